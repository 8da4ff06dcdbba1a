"""Fields to type in and to choose from, in the shape of the cards."""

from PySide6.QtCore import (
    QEvent,
    QMarginsF,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from lunge_timer.ui.theme import current_colors
from lunge_timer.ui.widgets.announce import announce_name
from lunge_timer.ui.widgets.buttons import LEAST_HIT_PX
from lunge_timer.ui.widgets.card import paint_rounded
from lunge_timer.ui.widgets.icons import Icon, paint_icon
from lunge_timer.ui.widgets.key_filter import watch_popup

_RADIUS_PX = 10.0
_PAD_PX = 14
_ICON_LINES = 0.9  # of the height of a line
_TEXT_INSET_PX = 2  # what a QLineEdit leaves before its text
_FOCUS_EDGE_PX = 2.0
_LIST_GAP_PX = 4  # between a field and the list that drops down from it
_ROW_INSET_PX = 3  # around the ground of a row in that list


def paint_field(painter: QPainter, widget: QWidget, *, raised: bool, wrong: bool) -> None:
    """Draw the ground of a field: sunken on a card, raised on the window, its edge tells the rest."""
    colors = current_colors()
    focused = widget.hasFocus()
    edge = colors.danger if wrong else colors.accent if focused else colors.edge
    edge_px = _FOCUS_EDGE_PX if wrong or focused else 1.0
    fill = colors.card if raised else colors.window
    area = QRectF(widget.rect())
    paint_rounded(painter, area, _RADIUS_PX, fill=fill, edge=edge, edge_px=edge_px)
    if wrong and focused:  # a line more within the edge, which tells of the mistake
        inside = area.adjusted(_FOCUS_EDGE_PX, _FOCUS_EDGE_PX, -_FOCUS_EDGE_PX, -_FOCUS_EDGE_PX)
        radius_px = _RADIUS_PX - _FOCUS_EDGE_PX
        paint_rounded(painter, inside, radius_px, fill=fill, edge=colors.ink, edge_px=_FOCUS_EDGE_PX)


def clear_base(widget: QWidget) -> None:
    """Let what is painted below a text show through."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QColor(Qt.GlobalColor.transparent))
    widget.setPalette(palette)


def _icon_px(widget: QWidget) -> int:
    return round(widget.fontMetrics().height() * _ICON_LINES)


def _roomy(size: QSize) -> QSize:
    return QSize(size.width() + 2 * _PAD_PX, max(size.height() + 12, LEAST_HIT_PX))


class TextField(QLineEdit):
    """One line of text; raised where it stands on the window itself, with an icon in front on request."""

    # Typed, or put there by way of a screen reader, which is no edit to Qt.
    changed_by_person = Signal(str)

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, raised: bool = False, icon: Icon | None = None
    ) -> None:
        super().__init__(text, parent)
        self._wrong = False
        self._icon = icon
        self._raised = raised
        self._is_set_by_us = False
        self.textChanged.connect(self._tell_change)
        self.setFrame(False)
        self.setTextMargins(_PAD_PX, 0, _PAD_PX, 0)
        self._put_text_behind_icon()
        clear_base(self)

    def setText(self, text: str | None) -> None:
        """Show a text; what a screen reader puts there does not come this way."""
        self._is_set_by_us = True
        super().setText(text)
        self._is_set_by_us = False

    def show_wrong(self, *, wrong: bool) -> None:
        if wrong != self._wrong:
            self._wrong = wrong
            self.update()

    def sizeHint(self) -> QSize:
        return _roomy(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        return _roomy(super().minimumSizeHint())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._put_text_behind_icon()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_field(painter, self, raised=self._raised, wrong=self._wrong)
            if self._icon is not None:
                side_px = _icon_px(self)
                box = QRectF(_PAD_PX, (self.height() - side_px) / 2, side_px, side_px)
                paint_icon(painter, self._icon, box, current_colors().muted)
            cut = self._cut()
            if cut:
                painter.setPen(current_colors().ink)
                painter.drawText(self._room(), Qt.AlignmentFlag.AlignVCenter.value, cut)
                return
        super().paintEvent(event)

    @Slot(str)
    def _tell_change(self, text: str) -> None:
        if not self._is_set_by_us:
            self.changed_by_person.emit(text)

    def _put_text_behind_icon(self) -> None:
        if self._icon is not None:
            margins = self.textMargins()
            margins.setLeft(_PAD_PX + _icon_px(self) + 4)
            self.setTextMargins(margins)

    def _cut(self) -> str:
        """The text with a sign that it goes on, where it is only looked at and is too long; or nothing."""
        if self.hasFocus() or self.cursorPosition() > 0:
            return ""
        room_px = int(self._room().width())
        cut = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room_px)
        return "" if cut == self.text() else cut

    def _room(self) -> QRectF:
        """Where a text is written."""
        inset = QMarginsF(_TEXT_INSET_PX, 0, _TEXT_INSET_PX, 0)
        return QRectF(self.rect().marginsRemoved(self.textMargins())).marginsRemoved(inset)


class ChoiceDelegate(QStyledItemDelegate):
    """Paints what can be chosen, a row each, as high as a finger needs; the row in question is filled."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return _roomy(super().sizeHint(option, index))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        area, metrics = QRectF(option.rect), option.fontMetrics
        colors = current_colors()
        ink = colors.ink
        if option.state & QStyle.StateFlag.State_Selected:
            inset_px = _ROW_INSET_PX
            row = area.adjusted(inset_px, inset_px, -inset_px, -inset_px)
            paint_rounded(painter, row, _RADIUS_PX - inset_px, fill=colors.accent)
            ink = colors.on_accent
        place = area.adjusted(_PAD_PX, 0, -_PAD_PX, 0)
        text = str(index.data())
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(place.width()))
        painter.setPen(ink)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter.value, text)


