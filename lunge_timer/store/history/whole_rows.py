"""Whether every row of the database is as it was written, by its checksum."""

from collections.abc import Iterator, Sequence
from sqlite3 import Connection
from zlib import crc32

from lunge_timer.store.history.checksums import Row, checksum, plan_sha256
from lunge_timer.store.history.schema import (
    PAIN_COLUMNS,
    SET_COLUMNS,
    WORKOUT_COLUMNS,
    away_columns,
    goal_columns,
)


def all_rows_agree(connection: Connection) -> bool:
    """Whether every row is as it was written. Raises sqlite3.Error."""
    plans = connection.execute("SELECT sha256, document FROM plan")
    if any(plan_sha256(document) != sha for sha, document in plans):
        return False
    for table, columns in (("goal", goal_columns(connection)), ("away", away_columns(connection))):
        rows = connection.execute(f"SELECT {', '.join(columns)}, checksum FROM {table}")
        if any(checksum(values) != kept for *values, kept in rows):
            return False
    return all(workout_agrees(connection, workout_id) for workout_id in _doubted(connection))


def _doubted(connection: Connection) -> Iterator[int]:
    """The workouts that are not as they were written, as far as SQLite's JSON shows it.

    That is twice as quick as handing out every value. SQLite 3.40 writes JSON as the checksums have it; where
    another one escapes a character otherwise, the workout is doubted and looked at value by value.
    """

    def parts(table: str, columns: Sequence[str]) -> dict[int, str]:
        return dict(
            connection.execute(
                f"SELECT workout_id, group_concat(json_array({', '.join(columns)})) FROM {table}"
                " GROUP BY workout_id"
            )
        )

    sets, pain = parts("set_done", SET_COLUMNS), parts("pain", PAIN_COLUMNS)
    for workout_id, sha, row, kept in connection.execute(
        f"SELECT workout.id, sha256, json_array({', '.join(WORKOUT_COLUMNS)}), checksum"
        " FROM workout JOIN plan ON plan.id = plan_id"
    ):
        written = f'["{sha}",{row},[{sets.get(workout_id, "")}],[{pain.get(workout_id, "")}]]'
        if crc32(written.encode()) != kept:
            yield workout_id


def workout_agrees(connection: Connection, workout_id: int) -> bool:
    """The same of one workout, value by value."""

    def parts(table: str, columns: Sequence[str]) -> list[Row]:
        wanted = f"SELECT {', '.join(columns)} FROM {table} WHERE workout_id = ? ORDER BY position"
        return connection.execute(wanted, (workout_id,)).fetchall()

    sha, *values, kept = connection.execute(
        f"SELECT sha256, {', '.join(WORKOUT_COLUMNS)}, checksum"
        " FROM workout JOIN plan ON plan.id = plan_id WHERE workout.id = ?",
        (workout_id,),
    ).fetchone()
    written = checksum(sha, values, parts("set_done", SET_COLUMNS), parts("pain", PAIN_COLUMNS))
    return bool(written == kept)
