import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.core.routine import ExerciseBlock
from lunge_timer.ui.main_window import LEAST_SIZE
from lunge_timer.ui.widgets.overlay import Overlay
from lunge_timer.ui.workout.workout_commands import WorkoutCommand
from tests.ui.workouts import DESK_BREAK, LUNGES, Stage, has_keyboard, routines, self_paced, texts, tree

# Said by the offscreen platform itself of any window with a least size.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", "does not support raise")

Key = Qt.Key
IN_HOLD_MS = 15_000


def answer(overlay: Overlay, text: str) -> None:
    next(each for each in overlay.findChildren(QPushButton) if each.text() == text).click()


def troubles(stage: Stage) -> list[Overlay]:
    return [
        each
        for each in stage.window.findChildren(Overlay)
        if each.isVisible() and each.accessibleName() == "An unexpected error"
    ]


def test_it_opens_at_the_library_with_the_keyboard_there(stage: Stage) -> None:
    assert stage.library.isVisible()
    assert not stage.workout.under_way
    assert has_keyboard(stage.library)
    assert (stage.window.minimumWidth(), stage.window.minimumHeight()) == LEAST_SIZE


def test_a_whole_workout_by_keyboard_ends_at_its_summary_and_begins_again(stage: Stage) -> None:
    stage.library.choose("built-in/desk-break")
    stage.press(Key.Key_Return)
    assert stage.page.isVisible()
    assert stage.page.hasFocus()
    assert stage.window.windowTitle() == DESK_BREAK
    for _second in range(94):
        stage.wait(1000)
    assert stage.summary is not None
    assert stage.summary.isVisible()
    assert stage.window.windowTitle() == "Desk break: summary"
    stage.summary.again_requested.emit()
    assert stage.page.isVisible()
    assert stage.dial() == "GET READY: 10 of 10 s"
    assert stage.page.hasFocus()


def test_the_summary_leads_back_to_the_library(stage: Stage) -> None:
    stage.begin(DESK_BREAK, 200_000)
    assert stage.summary is not None
    stage.summary.library_requested.emit()
    assert stage.library.isVisible()
    assert stage.window.windowTitle() == "Lunge Timer"
    assert has_keyboard(stage.library)


def test_a_routine_past_the_limits_is_refused_in_words_and_nothing_starts(stage: Stage) -> None:
    block = ExerciseBlock(exercise="reverse-lunge", sets=99, reps=999)
    stage.begin(replace(routines()[DESK_BREAK], blocks=(block,)))
    assert stage.library.isVisible()
    assert any("steps" in text or "hours" in text or "minutes" in text for text in texts(stage.library))
    assert not stage.workout.under_way
    assert not stage.awake.asked
    assert not stage.outputs
    stage.begin(DESK_BREAK)
    assert stage.page.isVisible()


