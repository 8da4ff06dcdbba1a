"""The parts of the page that most visits do without: each is made when it is first wanted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lunge_timer.core.listing import LibraryItem

if TYPE_CHECKING:
    from lunge_timer.ui.library.key_list import KeyList
    from lunge_timer.ui.library.notices import UndoBar
    from lunge_timer.ui.library.routine_menu import RoutineMenu


class Extras(QObject):
    """The undo bar is under all; the menu and the list of keys lie over the page."""

    asked = Signal(object)  # Command
    undo_requested = Signal()

    def __init__(self, page: QWidget, column: QVBoxLayout) -> None:
        super().__init__(page)
        self._page = page
        self._column = column
        self.keys: KeyList | None = None
        self._menu: RoutineMenu | None = None
        self._undo_bar: UndoBar | None = None

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

    def show_menu(self, item: LibraryItem | None, place: QPoint | None, button: QWidget) -> None:
        """Open the menu for item at a place on the screen, or above its button."""
        if self._menu is None:
            from lunge_timer.ui.library.routine_menu import RoutineMenu

            self._menu = RoutineMenu(self._page)
            self._menu.asked.connect(self.asked)
        self._menu.show_item(item)
        self._menu.open_at(place, button)

    def show_keys(self) -> None:
        """List the keys, over the page."""
        if self.keys is None:
            from lunge_timer.ui.library.key_list import KeyList

            self.keys = KeyList(self._page)
        self.keys.ask()
