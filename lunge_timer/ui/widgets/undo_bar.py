"""A bar that says what was just done, and offers a way back for a while."""

from PySide6.QtCore import QEvent, QRectF, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from lunge_timer.language import _
from lunge_timer.ui.theme import SMALL, current_colors
from lunge_timer.ui.widgets.announce import announce
from lunge_timer.ui.widgets.buttons import IconButton, Look, PillButton
from lunge_timer.ui.widgets.icons import Icon
from lunge_timer.ui.widgets.labels import PlainLabel
from lunge_timer.ui.widgets.layouts import fill

_MARGIN_PX = 28
_STANDS_MS = 20_000
_LINES_BESIDE = 2  # of the sentence beside its buttons
_BESIDE_PX = 120  # what else stands in the bar, and the spaces


class UndoBar(QWidget):
    """What was just done, for a while, and a way back."""

    accessible_role = "notice"
    undo_requested = Signal()
    left = Signal()  # it has the keyboard, and is about to go

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        """Key that undoes on that page, as people read it."""
        super().__init__(parent)
        self._sentence = PlainLabel(wrap=True, size=SMALL)
        self._with_key = _("Undo ({key})").format(key=key)
        self.undo_button = PillButton(self._with_key, icon=Icon.REDO, bold=True)
        self.undo_button.clicked.connect(self.undo)
        close = IconButton(Icon.CLOSE, _("Dismiss this note"), look=Look.QUIET)
        close.clicked.connect(self.leave)
        self._buttons = self.undo_button, close
        buttons = fill(QHBoxLayout(), *self._buttons, space_px=12)
        buttons.insertStretch(0)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        fill(self._row, self._sentence, buttons, space_px=12, margins_px=(_MARGIN_PX, 8, 16, 8))
        self._row.setStretchFactor(self._sentence, 1)
        self._timer = QTimer(self, singleShot=True, interval=_STANDS_MS)
        self._timer.timeout.connect(self.leave)
        self.hide()

    def show_undo(self, sentence: str) -> None:
        """Say what was done; an empty sentence takes the bar away."""
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
        announce(self, sentence)
        self._timer.start()

    def minimumSizeHint(self) -> QSize:
        """As narrow as with the short word on the button."""
        size = super().minimumSizeHint()
        metrics = self.undo_button.fontMetrics()
        spare_px = metrics.horizontalAdvance(self._with_key) - metrics.horizontalAdvance(_("Undo"))
        return QSize(max(0, size.width() - spare_px), size.height())

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:  # other room, words or letters
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Put the sentence above the buttons where it would take many lines beside them."""
        self.undo_button.setText(self._with_key)
        need_px = self.undo_button.sizeHint().width() + _BESIDE_PX
        if need_px > self.width():
            self.undo_button.setText(_("Undo"))
        sentence_px = self._sentence.fontMetrics().horizontalAdvance(self._sentence.text())
        beside = sentence_px <= _LINES_BESIDE * (self.width() - need_px)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    @Slot()
    def leave(self) -> None:
        if any(button.hasFocus() for button in self._buttons):
            self.left.emit()
        self.hide()

    @Slot()
    def undo(self) -> None:
        self.leave()
        announce(self, _("Undone: {sentence}").format(sentence=self._sentence.text()))
        self.undo_requested.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = current_colors()
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colors.card)
            painter.fillRect(QRectF(0, 0, self.width(), 1), colors.card_edge)
