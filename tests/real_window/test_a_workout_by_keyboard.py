from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.real_window.program import Program
from tests.real_window.screen_reader import ScreenReader
from tests.real_window.short_holds import (
    ANSWERED,
    NAME,
    keep_routine,
    results,
    short_holds,
    told_steps,
    told_with_rep_redone,
    without_deeds,
)

pytestmark = pytest.mark.real_window


def stands_still(program: Program) -> bool:
    return program.picture() == program.picture()


def test_a_routine_is_chosen_followed_paused_and_finished_by_keyboard_alone(program: Program) -> None:
    program.start()
    program.see_title("Lunge Timer")
    program.press("Down", "Down", "Down", "Down", "Return")
    program.see_title("Desk break")
    program.see("a ring that moves", lambda: not stands_still(program))
    program.press("space")
    program.see("a workout that pauses", lambda: stands_still(program))
    program.press("space")
    program.see("a workout that goes on", lambda: not stands_still(program))
    window = program.size()
    program.press("f")
    program.see("a full screen", lambda: program.size() == "1600x1000")
    program.press("Escape")
    program.see("a window again", lambda: program.size() == window)
    running = program.picture()
    program.press("Escape")
    program.see("a question", lambda: stands_still(program) and differs(running, program.picture()))
    question = program.picture()
    program.press("Tab", "Return")
    program.see("a summary", lambda: stands_still(program) and differs(question, program.picture()))
    program.press("alt+F4")
    assert program.wait() == 0
    assert program.errors == ""


def differs(before: QImage, after: QImage) -> bool:
    """Whether a tenth of the screen is not as it was."""
    places = [(x, y) for x in range(0, before.width(), 20) for y in range(0, before.height(), 20)]
    changed = sum(before.pixel(x, y) != after.pixel(x, y) for x, y in places)
    return changed * 10 > len(places)


def test_the_end_of_a_workout_is_reached_by_skipping(program: Program) -> None:
    program.start("--start", "desk BREAK")
    program.see_title("Desk break")
    workout = program.picture()
    program.press(*["Right"] * 40)
    program.see("a summary", lambda: stands_still(program) and differs(workout, program.picture()))
    program.press("alt+F4")
    assert program.wait() == 0
    assert program.errors == ""


def test_closing_the_window_in_mid_workout_asks_first(program: Program) -> None:
    program.start("--start", "Desk break")
    program.see_title("Desk break")
    workout = program.picture()
    program.press("alt+F4")
    program.see("a question", lambda: stands_still(program) and differs(workout, program.picture()))
    program.press("Tab", "Return")
    assert program.wait() == 0
    assert program.errors == ""


def test_a_whole_workout_is_led_from_the_library_to_its_answers_with_nothing_but_keys(
    reader: ScreenReader, told_program: Program, tmp_path: Path
) -> None:
    timeline = keep_routine(tmp_path / "lunge-timer", short_holds())
    steps, redone = told_steps(timeline), timeline.reps[1].first

    def press(key: str, heard: str) -> None:
        told_program.press(key)
        told_program.see(heard, partial(reader.has_just_announced, heard))

    told_program.start()
    told_program.see_title("Lunge Timer")
    told_program.see("the whole library", partial(reader.has, "text", "Search"))
    told_program.write("short")
    told_program.see("what was found", partial(reader.has, "push button", f"Start {NAME}"))
    press("ctrl+Return", steps[0])
    press("Right", steps[1])
    told_program.see("a hold of the right leg", partial(reader.has_announced, redone + 3))
    press("space", "Paused")
    reached = len(reader.announced) - 1
    press("BackSpace", f"Paused: {steps[redone]}")
    press("m", "Sound off")
    press("m", "Sound")
    press("space", "Resumed: Squat, right leg next, ")
    told_program.see("the end", partial(reader.has_just_announced, "All reps done"))
    assert without_deeds(reader.announced) == told_with_rep_redone(timeline, reached)

    told_program.see("that it is kept", partial(reader.has, "label", "Saved"))
    told_program.press("Tab", "Right", "Right", "Tab", "Right", "Right", "Right", "Right")
    told_program.press("Tab", *["Right"] * 6, "Tab", "space", "Tab", "Tab", "Tab")
    told_program.write("Slower")
    told_program.press("Escape", "Escape")
    told_program.see_title("Lunge Timer")
    told_program.press("alt+F4")
    assert told_program.wait() == 0
    assert told_program.errors == ""
    assert [results(kept) for kept in told_program.workouts()] == [ANSWERED]
