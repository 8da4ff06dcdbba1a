"""Copies of the database: made and checked before anything old goes, and thinned with age."""

import os
import re
import sqlite3
from collections.abc import Callable, Hashable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date
from pathlib import Path
from sqlite3 import Connection
from typing import NamedTuple

from lunge_timer.errors import StoreError
from lunge_timer.language import _
from lunge_timer.store.atomic import Wait, patiently, refusal, spare_path, sync_folder
from lunge_timer.store.files import shown
from lunge_timer.store.history.database import (
    READING_ERRORS,
    DamagedError,
    check_fully,
    check_pages,
    connect,
    counts,
    is_damage,
    problem,
)
from lunge_timer.store.history.schema import Migrations, version_of
from lunge_timer.store.history.whole_rows import all_rows_agree

FOLDER = "history-backups"

_NAME = re.compile(r"history-(\d{5,9})-(\d{4}-\d\d-\d\d)\.sqlite3")
_DAYS, _WEEKS, _MONTHS = 7, 4, 12


class Backup(NamedTuple):
    """One copy. They are numbered as they are made: a clock can be set back."""

    number: int
    day: date
    file: Path


class Backups:
    """The copies of one database, in one folder, which is made with the first of them."""

    def __init__(self, folder: Path, migrations: Migrations, wait: Wait) -> None:
        self.folder = folder
        self._newest_version = len(migrations)
        self._wait = wait

    def all(self) -> list[Backup]:
        """The newest first. None is opened."""
        found = []
        with suppress(OSError):
            for file in self.folder.iterdir():
                name = _NAME.fullmatch(file.name)
                with suppress(ValueError):  # a day that no calendar has
                    if name:
                        found.append(Backup(int(name[1]), date.fromisoformat(name[2]), file))
        return sorted(found, reverse=True)

    def good_ones(self) -> Iterator[Backup]:
        """Those that are whole, the newest first; each is checked when it is asked for."""
        for backup in self.all():
            try:
                self._check(backup.file)
            except (StoreError, *READING_ERRORS):
                continue
            yield backup

    def is_due(self, source: Path, today: date) -> bool:
        """Whether there is none of today, and something has changed since the newest."""
        newest = next(iter(self.all()), None)
        return newest is None or (newest.day != today and not _is_copy(newest.file, source))

    def make(self, connection: Connection, source: Path, today: date) -> None:
        """Copy source, which connection has open, unless the newest one is such a copy.

        Raises StoreError, or what check_fully raises where source is not whole; then no older one has gone.
        """
        backups = self.all()
        if backups and _is_copy(backups[0].file, source):
            return
        number = backups[0].number + 1 if backups else 1
        target = self.folder / f"history-{number:05}-{today.isoformat()}.sqlite3"
        try:
            rows = self._copy(connection, target)
        except OSError as error:
            raise refusal(target, error) from error
        except (DamagedError, *READING_ERRORS) as error:
            if not is_damage(error):
                raise problem(target, error) from error
            check_fully(connection)
            raise _not_whole(target) from error
        if backups and self._has_shrunk(rows, backups[0].file):
            return
        for backup in too_many(self.all()):
            with suppress(OSError):  # the next time, then
                backup.file.unlink()

    def _copy(self, connection: Connection, target: Path) -> list[int]:
        """Returns how many rows it has, table by table."""
        self.folder.mkdir(parents=True, exist_ok=True)
        spare = spare_path(self.folder, "tmp")
        try:
            connection.execute("BEGIN")  # nobody changes anything between the copying and the counting
            try:
                with closing(sqlite3.connect(spare, isolation_level=None)) as copy:
                    copy.execute("PRAGMA journal_mode = MEMORY")  # no second file that a kill could leave
                    connection.backup(copy)
                rows = counts(connection)
            finally:
                connection.execute("ROLLBACK")
            # This checks the source, too: they are the same pages. SQLite leaves out the CHECKs of what is
            # opened to be read alone, and is three times as quick; in rows that are as written they hold.
            with closing(connect(spare, writes=False)) as copy:
                check_fully(copy)
                if counts(copy) != rows:
                    raise _not_whole(target)
            _sync(spare)
            patiently(lambda: spare.replace(target), self._wait)
        finally:
            with suppress(OSError):  # renamed already, or never made
                spare.unlink()
        sync_folder(self.folder)
        return rows

    def _check(self, file: Path) -> None:
        with closing(connect(file, writes=False)) as copy:
            check_pages(copy)
            if version_of(copy) <= self._newest_version and not all_rows_agree(copy):
                raise DamagedError(_("{file}: the file is damaged").format(file=shown(file.name)))

    def _has_shrunk(self, rows: list[int], before: Path) -> bool:
        """Whether there are fewer rows than in the copy before, or nobody knows."""
        try:
            with closing(connect(before, writes=False)) as copy:
                return any(now < then for now, then in zip(rows, counts(copy), strict=True))
        except READING_ERRORS:
            return True


@contextmanager
def copied(source: Path) -> Iterator[Path]:
    """A copy beside source, on the disk, for as long as this lasts or until it is moved."""
    spare = spare_path(source.parent, "tmp")
    try:
        spare.write_bytes(source.read_bytes())
        _sync(spare)
        yield spare
    finally:
        with suppress(OSError):  # moved already, or never made
            spare.unlink()


def _not_whole(target: Path) -> StoreError:
    """It is the disk of the copy that is at fault: what was copied is whole."""
    return StoreError(_("{file}: the copy is not whole").format(file=shown(target.name)))


def _is_copy(backup: Path, source: Path) -> bool:
    """Whether both hold the very same pages."""
    try:
        return _pages(backup) == _pages(source)
    except OSError:
        return False


def _pages(file: Path) -> bytes:
    """All of it but the numbers in which SQLite counts changes of data and tables: each copying is one."""
    data = file.read_bytes()
    return data[:24] + data[28:40] + data[44:92] + data[100:]


def too_many(backups: list[Backup]) -> list[Backup]:
    """All but those of the newest day, and the newest of each of seven days, four weeks and twelve months."""
    spans: list[tuple[int, Callable[[date], Hashable]]] = [
        (_DAYS, lambda day: day),
        (_WEEKS, lambda day: day.isocalendar()[:2]),
        (_MONTHS, lambda day: (day.year, day.month)),
    ]
    kept = {backup for backup in backups if backup.day == backups[0].day}
    for most, span_of in spans:
        newest = {span_of(backup.day): backup for backup in reversed(backups)}
        kept |= {*sorted(newest.values(), reverse=True)[:most]}
    return [backup for backup in backups if backup not in kept]


def _sync(file: Path) -> None:
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())
