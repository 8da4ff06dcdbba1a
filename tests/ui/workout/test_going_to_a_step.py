"""Ending a set, and going to a step by a click on the strip: neither counts a rep."""

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from lunge_timer.ui.widgets.labels import PlainLabel
from lunge_timer.ui.widgets.overlay import Overlay
from lunge_timer.ui.workout.controls import LONG_PRESS_MS
from tests.ui.workout.test_second_presses import counts
from tests.ui.workouts import DESK_BREAK, LUNGES, Stage, self_paced

# Said by the offscreen platform itself of any window with a least size.
pytestmark = pytest.mark.qt_log_ignore(
    "does not support propagateSizeHints", "does not support raise", "grabbing the keyboard"
)

Key = Qt.Key
IN_SET_MS = 10_000 + 4 * 4_000 + 1_000  # of LUNGES: two reps of each leg are done
IN_REST_MS = 10_000 + 80_000 + 1_000
TOTAL_MS = 10_000 + 3 * 80_000 + 2 * 45_000


def click_strip(stage: Stage, at_ms: int) -> None:
    QApplication.processEvents()  # all that is there has its place
    strip = stage.page.strip
    stage.click(strip, QPoint(round(strip.width() * at_ms / TOTAL_MS), strip.height() // 2))


def question(stage: Stage) -> Overlay:
    asked = [each for each in stage.page.findChildren(Overlay) if each.isVisible()]
    assert len(asked) == 1
    return asked[0]


def answer(stage: Stage, text: str) -> None:
    QApplication.processEvents()
    buttons = [each for each in question(stage).findChildren(QPushButton) if each.text() == text]
    stage.click(buttons[0])


def hold_next(stage: Stage, *, until_done: bool) -> None:
    """Press the button for the next step, and let go; until_done: not before its time has come."""
    button = stage.page.controls.next_button
    timer = button.findChild(QTimer)
    assert isinstance(timer, QTimer)
    assert timer.interval() == LONG_PRESS_MS
    QApplication.processEvents()
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    if until_done and timer.isActive():
        timer.start(0)
        QApplication.processEvents()
        QTest.mouseMove(button, QPoint(5, 5))
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)


def test_e_ends_the_set_and_its_rest_begins(stage: Stage) -> None:
    stage.begin(LUNGES, IN_SET_MS)
    stage.press(Key.Key_E)
    assert stage.dial() == "REST: 45 of 45 s"
    assert counts(stage) == ["Left, back leg: 2 of 10 reps", "Right, back leg: 2 of 10 reps"]
    stage.wait(45_000)
    assert stage.played() == "2:15"


def test_e_counts_no_rep_where_the_person_sets_the_pace(stage: Stage) -> None:
    stage.begin(self_paced(LUNGES), 11_000)
    stage.press(Key.Key_E)
    assert stage.dial() == "REST: 45 of 45 s"
    assert counts(stage)[0] == "Left, back leg: 0 of 10 reps"


def test_outside_of_a_set_e_does_nothing_and_its_item_cannot_be_chosen(stage: Stage) -> None:
    stage.begin(LUNGES, IN_REST_MS)
    item = next(one for one in stage.page.controls.menu.actions() if one.text().startswith("End set"))
    assert not item.isEnabled()
    stage.press(Key.Key_E)
    assert stage.dial() == "REST: 44 of 45 s"
    stage.wait(45_000)
    assert item.isEnabled()
    item.trigger()
    assert stage.dial() == "REST: 45 of 45 s"


def test_a_long_press_on_the_next_step_ends_the_set_and_goes_no_further(stage: Stage) -> None:
    stage.begin(LUNGES, IN_SET_MS)
    hold_next(stage, until_done=True)
    assert stage.dial() == "REST: 45 of 45 s"


def test_a_short_press_on_the_next_step_goes_to_the_next_step(stage: Stage) -> None:
    stage.begin(LUNGES, IN_SET_MS)
    hold_next(stage, until_done=False)
    assert stage.played() == "0:28"


def test_the_space_bar_held_on_the_next_step_goes_to_the_next_step(stage: Stage) -> None:
    stage.begin(LUNGES, IN_SET_MS)
    button = stage.page.controls.next_button
    button.setFocus(Qt.FocusReason.TabFocusReason)
    timer = button.findChild(QTimer)
    assert isinstance(timer, QTimer)
    QTest.keyPress(button, Key.Key_Space)
    assert button.isDown()
    assert not timer.isActive()
    QTest.keyRelease(button, Key.Key_Space)
    assert stage.played() == "0:28"


def test_after_a_long_press_a_key_and_a_screen_reader_still_go_on(stage: Stage) -> None:
    stage.begin(LUNGES, IN_SET_MS)
    hold_next(stage, until_done=True)
    button = stage.page.controls.next_button
    button.setFocus(Qt.FocusReason.TabFocusReason)
    stage.press(Key.Key_Space)
    assert stage.played() == "2:15"
    button.click()
    assert stage.played() == "2:17"


def test_only_the_tip_for_the_mouse_promises_that_a_long_press_ends_the_set(stage: Stage) -> None:
    stage.begin(LUNGES, IN_SET_MS)
    button = stage.page.controls.next_button
    assert button.toolTip() == "Next step (→)\nHeld down with the mouse, it ends the set"
    assert button.accessibleDescription() == "→"


def test_outside_of_a_set_a_long_press_is_as_any_other(stage: Stage) -> None:
    stage.begin(LUNGES, IN_REST_MS)
    hold_next(stage, until_done=True)
    assert stage.played() == "2:15"


def test_shift_and_the_arrow_go_to_the_next_set_as_before(stage: Stage) -> None:
    stage.begin(LUNGES, IN_SET_MS)
    stage.press(Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert stage.played() == "2:15"


def test_a_presenter_s_clicker_pauses_and_goes_back(stage: Stage) -> None:
    stage.begin(DESK_BREAK, 15_000)
    stage.press(Key.Key_PageUp)
    assert stage.played() == "0:14"
    stage.press(Key.Key_PageDown)
    assert stage.dial().startswith("PAUSED")


@pytest.mark.parametrize("routine", [LUNGES, self_paced(LUNGES)], ids=["guided", "self-paced"])
def test_a_click_on_the_strip_goes_on_to_that_step_and_counts_nothing(stage: Stage, routine: str) -> None:
    stage.begin(routine, 11_000)
    click_strip(stage, 140_000)
    assert stage.played() == "2:19"  # the step of 4 s that is due at 2:20
    stage.page.controls.redo_button.click()
    stage.press(Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert counts(stage)[0].startswith("Left, back leg: 0 of 10 reps")


def test_a_click_back_on_the_strip_asks_where_reps_would_be_taken_back(stage: Stage) -> None:
    stage.begin(LUNGES, IN_SET_MS)
    click_strip(stage, 19_000)
    assert stage.dial().startswith("PAUSED")
    said = [label.text() for label in question(stage).findChildren(PlainLabel)]
    assert "To: Set 1 of 3 · rep 2 · left leg" in said
    assert "2 counted reps are taken back." in said
    answer(stage, "Go back")
    assert stage.played() == "0:18"
    assert counts(stage) == ["Left, back leg: 1 of 10 reps, working now", "Right, back leg: 1 of 10 reps"]
    stage.wait(500)
    assert not stage.dial().startswith("PAUSED")


def test_who_stays_is_where_they_were_and_the_workout_goes_on(stage: Stage) -> None:
    stage.begin(LUNGES, IN_SET_MS)
    click_strip(stage, 19_000)
    stage.wait(60_000)
    stage.press(Key.Key_Escape)
    assert stage.played() == "0:27"
    assert counts(stage) == ["Left, back leg: 2 of 10 reps, working now", "Right, back leg: 2 of 10 reps"]
    stage.wait(1_000)
    assert stage.played() == "0:28"


def test_what_was_paused_stays_paused_after_going_back(stage: Stage) -> None:
    stage.begin(LUNGES, IN_SET_MS)
    stage.press(Key.Key_P)
    click_strip(stage, 11_000)
    answer(stage, "Go back")
    assert stage.dial().startswith("PAUSED")
    assert stage.played() == "0:10"


def test_a_click_back_that_takes_no_rep_back_asks_nothing(stage: Stage) -> None:
    stage.begin(LUNGES, 11_000)
    click_strip(stage, 5_000)
    assert stage.dial() == "GET READY: 10 of 10 s"


def test_a_double_click_on_the_strip_goes_there_once(stage: Stage) -> None:
    stage.begin(self_paced(LUNGES), 11_000)
    QApplication.processEvents()
    strip = stage.page.strip
    place = strip.mapTo(stage.window, QPoint(round(strip.width() * 95_000 / TOTAL_MS), 5))
    QTest.mouseDClick(
        stage.window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
    )
    assert stage.dial() == "REST: 45 of 45 s"


def test_the_question_is_another_each_time_and_only_one_stands(stage: Stage) -> None:
    stage.begin(LUNGES, IN_SET_MS)
    for at_ms, where in ((19_000, "rep 2 · left leg"), (23_000, "rep 2 · right leg")):
        click_strip(stage, at_ms)
        said = [label.text() for label in question(stage).findChildren(PlainLabel)]
        assert any(where in line for line in said)
        stage.press(Key.Key_Escape)
    click_strip(stage, 19_000)
    stage.window.close()
    assert question(stage) is stage.page.dialogs.close
    stage.press(Key.Key_Escape)
    stage.wait(1_000)
    assert not stage.dial().startswith("PAUSED")
