"""The parts of the page that most visits do without: each is made when it is first wanted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lunge_timer.core.item import Item

if TYPE_CHECKING:
    from lunge_timer.ui.library.broken import BrokenFile
    from lunge_timer.ui.library.key_list import KeyList
    from lunge_timer.ui.library.menu import ItemMenu
    from lunge_timer.ui.library.nothing import NothingChosen
    from lunge_timer.ui.library.notices import Note, UndoBar


class Extras(QObject):
    """Note, broken file and what stands for no file are at the right, the undo bar is under all.

    The others lie over the page.
    """

    asked = Signal(object)  # Command
    undo_requested = Signal()

    def __init__(self, page: QWidget, right: QVBoxLayout, column: QVBoxLayout) -> None:
        super().__init__(page)
        self._page = page
        self._right = right
        self._column = column
        self.keys: KeyList | None = None
        self._broken: BrokenFile | None = None
        self._menu: ItemMenu | None = None
        self._note: Note | None = None
        self._nothing: NothingChosen | None = None
        self._undo_bar: UndoBar | None = None

    def show_note(self, sentence: str) -> None:
        if self._note is None and sentence:
            from lunge_timer.ui.library.notices import Note

            self._note = Note()
            self._right.insertWidget(0, self._note)
        if self._note is not None:
            self._note.show_note(sentence)

    def show_undo(self, sentence: str) -> None:
        if self._undo_bar is None and sentence:
            from lunge_timer.ui.library.notices import UndoBar

            self._undo_bar = UndoBar()
            self._undo_bar.undo_requested.connect(self.undo_requested)
            self._column.addWidget(self._undo_bar)
        if self._undo_bar is not None:
            self._undo_bar.show_undo(sentence)

    def undo(self) -> None:
        """Press the bar's button, while the bar stands."""
        if self._undo_bar is not None and self._undo_bar.isVisible():
            self._undo_bar.undo()

    def show_broken(self, item: Item | None) -> None:
        """Show a file that cannot be used, or none."""
        if self._broken is None and item is not None:
            from lunge_timer.ui.library.broken import BrokenFile

            self._broken = BrokenFile()
            self._broken.asked.connect(self.asked)
            self._right.addWidget(self._broken, 1)
        if self._broken is not None:
            self._broken.setVisible(item is not None)
            if item is not None:
                self._broken.show_item(item)

    def show_nothing(self, *, shown: bool, waiting: Item | None) -> None:
        """Show that nothing is chosen, and what waits for the end of the search."""
        if self._nothing is None and shown:
            from lunge_timer.ui.library.nothing import NothingChosen

            self._nothing = NothingChosen()
            self._right.addWidget(self._nothing, 1)
        if self._nothing is not None:
            self._nothing.setVisible(shown)
            self._nothing.show_waiting(waiting)

    def show_menu(self, item: Item | None, place: QPoint | None, button: QWidget) -> None:
        """Open the menu for item at a place on the screen, or above its button."""
        if self._menu is None:
            from lunge_timer.ui.library.menu import ItemMenu

            self._menu = ItemMenu(self._page)
            self._menu.asked.connect(self.asked)
        self._menu.show_item(item)
        self._menu.open_at(place, button)

    def show_keys(self) -> None:
        """List the keys, over the page."""
        if self.keys is None:
            from lunge_timer.ui.library.key_list import KeyList

            self.keys = KeyList(self._page)
        self.keys.ask()
