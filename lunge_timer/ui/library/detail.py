"""The chosen routine: its picture, its numbers, its timeline, and how it goes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lunge_timer.core.adjust import settings_of
from lunge_timer.core.describe import guideline_notes, strip_caption
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.routine import Routine
from lunge_timer.core.timeline import Timeline
from lunge_timer.language import _
from lunge_timer.ui.buttons import LEAST_HIT_PX
from lunge_timer.ui.labels import PlainLabel
from lunge_timer.ui.library.columns import Columns
from lunge_timer.ui.library.controls import SettingControls
from lunge_timer.ui.library.header import Header
from lunge_timer.ui.messages import Banner
from lunge_timer.ui.scrolling import WIDTH_PX, Pane
from lunge_timer.ui.strip import Strip
from lunge_timer.ui.theme import SMALL, text_font

if TYPE_CHECKING:
    from lunge_timer.ui.library.actions import Actions
    from lunge_timer.ui.library.study import Study

_MARGIN_PX = 32
_SPACE_PX = 16
_LINE_EMS = 1.75  # height of a button, as of its text


class RoutineDetail(QWidget):
    """Everything about one routine. It asks for changes; the page makes them."""

    start_requested = Signal()
    adjust_requested = Signal(object, object)  # Setting, Seconds

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = Header()
        self.header.start_requested.connect(self.start_requested)
        self.controls = SettingControls()
        self.controls.adjust_requested.connect(self.adjust_requested)
        self.strip = Strip(bar_px=16, head_px=0)
        self._problem = Banner()
        self._caption = PlainLabel(size=SMALL, tint="muted", wrap=True)
        self._notes = PlainLabel(tint="muted", wrap=True)
        self._guideline = PlainLabel(tint="muted", wrap=True, size=SMALL)
        self._columns = Columns()
        self._chosen: tuple[Routine, Exercises] | None = None
        self._beyond = False
        self._study: Study | None = None
        self.action_row: Actions | None = None
        self.scroll_area = Pane()
        self._bottom = QHBoxLayout()
        self._lay_out()

    def show_routine(self, routine: Routine, exercises: Exercises, timeline: Timeline) -> None:
        """Show what would start now."""
        self.header.show_routine(routine, exercises, timeline)
        self.strip.show_timeline(timeline)
        self._caption.setText(strip_caption(timeline))
        self._notes.setText(routine.notes)
        self._notes.setVisible(bool(routine.notes.strip()))
        self.controls.show_settings(settings_of(routine, exercises, beyond=self._beyond))
        notes = guideline_notes(routine, exercises)
        self._guideline.setText("\n".join(notes))
        self._guideline.setVisible(bool(notes))
        self._chosen = routine, exercises
        if self._study is not None:
            self._study.show_routine(routine, exercises)

    def furnish(self) -> "Actions":
        """Add what the first picture can do without: what there is to read and to look at, and to do."""
        if self.action_row is None:
            # Not imported before: it takes 8 ms, for which the first paint need not wait.
            from lunge_timer.ui.library.actions import Actions
            from lunge_timer.ui.library.study import Study

            self.action_row = Actions()
            self._bottom.addWidget(self.action_row)
            self._study = Study(self._columns.left, self._columns.right)
            if self._chosen is not None:
                self._study.show_routine(*self._chosen)
        return self.action_row

    def show_beyond(self, *, beyond: bool) -> None:
        """Let the sliders go beyond the guideline, or no further than it."""
        self._beyond = beyond
        if self._chosen is not None:
            self.controls.show_settings(settings_of(*self._chosen, beyond=beyond))

    def show_problem(self, sentence: str) -> None:
        """Say why a change was refused; nothing where none was."""
        self._problem.show_note(sentence, warning=True)

    def _lay_out(self) -> None:
        left, right = self._columns.left, self._columns.right
        right.addWidget(self.controls)
        right.addWidget(self._guideline)
        left.addStretch()
        right.addStretch()
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(_MARGIN_PX, 0, _MARGIN_PX - WIDTH_PX, 8)
        inside.setSpacing(0)
        inside.addWidget(self._notes)
        inside.addSpacing(_SPACE_PX - 4)
        inside.addWidget(self.strip)
        inside.addSpacing(4)
        inside.addWidget(self._caption)
        inside.addSpacing(_SPACE_PX - 4)
        inside.addWidget(self._columns, 1)
        self.scroll_area.setAccessibleName(_("About this routine"))
        self.scroll_area.setWidget(content)
        self._bottom.setContentsMargins(_MARGIN_PX, 4, _MARGIN_PX, 12)
        # As high as the buttons that will come.
        self._bottom.addStrut(max(LEAST_HIT_PX, round(QFontMetrics(text_font()).height() * _LINE_EMS)))
        top = QVBoxLayout()
        top.setContentsMargins(_MARGIN_PX, 24, _MARGIN_PX, 0)
        top.addWidget(self.header)
        top.addWidget(self._problem)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.scroll_area, 1)
        column.addLayout(self._bottom)
