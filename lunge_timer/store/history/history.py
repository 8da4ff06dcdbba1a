"""The workouts that are over, for those who ask and those who save."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from sqlite3 import Connection
from typing import TypeAlias, TypeVar

from msgspec.structs import replace

from lunge_timer.core.answers import Correction
from lunge_timer.core.done_workout import Away, Goal, Workout
from lunge_timer.errors import StoreError
from lunge_timer.language import ngettext
from lunge_timer.store.atomic import Wait, write_atomic
from lunge_timer.store.files import shown
from lunge_timer.store.history.content import Content
from lunge_timer.store.history.csv_text import encode_csv
from lunge_timer.store.history.database import (
    READING_ERRORS,
    DamagedError,
    copied_to_memory,
    is_damage,
    is_passing,
    problem,
)
from lunge_timer.store.history.exchange import encode_history
from lunge_timer.store.history.goals import days_of, put_away, put_goal, read_aways, read_goals
from lunge_timer.store.history.opening import Now, Opened, Opener, time_on_the_wall
from lunge_timer.store.history.recovery import merge_whole_rows
from lunge_timer.store.history.schema import MIGRATIONS, Migrations, transaction
from lunge_timer.store.history.workouts import find, is_kept, merge, read_workouts, writable

Change: TypeAlias = Callable[[Connection], None]
T = TypeVar("T")


class History:
    """One database file, or a database in memory where that cannot be used or written.

    It may be made on any thread; open() and all that follows belong to one thread, and may wait for the disk.
    What is saved is shown at once. Where it cannot be written it waits, StoreError says why, and the next
    save or retry() writes it.
    """

    def __init__(
        self,
        path: Path,
        *,
        refusal: str = "",
        restores: bool = True,
        tell: Callable[[str], object] = lambda _sentence: None,
        now: Now = time_on_the_wall,
        migrations: Migrations = MIGRATIONS,
        wait: Wait = time.sleep,
    ) -> None:
        """Refusal is the sentence that every save ends in, where the folder is only to be read.

        Restores is to be false where another process may hold the folder: then a damaged file is left to it.
        Tell takes what is to be said where the file is found to be damaged after the opening.
        """
        self._opener = Opener(
            path, now=now, migrations=migrations, wait=wait, refusal=refusal, restores=restores
        )
        self._migrations = migrations
        self._wait = wait
        self._now = now
        self._tell = tell
        self._waiting: list[Change] = []
        self._file: Connection | None = None  # where changes are written
        self._shown: Connection | None = None  # what is asked: the file, or a database in memory

    def open(self, *, doubted: bool = False) -> Opened:
        """Open the file, or make it, or restore it from a backup. Raises nothing for what is found there.

        One that is doubted is checked to the last value; that takes ten times as long.
        """
        self._shown, opened = self._opener.open(doubted=doubted)
        self._file = self._shown if opened.is_kept else None
        return opened

    def refuse(self, refusal: str) -> None:
        """Write nothing any more, for another instance has taken the folder: saves end in that sentence."""
        self._opener.refusal = refusal
        self._let_file_go()

    @property
    def waiting(self) -> int:
        """How many changes are not in the file yet."""
        return len(self._waiting)

    def close(self) -> None:
        """Let the file go. What waits is lost: retry() before, and export where that fails."""
        for connection in {self._file, self._shown}:
            if connection is not None:
                connection.close()

    # What is asked

    def workouts(self, since_day: int | None = None) -> list[Workout]:
        """Those that were not deleted, the earliest first; days as Workout.local_day, both included."""
        return self._asked(lambda shown: read_workouts(shown, since_day))

    def workout(self, uid: str) -> Workout | None:
        """The one of that uid, deleted or not."""
        return self._asked(lambda shown: find(shown, uid))

    def goals(self) -> list[Goal]:
        """The earliest first: an old week is judged by the goal it had."""
        return self._asked(read_goals)

    def aways(self) -> list[Away]:
        return self._asked(read_aways)

    # What is saved. All of these raise StoreError where it has to wait.

    def save(self, workout: Workout) -> bool:
        """Have that workout in the history, once however often it is saved; whether it is worth keeping."""
        if not is_kept(workout):
            return False
        self._change(partial(merge, workouts=[writable(workout)]))
        return True

    def correct(self, uid: str, correction: Correction) -> None:
        """Correct that workout as it is known by now; one that is deleted stays as it was."""
        known = self.workout(uid)
        if known is not None and known.deleted_ms is None:
            self._put(correction(known))

    def delete(self, uid: str) -> None:
        """Leave that workout out of every answer, until undelete()."""
        self.correct(uid, lambda known: replace(known, deleted_ms=self._moment_after(known.changed_ms)))

    def undelete(self, uid: str) -> None:
        known = self.workout(uid)
        if known is not None and known.deleted_ms is not None:
            self._put(replace(known, deleted_ms=None))

    def set_goal(self, goal: Goal) -> None:
        """Have that goal from its day on, over another one from the same day."""
        known = [each.changed_ms for each in self.goals() if each.since_day == goal.since_day]
        changed = replace(goal, changed_ms=self._moment_after(*known))
        self._change(partial(put_goal, goal=changed))

    def add_away(self, away: Away) -> None:
        self._put_away(away, deleted=False)

    def remove_away(self, away: Away) -> None:
        """Have no such days away, whatever an older export says."""
        self._put_away(away, deleted=True)

    def retry(self) -> None:
        """Write what waits, and show the file if it could not be used before. Raises StoreError."""
        if not self._waiting and self._file is self._shown:
            return
        try:
            self._write_waiting()
        except DamagedError:
            self._write_waiting()  # into the backup that is restored now

    # Files for other programs

    def content(self, since_day: int | None = None) -> Content:
        """All that is remembered, or the workouts since that day alone; what waits is in it."""
        return self._asked(lambda shown: Content.of(shown, since_day))

    def export_json(self, path: Path) -> None:
        """Write all of it into that file, over what may be there. Raises StoreError."""
        write_atomic(path, encode_history(self.content()), self._wait)

    def export_csv(self, path: Path) -> None:
        """Write a row for each set and leg into that file. Raises StoreError."""
        write_atomic(path, encode_csv(self.workouts()), self._wait)

    def import_content(self, content: Content) -> None:
        """Merge content into the file, which is backed up before. Raises StoreError: nothing has changed.

        What it will change tells content.beyond(history.content()).
        """
        self.retry()
        with self._written() as file:
            self._opener.back_up(file)
            content.merge_into(file)

    def _put(self, workout: Workout) -> None:
        """Have what became of a workout that is known over what it was."""
        changed = writable(replace(workout, changed_ms=self._moment_after(workout.changed_ms)))
        self._change(partial(merge, workouts=[changed]))

    def _put_away(self, away: Away, *, deleted: bool) -> None:
        aways = self._asked(lambda shown: read_aways(shown, deleted=True))
        known = [each.changed_ms for each in aways if days_of(each) == days_of(away)]
        moment_ms = self._moment_after(*known)
        changed = replace(away, changed_ms=moment_ms, deleted_ms=moment_ms if deleted else None)
        self._change(partial(put_away, away=changed))

    def _moment_after(self, *known_ms: int) -> int:
        """Now, but later than the last changes, whatever was done to the clock."""
        return max(int(self._now().timestamp() * 1000), *(each + 1 for each in known_ms), 0)

    @property
    def _database(self) -> Connection:
        if self._shown is None:
            raise RuntimeError("open() comes first")
        return self._shown

    def _change(self, change: Change) -> None:
        self._waiting.append(change)
        try:
            self.retry()
        except StoreError:
            if self._shown is self._file:
                self._shown = copied_to_memory(self._database, self._migrations)
            with transaction(self._database):
                change(self._database)
            raise
        except BaseException:  # a bug: it would keep all that comes after it from being written
            self._waiting.pop()
            raise

    def _write_waiting(self) -> None:
        with self._written() as file, transaction(file):
            for change in self._waiting:
                change(file)
        self._waiting.clear()

    @contextmanager
    def _written(self) -> Iterator[Connection]:
        """The file, opened anew where it has to be; SQLite's errors come out of this as StoreError."""
        if self._opener.refusal:
            raise StoreError(self._opener.refusal)
        if self._file is None:
            connection, opened = self._opener.open(doubted=True)
            if not opened.is_kept:
                connection.close()
                raise StoreError(opened.sentence)
            self._file = connection
            self._tell_of(opened)
        try:
            yield self._file
            if self._database is not self._file:
                self._tell_of_more(merge_whole_rows(self._database, self._file))
        except sqlite3.IntegrityError:
            raise  # a bug, whatever the disk
        except READING_ERRORS as error:
            if not is_passing(error):
                self._let_file_go()
            raise problem(self._opener.path, error) from error
        except DamagedError:
            self._let_file_go()
            raise
        if self._database is not self._file:  # all that was shown is in the file now
            self._database.close()
            self._shown = self._file

    def _tell_of(self, opened: Opened) -> None:
        if opened.sentence:
            self._tell(opened.sentence)

    def _tell_of_more(self, count: int) -> None:
        """Count workouts were in memory alone: the file had been lost, or another one put in its place."""
        if count:
            told = ngettext(
                "{file}: {count} workout that was missing there is back",
                "{file}: {count} workouts that were missing there are back",
                count,
            )
            self._tell(told.format(file=shown(self._opener.path.name), count=count))

    def _let_file_go(self) -> None:
        """Have the next one who writes open it anew."""
        if self._file is None:
            return
        if self._shown is self._file:
            self._shown = copied_to_memory(self._file, self._migrations)
        self._file.close()
        self._file = None

    def _asked(self, question: Callable[[Connection], T]) -> T:
        """The answer; a file that is found to be damaged is restored first. Raises StoreError."""
        try:
            return question(self._database)
        except READING_ERRORS as error:
            if self._file is None or self._shown is not self._file or not is_damage(error):
                raise problem(self._opener.path, error) from error
        self._file.close()
        self._tell_of(self.open(doubted=True))
        try:
            return question(self._database)
        except READING_ERRORS as error:
            raise problem(self._opener.path, error) from error
