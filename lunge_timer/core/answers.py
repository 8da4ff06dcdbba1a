"""What a person says of a workout that is over: how it is read from a workout, and put into it."""

from collections.abc import Callable, Sequence
from typing import Literal, TypeAlias

from msgspec.structs import replace

from lunge_timer.core.done_workout import Moment, Pain, SetDone, Workout

Correction: TypeAlias = Callable[[Workout], Workout]  # puts one more answer into whatever is known by then
SoreLeg: TypeAlias = Literal["left", "right"]
SORE_LEGS: tuple[SoreLeg, ...] = ("left", "right")  # also where both worked as one: pain sits in one of them


def reserve_rows(sets: Sequence[SetDone], leg: str) -> frozenset[int]:
    """The rows in which a leg's reserve is kept: of each block, its last set of which a rep was done.

    How many more there would have been is asked once a leg, when all is over. That tells how each exercise
    ended, and nothing of the sets before.
    """
    last = {row.block: number for number, row in enumerate(sets) if row.leg == leg and row.reps_done}
    return frozenset(last.values())


def is_reserve_asked(workout: Workout, leg: str) -> bool:
    """Whether there is a point in asking it of a leg: it did a rep, and no leg was tested to its end."""
    is_test = any(row.purpose == "test" for row in workout.sets)
    return not is_test and bool(reserve_rows(workout.sets, leg))


def reserve_of(workout: Workout, leg: str) -> int | None:
    """How many reps more the leg had left at the end, where anybody said."""
    said = (workout.sets[number].reserve for number in sorted(reserve_rows(workout.sets, leg), reverse=True))
    return next((reserve for reserve in said if reserve is not None), None)


def with_reserve(workout: Workout, leg: str, reserve: int | None) -> Workout:
    """The workout with that said of a leg; None takes it back."""
    rows = reserve_rows(workout.sets, leg)
    sets = (replace(row, reserve=reserve) if n in rows else row for n, row in enumerate(workout.sets))
    return replace(workout, sets=tuple(sets))


def pain_of(workout: Workout, leg: SoreLeg, moment: Moment = Moment.AFTER) -> int | None:
    """How much the leg hurt then, where anybody said."""
    return next((pain.score for pain in workout.pain if (pain.leg, pain.moment) == (leg, moment)), None)


def with_pain(
    workout: Workout, leg: SoreLeg, score: int | None, asked_ms: int, moment: Moment = Moment.AFTER
) -> Workout:
    """The workout with that said of a leg, at asked_ms UTC; None takes it back."""
    others = tuple(pain for pain in workout.pain if (pain.leg, pain.moment) != (leg, moment))
    said = () if score is None else (Pain(moment=moment, leg=leg, score=score, asked_ms=asked_ms),)
    return replace(workout, pain=others + said)


def sore_before(workouts: Sequence[Workout], workout: Workout) -> tuple[SoreLeg, ...]:
    """The legs that hurt at all after the workout before that one; workouts stand oldest first."""
    earlier = [each for each in workouts if each.started_ms < workout.started_ms and each.uid != workout.uid]
    return tuple(leg for leg in SORE_LEGS if earlier and pain_of(earlier[-1], leg))


def asked_next_day(workouts: Sequence[Workout], today: int) -> Workout | None:
    """The workout of yesterday of which is still to be asked how the legs are the next morning.

    That is the latest after which one hurt. today counts as local_day does; workouts stand oldest first.
    """
    for workout in reversed(workouts):
        told = {pain.moment for pain in workout.pain}
        hurt = any(pain_of(workout, leg) for leg in SORE_LEGS)
        if workout.local_day == today - 1 and hurt and Moment.NEXT_DAY not in told:
            return workout
    return None


def changed_at(workout: Workout, now_ms: int) -> Workout:
    """The workout as one that is newer than it was, also where the clock on the wall has gone back."""
    return replace(workout, changed_ms=max(now_ms, workout.changed_ms + 1))
