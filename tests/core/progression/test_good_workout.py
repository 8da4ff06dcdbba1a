import pytest
from msgspec.structs import replace

from lunge_timer.core.done_workout import Outcome, Workout
from lunge_timer.core.progression.good_workout import Judged, Judgement, judge, plan_of
from tests.core.progression.histories import (
    CURLS,
    EXERCISES,
    HOLDS,
    LUNGES,
    STRETCH,
    hurt,
    of,
    routine,
    workout,
)

BEGINNER = of(LUNGES)
GOOD, MISSED, NEITHER = Judged(Judgement.GOOD), Judged(Judgement.MISSED), Judged(Judgement.NEITHER)


def judged(done: Workout, number: int = 0) -> Judged | None:
    plan = plan_of(done)
    assert plan is not None
    return judge(done, plan, number, EXERCISES[done.sets[0].exercise])


@pytest.mark.parametrize(
    ("done", "judgement"),
    [
        (workout(BEGINNER, reserve=2), GOOD),
        (workout(BEGINNER, reserve=1), NEITHER),
        (workout(BEGINNER, reserve=1, effort=1), NEITHER),  # what was asked for goes before the effort
        (workout(BEGINNER, reserve=2, effort=10), GOOD),
        (workout(BEGINNER, effort=6), Judged(Judgement.GOOD, by_effort=True)),
        (workout(BEGINNER, effort=7), NEITHER),
        (workout(BEGINNER), NEITHER),
        (workout(BEGINNER, reserve={"left": 2}), NEITHER),
        (workout(BEGINNER, reserve={"left": 2}, effort=6), Judged(Judgement.GOOD, by_effort=True)),
        (workout(BEGINNER, reserve=4, missed={"right": 1}), MISSED),
        (workout(BEGINNER, reserve=4, reached=2), MISSED),
        (workout(BEGINNER, reserve=4, reached=2, outcome=Outcome.RECOVERED), NEITHER),
        (workout(BEGINNER, reserve=4, outcome=Outcome.RECOVERED), GOOD),
        (workout(BEGINNER, reserve=4, pain=[hurt(3)]), NEITHER),
        (workout(BEGINNER, reserve=4, missed={"left": 1}, pain=[hurt(3)]), MISSED),
        (workout(of(HOLDS), reserve=4, let_go_ms=1), MISSED),
        (workout(of(HOLDS), reserve=4, let_go_ms=-5000), GOOD),  # held for longer than planned
        (workout(of(CURLS), reserve=2), GOOD),
        (workout(of(CURLS), reserve=2, missed={"both": 1}), MISSED),
    ],
)
def test_a_workout_is_good_missed_or_neither(done: Workout, judgement: Judged) -> None:
    assert judged(done) == judgement


def test_a_timed_step_and_a_block_that_was_not_begun_are_not_judged() -> None:
    done = workout(routine(LUNGES, STRETCH), reserve=2)
    assert judged(done, 1) is None
    idle = tuple(replace(one, worked_ms=0, reps_done=0) for one in done.sets)
    assert judged(replace(done, sets=idle)) is None


@pytest.mark.parametrize("document", ["", "{}", "null", '{"version": 2}', "[" * 100_000, "\x00"])
def test_a_plan_that_cannot_be_read_is_none(document: str) -> None:
    assert plan_of(replace(workout(BEGINNER), document=document)) is None
