import pytest
from msgspec.structs import replace

from lunge_timer.core.done_workout import Outcome
from lunge_timer.core.text.last_done import days_ago, last_done_line
from tests.core.progression.histories import (
    CURLS,
    DAY,
    EXERCISES,
    HOLDS,
    LUNGES,
    STRETCH,
    leg_test,
    of,
    routine,
    workout,
)

DONE = workout(of(HOLDS))


@pytest.mark.parametrize(
    ("days", "words"),
    [(-3, "today"), (0, "today"), (1, "yesterday"), (2, "2 days ago"), (400, "400 days ago")],
)
def test_days_are_told_as_people_tell_them(days: int, words: str) -> None:
    assert days_ago(days) == words


def test_all_of_it_is_told_leg_by_leg() -> None:
    assert last_done_line(DONE, EXERCISES, today=DAY + 3) == "3 days ago, all 15 + 15"


def test_both_legs_together_are_one_count() -> None:
    assert last_done_line(workout(of(CURLS)), EXERCISES, today=DAY) == "today, all 60"


def test_what_was_not_done_is_told_beside_what_was_planned() -> None:
    part = workout(of(HOLDS), missed={"left": 3})
    assert last_done_line(part, EXERCISES, today=DAY + 1) == "yesterday, 12 + 15 of 15 + 15"


def test_a_workout_that_was_stopped_was_not_all() -> None:
    stopped = workout(of(LUNGES), reached=2, outcome=Outcome.STOPPED)
    assert last_done_line(stopped, EXERCISES, today=DAY) == "today, 20 + 20 of 30 + 30"


def test_a_plan_that_cannot_be_read_leaves_what_is_written_of_the_sets() -> None:
    unreadable = replace(workout(of(LUNGES), reached=2), document="")
    assert last_done_line(unreadable, EXERCISES, today=DAY) == "today, all 20 + 20"


def test_an_exercise_of_a_newer_program_has_no_reps_to_tell() -> None:
    foreign = replace(DONE, document=DONE.document.replace("squat-position-reverse-lunge", "wall-sit"))
    assert last_done_line(foreign, EXERCISES, today=DAY) == "today"


def test_legs_apart_and_together_stand_side_by_side() -> None:
    assert last_done_line(workout(routine(LUNGES, CURLS)), EXERCISES, today=DAY) == "today, all 30 + 30 + 60"


def test_timed_steps_alone_have_no_reps_to_tell() -> None:
    assert last_done_line(workout(routine(STRETCH)), EXERCISES, today=DAY) == "today"


def test_a_leg_test_tells_its_better_trial_since_it_has_no_number_to_reach() -> None:
    assert last_done_line(leg_test(0, 23, 25), EXERCISES, today=DAY) == "today, 23 reps + 25 reps"
    assert last_done_line(leg_test(0, 38_400, 41_000, ms=True), EXERCISES, today=DAY) == "today, 38 s + 41 s"
