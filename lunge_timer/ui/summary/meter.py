"""What was done of what was planned, as a bar, and a time as numbers too."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from lunge_timer.core.text.results import done_of, result_time_text, spoken_span
from lunge_timer.core.timeline import StepKind
from lunge_timer.language import _
from lunge_timer.ui.theme import SUBHEADING, current_colors, kind_color
from lunge_timer.ui.widgets.card import paint_rounded
from lunge_timer.ui.widgets.labels import PlainLabel

_BAR_PX = 10


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
        """Show both, or the one that there is: of open holds no time was planned."""
        planned = _("of {planned}").format(planned=result_time_text(planned_ms)) if planned_ms else ""
        self._done.setText(result_time_text(done_ms))
        self._planned.setText(planned)
        self._bar.show_part(round(done_ms / 1000), round(planned_ms / 1000))  # as the numbers beside it
        self.setAccessibleName(done_of(self._title, done_ms, planned_ms, spoken_span))
        self.setVisible(bool(done_ms or planned_ms))
