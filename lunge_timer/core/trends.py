"""How an exercise went over time, each leg for itself: a point for each day of training, to be drawn."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct

from lunge_timer.core.done_workout import SetDone, SetLeg, Workout
from lunge_timer.core.routine import Purpose


class TrendPoint(Struct, frozen=True, kw_only=True):
    """What one leg did of one exercise on one day, a workout's local_day.

    reps_a_set is the mean of its sets; held_ms is all of the day, load_g the heaviest of it.
    """

    day: int
    reps_a_set: float
    held_ms: int
    longest_hold_ms: int
    load_g: int


def trends(
    workouts: Iterable[Workout], purpose: Purpose = "train"
) -> Mapping[tuple[str, SetLeg], tuple[TrendPoint, ...]]:
    """The points of every exercise and leg by its id and the leg, oldest first.

    Timed steps have no reps and no leg that is trained: they are left out. Leg tests are a purpose apart.
    """
    days: dict[tuple[str, SetLeg], dict[int, list[SetDone]]] = defaultdict(lambda: defaultdict(list))
    for workout in workouts:
        if workout.deleted_ms is not None:
            continue
        day = workout.local_day
        for one in workout.sets:
            if one.reps_planned and one.purpose == purpose and (one.reps_done or one.held_ms):
                days[one.exercise, one.leg][day].append(one)
    return {
        series: tuple(_point(day, sets) for day, sets in sorted(by_day.items()))
        for series, by_day in days.items()
    }


def _point(day: int, sets: list[SetDone]) -> TrendPoint:
    return TrendPoint(
        day=day,
        reps_a_set=sum(one.reps_done for one in sets) / len(sets),
        held_ms=sum(one.held_ms for one in sets),
        longest_hold_ms=max(one.longest_hold_ms for one in sets),
        load_g=max(one.load_g for one in sets),
    )
