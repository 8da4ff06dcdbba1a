"""The database's file: what stands in its place, opening it, and SQLite's errors as sentences."""

import errno
import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from sqlite3 import Connection
from typing import NamedTuple

from msgspec import ValidationError

from lunge_timer.errors import StoreError
from lunge_timer.language import _
from lunge_timer.store.atomic import refusal, spare_path
from lunge_timer.store.files import check_regular, reading_problem, shown
from lunge_timer.store.history.goals import read_aways, read_goals
from lunge_timer.store.history.schema import APPLICATION_ID, Migrations, migrate, version_of
from lunge_timer.store.history.whole_rows import all_rows_agree
from lunge_timer.store.history.workouts import read_workouts

# What reading may raise: of damage SQLite may tell in a text that is no text, or hand out what no row holds.
READING_ERRORS = (sqlite3.Error, UnicodeDecodeError, ValidationError)

_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100
_BUSY_S = 5.0  # another process commits within milliseconds
_NO_DAY = 10**9  # later than any workout
_PRIMARY = 0xFF  # of an error code, what is common to its kind
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}
_MISSING = ("no such table", "no such column")  # SQLite's own words: there is no code for it
_TABLES = ("plan", "workout", "set_done", "pain", "goal", "away")


class DamagedError(StoreError):
    """The file holds no history, or not all of one, any more."""


class FileHeader(NamedTuple):
    """What the first bytes of a file say without SQLite's help."""

    exists: bool
    size_bytes: int = 0
    is_ours: bool = False
    version: int = 0


def real_file(path: Path) -> Path:
    """The file, or where a link leads to; it need not be there yet. Raises StoreError for what is no file."""
    target = Path(os.path.realpath(path))
    try:
        with suppress(FileNotFoundError):
            check_regular(target.stat())  # of a link that leads back to itself this raises OSError, too
    except OSError as error:
        raise StoreError(f"{shown(path.name)}: {reading_problem(error)}") from error
    except StoreError as error:
        raise StoreError(f"{shown(path.name)}: {error}") from error
    return target


def read_header(path: Path) -> FileHeader:
    """Raises StoreError where the file cannot be read."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEADER_BYTES)
            size = os.fstat(file.fileno()).st_size
    except FileNotFoundError:
        return FileHeader(exists=False)
    except OSError as error:
        raise StoreError(f"{shown(path.name)}: {reading_problem(error)}") from error
    version, application = (int.from_bytes(head[place : place + 4], "big") for place in (60, 68))
    is_ours = head.startswith(_MAGIC) and application == APPLICATION_ID
    return FileHeader(exists=True, size_bytes=size, is_ours=is_ours, version=version)


def connect(path: Path, *, writes: bool) -> Connection:
    """Open that file; one that is to be written is made where it is missing. Raises sqlite3.Error."""
    mode = "rwc" if writes else "ro"
    connection = sqlite3.connect(
        f"{path.as_uri()}?mode={mode}", uri=True, timeout=_BUSY_S, isolation_level=None
    )
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cell_size_check = ON")
        if writes:
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA journal_mode = DELETE")
    except BaseException:
        connection.close()
        raise
    return connection


def journal_of(path: Path) -> Path:
    """Where SQLite keeps what a save that is under way overwrites."""
    return path.with_name(f"{path.name}-journal")


def take_back(path: Path) -> None:
    """Have SQLite undo a save that was interrupted, if there is one; one that is under way is waited for."""
    with suppress(*READING_ERRORS), closing(connect(path, writes=True)) as connection:
        version_of(connection)


def in_memory(migrations: Migrations, source: Connection | None = None) -> Connection:
    """A database for this session alone, with all that is in source. Raises sqlite3.Error."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        if source is not None:
            source.backup(connection)
        migrate(connection, migrations)
    except BaseException:
        connection.close()
        raise
    return connection


def copied_to_memory(file: Connection, migrations: Migrations) -> Connection:
    """A database for this session alone, with all that is in file, or nothing where it cannot be read."""
    with suppress(DamagedError, *READING_ERRORS):
        check_quickly(file)
        return in_memory(migrations, file)
    return in_memory(migrations)


def check_quickly(connection: Connection) -> None:
    """Raises DamagedError where pages do not fit each other or a table is missing, sqlite3.Error else."""
    _check(connection, "quick_check")


def check_fully(connection: Connection) -> None:
    """The same, every index and every value of a row included."""
    _check(connection, "integrity_check")
    if not all_rows_agree(connection):
        raise DamagedError(_("a row is not as it was written"))


def check_pages(connection: Connection) -> None:
    """The same without a look into the tables, which may be of any version."""
    (said,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if said != "ok":
        raise DamagedError(said)


def counts(connection: Connection) -> list[int]:
    """How many rows each table has."""
    return [connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in _TABLES]


def is_damage(error: Exception) -> bool:
    """Whether it is the file's content that is at fault, and not the disk, a right or another program."""
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", None)  # none where a text is not UTF-8
        lacks_part = code == sqlite3.SQLITE_ERROR and str(error).startswith(_MISSING)
        return code is None or code & _PRIMARY in _DAMAGE or lacks_part
    return isinstance(error, DamagedError | UnicodeDecodeError | ValidationError)


def is_passing(error: Exception) -> bool:
    """Whether the file is as it was, and the same connection can write it later."""
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    return code in {sqlite3.SQLITE_FULL, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def problem(path: Path, error: Exception) -> StoreError:
    """What keeps the file at path from being used, and what to do."""
    if is_damage(error):
        return DamagedError(_("{file}: the file is damaged").format(file=shown(path.name)))
    code = getattr(error, "sqlite_errorcode", 0)
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        told = _("{file}: this file was deleted, moved or replaced while it was in use")
        return StoreError(told.format(file=shown(path.name)))
    if code == sqlite3.SQLITE_READONLY_ROLLBACK:
        told = _("{file}: a save was interrupted; start Lunge Timer once, and it is taken back")
        return StoreError(told.format(file=shown(path.name)))
    code &= _PRIMARY
    if code in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM}:
        return refusal(path, writing_problem(path))
    number = {
        sqlite3.SQLITE_FULL: errno.ENOSPC,
        sqlite3.SQLITE_BUSY: errno.EBUSY,
        sqlite3.SQLITE_LOCKED: errno.EBUSY,
    }.get(code, errno.EIO)
    return refusal(path, OSError(number, str(error)))


def _check(connection: Connection, check: str) -> None:
    (said,) = connection.execute(f"PRAGMA {check}(1)").fetchone()
    if said != "ok":
        raise DamagedError(said)
    try:
        read_workouts(connection, _NO_DAY)  # none: a table or column that is missing is noticed
        read_goals(connection)
        read_aways(connection)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:
            raise DamagedError(str(error)) from error
        raise


def writing_problem(path: Path) -> OSError:
    """Why the system lets nobody change that file or add one beside it; SQLite does not say."""
    spare = spare_path(path.parent, "tmp")
    try:
        if path.exists():
            os.close(os.open(path, os.O_WRONLY))
        os.close(os.open(spare, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
        spare.unlink()
    except OSError as error:
        return error
    return OSError(errno.EACCES, os.strerror(errno.EACCES))
