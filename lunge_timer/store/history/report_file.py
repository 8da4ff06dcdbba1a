"""A report on workouts as a file: pages, or a table for a spreadsheet, CSV by RFC 4180, a row a workout."""

import csv
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import TypeAlias

from lunge_timer.core.done_workout import SetLeg
from lunge_timer.core.weeks import date_of
from lunge_timer.core.workout_report import LegDone, ReportLine, ReportWeek, WorkoutReport
from lunge_timer.errors import StoreError
from lunge_timer.language import _
from lunge_timer.store.files import shown
from lunge_timer.store.history.csv_text import harmless, local_start

MakePdf: TypeAlias = Callable[[WorkoutReport], bytes]  # whoever can paint pages

_LEGS: tuple[SetLeg, ...] = ("left", "right", "both")
_OF_WEEK = ("week_from", "week_days", "week_asked_low", "week_asked_high", "week_away", "week_part")
_OF_LEG = ("reps_done", "reps_planned", "held_ms", "pain")
_OF_WORKOUT = (
    *("day", "time", "routine", "outcome"),
    *(f"{leg}_{key}" for leg in _LEGS for key in _OF_LEG),
    *("pain_worst", "pain_limit", "pain_above_limit", "effort"),
)


def encode_report(report: WorkoutReport, path: Path, make_pdf: MakePdf) -> bytes:
    """What a file of that name is to hold. Raises StoreError where its ending does not say."""
    ending = path.suffix.casefold()
    if ending == ".pdf":
        return make_pdf(report)
    if ending == ".csv":
        return encode_report_csv(report).encode("utf-8")
    told = _("{file}: a report ends in .pdf or .csv; choose another name")
    raise StoreError(told.format(file=shown(path)))


def encode_report_csv(report: WorkoutReport) -> str:
    """Of a week in which nothing was done a row with its own columns alone. Yes is 1, no 0."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow((*_OF_WEEK, *_OF_WORKOUT))
    for of_week in report.weeks:
        week = [*_week(of_week)]
        if not of_week.lines:
            writer.writerow([*week, *("" for _column in _OF_WORKOUT)])
        for line in of_week.lines:
            writer.writerow([*week, *map(harmless, _workout(line))])
    return text.getvalue()


def _week(of_week: ReportWeek) -> Iterator[object]:
    """The days that count, and of how many that were asked for, if any were."""
    week = of_week.week
    yield date_of(week.monday).isoformat()
    yield len(week.lunge_days)
    yield from (week.low, week.high) if week.high else ("", "")
    yield int(week.is_away)
    yield int(of_week.is_part)


def _workout(line: ReportLine) -> Iterator[object]:
    workout, begun = line.workout, local_start(line.workout)
    yield begun.strftime("%Y-%m-%d")
    yield begun.strftime("%H:%M")
    yield workout.name
    yield workout.outcome
    for leg in _LEGS:
        yield from _leg(line.legs.get(leg))
        yield line.pain.get(leg, "")
    yield max(line.pain.values(), default="")
    yield "" if line.pain_limit is None else line.pain_limit
    yield "" if line.pain_limit is None else int(line.is_above_limit)
    yield "" if workout.effort is None else workout.effort


def _leg(part: LegDone | None) -> tuple[object, ...]:
    return ("", "", "") if part is None else (part.done, part.planned, part.held_ms)
