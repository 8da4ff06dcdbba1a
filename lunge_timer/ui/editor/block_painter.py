"""How a block looks in the list: a card with a grip, its name and its dose."""

from collections.abc import Iterable

from PySide6.QtCore import QMargins, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from lunge_timer.ui.card import CHOSEN_EDGE_PX, RADIUS_PX
from lunge_timer.ui.editor.block_model import BlockLine
from lunge_timer.ui.icons import Icon, paint_icon
from lunge_timer.ui.shapes import paint_focus, paint_rounded
from lunge_timer.ui.theme import BODY, SMALL, SUBHEADING, current_colors, text_font

_GRIP_PX = 52  # from a card's left edge to its words
_SPACE_PX = 12  # between two cards
_PAD_PX = 14
_LINE_SPACE_PX = 4
_ICON_PX = 24
_LEFT_PX, _RIGHT_PX = 12, 20
_MOST_LINES = 2  # of the dose
_TALLEST_PX = 10_000


class BlockPainter:
    """Paints rows in the application's fonts, all as tall as the one with the longest dose needs."""

    def __init__(self) -> None:
        self._line_count = 1
        self.show_fonts()

    def show_fonts(self) -> None:
        """Take the application's font as it is now."""
        self._title_fonts = (text_font(SUBHEADING, bold=True), text_font(BODY, bold=True))
        self._line_font = text_font(SMALL)

    def show_room(self, lines: Iterable[BlockLine], width_px: int) -> None:
        """Find how many lines the doses take in rows of that width."""
        metrics = QFontMetrics(self._line_font)
        room_px = width_px - _GRIP_PX - _RIGHT_PX
        single = all(metrics.horizontalAdvance(line.line) <= room_px for line in lines)
        self._line_count = 1 if single else _MOST_LINES

    def height_px(self) -> int:
        """The height of a card and of the space below it."""
        return self._title_px() + self._line_px() + _LINE_SPACE_PX + 2 * _PAD_PX + _SPACE_PX

    def paint(
        self,
        painter: QPainter,
        place: QRect,
        line: BlockLine,
        *,
        grip: bool,
        chosen: bool,
        focused: bool = False,
        hovered: bool = False,
    ) -> None:
        colors = current_colors()
        area = place.marginsRemoved(QMargins(0, 0, 0, _SPACE_PX))
        edge = colors.accent if chosen else colors.muted if hovered else colors.card_edge
        edge_px = CHOSEN_EDGE_PX if chosen else 1.0
        paint_rounded(painter, QRectF(area), RADIUS_PX, fill=colors.card, edge=edge, edge_px=edge_px)
        if focused:
            ring = QRectF(area).adjusted(edge_px, edge_px, -edge_px, -edge_px)
            paint_focus(painter, ring, RADIUS_PX - edge_px)
        if grip:
            box = QRectF(area.left() + _LEFT_PX, area.center().y() - _ICON_PX / 2, _ICON_PX, _ICON_PX)
            paint_icon(painter, Icon.GRIP, box, colors.muted)
        left_px = _GRIP_PX if grip else _RIGHT_PX
        self._paint_words(painter, area.adjusted(left_px, _PAD_PX, -_RIGHT_PX, -_PAD_PX), line)

    def _paint_words(self, painter: QPainter, words: QRect, line: BlockLine) -> None:
        colors = current_colors()
        title = QRect(words.left(), words.top(), words.width(), self._title_px())
        large, small = self._title_fonts
        fits = QFontMetrics(large).horizontalAdvance(line.title) <= words.width()
        painter.setPen(colors.ink)
        _write(painter, title, large if fits else small, line.title, 1)
        below = words.adjusted(0, self._title_px() + _LINE_SPACE_PX, 0, 0)
        if line.problem:
            side_px = QFontMetrics(self._line_font).height()
            box = QRectF(below.left(), below.top(), side_px, side_px)
            paint_icon(painter, Icon.WARNING, box, colors.danger)
            below.setLeft(below.left() + side_px + _LINE_SPACE_PX)
        painter.setPen(colors.danger if line.problem else colors.muted)
        _write(painter, below, self._line_font, line.problem or line.line, self._line_count)

    def _title_px(self) -> int:
        return QFontMetrics(self._title_fonts[0]).height()

    def _line_px(self) -> int:
        room = QRect(0, 0, _TALLEST_PX, _TALLEST_PX)
        text = "\n".join("X" * self._line_count)
        return QFontMetrics(self._line_font).boundingRect(room, 0, text).height()


def _write(painter: QPainter, area: QRect, font: QFont, text: str, lines: int) -> None:
    """Write in that many lines; what does not fit is told by an ellipsis."""
    metrics = QFontMetrics(font)
    painter.setFont(font)
    flags = Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignTop.value
    if lines > 1:
        flags |= Qt.TextFlag.TextWordWrap.value
        room = QRect(area.topLeft(), area.size())
        room.setHeight(_TALLEST_PX)
        # A line ends before its word does: of each but the last, a fifth may stay empty.
        most_px = area.width() * lines
        while metrics.boundingRect(room, flags, text).height() > area.height() + 1 and most_px > 0:
            most_px -= area.width() // 5
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, most_px)
    else:
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, flags, text)
