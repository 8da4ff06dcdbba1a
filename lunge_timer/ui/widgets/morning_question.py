"""The question of the morning after: how the legs are that trained the day before."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lunge_timer.core.answers import SORE_LEGS, SoreLeg, pain_of, with_pain
from lunge_timer.core.clock import Clock
from lunge_timer.core.done_workout import Moment, Workout
from lunge_timer.language import _
from lunge_timer.ui.theme import SUBHEADING
from lunge_timer.ui.widgets.announce import announce
from lunge_timer.ui.widgets.buttons import IconButton, Look
from lunge_timer.ui.widgets.card import Card
from lunge_timer.ui.widgets.icons import Icon
from lunge_timer.ui.widgets.labels import PlainLabel
from lunge_timer.ui.widgets.layouts import fill
from lunge_timer.ui.widgets.pain_scale import PainScale
from lunge_timer.ui.widgets.titled_rows import TitledRows

_MARGINS_PX = (24, 16, 16, 18)


class MorningQuestion(Card):
    """Hidden until it is asked; dismissed unanswered or with an answer, as the person likes."""

    accessible_role = "notice"
    answered = Signal(str, object)  # uid, Correction: it may have been corrected elsewhere since it was asked
    dismissed = Signal()

    def __init__(self, now_ms: Clock, parent: QWidget | None = None) -> None:
        """now_ms tells UTC, in milliseconds since 1970."""
        super().__init__(parent)
        self._now_ms = now_ms
        self._uid = ""  # of the workout on whose next day it asks
        question = _("How are your legs this morning?")
        self.setAccessibleName(question)
        close = IconButton(Icon.CLOSE, _("Do not ask"), look=Look.QUIET)
        close.clicked.connect(self.dismiss)
        self.pain = {leg: PainScale(leg) for leg in SORE_LEGS}
        rows = TitledRows()
        for leg, scale in self.pain.items():
            scale.chosen.connect(partial(self._give_pain, leg))
            rows.add_row(scale.title, scale, scale.below)
        top = fill(QHBoxLayout(), PlainLabel(question, size=SUBHEADING, bold=True, wrap=True), space_px=12)
        top.setStretch(0, 1)
        top.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        fill(QVBoxLayout(self), top, rows, space_px=8, margins_px=_MARGINS_PX)
        self.hide()

    def ask(self, workout: Workout) -> None:
        """Ask on the day after that workout."""
        self._uid = workout.uid
        for leg, scale in self.pain.items():
            scale.show_value(pain_of(workout, leg, Moment.NEXT_DAY))
        self.show()
        announce(self, self.accessibleName())

    @Slot()
    def dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()

    def _give_pain(self, leg: SoreLeg, score: int | None) -> None:
        answer = partial(with_pain, leg=leg, score=score, asked_ms=self._now_ms(), moment=Moment.NEXT_DAY)
        self.answered.emit(self._uid, answer)
