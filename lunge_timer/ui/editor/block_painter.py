"""How a block looks in the list: a card with a grip, its name and its dose."""

from PySide6.QtCore import QMargins, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from lunge_timer.ui.card import CHOSEN_EDGE_PX, RADIUS_PX
from lunge_timer.ui.editor.block_model import BlockLine
from lunge_timer.ui.icons import Icon, paint_icon
from lunge_timer.ui.shapes import paint_focus, paint_rounded
from lunge_timer.ui.theme import BODY, SMALL, SUBHEADING, current_colors, text_font

GRIP_PX = 52  # from a card's left edge to its words
_SPACE_PX = 12  # between two cards
_PAD_PX = 14
_LINE_SPACE_PX = 4
_ICON_PX = 24
_LEFT_PX, _RIGHT_PX = 12, 20


class BlockPainter:
    """Paints rows in the application's fonts."""

    def __init__(self) -> None:
        self.show_fonts()

    def show_fonts(self) -> None:
        """Take the application's font as it is now."""
        self._title_fonts = (text_font(SUBHEADING, bold=True), text_font(BODY, bold=True))
        self._line_font = text_font(SMALL)

    def height_px(self) -> int:
        """The height of a card and of the space below it."""
        text_px = QFontMetrics(self._title_fonts[0]).height() + QFontMetrics(self._line_font).height()
        return text_px + _LINE_SPACE_PX + 2 * _PAD_PX + _SPACE_PX

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
        left_px = GRIP_PX if grip else _RIGHT_PX
        if grip:
            box = QRectF(area.left() + _LEFT_PX, area.center().y() - _ICON_PX / 2, _ICON_PX, _ICON_PX)
            paint_icon(painter, Icon.GRIP, box, colors.muted)
        words = area.adjusted(left_px, _PAD_PX, -_RIGHT_PX, -_PAD_PX)
        self._paint_words(painter, words, line)

    def _paint_words(self, painter: QPainter, words: QRect, line: BlockLine) -> None:
        colors = current_colors()
        title_px = QFontMetrics(self._title_fonts[0]).height()
        title = QRect(words.left(), words.top(), words.width(), title_px)
        below = words.adjusted(0, title_px + _LINE_SPACE_PX, 0, 0)
        painter.setPen(colors.ink)
        large, small = self._title_fonts
        fits = QFontMetrics(large).horizontalAdvance(line.title) <= words.width()
        _write(painter, title, large if fits else small, line.title)
        if line.problem:
            box = QRectF(below.left(), below.top(), below.height(), below.height())
            paint_icon(painter, Icon.WARNING, box, colors.danger)
            below.setLeft(below.left() + below.height() + 6)
        painter.setPen(colors.danger if line.problem else colors.muted)
        _write(painter, below, self._line_font, line.problem or line.line)


def _write(painter: QPainter, line: QRect, font: QFont, text: str) -> None:
    painter.setFont(font)
    fitting = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
    side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(line, side.value, fitting)
