"""A measure of each leg over time: of all its days the wanted ones, put together where there are many."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from lunge_timer.core.timeline import Leg

EPOCH = date(1970, 1, 1).toordinal()  # days are counted from here, as a workout's local_day is
_MOST_POINTS = 14  # side by side, each wide enough to be hit where the chart is narrowest
_QUARTER_DAYS, _YEAR_DAYS = 92, 366
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


class Measure(StrEnum):
    """What is told of a leg: a count, milliseconds, or grams."""

    REPS = "reps"  # a set, on average
    HELD = "held"  # a workout, all holds together
    LONGEST = "longest"  # single hold
    LOAD = "load"


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
    """What each leg did on one day, counted from 1970-01-01."""

    day: int
    values: Mapping[Leg, float]


class ExerciseTrend(NamedTuple):
    """An exercise that was done, and its measures, each with its days in their order.

    leg_names: what its reps are called by leg, as Left leg back. finding: what leg tests say, or nothing.
    """

    exercise: str
    name: str
    leg_names: Mapping[Leg, str]
    measures: Mapping[Measure, Sequence[LegDay]]
    finding: str = ""


class Point(NamedTuple):
    """One or several days: the first day of that unit, its place among all units, and each leg's value."""

    day: int
    slot: int
    values: Mapping[Leg, float]


class Series(NamedTuple):
    """Points in their order; slots is how many units there are from the first to the last."""

    measure: Measure
    unit: Unit
    points: tuple[Point, ...]

    @property
    def slots(self) -> int:
        return self.points[-1].slot + 1 if self.points else 0

    @property
    def legs(self) -> tuple[Leg, ...]:
        """Those of which there is a value."""
        return tuple(leg for leg in Leg if any(leg in point.values for point in self.points))


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
        Point(_first_day(slot, unit), slot - zero, _together(measure, group))
        for slot, group in groupby(days, lambda each: _slot(each.day, unit))
    ]
    return Series(measure, unit, tuple(points))


def _unit_for(first: int, last: int) -> Unit:
    """The finest unit of which there are not too many."""
    fine = (unit for unit in Unit if _slot(last, unit) - _slot(first, unit) < _MOST_POINTS)
    return next(fine, Unit.YEAR)


def _slot(day: int, unit: Unit) -> int:
    """The number of the unit in which day is, one after the other."""
    if unit is Unit.DAY:
        return day
    if unit is Unit.WEEK:
        return (day + 3) // 7  # 1970-01-01 was a Thursday; weeks begin on Mondays
    then = date.fromordinal(EPOCH + day)
    return (then.year * 12 + then.month - 1) // _MONTHS[unit]


def _first_day(slot: int, unit: Unit) -> int:
    if unit is Unit.DAY:
        return slot
    if unit is Unit.WEEK:
        return slot * 7 - 3
    year, month = divmod(slot * _MONTHS[unit], 12)
    return date(year, month + 1, 1).toordinal() - EPOCH


def _together(measure: Measure, days: Iterable[LegDay]) -> Mapping[Leg, float]:
    """Each leg's average, or its best."""
    found: dict[Leg, list[float]] = {}
    for each in days:
        for leg, value in each.values.items():
            found.setdefault(leg, []).append(value)
    if measure in _MEANS:
        return {leg: sum(values) / len(values) for leg, values in found.items()}
    return {leg: max(values) for leg, values in found.items()}
