"""The shipped "Squat-position holds", shortened to 40 s: one workout, followed in different ways."""

from pathlib import Path

from msgspec.structs import replace

from lunge_timer.core.exercise import Seconds
from lunge_timer.core.routine import ExerciseBlock, Routine
from lunge_timer.core.timeline import Timeline, compile_timeline
from lunge_timer.store.assets import load_built_ins, load_exercises
from lunge_timer.store.encoding import encode

NAME = "Short holds"
PHASES_S: dict[str, Seconds] = {
    "squat": 1, "back": 1, "hold-back": 2, "forward": 1, "hold-squat": 1, "stand": 1
}  # fmt: skip
GET_READY_S, REST_S = 5.6, 6.4  # just long enough for what a voice says in them


def short_holds() -> Routine:
    """Two sets of one rep per leg; all else as it ships."""
    shipped = load_built_ins(load_exercises())["built-in/squat-position-holds"]
    (block,) = shipped.blocks
    assert isinstance(block, ExerciseBlock)
    short = replace(block, sets=2, reps=1, rest_s=REST_S, phases_s=PHASES_S)
    return replace(shipped, name=NAME, get_ready_s=GET_READY_S, blocks=(short,))


def keep_routine(home: Path, routine: Routine) -> Timeline:
    """Put a routine among the person's own, in a home without one of that name; return its timeline."""
    file = home / "routines" / "own.lunge.json"
    file.parent.mkdir(parents=True)
    file.write_text(encode(routine), encoding="utf-8")
    return compile_timeline(routine, load_exercises())
