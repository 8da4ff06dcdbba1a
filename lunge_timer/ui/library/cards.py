"""The list of routines as cards, and how a card is painted."""

from PySide6.QtCore import (
    QEvent,
    QMargins,
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
    QRegion,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from lunge_timer.core.text.numbers import clock_text
from lunge_timer.language import _
from lunge_timer.ui.library.routine_model import RoutineModel, Row
from lunge_timer.ui.theme import BODY, SMALL, SUBHEADING, current_colors, text_font
from lunge_timer.ui.widgets.card import CHOSEN_EDGE_PX, RADIUS_PX, paint_focus, paint_rounded
from lunge_timer.ui.widgets.icons import Icon, paint_icon
from lunge_timer.ui.widgets.list_view import PaintedListView
from lunge_timer.ui.widgets.strip import Strip

_MARGINS_PX = (16, 3)  # outside a card: beside and above
_PADS_PX = (14, 13)  # inside it
_LINE_SPACE_PX = 4
_BAR_PX = 9
_STAR_EMS = 0.8  # of the name's letters
_STAR_SPACE_PX = 10  # between star and name
_STAR_REACH_PX = 8  # around the star, where a click still hits it
_KEYS = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)


class CardPainter:
    """Paints cards; one strip, never shown itself, is the stamp for all of them."""

    def __init__(self, parent: QWidget) -> None:
        self._strip = Strip(parent, bar_px=_BAR_PX, head_px=0)
        self._strip.hide()
        self.show_fonts()

    def show_fonts(self) -> None:
        """Take the application's font as it is now."""
        self._name_fonts = (text_font(SUBHEADING, bold=True), text_font(BODY, bold=True))
        self._total_font = text_font(BODY, digits=True)
        self._dose_font = text_font(SMALL)
        self._star_px = round(QFontMetrics(self._name_fonts[0]).height() * _STAR_EMS)

    def height_px(self) -> int:
        """The height of a card and of the space around it."""
        text_px = QFontMetrics(self._name_fonts[0]).height() + QFontMetrics(self._dose_font).height()
        return (
            text_px
            + self._strip.sizeHint().height()
            + 3 * _LINE_SPACE_PX
            + 2 * (_PADS_PX[1] + _MARGINS_PX[1])
        )

    def paint_ground(
        self, painter: QPainter, place: QRect, *, chosen: bool, focused: bool, hovered: bool
    ) -> None:
        """Fill the card where it is chosen, or where the mouse is over it."""
        colors = current_colors()
        area = QRectF(place.marginsRemoved(QMargins(*_MARGINS_PX, *_MARGINS_PX)))
        if chosen:
            edge_px = CHOSEN_EDGE_PX
            paint_rounded(painter, area, RADIUS_PX, fill=colors.card, edge=colors.accent, edge_px=edge_px)
            if focused:
                paint_focus(painter, area.adjusted(edge_px, edge_px, -edge_px, -edge_px), RADIUS_PX - edge_px)
        elif hovered:
            paint_rounded(painter, area, RADIUS_PX, fill=colors.card, edge=colors.card_edge)

    def star_place(self, place: QRect) -> QRect:
        """Where the star of a card in place is hit."""
        reach_px = _STAR_REACH_PX
        return self._sign_place(place).adjusted(-reach_px, -reach_px, reach_px, reach_px)

    def paint_row(self, painter: QPainter, place: QRect, row: Row, *, hovered: bool) -> None:
        """Draw the star, write name and total, and the dose below; stamp the strip, where there is one.

        hovered: the mouse is over the star.
        """
        colors = current_colors()
        area = self._content(place)
        above = QRect(area.topLeft(), QSize(area.width(), QFontMetrics(self._name_fonts[0]).height()))
        below = QRect(area.left(), above.bottom() + 1 + _LINE_SPACE_PX, area.width(), 0)
        below.setHeight(QFontMetrics(self._dose_font).height())
        self._paint_sign(painter, place, row, hovered=hovered)
        if row.routine is None:
            painter.setPen(colors.ink)
            name_font, _beside = self._name_font(row.item.name, area.width(), 0)
            _write(painter, above, name_font, row.item.name, Qt.AlignmentFlag.AlignLeft)
            painter.setPen(colors.danger)
            _write(painter, below, self._dose_font, row.dose, Qt.AlignmentFlag.AlignLeft)
            return
        total = clock_text(row.total_ms)
        total_px = QFontMetrics(self._total_font).horizontalAdvance(f"{total}  ")
        name_font, beside = self._name_font(row.routine.name, area.width(), total_px)
        painter.setPen(colors.ink)
        _write(painter, above if beside else below, self._total_font, total, Qt.AlignmentFlag.AlignRight)
        above.setWidth(area.width() - total_px * beside)
        _write(painter, above, name_font, row.routine.name, Qt.AlignmentFlag.AlignLeft)
        painter.setPen(colors.muted)
        below.setWidth(area.width() - total_px * (not beside))
        _write(painter, below, self._dose_font, row.dose, Qt.AlignmentFlag.AlignLeft)
        if row.timeline is None:
            return
        self._strip.resize(area.width(), self._strip.sizeHint().height())
        self._strip.show_timeline(row.timeline)
        painter.drawPixmap(area.left(), below.bottom() + 1 + 2 * _LINE_SPACE_PX, self._stamped())

    def _content(self, place: QRect) -> QRect:
        """Where the words of a card stand: right of its star."""
        x_px, y_px = (margin + pad for margin, pad in zip(_MARGINS_PX, _PADS_PX, strict=True))
        return place.marginsRemoved(QMargins(x_px + self._star_px + _STAR_SPACE_PX, y_px, x_px, y_px))

    def _sign_place(self, place: QRect) -> QRect:
        """The square of the star, in line with the name."""
        content = self._content(place)
        spare_px = QFontMetrics(self._name_fonts[0]).height() - self._star_px
        left = content.left() - _STAR_SPACE_PX - self._star_px
        return QRect(left, content.top() + spare_px // 2, self._star_px, self._star_px)

    def _paint_sign(self, painter: QPainter, place: QRect, row: Row, *, hovered: bool) -> None:
        """A full star, an empty one, or a warning."""
        colors = current_colors()
        box = QRectF(self._sign_place(place))
        if row.routine is None:
            paint_icon(painter, Icon.WARNING, box, colors.danger)
        elif row.item.starred:
            paint_icon(painter, Icon.STAR, box, colors.ink if hovered else colors.move)
        else:
            paint_icon(painter, Icon.STAR_EMPTY, box, colors.ink if hovered else colors.muted)

    def _name_font(self, name: str, room_px: int, total_px: int) -> tuple[QFont, bool]:
        """The letters for a name, and whether the total fits beside it or is to go below."""
        large, small = self._name_fonts
        if QFontMetrics(large).horizontalAdvance(name) <= room_px - total_px:
            return large, True
        return (large if QFontMetrics(large).horizontalAdvance(name) <= room_px else small), False

    def _stamped(self) -> QPixmap:
        """The strip as it is now, on nothing."""
        ratio = self._strip.devicePixelRatioF()
        picture = QPixmap(self._strip.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        self._strip.render(picture, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
        return picture


def _write(painter: QPainter, line: QRect, font: QFont, text: str, side: Qt.AlignmentFlag) -> None:
    painter.setFont(font)
    fitting = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
    painter.drawText(line, (side | Qt.AlignmentFlag.AlignVCenter).value, fitting)


class CardList(PaintedListView):
    """The routines, one chosen; the arrow keys choose another, all other keys are the page's.

    A routine is laid out after its card was painted without a strip: neither start nor scrolling waits.
    """

    star_clicked = Signal(int)  # row
    menu_requested = Signal(QPoint)  # where on the screen

    def __init__(self, routines: RoutineModel, parent: QWidget | None = None) -> None:
        super().__init__(routines, _("Routines"), QPalette.ColorRole.AlternateBase, parent)
        self._routines = routines
        self._painter = CardPainter(self)
        self._hovered_star = self._pressed_star = -1
        self._pending: set[int] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.lay_out)
        routines.show_height(self._painter.height_px())

    @Slot()
    def lay_out(self) -> None:
        """Give the cards that were painted without one their strip."""
        pending, self._pending = self._pending, set()
        for number in pending:
            if number < self._routines.rowCount():  # fewer may be listed by now
                self._routines.timeline(number)

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

    def show_font(self) -> None:
        self._painter.show_fonts()
        self._routines.show_height(self._painter.height_px())
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
                self._painter.paint_ground(
                    painter,
                    place,
                    chosen=number == current,
                    focused=focused,
                    hovered=number == self._hovered,
                )
                row = self._routines.row(number)
                self._painter.paint_row(painter, place, row, hovered=number == self._hovered_star)
                if row.timeline is None and row.routine is not None:
                    self._pending.add(number)
        if self._pending:
            self._timer.start()

    def _star_at(self, point: QPoint) -> int:
        """The row whose star is there; -1 where there is none."""
        index = self.indexAt(point)
        if not index.isValid() or self._routines.row(index.row()).routine is None:
            return -1
        hit = self._painter.star_place(self.visualRect(index)).contains(point)
        return index.row() if hit else -1
