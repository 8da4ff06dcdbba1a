"""The shipped "Squat-position holds", shortened to 42 s: one workout, followed in different ways."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from lunge_timer.core.exercise import Seconds
from lunge_timer.core.routine import ExerciseBlock, Routine
from lunge_timer.core.text.announcements import step_sentence
from lunge_timer.core.timeline import Timeline, compile_timeline
from lunge_timer.store.assets import load_built_ins, load_exercises
from lunge_timer.store.encoding import encode

NAME = "Short holds"
PHASES_S: dict[str, Seconds] = {
    "squat": 1, "back": 1, "hold-back": 2, "forward": 1, "hold-squat": 1, "stand": 1
}  # fmt: skip
GET_READY_S, REST_S = 7.6, 6.2  # just long enough for what a voice says in them

# All of it done and answered, as results() tells: held_ms and reserve are the last numbers of a set.
ANSWERED = (
    ("complete", 7, "Slower"),
    [("left", 0), ("right", 0)],
    [("left", 1, 3000, None), ("right", 1, 3000, None), ("left", 1, 3000, 2), ("right", 1, 3000, 4)],
)


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


def told_steps(timeline: Timeline) -> list[str]:
    """What is announced of each step."""
    return [step_sentence(timeline, index) for index in range(len(timeline.steps))]


def told_with_rep_redone(timeline: Timeline, reached: int) -> list[str]:
    """The same where, after so many steps, the second rep is done again from its second step on, and the end.

    Its first is told in the pause in which the person has asked for it.
    """
    steps, again = told_steps(timeline), timeline.reps[1]
    assert again.first < reached <= again.last
    return [*steps[:reached], *steps[again.first + 1 :], "All reps done"]


def without_deeds(announced: Iterable[str]) -> list[str]:
    """What was announced of the steps, and not of what the person did."""
    return [said for said in announced if not said.startswith(("Paused", "Resumed", "Sound"))]


def results(workout: Mapping[str, Any]) -> tuple[object, ...]:
    """What is kept of a workout: its end and the answers, the pain of each leg, and its reps set by set."""
    return (
        (workout["outcome"], workout["effort"], workout["note"]),
        [(each["leg"], each["score"]) for each in workout["pain"]],
        [(row["leg"], row["reps_done"], row["held_ms"], row["reserve"]) for row in workout["sets"]],
    )
