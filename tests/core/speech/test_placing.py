"""When something is said: whole or not at all, clear of every sound, never two things at once."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.cues import Cue, Sound, step_cues
from lunge_timer.core.routine import Block, ExerciseBlock, LegOrder, Pace, Routine, TimedBlock
from lunge_timer.core.sound_options import VoiceForm
from lunge_timer.core.speech.placing import SentenceMs, Spoken, length_of, spoken_in
from lunge_timer.core.speech.words import Anchor, utterances
from lunge_timer.core.timeline import Timeline
from tests.core.speech.voices import TALKATIVE, evenly, timelines_with_words, voices

FORMS: st.SearchStrategy[VoiceForm] = st.sampled_from(["brief", "full"])
STEPS = st.integers(0, 10_000)
LENGTHS = st.none() | st.integers(1, 120_000)


def drawn(timeline: Timeline, index: int, length_ms: int | None) -> tuple[int, int | None]:
    """A step of the timeline or its end, and how long it lasts: as planned, or as the person changed it."""
    index %= len(timeline.steps) + 1
    if index == len(timeline.steps):
        return index, None
    planned_ms = timeline.steps[index].duration_ms
    return index, planned_ms if length_ms is None or planned_ms is None else length_ms


def sound_ms(sound: Sound) -> int:
    """The longest that the sound may last."""
    return 1000 if sound is Sound.DONE else 300


@given(timeline=timelines_with_words(), index=STEPS, length_ms=LENGTHS, form=FORMS, voice=voices())
def test_what_is_said_is_whole_inside_its_step_and_clear_of_every_sound(
    timeline: Timeline, index: int, length_ms: int | None, form: VoiceForm, voice: SentenceMs
) -> None:
    index, duration_ms = drawn(timeline, index, length_ms)
    cues = step_cues(timeline, index, duration_ms)
    for spoken in spoken_in(timeline, index, duration_ms, form, voice):
        assert spoken.length_ms == length_of(spoken.sentences, voice)
        assert spoken.at_ms >= 300
        assert duration_ms is None or spoken.end_ms <= duration_ms
        for cue in cues:
            before, after = cue.at_ms + sound_ms(cue.sound) <= spoken.at_ms, spoken.end_ms <= cue.at_ms - 150
            assert before or after


@given(timeline=timelines_with_words(), rest_ms=st.integers(1, 120_000), form=FORMS, voice=voices())
def test_never_are_two_things_said_at_once(
    timeline: Timeline, rest_ms: int, form: VoiceForm, voice: SentenceMs
) -> None:
    for index, step in enumerate(timeline.steps):
        for duration_ms in {step.duration_ms, rest_ms if step.duration_ms else None}:
            said = spoken_in(timeline, index, duration_ms, form, voice)
            assert all(one.end_ms + 300 <= other.at_ms for one, other in pairwise(said))
            assert len({spoken.anchor for spoken in said}) == len(said)


@given(timeline=timelines_with_words(), index=STEPS, length_ms=LENGTHS, form=FORMS, voice=voices())
def test_the_long_form_is_said_where_it_fits_else_the_next_shorter_one(
    timeline: Timeline, index: int, length_ms: int | None, form: VoiceForm, voice: SentenceMs
) -> None:
    index, duration_ms = drawn(timeline, index, length_ms)
    said = {spoken.anchor: spoken for spoken in spoken_in(timeline, index, duration_ms, form, voice)}
    cues = step_cues(timeline, index, duration_ms)
    for utterance in utterances(timeline, index, duration_ms, form):
        spoken = said.pop(utterance.anchor, None)
        longer = utterance.forms
        if spoken is not None:
            longer = longer[: longer.index(spoken.sentences)]
        later = [other.at_ms - 300 for other in said.values()]
        room_ms = room_of(utterance.anchor, cues, duration_ms, later)
        for sentences in longer:
            length = length_of(sentences, voice)
            assert length is None or (room_ms is not None and length > room_ms)


def room_of(anchor: Anchor, cues: tuple[Cue, ...], duration_ms: int | None, later: list[int]) -> int | None:
    """How long the stretch is that the anchor names, up to the next sound; None: without an end."""
    ticks = [cue.at_ms for cue in cues if cue.sound is Sound.TICK]
    if anchor is Anchor.COUNTDOWN:
        begin = max((cue.at_ms for cue in cues if cue.sound is not Sound.TICK), default=0) + 300
        ends = [tick - 150 for tick in ticks] or [duration_ms or 0]
    else:
        [at_ms] = [cue.at_ms for cue in cues if cue.sound is Sound.HALF] if anchor is Anchor.HALF else [0]
        is_end = any(cue.sound is Sound.DONE for cue in cues)
        begin = at_ms + (1000 if is_end else 300)
        ends = [cue.at_ms - 150 for cue in cues if cue.at_ms > at_ms]
        if not ends and duration_ms is not None:
            ends = [duration_ms]
    return min([*ends, *later]) - begin if ends or later else None


def lay_out(*blocks: Block, get_ready_s: float = 10) -> Timeline:
    return compile_timeline(Routine(name="Any", get_ready_s=get_ready_s, blocks=blocks), TALKATIVE)


def told(timeline: Timeline, index: int, form: VoiceForm = "brief") -> list[tuple[int, str]]:
    said = spoken_in(timeline, index, timeline.steps[index].duration_ms, form, evenly)
    return [(spoken.at_ms, spoken.text) for spoken in said]


SQUATS = lay_out(ExerciseBlock(exercise="squat", sets=2, reps=1, rest_s=45))
REST = next(index for index, step in enumerate(SQUATS.steps) if step.label == "Rest")


def test_the_coming_set_is_told_right_before_the_countdown_of_get_ready_and_rest() -> None:
    announced = "Set 1 of 2. Left leg first."
    length_ms = 60 * (len(announced) - 1) + 120
    assert told(SQUATS, 0) == [(7000 - 150 - length_ms, announced)]
    assert told(SQUATS, REST)[-1] == (42_000 - 150 - length_ms, "Set 2 of 2. Left leg first.")


def test_a_rep_is_told_300_ms_after_its_beginning() -> None:
    assert told(SQUATS, 1) == [(300, "Left")]


def test_a_half_is_told_after_its_double_tick() -> None:
    assert told(SQUATS, REST, "full")[1] == (22_500 + 300, "Half")


@pytest.mark.parametrize(("rest_s", "before"), [(5, ["Rest."]), (6, ["Rest."]), (10, ["Rest. 10 seconds."])])
def test_where_both_want_the_same_room_the_coming_set_has_it(rest_s: int, before: list[str]) -> None:
    timeline = lay_out(ExerciseBlock(exercise="squat", sets=2, reps=1, rest_s=rest_s))
    said = [text for _at_ms, text in told(timeline, REST)]
    assert said[:-1] == before
    assert said[-1] in {"Set 2 of 2. Left leg first.", "Left leg first."}


def test_a_sentence_that_was_never_recorded_gives_way_to_the_shorter_form() -> None:
    def without_numbers(sentence: str) -> int | None:
        return None if any(letter.isdigit() for letter in sentence) else evenly(sentence)

    said = spoken_in(SQUATS, REST, 45_000, "brief", without_numbers)
    assert [spoken.text for spoken in said] == ["Rest.", "Left leg first."]


def test_in_a_step_that_waits_there_is_always_room_unless_it_is_written_down() -> None:
    timeline = lay_out(ExerciseBlock(exercise="lunge", sets=1, reps=2, pace=Pace.SELF), get_ready_s=0)

    def slowly(_sentence: str) -> int:
        return 9000

    assert spoken_in(timeline, 0, None, "brief", slowly)[0].text == "Left"
    assert spoken_in(timeline, 0, None, "brief", slowly, open_ms=4000) == ()


def test_where_the_voice_is_off_nothing_is_said() -> None:
    assert all(not spoken_in(SQUATS, index, None, "off", evenly) for index in range(len(SQUATS.steps) + 1))


@pytest.mark.parametrize("hold_s", [1, 2, 2.5, 4])
def test_a_hold_is_told_where_its_countdown_leaves_room(hold_s: float) -> None:
    timeline = lay_out(ExerciseBlock(exercise="squat", sets=1, reps=1, phases_s={"hold-back": hold_s}))
    assert told(timeline, 3) == ([(300, "Hold")] if hold_s in {2, 4} else [])


def test_what_is_said_at_the_end_begins_when_its_sound_has_ended() -> None:
    end = len(SQUATS.steps)
    [spoken] = spoken_in(SQUATS, end, None, "brief", evenly)
    assert spoken == Spoken(1000, evenly("Done."), ("Done.",), Anchor.START)


def test_a_switch_and_a_timed_step_before_a_set_announce_it_too() -> None:
    block = ExerciseBlock(exercise="lunge", sets=1, reps=1, legs=LegOrder.ONE_AT_A_TIME, switch_s=6)
    timeline = lay_out(TimedBlock(name="Walk", duration_s=30), block)
    assert [text for _at_ms, text in told(timeline, 1)] == ["Walk", "Left leg first."]
    switch = next(index for index, step in enumerate(timeline.steps) if step.label == "Switch legs")
    assert told(timeline, switch) == [(300, "Switch legs. Right leg.")]
