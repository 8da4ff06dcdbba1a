"""Single keys as shortcuts are turned off in the settings, on every page and at once."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from lunge_timer.ui.library.library_commands import LibraryCommand
from lunge_timer.ui.settings.page import SettingsPage
from lunge_timer.ui.widgets.key_list import KeyList
from tests.ui.sittings import HOLDS, Sit, Sitting, settle, sittings
from tests.ui.ways import editor, library, progress, settings, summary, workout
from tests.ui.workouts import SHIFT, texts

pytestmark = pytest.mark.qt_log_ignore("does not support")  # the offscreen platform, of sizes and of raising

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CHARACTERS = [
    *range(Key.Key_Exclam, Key.Key_QuoteLeft + 1),
    *range(Key.Key_BraceLeft, Key.Key_AsciiTilde + 1),
]


@pytest.fixture
def sit(tmp_path: Path, qapp: QApplication) -> Iterator[Sit]:
    assert qapp is not None
    with sittings(tmp_path) as sit:
        yield sit


def press(sitting: Sitting, key: int, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(sitting.window.windowHandle(), Qt.Key(key), held)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def turn_off(sitting: Sitting) -> SettingsPage:
    """Turn them off as a person does."""
    sitting.do(LibraryCommand.SHOW_SETTINGS)
    page = sitting.program.rooms.settings.page
    page.more.single_keys.switch.click()
    return page


def begin_without(sit: Sit) -> Sitting:
    """A workout in which they are turned off."""
    sitting = sit()
    turn_off(sitting).closed.emit()
    sitting.do(LibraryCommand.START, HOLDS)
    return sitting


def shown_keys(sitting: Sitting) -> list[str]:
    """What the page's list of keys says."""
    press(sitting, Key.Key_F1)
    (keys,) = (each for each in sitting.window.findChildren(KeyList) if each.isVisible())
    told = texts(keys)
    press(sitting, Key.Key_Escape)
    return told


def test_they_are_off_at_once_and_on_again(sit: Sit) -> None:
    sitting = sit()
    page = turn_off(sitting)
    press(sitting, Key.Key_Question, SHIFT)
    assert page.findChildren(KeyList) == []
    page.more.single_keys.switch.click()
    press(sitting, Key.Key_Question, SHIFT)
    assert len(page.findChildren(KeyList)) == 1


def test_they_are_off_at_the_next_start_too(sit: Sit) -> None:
    turn_off(sit()).closed.emit()
    sitting = sit()
    press(sitting, Key.Key_Slash)
    assert sitting.library.parts.search.text() == "/"
    sitting.program.rooms.settings.open()
    page = sitting.program.rooms.settings.page
    assert not page.more.single_keys.switch.isChecked()


def test_no_character_does_anything_in_a_workout(sit: Sit) -> None:
    sitting = begin_without(sit)
    page, driver = sitting.workout.page, sitting.workout
    asked: list[object] = []
    page.command_requested.connect(asked.append)
    sitting.window.setUpdatesEnabled(False)  # a picture after each key would take long
    for held in (NONE, SHIFT):
        for character in CHARACTERS:
            press(sitting, character, held)
    assert asked == []
    assert not page.dialogs.keys.isVisible()
    sitting.clock.advance(1000)
    for key in (Key.Key_Space, Key.Key_PageDown):  # the latter: of a presenter's clicker
        press(sitting, key)
        assert page.dial.accessibleName().startswith("PAUSED") == (key is Key.Key_Space)
    press(sitting, Key.Key_F11)
    assert sitting.window.isFullScreen()
    assert driver.under_way


@pytest.mark.parametrize("go_to", [library, editor, settings, progress, workout, summary])
def test_the_list_of_keys_tells_no_single_one(sit: Sit, go_to: Callable[[Sitting], QWidget]) -> None:
    sitting = sit()
    turn_off(sitting).closed.emit()
    go_to(sitting)
    told = shown_keys(sitting)
    assert "F1" in told
    assert not [text for text in told if any(len(key) == 1 and key.isascii() for key in text.split(", "))]


def test_the_keys_that_are_left_are_told_in_a_workout(sit: Sit) -> None:
    told = shown_keys(begin_without(sit))
    assert {"Space, PgDown", "F11", "F1", "Media keys"} <= {*told}
    assert not {"M", "P", "Sound on or off"} & {*told}


def test_no_button_and_no_menu_tells_a_key_that_is_off(sit: Sit) -> None:
    sitting = sit()
    workout(sitting)
    controls = sitting.workout.page.controls
    assert controls.sound_button.toolTip() == "Sound on or off (M)"
    sitting.workout.abandon()
    sitting.workout.left.emit()
    turn_off(sitting).closed.emit()
    sitting.do(LibraryCommand.START, HOLDS)
    settle(sitting.window)
    assert controls.sound_button.toolTip() == "Sound on or off"
    told = dict(action.text().split("\t") for action in controls.menu.actions())
    assert told["Full screen"] == "F11"
    assert told["Pause or resume"] == ""
    assert told["Keys"] == "F1"
