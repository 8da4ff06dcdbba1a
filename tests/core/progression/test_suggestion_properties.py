"""What suggestion never does, whatever was done."""

from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from lunge_timer.core.adjust import easier, exercise_at, exercise_blocks
from lunge_timer.core.done_workout import Moment, Outcome, Pain, Workout
from lunge_timer.core.plan import size_problem
from lunge_timer.core.progression.ladder import rung_of
from lunge_timer.core.progression.suggestion import Rule, Suggestion, suggest
from lunge_timer.core.routine import Routine
from lunge_timer.core.routine_problems import problems_of
from lunge_timer.core.text.next_time import next_time, reason
from tests.core.progression.histories import DAY, EXERCISES, MINE, STRETCH, blocks, missed, routine, workout


def plans() -> st.SearchStrategy[Routine]:
    return st.lists(blocks(), min_size=1, max_size=3).map(lambda each: routine(STRETCH, *each))


PAINS = st.builds(
    Pain,
    moment=st.sampled_from(Moment),
    leg=st.sampled_from(["left", "right", "both"]),
    score=st.integers(0, 10),
    asked_ms=st.just(0),
)


@st.composite
def histories(draw: st.DrawFn, plan: Routine, *, good_ones: bool = False) -> list[Workout]:
    """Workouts of plan on some days, gone this way or that; or all of them gone well."""
    days = sorted(draw(st.lists(st.integers(0, 60), min_size=1, max_size=6)))
    some = st.just(value=False) if good_ones else st.sampled_from([False, False, True])
    return [
        workout(
            easier(plan) if eased else plan,
            day,
            eased=eased,
            uid=f"{number}",
            reserve=draw(st.integers(2, 4) if good_ones else st.none() | st.integers(0, 4)),
            effort=draw(st.none() | st.integers(1, 10)),
            missed={} if good_ones else draw(st.sampled_from([{}, {}, {"left": 1, "both": 1}])),
            outcome=draw(st.sampled_from(Outcome)),
            pain=() if good_ones else draw(st.lists(PAINS, max_size=2)),
        )
        for number, day in enumerate(days)
        for eased in [draw(some)]
    ]


@st.composite
def situations(draw: st.DrawFn, *, good_ones: bool = False) -> tuple[list[Workout], Routine, int]:
    """A history, the routine as it is kept, and today."""
    plan = draw(plans())
    history = draw(histories(plan, good_ones=good_ones))
    today = history[-1].local_day + draw(st.integers(0, 3) if good_ones else st.integers(0, 40))
    return history, plan, today


def rungs(plan: Routine) -> list[tuple[float, ...]]:
    return [rung_of(block, EXERCISES[block.exercise]).amounts for block in exercise_blocks(plan)]


def asks_for_more(suggestion: Suggestion) -> bool:
    return any(
        new > old
        for before, after in zip(rungs(suggestion.before), rungs(suggestion.after), strict=True)
        for old, new in zip(before, after, strict=True)
    )


def found(situation: tuple[list[Workout], Routine, int], *answered: str) -> Suggestion | None:
    history, kept, today = situation
    return suggest(history, MINE, kept, EXERCISES, today=today, answered=answered)


@given(plans(), st.integers(-100, 40_000))
def test_an_empty_history_says_nothing(plan: Routine, today: int) -> None:
    assert suggest([], MINE, plan, EXERCISES, today=today) is None


@given(situations())
def test_the_same_history_always_says_the_same(situation: tuple[list[Workout], Routine, int]) -> None:
    assert found(situation) == found(situation)


@given(situations(good_ones=True))
def test_nothing_asks_for_more_after_a_miss(situation: tuple[list[Workout], Routine, int]) -> None:
    history, kept, today = situation
    last = replace(missed(kept, today - DAY), uid="last")
    suggestion = found(([*history, last], kept, today))
    assert suggestion is None or not asks_for_more(suggestion)


@given(situations(), PAINS)
def test_nothing_asks_for_more_where_it_hurts(
    situation: tuple[list[Workout], Routine, int], pain: Pain
) -> None:
    history, kept, today = situation
    assume(pain.score > 2)
    last = workout(kept, today - DAY, reserve=4, pain=[pain], uid="last")
    suggestion = found(([*history, last], kept, today))
    assert suggestion is not None
    assert not asks_for_more(suggestion)


@given(situations(good_ones=True))
def test_no_number_is_raised_past_its_range(situation: tuple[list[Workout], Routine, int]) -> None:
    suggestion = found(situation)
    assume(suggestion is not None and suggestion.rule is Rule.EARNED)
    assert suggestion is not None
    for number in suggestion.blocks:
        before, after = exercise_at(suggestion.before, number), exercise_at(suggestion.after, number)
        exercise = EXERCISES[after.exercise]
        ladder = exercise.guideline.ladder
        assert ladder is not None
        for old, new, high in (
            (before.reps_in(1, "left"), after.reps_in(1, "left"), ladder.reps[1]),
            (before.sets, after.sets, ladder.most_sets),
            *(
                (before.phase_s(phase), after.phase_s(phase), exercise.guideline.hold_s[1])
                for phase in exercise.phases
            ),
        ):
            assert new <= max(old, high)
    assert not [*problems_of(suggestion.after, EXERCISES)]
    assert size_problem(suggestion.after, EXERCISES) is None


@given(situations(good_ones=True))
def test_a_session_never_grows_past_its_sets(situation: tuple[list[Workout], Routine, int]) -> None:
    suggestion = found(situation)
    assume(suggestion is not None)
    assert suggestion is not None

    def sets(plan: Routine) -> int:
        counted = (b for b in exercise_blocks(plan) if EXERCISES[b.exercise].guideline.session == "glutes")
        return sum(block.sets for block in counted)

    assert sets(suggestion.after) <= max(10, sets(suggestion.before))


@given(situations())
def test_a_step_down_raises_no_number(situation: tuple[list[Workout], Routine, int]) -> None:
    suggestion = found(situation)
    assume(suggestion is not None and suggestion.rule is not Rule.EARNED)
    assert suggestion is not None
    assert not asks_for_more(suggestion)


@given(situations())
def test_declined_is_not_repeated_before_another_workout(
    situation: tuple[list[Workout], Routine, int],
) -> None:
    suggestion = found(situation)
    assume(suggestion is not None)
    assert suggestion is not None
    assert found(situation, suggestion.key) is None


@given(situations(good_ones=True))
def test_more_is_asked_for_only_after_two_good_ones_within_three_weeks(
    situation: tuple[list[Workout], Routine, int],
) -> None:
    history, _kept, today = situation
    suggestion = found(situation)
    if suggestion is not None and suggestion.rule is Rule.EARNED:
        assert len(history) > 1
        assert today - history[-2].local_day <= 21


@given(situations())
def test_it_is_said_in_one_sentence_of_what_and_one_of_why(
    situation: tuple[list[Workout], Routine, int],
) -> None:
    suggestion = found(situation)
    assume(suggestion is not None)
    assert suggestion is not None
    what, why = next_time(suggestion, EXERCISES), reason(suggestion, EXERCISES)
    assert what
    assert why.endswith(".")
    assert "{" not in what + why
    assert "\n" not in what + why
