"""A second press that slips in after a first one does nothing, whatever it would do."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from lunge_timer.core.routine import ExerciseBlock, Pace, Routine
from tests.ui.workout.test_keys import key_event, send
from tests.ui.workouts import DESK_BREAK, LUNGES, Stage, self_paced

# Said by the offscreen platform itself of any window with a least size.
pytestmark = pytest.mark.qt_log_ignore(
    "does not support propagateSizeHints", "does not support raise", "grabbing the keyboard"
)

Key = Qt.Key
IN_HOLD_MS = 15_000  # one second into the first hold of DESK_BREAK
LAST_REP = Routine(
    name="Any",
    get_ready_s=0,
    blocks=(ExerciseBlock(exercise="machine-leg-curl", sets=2, reps=1, pace=Pace.SELF),),
)


def double_click(stage: Stage, widget: QWidget) -> None:
    QApplication.processEvents()  # all that is there has its place
    place = widget.mapTo(stage.window, widget.rect().center())
    QTest.mouseDClick(
        stage.window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
    )


def press_space(stage: Stage) -> None:
    stage.press(Key.Key_Space)


def press_page_down(stage: Stage) -> None:
    stage.press(Key.Key_PageDown)


def click_main(stage: Stage) -> None:
    QApplication.processEvents()  # it has its place
    stage.click(stage.page.controls.main_button)


def click_page(stage: Stage) -> None:
    stage.click(stage.page, QPoint(20, 300))


def press_p(stage: Stage) -> None:
    stage.press(Key.Key_P)


def press_media(stage: Stage) -> None:
    assert stage.page.hasFocus()
    send(key_event(Key.Key_MediaTogglePlayPause))  # QTest would warn: it types nothing


def press_b(stage: Stage) -> None:
    stage.press(Key.Key_B)


def press_full_stop(stage: Stage) -> None:
    stage.press(Key.Key_Period)


PRESSES = (press_space, press_page_down, click_main, click_page)


def counts(stage: Stage) -> list[str]:
    return [card.accessibleName() for card in stage.page.counters.findChildren(QWidget) if card.isVisible()]


@pytest.mark.parametrize("press", PRESSES)
@pytest.mark.parametrize("again", [*PRESSES, press_p, press_b, press_full_stop, press_media])
def test_a_second_press_within_400_ms_of_a_counted_rep_is_a_slip(
    stage: Stage, press: Callable[[Stage], None], again: Callable[[Stage], None]
) -> None:
    stage.begin(self_paced(LUNGES), 11_000)
    press(stage)
    stage.wait(399)
    again(stage)
    assert counts(stage) == ["Left, back leg: 1 of 10 reps", "Right, back leg: 0 of 10 reps, working now"]
    assert not stage.dial().startswith("PAUSED")


@pytest.mark.parametrize("press", PRESSES)
def test_after_400_ms_a_press_counts_anew(stage: Stage, press: Callable[[Stage], None]) -> None:
    stage.begin(self_paced(LUNGES), 11_000)
    press(stage)
    stage.wait(400)
    press(stage)
    assert counts(stage)[1].startswith("Right, back leg: 1 of 10")


@pytest.mark.parametrize(
    ("press", "again"),
    [*((press, press) for press in PRESSES), (press_page_down, press_b), (press_page_down, press_full_stop)],
)
def test_the_last_rep_of_a_set_said_twice_does_not_pause_its_rest(
    stage: Stage, press: Callable[[Stage], None], again: Callable[[Stage], None]
) -> None:
    stage.begin(LAST_REP, 1_000)
    press(stage)
    stage.wait(200)
    again(stage)
    assert stage.dial() == "REST: 45 of 45 s"
    stage.wait(1_000)
    assert stage.dial() == "REST: 44 of 45 s"


def test_a_double_click_on_rep_done_is_one_rep(stage: Stage) -> None:
    stage.begin(self_paced(LUNGES), 11_000)
    double_click(stage, stage.page.controls.main_button)
    assert counts(stage) == ["Left, back leg: 1 of 10 reps", "Right, back leg: 0 of 10 reps, working now"]


def test_a_double_click_on_pause_pauses_and_one_on_go_on_goes_on(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    double_click(stage, stage.page.controls.main_button)
    assert stage.dial().startswith("PAUSED")
    stage.wait(1_000)
    double_click(stage, stage.page.controls.main_button)
    assert stage.dial() == "HOLD: 2 of 3 s"


@pytest.mark.parametrize(
    ("key", "focus_button"), [(Key.Key_Space, False), (Key.Key_Space, True), (Key.Key_Return, True)]
)
def test_the_space_bar_pauses_and_goes_on_as_fast_as_it_is_pressed(
    stage: Stage, key: Qt.Key, *, focus_button: bool
) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    if focus_button:
        stage.page.controls.main_button.setFocus(Qt.FocusReason.TabFocusReason)
    stage.press(key)
    assert stage.dial().startswith("PAUSED")
    stage.wait(100)
    stage.press(key)
    assert stage.dial() == "HOLD: 2 of 3 s"


def test_a_screen_reader_pauses_and_goes_on_as_fast_as_it_presses(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    stage.page.controls.main_button.click()  # by no mouse
    assert stage.dial().startswith("PAUSED")
    stage.wait(100)
    stage.page.controls.main_button.click()
    assert stage.dial() == "HOLD: 2 of 3 s"


def test_the_space_bar_on_the_main_button_counts_a_rep_as_it_does_on_the_page(stage: Stage) -> None:
    stage.begin(self_paced(LUNGES), 11_000)
    stage.page.controls.main_button.setFocus(Qt.FocusReason.TabFocusReason)
    stage.press(Key.Key_Space)
    stage.wait(399)
    stage.press(Key.Key_Space)
    assert counts(stage) == ["Left, back leg: 1 of 10 reps", "Right, back leg: 0 of 10 reps, working now"]


def test_a_press_that_is_let_go_beside_the_main_button_is_none(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    button = stage.page.controls.main_button
    QApplication.processEvents()  # it has its place
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    QTest.mouseMove(button, QPoint(-20, -20))
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=QPoint(-20, -20))
    assert not stage.dial().startswith("PAUSED")
    stage.press(Key.Key_Space)
    assert stage.dial().startswith("PAUSED")


class SlowPainting(QObject):
    """Lets the clock go on while the page is painted the next time, as on a busy computer."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.page)
        self._clock = stage.clock
        self._cue = stage.page.cue
        self._cue.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self._clock.advance(500)
            self._cue.removeEventFilter(self)
        return False


