"""The program is killed in mid-workout, and goes on at the next start where it was."""

import signal
from pathlib import Path
from time import sleep

import pytest

from lunge_timer.core.done_workout import Outcome, Workout
from lunge_timer.core.routine import ExerciseBlock, Routine
from lunge_timer.store.encoding import encode
from lunge_timer.store.history.history import History
from tests.real_window.program import Program

pytestmark = pytest.mark.real_window

# Get ready 1 s; then each rep takes 2 s.
PLAN = Routine(
    name="Six reps",
    get_ready_s=1,
    blocks=(
        ExerciseBlock(
            exercise="reverse-lunge", sets=2, reps=2, rest_s=2, phases_s={"lower": 1, "bottom": 0, "rise": 1}
        ),
    ),
)
KILLS_S = (0.6, 3.3, 9.4, 12.2)  # in get ready, in the second rep, in the rest, in the second set


def workouts(home: Path) -> list[Workout]:
    history = History(home / "history.sqlite3", refusal="read alone")
    history.open()
    try:
        return history.workouts()
    finally:
        history.close()


@pytest.mark.parametrize("after_s", KILLS_S)
def test_a_workout_that_is_killed_is_offered_again_and_ends_with_every_rep_counted_once(
    program: Program, tmp_path: Path, after_s: float
) -> None:
    home, file = tmp_path / "lunge-timer", tmp_path / "six-reps.lunge.json"
    file.write_text(encode(PLAN), encoding="utf-8")
    program.start("--start", str(file))
    journal = home / "current.jsonl"
    program.see("a journal", lambda: journal.exists() and b'"step"' in journal.read_bytes())
    sleep(after_s)
    program.send(signal.SIGKILL)
    program.wait()
    program.start()
    program.see("the library", lambda: program.title() == "Lunge Timer")
    sleep(1)
    program.press("Return")
    program.see("the workout", lambda: program.title().startswith("Six reps"))
    program.see("its end", lambda: not journal.exists())
    (workout,) = workouts(home)
    assert workout.outcome is Outcome.COMPLETE
    assert [(row.set_no, row.leg, row.reps_done) for row in workout.sets] == [
        (number, leg, 2) for number in (1, 2) for leg in ("left", "right")
    ]
    program.press("alt+F4")
    assert program.wait() == 0
    assert program.errors == ""


def test_a_workout_that_a_start_asked_for_is_not_offered_again_once_it_is_done(
    program: Program, tmp_path: Path
) -> None:
    home, file = tmp_path / "lunge-timer", tmp_path / "six-reps.lunge.json"
    file.write_text(encode(PLAN), encoding="utf-8")
    program.start("--start", str(file))
    program.see("the workout", (home / "current.jsonl").exists)
    program.see("its end", lambda: not (home / "current.jsonl").exists())
    program.press("Return")
    program.see("the library", lambda: program.title() == "Lunge Timer")
    sleep(1)
    program.press("Escape")  # would answer a question, if there were one
    sleep(1)
    assert program.title() == "Lunge Timer"
    assert len(workouts(home)) == 1
    program.press("alt+F4")
    assert program.wait() == 0
    assert program.errors == ""
