"""What pain says of the next workout: go on, keep the numbers, or stop and do less.

The bounds are those of pain monitoring after Silbernagel 2007: up to 2 is safe, up to 5 acceptable, more is
too much, and so is pain that is worse the next morning.
"""

from enum import IntEnum
from typing import NamedTuple

from lunge_timer.core.done_workout import Moment, Pain, SetLeg, Workout

_GO_ON_UP_TO = 2
_KEEP_UP_TO = 5


class PainLevel(IntEnum):
    GO_ON = 0
    KEEP = 1  # the same numbers
    STOP = 2  # and a rung down


class PainTold(NamedTuple):
    """The worst that was told of a workout. overnight: it is STOP for being worse the next morning."""

    level: PainLevel
    score: int = 0
    leg: SetLeg = "none"
    overnight: bool = False


def pain_told(workout: Workout, limit: int | None = None) -> PainTold:
    """The worst of what was told, whenever it was; nothing told is no pain.

    limit is the score up to which a prescription allows pain: more is too much, and at it nothing rises.
    """
    told = [
        PainTold(PainLevel.STOP, pain.score, pain.leg, overnight=True)
        if _is_worse_overnight(pain, workout)
        else PainTold(max(_level(pain.score), _prescribed_level(pain.score, limit)), pain.score, pain.leg)
        for pain in workout.pain
    ]
    return max(told, key=lambda one: (one.level, one.score), default=PainTold(PainLevel.GO_ON))


def _level(score: int) -> PainLevel:
    if score <= _GO_ON_UP_TO:
        return PainLevel.GO_ON
    return PainLevel.KEEP if score <= _KEEP_UP_TO else PainLevel.STOP


def _prescribed_level(score: int, limit: int | None) -> PainLevel:
    if limit is None or score < max(1, limit):
        return PainLevel.GO_ON
    return PainLevel.STOP if score > limit else PainLevel.KEEP


def _is_worse_overnight(pain: Pain, workout: Workout) -> bool:
    """Whether it is the next morning's, and more than before the workout.

    Where nobody told how it was before, more than right after it is surely more; else nothing is known.
    """
    if pain.moment is not Moment.NEXT_DAY:
        return False
    for moments in ({Moment.BEFORE}, {Moment.DURING, Moment.AFTER}):
        earlier = [
            one.score
            for one in workout.pain
            if one.moment in moments and (one.leg == pain.leg or one.leg in {"both", "none"})
        ]
        if earlier:
            return pain.score > max(earlier)
    return False
