"""F1 lists the keys, whatever page is shown and wherever on it the keyboard is."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from lunge_timer.ui.widgets.key_list import KeyList
from tests.ui.sittings import Sit, Sitting, settle, sittings
from tests.ui.ways import editor, editors_field, library, progress, settings, summary, workout
from tests.ui.workouts import SHIFT, has_keyboard, texts

pytestmark = [
    pytest.mark.slow,
    pytest.mark.qt_log_ignore("does not support"),
]  # the offscreen platform, of sizes and of raising


@pytest.fixture
def sit(tmp_path: Path, qapp: QApplication) -> Iterator[Sit]:
    assert qapp is not None
    with sittings(tmp_path) as sit:
        yield sit


PAGES = (library, editor, editors_field, settings, progress, workout, summary)


def press(sitting: Sitting, key: Qt.Key) -> None:
    QTest.keyClick(sitting.window.windowHandle(), key)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    settle(sitting.window)


def shown_lists(sitting: Sitting) -> list[KeyList]:
    return [each for each in sitting.window.findChildren(KeyList) if each.isVisible()]


@pytest.mark.parametrize("key", ["F1", "?"])
@pytest.mark.parametrize("go_to", [page for page in PAGES if page is not editors_field])
def test_the_keys_are_listed_where_the_keyboard_is_on_the_page(
    sit: Sit, go_to: Callable[[Sitting], QWidget], key: str
) -> None:
    sitting = sit()
    go_to(sitting)
    if key == "?":
        QTest.keyClick(sitting.window.windowHandle(), Qt.Key.Key_Question, SHIFT)
        settle(sitting.window)
    else:
        press(sitting, Qt.Key.Key_F1)
    assert len(shown_lists(sitting)) == 1


@pytest.mark.parametrize("go_to", PAGES)
def test_f1_lists_the_keys_over_the_page_and_escape_gives_it_the_keyboard_back(
    sit: Sit, go_to: Callable[[Sitting], QWidget]
) -> None:
    sitting = sit()
    page = go_to(sitting)
    assert page.isVisible()
    before = QApplication.focusWidget()
    press(sitting, Qt.Key.Key_F1)
    (keys,) = shown_lists(sitting)
    assert has_keyboard(keys), QApplication.focusWidget()
    assert {"F1, ?", "This list"} <= {*texts(keys)}
    press(sitting, Qt.Key.Key_Escape)
    assert shown_lists(sitting) == []
    assert page.isVisible()
    assert QApplication.focusWidget() is before


@pytest.mark.parametrize("go_to", [library, editor, settings, progress, summary])
def test_a_list_of_keys_that_was_closed_is_gone(sit: Sit, go_to: Callable[[Sitting], QWidget]) -> None:
    sitting = sit()
    page = go_to(sitting)
    for _time in range(3):
        press(sitting, Qt.Key.Key_F1)
        press(sitting, Qt.Key.Key_Escape)
    assert page.findChildren(KeyList) == []
