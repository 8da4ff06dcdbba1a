"""A rounded ground for things that belong together."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from lunge_timer.ui.shapes import paint_rounded
from lunge_timer.ui.theme import current_colors

RADIUS_PX = 16.0
CHOSEN_EDGE_PX = 2.0


class Card(QWidget):
    """A card; the chosen one among several has an edge in the accent's colour."""

    def __init__(self, parent: QWidget | None = None, *, chosen: bool = False) -> None:
        super().__init__(parent)
        self._chosen = chosen

    def show_chosen(self, *, chosen: bool) -> None:
        if chosen != self._chosen:
            self._chosen = chosen
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = current_colors()
        edge = colors.accent if self._chosen else colors.card_edge
        edge_px = CHOSEN_EDGE_PX if self._chosen else 1.0
        with QPainter(self) as painter:
            paint_rounded(
                painter, QRectF(self.rect()), RADIUS_PX, fill=colors.card, edge=edge, edge_px=edge_px
            )
