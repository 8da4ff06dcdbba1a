"""Menus in the window's own colours."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu

from lunge_timer.ui.theme import current_colors


class Menu(QMenu):
    """A menu with an edge that is seen on any ground: in high contrast the style draws none."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setPen(current_colors().card_edge)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
