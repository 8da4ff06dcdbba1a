"""The card with one line of advice: what to do next time, and why."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from lunge_timer.language import _
from lunge_timer.ui.theme import SUBHEADING, FollowsFont, text_font
from lunge_timer.ui.widgets.announce import announce
from lunge_timer.ui.widgets.buttons import Look, PillButton
from lunge_timer.ui.widgets.card import Card
from lunge_timer.ui.widgets.labels import PlainLabel, WrapLabel
from lunge_timer.ui.widgets.layouts import fill
from lunge_timer.ui.widgets.row_or_column import RowOrColumn

_MARGINS_PX = (24, 18, 24, 18)
_WORDS_EMS = 16


class AdviceCard(FollowsFont, Card):
    """Offers one thing; once it is answered the answer stands in the place of the buttons."""

    accessible_role = "notice"
    taken = Signal()
    declined = Signal()
    left = Signal()  # one of its buttons has the keyboard, and is about to go

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, chosen=True)
        self._what = PlainLabel(size=SUBHEADING, bold=True, wrap=True)
        self._why = WrapLabel(tint="muted")
        self.decline_button = PillButton(_("Not now"))
        self.decline_button.clicked.connect(self.decline)
        self.take_button = PillButton(_("Take it"), look=Look.PRIMARY)
        self.take_button.clicked.connect(self.take)
        self._buttons = self.decline_button, self.take_button
        self._answer = PlainLabel(tint="muted")
        self._answer.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        words, buttons, right = QWidget(), QWidget(), QWidget()
        fill(QVBoxLayout(words), self._what, self._why, space_px=2)
        fill(QHBoxLayout(buttons), *self._buttons, space_px=14)
        self._right = QStackedLayout(right)
        for part in (buttons, self._answer):
            self._right.addWidget(part)
        self._row = RowOrColumn(16, words)
        self._row.add(right, stretch=False)
        fill(QVBoxLayout(self), self._row, margins_px=_MARGINS_PX)
        self.show_font()
        self.hide()

    def show_advice(self, what: str, why: str) -> None:
        """Offer that; with nothing to offer, be hidden."""
        words = f"{what}. {why}" if what else ""
        is_new = self.isHidden() or words != self.accessibleName()
        self._what.setText(what)
        self._why.setText(why)
        self._right.setCurrentIndex(0)
        self.setAccessibleName(words)
        self.setVisible(bool(what))
        if is_new:
            announce(self, words, waits=True)  # it comes by itself, in mid-sentence

    @Slot()
    def take(self) -> None:
        self._end(_("Taken"))
        self.taken.emit()

    @Slot()
    def decline(self) -> None:
        self._end(_("Not now"))
        self.declined.emit()

    def show_font(self) -> None:
        self._row.show_least(QFontMetrics(text_font()).height() * _WORDS_EMS)

    def _end(self, answer: str) -> None:
        if any(button.hasFocus() for button in self._buttons):
            self.left.emit()
        self._answer.setText(answer)
        announce(self, answer)  # what was pressed is gone, and the keyboard elsewhere
        self._right.setCurrentIndex(1)
