"""No page opens a window of its own, not even for a moment: that would take the keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from lunge_timer.ui.library.library_commands import LibraryCommand
from tests.ui.sittings import HOLDS, Sit, settle, sittings

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


class Witness(QObject):
    """Remembers every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(type(watched).__name__)
        return False


@pytest.fixture
def sit(tmp_path: Path, qapp: QApplication) -> Iterator[Sit]:
    assert qapp is not None
    with sittings(tmp_path) as sit:
        yield sit


@pytest.fixture
def witness(qapp: QApplication) -> Iterator[Witness]:
    witness = Witness()
    qapp.installEventFilter(witness)
    yield witness
    qapp.removeEventFilter(witness)


def test_the_only_window_is_the_program_s_whatever_page_is_opened(sit: Sit, witness: Witness) -> None:
    sitting = sit()
    sitting.do(LibraryCommand.EDIT, HOLDS)
    assert sitting.window.isActiveWindow()
    sitting.editor.cancelled.emit()
    sitting.do(LibraryCommand.SHOW_SETTINGS)
    sitting.program.rooms.settings.leave()
    sitting.do(LibraryCommand.SHOW_PROGRESS)
    sitting.program.rooms.progress.page.closed.emit()
    sitting.do(LibraryCommand.START, HOLDS)
    sitting.workout.page.dialogs.finish_requested.emit()
    settle(sitting.window)
    assert sitting.program.rooms.summary.page.isVisible()
    assert witness.windows == ["MainWindow"]
