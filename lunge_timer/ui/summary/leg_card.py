"""The card of one leg: its reps, the time it held, and how many reps more it had left."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lunge_timer.core.summary import LegSummary
from lunge_timer.core.text.results import counted_leg_name, done_of, of_reps
from lunge_timer.core.timeline import Leg, StepKind
from lunge_timer.language import _
from lunge_timer.ui.summary.meter import MeterBar, TimeMeter
from lunge_timer.ui.theme import SUBHEADING, FollowsFont, text_font
from lunge_timer.ui.widgets.card import Card
from lunge_timer.ui.widgets.labels import PlainLabel, WrapLabel
from lunge_timer.ui.widgets.layouts import fill
from lunge_timer.ui.widgets.reserve_scale import ReserveScale, reserve_question
from lunge_timer.ui.widgets.row_or_column import RowOrColumn

_COUNT_SIZE = 3.2  # times the body text
_MARGINS_PX = (24, 18, 24, 20)
_METERS_SPACE_PX = 28


class LegCard(FollowsFont, Card):
    """What was done of what was planned; the question is hidden where no rep was done."""

    accessible_role = "group"
    answered = Signal(object)  # int, or None where the answer is taken back

    def __init__(self, leg: Leg, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._leg = leg
        self._title = PlainLabel(size=SUBHEADING, bold=True)
        self._verdict = PlainLabel()
        self._count = PlainLabel(size=_COUNT_SIZE, bold=True, digits=True)
        self._planned = PlainLabel(size=SUBHEADING, tint="muted")
        self._bar = MeterBar(StepKind.MOVE)
        self._held = TimeMeter(_("Held"), StepKind.HOLD)
        self._question = QWidget()
        self.reserve = ReserveScale(leg)
        self.reserve.chosen.connect(self.answered)
        self._lay_out()
        self.show_font()

    def show_leg(self, leg: LegSummary) -> None:
        name = counted_leg_name(self._leg, back=leg.goes_back)
        self._title.setText(name)
        self._count.setText(str(leg.reps_done))
        self._planned.setText(of_reps(leg.reps_planned))
        self._verdict.setText(_("✓ all") if leg.reps_done >= leg.reps_planned else "")
        self._bar.show_part(leg.reps_done, leg.reps_planned)
        self._held.show_times(leg.held_ms, leg.held_planned_ms)
        reps = done_of(_("Reps"), leg.reps_done, leg.reps_planned, str)
        self.setAccessibleName(f"{name}, {reps}")
        self._bar.setVisible(True)

    def show_test(self, leg: LegSummary, result: str, trials: int) -> None:
        """Show what a leg test came to in so many trials: there is no number that was to be reached."""
        name = counted_leg_name(self._leg, back=leg.goes_back)
        self._title.setText(name)
        self._count.setText(result)
        self._planned.setText(_("the best of {count} trials").format(count=trials) if trials > 1 else "")
        self._verdict.setText("")
        self._bar.setVisible(False)
        self._held.show_times(0, 0)
        self.setAccessibleName(f"{name}, {result}")

    def show_reserve(self, reserve: int | None, *, asked: bool) -> None:
        """Show the answer that is given, and ask for it or not."""
        self._question.setVisible(asked)
        self.reserve.show_value(reserve)

    def show_font(self) -> None:
        """Words beside a large number stand on its baseline."""
        large, small = (QFontMetrics(text_font(size)) for size in (_COUNT_SIZE, SUBHEADING))
        self._planned.setContentsMargins(0, 0, 0, large.descent() - small.descent())

    def _lay_out(self) -> None:
        title = fill(QHBoxLayout(), self._title, self._verdict, space_px=12)
        title.setStretch(0, 1)
        reps = QWidget()
        numbers = fill(QHBoxLayout(), self._count, space_px=12)
        numbers.addWidget(self._planned, 1, Qt.AlignmentFlag.AlignBottom)
        fill(QVBoxLayout(reps), numbers, self._bar, space_px=4)
        meters = RowOrColumn(_METERS_SPACE_PX, reps, self._held, column_space_px=12)
        meters.setAlignment(self._held, Qt.AlignmentFlag.AlignBottom)
        words = WrapLabel(reserve_question(), tint="muted")
        fill(QVBoxLayout(self._question), words, self.reserve, space_px=6, margins_px=(0, 14, 0, 0))
        column = fill(QVBoxLayout(self), title, meters, self._question, space_px=4, margins_px=_MARGINS_PX)
        column.addStretch()