def test_closing_in_mid_workout_asks_and_finishing_closes(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    assert not stage.window.close()
    assert stage.window.isVisible()
    assert stage.dial().startswith("PAUSED")
    answer(stage.page.dialogs.close, "Close")
    assert not stage.window.isVisible()
    assert stage.summary is None
    assert stage.awake.asked[-1] == "end"


def test_closing_twice_closes_no_workout_without_an_answer(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    assert not stage.window.close()
    assert not stage.window.close()
    assert stage.window.isVisible()


def test_who_keeps_going_after_closing_is_shown_the_summary_at_the_end(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    stage.window.close()
    answer(stage.page.dialogs.close, "Keep going")
    assert stage.dial() == "HOLD: 2 of 3 s"
    stage.wait(200_000)
    assert stage.window.isVisible()
    assert stage.summary is not None
    assert stage.summary.isVisible()


def test_closing_at_the_library_or_the_summary_asks_nothing(stage: Stage) -> None:
    stage.begin(DESK_BREAK, 200_000)
    assert stage.window.close()


def test_closing_when_the_end_has_just_come_closes(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    stage.clock.advance(200_000)  # the screen has not been told
    stage.window.close()
    assert not stage.window.isVisible()


def test_f11_and_escape_work_on_every_page(stage: Stage) -> None:
    stage.press(Key.Key_F11)
    assert stage.window.isFullScreen()
    stage.press(Key.Key_Escape)
    assert not stage.window.isFullScreen()


def test_full_screen_gives_a_maximised_window_back(stage: Stage) -> None:
    stage.window.setWindowState(Qt.WindowState.WindowMaximized)
    stage.begin(DESK_BREAK)
    stage.press(Key.Key_F)
    assert stage.window.isFullScreen()
    stage.press(Key.Key_F)
    assert stage.window.isMaximized()


def test_while_minimised_or_hidden_it_wakes_for_the_seconds_of_the_title_only(stage: Stage) -> None:
    stage.begin(DESK_BREAK, 4_000)
    stage.window.setWindowState(Qt.WindowState.WindowMinimized)
    assert stage.wake_ms() == 1_000
    stage.window.setWindowState(Qt.WindowState.WindowNoState)
    assert stage.wake_ms() != 1_000
    stage.window.hide()
    assert stage.wake_ms() == 1_000
    stage.clock.advance(1500)
    stage.window.show()
    assert stage.dial() == "GET READY: 5 of 10 s"


def test_the_title_stands_still_during_a_workout_that_is_looked_at(stage: Stage, qtbot: QtBot) -> None:
    stage.begin(LUNGES)
    with qtbot.assertNotEmitted(stage.window.windowTitleChanged):
        for _second in range(30):
            stage.wait(1000)


def test_who_looks_at_another_window_reads_phase_and_time_in_the_title(stage: Stage, qtbot: QtBot) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    stage.begin(LUNGES, 3_000)
    other.show()
    other.activateWindow()
    assert QTest.qWaitForWindowActive(other)
    assert stage.window.windowTitle() == f"Get ready 7 · 5:37 left · {LUNGES}"
    stage.wait(1000)
    assert stage.window.windowTitle() == f"Get ready 6 · 5:36 left · {LUNGES}"
    stage.page.ask(WorkoutCommand.TOGGLE_PAUSE)
    assert stage.window.windowTitle() == f"Paused · 5:36 left · {LUNGES}"
    stage.window.activateWindow()
    assert QTest.qWaitForWindowActive(stage.window)
    assert stage.window.windowTitle() == LUNGES


def test_who_sets_the_pace_reads_no_seconds_in_the_title(stage: Stage, qtbot: QtBot) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    stage.begin(self_paced(DESK_BREAK), 10_000)
    other.show()
    other.activateWindow()
    assert QTest.qWaitForWindowActive(other)
    assert stage.window.windowTitle() == f"Rep · 1:24 left · {DESK_BREAK}"


def test_trouble_is_told_over_the_page_and_the_workout_goes_on(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    stage.window.show_trouble("Something went wrong. A report is in <b>/tmp/x</b>.")
    (trouble,) = troubles(stage)
    assert "Something went wrong. A report is in <b>/tmp/x</b>." in texts(trouble)
    stage.wait(1000)
    assert stage.dial() == "HOLD: 1 of 3 s"


def test_after_trouble_the_keys_are_the_page_s_again(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    stage.window.show_trouble("Something went wrong.")
    stage.press(Key.Key_Escape)
    assert not troubles(stage)
    stage.press(Key.Key_Space)
    assert stage.dial().startswith("PAUSED")


def test_trouble_that_comes_again_at_every_frame_is_told_once(stage: Stage) -> None:
    for _frame in range(30):
        stage.window.show_trouble("Something went wrong.")
    assert len(troubles(stage)) == 1
    answer(troubles(stage)[0], "Close")
    assert not troubles(stage)
    stage.window.show_trouble("Again.")
    assert len(troubles(stage)) == 1


def test_trouble_stays_in_sight_when_the_page_changes_below(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    stage.window.show_trouble("Something went wrong.")
    stage.wait(200_000)
    (trouble,) = troubles(stage)
    on_top = stage.window.childAt(trouble.geometry().center())
    assert on_top is not None
    assert trouble.isAncestorOf(on_top)
    answer(trouble, "Close")
    assert stage.summary is not None
    assert has_keyboard(stage.summary)


def test_no_page_shows_anything_but_plain_text(stage: Stage) -> None:
    stage.begin(DESK_BREAK, 200_000)
    stage.window.show_trouble("Something went wrong.")
    for widget in tree(stage.window):
        if isinstance(widget, QLabel):
            assert widget.textFormat() is Qt.TextFormat.PlainText, widget.text()
