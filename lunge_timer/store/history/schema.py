"""The tables of the history, and the way from each older form of them to this one."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from sqlite3 import Connection
from typing import TypeAlias

from lunge_timer.store.history.checksums import checksum

Migrations: TypeAlias = Sequence[Sequence[str]]  # the statements that lead from each version to the next one

APPLICATION_ID = 0x4C756E67  # "Lung": tells the file from any other program's
OLDEST_SQLITE = (3, 37)  # the first that has STRICT tables

# What stands in a row as it does in the program's structs, in this order. The checksums are made of it: a
# column that a later version adds is no part of them, else its migration has to make them anew.
WORKOUT_COLUMNS = (
    *("uid", "started_ms", "utc_offset_min", "routine", "name", "outcome", "active_ms", "paused_ms"),
    *("planned_ms", "effort", "note", "app_version", "changed_ms", "deleted_ms"),
)
SET_COLUMNS = (
    *("block", "set_no", "exercise", "leg", "reps_planned", "reps_done", "held_planned_ms", "held_ms"),
    *("longest_hold_ms", "worked_ms", "rest_before_ms", "load_kind", "load_g", "pace", "purpose", "reserve"),
)
PAIN_COLUMNS = ("moment", "leg", "score", "asked_ms")
_GOAL_COLUMNS = ("since_day", "low", "high", "changed_ms")
_AWAY_COLUMNS = ("from_day", "to_day", "why", "changed_ms", "deleted_ms")
_COLUMNS_OF_1 = 3  # of each of these two in the first version

_LEG = "leg TEXT NOT NULL CHECK (leg IN ('left', 'right', 'both', 'none'))"
_DAY_MS = 86_400_000
_LOCAL_MS = "(started_ms + utc_offset_min * 60000)"
_INTO_DAY_MS = f"({_LOCAL_MS} % {_DAY_MS} + {_DAY_MS}) % {_DAY_MS}"  # not below 0 before 1970 either
_LOCAL_DAY = f"({_LOCAL_MS} - {_INTO_DAY_MS}) / {_DAY_MS}"  # Workout.local_day

MIGRATIONS: Migrations = (
    (
        f"PRAGMA application_id = {APPLICATION_ID}",
        """
        CREATE TABLE plan (
            id INTEGER PRIMARY KEY,
            sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
            document TEXT NOT NULL
        ) STRICT
        """,
        f"""
        CREATE TABLE workout (
            id INTEGER PRIMARY KEY,
            uid TEXT NOT NULL UNIQUE,
            started_ms INTEGER NOT NULL,
            utc_offset_min INTEGER NOT NULL,
            local_day INTEGER NOT NULL GENERATED ALWAYS AS ({_LOCAL_DAY}) VIRTUAL,
            plan_id INTEGER NOT NULL REFERENCES plan,
            routine TEXT NOT NULL,
            name TEXT NOT NULL,
            outcome TEXT NOT NULL CHECK (outcome IN ('complete', 'stopped', 'recovered')),
            active_ms INTEGER NOT NULL CHECK (active_ms >= 0),
            paused_ms INTEGER NOT NULL CHECK (paused_ms >= 0),
            planned_ms INTEGER NOT NULL CHECK (planned_ms >= 0),
            effort INTEGER CHECK (effort BETWEEN 1 AND 10),
            note TEXT NOT NULL,
            app_version TEXT NOT NULL,
            changed_ms INTEGER NOT NULL,
            deleted_ms INTEGER,
            checksum INTEGER NOT NULL
        ) STRICT
        """,
        "CREATE INDEX workout_by_start ON workout (started_ms)",
        "CREATE INDEX workout_by_day ON workout (local_day)",
        "CREATE INDEX workout_by_plan ON workout (plan_id)",
        f"""
        CREATE TABLE set_done (
            workout_id INTEGER NOT NULL REFERENCES workout ON DELETE CASCADE,
            position INTEGER NOT NULL,
            block INTEGER NOT NULL,
            set_no INTEGER NOT NULL,
            exercise TEXT NOT NULL,
            {_LEG},
            reps_planned INTEGER NOT NULL CHECK (reps_planned >= 0),
            reps_done INTEGER NOT NULL CHECK (reps_done >= 0),
            held_planned_ms INTEGER NOT NULL CHECK (held_planned_ms >= 0),
            held_ms INTEGER NOT NULL CHECK (held_ms >= 0),
            longest_hold_ms INTEGER NOT NULL CHECK (longest_hold_ms >= 0),
            worked_ms INTEGER NOT NULL CHECK (worked_ms >= 0),
            rest_before_ms INTEGER NOT NULL CHECK (rest_before_ms >= 0),
            load_kind TEXT NOT NULL,
            load_g INTEGER NOT NULL CHECK (load_g >= 0),
            pace TEXT NOT NULL CHECK (pace IN ('guided', 'self')),
            purpose TEXT NOT NULL CHECK (purpose IN ('train', 'test')),
            reserve INTEGER CHECK (reserve BETWEEN 0 AND 4),
            PRIMARY KEY (workout_id, position)
        ) STRICT, WITHOUT ROWID
        """,
        f"""
        CREATE TABLE pain (
            workout_id INTEGER NOT NULL REFERENCES workout ON DELETE CASCADE,
            position INTEGER NOT NULL,
            moment TEXT NOT NULL CHECK (moment IN ('before', 'during', 'after', 'next-day')),
            {_LEG},
            score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 10),
            asked_ms INTEGER NOT NULL,
            PRIMARY KEY (workout_id, position)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE goal (
            since_day TEXT PRIMARY KEY NOT NULL,
            low INTEGER NOT NULL CHECK (low >= 0),
            high INTEGER NOT NULL CHECK (high >= low),
            checksum INTEGER NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE away (
            from_day TEXT NOT NULL,
            to_day TEXT NOT NULL CHECK (to_day >= from_day),
            why TEXT NOT NULL,
            checksum INTEGER NOT NULL,
            PRIMARY KEY (from_day, to_day, why)
        ) STRICT, WITHOUT ROWID
        """,
    ),
    (
        "ALTER TABLE goal ADD COLUMN changed_ms INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE away ADD COLUMN changed_ms INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE away ADD COLUMN deleted_ms INTEGER",
        "UPDATE goal SET checksum = row_checksum(since_day, low, high, changed_ms)",
        "UPDATE away SET checksum = row_checksum(from_day, to_day, why, changed_ms, deleted_ms)",
    ),
)


def version_of(connection: Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def goal_columns(connection: Connection) -> Sequence[str]:
    """Those of the table goal, which is as it is in that database's version."""
    return _GOAL_COLUMNS if version_of(connection) > 1 else _GOAL_COLUMNS[:_COLUMNS_OF_1]


def away_columns(connection: Connection) -> Sequence[str]:
    """The same of the table away."""
    return _AWAY_COLUMNS if version_of(connection) > 1 else _AWAY_COLUMNS[:_COLUMNS_OF_1]


def migrate(connection: Connection, migrations: Migrations = MIGRATIONS) -> None:
    """Bring an empty database or one of an older version to the newest one, or leave it as it was.

    Raises sqlite3.Error.
    """
    connection.create_function("row_checksum", -1, lambda *values: checksum(values))
    connection.execute("PRAGMA foreign_keys = OFF")  # a table made anew would take its rows' parts along
    with transaction(connection):
        for statements in migrations[version_of(connection) :]:
            for statement in statements:
                connection.execute(statement)
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            raise sqlite3.IntegrityError("a row refers to one that is not there")
        connection.execute(f"PRAGMA user_version = {len(migrations)}")
    connection.execute("PRAGMA foreign_keys = ON")


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """All that is written while this lasts, or on an error nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk has SQLite end it by itself
            connection.execute("ROLLBACK")
        raise
