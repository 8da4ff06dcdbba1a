"""What is said of a leg's values: their names, the numbers with their units, and each point in a sentence."""

from collections.abc import Callable

from lunge_timer.core.text.numbers import number_text
from lunge_timer.core.text.results import leg_name, result_time_text, spoken_span
from lunge_timer.core.timeline import Leg
from lunge_timer.language import _
from lunge_timer.ui.progress.day_words import told_unit
from lunge_timer.ui.progress.leg_series import ChartPoint, ExerciseTrend, Measure, Series, Span, Unit
from lunge_timer.ui.widgets.day_texts import day_text

_TIMES = frozenset({Measure.HELD, Measure.LONGEST})
_GRAMS = 1000


def measure_name(measure: Measure) -> str:
    return {
        Measure.REPS: _("Reps a set"),
        Measure.HELD: _("Time held"),
        Measure.LONGEST: _("Longest hold"),
        Measure.LOAD: _("Load"),
    }[measure]


def span_name(span: Span) -> str:
    return {Span.QUARTER: _("3 months"), Span.YEAR: _("1 year"), Span.ALL: _("All")}[span]


def unit_name(unit: Unit) -> str:
    """The head of a column of such units."""
    return {
        Unit.DAY: _("Day"),
        Unit.WEEK: _("Week of"),
        Unit.MONTH: _("Month"),
        Unit.QUARTER: _("From"),
        Unit.YEAR: _("Year"),
    }[unit]


def value_text(measure: Measure, value: float) -> str:
    """The number for the eye: 12, 11.5, 2:30, 4 kg."""
    if measure in _TIMES:
        return result_time_text(round(value))
    if measure is Measure.LOAD:
        return _("{weight} kg").format(weight=number_text(value / _GRAMS))
    return number_text(round(value, 1))


def spoken_value(measure: Measure, value: float) -> str:
    return spoken_span(round(value)) if measure in _TIMES else value_text(measure, value)


def column_name(trend: ExerciseTrend, leg: Leg) -> str:
    """Whose reps they are: Left leg back."""
    return trend.leg_names.get(leg) or leg_name(leg)


def finding_text(trend: ExerciseTrend, today: int) -> str:
    """What the leg tests say, and when the last one was; nothing where there was none."""
    if not trend.finding:
        return ""
    last = day_text(trend.tested_day, today)
    return _("{finding} · last leg test {day}").format(finding=trend.finding, day=last)


def short_leg_name(leg: Leg) -> str:
    return {Leg.LEFT: _("left"), Leg.RIGHT: _("right"), Leg.BOTH: _("both")}[leg]


def point_lines(series: Series, point: ChartPoint, today: int) -> tuple[str, ...]:
    """When it was, and each leg's value, as they stand beside the point."""
    return _lines(series, point, today, value_text)


def spoken_point(series: Series, point: ChartPoint, today: int) -> str:
    return ", ".join(_lines(series, point, today, spoken_value))


def _lines(
    series: Series, point: ChartPoint, today: int, say: Callable[[Measure, float], str]
) -> tuple[str, ...]:
    words = _("{leg} {value}")
    values = [
        words.format(leg=short_leg_name(leg), value=say(series.measure, point.values[leg]))
        for leg in series.legs
        if leg in point.values
    ]
    return (told_unit(point.day, series.unit, today), *values)
