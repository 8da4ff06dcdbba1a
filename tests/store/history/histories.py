"""Workouts, and homes that hold them, for the tests of the history."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from lunge_timer.core.done_workout import Moment, Outcome, Pain, SetDone, SetLeg, Workout
from lunge_timer.store.history.history import History

TODAY = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)
DAY_MS = 86_400_000
NAME = "history.sqlite3"

made: list[History] = []  # in this test, to be closed at its end


def workout(number: int = 0, **changes: Any) -> Workout:
    """The workout of that number, a day after the one before it."""
    legs: tuple[SetLeg, SetLeg] = ("left", "right")
    sets = tuple(
        SetDone(
            block=1,
            set_no=place // 2 + 1,
            exercise="reverse-lunge",
            leg=legs[place % 2],
            reps_planned=10,
            reps_done=10,
            held_planned_ms=10_000,
            held_ms=10_000,
            longest_hold_ms=1_000,
            worked_ms=40_000,
            rest_before_ms=45_000 * (place > 1),
            load_kind="dumbbells",
            load_g=2_000,
            reserve=3 if place % 2 else None,
        )
        for place in range(6)
    )
    started_ms = int(TODAY.timestamp() * 1000) - DAY_MS * 400 + number * DAY_MS
    whole = Workout(
        uid=f"{number:032x}",
        started_ms=started_ms,
        utc_offset_min=60,
        document=f'{{"name": "Evening legs {number % 3}"}}\n',
        routine=f"evening-legs-{number % 3}",
        name=f"Evening legs {number % 3}",
        outcome=Outcome.COMPLETE,
        active_ms=600_000,
        paused_ms=2_000,
        planned_ms=610_000,
        app_version="0.9",
        changed_ms=started_ms + 700_000,
        sets=sets,
        pain=(Pain(moment=Moment.AFTER, leg="left", score=2, asked_ms=started_ms + 650_000),),
        effort=6,
        note="Fünf, “gut” 👩‍🦽",
    )
    return replace(whole, **changes)


def opened(folder: Path, day: int = 0, **options: Any) -> History:
    """The history in that folder, as it opens that many days after today."""
    history = at(folder, day, **options)
    history.open()
    return history


def at(folder: Path, day: int = 0, **options: Any) -> History:
    """The same, not yet opened."""
    history = History(
        folder / NAME, now=lambda: TODAY + timedelta(days=day), wait=lambda _seconds: None, **options
    )
    made.append(history)
    return history


def filled(folder: Path, count: int = 3, day: int = 0, **options: Any) -> list[Workout]:
    """Save that many workouts in that folder; these."""
    saved = [workout(number) for number in range(count)]
    history = opened(folder, day, **options)
    for each in saved:
        history.save(each)
    history.close()
    return saved


def held(folder: Path, day: int = 0) -> list[Workout]:
    """The workouts in that folder, as a start on that day finds them."""
    history = opened(folder, day)
    found = history.workouts()
    history.close()
    return found


def backups(folder: Path) -> list[Path]:
    """The oldest first."""
    return sorted((folder / "history-backups").glob("*"))


def day_after(days: int) -> date:
    return (TODAY + timedelta(days=days)).date()
