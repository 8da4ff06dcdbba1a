"""Who was asked whether to close and stays has the window until they close it again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from lunge_timer.ui.widgets.overlay import Overlay
from tests.ui.sittings import EVENING, Sit, Sitting, put, settle, sittings
from tests.ui.workouts import DESK_BREAK, Stage, has_keyboard, routines

# Said by the offscreen platform itself of any window with a least size.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", "does not support raise")

MINE = replace(EVENING, name="My legs")
IN_HOLD_MS = 15_000
TO_THE_END_MS = 200_000


@pytest.fixture
def sit(tmp_path: Path, qapp: QApplication) -> Iterator[Sit]:
    assert qapp is not None
    with sittings(tmp_path) as sit:
        yield sit


def answer(window: QWidget, words: str) -> None:
    """Press that button of the question in sight."""
    (asked,) = [each for each in window.findChildren(Overlay) if each.isVisible()]
    (button,) = [each for each in asked.findChildren(QPushButton) if each.text() == words]
    button.click()
    settle(window)


def keep_going(stage: Stage) -> None:
    """Ask for the window to be closed in mid-workout, and think better of it."""
    assert not stage.window.close()
    answer(stage.window, "Keep going")


def leave_summary(stage: Stage) -> None:
    assert stage.summary is not None
    assert stage.summary.isVisible()
    stage.summary.library_requested.emit()
    settle(stage.window)


def edit_and_stay(sit: Sit, folder: Path) -> Sitting:
    """Change a routine, ask for the window to be closed, and think better of it."""
    put(folder, "legs")
    sitting = sit()
    sitting.edit("legs", MINE)
    assert not sitting.window.close()
    answer(sitting.window, "Keep editing")
    return sitting


def test_who_keeps_going_is_shown_the_summary_and_led_back_to_the_library(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    keep_going(stage)
    stage.wait(TO_THE_END_MS)
    leave_summary(stage)
    assert stage.library.isVisible()
    assert has_keyboard(stage.library)


def test_who_keeps_going_and_finishes_is_led_back_to_the_library(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    keep_going(stage)
    stage.page.ask_to_finish()
    answer(stage.window, "Finish")
    leave_summary(stage)
    assert stage.library.isVisible()


def test_a_workout_done_again_after_a_close_that_was_refused_closes_nothing(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    keep_going(stage)
    stage.wait(TO_THE_END_MS)
    assert stage.summary is not None
    stage.summary.again_requested.emit()
    assert stage.page.isVisible()
    stage.wait(TO_THE_END_MS)
    leave_summary(stage)
    assert stage.library.isVisible()


def test_a_workout_begun_while_the_question_waits_is_shown_to_its_end(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    assert not stage.window.close()
    stage.begin(DESK_BREAK, TO_THE_END_MS)
    leave_summary(stage)
    assert stage.library.isVisible()


def test_who_keeps_editing_and_saves_is_led_back_to_the_library(sit: Sit, tmp_path: Path) -> None:
    sitting = edit_and_stay(sit, tmp_path)
    sitting.editor.save()
    settle(sitting.window)
    assert sitting.library.isVisible()
    assert sitting.chosen.routine == MINE


def test_a_workout_begun_after_editing_went_on_closes_nothing_at_its_end(sit: Sit, tmp_path: Path) -> None:
    sitting = edit_and_stay(sit, tmp_path)
    sitting.workout.begin(routines()[DESK_BREAK])
    sitting.clock.advance(TO_THE_END_MS)
    sitting.workout.refresh()
    summary = sitting.program.rooms.summary.page
    assert summary.isVisible()
    summary.library_requested.emit()
    assert sitting.library.isVisible()


def test_who_stayed_once_may_still_close(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    keep_going(stage)
    assert not stage.window.close()
    answer(stage.window, "Close")
    assert not stage.window.isVisible()
