"""The right side: whatever is chosen, and above it what went wrong."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lunge_timer.core.adjust import Setting
from lunge_timer.core.exercise import Exercises, Seconds
from lunge_timer.core.listing import LibraryItem
from lunge_timer.core.text.doses import dose_line
from lunge_timer.core.text.numbers import unbreakable
from lunge_timer.errors import RoutineError
from lunge_timer.ui.library.detail import RoutineDetail
from lunge_timer.ui.library.routine_model import RoutineModel

if TYPE_CHECKING:
    from lunge_timer.core.routine import Routine
    from lunge_timer.core.timeline import Timeline
    from lunge_timer.ui.library.empty_state import BrokenFile, NothingChosen
    from lunge_timer.ui.library.notices import NoteBanner


class ChosenView(QWidget):
    """Shows a routine, a file that cannot be used, or that nothing is chosen; all but the first when needed.

    Before it is shown itself it shows nothing: much may be chosen until then, at no cost.
    """

    asked = Signal(object)  # Command

    def __init__(self, model: RoutineModel, exercises: Exercises, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._exercises = exercises
        self._item: LibraryItem | None = None
        self._waiting: LibraryItem | None = None
        self._seen = False
        self._shown: tuple[Routine | None, Timeline | None] = (None, None)
        self.detail = RoutineDetail()
        self.detail.asked.connect(self.asked)
        self.detail.adjust_requested.connect(self.set_number)
        self._broken: BrokenFile | None = None
        self._nothing: NothingChosen | None = None
        self._note: NoteBanner | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.detail, 1)

    def show_item(self, item: LibraryItem | None, waiting: LibraryItem | None) -> None:
        """Show an item with what has been set in it; in the place of none, what waits to be chosen again."""
        self._item, self._waiting = item, waiting
        self._show()

    def leave_item(self) -> None:
        """Forget what was begun with the item in sight: another one comes."""
        self.detail.header.leave_name()
        self.detail.show_problem("")
        self.detail.show_top()

    def show_note(self, sentence: str, *, warning: bool) -> None:
        """Say what went wrong or, without a warning, what was done; nothing where there is nothing to say."""
        if self._note is None and sentence:
            from lunge_timer.ui.library.notices import NoteBanner

            self._note = NoteBanner()
            self._column.insertWidget(0, self._note)
        if self._note is not None:
            self._note.show_note(sentence, warning=warning)

    @Slot(object, object)
    def set_number(self, setting: Setting, value: Seconds) -> None:
        """Set one number of the routine in sight, or say why that cannot be."""
        if self._item is None:
            return
        try:
            self._model.set_number(self._item, setting, value)
        except RoutineError as error:
            self.detail.show_problem(str(error))
            self._shown = (None, None)  # the control says what was refused
        else:
            self.detail.show_problem("")
        self._show()

    @Slot()
    def reset(self) -> None:
        """Go back to the routine's own numbers."""
        if self._item is not None:
            self._model.reset(self._item)
            self.detail.show_problem("")
            self._show()

    def furnish(self) -> None:
        """Make what the first picture can do without."""
        self.detail.furnish()
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._seen:
            self._seen = True
            self._show()

    def _show(self) -> None:
        if not self._seen:
            return
        item = self._item
        row = None if item is None else self._model.row_of(item)
        routine = None if row is None else row.routine
        self.detail.setVisible(routine is not None)
        self._show_broken(item if routine is None else None)
        self._show_nothing(shown=item is None)
        if item is None or row is None or routine is None:
            return
        body = self.detail.body
        if body is None:  # the first picture: to lay the routine out can wait
            self.detail.header.show_routine(routine, self._exercises, row.total_ms)
            return
        body.action_row.show_item(item)
        timeline = self._model.timeline_of(item)
        if timeline is not None and (routine is not self._shown[0] or timeline is not self._shown[1]):
            self._shown = routine, timeline
            own = item.routine
            is_set = own is not None and own.blocks != routine.blocks
            dose = dose_line(own, self._exercises) if own is not None and is_set else ""
            self.detail.show_routine(routine, self._exercises, timeline, unbreakable(dose))

    def _show_broken(self, item: LibraryItem | None) -> None:
        """Show a file that cannot be used, or none."""
        if self._broken is None and item is not None:
            from lunge_timer.ui.library.empty_state import BrokenFile

            self._broken = BrokenFile()
            self._broken.asked.connect(self.asked)
            self._column.addWidget(self._broken, 1)
        if self._broken is not None:
            self._broken.setVisible(item is not None)
            if item is not None:
                self._broken.show_item(item)

    def _show_nothing(self, *, shown: bool) -> None:
        """Show that nothing is chosen, and what waits for the end of the search."""
        if self._nothing is None and shown:
            from lunge_timer.ui.library.empty_state import NothingChosen

            self._nothing = NothingChosen()
            self._column.addWidget(self._nothing, 1)
        if self._nothing is not None:
            self._nothing.setVisible(shown)
            self._nothing.show_waiting(self._waiting)
