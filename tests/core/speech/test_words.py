"""What is said where, by the table that was agreed on, and that all of it is known beforehand."""

from collections.abc import Iterator, Mapping
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.routine import Block, ExerciseBlock, LegOrder, Pace, Routine, TimedBlock
from lunge_timer.core.sound_options import VoiceForm
from lunge_timer.core.speech.sentences import REPS, REPS_IN_ALL, SETS
from lunge_timer.core.speech.words import Anchor, every_sentence, own_words, text_of, utterances
from lunge_timer.core.timeline import Leg, StepKind, Timeline
from lunge_timer.store.assets import load_built_ins, load_exercises
from lunge_timer.store.timed_figures import load_timed_figures
from tests.core.speech.voices import TALKATIVE, timelines_with_words
from tests.core.strategies import routines

SHIPPED = load_exercises()
BUILT_INS = load_built_ins(SHIPPED)
TIMED = [*load_timed_figures().values()]


def lay_out(*blocks: Block, get_ready_s: float = 10) -> Timeline:
    return compile_timeline(Routine(name="Any", get_ready_s=get_ready_s, blocks=blocks), TALKATIVE)


def told(timeline: Timeline, index: int, form: VoiceForm) -> list[str]:
    """What is said in that step where there is room for all of it."""
    duration_ms = timeline.steps[index].duration_ms if index < len(timeline.steps) else None
    return [text_of(utterance.forms[0]) for utterance in utterances(timeline, index, duration_ms, form)]


def said(timeline: Timeline, form: VoiceForm = "brief") -> list[list[str]]:
    return [told(timeline, index, form) for index in range(len(timeline.steps) + 1)]


def test_a_squat_position_lunge_in_brief() -> None:
    timeline = lay_out(ExerciseBlock(exercise="squat", sets=1, reps=2))
    rep = [[], ["Hold"], ["Forward"], ["Hold"], ["Stand"]]
    first, last = ([[leg], *rep] for leg in ("Left", "Last: right"))
    assert said(timeline) == [
        ["Left leg first."],
        *first,
        ["Right"],
        *rep,
        *first,
        *last,
        ["Done."],
    ]


def test_the_full_form_adds_the_exercise_the_cue_the_check_the_half_and_the_reps() -> None:
    timeline = lay_out(ExerciseBlock(exercise="squat", sets=2, reps=1, rest_s=45))
    full = said(timeline, "full")
    assert full[0] == ["Squat. Set 1 of 2. Left leg first."]
    assert full[1:3] == [["Left"], ["Back"]]
    assert full[3] == ["Hold. Stay tall"]
    assert full[13] == [
        "Rest. 45 seconds. Hips level, facing forward",
        "Half",
        "Set 2 of 2. Left leg first.",  # the exercise has not changed
    ]
    assert full[-1] == ["Done. Left leg. 2 reps. Right leg. 2 reps."]


def test_where_a_new_exercise_has_little_room_its_name_is_told_before_the_number_of_its_set() -> None:
    timeline = lay_out(ExerciseBlock(exercise="squat", sets=2, reps=1))
    [announced] = utterances(timeline, 0, 10_000, "full")
    assert [*map(text_of, announced.forms)] == [
        "Squat. Set 1 of 2. Left leg first.",
        "Squat. Left leg first.",
        "Set 1 of 2. Left leg first.",
        "Left leg first.",
    ]


def test_reps_of_both_legs_are_told_by_their_number_and_the_last_as_the_last() -> None:
    timeline = lay_out(ExerciseBlock(exercise="curl", sets=1, reps=3))
    assert said(timeline)[:-1] == [["Both legs."], ["1"], [], ["2"], [], ["Last one"], []]


def at_the_end(reps: Mapping[Leg, int]) -> list[str]:
    """All forms of what is said at the end of a workout with so many reps, the longest first."""
    timeline = lay_out(ExerciseBlock(exercise="squat", sets=1, reps=1))
    [utterance] = utterances(timeline, len(timeline.steps), None, "full", reps=reps)
    return [text_of(form) for form in utterance.forms]


def test_up_to_120_reps_of_a_leg_are_told_at_the_end() -> None:
    assert at_the_end({Leg.LEFT: 36, Leg.RIGHT: 120}) == [
        "Done. Left leg. 36 reps. Right leg. 120 reps.",
        "Done.",
    ]
    assert {f"{number} reps." for number in range(2, 121)} <= EVERY


