"""One value of a block or of the whole routine for another, by the key of its field."""

from enum import StrEnum

from msgspec import UNSET
from msgspec.structs import replace

from lunge_timer.core.limits import REPS, SETS
from lunge_timer.core.prescription import Prescription
from lunge_timer.core.routine import Block, ExerciseBlock, LegReps, Load, Round, Routine, TimedBlock
from lunge_timer.language import _
from lunge_timer.ui.widgets.day_texts import iso_day
from lunge_timer.ui.workout_history import today


class RepsDiffer(StrEnum):
    """Whether the reps of a block are one number, or one for each set, or for each leg."""

    NOT = "not"
    BY_SET = "set"
    BY_LEG = "leg"

    @classmethod
    def of(cls, block: ExerciseBlock) -> "RepsDiffer":
        return {int: cls.NOT, tuple: cls.BY_SET, LegReps: cls.BY_LEG}[type(block.reps)]


def changed_routine(routine: Routine, key: str, value: object) -> Routine:
    """The whole routine with that value."""
    head, _dot, rest = key.partition(".")
    if head != "prescription":
        return replace(routine, **{key: value})
    if not rest:
        new = Prescription(by=_("Physiotherapist"), issued=iso_day(today()))
        return replace(routine, prescription=new if value else UNSET)
    if routine.prescription is UNSET:
        return routine
    return replace(routine, prescription=replace(routine.prescription, **{rest: value}))


def changed_block(block: Block | Round, key: str, value: object) -> Block | Round:
    """The block with that value, and whatever goes with it."""
    if isinstance(block, TimedBlock | Round):
        return replace(block, **{key: value})
    return _changed_exercise(block, key, value)


def _changed_exercise(block: ExerciseBlock, key: str, value: object) -> ExerciseBlock:
    head, _dot, rest = key.partition(".")
    if head == "sets" and isinstance(value, int) and SETS.low <= value <= SETS.high:
        return block.with_sets(value)
    return replace(block, **_changes(block, head, rest, value))


def _changes(block: ExerciseBlock, head: str, rest: str, value: object) -> dict[str, object]:
    """What is changed by that value for a key of one part, or of two."""
    changed = value
    match head, rest:
        case "reps_differ", "":
            head, changed = "reps", _differing(block, RepsDiffer(str(value)))
        case "purpose", "":
            changed = "test" if value else "train"
        case "reps", "left" | "right":
            reps = block.reps
            changed = replace(reps, **{rest: value}) if isinstance(reps, LegReps) else reps
        case "phases_s", phase if phase:
            changed = {**block.phases_s, phase: value}
        case "load", "kind" if value == "none":
            changed = Load()
        case "load", part if part:
            changed = replace(block.load, **{part: value})
    return {head: changed}


def _differing(block: ExerciseBlock, differ: RepsDiffer) -> int | tuple[int, ...] | LegReps:
    """The reps as one number, or as several that are all the first of what there were."""
    first = next(iter(block.reps_numbers), REPS.low)
    if differ is RepsDiffer.BY_SET:
        return (first,) * min(max(block.sets, SETS.low), SETS.high)
    return LegReps(left=first, right=first) if differ is RepsDiffer.BY_LEG else first
