"""A damaged database set aside, its backup put in its place, and what is still whole elsewhere merged in."""

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from datetime import datetime
from itertools import chain, count
from pathlib import Path
from sqlite3 import Connection
from typing import TypeVar

import msgspec

from lunge_timer.core.done_workout import Away, Goal, Workout
from lunge_timer.store.atomic import Wait, patiently, sync_folder
from lunge_timer.store.history.backups import Backup, Backups, copied
from lunge_timer.store.history.checksums import checksum
from lunge_timer.store.history.content import Content
from lunge_timer.store.history.database import READING_ERRORS, journal_of
from lunge_timer.store.history.schema import away_columns, goal_columns
from lunge_timer.store.history.workouts import find_whole

T = TypeVar("T")


class Recovery:
    """Changes what stands in the database's place. Its methods raise OSError."""

    def __init__(self, target: Path, backups: Backups, now: datetime, wait: Wait) -> None:
        self._target = target
        self._backups = backups
        self._now = now
        self._wait = wait

    def replace(self, good: Backup | None) -> Path | None:
        """Have a copy of good stand there; where what stood there is kept, None if that was nothing.

        Without a good one nothing stands there, and those that are not good are kept aside, too. Without
        room for the copy all stays as it is.
        """
        if good is not None:
            with copied(good.file) as copy:
                aside = self._set_aside()
                self._rename(copy, self._target)
        else:
            aside = self._set_aside()
            if self._backups.all():
                self._rename(self._backups.folder, self._aside(self._backups.folder))
        sync_folder(self._target.parent)
        return aside

    def _set_aside(self) -> Path | None:
        """First the journal of a save that was interrupted: it would change whatever file comes next."""
        aside = self._aside(self._target)
        journal = journal_of(self._target)
        if journal.exists():
            self._rename(journal, journal_of(aside))
        if not self._target.exists():
            return None
        is_empty = not self._target.stat().st_size
        self._rename(self._target, aside)
        return None if is_empty else aside

    def _aside(self, path: Path) -> Path:
        """A free name beside path that says when."""
        stem = f"{path.stem}.damaged-{self._now:%Y-%m-%d-%H%M%S}"
        endings = chain([""], (f"-{number}" for number in count(2)))
        names = (path.with_name(stem + ending + path.suffix) for ending in endings)
        return next(name for name in names if not os.path.lexists(name))

    def _rename(self, path: Path, to: Path) -> None:
        patiently(lambda: path.rename(to), self._wait)


def rescue(aside: Path, connection: Connection) -> int:
    """Merge what is whole in the file that was set aside into that database; how many workouts are new there.

    What was saved after the newest backup need not be lost with the file, which stays as it is.
    """
    # Immutable: the journal of an interrupted save beside it is left alone, too.
    database = sqlite3.connect(f"{aside.as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
    with closing(database):
        database.execute("PRAGMA writable_schema = ON")  # else SQLite reads nothing where a page is missing
        with suppress(*READING_ERRORS):  # of a full disk, say: the file that was set aside stays
            return merge_whole_rows(database, connection)
    return 0


def merge_whole_rows(source: Connection, connection: Connection) -> int:
    """Merge all in source that is as it was written into that database; how many workouts are new there.

    Raises sqlite3.Error or ValidationError where that database cannot be read or written.
    """
    content = Content(
        workouts=tuple(_whole_workouts(source)),
        goals=tuple(_whole_parts(source, "goal", goal_columns, Goal)),
        aways=tuple(_whole_parts(source, "away", away_columns, Away)),
    )
    new = content.beyond(Content.of(connection)).new
    content.merge_into(connection)
    return sum(workout.deleted_ms is None for workout in new)


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


def _whole_parts(
    database: Connection, table: str, columns_of: Callable[[Connection], Sequence[str]], kind: type[T]
) -> Iterator[T]:
    with suppress(*READING_ERRORS):
        columns = columns_of(database)
        for *values, kept in database.execute(f"SELECT {', '.join(columns)}, checksum FROM {table}"):
            with suppress(msgspec.ValidationError):
                if checksum(values) == kept:
                    yield msgspec.convert(dict(zip(columns, values, strict=True)), kind)
