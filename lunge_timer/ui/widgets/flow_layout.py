"""A layout that wraps: items in a row, in several rows where one is too narrow."""

from math import ceil

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lays its items out from left to right, and goes on in the next line as words do.

    With even, its items are equally wide, and its lines hold equally many of them.
    """

    def __init__(
        self,
        space_px: int,
        parent: QWidget | None = None,
        *,
        line_space_px: int | None = None,
        even: bool = False,
    ) -> None:
        """The space is that between items; between lines it may be another."""
        super().__init__(parent)
        self._space_px = space_px
        self._line_space_px = space_px if line_space_px is None else line_space_px
        self._even = even
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width_px: int) -> int:
        return self._laid_out(QRect(0, 0, width_px, 0), place=False)

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._laid_out(area, place=True)

    def sizeHint(self) -> QSize:
        widths = sum(item.sizeHint().width() + self._space_px for item in self._items)
        return QSize(max(0, widths - self._space_px), self.minimumSize().height())

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _laid_out(self, area: QRect, *, place: bool) -> int:
        """The height that the items take in area's width; with place, put them there."""
        x, y, row_px = area.x(), area.y(), 0
        most_px = self._even_px(area.width()) if self._even else area.width()
        for item in self._items:
            if item.isEmpty():  # hidden
                continue
            hint = item.sizeHint()
            if x > area.x() and x + hint.width() > area.x() + most_px:
                x, y, row_px = area.x(), y + row_px + self._line_space_px, 0
            if place:
                item.setGeometry(QRect(QPoint(x, y), hint))
            x += hint.width() + self._space_px
            row_px = max(row_px, hint.height())
        return y + row_px - area.y()

    def _even_px(self, room_px: int) -> int:
        """How wide lines of equally many items are."""
        pitch_px = max((item.sizeHint().width() for item in self._items), default=0) + self._space_px
        most = max(1, (room_px + self._space_px) // max(1, pitch_px))
        lines = max(1, ceil(len(self._items) / most))
        return ceil(len(self._items) / lines) * pitch_px - self._space_px
