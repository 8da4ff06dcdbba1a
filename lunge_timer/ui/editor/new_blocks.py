"""What a new block of an exercise begins with."""

from msgspec import UNSET, Struct

from lunge_timer.core.exercise import Exercise, Seconds
from lunge_timer.core.routine import DEFAULT_REST_S, ExerciseBlock, LegOrder, Load, Pace


class Defaults(Struct, frozen=True, kw_only=True):
    """What a new block begins with; None leaves it to the exercise."""

    hold_s: Seconds | None = None
    rest_s: Seconds = DEFAULT_REST_S
    pace: Pace = Pace.GUIDED


def new_block(exercise: Exercise, defaults: Defaults) -> ExerciseBlock:
    """The usual sets of exercise, its rest within the guideline."""
    dose = exercise.usual_dose
    low, high = exercise.guideline.rest_s
    holds = [phase for phase in exercise.phases if phase.kind == "hold" and phase.duration_s > 0]
    wanted = (
        {} if defaults.hold_s is None or exercise.is_own else {phase.id: defaults.hold_s for phase in holds}
    )
    return ExerciseBlock(
        exercise=exercise.id,
        sets=dose.sets,
        reps=dose.reps,
        legs=UNSET if dose.legs is UNSET else LegOrder(dose.legs),
        switch_s=dose.switch_s,
        load=Load(kind=dose.load),
        rest_s=min(high, max(low, defaults.rest_s)),
        pace=defaults.pace,
        phases_s={one: s for one, s in wanted.items() if s != exercise.phase(one).duration_s},
    )
