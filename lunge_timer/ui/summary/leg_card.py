"""The card of one leg: its reps and its time held, done beside planned."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lunge_timer.core.summary import LegSummary
from lunge_timer.core.text.results import done_of, leg_name, of_reps
from lunge_timer.core.timeline import Leg, StepKind
from lunge_timer.language import _
from lunge_timer.ui.summary.meter import MeterBar, TimeMeter
from lunge_timer.ui.theme import SUBHEADING
from lunge_timer.ui.widgets.card import Card
from lunge_timer.ui.widgets.labels import PlainLabel

_COUNT_SIZE = 4.0  # times the body text
_PAD_PX = 26


class LegCard(Card):
    """Reps done of planned, and the time held where there are holds."""

    def __init__(self, leg: Leg, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._leg = leg
        self._count = PlainLabel(size=_COUNT_SIZE, bold=True, digits=True)
        self._planned = PlainLabel(size=SUBHEADING, tint="muted")
        self._verdict = PlainLabel(size=SUBHEADING)
        self._bar = MeterBar(StepKind.MOVE)
        self._held = TimeMeter(_("Held"), StepKind.HOLD)
        numbers = QHBoxLayout()
        numbers.setSpacing(12)
        numbers.addWidget(self._count)
        numbers.addWidget(self._planned, 1, Qt.AlignmentFlag.AlignBottom)
        numbers.addWidget(self._verdict, 0, Qt.AlignmentFlag.AlignBottom)
        # Words beside a large number stand on its baseline.
        drop_px = self._count.fontMetrics().descent() - self._planned.fontMetrics().descent()
        for label in (self._planned, self._verdict):
            label.setContentsMargins(0, 0, 0, drop_px)
        column = QVBoxLayout(self)
        column.setContentsMargins(_PAD_PX, _PAD_PX - 6, _PAD_PX, _PAD_PX)
        column.setSpacing(0)
        column.addWidget(PlainLabel(leg_name(leg), size=SUBHEADING, bold=True))
        column.addStretch(1)
        column.addLayout(numbers)
        column.addSpacing(6)
        column.addWidget(self._bar)
        column.addStretch(1)
        column.addSpacing(18)
        column.addWidget(self._held)

    def show_leg(self, leg: LegSummary) -> None:
        self._count.setText(str(leg.reps_done))
        self._planned.setText(of_reps(leg.reps_planned))
        self._verdict.setText(_("✓ all") if leg.reps_done >= leg.reps_planned else "")
        self._bar.show_part(leg.reps_done, leg.reps_planned)
        self._held.show_times(leg.held_ms, leg.held_planned_ms)
        reps = done_of(_("Reps"), leg.reps_done, leg.reps_planned, str)
        self.setAccessibleName(f"{leg_name(self._leg)}, {reps}")
