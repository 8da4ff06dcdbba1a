"""What ships with the program: its exercises and its built-in routines."""

from pathlib import Path

import msgspec
from msgspec.structs import replace

from lunge_timer.core.exercise import Exercise, Exercises
from lunge_timer.core.exercise_problems import problems_of_exercise
from lunge_timer.core.routine import Routine, TimedBlock
from lunge_timer.errors import StoreError
from lunge_timer.language import _
from lunge_timer.store.document import decode
from lunge_timer.store.files import read_text
from lunge_timer.store.paths import assets_folder
from lunge_timer.store.routines import read_routine

SUFFIX = ".lunge.json"
EXERCISE_FORMAT = "lunge-timer/exercise"
BUILT_IN = "built-in/"  # begins the id of every built-in routine

_ORDER = (
    "squat-position-holds",
    "beginner-reverse-lunge",
    "reverse-lunge-one-leg-at-a-time",
    "dumbbell-reverse-lunge",
    "desk-break",
    "glute-band-session",
    "gym-glute-session",
    "reverse-lunge-leg-test",
    "squat-position-leg-test",
)


class _Kind(msgspec.Struct):
    """All that is read of a file to see what it is."""

    format: str = ""


def load_exercises() -> Exercises:
    """Every exercise by its id, in the order of their names. Raises StoreError."""
    files = assets_folder().joinpath("exercises").glob("*.json")
    exercises = [parse_exercise(read_text(file), file.name) for file in files]
    return {exercise.id: exercise for exercise in sorted(exercises, key=lambda each: each.name.casefold())}


def parse_exercise(text: str, name: str) -> Exercise:
    """The exercise that a file of that text holds; name is the file's. Raises StoreError."""
    exercise = decode(text, Exercise, name)
    for problem in problems_of_exercise(exercise):
        raise StoreError(f"{name}: {problem.sentence}")
    return exercise


def format_of(text: str) -> str:
    """What a file of that text says that it is, be it a good one or not; nothing where it does not say."""
    try:
        return msgspec.json.decode(text, type=_Kind).format
    except (msgspec.MsgspecError, RecursionError):
        return ""


def load_built_ins(exercises: Exercises) -> dict[str, Routine]:
    """The built-in routines in the library's order, in the user's language. Raises LungeTimerError.

    By their ids, "built-in/desk-break", which no own routine's id can be.
    """
    files = assets_folder().joinpath("routines").glob(f"*{SUFFIX}")
    return {
        BUILT_IN + file.name.removesuffix(SUFFIX): _translated(read_routine(file, exercises))
        for file in sorted(files, key=_place)
    }


def _place(file: Path) -> tuple[int, str]:
    """Where a built-in routine stands in the library; one that has no place of its own stands at the end."""
    stem = file.name.removesuffix(SUFFIX)
    return (_ORDER.index(stem) if stem in _ORDER else len(_ORDER), stem)


def _translated(routine: Routine) -> Routine:
    blocks = [
        replace(block, name=_(block.name), cue=_(block.cue)) if isinstance(block, TimedBlock) else block
        for block in routine.all_blocks
    ]
    return replace(routine.with_all_blocks(blocks), name=_(routine.name), notes=_(routine.notes))
