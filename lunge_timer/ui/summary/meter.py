"""What was done of what was planned, as numbers and as a bar: of a time, and of one leg."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lunge_timer.core.summary import LegSummary
from lunge_timer.core.text.results import counted_leg_name, done_of, of_reps, result_time_text, spoken_span
from lunge_timer.core.timeline import Leg, StepKind
from lunge_timer.language import _
from lunge_timer.ui.theme import SUBHEADING, current_colors, kind_color
from lunge_timer.ui.widgets.card import Card, paint_rounded
from lunge_timer.ui.widgets.labels import PlainLabel
from lunge_timer.ui.widgets.layouts import fill

_BAR_PX = 10
_COUNT_SIZE = 4.0  # times the body text
_PAD_PX = 26


class MeterBar(QWidget):
    """How much of the plan was done; more than planned fills it too."""

    def __init__(self, kind: StepKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._part = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_part(self, done: int, planned: int) -> None:
        """Show done of planned, in any unit; what is told as 0 is to be 0 here."""
        self._part = min(1.0, done / planned) if planned else float(done > 0)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, _BAR_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = current_colors()
        area = QRectF(self.rect())
        filled = QRectF(area)
        # Round ends need their width: any beginning shows as a dot, and only all of it as a full bar.
        filled.setWidth(_BAR_PX + (area.width() - _BAR_PX) * self._part)
        with QPainter(self) as painter:
            paint_rounded(painter, area, _BAR_PX / 2, fill=colors.track)
            if self._part > 0:
                paint_rounded(painter, filled, _BAR_PX / 2, fill=kind_color(colors, self._kind))


class TimeMeter(QWidget):
    """A time that was spent, beside the time that was planned."""

    accessible_role = "image"

    def __init__(self, title: str, kind: StepKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._done = PlainLabel(size=SUBHEADING, bold=True, digits=True)
        self._planned = PlainLabel(tint="muted", digits=True)
        self._bar = MeterBar(kind)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        grid.addWidget(PlainLabel(title), 0, 0)
        for column, label in enumerate((self._done, self._planned), 1):
            grid.addWidget(label, 0, column, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self._bar, 1, 0, 1, 3)

    def show_times(self, done_ms: int, planned_ms: int) -> None:
        """Show both; nothing at all where nothing was planned and nothing done."""
        self._done.setText(result_time_text(done_ms))
        self._planned.setText(_("of {planned}").format(planned=result_time_text(planned_ms)))
        self._bar.show_part(round(done_ms / 1000), round(planned_ms / 1000))  # as the numbers beside it
        self.setAccessibleName(done_of(self._title, done_ms, planned_ms, spoken_span))
        self.setVisible(bool(done_ms or planned_ms))


class LegCard(Card):
    """Reps done of planned, and the time held where there are holds."""

    accessible_role = "group"

    def __init__(self, leg: Leg, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._leg = leg
        self._count = PlainLabel(size=_COUNT_SIZE, bold=True, digits=True)
        self._planned = PlainLabel(size=SUBHEADING, tint="muted")
        self._verdict = PlainLabel(size=SUBHEADING)
        self._bar = MeterBar(StepKind.MOVE)
        self._held = TimeMeter(_("Held"), StepKind.HOLD)
        numbers = fill(QHBoxLayout(), self._count, space_px=12)
        numbers.addWidget(self._planned, 1, Qt.AlignmentFlag.AlignBottom)
        numbers.addWidget(self._verdict, 0, Qt.AlignmentFlag.AlignBottom)
        # Words beside a large number stand on its baseline.
        drop_px = self._count.fontMetrics().descent() - self._planned.fontMetrics().descent()
        for label in (self._planned, self._verdict):
            label.setContentsMargins(0, 0, 0, drop_px)
        self._title = PlainLabel(size=SUBHEADING, bold=True)
        margins = (_PAD_PX, _PAD_PX - 6, _PAD_PX, _PAD_PX)
        column = fill(QVBoxLayout(self), self._title, space_px=0, margins_px=margins)
        column.addStretch(1)
        column.addLayout(numbers)
        column.addSpacing(6)
        column.addWidget(self._bar)
        column.addStretch(1)
        column.addSpacing(18)
        column.addWidget(self._held)

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
