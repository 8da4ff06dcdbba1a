"""The reps that a workout's plan asked for: of a set that was not begun, nothing else is written."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from lunge_timer.core.adjust import same_blocks
from lunge_timer.core.done_workout import SetLeg, Workout
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.prescribed import as_prescribed
from lunge_timer.core.progression.good_workout import plan_of
from lunge_timer.core.routine import Purpose, Routine

EACH_LEG: Sequence[SetLeg] = ("left", "right")
BOTH_LEGS: Sequence[SetLeg] = ("both",)


class PlannedSets(Struct, frozen=True):
    """The sets of a block in all rounds, with the reps of each leg in all of them together."""

    exercise: str
    sets: int
    reps: Mapping[SetLeg, int]
    purpose: Purpose = "train"


def planned_sets(workout: Workout, exercises: Exercises) -> dict[int, PlannedSets] | None:
    """By the number of the block, but for a newer program's exercises; None where the plan cannot be read."""
    plan = plan_of(workout)
    return None if plan is None else _sets_of(plan, exercises)


def asked_sets(workout: Workout, exercises: Exercises) -> dict[int, PlannedSets] | None:
    """As planned_sets, but by what was prescribed, where the person has changed no more than its numbers."""
    plan = plan_of(workout)
    if plan is None:
        return None
    prescribed = as_prescribed(plan)
    return _sets_of(prescribed if same_blocks(prescribed, plan) else plan, exercises)


def _sets_of(plan: Routine, exercises: Exercises) -> dict[int, PlannedSets]:
    known = plan.known(exercises)
    return {
        number: PlannedSets(
            exercise=block.exercise,
            sets=block.sets * plan.times(number),
            reps={
                leg: block.all_reps(leg) * plan.times(number)
                for leg in (EACH_LEG if known[block.exercise].per_leg else BOTH_LEGS)
            },
            purpose=block.purpose,
        )
        for number, block in plan.exercise_blocks.items()
        if block.exercise in known
    }
