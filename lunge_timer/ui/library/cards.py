"""The list of routines as cards."""

from gettext import gettext as _

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QListView, QWidget

from lunge_timer.ui.library.card_painter import CardPainter
from lunge_timer.ui.library.model import RoutineModel
from lunge_timer.ui.library.scrolling import SlimScrollBar


class CardList(QListView):
    """The routines, one chosen; the arrow keys choose another, letters find one by its name.

    It paints its rows itself: a delegate's options would bring in QStyle, which takes 4 ms to import.
    A routine is laid out after its card was painted without a strip: neither start nor scrolling waits.
    """

    def __init__(self, routines: RoutineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._routines = routines
        self._painter = CardPainter(self)
        self._hovered = -1
        self._pending: set[int] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.lay_out)
        self.setModel(routines)
        self.setAccessibleName(_("Routines"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(SlimScrollBar())
        # Asked for its own viewport, PySide looks through every class of widget there is, for 9 ms.
        ground = QWidget()
        ground.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        ground.setAutoFillBackground(True)
        ground.setMouseTracking(True)
        self.setViewport(ground)
        self._ground = ground
        self.entered.connect(self.show_hovered)
        routines.show_height(self._painter.height_px())

    @Slot(QModelIndex)
    def show_hovered(self, index: QModelIndex | None = None) -> None:
        """Show that the mouse is over a card, or over none."""
        row = -1 if index is None else index.row()
        if row != self._hovered:
            self._hovered = row
            self._ground.update()

    @Slot()
    def lay_out(self) -> None:
        """Give the cards that were painted without one their strip."""
        pending, self._pending = self._pending, set()
        for number in pending:
            self._routines.timeline(number)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.show_hovered()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ApplicationFontChange:
            self._painter.show_fonts()
            self._routines.show_height(self._painter.height_px())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cards in sight, one row after the other."""
        current, focused = self.currentIndex().row(), self.hasFocus()
        first = self.indexAt(QPoint(0, max(0, event.rect().top())))
        with QPainter(self._ground) as painter:
            for number in range(max(0, first.row()), self._routines.rowCount()):
                place = self.visualRect(self._routines.index(number))
                if place.top() > event.rect().bottom():
                    break
                self._painter.paint_ground(
                    painter,
                    place,
                    chosen=number == current,
                    focused=focused,
                    hovered=number == self._hovered,
                )
                row = self._routines.row(number)
                self._painter.paint_row(painter, place, row)
                if row.timeline is None:
                    self._pending.add(number)
        if self._pending:
            self._timer.start()