class DropDown(QComboBox):
    """One of a few, in a list that drops down from the field; the wheel leaves it alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(ChoiceDelegate(self))
        self.currentIndexChanged.connect(self.tell_choice)

    @Slot()
    def tell_choice(self) -> None:
        """On Linux a choice is called what is chosen, and a screen reader keeps the name it knows."""
        announce_name(self)

    def showPopup(self) -> None:
        """Open below the field, or above it, in the look of a card.

        Its edge is seen on any ground: in high contrast all are black.
        """
        view = self.view()
        palette = view.palette()
        palette.setColor(QPalette.ColorRole.Base, current_colors().card)
        view.setPalette(palette)
        popup = view.parentWidget()
        if isinstance(popup, QFrame):
            popup.setFrameStyle(QFrame.Shape.Box.value | QFrame.Shadow.Plain.value)
            popup.setForegroundRole(QPalette.ColorRole.Light)
        super().showPopup()
        if view.isVisible():  # an empty one does not open
            self._put_beside(view.window())
            watch_popup(view.window())

    def _put_beside(self, popup: QWidget) -> None:
        """Qt puts the chosen row over the field, and with it a list over what stands above."""
        room = self.screen().availableGeometry()
        left = popup.x()
        below = self.mapToGlobal(QPoint(0, self.height() + _LIST_GAP_PX)).y()
        above = self.mapToGlobal(QPoint(0, -_LIST_GAP_PX)).y() - popup.height()
        if below + popup.height() <= room.bottom() + 1:
            popup.move(left, below)
        elif above >= room.top():
            popup.move(left, above)

    def sizeHint(self) -> QSize:
        return _roomy(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        return _roomy(super().minimumSizeHint())

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in other letters: only with another style does Qt forget the least size too."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            super().changeEvent(QEvent(QEvent.Type.StyleChange))
            self.updateGeometry()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = current_colors()
        area = QRectF(self.rect()).adjusted(_PAD_PX + _TEXT_INSET_PX, 0, -_PAD_PX, 0)
        side_px = _icon_px(self)
        sign = QRectF(area.right() - side_px, (self.height() - side_px) / 2, side_px, side_px)
        area.setRight(sign.left())
        with QPainter(self) as painter:
            paint_field(painter, self, raised=False, wrong=False)
            paint_icon(painter, Icon.DOWN, sign, colors.muted)
            painter.setPen(colors.ink if self.isEnabled() else colors.limb_far)
            text, room_px = self.currentText(), int(area.width())
            text = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room_px)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter.value, text)