def test_where_a_leg_has_more_reps_than_are_recorded_those_of_the_other_are_told() -> None:
    assert at_the_end({Leg.LEFT: REPS_IN_ALL, Leg.RIGHT: REPS_IN_ALL + 1, Leg.BOTH: 40}) == [
        "Done. Left leg. 120 reps. Right leg. 121 reps. 40 reps.",
        "Done. Left leg. 120 reps. 40 reps.",
        "Done.",
    ]


def test_where_each_leg_has_its_own_set_the_set_names_it() -> None:
    timeline = lay_out(ExerciseBlock(exercise="lunge", sets=2, reps=1, legs=LegOrder.ALTERNATE_SETS))
    announced = [
        texts[-1] for texts, step in zip(said(timeline), timeline.steps, strict=False) if step.rep is None
    ]
    assert announced == [
        "Set 1 of 2. Left leg.",
        "Set 1 of 2. Right leg.",
        "Set 2 of 2. Left leg.",
        "Set 2 of 2. Right leg.",
    ]


def test_a_set_of_a_single_rep_has_no_last_one() -> None:
    timeline = lay_out(ExerciseBlock(exercise="curl", sets=1, reps=1))
    assert said(timeline)[1] == ["1"]


def test_the_legs_of_one_at_a_time_are_told_in_the_switch() -> None:
    timeline = lay_out(ExerciseBlock(exercise="lunge", sets=1, reps=1, legs=LegOrder.ONE_AT_A_TIME))
    assert said(timeline) == [
        ["Left leg first."],
        ["Left"],
        [],
        ["Switch legs. Right leg."],
        ["Last: right"],
        [],
        ["Done."],
    ]


def test_a_leg_that_has_its_reps_in_a_row_has_a_last_one_before_the_other_follows() -> None:
    row = [["Left"], [], ["Last: left"], []]
    other = [["Right"], [], ["Last: right"], []]
    switched = ExerciseBlock(exercise="lunge", sets=1, reps=2, legs=LegOrder.ONE_AT_A_TIME)
    assert said(lay_out(switched))[1:-1] == [*row, ["Switch legs. Right leg."], *other]
    at_once = replace(switched, switch_s=0)
    assert said(lay_out(at_once))[1:-1] == [*row, *other]
    own_sets = ExerciseBlock(exercise="lunge", sets=1, reps=2, legs=LegOrder.ALTERNATE_SETS)
    assert said(lay_out(own_sets))[1:-1] == [*row, ["Rest. 45 seconds.", "Right leg."], *other]


@given(timeline=timelines_with_words())
def test_a_last_one_is_told_at_the_end_of_every_row_of_reps_and_nowhere_else(timeline: Timeline) -> None:
    """A row: what a leg or both do without a rest, a switch or, save in turns, the other leg."""
    for number, rep in enumerate(timeline.reps):
        span = timeline.sets[rep.set_index]
        in_set = [each for each in timeline.reps if each.set_index == rep.set_index]
        place = in_set.index(rep)
        before = in_set[place - 1] if place else None
        after = in_set[place + 1] if place + 1 < len(in_set) else None
        is_last = len(in_set) > 1 and (
            after is None or (before is not None and before.leg is rep.leg is not after.leg)
        )
        [utterance] = utterances(timeline, rep.first, timeline.steps[rep.first].duration_ms, "brief")
        assert any("Last" in word for word in utterance.forms[0]) == is_last, (number, span)


def test_in_full_a_move_that_follows_no_hold_is_told_by_its_word_too() -> None:
    without_hold = lay_out(ExerciseBlock(exercise="lunge", sets=1, reps=1, legs=LegOrder.ALTERNATE))
    assert said(without_hold, "full")[1:-1] == [["Left"], ["Rise"], ["Last: right"], ["Rise"]]
    assert said(without_hold)[1:-1] == [["Left"], [], ["Last: right"], []]


@given(timeline=timelines_with_words())
def test_in_full_no_move_of_a_rep_but_its_first_is_without_a_word(timeline: Timeline) -> None:
    for index, step in enumerate(timeline.steps):
        if step.kind is StepKind.MOVE and index not in {rep.first for rep in timeline.reps}:
            [utterance] = utterances(timeline, index, step.duration_ms, "full")
            assert step.phase is not None
            assert utterance.forms == ((step.phase.word,),)


