"""All of a routine but its name: its timeline, its numbers, how it goes, and what can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lunge_timer.core.adjust import settings_of
from lunge_timer.core.advice import exercises_of
from lunge_timer.core.describe import guideline_notes, strip_caption, unbreakable
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.routine import Routine
from lunge_timer.core.timeline import Timeline
from lunge_timer.language import _
from lunge_timer.ui.labels import PlainLabel
from lunge_timer.ui.library.actions import Actions
from lunge_timer.ui.library.advice import AdviceNotes
from lunge_timer.ui.library.columns import Columns
from lunge_timer.ui.library.controls import SettingControls
from lunge_timer.ui.library.own_numbers import OwnNumbers
from lunge_timer.ui.library.sheet import Sheet
from lunge_timer.ui.library.study import Study
from lunge_timer.ui.strip import Strip
from lunge_timer.ui.theme import SMALL

_MARGIN_PX = 32
_SPACE_PX = 16


class Body(QWidget):
    """Scrolls under the header; the buttons at the bottom stay."""

    adjust_requested = Signal(object, object)  # Setting, Seconds
    asked = Signal(object)  # Command

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.controls = SettingControls()
        self.controls.adjust_requested.connect(self.adjust_requested)
        self.strip = Strip(bar_px=16, head_px=0)
        self._caption = PlainLabel(size=SMALL, tint="muted", wrap=True)
        self._notes = PlainLabel(tint="muted", wrap=True)
        self._guideline = PlainLabel(tint="muted", wrap=True, size=SMALL)
        self._columns = Columns()
        self._advice = AdviceNotes()
        self.scroll_area = Sheet(margin_px=_MARGIN_PX)
        self._own_numbers = OwnNumbers()
        self.action_row = Actions()
        for part in (self._own_numbers, self.action_row):
            part.asked.connect(self.asked)
        self._lay_out()
        self._study = Study(self._columns.left, self._columns.right)

    def show_routine(
        self, routine: Routine, exercises: Exercises, timeline: Timeline, own_dose: str, *, beyond: bool
    ) -> None:
        """Show what would start now, and the routine's own dose where that is another.

        beyond: the sliders may leave the guideline.
        """
        self.strip.show_timeline(timeline)
        self._caption.setText(strip_caption(timeline))
        self._notes.setText(routine.notes)
        self._notes.setVisible(bool(routine.notes.strip()))
        self.controls.show_settings(settings_of(routine, exercises, beyond=beyond))
        self._own_numbers.show_dose(own_dose)
        notes = guideline_notes(routine, exercises)
        self._guideline.setText(unbreakable("\n".join(notes)))
        self._guideline.setVisible(bool(notes))
        self._study.show_routine(routine, exercises)
        self._advice.show_exercises(exercises_of(routine, exercises))

    def _lay_out(self) -> None:
        left, right = self._columns.left, self._columns.right
        right.addWidget(self.controls)
        right.addWidget(self._own_numbers)
        right.addWidget(self._guideline)
        left.addStretch()
        right.addStretch()
        overview = QWidget()
        inside = QVBoxLayout(overview)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self._notes)
        inside.addSpacing(_SPACE_PX - 4)
        inside.addWidget(self.strip)
        inside.addSpacing(4)
        inside.addWidget(self._caption)
        inside.addSpacing(_SPACE_PX - 4)
        inside.addWidget(self._columns, 1)
        self.scroll_area.setAccessibleName(_("About this routine"))
        self.scroll_area.show_parts(overview, self._advice)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(_MARGIN_PX, 4, _MARGIN_PX, 12)
        bottom.addWidget(self.action_row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.scroll_area, 1)
        column.addLayout(bottom)
