"""What the library has others do: every request that leaves it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from lunge_timer.core.item import Item
from lunge_timer.core.routine import Routine
from lunge_timer.ui.library.commands import Command

if TYPE_CHECKING:
    from lunge_timer.ui.library.chooser import Chooser


class Errands(QObject):
    """Asks, and does none of it: whoever listens changes the files, and then has the page show its items."""

    star_requested = Signal(str, bool)  # id, and whether it is to have a star
    save_requested = Signal(object)  # Routine, as it is set, to be kept as a favourite
    rename_requested = Signal(str, str)  # id, name
    edit_requested = Signal(str)
    duplicate_requested = Signal(str)
    delete_requested = Signal(str)
    undo_requested = Signal()
    import_requested = Signal(object)  # list[Path]
    export_requested = Signal(str, object)  # id, Path
    folder_requested = Signal(str)
    new_requested = Signal()
    settings_requested = Signal()

    def __init__(self, page: QWidget, chooser: "Chooser | None" = None) -> None:
        """Without a chooser, dialogs over the page ask for files."""
        super().__init__(page)
        self._page = page
        self._chooser = chooser

    def run(self, command: Command, item: Item | None, routine: Routine | None) -> None:
        """Ask others for one of commands_for(item); routine is the item's, as it is set."""
        match command:
            case Command.NEW:
                self.new_requested.emit()
            case Command.SHOW_SETTINGS:
                self.settings_requested.emit()
            case Command.IMPORT:
                self._choose_imports()
            case Command.SAVE:
                self.save_requested.emit(routine)
            case _ if item is not None:
                self._run_for(item, command)

    def star(self, item: Item) -> None:
        """Ask for a star on item, or to have it taken away."""
        self.star_requested.emit(item.id, not item.starred)

    def rename(self, item: Item, name: str) -> None:
        self.rename_requested.emit(item.id, name)

    def _run_for(self, item: Item, command: Command) -> None:
        match command:
            case Command.STAR:
                self.star(item)
            case Command.EXPORT:
                self._choose_export(item)
            case _:
                {
                    Command.EDIT: self.edit_requested,
                    Command.DUPLICATE: self.duplicate_requested,
                    Command.DELETE: self.delete_requested,
                    Command.SHOW_FOLDER: self.folder_requested,
                }[command].emit(item.id)

    def _choose_imports(self) -> None:
        files = self._files().files_to_import(self._page)
        if files:
            self.import_requested.emit(files)

    def _choose_export(self, item: Item) -> None:
        path = self._files().file_to_export(self._page, item.name)
        if path is not None:
            self.export_requested.emit(item.id, path)

    def _files(self) -> "Chooser":
        """Whoever is asked for files."""
        if self._chooser is None:
            from lunge_timer.ui.library.chooser import DialogChooser

            self._chooser = DialogChooser()
        return self._chooser
