"""A layout that is a row, and a column where a row is too narrow."""

from itertools import accumulate, pairwise

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class RowOrColumn(QLayout):
    """Lays its items out side by side where each has the width it needs, else one below the other.

    What stretches shares what width there is, in equal parts; the rest is as wide as it wants to be.
    """

    def __init__(self, space_px: int, *stretching: QWidget, column_space_px: int | None = None) -> None:
        """The space is that of a row; in a column it may be another."""
        super().__init__()
        self._space_px = space_px
        self._column_space_px = space_px if column_space_px is None else column_space_px
        self._least_px = 0
        self._items: list[QLayoutItem] = []
        self._stretching: list[bool] = []
        self.setContentsMargins(0, 0, 0, 0)
        for widget in stretching:
            self.add(widget, stretch=True)

    def show_least(self, least_px: int) -> None:
        """Be a column, too, where what stretches would be narrower than that in a row."""
        if least_px != self._least_px:
            self._least_px = least_px
            self.invalidate()

    def add(self, widget: QWidget, *, stretch: bool) -> None:
        self._stretching.append(stretch)
        self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        del self._stretching[index]
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width_px: int) -> int:
        return max((place.bottom() + 1 for _item, place in self._placed(QRect(0, 0, width_px, 0))), default=0)

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        for item, place in self._placed(area):
            item.setGeometry(place)

    def sizeHint(self) -> QSize:
        shown = self._shown()
        widths_px = sum(item.sizeHint().width() for item, _stretches in shown)
        return QSize(widths_px + self._spaces_px(len(shown)), self.minimumSize().height())

    def minimumSize(self) -> QSize:
        """As narrow as a column, and as low as a row."""
        size = QSize()
        for item, _stretches in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[tuple[QLayoutItem, bool]]:
        pairs = zip(self._items, self._stretching, strict=True)
        return [(item, stretches) for item, stretches in pairs if not item.isEmpty()]

    def _spaces_px(self, count: int) -> int:
        return max(0, count - 1) * self._space_px

    def _placed(self, area: QRect) -> list[tuple[QLayoutItem, QRect]]:
        """Where each item stands; a row is as high as area, or as its highest item if that is more."""
        shown = self._shown()
        widths_px = self._row_widths(shown, area.width())
        if widths_px is None:
            return self._column(shown, area)
        items = [item for item, _stretches in shown]
        heights_px = (_height_px(item, px) for item, px in zip(items, widths_px, strict=True))
        height_px = max([area.height(), *heights_px])
        lefts_px = accumulate((px + self._space_px for px in widths_px), initial=area.x())
        places = (QRect(left, area.y(), px, height_px) for left, px in zip(lefts_px, widths_px, strict=False))
        return [*zip(items, places, strict=True)]

    def _row_widths(self, shown: list[tuple[QLayoutItem, bool]], room_px: int) -> list[int] | None:
        """How wide each is in a row; None where a row is too narrow for them."""
        fixed_px = sum(item.sizeHint().width() for item, stretches in shown if not stretches)
        sharers = [item for item, stretches in shown if stretches]
        shared_px = room_px - fixed_px - self._spaces_px(len(shown))
        least_px = max([self._least_px, *(item.minimumSize().width() for item in sharers)])
        if shared_px < len(sharers) * least_px:
            return None
        ends = [shared_px * number // max(1, len(sharers)) for number in range(len(sharers) + 1)]
        parts_px = iter([right - left for left, right in pairwise(ends)])
        return [next(parts_px) if stretches else item.sizeHint().width() for item, stretches in shown]

    def _column(self, shown: list[tuple[QLayoutItem, bool]], area: QRect) -> list[tuple[QLayoutItem, QRect]]:
        top_px, column = area.y(), []
        for item, stretches in shown:
            width_px = area.width() if stretches else min(area.width(), item.sizeHint().width())
            height_px = _height_px(item, width_px)
            column.append((item, QRect(area.x(), top_px, width_px, height_px)))
            top_px += height_px + self._column_space_px
        return column


def _height_px(item: QLayoutItem, width_px: int) -> int:
    return item.heightForWidth(width_px) if item.hasHeightForWidth() else item.sizeHint().height()
