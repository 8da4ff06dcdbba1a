"""Workouts as the history remembers them."""

from itertools import product

from lunge_timer.core.done_workout import Outcome, SetDone, SetLeg, Workout

NOON_MS = 1_795_000_000_000  # UTC, in November 2026


def set_done(leg: SetLeg, set_no: int = 1, *, block: int = 0, reps_done: int = 5) -> SetDone:
    """A set of five reps with holds of 10 s."""
    return SetDone(
        block=block,
        set_no=set_no,
        exercise="squat-position-reverse-lunge",
        leg=leg,
        reps_planned=5,
        reps_done=reps_done,
        held_planned_ms=50_000,
        held_ms=10_000 * reps_done,
        longest_hold_ms=10_000,
        worked_ms=90_000,
        rest_before_ms=0,
    )


def workout(*sets: SetDone, uid: str = "one") -> Workout:
    return Workout(
        uid=uid,
        started_ms=NOON_MS,
        utc_offset_min=60,
        document="{}",
        routine="built-in/squat-position-holds",
        name="Squat-position holds",
        outcome=Outcome.COMPLETE,
        active_ms=640_000,
        paused_ms=0,
        planned_ms=640_000,
        app_version="1",
        changed_ms=NOON_MS,
        sets=sets,
    )


BOTH_LEGS: tuple[SetLeg, SetLeg] = ("left", "right")
THREE_SETS = workout(*(set_done(leg, number) for number, leg in product((1, 2, 3), BOTH_LEGS)))
