from msgspec.structs import replace

from lunge_timer.core.routine import Load
from lunge_timer.core.trends import TrendPoint, trends
from tests.core.progression.histories import (
    DAY,
    HOLDS,
    LUNGES,
    STRETCH,
    held,
    leg_test,
    of,
    routine,
    workout,
)

LUNGE, SQUAT = "reverse-lunge", "squat-position-reverse-lunge"


def test_each_leg_has_a_series_of_its_own() -> None:
    found = trends([workout(of(LUNGES), missed={"left": 3})])
    assert {*found} == {(LUNGE, "left"), (LUNGE, "right")}
    assert [point.reps_a_set for point in found[LUNGE, "left"]] == [9]
    assert [point.reps_a_set for point in found[LUNGE, "right"]] == [10]


def test_a_point_is_a_day_with_its_reps_holds_and_load() -> None:
    plan = held(5, 3, sets=2, reps=4, load=Load(kind="vest", kg=2.5))
    (point,) = trends([workout(plan)])[SQUAT, "left"]
    assert point == TrendPoint(day=DAY, reps_a_set=4, held_ms=2 * 4 * 8000, longest_hold_ms=5000, load_g=2500)


def test_workouts_of_one_day_are_one_point_and_days_come_in_their_order() -> None:
    history = [workout(of(LUNGES, reps=12), 3), workout(of(LUNGES, reps=8)), workout(of(LUNGES, reps=10))]
    points = trends(history)[LUNGE, "right"]
    assert [(point.day - DAY, point.reps_a_set) for point in points] == [(0, 9), (3, 12)]


def test_leg_tests_are_apart_from_training() -> None:
    history = [workout(of(LUNGES)), leg_test(1, 20, 18)]
    assert [point.day for point in trends(history)[LUNGE, "left"]] == [DAY]
    assert [point.reps_a_set for point in trends(history, "test")[LUNGE, "right"]] == [18]


def test_timed_steps_what_was_deleted_and_what_was_not_begun_are_no_points() -> None:
    done = workout(routine(STRETCH, HOLDS))
    not_begun = replace(done, sets=tuple(replace(one, reps_done=0, held_ms=0) for one in done.sets))
    stretch = replace(done, sets=(replace(done.sets[0], exercise="Glute stretch", reps_planned=0),))
    for history in ([], [replace(done, deleted_ms=1)], [not_begun], [stretch]):
        assert trends(history) == {}
