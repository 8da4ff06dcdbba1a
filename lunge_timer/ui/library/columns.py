"""Layouts of the library: two columns that become one, and a scroll area that shows there is more below."""

from typing import Literal

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from lunge_timer.ui.widgets.layouts import fill
from lunge_timer.ui.widgets.scrolling import WIDTH_PX, Pane

_BETWEEN_PX = 24
_SPACE_PX = 12  # between what stands in a column
_STRETCHES = (44, 56)
_PARTS_SPACE_PX = 20
_PEEK_LINES = 2.5  # a title and the space above it
_TITLE_LINES = 1.25


class Columns(QWidget):
    """Upper is what comes first where all is in one column."""

    def __init__(self, parent: QWidget | None = None, *, upper: Literal["left", "right"] = "right") -> None:
        super().__init__(parent)
        direction = QBoxLayout.Direction
        self._upright = direction.TopToBottom if upper == "left" else direction.BottomToTop
        self.left, self.right = QVBoxLayout(), QVBoxLayout()
        self._both = fill(QBoxLayout(direction.LeftToRight, self), space_px=_BETWEEN_PX)
        for column, stretch in zip((self.left, self.right), _STRETCHES, strict=True):
            column.setSpacing(_SPACE_PX)
            self._both.addLayout(column, stretch)

    def minimumSizeHint(self) -> QSize:
        return QSize(max(self._widths()), self._both.minimumSize().height())

    def event(self, event: QEvent) -> bool:
        """Take the direction for which there is room."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            fits = sum(self._widths()) + _BETWEEN_PX <= self.width()
            wanted = QBoxLayout.Direction.LeftToRight if fits else self._upright
            if self._both.direction() is not wanted:
                self._both.setDirection(wanted)
                self.updateGeometry()
        return super().event(event)

    def _widths(self) -> tuple[int, int]:
        """The least width of either column."""
        return self.left.minimumSize().width(), self.right.minimumSize().width()


class TwoPartPane(Pane):
    """A pane whose upper part fills it but for the title of the lower one, which tells that there is more.

    Where the upper part needs so much that the title would be cut, the upper one fills the pane.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._margin_px = WIDTH_PX
        self._column = QVBoxLayout()
        self._parts: tuple[QWidget, QWidget] | None = None

    def show_parts(self, upper: QWidget, lower: QWidget) -> None:
        """Show one part under the other."""
        self._parts = upper, lower
        content = QWidget()
        content.setLayout(fill(self._column, upper, lower, space_px=_PARTS_SPACE_PX))
        self._column.setStretchFactor(upper, 1)
        self.setWidget(content)

    def show_margin(self, margin_px: int) -> None:
        """Leave that much free beside what is shown; at the right the scroll bar is in it."""
        self._margin_px = margin_px
        self._column.setContentsMargins(margin_px, 0, margin_px - WIDTH_PX, _PARTS_SPACE_PX)

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
        width_px = room.width() - 2 * self._margin_px + WIDTH_PX
        spare_px = room.height() - upper.heightForWidth(width_px)
        cuts_title = 0 < spare_px < _PARTS_SPACE_PX + line_px * _TITLE_LINES and not lower.isHidden()
        peek_px = 0 if cuts_title else round(line_px * _PEEK_LINES)
        upper.setMinimumHeight(max(0, room.height() - peek_px))
