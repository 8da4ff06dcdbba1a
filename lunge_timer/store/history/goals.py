"""The goals for a week and the days away, as rows."""

from sqlite3 import Connection

from lunge_timer.core.done_workout import Away, Goal
from lunge_timer.store.history.checksums import checksum
from lunge_timer.store.history.schema import away_columns, goal_columns


def read_goals(connection: Connection) -> list[Goal]:
    """By the day from which each holds."""
    columns = goal_columns(connection)
    rows = connection.execute(f"SELECT {', '.join(columns)} FROM goal ORDER BY since_day")
    return [Goal(**dict(zip(columns, row, strict=True))) for row in rows]


def put_goal(connection: Connection, goal: Goal) -> None:
    """Write that goal, unless there is a newer one from the same day on."""
    known = (each for each in read_goals(connection) if each.since_day == goal.since_day)
    if all(is_newer_goal(goal, each) for each in known):
        values = (goal.since_day, goal.low, goal.high, goal.changed_ms)
        connection.execute(
            "INSERT OR REPLACE INTO goal (since_day, low, high, changed_ms, checksum) VALUES (?, ?, ?, ?, ?)",
            (*values, checksum(values)),
        )


def read_aways(connection: Connection, *, deleted: bool = False) -> list[Away]:
    """By their days; deleted ones if asked for."""
    columns = away_columns(connection)
    rows = connection.execute(f"SELECT {', '.join(columns)} FROM away ORDER BY from_day, to_day, why")
    aways = [Away(**dict(zip(columns, row, strict=True))) for row in rows]
    return [away for away in aways if deleted or away.deleted_ms is None]


def put_away(connection: Connection, away: Away) -> None:
    """Write those days, deleted or not, unless what is there of the same is newer."""
    known = (each for each in read_aways(connection, deleted=True) if days_of(each) == days_of(away))
    if all(is_newer_away(away, each) for each in known):
        values = (*days_of(away), away.changed_ms, away.deleted_ms)
        connection.execute(
            "INSERT OR REPLACE INTO away (from_day, to_day, why, changed_ms, deleted_ms, checksum)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (*values, checksum(values)),
        )


def days_of(away: Away) -> tuple[str, str, str]:
    """What tells one from another."""
    return away.from_day, away.to_day, away.why


# Which of two is kept; whatever the order in which they come, it is the same one.


def is_newer_goal(goal: Goal, other: Goal) -> bool:
    return (goal.changed_ms, goal.low, goal.high) > (other.changed_ms, other.low, other.high)


def is_newer_away(away: Away, other: Away) -> bool:
    return _rank(away) > _rank(other)


def _rank(away: Away) -> tuple[int, bool, int]:
    return away.changed_ms, away.deleted_ms is not None, away.deleted_ms or 0
