"""Rounded rectangles: the background of cards, buttons and fields, and the frame of what has the focus."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from lunge_timer.ui.theme import current_colors

FOCUS_PX = 2.0
RADIUS_PX = 16.0
CHOSEN_EDGE_PX = 2.0


def paint_rounded(
    painter: QPainter,
    area: QRectF,
    radius_px: float,
    *,
    fill: QColor,
    edge: QColor | None = None,
    edge_px: float = 1.0,
) -> None:
    """Fill area with rounded corners, with an edge that lies wholly inside it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill)
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(area, radius_px, radius_px)
        return
    painter.setPen(QPen(edge, edge_px))
    inset = edge_px / 2
    painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), radius_px - inset, radius_px - inset)


def paint_focus(painter: QPainter, area: QRectF, radius_px: float) -> None:
    """A light and a dark line just inside area: one of them shows on any ground."""
    colors = current_colors()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for color, inset in ((colors.ink, FOCUS_PX / 2), (colors.window, FOCUS_PX * 1.5)):
        painter.setPen(QPen(color, FOCUS_PX))
        radius = max(0.0, radius_px - inset)
        painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), radius, radius)


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
        area = QRectF(self.rect())
        with QPainter(self) as painter:
            paint_rounded(painter, area, RADIUS_PX, fill=colors.card, edge=edge, edge_px=edge_px)
