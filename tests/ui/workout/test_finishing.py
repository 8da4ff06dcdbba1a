"""To finish takes an answer; to keep going gives back what was."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton

from lunge_timer.ui.widgets.overlay import Overlay
from tests.ui.workouts import DESK_BREAK, LUNGES, Stage, self_paced, texts

# Said by the offscreen platform itself of any window with a least size.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", "does not support raise")

Key = Qt.Key
IN_HOLD_MS = 15_000


def button(overlay: Overlay, text: str) -> QPushButton:
    return next(each for each in overlay.findChildren(QPushButton) if each.text() == text)


def is_over(stage: Stage) -> bool:
    summary = stage.summary
    return summary is not None and summary.isVisible() and not stage.workout.under_way


def test_the_keyboard_alone_finishes(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    for key in (Key.Key_Escape, Key.Key_Tab, Key.Key_Space):
        stage.press(key)
    assert is_over(stage)


def test_the_mouse_alone_finishes(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    stage.click(stage.page.controls.finish_button)
    assert not is_over(stage)
    stage.click(button(stage.page.dialogs.finish, "Finish"))
    assert is_over(stage)


def test_the_question_pauses_and_keeping_going_goes_on(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    stage.press(Key.Key_Escape)
    stage.wait(60_000)
    assert stage.dial() == "PAUSED: 2 Hold · of 3 s"
    stage.press(Key.Key_Escape)
    assert not stage.page.dialogs.finish.isVisible()
    assert stage.dial() == "HOLD: 2 of 3 s"


def test_what_was_paused_before_the_question_stays_paused(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    stage.press(Key.Key_Space)
    stage.press(Key.Key_Escape)
    stage.wait(60_000)
    stage.click(button(stage.page.dialogs.finish, "Keep going"))
    assert stage.dial() == "PAUSED: 2 Hold · of 3 s"
    stage.wait(400)
    stage.press(Key.Key_Space)
    assert stage.dial() == "HOLD: 2 of 3 s"


def test_no_key_and_no_click_passes_the_question(stage: Stage) -> None:
    stage.begin(self_paced(LUNGES), 11_000)
    stage.press(Key.Key_Escape)
    before = texts(stage.page)
    for key in (Key.Key_P, Key.Key_Right, Key.Key_Backspace, Key.Key_F, Key.Key_M, Key.Key_Up):
        stage.press(key)
    stage.click(stage.page, QPoint(20, 300))
    assert texts(stage.page) == before
    assert stage.page.dialogs.finish.isVisible()
    assert not stage.window.isFullScreen()


def test_a_click_beside_the_list_of_keys_counts_no_rep(stage: Stage) -> None:
    stage.begin(self_paced(LUNGES), 11_000)
    stage.press(Key.Key_F1)
    stage.click(stage.page, QPoint(20, 300))
    assert stage.page.dialogs.keys.isVisible()
    assert stage.dial() == "REP: 1 of 10 reps, Space when done"
    assert stage.page.leg_line.text().startswith("LEFT")


def test_asking_twice_pauses_once(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    stage.page.ask_to_finish()
    stage.page.ask_to_finish()
    stage.press(Key.Key_Escape)
    assert stage.dial() == "HOLD: 2 of 3 s"


def test_closing_the_window_asks_whether_to_close_though_it_was_asked_whether_to_finish(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    stage.page.ask_to_finish()
    stage.window.close()
    assert stage.page.dialogs.close.isVisible()
    assert not stage.page.dialogs.finish.isVisible()
    stage.press(Key.Key_Escape)
    assert stage.window.isVisible()
    assert stage.dial() == "HOLD: 2 of 3 s"
    stage.page.ask_to_finish()
    stage.click(button(stage.page.dialogs.finish, "Finish"))
    assert stage.window.isVisible()
    assert stage.summary is not None


def test_the_question_takes_the_place_of_the_list_of_keys(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    stage.press(Key.Key_F1)
    stage.window.close()
    assert stage.page.dialogs.close.isVisible()
    assert not stage.page.dialogs.finish.isVisible()
    assert not stage.page.dialogs.keys.isVisible()
    stage.press(Key.Key_Escape)
    stage.wait(400)
    stage.press(Key.Key_Space)
    assert stage.dial().startswith("PAUSED")


def test_a_question_left_open_is_gone_in_the_next_workout(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    stage.press(Key.Key_Escape)
    stage.begin(LUNGES)
    assert not stage.page.dialogs.finish.isVisible()
    stage.wait(400)
    stage.press(Key.Key_Space)
    assert stage.dial() == "PAUSED: 10 Get ready · of 10 s"


def test_asking_when_the_end_has_just_come_shows_the_summary(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    stage.clock.advance(200_000)  # the screen has not been told
    stage.press(Key.Key_Escape)
    assert is_over(stage)
