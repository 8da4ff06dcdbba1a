"""The goals for a week and the days away, as rows."""

from sqlite3 import Connection

from lunge_timer.core.done_workout import Away, Goal
from lunge_timer.store.history.checksums import checksum


def read_goals(connection: Connection) -> list[Goal]:
    """By the day from which each holds."""
    rows = connection.execute("SELECT since_day, low, high FROM goal ORDER BY since_day")
    return [Goal(since_day=since_day, low=low, high=high) for since_day, low, high in rows]


def put_goal(connection: Connection, goal: Goal) -> None:
    """Write that goal, over the one from the same day on."""
    values = (goal.since_day, goal.low, goal.high)
    connection.execute("INSERT OR REPLACE INTO goal VALUES (?, ?, ?, ?)", (*values, checksum(values)))


def read_aways(connection: Connection) -> list[Away]:
    rows = connection.execute("SELECT from_day, to_day, why FROM away ORDER BY from_day, to_day, why")
    return [Away(from_day=from_day, to_day=to_day, why=why) for from_day, to_day, why in rows]


def put_away(connection: Connection, away: Away) -> None:
    values = (away.from_day, away.to_day, away.why)
    connection.execute("INSERT OR REPLACE INTO away VALUES (?, ?, ?, ?)", (*values, checksum(values)))


def remove_away(connection: Connection, away: Away) -> None:
    connection.execute(
        "DELETE FROM away WHERE (from_day, to_day, why) = (?, ?, ?)", (away.from_day, away.to_day, away.why)
    )
