"""The icon in the tray: the window is closed to it, comes from it, and the program is quit from it."""

from functools import partial

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lunge_timer.desktop.tray import Tray
from tests.ui.workouts import Stage

# Said by the offscreen platform itself of any window with a least size.
pytestmark = pytest.mark.qt_log_ignore("does not support", "systemTrayWindowChanged")


def test_closed_the_window_stays_in_the_tray_and_comes_from_it(stage: Stage, qtbot: QtBot) -> None:
    stage.has_tray = True
    stage.remind(on=True)
    (tray,) = stage.window.findChildren(Tray)
    assert [action.text() for action in tray.menu.actions()] == ["Open It", "Start Desk break", "Quit"]
    stage.window.close()
    assert stage.window.isHidden()
    tray.menu.actions()[0].trigger()
    assert stage.window.isVisible()
    stage.window.close()
    tray.menu.actions()[1].trigger()
    assert stage.window.isVisible()
    assert stage.workout.under_way
    stage.window.close()
    assert stage.window.isVisible()  # a workout is asked about
    assert stage.page.dialogs.close.isVisible()
    with qtbot.waitSignal(stage.window.closing):
        stage.window.close_unasked()


def test_the_tray_goes_with_the_reminder_and_a_window_that_was_there_comes_back(stage: Stage) -> None:
    stage.has_tray = True
    stage.remind(on=True)
    stage.window.close()
    stage.remind(on=False)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert stage.window.isVisible()
    assert stage.window.findChildren(Tray) == []


def test_a_tray_that_comes_after_the_reminder_is_turned_on_keeps_the_program(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.remind(on=True)
    stage.has_tray = True
    with qtbot.assertNotEmitted(stage.window.closing):
        stage.window.close()
    (tray,) = stage.window.findChildren(Tray)
    tray.menu.actions()[0].trigger()
    assert stage.window.isVisible()


def test_where_the_tray_has_gone_to_close_ends_the_program(stage: Stage, qtbot: QtBot) -> None:
    stage.has_tray = True
    stage.remind(on=True)
    stage.has_tray = False
    with qtbot.waitSignal(stage.window.closing):
        stage.window.close()


def test_to_quit_ends_the_program_from_the_tray_too(stage: Stage, qapp: QApplication) -> None:
    stage.has_tray = True
    stage.remind(on=True)
    (tray,) = stage.window.findChildren(Tray)
    stage.window.close()
    QTimer.singleShot(0, tray.menu.actions()[2].trigger)
    guard = QTimer(singleShot=True, interval=5000)
    guard.timeout.connect(partial(qapp.exit, 1))
    guard.start()
    assert qapp.exec() == 0
    guard.stop()  # to end the loop later would end those of other tests


@pytest.mark.parametrize("has_tray", [True, False])
def test_to_quit_ends_the_program_and_where_there_is_no_tray_to_close_does(
    stage: Stage, qtbot: QtBot, *, has_tray: bool
) -> None:
    stage.has_tray = has_tray
    stage.remind(on=True)
    with qtbot.waitSignal(stage.window.closing):
        if has_tray:
            stage.window.quit()
        else:
            stage.window.close()
    assert stage.window.isHidden()
