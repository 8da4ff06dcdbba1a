"""The right side of the library: whatever is chosen, and above it what went wrong.

The name and the button that starts it belong to the first picture; all else is made after it, in one go.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from msgspec import UNSET
from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFontMetrics, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lunge_timer.core.adjust import Choice, Setting
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.listing import LibraryItem
from lunge_timer.core.routine import Routine
from lunge_timer.core.text.changes import changes_text
from lunge_timer.core.text.numbers import unbreakable
from lunge_timer.errors import RoutineError
from lunge_timer.ui.library.routine_header import RoutineHeader
from lunge_timer.ui.library.routine_model import RoutineModel
from lunge_timer.ui.theme import FollowsFont, text_font
from lunge_timer.ui.widgets.layouts import fill

if TYPE_CHECKING:
    from lunge_timer.core.timeline import Timeline
    from lunge_timer.ui.library.deferred_parts import DeferredParts

_MARGIN_PX, _NARROW_MARGIN_PX = 32, 16
_NARROW_PX = 480
NOTHING_DONE: Mapping[str, int] = {}
_TOP_PX, _LOW_TOP_PX, _LOW_BOTTOM_PX = 24, 12, 6  # around the name and the button
_LOW_LINES, _TIGHT_LINES = 24, 37  # with less height, the page is low; with less, tight


class ChosenView(FollowsFont, QWidget):
    """Shows a routine, a file that cannot be used, or that nothing is chosen.

    Before it is shown itself it shows nothing: much may be chosen until then, at no cost.
    """

    command_requested = Signal(object)  # LibraryCommand

    def __init__(self, model: RoutineModel, exercises: Exercises, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._exercises = exercises
        self._item: LibraryItem | None = None
        self._waiting: LibraryItem | None = None
        self._beyond = False
        self._less_motion = False
        self._note_of: Callable[[Routine], str] = _nothing_to_say
        self._today = ""
        self._done_this_week: Mapping[str, int] = NOTHING_DONE
        self._seen = False
        self._room: tuple[bool, bool, int] = False, False, _MARGIN_PX  # low, tight, and the margin
        self._shown: tuple[Routine | None, Timeline | None, bool] = (None, None, False)
        self._parts: DeferredParts | None = None
        self.header = RoutineHeader()
        self._top = QWidget()
        margins_px = _MARGIN_PX, _TOP_PX, _MARGIN_PX, 0
        self._top_column = fill(QVBoxLayout(self._top), self.header, margins_px=margins_px)
        self._column = fill(QVBoxLayout(self), self._top, space_px=0)
        self._column.addStretch()

    def add_parts(self, made: "DeferredParts") -> None:
        """Take all that the first picture did without."""
        self._parts = made
        made.detail.controls.number_requested.connect(self.set_number)
        made.detail.choices.choice_requested.connect(self.set_choice)
        for asking in (made.detail.own_numbers, made.action_row, made.change_bar, made.broken):
            asking.command_requested.connect(self.command_requested)
        self.header.add_name_field(made.name_field)
        self._show_room(made)
        made.cards.show_room(self.height())
        self._column.addWidget(made.detail, 1)
        # Between what scrolls and the buttons below: as they come and go, nothing moves but the view's end.
        made.notices.height_changed.connect(made.detail.scroll_area.show_taken)
        for below in (made.notices, made.action_row, made.change_bar):
            self._column.addWidget(below)
        for instead in (made.broken, made.nothing):  # last, so that Tab comes to it after the search
            self._column.insertWidget(self._column.indexOf(made.detail), instead, 1)
        made.detail.demonstration.show_less_motion(less=self._less_motion)
        for going in (made.undo_bar, made.advice, made.cards):
            going.left.connect(self.focus_numbers)
        self._show()

    @property
    def menu_button(self) -> QWidget | None:
        """The button for the menu that is in sight."""
        if self._parts is None:
            return None
        bar, row = self._parts.change_bar, self._parts.action_row
        return bar.menu_button if bar.isVisible() else row.menu_button

    @Slot()
    def focus_numbers(self) -> None:
        """Give the keyboard to the last of the numbers: Qt would go on to a button that saves."""
        if self._parts is not None:
            for control in self._parts.detail.controls.controls[-1:]:
                control.tab_stop.setFocus()

    def show_item(self, item: LibraryItem | None, waiting: LibraryItem | None) -> None:
        """Show an item with what has been set in it; in the place of none, what waits to be chosen again."""
        self._item, self._waiting = item, waiting
        self._show()

    def leave_item(self) -> None:
        """Forget what was begun with the item in sight: another one comes."""
        self.show_problem("")
        if self._parts is not None:
            self._parts.name_field.leave()
            self._parts.detail.show_top()

    def show_beyond(self, *, beyond: bool) -> None:
        """Let the sliders go beyond the guideline, or no further than it."""
        self._beyond = beyond
        self._show()

    def show_less_motion(self, *, less: bool) -> None:
        """Have the picture stand still until it is played, or move by itself."""
        self._less_motion = less
        if self._parts is not None:
            self._parts.detail.demonstration.show_less_motion(less=less)

    def show_problem(self, sentence: str) -> None:
        """Say why a number or a choice was refused; nothing where none was."""
        if self._parts is not None:
            self._parts.problem.show_note(sentence, warning=True)

    def show_history(
        self,
        note_of: Callable[[Routine], str],
        today: str = "",
        done_this_week: Mapping[str, int] = NOTHING_DONE,
    ) -> None:
        """Say by the button what note_of has of a routine as it is set: to be known before it starts.

        today is ISO; done_this_week is how often each routine was done in its week, by its id.
        """
        self._note_of, self._today, self._done_this_week = note_of, today, done_this_week
        self._shown = (None, None, False)
        self._show()

    @Slot(object, int)
    def set_number(self, setting: Setting, value: int) -> None:
        """Set one number of the routine in sight, or say why that cannot be. Times are in ms."""
        if self._item is not None:
            self._set(partial(self._model.set_number, self._item, setting, value))

    @Slot(object, str)
    def set_choice(self, choice: Choice, value: str) -> None:
        """Choose one of the options for the routine in sight, or say why that cannot be."""
        if self._item is not None:
            self._set(partial(self._model.set_choice, self._item, choice, value))

    def ease(self) -> bool:
        """Halve the sets of the routine in sight; False where there is nothing to halve."""
        eased = self._item is not None and self._model.ease(self._item)
        if eased:
            self.show_problem("")
            self._show()
        return eased

    @property
    def is_eased(self) -> bool:
        """Whether the routine in sight has half its sets for now."""
        return self._item is not None and self._model.row_of(self._item).eased

    @Slot()
    def reset(self) -> None:
        """Go back to the routine's own numbers."""
        if self._item is not None:
            self._model.reset(self._item)
            self.show_problem("")
            self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def show_font(self) -> None:
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._seen:
            self._seen = True
            self._show()

    def _fit(self) -> None:
        """Where the page is low for its letters, leave the room to what scrolls; where narrow, to words."""
        if self._parts is not None:
            self._parts.cards.show_room(self.height())
        lines = self.height() / QFontMetrics(text_font()).height()
        low, tight = lines < _LOW_LINES, lines < _TIGHT_LINES
        margin_px = _NARROW_MARGIN_PX if self.width() < _NARROW_PX else _MARGIN_PX
        if (low, tight, margin_px) == self._room:
            return
        self._room = low, tight, margin_px
        top_px, bottom_px = _LOW_TOP_PX if tight else _TOP_PX, _LOW_BOTTOM_PX if low else 0
        self._top_column.setContentsMargins(margin_px, top_px, margin_px, bottom_px)
        self.header.show_low(low=low)
        if self._parts is not None:
            self._show_room(self._parts)

    def _show_room(self, made: "DeferredParts") -> None:
        low, tight, margin_px = self._room
        made.detail.show_low(low=low)
        made.detail.show_tight(tight=tight)
        made.detail.scroll_area.show_margin(margin_px)
        made.action_row.show_margin(margin_px)
        made.change_bar.show_margin(margin_px)

    def _set(self, deed: Callable[[], None]) -> None:
        """Set something of the routine in sight, or say why that cannot be."""
        try:
            deed()
        except RoutineError as error:
            self.show_problem(str(error))
            self._shown = (None, None, False)  # the control says what was refused
        else:
            self.show_problem("")
        self._show()

    def _show(self) -> None:
        if not self._seen:
            return
        item = self._item
        row = None if item is None else self._model.row_of(item)
        routine = None if row is None else row.routine
        self._top.setVisible(routine is not None)
        if self._parts is not None:
            self._show_all(self._parts, item, routine)
        elif routine is not None and row is not None:  # the first picture: to lay the routine out can wait
            self.header.show_routine(routine, self._exercises, row.total_ms)

    def _show_all(self, made: "DeferredParts", item: LibraryItem | None, routine: Routine | None) -> None:
        made.detail.setVisible(routine is not None)
        if routine is None:
            made.action_row.hide()
            made.change_bar.hide()
            self._shown = (None, None, False)  # the same routine may come again, with its buttons
        made.broken.setVisible(item is not None and routine is None)
        made.nothing.setVisible(item is None)
        if item is None:
            made.nothing.show_waiting(self._waiting)
        elif routine is None:
            made.broken.show_item(item)
        else:
            made.action_row.show_item(item)
            self._show_routine(made, item, routine)

    def _show_routine(self, made: "DeferredParts", item: LibraryItem, routine: Routine) -> None:
        """Show what would start now, where anything of it is new."""
        timeline = self._model.timeline_of(item)
        shown = routine, timeline, self._beyond
        if timeline is None or all(one is other for one, other in zip(shown, self._shown, strict=True)):
            return
        self._shown = shown
        self.header.show_routine(routine, self._exercises, timeline.total_ms)
        known = routine.known(self._exercises)
        made.detail.show_routine(routine, known, timeline, beyond=self._beyond)
        made.detail.show_item(item, self._exercises)
        done = self._done_this_week.get(item.id, 0) if self._today else None
        prescription = made.detail.show_prescription(routine, self._today, done)
        self.header.show_note(self._note_of(routine), prescription)
        self._show_changes(made, item, routine)

    def _show_changes(self, made: "DeferredParts", item: LibraryItem, routine: Routine) -> None:
        """Put what can become of the changes in the place of the other actions, while there are any."""
        changes = changes_text(item.routine, routine, self._exercises) if item.routine is not None else ""
        if changes:
            is_prescribed = routine.prescription is not UNSET
            made.change_bar.show_changes(unbreakable(changes), item.name, by_you=is_prescribed)
        elif made.change_bar.has_focus:
            self.focus_numbers()
        made.action_row.setVisible(not changes)
        made.change_bar.setVisible(bool(changes))


def _nothing_to_say(_routine: Routine) -> str:
    return ""
