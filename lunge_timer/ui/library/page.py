"""The library's page: the routines on the left, the chosen one on the right."""

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lunge_timer.core.clock import Clock, monotonic_ms
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.listing import LibraryItem
from lunge_timer.core.routine import Routine
from lunge_timer.language import _
from lunge_timer.ui.library.chosen_view import ChosenView
from lunge_timer.ui.library.library_commands import (
    RETURN_KEYS,
    LibraryCommand,
    command_of,
    commands_for,
    is_typed,
    key_lines,
)
from lunge_timer.ui.library.panel import RoutinePanel
from lunge_timer.ui.library.requests import RequestingPage
from lunge_timer.ui.widgets.key_list import show_key_list
from lunge_timer.ui.widgets.keys import is_one_of, single_keys_allowed
from lunge_timer.ui.widgets.layouts import fill

if TYPE_CHECKING:
    from lunge_timer.ui.library.deferred_parts import DeferredParts
    from lunge_timer.ui.library.file_dialogs import FileChooser


class LibraryPage(RequestingPage):
    """Choose a routine, set its numbers, start it. What is set stays set while the program runs.

    All else is asked of others, who change the files and then have the page show its items.
    """

    accessible_role = "page"

    def __init__(
        self,
        items: Sequence[LibraryItem],
        exercises: Exercises,
        parent: QWidget | None = None,
        *,
        files: "FileChooser | None" = None,
        clock: Clock = monotonic_ms,
    ) -> None:
        """Without files, dialogs ask for them."""
        super().__init__(parent)
        self._parts_from = exercises, files, clock
        self._told_id = ""
        self.setAccessibleName(_("Library"))
        self.setAccessibleDescription(_("Enter starts the chosen routine, F1 lists the keys"))
        self.panel = RoutinePanel(exercises)
        self.cards = self.panel.cards
        self.view = ChosenView(self.panel.model, exercises)
        self.header = self.view.header
        self._lay_out()
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

    @cached_property
    def parts(self) -> "DeferredParts":
        """What the first picture does without, made when it is first wanted."""
        from lunge_timer.ui.library.deferred_parts import DeferredParts

        made = DeferredParts(self, *self._parts_from)
        made.menu.command_requested.connect(self.obey)
        made.undo_bar.undo_requested.connect(self.undo_requested)
        self.view.add_parts(made)
        self.panel.add_search(made.search, made.finder.find)
        # Tab goes from the list to the chosen routine, and then to other pages and to the search.
        below = made.action_row.menu_button, *made.change_bar.buttons
        for before, after in pairwise((*below, *self.panel.tools, made.search)):
            QWidget.setTabOrder(before, after)
        QWidget.setTabOrder(made.search, self.panel.new_button)
        return made

    def make_parts(self) -> None:
        """Be whole: to be called after the first picture, at the latest."""
        _made = self.parts

    def show_items(self, items: Sequence[LibraryItem]) -> None:
        """List these and no others, in the library's order; the chosen one stays chosen, what is set, set."""
        self.panel.show_items(items)

    def choose(self, item_id: str) -> None:
        """Choose that item; where there is none, nothing changes."""
        self.panel.choose(item_id)

    def show_beyond(self, beyond: bool) -> None:  # noqa: FBT001 - a setting's value
        """Let the sliders go beyond the guideline, or no further than it."""
        self.view.show_beyond(beyond=beyond)

    @Slot(str)
    def show_note(self, sentence: str, *, warning: bool = True) -> None:
        """Say what went wrong or, without a warning, what was done; nothing where there is nothing to say."""
        self.parts.note.show_note(sentence, warning=warning)

    @Slot(str)
    def add_note(self, sentence: str) -> None:
        """Say that too: what is said already stays."""
        self.parts.note.add_note(sentence)

    def show_undo(self, sentence: str) -> None:
        """Say for a while what was done, with a way back; nothing takes it away."""
        self.parts.undo_bar.show_undo(sentence)

    @Slot(object)
    def obey(self, command: LibraryCommand) -> None:
        """Do what a key, a button or the menu asks for, or have it done."""
        item = self.chosen
        if command in commands_for(item):
            self._obey(command, item)
        elif item is not None and item.routine is not None:
            words = _("“{name}” comes with the program and stays as it is. Duplicate it to have your own.")
            self.show_note(words.format(name=item.name))

    @Slot()
    def start(self) -> None:
        if self.routine is not None and self.chosen is not None:
            self.start_requested.emit(self.routine, self.chosen.id, self.view.is_eased)

    @Slot()
    def ease(self) -> None:
        """Halve the sets of the chosen routine for now, or say that it cannot be less."""
        if not self.view.ease():
            self.show_note(_("One set of each exercise: that is as easy as it gets."), warning=False)

    @Slot()
    def search(self) -> None:
        self.parts.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def search_for(self, text: str) -> None:
        """Go on with the search where it was left."""
        self.parts.search.go_on(text)

    def leave_search(self) -> bool:
        """Empty the search and go back to the list; False where there was nothing to leave."""
        if left := self.parts.search.leave():
            self.cards.setFocus(Qt.FocusReason.OtherFocusReason)
        return left

    def enter_list(self) -> bool:
        """Give the keyboard to what is listed; where nothing is, stay, say so, and return False."""
        if self.chosen is None:
            self.parts.search.tell_found()
            return False
        self.cards.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    @Slot()
    def rename_chosen(self) -> None:
        """Let the chosen routine's name be changed in its place."""
        if LibraryCommand.RENAME in commands_for(self.chosen):
            self.header.edit_name(self.parts.name_field)

    @Slot()
    def undo(self) -> None:
        """Ask for what was done last to be undone, while the bar offers it."""
        if self.parts.undo_bar.isVisible():
            self.parts.undo_bar.undo()

    @Slot(QPoint)
    def show_menu(self, place: QPoint | None = None) -> None:
        """Open the menu at a place on the screen, or above its button."""
        self.parts.menu.show_item(self.chosen)
        self.parts.menu.open_at(place, self.view.menu_button)

    @Slot()
    def show_keys(self) -> None:
        """List the keys, over the page."""
        show_key_list(_("Shortcuts"), key_lines(), self)

    @Slot(object)
    def show_chosen(self, item: LibraryItem | None) -> None:
        """Show another item, or what is new in the same."""
        another = (item.id if item else "") != self._told_id
        if another:
            self.view.leave_item()
        self.view.show_item(item, self.panel.waiting)
        if another:
            self._told_id = item.id if item else ""
            if self.panel.waiting is None:
                self.chosen_changed.emit(self._told_id)

    @Slot(int)
    def toggle_star(self, number: int) -> None:
        """Ask for a star on a listed routine, or to have it taken away."""
        item = self.panel.model.item(number)
        self.star_requested.emit(item.id, not item.starred)

    @Slot(str)
    def take_name(self, name: str) -> None:
        if self.chosen is not None:
            self.rename_requested.emit(self.chosen.id, name)

    @Slot()
    def leave_name(self) -> None:
        """Give the keyboard back to the list where the name had it."""
        if self.parts.name_field.hasFocus():
            self.cards.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Obey a key, wherever on the page the keyboard is; letters are searched for."""
        on_list = self.cards.hasFocus()
        command = command_of(event, on_list=on_list)
        if command is LibraryCommand.LEAVE:
            if not self.leave_search():
                super().keyPressEvent(event)
        elif command is not None:
            self.obey(command)
        elif is_typed(event) and (on_list or single_keys_allowed()):
            self.search_for(event.text())
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down} and not on_list:
            if self.enter_list():
                self.cards.keyPressEvent(event)
        elif is_one_of(event, RETURN_KEYS) and self.parts.search.hasFocus():
            self.enter_list()
        else:
            super().keyPressEvent(event)

    def _obey(self, command: LibraryCommand, item: LibraryItem | None) -> None:
        """Do one of commands_for(item), or ask for it."""
        own = {
            LibraryCommand.START: self.start,
            LibraryCommand.SEARCH: self.search,
            LibraryCommand.RENAME: self.rename_chosen,
            LibraryCommand.RESET: self.view.reset,
            LibraryCommand.EASE: self.ease,
            LibraryCommand.UNDO: self.undo,
            LibraryCommand.SHOW_MENU: self.show_menu,
            LibraryCommand.SHOW_KEYS: self.show_keys,
            LibraryCommand.IMPORT: self._choose_imports,
        }.get(command)
        if own is not None:
            own()
        elif command is LibraryCommand.EXPORT and item is not None:
            self._choose_export(item)
        else:
            self.request(command, item, self.routine)

    def _choose_imports(self) -> None:
        if files := self.parts.files.files_to_import(self):
            self.import_requested.emit(files)

    def _choose_export(self, item: LibraryItem) -> None:
        if (path := self.parts.files.file_to_export(self, item.name)) is not None:
            self.export_requested.emit(item.id, path)

    def _join(self) -> None:
        self.files_dropped.connect(self.import_requested)
        self.panel.chosen_changed.connect(self.show_chosen)
        self.panel.command_requested.connect(self.obey)
        self.cards.doubleClicked.connect(self.start)
        self.cards.star_clicked.connect(self.toggle_star)
        self.cards.menu_requested.connect(self.show_menu)
        self.view.command_requested.connect(self.obey)
        self.header.start_requested.connect(self.start)
        self.header.name_taken.connect(self.take_name)
        self.header.name_left.connect(self.leave_name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panel.show_room(event.size().width())

    def _lay_out(self) -> None:
        row = fill(QHBoxLayout(self), space_px=0)
        row.addWidget(self.panel, 34)
        row.addWidget(self.view, 66)
        self.setFocusProxy(self.cards)
