"""The library: the routines on the left, the chosen one on the right."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lunge_timer.core.exercise import Exercises
from lunge_timer.core.listing import LibraryItem
from lunge_timer.core.routine import Routine
from lunge_timer.language import _
from lunge_timer.ui.library.chosen_view import ChosenView
from lunge_timer.ui.library.drops import DropTarget
from lunge_timer.ui.library.errands import Errands
from lunge_timer.ui.library.extras import Extras
from lunge_timer.ui.library.library_commands import LibraryCommand, command_of, commands_for
from lunge_timer.ui.library.panel import RoutinePanel
from lunge_timer.ui.library.search import TypedLetters

if TYPE_CHECKING:
    from lunge_timer.ui.library.file_dialogs import Chooser

_NOT_TYPED = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class LibraryPage(DropTarget):
    """Choose a routine, set its numbers, start it. What is set stays set while the program runs.

    All else that is asked for here is an errand for others.
    """

    start_requested = Signal(object)  # Routine, as it is set
    chosen_changed = Signal(str)  # id, or nothing

    def __init__(
        self,
        items: Sequence[LibraryItem],
        exercises: Exercises,
        parent: QWidget | None = None,
        *,
        chooser: "Chooser | None" = None,
    ) -> None:
        """Without a chooser, dialogs ask for files."""
        super().__init__(parent)
        self.errands = Errands(self, chooser)
        self._told_id = ""
        self._furnished = False
        self._letters = TypedLetters(self)
        self._painted = QTimer(self, singleShot=True)
        self._painted.timeout.connect(self.furnish)
        self.panel = RoutinePanel(exercises)
        self.cards = self.panel.cards
        self._view = ChosenView(self.panel.model, exercises)
        self.detail = self._view.detail
        self._extras = self._lay_out()
        self._join()
        self.show_items(items)

    @property
    def chosen(self) -> LibraryItem | None:
        return self.panel.chosen

    @property
    def routine(self) -> Routine | None:
        """The chosen routine as it is set, or none where there is none to start."""
        item = self.chosen
        return None if item is None else self.panel.model.row_of(item).routine

    def show_items(self, items: Sequence[LibraryItem]) -> None:
        """List these and no others, in the library's order; the chosen one stays chosen, what is set, set."""
        self.panel.show_items(items)

    def choose(self, item_id: str) -> None:
        """Choose that item; where there is none, nothing changes."""
        self.panel.choose(item_id)

    def show_beyond(self, beyond: bool) -> None:  # noqa: FBT001 - a setting's value
        """Let the sliders go beyond the guideline, or no further than it."""
        self.detail.show_beyond(beyond=beyond)

    def show_note(self, sentence: str, *, warning: bool = True) -> None:
        """Say what went wrong or, without a warning, what was done; nothing where there is nothing to say."""
        self._view.show_note(sentence, warning=warning)

    def show_undo(self, sentence: str) -> None:
        """Say for a while what was deleted, with a way back; nothing takes it away."""
        self._extras.show_undo(sentence)

    @Slot()
    def rename_chosen(self) -> None:
        """Let the chosen routine's name be changed in its place."""
        if LibraryCommand.RENAME in commands_for(self.chosen):
            self.detail.header.edit_name()

    @Slot()
    def start(self) -> None:
        if self.routine is not None:
            self.start_requested.emit(self.routine)

    @Slot(object)
    def obey(self, command: LibraryCommand) -> None:
        """Do what a key, a button or the menu asks for."""
        deed = {
            LibraryCommand.START: self.start,
            LibraryCommand.SEARCH: self.search,
            LibraryCommand.RENAME: self.rename_chosen,
            LibraryCommand.RESET: self._view.reset,
            LibraryCommand.UNDO: self._extras.undo,
            LibraryCommand.SHOW_MENU: self.show_menu,
            LibraryCommand.SHOW_KEYS: self.show_keys,
        }.get(command)
        item = self.chosen
        if command in commands_for(item):
            if deed is not None:
                deed()
            else:
                self.errands.run(command, item, self.routine)
        elif item is not None and item.routine is not None:
            self.show_note(
                _(
                    "“{name}” comes with the program and stays as it is. Duplicate it to have your own."
                ).format(name=item.name)
            )

    @Slot(int)
    def toggle_star(self, number: int) -> None:
        """Ask for a star on a listed routine, or to have it taken away."""
        self.errands.star(self.panel.model.item(number))

    @Slot()
    def search(self) -> None:
        self.panel.furnish().setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(QPoint)
    def show_menu(self, place: QPoint | None = None) -> None:
        """Open the menu at a place on the screen, or above its button."""
        self._extras.show_menu(self.chosen, place, self.detail.furnish().action_row.menu_button)

    @Slot()
    def show_keys(self) -> None:
        """List the keys, over the page."""
        self._extras.show_keys()

    @Slot(object)
    def show_chosen(self, item: LibraryItem | None) -> None:
        """Show another item, or what is new in the same."""
        another = (item.id if item else "") != self._told_id
        if another:
            self._letters.forget()
            self._view.leave_item()
        self._view.show_item(item, self.panel.waiting)
        if another:
            self._told_id = item.id if item else ""
            if self.panel.waiting is None:
                self.chosen_changed.emit(self._told_id)

    @Slot(str)
    def take_name(self, name: str) -> None:
        if self.chosen is not None:
            self.errands.rename(self.chosen, name)

    @Slot()
    def go_on(self) -> None:
        """Give the keyboard back to the list where the name had it."""
        field = self.detail.header.name_field
        if field is not None and field.hasFocus():
            self.cards.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def furnish(self) -> None:
        """Make what the first picture can do without."""
        self._furnished = True
        self._view.furnish()
        self.panel.furnish()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._furnished:
            self._painted.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Obey a key, wherever on the page the keyboard is; letters without a meaning are searched for."""
        command = command_of(event)
        if command is LibraryCommand.STAR and self.routine is None:
            command = None
        if event.isAutoRepeat() and command is not None:
            return
        if command is LibraryCommand.LEAVE:
            if not self.panel.leave_search():
                super().keyPressEvent(event)
        elif command is LibraryCommand.STAR:
            item = self.chosen
            self.obey(command)
            if item is not None:
                self._letters.keep(event.text(), item)
        elif command is not None:
            self.obey(command)
        elif event.text().strip() and event.text().isprintable() and not event.modifiers() & _NOT_TYPED:
            self.panel.search_for(self._letters.follow(event.text()))
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down} and not self.cards.hasFocus():
            self.cards.setFocus(Qt.FocusReason.OtherFocusReason)
            self.cards.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _join(self) -> None:
        self._extras.asked.connect(self.obey)
        self._extras.undo_requested.connect(self.errands.undo_requested)
        self._letters.star_taken_back.connect(self.errands.star_requested)
        self.files_dropped.connect(self.errands.import_requested)
        self.panel.chosen_changed.connect(self.show_chosen)
        self.panel.asked.connect(self.obey)
        self.cards.doubleClicked.connect(self.start)
        self.cards.star_clicked.connect(self.toggle_star)
        self.cards.menu_requested.connect(self.show_menu)
        self.detail.start_requested.connect(self.start)
        self._view.asked.connect(self.obey)
        self.detail.header.name_taken.connect(self.take_name)
        self.detail.header.name_left.connect(self.go_on)

    def _lay_out(self) -> Extras:
        """Give everything its place; the extras find theirs later."""
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.panel, 34)
        row.addWidget(self._view, 66)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        self.setFocusProxy(self.cards)
        return Extras(self, column)
