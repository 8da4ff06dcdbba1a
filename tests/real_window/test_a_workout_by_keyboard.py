import pytest
from PySide6.QtGui import QImage

from tests.real_window.program import Program

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
