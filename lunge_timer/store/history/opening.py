"""What becomes of the database at the start: opened, made, migrated, restored, or left as it is and why."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from enum import StrEnum, auto
from pathlib import Path
from sqlite3 import Connection
from typing import TypeAlias

from msgspec import Struct

from lunge_timer.errors import StoreError
from lunge_timer.language import _, ngettext
from lunge_timer.store.atomic import Wait, refusal, sweep
from lunge_timer.store.files import shown
from lunge_timer.store.history.backups import FOLDER, Backup, Backups
from lunge_timer.store.history.content import Content
from lunge_timer.store.history.database import (
    READING_ERRORS,
    DamagedError,
    check_fully,
    check_quickly,
    connect,
    in_memory,
    is_damage,
    journal_of,
    problem,
    read_header,
    real_file,
    take_back,
    writing_problem,
)
from lunge_timer.store.history.recovery import Recovery, rescue
from lunge_timer.store.history.schema import OLDEST_SQLITE, Migrations, migrate, version_of

Now: TypeAlias = Callable[[], datetime]  # the time on the wall
Check: TypeAlias = Callable[[Connection], None]


def time_on_the_wall() -> datetime:
    return datetime.now().astimezone()


class Found(StrEnum):
    """What the opening found, and made of it."""

    FINE = auto()
    NOTHING = auto()  # no history yet
    RESTORED = auto()  # the file was damaged or missing, and is a backup now
    BEGUN_ANEW = auto()  # the file was damaged, and so was every backup
    READ_ONLY = auto()  # it can be read and not written; or it is not to be written
    NEWER = auto()  # a newer version of the program has written it
    UNUSABLE = auto()  # neither it nor a backup can be read


_ON_DISK = frozenset({Found.FINE, Found.NOTHING, Found.RESTORED, Found.BEGUN_ANEW})


class Opened(Struct, frozen=True):
    """What happened at the opening; problem is a sentence or two, and empty where all is as it should be."""

    found: Found
    problem: str = ""

    @property
    def is_kept(self) -> bool:
        """Whether what is saved now stands in the file."""
        return self.found in _ON_DISK

    @property
    def sentence(self) -> str:
        """The problem and what it means for a session, to be said once."""
        if self.is_kept or not self.problem:
            return self.problem
        told = _("{problem}; what you do now lasts until you close Lunge Timer")
        return told.format(problem=self.problem)


class Opener:
    """Opens the database at path, again where that is asked for."""

    def __init__(
        self, path: Path, *, now: Now, migrations: Migrations, wait: Wait, refusal: str, restores: bool
    ) -> None:
        """Refusal is why nothing there is to be changed, empty where it may be.

        Restores says whether damage is repaired and what a killed run left is swept.
        """
        self.path = path.absolute()
        self.refusal = refusal
        self._now = now
        self._restores = restores
        self._migrations = migrations
        self._wait = wait

    def open(self, *, doubted: bool = False) -> tuple[Connection, Opened]:
        """A connection to the file, or to a database in memory with all that can be read of it."""
        try:
            return self._open(check_fully if doubted else check_quickly)
        except READING_ERRORS as error:
            reason: StoreError = problem(self.path, error)
        except StoreError as error:
            reason = error
        return in_memory(self._migrations), Opened(Found.UNUSABLE, str(reason))

    def back_up(self, connection: Connection) -> None:
        """Copy the file, and check all that it holds. Raises StoreError, or sqlite3.Error."""
        target = real_file(self.path)
        self._backups(target).make(connection, target, self._now().date())

    def _open(self, check: Check) -> tuple[Connection, Opened]:
        if sqlite3.sqlite_version_info < OLDEST_SQLITE:
            wanted = ".".join(map(str, OLDEST_SQLITE))
            too_old = _("{file}: it needs SQLite {wanted} or later, and here is {found}")
            raise StoreError(
                too_old.format(file=shown(self.path.name), wanted=wanted, found=sqlite3.sqlite_version)
            )
        target = real_file(self.path)
        if not self.refusal:
            with suppress(OSError):  # the opening tells why
                target.parent.mkdir(parents=True, exist_ok=True)
        if self._restores and not self.refusal:
            sweep(target.with_name(FOLDER))  # not beside it: what others are writing there is not ours
        header = read_header(target)
        if header.is_ours and not self.refusal and journal_of(target).exists():
            take_back(target)  # else what the header says may be of a save or a migration that never was
            header = read_header(target)
        if header.is_ours and header.version > len(self._migrations):
            return self._open_newer(target)
        backups = self._backups(target)
        if not header.size_bytes and not backups.all():
            return self._open_empty(target, Opened(Found.NOTHING))
        damage = _("the file is damaged") if header.size_bytes else _("the file was lost")
        if not header.is_ours:
            return self._recover(target, backups, damage)
        try:
            return self._open_ours(target, backups, Opened(Found.FINE), check)
        except (DamagedError, *READING_ERRORS) as error:
            if not is_damage(error):
                raise
            return self._recover(target, backups, damage)

    def _backups(self, target: Path) -> Backups:
        return Backups(target.with_name(FOLDER), self._migrations, self._wait)

    def _open_empty(self, target: Path, opened: Opened) -> tuple[Connection, Opened]:
        """A new database in the place of a file of no bytes, or of none."""
        if self.refusal:
            return in_memory(self._migrations), Opened(Found.READ_ONLY)
        connection = connect(target, writes=True)
        try:
            migrate(connection, self._migrations)
        except BaseException:
            connection.close()
            raise
        return connection, opened

    def _open_newer(self, target: Path) -> tuple[Connection, Opened]:
        """Show what can be read of it; nothing there is ever changed."""
        told = _("{file}: it was written by a newer version of Lunge Timer")
        memory = in_memory(self._migrations)
        with suppress(*READING_ERRORS), closing(connect(target, writes=False)) as newer:
            Content.of(newer).merge_into(memory)
        return memory, Opened(Found.NEWER, told.format(file=shown(target.name)))

    def _open_ours(
        self, target: Path, backups: Backups, opened: Opened, check: Check
    ) -> tuple[Connection, Opened]:
        """For writing, or where that is impossible a copy of it. Raises READING_ERRORS or DamagedError."""
        if self.refusal:
            return self._read(target, Opened(Found.READ_ONLY, opened.problem))
        try:
            return self._open_to_write(target, backups, opened, check)
        except (StoreError, sqlite3.Error) as error:
            if is_damage(error):
                raise
            reason = error if isinstance(error, StoreError) else problem(self.path, error)
            return self._read(target, _also(opened, Found.READ_ONLY, str(reason)))

    def _open_to_write(
        self, target: Path, backups: Backups, opened: Opened, check: Check
    ) -> tuple[Connection, Opened]:
        if not (os.access(target, os.W_OK) and os.access(target.parent, os.W_OK)):
            raise refusal(self.path, writing_problem(target), target.parent)
        connection = connect(target, writes=True)
        try:
            check(connection)
            if version_of(connection) < len(self._migrations):
                self.back_up(connection)
                migrate(connection, self._migrations)
            elif backups.is_due(target, self._now().date()):
                opened = self._backed_up(connection, opened)
        except BaseException:
            connection.close()
            raise
        return connection, opened

    def _backed_up(self, connection: Connection, opened: Opened) -> Opened:
        """The same, with a word on why there is no backup of today, where there is none."""
        try:
            self.back_up(connection)
        except DamagedError:
            raise
        except StoreError as error:
            unmade = _("{problem}; there is no backup of today yet").format(problem=error)
            return _also(opened, opened.found, unmade)
        return opened

    def _read(self, target: Path, opened: Opened) -> tuple[Connection, Opened]:
        """A copy in memory of what stands in that file."""
        with closing(connect(target, writes=False)) as connection:
            check_quickly(connection)
            return in_memory(self._migrations, connection), opened

    def _recover(self, target: Path, backups: Backups, damage: str) -> tuple[Connection, Opened]:
        """Have the newest good backup stand in its place, with what can be rescued of it."""
        good = next(backups.good_ones(), None)
        damage = f"{shown(target.name)}: {damage}"
        if self.refusal or not self._restores:
            return self._backup_in_memory(good, damage)
        try:
            aside = Recovery(target, backups, self._now(), self._wait).replace(good)
        except OSError as error:
            return self._backup_in_memory(good, str(refusal(self.path, error, target.parent)))
        if aside is not None:
            damage = _("{damage} and kept as {aside}").format(damage=damage, aside=shown(aside.name))
        if good is None:
            told = _("{damage}; no backup of it is whole, and the history begins anew").format(damage=damage)
            connection, opened = self._open_empty(target, Opened(Found.BEGUN_ANEW, told))
        else:
            told = _("{damage}; all is back as it was on {day}").format(damage=damage, day=good.day)
            restored = Opened(Found.RESTORED, told)
            if read_header(target).version > len(self._migrations):
                connection, newer = self._open_newer(target)
                return connection, _also(restored, newer.found, newer.problem)
            connection, opened = self._open_ours(target, backups, restored, check_quickly)
        rescued = rescue(aside, connection) if aside is not None and opened.is_kept else 0
        if rescued:
            told = ngettext(
                "{problem}; {count} workout more was rescued from the damaged file",
                "{problem}; {count} workouts more were rescued from the damaged file",
                rescued,
            )
            opened = Opened(opened.found, told.format(problem=opened.problem, count=rescued))
        return connection, opened

    def _backup_in_memory(self, good: Backup | None, damage: str) -> tuple[Connection, Opened]:
        if good is None:
            raise StoreError(damage)
        told = _("{damage}; this is the backup of {day}")
        opened = Opened(Found.READ_ONLY, told.format(damage=damage, day=good.day))
        return self._read(good.file, opened)


def _also(opened: Opened, found: Found, problem: str) -> Opened:
    """What was found in the end, with that problem on a line after what is to be said already."""
    return Opened(found, "\n".join(filter(None, (opened.problem, problem))))
