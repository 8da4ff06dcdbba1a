"""The history as a table for a spreadsheet: CSV by RFC 4180, a row for each set and leg."""

import csv
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone
from io import StringIO
from operator import attrgetter

from lunge_timer.core.done_workout import SetDone, Workout

_OF_WORKOUT = (
    *("routine", "name", "outcome", "active_ms", "paused_ms", "planned_ms", "effort", "note", "uid"),
)
_OF_SET = SetDone.__struct_fields__
_HEAD = ("day", "time", "utc_offset_min", *_OF_WORKOUT, *_OF_SET)
_WORKOUT, _SET = attrgetter(*_OF_WORKOUT), attrgetter(*_OF_SET)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def encode_csv(workouts: Iterable[Workout]) -> str:
    """Day and time are those on the wall where it was begun; the other columns bear the JSON file's names.

    A spreadsheet takes a text that begins with = + - @ or a control character for a formula: there an
    apostrophe goes before it, which a spreadsheet shows as text. Pain stands in the JSON file alone.
    """
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_HEAD)
    for workout in workouts:
        begun = local_start(workout)
        when = (begun.strftime("%Y-%m-%d"), begun.strftime("%H:%M"), workout.utc_offset_min)
        of_workout = [*map(harmless, _WORKOUT(workout))]
        for done in workout.sets:
            writer.writerow((*when, *of_workout, *map(harmless, _SET(done))))
    return text.getvalue()


def local_start(workout: Workout) -> datetime:
    """When it was begun, by the clock on the wall there."""
    offset = timezone(timedelta(minutes=workout.utc_offset_min))
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=workout.started_ms)).astimezone(offset)


def harmless(value: object) -> object:
    """The value as no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
