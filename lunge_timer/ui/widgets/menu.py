"""Menus in the window's own colours."""

from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from lunge_timer.ui.theme import current_colors
from lunge_timer.ui.widgets.key_filter import watch_popup

_INSET_PX = 6  # of a line between groups, from the edges


class Menu(QMenu):
    """A menu with an edge, and lines between groups, that are seen on any ground: the style's are not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.triggered.connect(self.close)  # a screen reader presses an item and leaves the menu open

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        watch_popup(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        colors = current_colors()
        with QPainter(self) as painter:
            painter.setPen(colors.line)
            for action in self.actions():
                place = self.actionGeometry(action)
                if action.isSeparator() and not place.isEmpty():  # as it is where no group follows
                    y_px = place.center().y()
                    painter.drawLine(place.left() + _INSET_PX, y_px, place.right() - _INSET_PX, y_px)
            painter.setPen(colors.card_edge)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
