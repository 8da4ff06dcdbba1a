"""The shipped "Squat-position holds", shortened: one workout, followed in different ways."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.exercise import Seconds
from lunge_timer.core.routine import ExerciseBlock, Routine
from lunge_timer.core.text.announcements import step_sentence
from lunge_timer.core.timeline import Timeline
from lunge_timer.store.assets import load_built_ins, load_exercises
from lunge_timer.store.encoding import encode

NAME = "Short holds"
PHASES_S: dict[str, Seconds] = {
    "squat": 1, "back": 1, "hold-back": 2, "forward": 1, "hold-squat": 1, "stand": 1
}  # fmt: skip
SEEN_PHASES_S: dict[str, Seconds] = PHASES_S | {
    "hold-back": 3.5,
    "hold-squat": 2,
}  # with a countdown in the holds
GET_READY_S, REST_S = 7.6, 6.2  # just long enough for what a voice says in them

# All of it done and answered, as results() tells: held_ms and reserve are the last numbers of a set.
ANSWERED = (
    ("complete", 7, "Slower"),
    [("left", 0), ("right", 0)],
    [("left", 1, 3000, None), ("right", 1, 3000, None), ("left", 1, 3000, 2), ("right", 1, 3000, 4)],
)


def short_holds(
    sets: int = 2,
    *,
    get_ready_s: Seconds = GET_READY_S,
    rest_s: Seconds = REST_S,
    phases_s: Mapping[str, Seconds] = PHASES_S,
) -> Routine:
    """Sets of one rep per leg, 42 s in all; all else as it ships."""
    shipped = load_built_ins(load_exercises())["built-in/squat-position-holds"]
    (block,) = shipped.blocks
    assert isinstance(block, ExerciseBlock)
    short = replace(block, sets=sets, reps=1, rest_s=rest_s, phases_s={**phases_s})
    return replace(shipped, name=NAME, get_ready_s=get_ready_s, blocks=(short,))


def keep_routine(home: Path, routine: Routine) -> Timeline:
    """Put a routine among the person's own, in a home without one of that name; return its timeline."""
    file = home / "routines" / "own.lunge.json"
    file.parent.mkdir(parents=True)
    file.write_text(encode(routine), encoding="utf-8")
    return compile_timeline(routine, load_exercises())


def lay_in(folder: Path, sets: int, **settings: object) -> Timeline:
    """Put one to be looked at, 23 s a set, and the settings where a program in folder finds them."""
    home = folder / "lunge-timer"
    routine = short_holds(sets, get_ready_s=15, rest_s=5, phases_s=SEEN_PHASES_S)
    timeline = keep_routine(home, routine)
    kept = {"format": "lunge-timer/settings", "version": 1, **settings}
    (home / "settings.json").write_text(json.dumps(kept), encoding="utf-8")
    return timeline


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
