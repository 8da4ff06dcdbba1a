"""Where routine files can be dropped."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from lunge_timer.ui.library.drops import DropHint


class DropPlace(QWidget):
    """Takes routine files, and says what a drop will do while they are dragged over it."""

    files_dropped = Signal(object)  # list[Path]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drop_hint: DropHint | None = None
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        from lunge_timer.ui.library.drops import DropHint, routine_files

        if not routine_files(event.mimeData()):
            return
        if self._drop_hint is None:
            self._drop_hint = DropHint(self)
        self._drop_hint.show_over(self)
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hide_drop_hint()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        from lunge_timer.ui.library.drops import routine_files

        self._hide_drop_hint()
        event.acceptProposedAction()
        self.files_dropped.emit(routine_files(event.mimeData()))

    def _hide_drop_hint(self) -> None:
        if self._drop_hint is not None:
            self._drop_hint.hide()
