"""What scrolls under the header: what a person needs at first, and what there is to read after it."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lunge_timer.ui.scrolling import WIDTH_PX, Pane

_SPACE_PX = 20
_PEEK_LINES = 2.5  # a title and the space above it


class Sheet(Pane):
    """A pane whose upper part fills it but for the title of the lower one, which tells that there is more."""

    def __init__(self, parent: QWidget | None = None, *, margin_px: int) -> None:
        super().__init__(parent)
        self._margin_px = margin_px
        self._upper: QWidget | None = None

    def show_parts(self, upper: QWidget, lower: QWidget) -> None:
        """Show one part under the other."""
        self._upper = upper
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(self._margin_px, 0, self._margin_px - WIDTH_PX, _SPACE_PX)
        column.setSpacing(_SPACE_PX)
        column.addWidget(upper, 1)
        column.addWidget(lower)
        self.setWidget(content)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._upper is not None:
            peek_px = round(self.fontMetrics().height() * _PEEK_LINES)
            self._upper.setMinimumHeight(max(0, event.size().height() - peek_px))
