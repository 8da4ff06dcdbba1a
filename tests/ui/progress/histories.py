"""Histories as people have them: a year or ten of lunges, breaks from sitting, and glute sessions."""

from collections.abc import Iterator
from random import Random

from lunge_timer.core.done_workout import Away, Outcome, SetDone, SetLeg, Workout
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.weeks import Tally, Week, monday_of, tally, weeks
from lunge_timer.store.assets import load_exercises

DAY_MS = 86_400_000
HOUR_MS = 3_600_000
ROUTINES = {
    "built-in/beginner-reverse-lunge": ("Beginner reverse lunge", "reverse-lunge"),
    "evening-legs": ("Evening legs", "squat-position-reverse-lunge"),
    "built-in/desk-break": ("Desk break", "squat-position-reverse-lunge"),
    "built-in/glute-band-session": ("Glute band session", "band-hip-extension-straight"),
    "built-in/gym-glute-session": ("Gym glute session", "machine-leg-curl"),
}
NOTES = ("", "", "", "right knee tired", "felt strong today", "")


def exercises() -> Exercises:
    return load_exercises()


def sets_of(
    exercise: str, counts: dict[SetLeg, int], *, sets: int = 3, planned: int = 15, hold_ms: int = 0
) -> tuple[SetDone, ...]:
    return tuple(
        SetDone(
            block=0,
            set_no=number,
            exercise=exercise,
            leg=leg,
            reps_planned=planned,
            reps_done=count,
            held_planned_ms=planned * hold_ms,
            held_ms=count * hold_ms,
            longest_hold_ms=hold_ms,
            worked_ms=count * (4_000 + hold_ms),
            rest_before_ms=0 if number == 1 else 45_000,
        )
        for number in range(1, sets + 1)
        for leg, count in counts.items()
    )


def workout(
    uid: str,
    day: int,
    routine: str = "evening-legs",
    *,
    counts: dict[SetLeg, int] | None = None,
    hold_ms: int = 0,
    hour: int = 18,
    **more: object,
) -> Workout:
    name, exercise = ROUTINES[routine]
    fields: dict[str, object] = {
        "uid": uid,
        "started_ms": day * DAY_MS + hour * HOUR_MS,
        "utc_offset_min": 0,
        "document": "",
        "routine": routine,
        "name": name,
        "outcome": Outcome.COMPLETE,
        "active_ms": 642_000,
        "paused_ms": 0,
        "planned_ms": 640_000,
        "app_version": "0.1.0",
        "changed_ms": 0,
        "sets": sets_of(exercise, counts or {"left": 5, "right": 5}, hold_ms=hold_ms),
    }
    return Workout(**{**fields, **more})  # type: ignore[arg-type]


def history(count: int, today: int, *, seed: int = 10) -> tuple[Workout, ...]:
    """As many workouts as that, four a week, up to today, oldest first."""
    return tuple(reversed([*_backwards(count, today, Random(seed))]))  # noqa: S311 - no secret


def _backwards(count: int, today: int, chance: Random) -> Iterator[Workout]:
    monday = monday_of(today)
    number = 0
    while number < count:
        for weekday, routine in (
            (6, "built-in/glute-band-session"),
            (4, "built-in/desk-break"),
            (2, "evening-legs"),
            (0, "built-in/beginner-reverse-lunge"),
        ):
            day = monday + weekday
            if day > today or number == count:
                continue
            part = 1 - number / max(count, 40)
            left = round(6 + 9 * part + chance.uniform(-0.7, 0.7))
            right = round(left - 1.4 * (1 - part) + chance.uniform(-0.5, 0.3))
            yield workout(
                f"w{number}",
                day,
                routine,
                counts={"left": left, "right": right},
                hold_ms=round(2_000 + 4_000 * part) if "legs" in routine or "desk" in routine else 0,
                active_ms=chance.randint(94, 1_480) * 1000,
                effort=chance.choice((None, 5, 6, 7)),
                note=chance.choice(NOTES),
                outcome=Outcome.STOPPED if chance.random() < 0.1 else Outcome.COMPLETE,
            )
            number += 1
        monday -= 7


def last_weeks(
    workouts: tuple[Workout, ...], today: int, away: tuple[Away, ...] = ()
) -> tuple[tuple[Week, ...], Tally]:
    shown = weeks(workouts, (), away, exercises(), today=today)
    began = min((each.local_day for each in workouts), default=today)
    return shown, tally(shown, began=began, today=today)
