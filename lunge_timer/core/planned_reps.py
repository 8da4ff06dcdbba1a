"""The reps that a workout's plan asked for: of a set that was not begun, nothing else is written."""

from collections.abc import Sequence

from msgspec import Struct

from lunge_timer.core.done_workout import SetLeg, Workout
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.progression.good_workout import plan_of
from lunge_timer.core.routine import ExerciseBlock

EACH_LEG: Sequence[SetLeg] = ("left", "right")
BOTH_LEGS: Sequence[SetLeg] = ("both",)


class PlannedSets(Struct, frozen=True):
    """The sets of a block, with the reps of each of the legs in all of them together."""

    exercise: str
    sets: int
    legs: Sequence[SetLeg]
    reps: int


def planned_sets(workout: Workout, exercises: Exercises) -> dict[int, PlannedSets] | None:
    """By the number of the block, but for a newer program's exercises; None where the plan cannot be read."""
    plan = plan_of(workout)
    if plan is None:
        return None
    return {
        number: PlannedSets(
            exercise=block.exercise,
            sets=block.sets,
            legs=EACH_LEG if exercises[block.exercise].per_leg else BOTH_LEGS,
            reps=block.sets * block.reps,
        )
        for number, block in enumerate(plan.blocks)
        if isinstance(block, ExerciseBlock) and block.exercise in exercises
    }
