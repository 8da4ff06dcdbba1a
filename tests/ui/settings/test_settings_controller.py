from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from lunge_timer.ui.library.library_commands import LibraryCommand
from lunge_timer.ui.settings.page import SettingsPage
from lunge_timer.ui.widgets.labels import PlainLabel
from tests.ui.sittings import Sit, Sitting, settle, sittings

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def sit(tmp_path: Path, qapp: QApplication) -> Iterator[Sit]:
    assert qapp is not None
    with sittings(tmp_path) as sit:
        yield sit


def opened(sitting: Sitting) -> SettingsPage:
    sitting.do(LibraryCommand.SHOW_SETTINGS)
    (page,) = sitting.window.findChildren(SettingsPage)
    assert page.isVisible()
    return page


def press(sitting: Sitting, key: Qt.Key) -> None:
    QTest.keyClick(sitting.window.windowHandle(), key)
    settle(sitting.window)


def test_no_page_is_made_before_it_is_wanted_and_then_only_one(sit: Sit) -> None:
    sitting = sit()
    assert not sitting.window.findChildren(SettingsPage)
    first = opened(sitting)
    press(sitting, Qt.Key.Key_Escape)
    assert opened(sitting) is first


def test_the_page_shows_what_is_in_force_also_what_was_set_elsewhere(sit: Sit) -> None:
    sitting = sit()
    page = opened(sitting)
    sitting.preferences.take(replace(sitting.preferences.settings, volume=12))
    assert page.settings.volume == 12
    press(sitting, Qt.Key.Key_Escape)
    sitting.preferences.take(replace(sitting.preferences.settings, sound_on=False))
    assert not opened(sitting).settings.sound_on


def test_the_page_tells_where_the_routines_are(sit: Sit, tmp_path: Path) -> None:
    page = opened(sit())
    names = [each.accessibleName() for each in page.findChildren(PlainLabel)]
    assert any(name.endswith(str(tmp_path / "routines")) for name in names)


def test_escape_goes_back_to_the_library_with_everything_saved(sit: Sit, tmp_path: Path) -> None:
    sitting = sit()
    opened(sitting).ask("volume", 12)
    press(sitting, Qt.Key.Key_Escape)
    assert sitting.library.isVisible()
    assert sitting.library.isAncestorOf(sitting.window.focusWidget())
    assert '"volume": 12' in (tmp_path / "settings.json").read_text(encoding="utf-8")


def test_the_sample_is_let_go_when_the_window_closes(sit: Sit) -> None:
    sitting = sit()
    page = opened(sitting)
    page.sample_requested.emit()
    sitting.window.close()
    assert sitting.outputs
    assert not any(output.is_open for output in sitting.outputs)
