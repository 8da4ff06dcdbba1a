"""Changes to a routine's own exercises, and to the blocks that go by them.

The key of a field is exercises.ID.setup, or exercises.ID.phases.PHASE.name: ids stay where places may not.
"""

from collections.abc import Callable, Sequence
from typing import Literal
from zlib import crc32

from msgspec import UNSET
from msgspec.structs import replace

from lunge_timer.core.exercise import OWN
from lunge_timer.core.listing import folded
from lunge_timer.core.own_exercise import OwnExercise, OwnFigure, OwnPhase
from lunge_timer.core.routine import Block, ExerciseBlock, LegReps, Routine
from lunge_timer.language import _
from lunge_timer.store.names import free_stem, slug

_KEYS = "exercises."
_NEW = "new-exercise"  # as its id, until it is saved by its name
_SECONDS = {"move": 2, "hold": 5}  # of a new phase


def is_own_key(key: str) -> bool:
    """Whether what stands there is an own exercise's, whatever block is chosen."""
    return key.startswith(_KEYS)


def own_key(exercise: str, *parts: str) -> str:
    return ".".join((_KEYS + exercise, *parts))


def has_key(routine: Routine, key: str) -> bool:
    """Whether there still is what that key of an own exercise's field names."""
    _head, exercise, field = key.split(".", 2)
    own = next((each for each in routine.own_exercises if each.id == exercise), None)
    if own is None or not field.startswith("phases."):
        return own is not None
    return field.split(".")[1] in {phase.id for phase in own.phases}


def changed_own(routine: Routine, key: str, value: object) -> Routine:
    """The routine with that value of an own exercise, and blocks that still fit it."""
    _head, exercise, field = key.split(".", 2)
    (own,) = (each for each in routine.own_exercises if each.id == exercise)
    after = _changed(own, field, value)
    exercises = tuple(after if each is own else each for each in routine.own_exercises)

    def fit(block: Block) -> Block:
        is_its = isinstance(block, ExerciseBlock) and block.exercise == exercise
        return _fitted(block, own, after) if is_its and isinstance(block, ExerciseBlock) else block

    return with_each_block(replace(routine, exercises=exercises), fit)


def with_each_block(routine: Routine, change: Callable[[Block], Block]) -> Routine:
    return routine.with_all_blocks([change(block) for block in routine.all_blocks])


def _changed(own: OwnExercise, field: str, value: object) -> OwnExercise:
    match field.split("."):
        case ["phases", phase, key]:
            phases = tuple(
                _changed_phase(each, key, value) if each.id == phase else each for each in own.phases
            )
            return replace(own, phases=phases)
        case ["phases"]:
            after = replace(own, phases=value)
            if own.figure is None:
                return after
            left = {phase.id for phase in after.phases}
            poses = {phase: pose for phase, pose in own.figure.poses.items() if phase in left}
            return replace(after, figure=replace(own.figure, poses=poses))
        case ["figure", "like"]:
            return replace(own, figure=OwnFigure(like=str(value)) if value else None)
        case ["figure", "poses", phase] if own.figure is not None:
            poses = {**own.figure.poses, phase: str(value)}
            poses = {each: pose for each, pose in poses.items() if pose}
            return replace(own, figure=replace(own.figure, poses=poses))
    return replace(own, **{field: value})


def _changed_phase(phase: OwnPhase, key: str, value: object) -> OwnPhase:
    """A phase with that value. Its word, and its slider's, go with its name where they say the same."""
    after = replace(phase, **{key: value})
    if key == "name":
        word = after.name if phase.word == phase.name else phase.word
        setting = after.name if phase.setting == phase.name else phase.setting
        return replace(after, word=word, setting=setting)
    if key == "kind":
        return replace(after, setting=after.name if after.kind == "hold" else "")
    return after


def _fitted(block: ExerciseBlock, before: OwnExercise, after: OwnExercise) -> ExerciseBlock:
    """The block without numbers for phases that are gone or of another kind, by legs only if it has some."""
    kinds = {phase.id: phase.kind for phase in before.phases}
    same = {phase.id for phase in after.phases if kinds.get(phase.id) == phase.kind}
    block = replace(block, phases_s={phase: s for phase, s in block.phases_s.items() if phase in same})
    if after.legs == "each":
        return block
    reps = block.reps.left if isinstance(block.reps, LegReps) else block.reps
    return replace(block, legs=UNSET, reps=reps)


def new_exercise(routine: Routine) -> OwnExercise:
    """What a new one begins with: down, hold, up."""
    phases = (
        OwnPhase(id="down", kind="move", name=_("Down"), word=_("Down"), duration_s=_SECONDS["move"]),
        new_hold("hold"),
        OwnPhase(id="up", kind="move", name=_("Up"), word=_("Up"), duration_s=_SECONDS["move"]),
    )
    own = OwnExercise(id=OWN + _NEW, name=_("New exercise"), legs="both", phases=phases)
    return with_free_id(own, routine)


def new_hold(phase: str) -> OwnPhase:
    name = _("Hold")
    return OwnPhase(id=phase, kind="hold", name=name, word=name, duration_s=_SECONDS["hold"], setting=name)


def new_phase(own: OwnExercise, kind: Literal["move", "hold"]) -> OwnPhase:
    """One phase more, of an id that no other one has."""
    phase = free_stem(kind, {each.id for each in own.phases})
    if kind == "hold":
        return new_hold(phase)
    name = _("Move")
    return OwnPhase(id=phase, kind="move", name=name, word=name, duration_s=_SECONDS["move"])


def with_free_id(own: OwnExercise, routine: Routine) -> OwnExercise:
    """The exercise under an id that none of routine has."""
    return replace(own, id=_free_id(own.id, routine.own_exercises))


def _free_id(wanted: str, others: Sequence[OwnExercise]) -> str:
    taken = {each.id.removeprefix(OWN) for each in others}
    return OWN + free_stem(wanted.removeprefix(OWN), taken)


def without_unused(routine: Routine, before: Routine) -> Routine:
    """The routine without the own exercises that were in use before, and are no more."""
    gone = used_exercises(before) - used_exercises(routine)
    left = tuple(own for own in routine.own_exercises if own.id not in gone)
    return replace(routine, exercises=left or UNSET) if gone else routine


def used_exercises(routine: Routine) -> frozenset[str]:
    return frozenset(block.exercise for block in routine.all_blocks if isinstance(block, ExerciseBlock))


def named(routine: Routine, saved: Routine) -> Routine:
    """The routine with an id by its name for each exercise that was new: the history counts by ids."""
    kept = {own.id for own in saved.own_exercises}
    for own in routine.own_exercises:
        if own.id.startswith(OWN + _NEW) and own.id not in kept:
            others = [each for each in routine.own_exercises if each is not own]
            routine = _with_id(routine, own, _free_id(OWN + _stem(own.name), others))
    return routine


def _stem(name: str) -> str:
    """What an id says of a name: its letters as in a file's name, or where it has none of these, a number."""
    stem = slug(name)
    return stem if stem != slug("") else f"exercise-{crc32(folded(name).encode()):08x}"


def _with_id(routine: Routine, own: OwnExercise, new: str) -> Routine:
    def rename(block: Block) -> Block:
        is_its = isinstance(block, ExerciseBlock) and block.exercise == own.id
        return replace(block, exercise=new) if is_its else block

    exercises = (replace(each, id=new) if each is own else each for each in routine.own_exercises)
    return with_each_block(replace(routine, exercises=tuple(exercises)), rename)
