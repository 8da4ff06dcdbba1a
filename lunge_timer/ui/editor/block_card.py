"""How a block looks in the list: a card with a grip, its name and its dose."""

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QFontMetrics, QPainter

from lunge_timer.ui.card import CHOSEN_EDGE_PX, RADIUS_PX
from lunge_timer.ui.editor.block_model import BlockLine
from lunge_timer.ui.editor.paragraph import Paragraph
from lunge_timer.ui.icons import Icon, paint_icon
from lunge_timer.ui.shapes import paint_focus, paint_rounded
from lunge_timer.ui.theme import BODY, SMALL, SUBHEADING, current_colors, text_font

_ICON_PX = 24
_ICON_SPACE_PX = 4


class Cut(NamedTuple):
    """How large the name is written, and what is left free in a card and around it, in pixels."""

    title: float  # in ems
    pad: int  # above and below the words
    edge: int  # from the left edge to the grip
    grip: int  # to the words, where there is a grip
    side: int  # to the words without one, and at their right
    gap: int  # between the name and the dose
    below: int  # to the next card


CUT = Cut(title=SUBHEADING, pad=14, edge=12, grip=52, side=20, gap=4, below=12)
# On a page that is low for its letters:
LOW_CUT = Cut(title=BODY, pad=6, edge=6, grip=40, side=16, gap=1, below=6)


class BlockCard:
    """As tall as its words need in its width, in the application's fonts as they are when it is made."""

    def __init__(self, line: BlockLine, width_px: int, cut: Cut, *, grip: bool) -> None:
        self._cut = cut
        self._grip = grip
        self._wrong = bool(line.problem)
        self._left_px = cut.grip if grip else cut.side
        room_px = width_px - self._left_px - cut.side
        large, small = text_font(cut.title, bold=True), text_font(SMALL)
        one_line = QFontMetrics(large).horizontalAdvance(line.title) <= room_px
        self._title = Paragraph(line.title, large if one_line else text_font(BODY, bold=True), room_px)
        self._told = Paragraph(line.line, small, room_px)
        words_px = self._title.height_px + cut.gap + self._told.height_px
        self.height_px = words_px + 2 * cut.pad + cut.below  # of the card and of the space below it
        self._icon_px = QFontMetrics(small).height() if self._wrong else 0
        if self._wrong:  # in the room of the dose, so that no row moves while something is typed
            told_px = room_px - self._icon_px - _ICON_SPACE_PX
            self._told = Paragraph(line.problem, small, told_px, len(self._told.lines))

    def paint(
        self,
        painter: QPainter,
        place: QRect,
        *,
        chosen: bool,
        focused: bool = False,
        hovered: bool = False,
    ) -> None:
        colors = current_colors()
        area = place.adjusted(0, 0, 0, -self._cut.below)
        edge = colors.accent if chosen else colors.muted if hovered else colors.card_edge
        edge_px = CHOSEN_EDGE_PX if chosen else 1.0
        paint_rounded(painter, QRectF(area), RADIUS_PX, fill=colors.card, edge=edge, edge_px=edge_px)
        if focused:
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
