"""What scrolls under the header: what a person needs at first, and what there is to read after it."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lunge_timer.ui.scrolling import WIDTH_PX, Pane

_SPACE_PX = 20
_PEEK_LINES = 2.5  # a title and the space above it
_TITLE_LINES = 1.25


class Sheet(Pane):
    """A pane whose upper part fills it but for the title of the lower one, which tells that there is more.

    Where the upper part needs so much that the title would be cut, the upper one fills the pane.
    """

    def __init__(self, parent: QWidget | None = None, *, margin_px: int) -> None:
        super().__init__(parent)
        self._margins_px = (margin_px, margin_px - WIDTH_PX)
        self._parts: tuple[QWidget, QWidget] | None = None

    def show_parts(self, upper: QWidget, lower: QWidget) -> None:
        """Show one part under the other."""
        self._parts = upper, lower
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(self._margins_px[0], 0, self._margins_px[1], _SPACE_PX)
        column.setSpacing(_SPACE_PX)
        column.addWidget(upper, 1)
        column.addWidget(lower)
        self.setWidget(content)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # another routine may need more or less
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Have the upper part leave room for the title of the lower one, or none."""
        if self._parts is None:
            return
        upper, lower = self._parts
        room, line_px = self.viewport().size(), self.fontMetrics().height()
        spare_px = room.height() - upper.heightForWidth(room.width() - sum(self._margins_px))
        cuts_title = 0 < spare_px < _SPACE_PX + line_px * _TITLE_LINES and not lower.isHidden()
        peek_px = 0 if cuts_title else round(line_px * _PEEK_LINES)
        upper.setMinimumHeight(max(0, room.height() - peek_px))
