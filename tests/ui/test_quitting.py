"""Ctrl+Q closes the window, whatever page is shown and wherever on it the keyboard is."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from lunge_timer.ui.library.library_commands import LibraryCommand
from lunge_timer.ui.widgets.key_list import KeyList
from tests.ui.sittings import Sit, Sitting, settle, sittings
from tests.ui.ways import editor, editors_field, library, progress, settings, summary, workout
from tests.ui.workouts import texts

pytestmark = pytest.mark.qt_log_ignore("does not support")  # the offscreen platform, of sizes and of raising


@pytest.fixture
def sit(tmp_path: Path, qapp: QApplication) -> Iterator[Sit]:
    assert qapp is not None
    with sittings(tmp_path) as sit:
        yield sit


def quit_by_key(sitting: Sitting) -> None:
    QTest.keyClick(sitting.window.windowHandle(), Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    settle(sitting.window)


def turn_off_single_keys(sitting: Sitting) -> None:
    sitting.do(LibraryCommand.SHOW_SETTINGS)
    page = sitting.program.rooms.settings.page
    page.more.single_keys.switch.click()
    page.closed.emit()


@pytest.mark.parametrize("single_keys", [True, False], ids=["single keys", "no single keys"])
@pytest.mark.parametrize("go_to", [library, editor, editors_field, settings, progress, summary])
def test_it_quits_from_every_page(
    sit: Sit, go_to: Callable[[Sitting], QWidget], *, single_keys: bool
) -> None:
    sitting = sit()
    if not single_keys:
        turn_off_single_keys(sitting)
    go_to(sitting)
    assert sitting.window.isVisible()
    quit_by_key(sitting)
    assert not sitting.window.isVisible()


@pytest.mark.parametrize("single_keys", [True, False], ids=["single keys", "no single keys"])
def test_in_a_workout_it_asks_as_closing_does_and_asks_once(sit: Sit, *, single_keys: bool) -> None:
    sitting = sit()
    if not single_keys:
        turn_off_single_keys(sitting)
    workout(sitting)
    for _time in range(2):
        quit_by_key(sitting)
        assert sitting.window.isVisible()
        assert sitting.workout.page.dialogs.close.isVisible()


@pytest.mark.parametrize("go_to", [library, editor, settings, workout, summary])
def test_it_is_listed_among_the_keys_and_quits_from_there_too(
    sit: Sit, go_to: Callable[[Sitting], QWidget]
) -> None:
    sitting = sit()
    go_to(sitting)
    QTest.keyClick(sitting.window.windowHandle(), Qt.Key.Key_F1)
    settle(sitting.window)
    (keys,) = (each for each in sitting.window.findChildren(KeyList) if each.isVisible())
    told = texts(keys)
    assert told[told.index("Ctrl+Q") + 1] == "Quit"
    quit_by_key(sitting)
    assert sitting.window.isVisible() is (go_to is workout)
