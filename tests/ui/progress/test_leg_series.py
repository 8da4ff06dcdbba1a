"""Days put together to points: as fine as they can be hit, and none of them lost."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lunge_timer.core.timeline import Leg
from lunge_timer.core.trends import TrendPoint
from lunge_timer.core.weeks import day_number
from lunge_timer.ui.progress.leg_series import LegDay, Measure, Span, Unit, exercise_trends, series_of
from tests.ui.progress.histories import exercises, sets_of, workout

TODAY = day_number(date(2026, 11, 26))


def point(value: float) -> TrendPoint:
    """All of its measures are that."""
    whole = int(value)
    return TrendPoint(day=0, reps_a_set=value, held_ms=whole, longest_hold_ms=whole, load_g=whole)


def day(offset: int, **legs: float) -> LegDay:
    return LegDay(TODAY - offset, {Leg(leg): point(value) for leg, value in legs.items()})


def days(*offsets: int, left: float = 10, right: float = 9) -> list[LegDay]:
    return [day(offset, left=left, right=right) for offset in offsets]


@pytest.mark.parametrize(
    ("oldest", "unit"),
    [
        (0, Unit.DAY),
        (13, Unit.DAY),
        (14, Unit.WEEK),
        (90, Unit.WEEK),
        (120, Unit.MONTH),
        (450, Unit.QUARTER),
        (1_400, Unit.YEAR),
        (12 * 365, Unit.YEAR),
    ],
)
def test_points_are_as_fine_as_fourteen_of_them_allow(oldest: int, unit: Unit) -> None:
    series = series_of(Measure.REPS, days(oldest, 0) if oldest else days(0), Span.ALL, TODAY)
    assert series.unit is unit
    assert series.slots <= 14


def test_a_span_leaves_out_what_is_older() -> None:
    known = days(800, 300, 80, 3)
    assert len(series_of(Measure.REPS, known, Span.QUARTER, TODAY).points) == 2
    assert len(series_of(Measure.REPS, known, Span.YEAR, TODAY).points) == 3
    assert len(series_of(Measure.REPS, known, Span.ALL, TODAY).points) == 4


def test_nothing_in_the_span_is_no_point() -> None:
    series = series_of(Measure.REPS, days(800), Span.QUARTER, TODAY)
    assert (series.points, series.slots, series.legs) == ((), 0, ())


def test_weeks_begin_on_mondays_and_keep_their_distance() -> None:
    series = series_of(Measure.REPS, days(38, 36, 3), Span.ALL, TODAY)
    assert series.unit is Unit.WEEK
    assert [date.fromordinal(point.day + 719163).isoformat() for point in series.points] == [
        "2026-10-19",
        "2026-11-23",
    ]
    assert [point.slot for point in series.points] == [0, 5]


def test_reps_and_time_are_averages_and_holds_and_loads_the_best() -> None:
    known = [day(20, left=8), day(19, left=11), day(0, left=9)]
    averages = [series_of(one, known, Span.ALL, TODAY) for one in (Measure.REPS, Measure.HELD)]
    bests = [series_of(one, known, Span.ALL, TODAY) for one in (Measure.LONGEST, Measure.LOAD)]
    assert [series.points[0].values for series in averages] == [{Leg.LEFT: 9.5}] * 2
    assert [series.points[0].values for series in bests] == [{Leg.LEFT: 11}] * 2


@given(
    st.sets(st.integers(0, 12 * 365), min_size=1, max_size=60),
    st.sampled_from(list(Measure)),
    st.sampled_from(list(Span)),
)
def test_points_stand_in_order_each_in_its_own_place(offsets: set[int], measure: Measure, span: Span) -> None:
    series = series_of(measure, days(*sorted(offsets, reverse=True)), span, TODAY)
    slots = [point.slot for point in series.points]
    assert slots == sorted(set(slots))
    assert series.slots <= 14
    assert [point.day for point in series.points] == sorted(point.day for point in series.points)
    assert all(point.values == {Leg.LEFT: 10, Leg.RIGHT: 9} for point in series.points)


def test_the_exercise_of_the_last_workout_comes_first_and_measures_of_nothing_are_left_out() -> None:
    done = [
        workout("a", TODAY - 9, "evening-legs", hold_ms=3_000),
        workout("b", TODAY - 2, "built-in/beginner-reverse-lunge"),
        workout("c", TODAY - 1, "built-in/gym-glute-session", counts={"both": 15}),
    ]
    trends = exercise_trends(done, exercises())
    assert [trend.exercise for trend in trends] == [
        "machine-leg-curl",
        "reverse-lunge",
        "squat-position-reverse-lunge",
    ]
    assert [trend.measures for trend in trends] == [
        (Measure.REPS,),
        (Measure.REPS,),
        (Measure.REPS, Measure.HELD, Measure.LONGEST),
    ]
    assert trends[0].leg_names == {Leg.BOTH: "Both legs"}
    assert trends[1].leg_names == {Leg.LEFT: "Left leg back", Leg.RIGHT: "Right leg back"}
    assert trends[1].finding == ""


def test_an_exercise_that_is_known_no_more_keeps_its_numbers() -> None:
    sets = sets_of("my-own-step", {"left": 4, "right": 4})
    trends = exercise_trends([workout("a", TODAY, sets=sets)], exercises())
    assert (trends[0].name, trends[0].leg_names) == ("my-own-step", {})
    series = series_of(Measure.REPS, trends[0].days, Span.ALL, TODAY)
    assert series.points[0].values == {Leg.LEFT: 4, Leg.RIGHT: 4}
