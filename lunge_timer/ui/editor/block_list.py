"""The list of blocks, put in another order by dragging."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple, TypeAlias

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from lunge_timer.language import _
from lunge_timer.ui.editor.block_card import (
    CUT,
    LOW_CUT,
    BlockCard,
    BlockLine,
    BlockModel,
    Index,
    Level,
    paint_ground,
)
from lunge_timer.ui.editor.dropping import Drop, Span, drop, rows_with
from lunge_timer.ui.theme import current_colors
from lunge_timer.ui.widgets.list_view import PaintedListView

_FIRST_ROW = 1  # of a block: the row above is the whole routine's, which stays where it is
_EDGE_PX = 40  # near the upper and lower end the list scrolls by itself
_SCROLL_MS = 16
_PAGES_OWN = frozenset({Qt.Key.Key_Escape, Qt.Key.Key_Question})  # a list would search for the latter
_SHORTCUTS = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier


_Look: TypeAlias = tuple[BlockLine, bool, bool]  # its words, whether it has a grip, and ends a round


class _Placed(NamedTuple):
    row: int
    card: BlockCard
    place: QRect


class BlockList(PaintedListView):
    """Rows as tall as their words, one chosen. It asks for another order; the page makes it."""

    block_chosen = Signal(int)  # its number, from 0; WHOLE: the whole routine
    move_requested = Signal(int, int, bool)  # from number to number, and whether inside of a round there
    remove_requested = Signal()

    def __init__(self, blocks: BlockModel, parent: QWidget | None = None) -> None:
        super().__init__(blocks, _("Blocks"), QPalette.ColorRole.Window, parent, alike=False)
        self._blocks = blocks
        self._cut = CUT
        self._cards: tuple[BlockCard, ...] = ()
        self._kept: dict[_Look, BlockCard] = {}
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
        if fitted != self._fitted:
            self._kept = {}
        self._fitted = fitted
        before = self._kept
        self._kept = {}
        rows = [*enumerate(self._blocks.lines)]
        self._cards = tuple(card for _row, card in self._cards_of(rows, before))
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
        dragged, target = self._dragged, self._drop()
        self.let_go()
        if dragged is not None:
            self.move_requested.emit(dragged - _FIRST_ROW, target.row - _FIRST_ROW, target.inside)
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
        """Paint the rows in sight, each where it would be after the drag, and what is dragged last."""
        still = [each for each in self._places() if each.row not in self._group]
        with QPainter(self._ground) as painter:
            self._paint_rows(painter, [*self._places()] if self._dragged is None else still, event.rect())
            self._paint_rows(painter, [*self._floating_places()], event.rect())

    def _fit_anew(self) -> None:
        """Fit the rows to another room, in which the chosen one stays in sight."""
        self.fit_rows()
        self.scrollTo(self.currentIndex())

    def _cards_of(
        self, rows: Sequence[tuple[int, BlockLine]], before: Mapping[_Look, BlockCard]
    ) -> Iterator[tuple[int, BlockCard]]:
        """The cards of those rows as they stand below each other; those that were made before are kept."""
        for place, (row, line) in enumerate(rows):
            following = rows[place + 1][1].level if place + 1 < len(rows) else Level.ALONE
            closes = line.level is not Level.ALONE and following is not Level.INSIDE
            look = line, row >= _FIRST_ROW, closes
            card = self._kept.get(look) or before.get(look)
            if card is None:
                card = BlockCard(line, *self._fitted, grip=row >= _FIRST_ROW, closes=closes)
            self._kept[look] = card
            yield row, card

    def _paint_rows(self, painter: QPainter, places: Sequence[_Placed], dirty: QRect) -> None:
        """Paint frames of rounds, and then every row on them."""
        for number, head in enumerate(places):
            if head.card.is_head:
                inside = takewhile(lambda each: each.card.is_inside, places[number + 1 :])
                last = [head, *inside][-1]
                frame = QRect(head.place.topLeft(), last.place.bottomRight())
                frame.setBottom(frame.bottom() - self._cut.below)
                chosen, hovered = self._is_chosen(head.row), self._is_hovered(head.row)
                paint_ground(painter, frame, current_colors().panel, chosen=chosen, hovered=hovered)
        for row, card, place in places:
            if place.intersects(dirty):
                focused = self._is_chosen(row) and self._dragged is None and self.hasFocus()
                chosen, hovered = self._is_chosen(row), self._is_hovered(row)
                card.paint(painter, place, chosen=chosen, focused=focused, hovered=hovered)

    def _is_chosen(self, row: int) -> bool:
        return row == self.currentIndex().row()

    def _is_hovered(self, row: int) -> bool:
        return self._dragged is None and row == self._hovered

    @property
    def _group(self) -> range:
        """The rows that are dragged."""
        return range(0) if self._dragged is None else rows_with(self._blocks.lines, self._dragged)

    def _places(self) -> Iterator[_Placed]:
        """The rows in the order that they would have after the drag, and where each is then."""
        rows = [*enumerate(self._blocks.lines)]
        if self._dragged is not None:
            target, group = self._drop(), self._group
            taken = rows[group.start : group.stop]
            del rows[group.start : group.stop]
            if taken[0][1].level is not Level.ROUND:
                level = Level.INSIDE if target.inside else Level.ALONE
                taken = [(row, line._replace(level=level)) for row, line in taken]
            rows[target.row : target.row] = taken
        yield from self._below_each_other(rows, self._place(0))

    def _floating_places(self) -> Iterator[_Placed]:
        """The rows that are dragged, where the mouse has them."""
        if self._dragged is not None:
            rows = [(row, self._blocks.lines[row]) for row in self._group]
            if rows[0][1].level is Level.INSIDE:
                rows = [(row, line._replace(level=Level.ALONE)) for row, line in rows]
            yield from self._below_each_other(rows, self._floating())

    def _below_each_other(self, rows: Sequence[tuple[int, BlockLine]], first: QRect) -> Iterator[_Placed]:
        place = QRect(first)
        for row, card in self._cards_of(rows, {}):
            place.setHeight(card.height_px)
            yield _Placed(row, card, QRect(place))
            place.translate(0, place.height())

    def _place(self, row: int) -> QRect:
        return self.visualRect(self._blocks.index(row))

    def _floating(self) -> QRect:
        """Where what is dragged is: it follows the mouse, and stays in the list."""
        if self._dragged is None:
            return QRect()
        place = self._place(self._dragged)
        place.setBottom(self._place(self._group[-1]).bottom())
        last_px = self._place(len(self._cards) - 1).bottom() + 1 - place.height()
        place.moveTop(min(last_px, max(self._place(_FIRST_ROW).top(), self._pointer.y() - self._grab_px)))
        return place

    def _drop(self) -> Drop:
        """The row that the dragged one would take now."""
        if self._dragged is None:
            return Drop(-1, inside=False)
        floating = self._floating()
        places = map(self._place, range(len(self._cards)))
        spans = [Span(place.top(), place.bottom()) for place in places]
        return drop(self._blocks.lines, spans, self._group, Span(floating.top(), floating.bottom()))


def _is_drag(way: QPoint) -> bool:
    return way.manhattanLength() >= QApplication.startDragDistance()