def test_a_second_press_is_a_slip_too_where_the_screen_is_slow(stage: Stage) -> None:
    stage.begin(self_paced(LUNGES), 11_000)
    QApplication.processEvents()
    SlowPainting(stage)
    stage.press(Key.Key_Space)
    QApplication.processEvents()
    stage.wait(100)
    stage.press(Key.Key_Space)
    assert counts(stage) == ["Left, back leg: 1 of 10 reps", "Right, back leg: 0 of 10 reps, working now"]


def test_the_press_that_starts_a_workout_is_not_its_first_rep(stage: Stage) -> None:
    stage.begin(LAST_REP)
    stage.wait(200)
    stage.press(Key.Key_Space)
    click_page(stage)
    assert counts(stage) == ["Both legs: 0 of 1 rep, working now"]


def test_the_press_that_keeps_a_workout_going_is_not_a_rep(stage: Stage) -> None:
    stage.begin(self_paced(LUNGES), 11_000)
    stage.press(Key.Key_Escape)
    stage.wait(1_000)
    stage.press(Key.Key_Return)  # keep going
    click_page(stage)
    assert counts(stage)[0] == "Left, back leg: 0 of 10 reps, working now"


def test_a_question_pauses_however_soon_after_a_rep_it_is_asked(stage: Stage) -> None:
    stage.begin(self_paced(LUNGES), 11_000)
    stage.press(Key.Key_Space)
    stage.press(Key.Key_Escape)
    assert stage.dial().startswith("PAUSED")
    stage.press(Key.Key_Escape)
    assert not stage.dial().startswith("PAUSED")


def test_a_double_click_on_a_step_s_button_is_two_presses_of_it(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    double_click(stage, stage.page.controls.longer_button)
    assert stage.dial() == "HOLD: 12 of 13 s"
    double_click(stage, stage.page.controls.next_button)
    assert stage.played() == "0:19"
    double_click(stage, stage.page.controls.back_button)  # its start, and the step before
    assert stage.played() == "0:17"


def test_a_double_click_on_the_sound_switches_it_once(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    double_click(stage, stage.page.controls.sound_button)
    assert stage.page.controls.sound_button.text() == "Sound off"
