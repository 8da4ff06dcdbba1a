"""The chosen routine: its name and the way to start it, and all the rest under that."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lunge_timer.core.exercise import Exercises
from lunge_timer.core.routine import Routine
from lunge_timer.core.timeline import Timeline
from lunge_timer.ui.library.header import Header

if TYPE_CHECKING:
    from lunge_timer.ui.library.body import Body
    from lunge_timer.ui.messages import Banner

_MARGIN_PX = 32


class RoutineDetail(QWidget):
    """Everything about one routine. It asks for changes; others make them."""

    start_requested = Signal()
    asked = Signal(object)  # Command
    adjust_requested = Signal(object, object)  # Setting, Seconds

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = Header()
        self.header.start_requested.connect(self.start_requested)
        self.body: Body | None = None
        self._problem: Banner | None = None
        self._chosen: tuple[Routine, Exercises, Timeline, str] | None = None
        self._beyond = False
        self._top = QVBoxLayout()
        self._top.setContentsMargins(_MARGIN_PX, 24, _MARGIN_PX, 0)
        self._top.addWidget(self.header)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._top)
        self._column.addStretch()

    def show_routine(
        self, routine: Routine, exercises: Exercises, timeline: Timeline, own_dose: str = ""
    ) -> None:
        """Show what would start now; own_dose is the routine's own where something else is set."""
        self._chosen = routine, exercises, timeline, own_dose
        self.header.show_routine(routine, exercises, timeline.total_ms)
        self._show_body()

    def furnish(self) -> "Body":
        """Add what the first picture can do without: all but the name, and the button that starts it."""
        if self.body is None:
            from lunge_timer.ui.library.body import Body  # here: it takes 8 ms to import

            self.body = Body()
            self.body.adjust_requested.connect(self.adjust_requested)
            self.body.asked.connect(self.asked)
            self._column.addWidget(self.body, 1)
            self._show_body()
        return self.body

    def show_beyond(self, *, beyond: bool) -> None:
        """Let the sliders go beyond the guideline, or no further than it."""
        self._beyond = beyond
        self._show_body()

    def show_top(self) -> None:
        """Scroll back to where reading begins."""
        if self.body is not None:
            self.body.scroll_area.verticalScrollBar().setValue(0)

    def show_problem(self, sentence: str) -> None:
        """Say why a change was refused; nothing where none was."""
        if self._problem is None and sentence:
            from lunge_timer.ui.messages import Banner

            self._problem = Banner()
            self._top.addWidget(self._problem)
        if self._problem is not None:
            self._problem.show_note(sentence, warning=True)

    def _show_body(self) -> None:
        if self.body is not None and self._chosen is not None:
            self.body.show_routine(*self._chosen, beyond=self._beyond)
