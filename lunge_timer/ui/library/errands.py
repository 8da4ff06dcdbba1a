"""What the library has others do: every request that leaves it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from lunge_timer.core.listing import LibraryItem
from lunge_timer.core.routine import Routine
from lunge_timer.ui.library.library_commands import LibraryCommand

if TYPE_CHECKING:
    from lunge_timer.ui.library.file_dialogs import Chooser


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

    def run(self, command: LibraryCommand, item: LibraryItem | None, routine: Routine | None) -> None:
        """Ask others for one of commands_for(item); routine is the item's, as it is set."""
        match command:
            case LibraryCommand.NEW:
                self.new_requested.emit()
            case LibraryCommand.SHOW_SETTINGS:
                self.settings_requested.emit()
            case LibraryCommand.IMPORT:
                self._choose_imports()
            case LibraryCommand.SAVE:
                self.save_requested.emit(routine)
            case _ if item is not None:
                self._run_for(item, command)

    def star(self, item: LibraryItem) -> None:
        """Ask for a star on item, or to have it taken away."""
        self.star_requested.emit(item.id, not item.starred)

    def rename(self, item: LibraryItem, name: str) -> None:
        self.rename_requested.emit(item.id, name)

    def _run_for(self, item: LibraryItem, command: LibraryCommand) -> None:
        match command:
            case LibraryCommand.STAR:
                self.star(item)
            case LibraryCommand.EXPORT:
                self._choose_export(item)
            case _:
                {
                    LibraryCommand.EDIT: self.edit_requested,
                    LibraryCommand.DUPLICATE: self.duplicate_requested,
                    LibraryCommand.DELETE: self.delete_requested,
                    LibraryCommand.SHOW_FOLDER: self.folder_requested,
                }[command].emit(item.id)

    def _choose_imports(self) -> None:
        files = self._files().files_to_import(self._page)
        if files:
            self.import_requested.emit(files)

    def _choose_export(self, item: LibraryItem) -> None:
        path = self._files().file_to_export(self._page, item.name)
        if path is not None:
            self.export_requested.emit(item.id, path)

    def _files(self) -> "Chooser":
        """Whoever is asked for files."""
        if self._chooser is None:
            from lunge_timer.ui.library.file_dialogs import DialogChooser

            self._chooser = DialogChooser()
        return self._chooser
