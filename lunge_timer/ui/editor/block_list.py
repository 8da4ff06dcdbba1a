"""The list of blocks, put in another order by dragging."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from lunge_timer.language import _
from lunge_timer.ui.editor.block_card import CUT, LOW_CUT, BlockCard, BlockLine, BlockModel, Index
from lunge_timer.ui.widgets.list_view import PaintedListView

_FIRST_ROW = 1  # of a block: the row above is the whole routine's, which stays where it is
_EDGE_PX = 40  # near the upper and lower end the list scrolls by itself
_SCROLL_MS = 16
_PAGES_OWN = frozenset({Qt.Key.Key_Escape, Qt.Key.Key_Question})  # a list would search for the latter
_SHORTCUTS = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier


class BlockList(PaintedListView):
    """Rows as tall as their words, one chosen. It asks for another order; the page makes it."""

    block_chosen = Signal(int)  # its number, from 0; WHOLE: the whole routine
    move_requested = Signal(int, int)  # from number to number
    remove_requested = Signal()

    def __init__(self, blocks: BlockModel, parent: QWidget | None = None) -> None:
        super().__init__(blocks, _("Blocks"), QPalette.ColorRole.Window, parent, alike=False)
        self._blocks = blocks
        self._cut = CUT
        self._cards: tuple[BlockCard, ...] = ()
        self._kept: dict[tuple[BlockLine, bool], BlockCard] = {}  # by words and grip
        self._fitted = (0, self._cut)  # the width and the cut of those that are kept
        self._pressed: QPoint | None = None  # where in the viewport
        self._held = -1  # the row that was pressed
        self._grab_px = 0  # from its top to where it is held
        self._dragged: int | None = None
        self._pointer = QPoint()
        self._timer = QTimer(self, interval=_SCROLL_MS)
        self._timer.timeout.connect(self.scroll_on)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        blocks.lines_changed.connect(self.let_go)  # what is held may be another row by now, or none
        blocks.lines_changed.connect(self.fit_rows)
        self.fit_rows()

    @Slot()
    def fit_rows(self) -> None:
        """Make the rows as tall as their words need at this width."""
        fitted = (self._ground.width(), self._cut)
        kept = self._kept if fitted == self._fitted else {}
        looks = [(line, row >= _FIRST_ROW) for row, line in enumerate(self._blocks.lines)]
        self._kept = {
            (line, grip): kept.get((line, grip)) or BlockCard(line, *fitted, grip=grip)
            for line, grip in set(looks)
        }
        self._fitted = fitted
        self._cards = tuple(self._kept[look] for look in looks)
        self._blocks.show_heights(tuple(card.height_px for card in self._cards))
        self._ground.update()

    def show_low(self, *, low: bool) -> None:
        """Where the page is low, leave its room to the words."""
        self._cut = LOW_CUT if low else CUT
        self._fit_anew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_anew()

    def show_chosen(self, number: int) -> None:
        """Choose a block and bring it in sight."""
        row = number + _FIRST_ROW
        if self.currentIndex().row() != row:
            self.setCurrentIndex(self._blocks.index(row))
        self.scrollTo(self._blocks.index(row))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.block_chosen.emit(current.row() - _FIRST_ROW)

    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Choose a row by the press: where the button is let go, as after a drag, may be another."""
        if event is not None and event.type() is QEvent.Type.MouseButtonRelease:
            return QItemSelectionModel.SelectionFlag.NoUpdate
        return super().selectionCommand(index, event)

    @Slot()
    def scroll_on(self) -> None:
        """While a row is dragged near an end, go on there."""
        below_px = self._pointer.y() - (self._ground.height() - _EDGE_PX)
        above_px = _EDGE_PX - self._pointer.y()
        by_px = min(_EDGE_PX, max(0, below_px)) - min(_EDGE_PX, max(0, above_px))
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + by_px // 2)
        self._ground.update()

    @Slot()
    def let_go(self) -> None:
        """End the drag without moving anything."""
        self._pressed = self._dragged = None
        self._timer.stop()
        self._ground.unsetCursor()
        self.show_hovered()  # by now the mouse is elsewhere
        self._ground.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.let_go()  # what another button holds
        pressed = event.position().toPoint()
        index = self.indexAt(pressed)
        if event.button() is Qt.MouseButton.LeftButton and index.row() >= _FIRST_ROW:
            self._pressed, self._held = pressed, index.row()
            self._grab_px = pressed.y() - self.visualRect(index).top()
        super().mousePressEvent(event)  # may scroll: so what is held was looked up before

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer = event.position().toPoint()
        if not event.buttons() & Qt.MouseButton.LeftButton:  # else it would choose every row that it passes
            super().mouseMoveEvent(event)
        elif self._dragged is not None:
            self._ground.update()
        elif self._pressed is not None and _is_drag(self._pointer - self._pressed):
            self._dragged = self._held
            self._ground.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._timer.start()
            self._ground.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        dragged, target = self._dragged, self._target()
        self.let_go()
        if dragged is not None and target != dragged:
            self.move_requested.emit(dragged - _FIRST_ROW, target - _FIRST_ROW)
        self.mouseMoveEvent(event)  # no move was told of since the button was pressed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave shortcuts to the page; Delete removes. Any key ends a drag, and Escape does no more then."""
        dragging = self._dragged is not None
        self.let_go()
        if event.key() == Qt.Key.Key_Escape and dragging:
            return
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.remove_requested.emit()
        elif event.modifiers() & _SHORTCUTS or event.key() in _PAGES_OWN:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.let_go()

    def show_font(self) -> None:
        self._kept = {}
        self._fit_anew()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in sight, each where it would be after the drag, and the dragged one last."""
        with QPainter(self._ground) as painter:
            for row, place in self._places():
                if row != self._dragged and place.intersects(event.rect()):
                    self._paint_row(painter, row, place)
            if self._dragged is not None:
                self._paint_row(painter, self._dragged, self._floating())

    def _fit_anew(self) -> None:
        """Fit the rows to another room, in which the chosen one stays in sight."""
        self.fit_rows()
        self.scrollTo(self.currentIndex())

    def _paint_row(self, painter: QPainter, row: int, place: QRect) -> None:
        chosen = row == self.currentIndex().row()
        still = self._dragged is None
        focused, hovered = chosen and still and self.hasFocus(), still and row == self._hovered
        self._cards[row].paint(painter, place, chosen=chosen, focused=focused, hovered=hovered)

    def _places(self) -> Iterator[tuple[int, QRect]]:
        """The rows in the order that they would have after the drag, and where each is then."""
        order = [*range(len(self._cards))]
        if self._dragged is not None:
            order.insert(self._target(), order.pop(self._dragged))
        place = self._place(0)
        for row in order:
            place.setHeight(self._cards[row].height_px)
            yield row, QRect(place)
            place.translate(0, place.height())

    def _place(self, row: int) -> QRect:
        return self.visualRect(self._blocks.index(row))

    def _floating(self) -> QRect:
        """Where the dragged row is: it follows the mouse, and stays in the list."""
        if self._dragged is None:
            return QRect()
        place = self._place(self._dragged)
        last_px = self._place(len(self._cards) - 1).bottom() + 1 - place.height()
        place.moveTop(min(last_px, max(self._place(_FIRST_ROW).top(), self._pointer.y() - self._grab_px)))
        return place

    def _target(self) -> int:
        """The row that the dragged one would take now: above every other whose middle it has not passed."""
        if self._dragged is None:
            return -1
        floating = self._floating()
        above = [self._place(row).center().y() < floating.top() for row in range(_FIRST_ROW, self._dragged)]
        below = range(self._dragged + 1, len(self._cards))
        passed = [self._place(row).center().y() < floating.bottom() for row in below]
        return _FIRST_ROW + sum(above) + sum(passed)


def _is_drag(way: QPoint) -> bool:
    return way.manhattanLength() >= QApplication.startDragDistance()
