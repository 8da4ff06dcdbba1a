"""Whether every row of the database is as it was written, by its checksum."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from sqlite3 import Connection

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
    sets, pain = _Parts(connection, "set_done", SET_COLUMNS), _Parts(connection, "pain", PAIN_COLUMNS)
    for workout_id, sha, *values, kept in connection.execute(
        f"SELECT workout.id, sha256, {', '.join(WORKOUT_COLUMNS)}, checksum"
        " FROM workout JOIN plan ON plan.id = plan_id ORDER BY workout.id"
    ):
        if checksum(sha, values, sets.of(workout_id), pain.of(workout_id)) != kept:
            return False
    return True


class _Parts:
    """The rows of a table that belong to workouts, asked for in the order of their ids."""

    def __init__(self, connection: Connection, table: str, columns: Iterable[str]) -> None:
        rows = connection.execute(
            f"SELECT workout_id, {', '.join(columns)} FROM {table} ORDER BY workout_id, position"
        )
        self._groups: Iterator[tuple[int, Iterator[Row]]] = groupby(rows, key=itemgetter(0))
        self._next = next(self._groups, None)

    def of(self, workout_id: int) -> list[Row]:
        if self._next is None or self._next[0] != workout_id:
            return []
        parts = [row[1:] for row in self._next[1]]
        self._next = next(self._groups, None)
        return parts
