"""A card over a page: a question, or something to read. The page waits below."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from lunge_timer.ui.theme import SUBHEADING, current_colors
from lunge_timer.ui.widgets.buttons import Look, PillButton
from lunge_timer.ui.widgets.card import Card
from lunge_timer.ui.widgets.keys import QUIT_KEYS, is_one_of
from lunge_timer.ui.widgets.labels import PlainLabel
from lunge_timer.ui.widgets.layouts import fill
from lunge_timer.ui.widgets.scrolling import WIDTH_PX, Pane

_VEIL_ALPHA = 190
_PAD_PX = 28
_EDGE_PX = 16  # of the page, seen around the card
_LEAST_ROWS_PX = 2 * WIDTH_PX  # what the scroll bar needs


_SCROLLS = {
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
}


def give_back(keyboard: QWidget | None) -> None:
    """Give the keyboard back to what had it before, where that is still in sight."""
    if keyboard is not None and isValid(keyboard) and keyboard.isVisible():
        keyboard.setFocus(Qt.FocusReason.OtherFocusReason)


class Overlay(QWidget):
    """Covers its parent until an answer is chosen. The first answer is what Escape means.

    main is the number of the answer that stands out, and that Enter means where no button has the keyboard.
    """

    accessible_role = "dialog"
    widest_ems = 25.5
    answered = Signal(int)  # index of the answer

    def __init__(self, title: str, answers: Sequence[str], parent: QWidget, *, main: int = 0) -> None:
        super().__init__(parent)
        self._main = main
        # A click beside the card is not a click on the page.
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self._page = parent
        self._said: list[str] = []  # line by line, what a screen reader reads of it
        self._covered: list[QWidget] = []  # what was of use until it came
        self._answers = QButtonGroup(self)
        self._answers.idClicked.connect(self._answer)
        self._card = Card(self)
        words = PlainLabel(title, size=SUBHEADING, bold=True, wrap=True)
        self.body = fill(QVBoxLayout(self._card), words, space_px=14, margins_px=(_PAD_PX,) * 4)
        content = QWidget()
        self.rows = QGridLayout(content)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setHorizontalSpacing(24)
        self.rows.setVerticalSpacing(6)
        self.pane = Pane()
        self.pane.setBackgroundRole(QPalette.ColorRole.Base)
        self.pane.setWidget(content)
        self.pane.setAccessibleName(title)
        self.body.addWidget(self.pane)
        row = QHBoxLayout()
        row.addStretch(1)
        for number, text in enumerate(answers):
            button = PillButton(text, look=Look.PRIMARY if number == main else Look.SECONDARY)
            self._answers.addButton(button, number)
            row.addWidget(button)
        self.body.addLayout(row)
        outer = QVBoxLayout(self)
        outer.addWidget(self._card, 0, Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(title)
        self.setFocusProxy(self._answers.button(0))
        self.hide()
        parent.installEventFilter(self)

    def add_row(self, *texts: str) -> None:
        """Add a line; of several texts the first is set in bold, as a key or a name is."""
        number = self.rows.rowCount()
        for column, text in enumerate(texts):
            bold = len(texts) > 1 and column == 0
            label = PlainLabel(text, bold=bold, tint="ink" if bold else "muted", wrap=not bold)
            top = Qt.AlignmentFlag.AlignTop if bold else Qt.AlignmentFlag(0)
            self.rows.addWidget(label, number, column, 1, 1 if len(texts) > 1 else -1, top)
        self._said.append(", ".join(texts))
        if len(texts) > 1:
            self.rows.setColumnStretch(len(texts) - 1, 1)

    @Slot()
    def ask(self) -> None:
        """Come to the front and take the keys."""
        self.setGeometry(self._page.rect())
        self.setAccessibleDescription("\n".join(self._said))
        self._fit()
        self.show()
        self.raise_()

    def _fit(self) -> None:
        """Give the card the width that large letters need, and let what is too long for the page scroll."""
        margins = self.body.contentsMargins()
        chrome_px = margins.left() + margins.right()
        self.pane.setFixedHeight(0)
        widest_px = round(self.widest_ems * self.fontMetrics().height())
        width_px = max(widest_px, self._card.minimumSizeHint().width())
        self._card.setFixedWidth(min(width_px, self.width() - 2 * _EDGE_PX))
        rows_px = self.rows.heightForWidth(self._card.width() - chrome_px - WIDTH_PX)
        room_px = self.height() - 2 * _EDGE_PX - self.body.sizeHint().height()
        self.pane.setFixedHeight(max(_LEAST_ROWS_PX, min(rows_px, room_px)))

    @Slot(int)
    def _answer(self, number: int) -> None:
        self.hide()
        self._page.setFocus(Qt.FocusReason.PopupFocusReason)
        self.answered.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take every key but that to quit: Escape and Enter answer, the others must not reach the page."""
        if is_one_of(event, QUIT_KEYS):
            event.ignore()
            return
        if event.key() == Qt.Key.Key_Escape:
            self._answer(0)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            stop = self._stops()[self._focused()]
            (stop if isinstance(stop, QAbstractButton) else self._answers.button(self._main)).click()
        elif (scroll := _SCROLLS.get(Qt.Key(event.key()))) is not None:
            self.pane.verticalScrollBar().triggerAction(scroll)
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Keep the keys on the card."""
        stops = self._stops()
        stops[(self._focused() + (1 if forward else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _stops(self) -> Sequence[QWidget]:
        """All that the keyboard goes through."""
        return self._answers.buttons()

    def _first_stop(self) -> QWidget:
        """What has the keyboard at first."""
        return self._stops()[0]

    def _focused(self) -> int:
        """The number of the stop that has the keyboard."""
        return next((number for number, each in enumerate(self._stops()) if each.hasFocus()), 0)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self.setGeometry(self._page.rect())
            if self.isVisible():
                self._fit()
        elif event.type() is QEvent.Type.FocusIn and self.isVisible():
            self._first_stop().setFocus(Qt.FocusReason.OtherFocusReason)
            return True  # the page has lost it again by now, and must not show it
        return False

    def showEvent(self, event: QShowEvent) -> None:
        """Put the page out of reach, of the keyboard and of screen readers, too."""
        super().showEvent(event)
        self._first_stop().setFocus(Qt.FocusReason.PopupFocusReason)
        beside = [each for each in self._page.children() if isinstance(each, QWidget) and each is not self]
        self._covered = [each for each in beside if each.isVisible() and each.isEnabled()]
        for each in self._covered:
            each.setEnabled(False)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        for each in self._covered:
            if isValid(each):  # else it was deleted meanwhile, as a question that was answered
                each.setEnabled(True)
        self._covered = []

    def paintEvent(self, _event: QPaintEvent) -> None:
        veil = QColor(current_colors().window)
        veil.setAlpha(_VEIL_ALPHA)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), veil)
