"""A measure of each leg over time: of all its days the wanted ones, put together where there are many."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from lunge_timer.core.done_workout import Workout
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.progression.leg_test import leg_difference, leg_test_days
from lunge_timer.core.text.next_time import difference_line
from lunge_timer.core.timeline import Leg
from lunge_timer.core.trends import TrendPoint, trends
from lunge_timer.core.weeks import DAYS, date_of, day_number, monday_of

MOST_POINTS = 14  # side by side, each wide enough to be hit where the chart is narrowest
_QUARTER_DAYS, _YEAR_DAYS = 92, 366
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


class Measure(StrEnum):
    """What is told of a leg: a count, milliseconds, or grams."""

    REPS = "reps"  # a set, on average
    HELD = "held"  # a workout, all holds together
    LONGEST = "longest"  # single hold
    LOAD = "load"


_VALUES: Mapping[Measure, Callable[[TrendPoint], float]] = {
    Measure.REPS: attrgetter("reps_a_set"),
    Measure.HELD: attrgetter("held_ms"),
    Measure.LONGEST: attrgetter("longest_hold_ms"),
    Measure.LOAD: attrgetter("load_g"),
}
_MEANS = frozenset({Measure.REPS, Measure.HELD})  # of all others the best counts


class Span(StrEnum):
    """How far back one looks."""

    QUARTER = "quarter"
    YEAR = "year"
    ALL = "all"


class Unit(StrEnum):
    """What one point stands for."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class LegDay(NamedTuple):
    """What each leg did on one day, a workout's local_day."""

    day: int
    done: Mapping[Leg, TrendPoint]


class ExerciseTrend(NamedTuple):
    """An exercise that was done, its days in their order, and what there is to be measured of it.

    leg_names: what its reps are called by leg, as Left leg back. finding: what its leg
    tests say, the last of them on tested_day; nothing where there was none.
    """

    exercise: str
    name: str
    leg_names: Mapping[Leg, str]
    days: Sequence[LegDay]
    measures: tuple[Measure, ...]
    finding: str = ""
    tested_day: int = 0


class ChartPoint(NamedTuple):
    """One or several days: the first day of that unit, its place among all units, and each leg's value."""

    day: int
    slot: int
    values: Mapping[Leg, float]


class Series(NamedTuple):
    """Points in their order; slots is how many units there are from the first to the last."""

    measure: Measure
    unit: Unit
    points: tuple[ChartPoint, ...]

    @property
    def slots(self) -> int:
        return self.points[-1].slot + 1 if self.points else 0

    @property
    def legs(self) -> tuple[Leg, ...]:
        """Those of which there is a value."""
        return tuple(leg for leg in Leg if any(leg in point.values for point in self.points))


def exercise_trends(workouts: Sequence[Workout], exercises: Exercises) -> tuple[ExerciseTrend, ...]:
    """Every exercise that was done, that of the last workout first; a measure of zeros is left out."""
    legs: dict[str, dict[Leg, Sequence[TrendPoint]]] = {}
    for (exercise, leg), points in trends(workouts).items():
        if leg != "none":
            legs.setdefault(exercise, {})[Leg(leg)] = points
    latest = {exercise: max(points[-1].day for points in found.values()) for exercise, found in legs.items()}
    order = sorted(legs, key=lambda exercise: latest[exercise], reverse=True)
    return tuple(_exercise_trend(exercise, legs[exercise], workouts, exercises) for exercise in order)


def series_of(measure: Measure, days: Sequence[LegDay], span: Span, today: int) -> Series:
    """The days within span, as few points as can be told apart and hit."""
    if span is not Span.ALL:
        first = today - (_QUARTER_DAYS if span is Span.QUARTER else _YEAR_DAYS)
        days = [each for each in days if each.day > first]
    if not days:
        return Series(measure, Unit.DAY, ())
    unit = _unit_for(days[0].day, days[-1].day)
    zero = _slot(days[0].day, unit)
    points = [
        ChartPoint(_first_day(slot, unit), slot - zero, _together(measure, group))
        for slot, group in groupby(days, lambda each: _slot(each.day, unit))
    ]
    return Series(measure, unit, tuple(points))


def _exercise_trend(
    exercise: str, legs: Mapping[Leg, Sequence[TrendPoint]], workouts: Sequence[Workout], exercises: Exercises
) -> ExerciseTrend:
    by_day: dict[int, dict[Leg, TrendPoint]] = {}
    for leg, points in legs.items():
        for point in points:
            by_day.setdefault(point.day, {})[leg] = point
    days = tuple(LegDay(day, done) for day, done in sorted(by_day.items()))
    measures = tuple(
        measure
        for measure, value in _VALUES.items()
        if any(value(point) for points in legs.values() for point in points)
    )
    known, tests = exercises.get(exercise), leg_test_days(workouts, exercise)
    if known is None:
        return ExerciseTrend(exercise, exercise, {}, days, measures)
    names = {leg: known.leg_labels[leg.value] for leg in legs if leg.value in known.leg_labels}
    finding = difference_line(leg_difference(tests), known) if tests else ""
    return ExerciseTrend(exercise, known.name, names, days, measures, finding, tests[-1].day if tests else 0)


def _unit_for(first: int, last: int) -> Unit:
    """The finest unit of which there are not too many."""
    fine = (unit for unit in Unit if _slot(last, unit) - _slot(first, unit) < MOST_POINTS)
    return next(fine, Unit.YEAR)


def _slot(day: int, unit: Unit) -> int:
    """The number of the unit in which day is, one after the other."""
    if unit is Unit.DAY:
        return day
    if unit is Unit.WEEK:
        return monday_of(day) // DAYS
    then = date_of(day)
    return (then.year * 12 + then.month - 1) // _MONTHS[unit]


def _first_day(slot: int, unit: Unit) -> int:
    if unit is Unit.DAY:
        return slot
    if unit is Unit.WEEK:
        return monday_of(slot * DAYS + DAYS - 1)
    year, month = divmod(slot * _MONTHS[unit], 12)
    return day_number(date(year, month + 1, 1))


def _together(measure: Measure, days: Iterable[LegDay]) -> Mapping[Leg, float]:
    """Each leg's average, or its best."""
    value = _VALUES[measure]
    found: dict[Leg, list[float]] = {}
    for each in days:
        for leg, point in each.done.items():
            found.setdefault(leg, []).append(value(point))
    if measure in _MEANS:
        return {leg: sum(values) / len(values) for leg, values in found.items()}
    return {leg: max(values) for leg, values in found.items()}
