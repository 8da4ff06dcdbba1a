"""The list of routines as cards."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from lunge_timer.language import _
from lunge_timer.ui.library.card_painter import CardPainter
from lunge_timer.ui.library.routine_model import RoutineModel
from lunge_timer.ui.widgets.list_view import PaintedListView

_KEYS = frozenset(
    {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End}
)


class CardList(PaintedListView):
    """The routines, one chosen; the arrow keys choose another, all other keys are the page's.

    A routine is laid out after its card was painted without a strip: neither start nor scrolling waits.
    """

    star_clicked = Signal(int)  # row
    menu_requested = Signal(QPoint)  # where on the screen
    pointer_left = Signal()

    def __init__(self, routines: RoutineModel, parent: QWidget | None = None) -> None:
        super().__init__(routines, _("Routines"), QPalette.ColorRole.AlternateBase, parent)
        self._routines = routines
        self._painter = CardPainter(self)
        self._hovered_star = self._pressed_star = -1
        self._pending: set[int] = set()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.lay_out)
        self._show_height()

    @Slot()
    def lay_out(self) -> None:
        """Give the cards that were painted without one their strip."""
        pending, self._pending = self._pending, set()
        for number in pending:
            if number < self._routines.rowCount():  # fewer may be listed by now
                self._routines.timeline(number)

    def show_last_done(self, lines: Mapping[str, str]) -> None:
        """Say of each routine when it was last done: a line for its id, or nothing."""
        first, at_px = self.indexAt(QPoint()), self.verticalScrollBar().value()
        above_px = self.visualRect(first).top()
        self._routines.show_last_done(lines)
        if self._show_height():  # the first card in sight stays where it is
            moved_px = self.visualRect(first).top() - above_px
            self.verticalScrollBar().setValue(at_px + moved_px)

    def star_place(self, number: int) -> QRect:
        """Where the star of that row is hit."""
        place = self.visualRect(self._routines.index(number))
        return self._painter.star_place(place, self._routines.row(number))

    def in_sight(self, index: QModelIndex) -> bool:
        return index.isValid() and self._ground.rect().intersects(self.visualRect(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press a star, or choose a card."""
        left = event.button() is Qt.MouseButton.LeftButton
        self._pressed_star = self._star_at(event.position().toPoint()) if left else -1
        if self._pressed_star < 0:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On a star this is a second click and no more."""
        if self._star_at(event.position().toPoint()) < 0:
            super().mouseDoubleClickEvent(event)
        else:
            self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        star = self._star_at(event.position().toPoint())
        if star != self._hovered_star:
            self._hovered_star = star
            self._ground.update()
        if self._pressed_star < 0:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed_star = self._pressed_star, -1
        if pressed < 0:
            super().mouseReleaseEvent(event)
        elif pressed == self._star_at(event.position().toPoint()):
            self.star_clicked.emit(pressed)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the card below the mouse, which its press has chosen, or of the chosen one."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            middle = self.visualRect(index).center()
            self.menu_requested.emit(self._ground.mapToGlobal(middle) if by_key else event.globalPos())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered_star = -1
        self._ground.update()
        self.pointer_left.emit()

    def show_font(self) -> None:
        self._painter.show_fonts()
        self._show_height()
        self.scrollTo(self.currentIndex())

    def showEvent(self, event: QShowEvent) -> None:
        """Have the chosen card in sight also after the letters have grown behind another page."""
        super().showEvent(event)
        self.scrollTo(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chosen card in sight also where less room is left for the list."""
        super().resizeEvent(event)
        if event.size().height() < event.oldSize().height():
            self.scrollTo(self.currentIndex())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cards in sight, one row after the other."""
        current, focused = self.currentIndex().row(), self.hasFocus()
        first = self.indexAt(QPoint(0, max(0, event.rect().top())))
        with QPainter(self._ground) as painter:
            for number in range(max(0, first.row()), self._routines.rowCount()):
                place = self.visualRect(self._routines.index(number))
                if place.top() > event.rect().bottom():
                    break
                chosen, hovered = number == current, number == self._hovered
                self._painter.paint_ground(painter, place, chosen=chosen, focused=focused, hovered=hovered)
                row = self._routines.row(number)
                self._painter.paint_row(painter, place, row, hovered=number == self._hovered_star)
                if row.timeline is None and row.routine is not None:
                    self._pending.add(number)
        if self._pending:
            self._timer.start()

    def _show_height(self) -> bool:
        """Make the cards as high as they have to be; returns whether that is another height."""
        return self._routines.show_height(self._painter.height_px(last_done=self._routines.says_last_done))

    def _star_at(self, point: QPoint) -> int:
        """The row whose star is there; -1 where there is none."""
        index = self.indexAt(point)
        if not index.isValid() or self._routines.row(index.row()).routine is None:
            return -1
        return index.row() if self.star_place(index.row()).contains(point) else -1
