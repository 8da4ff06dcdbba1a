"""A routine of the shipped ones, short enough to be followed on a real screen, in a home of its own."""

import json
from pathlib import Path

from msgspec.structs import replace

from lunge_timer.core.routine import ExerciseBlock, Routine
from lunge_timer.core.timeline import Timeline, compile_timeline
from lunge_timer.store.assets import load_built_ins, load_exercises
from lunge_timer.store.encoding import encode

_LENGTHS_S = {"hold-back": 3.5, "hold-squat": 2, "squat": 1, "back": 1, "forward": 1, "stand": 1}
NAME = "Short holds"


def short_holds(sets: int) -> Routine:
    """Squat-position holds, a rep a leg and a set: 23 s a set, and 15 s to get ready."""
    exercises = load_exercises()
    routine = load_built_ins(exercises)["built-in/squat-position-holds"]
    blocks = tuple(
        replace(block, sets=sets, reps=1, rest_s=5, phases_s=_LENGTHS_S)
        for block in routine.blocks
        if isinstance(block, ExerciseBlock)
    )
    return replace(routine, name=NAME, get_ready_s=15, blocks=blocks)


def lay_in(folder: Path, sets: int, **settings: object) -> Timeline:
    """Put it and the settings where a program in folder finds them; return its timeline."""
    home = folder / "lunge-timer"
    (home / "routines").mkdir(parents=True)
    routine = short_holds(sets)
    (home / "routines" / "short-holds.lunge.json").write_text(encode(routine), encoding="utf-8")
    kept = {"format": "lunge-timer/settings", "version": 1, **settings}
    (home / "settings.json").write_text(json.dumps(kept), encoding="utf-8")
    return compile_timeline(routine, load_exercises())
