from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.desktop.startup import FirstPicture

LONG_MS = 60_000


class Diary(QObject):
    """Notes in their order when a window was painted, and when its first picture was told of."""

    def __init__(self, window: QWidget, picture: FirstPicture) -> None:
        super().__init__(window)
        self.notes: list[str] = []
        window.installEventFilter(self)
        picture.shown.connect(self.note_told)

    def note_told(self) -> None:
        self.notes.append("told")

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.notes.append("painted")
        elif event.type() in {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress}:
            self.notes.append("asked")
        return False


def press_a_key(window: QWidget) -> None:
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return)


def click(window: QWidget) -> None:
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=window.rect().center())


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def test_it_is_told_of_once_and_not_before_the_window_is_painted(qtbot: QtBot, window: QWidget) -> None:
    picture = FirstPicture(window, patience_ms=LONG_MS)
    diary = Diary(window, picture)
    with qtbot.waitSignal(picture.shown):
        window.show()
    window.repaint()
    with qtbot.assertNotEmitted(picture.shown, wait=50):
        window.repaint()
    assert diary.notes == ["painted", "told", "painted", "painted"]


def test_a_window_that_is_never_painted_is_not_waited_for_in_vain(qtbot: QtBot, window: QWidget) -> None:
    picture = FirstPicture(window, patience_ms=10)
    diary = Diary(window, picture)
    with qtbot.waitSignal(picture.shown):
        pass
    assert diary.notes == ["told"]


@pytest.mark.parametrize("act", [press_a_key, click], ids=["key", "click"])
def test_who_is_faster_than_the_first_picture_finds_all_there(
    qtbot: QtBot, window: QWidget, act: Callable[[QWidget], None]
) -> None:
    picture = FirstPicture(window, patience_ms=LONG_MS)
    diary = Diary(window, picture)
    window.setUpdatesEnabled(False)
    window.show()
    with qtbot.waitSignal(picture.shown):
        act(window)
    assert diary.notes == ["told", "asked"]
    window.setUpdatesEnabled(True)
    with qtbot.assertNotEmitted(picture.shown, wait=50):
        window.repaint()