def test_a_timed_step_is_told_by_its_name_and_its_leg_and_in_full_by_its_cue() -> None:
    timeline = lay_out(TimedBlock(name="Pigeon pose", duration_s=30, per_leg=True, cue="Breathe"))
    assert said(timeline)[1:4] == [
        ["Pigeon pose. Left leg."],
        ["Switch legs. Right leg."],
        ["Pigeon pose. Right leg."],
    ]
    assert told(timeline, 1, "full") == ["Pigeon pose. Left leg. Breathe", "Half"]


def test_a_name_that_nobody_recorded_gives_way_to_the_neutral_word() -> None:
    timeline = lay_out(TimedBlock(name="My own thing", duration_s=30))
    [utterance] = utterances(timeline, 1, 30_000, "brief")
    assert utterance.forms == (("My own thing",), ("Go",))


def test_a_self_paced_rep_is_told_by_its_leg_and_the_move_after_a_hold_by_its_word() -> None:
    timeline = lay_out(ExerciseBlock(exercise="squat", sets=1, reps=1, pace=Pace.SELF))
    assert said(timeline)[1:6] == [["Left"], ["Hold"], ["Forward"], ["Hold"], ["Stand"]]


def shipped_blocks() -> st.SearchStrategy[Block]:
    """Blocks of shipped exercises and steps with other numbers than those that they ship with."""

    def of(name: str) -> st.SearchStrategy[Block]:
        orders = {"legs": st.sampled_from(LegOrder)} if SHIPPED[name].per_leg else {}
        return st.builds(
            ExerciseBlock,
            exercise=st.just(name),
            sets=st.integers(1, SETS),
            reps=st.integers(1, REPS // 10),
            rest_s=st.sampled_from([0, 5, 20, 45, 60]),
            first_leg=st.sampled_from(["left", "right"]),
            pace=st.sampled_from(Pace),
            **orders,
        )

    offers = [
        TimedBlock(name=figure.names[0], duration_s=offer.duration_s, per_leg=offer.per_leg, cue=offer.cue)
        for figure in TIMED
        for offer in figure.offers
    ]
    return st.sampled_from(sorted(SHIPPED)).flatmap(of) | st.sampled_from(offers)


EVERY = frozenset(
    every_sentence(SHIPPED.values(), (compile_timeline(each, SHIPPED) for each in BUILT_INS.values()), TIMED)
)


@settings(max_examples=30)
@given(blocks=st.lists(shipped_blocks(), min_size=1, max_size=3).map(tuple))
def test_all_that_routines_of_shipped_exercises_say_is_among_the_sentences(blocks: tuple[Block, ...]) -> None:
    timeline = compile_timeline(Routine(name="Any", blocks=blocks), SHIPPED)
    assert set(sentences_of(timeline)) <= EVERY


@pytest.mark.parametrize("routine_id", sorted(BUILT_INS))
def test_all_that_a_shipped_routine_says_is_among_the_sentences(routine_id: str) -> None:
    assert set(sentences_of(compile_timeline(BUILT_INS[routine_id], SHIPPED))) <= EVERY


def sentences_of(timeline: Timeline) -> Iterator[str]:
    for index in range(len(timeline.steps) + 1):
        duration_ms = timeline.steps[index].duration_ms if index < len(timeline.steps) else None
        for utterance in utterances(timeline, index, duration_ms, "full"):
            for form in utterance.forms:
                yield from form


@given(routine=routines())
def test_own_words_are_all_that_is_said_of_timed_steps_but_for_legs_and_the_neutral_word(
    routine: Routine,
) -> None:
    timeline = compile_timeline(routine, TALKATIVE)
    own = {*own_words(routine)}
    neutral = {"Go", "Left leg.", "Right leg."}
    for index, step in enumerate(timeline.steps):
        if step.kind is StepKind.TIMED:
            said = utterances(timeline, index, step.duration_ms, "full")
            opening = next(each for each in said if each.anchor is Anchor.START)
            assert {*chain.from_iterable(opening.forms)} <= own | neutral


def test_names_come_before_cues_and_a_step_without_a_cue_has_a_name_alone() -> None:
    blocks = (
        TimedBlock(name="Plank", duration_s=30, cue="Belly firm"),
        TimedBlock(name="Walk", duration_s=30),
        ExerciseBlock(exercise="squat", sets=1, reps=1),
    )
    assert [*own_words(Routine(name="Core", blocks=blocks))] == ["Plank", "Walk", "Belly firm"]
