"""Fields to choose in: one of a few, or yes and no."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QWidget

from lunge_timer.ui.theme import current_colors
from lunge_timer.ui.widgets.buttons import LEAST_HIT_PX, takes_return
from lunge_timer.ui.widgets.card import paint_focus, paint_rounded
from lunge_timer.ui.widgets.fields import DropDown

_LEAST_CHARS = 8
_SHORTCUTS = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
_BOX_EMS = 1.1
_GAP_PX = 12
_PAD_PX = 8
_BOX_RADIUS_PX = 5.0
_MARK = ((0.24, 0.52), (0.43, 0.71), (0.77, 0.30))  # of the box's side


class ChoiceField(DropDown):
    """One value of a few, each shown in its words."""

    edited = Signal(object)  # the value

    def __init__(
        self, title: str, words: Mapping[str, str], *, hints: Mapping[str, str] | None = None
    ) -> None:
        """Hints say what a value means, where its words alone do not."""
        super().__init__()
        self.setAccessibleName(title)
        self._values = [*words]
        self._hints = hints or {}
        self.addItems([*words.values()])
        for number, value in enumerate(words):
            self.setItemData(number, self._hints.get(value, ""), Qt.ItemDataRole.ToolTipRole)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST_CHARS)
        self.activated.connect(self.take)

    def show_value(self, value: object) -> None:
        """Show a value; a list that stands open was opened over another one, or another block."""
        self.hidePopup()
        self.setCurrentIndex(self._values.index(str(value)))
        self.setToolTip(self._hints.get(str(value), ""))
        self.setAccessibleDescription(self.toolTip())

    @Slot(int)
    def take(self, number: int) -> None:
        self.edited.emit(self._values[number])

    def showPopup(self) -> None:
        self.view().installEventFilter(self)
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave shortcuts to the page: Qt would change the value by them, or open the list."""
        if event.modifiers() & _SHORTCUTS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep keys from a list that is out of sight: it would still choose by them."""
        return event.type() is QEvent.Type.KeyPress and not self.view().isVisible()


class TickField(QCheckBox):
    """Yes or no, with its words beside it."""

    accessible_role = "check box"
    edited = Signal(bool)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.edited)

    def show_value(self, value: object) -> None:
        self.setChecked(bool(value))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave keys with Alt to the page, as other buttons do."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        elif not takes_return(self, event):
            super().keyPressEvent(event)

    def hitButton(self, place: QPoint) -> bool:
        return self.rect().contains(place)

    def sizeHint(self) -> QSize:
        width_px = self.fontMetrics().horizontalAdvance(self.text()) + self._box_px() + _GAP_PX + 2 * _PAD_PX
        return QSize(width_px, max(LEAST_HIT_PX, self.fontMetrics().height() + 12))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box, the mark in it, and the words."""
        colors = current_colors()
        side_px = self._box_px()
        box = QRectF(_PAD_PX, (self.height() - side_px) / 2, side_px, side_px)
        fill = colors.accent if self.isChecked() else colors.window
        with QPainter(self) as painter:
            paint_rounded(painter, box, _BOX_RADIUS_PX, fill=fill, edge=colors.muted)
            if self.isChecked():
                pen = QPen(colors.on_accent, side_px * 0.13)
                pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                painter.setPen(pen)
                painter.drawPolyline([box.topLeft() + QPointF(x, y) * side_px for x, y in _MARK])
            painter.setPen(colors.ink)
            area = QRectF(self.rect()).adjusted(_PAD_PX + side_px + _GAP_PX, 0, 0, 0)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter.value, self.text())
            if self.hasFocus():
                paint_focus(painter, QRectF(self.rect()), _BOX_RADIUS_PX * 2)

    def _box_px(self) -> int:
        return round(self.fontMetrics().height() * _BOX_EMS)
