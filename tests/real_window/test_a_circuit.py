"""Rounds, an own exercise and a hold for as long as one can, in the real window; and a kill in that hold."""

import signal
from pathlib import Path
from time import sleep

import pytest

from lunge_timer.core.own_exercise import OwnExercise, OwnPhase
from lunge_timer.core.routine import ExerciseBlock, Round, Routine
from lunge_timer.store.encoding import encode
from tests.real_window.program import Program

pytestmark = pytest.mark.real_window

SIT = OwnExercise(
    id="own/wall-sit",
    name="Wall sit",
    legs="both",
    phases=(OwnPhase(id="sit", kind="hold", name="Hold the sit", word="Hold", duration_s=1),),
    cues=("Knees over ankles",),
)
# Get ready 1 s; two rounds of a hold of 1 s, a rest of 1 s after each; then a hold until a press.
PLAN = Routine(
    name="Circuit and a hold",
    version=2,
    get_ready_s=1,
    exercises=(SIT,),
    blocks=(
        Round(name="Warm", times=2, rest_s=1, blocks=(ExerciseBlock(exercise=SIT.id, sets=1, reps=1),)),
        ExerciseBlock(exercise=SIT.id, sets=1, reps=1, open_holds=True),
    ),
)
OPEN_STEP = b'"index":5'


def begin(program: Program, folder: Path) -> Path:
    """Start it from a file, and wait for the open hold; the journal."""
    file, journal = folder / "circuit.lunge.json", folder / "lunge-timer" / "current.jsonl"
    file.write_text(encode(PLAN), encoding="utf-8")
    program.start("--start", str(file))
    program.see("the open hold", lambda: journal.exists() and OPEN_STEP in journal.read_bytes())
    return journal


def test_rounds_and_a_hold_that_is_ended_by_space_are_in_the_history(
    program: Program, tmp_path: Path
) -> None:
    journal = begin(program, tmp_path)
    sleep(3.5)
    program.press("Up")  # which makes it no longer
    program.press("space")
    program.see("its end", lambda: not journal.exists())
    (workout,) = program.workouts()
    assert workout["outcome"] == "complete"
    rows = [(row["block"], row["set_no"], row["reps_done"]) for row in workout["sets"]]
    assert rows == [(0, 1, 1), (0, 2, 1), (1, 1, 1)]
    *_rounds, held = workout["sets"]
    assert 3_500 <= held["held_ms"] == held["longest_hold_ms"] < 6_000
    program.press("Return")
    program.see("the library", lambda: program.title() == "Lunge Timer")
    program.press("alt+F4")
    assert program.wait() == 0
    assert program.errors == ""


def test_a_hold_in_which_the_program_was_killed_keeps_what_was_held(program: Program, tmp_path: Path) -> None:
    journal = begin(program, tmp_path)
    sleep(7)
    program.send(signal.SIGKILL)
    program.wait()
    assert journal.exists()
    program.start()
    program.see("the library", lambda: program.title() == "Lunge Timer")
    sleep(1)
    program.press("Tab", "Return")  # keep what was done
    program.see("it kept", lambda: not journal.exists())
    (workout,) = program.workouts()
    assert workout["outcome"] == "recovered"
    held = workout["sets"][-1]
    assert (held["reps_done"], held["block"]) == (0, 1)
    assert 5_000 <= held["held_ms"] < 8_000
    program.press("alt+F4")
    assert program.wait() == 0
    assert program.errors == ""
