"""What a damaged database still holds whole: what was saved after its newest backup need not be lost."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from sqlite3 import Connection
from typing import TypeVar

import msgspec

from lunge_timer.core.history import Away, Goal, Workout
from lunge_timer.store.history.checksums import checksum
from lunge_timer.store.history.content import Content
from lunge_timer.store.history.database import READING_ERRORS
from lunge_timer.store.history.schema import AWAY_COLUMNS, GOAL_COLUMNS
from lunge_timer.store.history.workouts import find_whole

T = TypeVar("T")


def read_whole_rows(file: Path) -> Content:
    """Every workout, goal and time away in that file that is as it was written. The file stays as it is."""
    # Immutable: the journal of an interrupted save beside it is left alone, too.
    database = sqlite3.connect(f"{file.as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
    with closing(database):
        database.execute("PRAGMA writable_schema = ON")  # else SQLite reads nothing where a page is missing
        return Content(
            workouts=tuple(_whole_workouts(database)),
            goals=tuple(_whole_parts(database, "goal", GOAL_COLUMNS, Goal)),
            aways=tuple(_whole_parts(database, "away", AWAY_COLUMNS, Away)),
        )


def _whole_workouts(database: Connection) -> Iterator[Workout]:
    by_uid = {}
    for workout_id in _ids(database):
        with suppress(*READING_ERRORS):
            workout = find_whole(database, workout_id)
            if workout is not None:
                by_uid[workout.uid] = workout
    yield from by_uid.values()


def _ids(database: Connection) -> set[int]:
    """From the newest row on and from the oldest, each as far as the pages lead."""
    found = set()
    for order in ("DESC", "ASC"):
        with suppress(*READING_ERRORS):
            for (workout_id,) in database.execute(f"SELECT id FROM workout ORDER BY id {order}"):
                found.add(workout_id)
    return found


def _whole_parts(database: Connection, table: str, columns: Sequence[str], kind: type[T]) -> Iterator[T]:
    with suppress(*READING_ERRORS):
        for *values, kept in database.execute(f"SELECT {', '.join(columns)}, checksum FROM {table}"):
            with suppress(msgspec.ValidationError):
                if checksum(values) == kept:
                    yield msgspec.convert(dict(zip(columns, values, strict=True)), kind)
