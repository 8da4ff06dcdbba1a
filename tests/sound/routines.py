"""Timelines that the sound tests play."""

from typing import Any

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.routine import Block, ExerciseBlock, Pace, Routine, TimedBlock
from lunge_timer.core.timeline import Timeline
from tests.core.exercises import EXERCISES


def timeline_of(*blocks: Block, get_ready_s: float = 0) -> Timeline:
    return compile_timeline(Routine(name="Any", blocks=blocks, get_ready_s=get_ready_s), EXERCISES)


def timed(duration_s: float, **more: Any) -> TimedBlock:
    return TimedBlock(name="Walk", duration_s=duration_s, **more)


def desk_break(get_ready_s: float = 10) -> Timeline:
    """Three reps per leg with holds of 3 s: 94 s."""
    holds_s: dict[str, float] = {"hold-back": 3, "hold-squat": 3}
    return timeline_of(
        ExerciseBlock(exercise="squat", sets=1, reps=3, phases_s=holds_s), get_ready_s=get_ready_s
    )


def self_paced() -> Timeline:
    return timeline_of(ExerciseBlock(exercise="lunge", sets=1, reps=1, pace=Pace.SELF))
