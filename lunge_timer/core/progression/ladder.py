"""The next harder and the next easier dose of an exercise, within the ranges of its sources."""

from collections.abc import Mapping
from typing import NamedTuple

from msgspec.structs import replace

from lunge_timer.core.adjust import held_phases
from lunge_timer.core.exercise import Exercise, Exercises, Ladder, LadderStep, Seconds
from lunge_timer.core.routine import ExerciseBlock, Load, LoadKind, Routine

# The steps are convention: what is usually the next weight to be had. A band has no weight to raise.
LOAD_STEPS_KG: Mapping[LoadKind, Seconds] = {"dumbbells": 1, "barbell": 2.5, "vest": 1, "machine": 2.5}
HOLD_STEP_S = 1  # convention: the sources give holds a range and no step


class Rung(NamedTuple):
    """How hard a block is: the numbers that a suggestion changes, and no others."""

    sets: int
    reps: tuple[int, ...]
    holds_s: tuple[Seconds, ...]
    load: Load

    def is_below(self, other: "Rung") -> bool:
        """Whether it is easier: something is less, and nothing is more."""
        ours, theirs = self.amounts, other.amounts
        if len(ours) != len(theirs):
            return False
        return ours != theirs and all(one <= another for one, another in zip(ours, theirs, strict=True))

    @property
    def amounts(self) -> tuple[Seconds, ...]:
        return (self.sets, self.load.kg, *self.holds_s, *self.reps)


def rung_of(block: ExerciseBlock, exercise: Exercise) -> Rung:
    held = () if block.open_holds else held_phases(exercise)
    holds_s = tuple(block.phase_s(phase) for phase in held)
    reps = block.reps_numbers if block.even_reps is None else (block.even_reps,)  # however they are written
    return Rung(block.sets, reps, holds_s, block.load)


def spare_sets(routine: Routine, exercises: Exercises) -> int:
    """How many sets more the sources allow for the whole workout; many where they say nothing of it."""
    known = routine.known(exercises)
    limited = [
        (block.sets * routine.times(number), ladder.most_session_sets)
        for number, block in routine.exercise_blocks.items()
        if (ladder := known[block.exercise].guideline.ladder) and ladder.most_session_sets is not None
    ]
    return min((most for _sets, most in limited), default=1000) - sum(sets for sets, _most in limited)


def harder(
    block: ExerciseBlock, exercise: Exercise, *, spare_sets: int, times: int = 1
) -> ExerciseBlock | None:
    """Block one rung up; None at the top, where no source says what comes next, and of reps that differ.

    times: in so many rounds it is done.
    """
    ladder = exercise.guideline.ladder
    if ladder is None or block.even_reps is None:
        return None
    for step in ladder.order:
        raised = _raised(block, exercise, ladder, step, spare_sets=spare_sets, times=times)
        if raised is not None:
            return raised
    return None


def lighter(block: ExerciseBlock, exercise: Exercise) -> ExerciseBlock | None:
    """Block one rung down, every number of it the same or less; None where nothing is left to take.

    What was raised first goes first, to the bottom of its range; then weight and sets, and then the reps
    that are left.
    """
    ladder, reps = exercise.guideline.ladder, block.even_reps
    if ladder is None or reps is None:
        return None
    holds_s = {phase.id: block.phase_s(phase) for phase in held_phases(exercise)}
    shorter_s = {
        phase: max(exercise.guideline.hold_s[0], hold_s - HOLD_STEP_S)
        for phase, hold_s in holds_s.items()
        if hold_s > exercise.guideline.hold_s[0] and not block.open_holds
    }
    step_kg = LOAD_STEPS_KG.get(block.load.kind, 0)
    lower: ExerciseBlock | None = None
    if "holds" in ladder.order and shorter_s:
        lower = replace(block, phases_s={**block.phases_s, **shorter_s})
    elif reps > ladder.reps[0]:
        lower = replace(block, reps=reps - 1)
    elif "load" in ladder.order and block.load.kg > step_kg > 0:
        lower = replace(block, load=replace(block.load, kg=block.load.kg - step_kg))
    elif block.sets > 1:
        lower = block.with_sets(block.sets - 1)
    elif reps > 1:
        lower = replace(block, reps=reps - 1)
    return lower


def _raised(
    block: ExerciseBlock, exercise: Exercise, ladder: Ladder, step: LadderStep, *, spare_sets: int, times: int
) -> ExerciseBlock | None:
    """Block with a little more of that; None where there is no more of it to have."""
    if step == "holds" and block.open_holds:
        return None
    if step == "holds":
        high = exercise.guideline.hold_s[1]
        longer_s = {
            phase.id: min(high, block.phase_s(phase) + HOLD_STEP_S)
            for phase in held_phases(exercise)
            if 0 < block.phase_s(phase) < high  # a hold of no length is none
        }
        return replace(block, phases_s={**block.phases_s, **longer_s}) if longer_s else None
    (low, high), reps = ladder.reps, block.even_reps or 0
    if step == "reps":
        return replace(block, reps=reps + 1) if reps < high else None
    if step == "sets":
        has_room = (block.sets + 1) * times <= ladder.most_sets and spare_sets >= times
        return block.with_sets(block.sets + 1) if has_room else None
    load = _heavier(block.load, ladder)
    return None if load is None else replace(block, load=load, reps=min(reps, low))


def _heavier(load: Load, ladder: Ladder) -> Load | None:
    if load.kind == "none":
        first_kg = None if load.kg else ladder.first_dumbbells_kg  # what weighs is carried somehow
        return None if first_kg is None else Load(kind="dumbbells", kg=first_kg)
    step_kg = LOAD_STEPS_KG.get(load.kind)
    return replace(load, kg=load.kg + step_kg) if step_kg and load.kg else None
