"""The foot of a form: what the sources advise, and whether the numbers may go beyond it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from lunge_timer.core.exercise import Exercise
from lunge_timer.language import _
from lunge_timer.ui.editor.choices import TickField
from lunge_timer.ui.editor.guideline import guideline_line
from lunge_timer.ui.labels import PlainLabel
from lunge_timer.ui.theme import SMALL, current_colors

_GAP_PX = 12
_EDGE_PX = 2  # between the form that scrolls and what stands still


class GuidelineFoot(QWidget):
    """The box is always in sight; the line stands beside it, above it, or nowhere where the card is low."""

    edited = Signal(str, object, str)  # key, value, title

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low = False
        self._title = _("Beyond the guideline")
        self._line = PlainLabel(size=SMALL, tint="muted", wrap=True)
        self.tick = TickField(self._title)
        self.tick.edited.connect(self.tell_edited)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, _EDGE_PX, 0, 0)
        self._grid.setHorizontalSpacing(_GAP_PX)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        self._lay_out()

    def show_guideline(self, exercise: Exercise, *, beyond: bool) -> None:
        """Show what is advised for exercise, whose range the fields tell as well."""
        self._line.setText(guideline_line(exercise))
        self.tick.setAccessibleDescription(self._line.text())
        self.tick.show_value(beyond)
        self._lay_out()

    def show_low(self, *, low: bool) -> None:
        """Where the card is low, leave its room to the form."""
        if low != self._low:
            self._low = low
            self._lay_out()

    @Slot(object)
    def tell_edited(self, beyond: object) -> None:
        self.edited.emit("beyond", beyond, self._title)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(0, 0, self.width(), 1, current_colors().line)

    def _lay_out(self) -> None:
        line_px = self._line.fontMetrics().horizontalAdvance(self._line.text())
        beside = line_px + _GAP_PX + self.tick.sizeHint().width() <= self.width()
        self._line.setVisible(beside or not self._low)
        self._grid.addWidget(self._line, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        if beside:
            self._grid.addWidget(self.tick, 0, 1)
        else:
            self._grid.addWidget(self.tick, 1, 0, 1, 2)
