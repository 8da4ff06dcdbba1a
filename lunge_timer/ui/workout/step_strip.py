"""The strip of the workout page, on which a click goes to a step."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from lunge_timer.core.text.prompts import where_line
from lunge_timer.core.timeline import Timeline
from lunge_timer.ui.widgets.strip import Strip


class StepStrip(Strip):
    """Asks for the step that is clicked on, and names the one below the pointer."""

    step_requested = Signal(int)  # its index

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timeline: Timeline | None = None
        self._pressed = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_timeline(self, timeline: Timeline) -> None:
        self._timeline = timeline
        super().show_timeline(timeline)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep the press from the page, where it would be a rep done."""
        self._pressed = event.button() is Qt.MouseButton.LeftButton

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        timeline, pressed, self._pressed = self._timeline, self._pressed, False
        if pressed and timeline is not None and self.rect().contains(place):
            self.step_requested.emit(self._index_at(timeline, place))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second press of a double click is a slip: its first one went there."""
        event.accept()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip and self._timeline:
            text = where_line(self._timeline, self._index_at(self._timeline, event.pos()))
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def _index_at(self, timeline: Timeline, place: QPoint) -> int:
        return timeline.index_at(round(timeline.total_ms * place.x() / max(1, self.width())))
