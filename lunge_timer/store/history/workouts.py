"""Workouts as rows, and what is asked about them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from sqlite3 import Connection
from typing import Any, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import asdict, replace

from lunge_timer.core.done_workout import Workout
from lunge_timer.core.limits import NOTES_LENGTH
from lunge_timer.store.history.checksums import Row, checksum, plan_sha256
from lunge_timer.store.history.schema import PAIN_COLUMNS, SET_COLUMNS, WORKOUT_COLUMNS

S = TypeVar("S", bound=Struct)

_WORKOUT = ", ".join(f"workout.{column}" for column in WORKOUT_COLUMNS)
_ALL_COLUMNS = ("plan_id", *WORKOUT_COLUMNS, "checksum")
_PUT = (
    f"INSERT INTO workout ({', '.join(_ALL_COLUMNS)}) VALUES ({', '.join('?' * len(_ALL_COLUMNS))})"
    f" ON CONFLICT (uid) DO UPDATE SET ({', '.join(_ALL_COLUMNS)})"
    f" = ({', '.join(f'excluded.{column}' for column in _ALL_COLUMNS)}) RETURNING id"
)


def is_kept(workout: Workout) -> bool:
    """Whether anything was done that counts: of a rep that was begun and no more nothing is remembered."""
    return any(
        done.reps_done
        or (not done.reps_planned and done.worked_ms)
        or (done.purpose == "test" and done.held_ms)
        for done in workout.sets
    )


def writable(workout: Workout) -> Workout:
    """The same, the person's own words as they can be kept: without half a character, and not too many."""
    note = workout.note.encode("utf-8", "replace").decode()[: NOTES_LENGTH.high]
    return replace(workout, note=note)


def is_newer(workout: Workout, other: Workout) -> bool:
    """Which of two of one uid is kept; whatever the order in which they come, it is the same one."""
    return _rank(workout) > _rank(other)


def put(connection: Connection, workout: Workout) -> None:
    """Write that workout, over what is there of its uid."""
    sha = plan_sha256(workout.document)
    connection.execute(
        "INSERT INTO plan (sha256, document) VALUES (?, ?) ON CONFLICT DO NOTHING", (sha, workout.document)
    )
    (plan_id,) = connection.execute("SELECT id FROM plan WHERE sha256 = ?", (sha,)).fetchone()
    values = _values(workout, WORKOUT_COLUMNS)
    (workout_id,) = connection.execute(_PUT, (plan_id, *values, _checksum(workout))).fetchone()
    for table, columns, parts in (
        ("set_done", SET_COLUMNS, workout.sets),
        ("pain", PAIN_COLUMNS, workout.pain),
    ):
        connection.execute(f"DELETE FROM {table} WHERE workout_id = ?", (workout_id,))
        connection.executemany(
            f"INSERT INTO {table} (workout_id, position, {', '.join(columns)})"
            f" VALUES (?, ?, {', '.join('?' * len(columns))})",
            [(workout_id, position, *_values(part, columns)) for position, part in enumerate(parts)],
        )


def merge(connection: Connection, workouts: Iterable[Workout]) -> None:
    """Write those that are not there yet, and those that are newer than what is there of their uid."""
    for workout in workouts:
        known = find(connection, workout.uid)
        if known is None or is_newer(workout, known):
            put(connection, workout)


def find(connection: Connection, uid: str) -> Workout | None:
    """The workout of that uid, deleted or not."""
    return next(iter(_read(connection, "workout.uid = ?", (uid,))), None)


def find_whole(connection: Connection, workout_id: int) -> Workout | None:
    """The workout of that row, if all of it is as it was written. Raises as read_workouts does."""
    for workout in _read(connection, "workout.id = ?", (workout_id,)):
        kept = connection.execute("SELECT checksum FROM workout WHERE id = ?", (workout_id,)).fetchone()
        if kept == (_checksum(workout),):
            return workout
    return None


def read_workouts(
    connection: Connection, since_day: int | None = None, *, deleted: bool = False
) -> list[Workout]:
    """Those begun on since_day or later, the earliest first; deleted ones if asked for.

    Raises sqlite3.Error, or msgspec.ValidationError where a row holds what no workout has.
    """
    wanted = "1" if deleted else "deleted_ms IS NULL"
    if since_day is None:
        return _read(connection, wanted)
    return _read(connection, f"{wanted} AND local_day >= ?", [since_day])


def _read(connection: Connection, wanted: str, arguments: Sequence[object] = ()) -> list[Workout]:
    def parts(table: str, columns: Sequence[str]) -> dict[int, list[dict[str, Any]]]:
        rows = connection.execute(
            f"SELECT workout_id, {', '.join(columns)} FROM {table} WHERE workout_id IN"
            f" (SELECT id FROM workout WHERE {wanted}) ORDER BY workout_id, position",
            arguments,
        )
        of_workout = defaultdict(list)
        for workout_id, *row in rows:
            of_workout[workout_id].append(dict(zip(columns, row, strict=True)))
        return of_workout

    sets, pain = parts("set_done", SET_COLUMNS), parts("pain", PAIN_COLUMNS)
    rows = connection.execute(
        f"SELECT workout.id, document, {_WORKOUT} FROM workout JOIN plan ON plan.id = plan_id"
        f" WHERE {wanted} ORDER BY started_ms, uid",
        arguments,
    )
    workouts = []
    for workout_id, document, *values in rows:
        tree = dict(zip(WORKOUT_COLUMNS, values, strict=True)) | {
            "document": document,
            "sets": sets.get(workout_id, ()),
            "pain": pain.get(workout_id, ()),
        }
        workouts.append(msgspec.convert(tree, Workout))  # one at a time: other threads get their turn
    return workouts


def _checksum(workout: Workout) -> int:
    return checksum(
        plan_sha256(workout.document),
        _values(workout, WORKOUT_COLUMNS),
        [_values(done, SET_COLUMNS) for done in workout.sets],
        [_values(each, PAIN_COLUMNS) for each in workout.pain],
    )


def _values(part: Struct, columns: Sequence[str]) -> Row:
    fields = asdict(part)
    return [fields[column] for column in columns]


def _rank(workout: Workout) -> tuple[int, bytes]:
    return workout.changed_ms, msgspec.json.encode(workout)
