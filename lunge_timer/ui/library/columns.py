"""Two columns side by side, or one over the other where there is no room for both."""

from typing import Literal

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

_BETWEEN_PX = 24
_SPACE_PX = 12  # between what stands in a column
_STRETCHES = (44, 56)


class Columns(QWidget):
    """Upper is what comes first where all is in one column."""

    def __init__(self, parent: QWidget | None = None, *, upper: Literal["left", "right"] = "right") -> None:
        super().__init__(parent)
        direction = QBoxLayout.Direction
        self._upright = direction.TopToBottom if upper == "left" else direction.BottomToTop
        self.left, self.right = QVBoxLayout(), QVBoxLayout()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(_BETWEEN_PX)
        for column, stretch in zip((self.left, self.right), _STRETCHES, strict=True):
            column.setSpacing(_SPACE_PX)
            self._both.addLayout(column, stretch)

    def minimumSizeHint(self) -> QSize:
        return QSize(max(self._widths()), self._both.minimumSize().height())

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._turn()
        return super().event(event)

    def _turn(self) -> None:
        """Take the direction for which there is room."""
        fits = sum(self._widths()) + _BETWEEN_PX <= self.width()
        wanted = QBoxLayout.Direction.LeftToRight if fits else self._upright
        if self._both.direction() is not wanted:
            self._both.setDirection(wanted)
            self.updateGeometry()

    def _widths(self) -> tuple[int, int]:
        """The least width of either column."""
        return self.left.minimumSize().width(), self.right.minimumSize().width()
