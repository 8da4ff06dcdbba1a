"""The notices of the library: what went wrong or was done, and a bar to undo it."""

from PySide6.QtCore import QEvent, QRectF, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from lunge_timer.language import _
from lunge_timer.ui.library.library_commands import LibraryCommand, key_text
from lunge_timer.ui.theme import SMALL, current_colors
from lunge_timer.ui.widgets.announce import announce
from lunge_timer.ui.widgets.banner import Banner
from lunge_timer.ui.widgets.buttons import IconButton, Look, PillButton
from lunge_timer.ui.widgets.icons import Icon
from lunge_timer.ui.widgets.labels import PlainLabel
from lunge_timer.ui.widgets.layouts import fill
from lunge_timer.ui.widgets.scrolling import WIDTH_PX, Pane

_MARGIN_PX = 32
_MOST_LINES = 4.5  # half a line shows that there is more
_UNDO_STANDS_MS = 20_000
_LINES_BESIDE = 2  # of the sentence beside its buttons
_BESIDE_PX = 120  # what else stands in the bar, and the spaces


class NoteBanner(QWidget):
    """A warning or what was done, hidden while there is nothing to say; one of many lines scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._banner = Banner()
        self._banner.dismissed.connect(self.hide)
        self._pane = Pane()
        self._pane.setWidget(self._banner)
        fill(QVBoxLayout(self), self._pane, margins_px=(_MARGIN_PX, 8, _MARGIN_PX - WIDTH_PX, 8))
        self.hide()

    def show_note(self, sentence: str, *, warning: bool) -> None:
        self._banner.show_note(sentence, warning=warning)
        self._pane.setAccessibleName(_("What went wrong") if warning else _("What was done"))
        self.setVisible(bool(sentence))
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Be as high as what is said, up to a few lines."""
        need_px = max(0, self._banner.heightForWidth(self._pane.viewport().width()))
        self._pane.setFixedHeight(min(need_px, round(self.fontMetrics().lineSpacing() * _MOST_LINES)))


class UndoBar(QWidget):
    """What was just done, for a while, and a way back."""

    accessible_role = "notice"
    undo_requested = Signal()
    left = Signal()  # it has the keyboard, and is about to go

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = PlainLabel(wrap=True, size=SMALL)
        self._with_key = _("Undo ({key})").format(key=key_text(LibraryCommand.UNDO))
        self.undo_button = PillButton(self._with_key, icon=Icon.REDO, bold=True)
        self.undo_button.clicked.connect(self.undo)
        close = IconButton(Icon.CLOSE, _("Dismiss this note"), look=Look.QUIET)
        close.clicked.connect(self.leave)
        self._buttons = self.undo_button, close
        buttons = fill(QHBoxLayout(), *self._buttons, space_px=12)
        buttons.insertStretch(0)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        fill(self._row, self._sentence, buttons, space_px=12, margins_px=(_MARGIN_PX - 4, 8, 16, 8))
        self._row.setStretchFactor(self._sentence, 1)
        self._timer = QTimer(self, singleShot=True, interval=_UNDO_STANDS_MS)
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
        self.undo_requested.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = current_colors()
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colors.card)
            painter.fillRect(QRectF(0, 0, self.width(), 1), colors.card_edge)


class Notices(QWidget):
    """Notices one under the other, which tell how much of the height they take while they are shown."""

    height_changed = Signal(int)

    def __init__(self, *notices: QWidget) -> None:
        super().__init__()
        fill(QVBoxLayout(self), *notices, space_px=0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.height_changed.emit(event.size().height())
