"""A block in the list: its model, its words in lines, and how its card is painted."""

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple, TypeAlias

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

from lunge_timer.language import _
from lunge_timer.ui.theme import BODY, SMALL, SUBHEADING, current_colors, text_font
from lunge_timer.ui.widgets.card import CHOSEN_EDGE_PX, RADIUS_PX, paint_focus, paint_rounded
from lunge_timer.ui.widgets.icons import Icon, paint_icon

_UTF16 = "utf-16-le"  # as Qt counts
Index: TypeAlias = QModelIndex | QPersistentModelIndex
_ICON_PX = 24
_ICON_SPACE_PX = 4


class Paragraph:
    """As many lines as the words need. Where there may not be so many, the last ends in an ellipsis."""

    def __init__(self, text: str, font: QFont, width_px: int, most: int | None = None) -> None:
        self._font = font
        self._metrics = QFontMetrics(font)
        self._width_px = width_px
        broken = tuple(_broken(text, font, width_px))
        self.lines = tuple(line.rstrip(" ") for line in broken)
        if most is not None and len(broken) > most:
            rest = "".join(broken[most - 1 :])
            last = self._metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width_px)
            self.lines = (*self.lines[: most - 1], last)

    @property
    def height_px(self) -> int:
        return len(self.lines) * self._metrics.lineSpacing()

    def paint(self, painter: QPainter, place: QPoint) -> None:
        """Write with the painter's pen, from place on to the right and downwards."""
        painter.setFont(self._font)
        area = QRect(place.x(), place.y(), self._width_px, self._metrics.lineSpacing())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for line in self.lines:
            painter.drawText(area, flags.value | Qt.TextFlag.TextSingleLine.value, line)
            area.translate(0, area.height())


def _broken(text: str, font: QFont, width_px: int) -> Iterator[str]:
    """The lines, broken between words, and inside of one only where it is wider than a line.

    Each ends with the spaces at which it is broken.
    """
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    units = text.encode(_UTF16)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width_px)
        start = line.textStart()
        yield units[2 * start : 2 * (start + line.textLength())].decode(_UTF16)
    layout.endLayout()


class Level(Enum):
    """Whether a row stands by itself, is a round's, or is inside of the round above it."""

    ALONE = auto()
    ROUND = auto()
    INSIDE = auto()


class BlockLine(NamedTuple):
    """What a row says: a title, a line below it, and what is wrong in the block (or nothing)."""

    title: str
    line: str
    problem: str = ""
    level: Level = Level.ALONE


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
            if line.level is Level.INSIDE:
                said = _("{row}, in the round").format(row=said)
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


class Cut(NamedTuple):
    """How large the name is written, and what is left free in a card and around it, in pixels."""

    title: float  # in ems
    pad: int  # above and below the words
    edge: int  # from the left edge to the grip
    grip: int  # to the words, where there is a grip
    side: int  # to the words without one, and at their right
    gap: int  # between the name and the dose
    below: int  # to the next card
    inset: int  # of the cards in a round, from its frame


CUT = Cut(title=SUBHEADING, pad=14, edge=12, grip=52, side=20, gap=4, below=12, inset=14)
# On a page that is low for its letters:
LOW_CUT = Cut(title=BODY, pad=6, edge=6, grip=40, side=16, gap=1, below=6, inset=8)


class BlockCard:
    """As tall as its words need in its width, in the application's fonts as they are when it is made.

    That of a round has no ground of its own: it stands on the frame. closes: a round ends with it.
    """

    def __init__(self, line: BlockLine, width_px: int, cut: Cut, *, grip: bool, closes: bool = False) -> None:
        self._cut = cut
        self._grip = grip
        self._wrong = bool(line.problem)
        self.is_head = line.level is Level.ROUND
        self.is_inside = line.level is Level.INSIDE
        self._inset_px = cut.inset if self.is_inside else 0
        self._left_px = cut.grip if grip else cut.side
        room_px = width_px - self._left_px - cut.side - 2 * self._inset_px
        large, small = text_font(cut.title, bold=True), text_font(SMALL)
        one_line = QFontMetrics(large).horizontalAdvance(line.title) <= room_px
        self._title = Paragraph(line.title, large if one_line else text_font(BODY, bold=True), room_px)
        self._told = Paragraph(line.line, small, room_px)
        words_px = self._title.height_px + cut.gap + self._told.height_px
        self._below_px = cut.below + (cut.inset if closes and not self.is_head else 0)
        self.height_px = words_px + 2 * cut.pad + self._below_px  # of the card and of the space below it
        if self.is_head and not closes:
            self._below_px = 0
            self.height_px = words_px + 2 * cut.pad
        self._icon_px = QFontMetrics(small).height() if self._wrong else 0
        if self._wrong:  # in the room of the dose, so that no row moves while something is typed
            told_px = room_px - self._icon_px - _ICON_SPACE_PX
            self._told = Paragraph(line.problem, small, told_px, len(self._told.lines))

    def paint(self, painter: QPainter, place: QRect, *, chosen: bool, focused: bool, hovered: bool) -> None:
        colors = current_colors()
        area = place.adjusted(self._inset_px, 0, -self._inset_px, -self._below_px)
        if not self.is_head:
            paint_ground(painter, area, colors.card, chosen=chosen, hovered=hovered)
        if focused:
            edge_px = CHOSEN_EDGE_PX
            ring = QRectF(area).adjusted(edge_px, edge_px, -edge_px, -edge_px)
            paint_focus(painter, ring, RADIUS_PX - edge_px)
        if self._grip:
            box = QRectF(area.left() + self._cut.edge, area.center().y() - _ICON_PX / 2, _ICON_PX, _ICON_PX)
            paint_icon(painter, Icon.GRIP, box, colors.muted)
        self._paint_words(painter, area.topLeft() + QPoint(self._left_px, self._cut.pad))

    def _paint_words(self, painter: QPainter, place: QPoint) -> None:
        colors = current_colors()
        painter.setPen(colors.ink)
        self._title.paint(painter, place)
        place += QPoint(0, self._title.height_px + self._cut.gap)
        if self._wrong:
            box = QRectF(place.x(), place.y(), self._icon_px, self._icon_px)
            paint_icon(painter, Icon.WARNING, box, colors.danger)
            place += QPoint(self._icon_px + _ICON_SPACE_PX, 0)
        painter.setPen(colors.danger if self._wrong else colors.muted)
        self._told.paint(painter, place)


def paint_ground(painter: QPainter, area: QRect, fill: QColor, *, chosen: bool, hovered: bool) -> None:
    """The ground of a card, or the frame of a round, whose edge tells whether it is chosen."""
    colors = current_colors()
    edge = colors.accent if chosen else colors.muted if hovered else colors.card_edge
    edge_px = CHOSEN_EDGE_PX if chosen else 1.0
    paint_rounded(painter, QRectF(area), RADIUS_PX, fill=fill, edge=edge, edge_px=edge_px)
