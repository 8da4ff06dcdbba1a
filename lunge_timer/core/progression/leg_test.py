"""Leg tests: whether one leg does less than the other, or whether nothing clear can be said.

A guided set cannot show it, since both legs do what is planned; a test goes on for as long as each leg can.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from statistics import fmean, median, stdev
from typing import Literal, NamedTuple

from lunge_timer.core.done_workout import SetDone, Workout

FEWEST_DAYS = 3
LAST_DAYS = 6  # convention: what is older may be evened out since
LEAST_DIFFERENCE = 0.10  # Bishop 2018, Wellsandt 2017: less is within what a test varies by
LEAST_SPREADS = 2


class LegTestDay(NamedTuple):
    """What each leg did in the tests of one day: reps, or the ms of the longest hold; the mean of its trials.

    day is a workout's local_day.
    """

    day: int
    left: float
    right: float
    uids: tuple[str, ...]

    @property
    def asymmetry(self) -> float:
        """How much more the right leg does, of what the better one does; below 0 where it does less."""
        return (self.right - self.left) / max(self.right, self.left)


class LegDifference(NamedTuple):
    """The leg that does less, or None where no difference is clear.

    share is how much less, of what the other leg does, in the median of days.
    """

    weaker: Literal["left", "right"] | None
    share: float
    days: tuple[LegTestDay, ...]


def leg_test_days(workouts: Iterable[Workout], exercise: str) -> tuple[LegTestDay, ...]:
    """The days on which both legs were tested alike in that exercise, oldest first."""
    trials: dict[int, dict[str, list[float]]] = defaultdict(lambda: {"left": [], "right": []})
    uids: dict[int, list[str]] = defaultdict(list)
    for workout in workouts:
        tests = [one for one in workout.sets if one.purpose == "test" and one.exercise == exercise]
        if workout.deleted_ms is not None or not tests:
            continue
        uids[workout.local_day].append(workout.uid)
        for one in tests:
            if one.leg in {"left", "right"} and _result(one) > 0:  # a set that was skipped is no trial
                trials[workout.local_day][one.leg].append(_result(one))
    return tuple(
        LegTestDay(day, fmean(legs["left"]), fmean(legs["right"]), tuple(uids[day]))
        for day, legs in sorted(trials.items())
        if len(legs["left"]) == len(legs["right"]) > 0
    )


def leg_difference(days: Sequence[LegTestDay]) -> LegDifference:
    """Whether the last days speak of a difference: large, larger than they vary by, always the same leg.

    The spread is the days' own standard deviation. With it, of people whose legs are equal but for 7 % of
    noise and who are told after each monthly test, under 5 % are ever told of a difference in a year, and of
    those with a real one of 20 % nearly all are; tests/core/progression/test_leg_test_simulation.py.
    """
    last = tuple(days[-LAST_DAYS:])
    indexes = [day.asymmetry for day in last]
    middle = median(indexes) if indexes else 0.0
    is_clear = (
        len(last) >= FEWEST_DAYS
        and (max(indexes) < 0 or min(indexes) > 0)
        and abs(middle) >= max(LEAST_DIFFERENCE, LEAST_SPREADS * stdev(indexes))
    )
    if not is_clear:
        return LegDifference(None, 0.0, last)
    return LegDifference("right" if middle < 0 else "left", abs(middle), last)


def is_measured_by_hold(trial: SetDone) -> bool:
    """Whether a trial is one rep that is held for as long as can be, and not as many reps as can be."""
    return trial.reps_planned == 1


def _result(trial: SetDone) -> int:
    return trial.longest_hold_ms if is_measured_by_hold(trial) else trial.reps_done
