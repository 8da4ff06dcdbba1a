"""Asks how many lunge workouts a week are the goal from this week on."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from lunge_timer.language import _
from lunge_timer.ui.progress.form_dialog import FormDialog
from lunge_timer.ui.widgets.labels import PlainLabel, WrapLabel
from lunge_timer.ui.widgets.stepper import Stepper

_TAKE = 1  # the number of the answer
GOAL = (1, 14)  # workouts a week


class GoalDialog(FormDialog):
    """A range; one number where both are alike."""

    chosen = Signal(int, int)  # low, high

    def __init__(self, low: int, high: int, page: QWidget) -> None:
        super().__init__(_("Weekly goal"), [_("Cancel"), _("Set goal")], page, main=_TAKE)
        self.low, self.high = Stepper(_("At least"), *GOAL), Stepper(_("At most"), *GOAL)
        self.low.value_changed.connect(self.show_low)
        self.high.value_changed.connect(self.show_high)
        for sentence in (
            _("Health Shots advises three to four lunge workouts a week."),
            _("It holds from this week on: weeks that are over keep the goal they had."),
        ):
            self.rows.addWidget(WrapLabel(sentence, tint="muted"), self.rows.rowCount(), 0, 1, 2)
            self._said.append(sentence)
        for title, stepper in ((_("At least"), self.low), (_("At most"), self.high)):
            number = self.rows.rowCount()
            self.rows.addWidget(PlainLabel(title), number, 0)
            self.rows.addWidget(stepper, number, 1)
        self.rows.setColumnStretch(0, 1)
        self.low.show_value(low)
        self.high.show_value(high)

    @Slot(int)
    def show_low(self, low: int) -> None:
        """Show it; the other number is not below it."""
        self.low.show_value(low)
        self.high.show_value(max(low, self.high.value))

    @Slot(int)
    def show_high(self, high: int) -> None:
        self.high.show_value(high)
        self.low.show_value(min(high, self.low.value))

    def take(self, answer: int) -> QWidget | None:
        if answer != _TAKE:
            return None
        self.chosen.emit(self.low.value, self.high.value)
        return None
