"""The blocks as a list that a view shows; the first row is the whole routine."""

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal

from lunge_timer.language import _

Index: TypeAlias = QModelIndex | QPersistentModelIndex


class BlockLine(NamedTuple):
    """What a row says: a title, a line below it, and what is wrong in the block (or nothing)."""

    title: str
    line: str
    problem: str = ""


class BlockModel(QAbstractListModel):
    """One row for the whole routine, and one per block."""

    lines_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[BlockLine, ...] = ()
        self._heights_px: tuple[int, ...] = ()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Its title, the row's size, or the whole row in words for a screen reader."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, self._heights_px[index.row()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = _("{title}, {line}").format(title=line.title, line=line.line)
            return f"{said}, {line.problem}" if line.problem else said
        return None

    @property
    def lines(self) -> Sequence[BlockLine]:
        return self._lines

    def show_heights(self, heights_px: tuple[int, ...]) -> None:
        """Give every row its height."""
        if heights_px != self._heights_px:
            self._heights_px = heights_px
            self.layoutChanged.emit()

    def show_lines(self, lines: Sequence[BlockLine]) -> None:
        before, after = self._lines, tuple(lines)
        if len(before) != len(after):
            self.beginResetModel()
            self._lines = after
            self._heights_px = (0,) * len(after)  # until somebody gives them some
            self.endResetModel()
        else:
            self._lines = after
            for row, (old, new) in enumerate(zip(before, after, strict=True)):
                if old != new:
                    self.dataChanged.emit(self.index(row), self.index(row))
        if before != after:
            self.lines_changed.emit()
