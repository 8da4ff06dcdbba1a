"""What the library's page asks of others, who change the files and then have it show its items."""

from PySide6.QtCore import Signal

from lunge_timer.core.listing import LibraryItem
from lunge_timer.core.routine import Routine
from lunge_timer.ui.library.drops import DropTarget
from lunge_timer.ui.library.library_commands import LibraryCommand


class RequestingPage(DropTarget):
    """Has a signal for each request, and knows which command asks for what."""

    start_requested = Signal(object, str, bool)  # Routine as it is set, its id, whether its sets are halved
    chosen_changed = Signal(str)  # id, or nothing
    star_requested = Signal(str, bool)  # id, and whether it is to have a star
    keep_requested = Signal(str, object)  # id, and Routine as it is set, to be kept in it
    forget_requested = Signal(str)  # id of a built-in one, to have the program's own numbers again
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
    progress_requested = Signal()
    settings_requested = Signal()

    def request(self, command: LibraryCommand, item: LibraryItem | None, routine: Routine | None) -> None:
        """Ask for a command that others do; routine is item's as it is set."""
        anywhere = {
            LibraryCommand.NEW: self.new_requested,
            LibraryCommand.SHOW_PROGRESS: self.progress_requested,
            LibraryCommand.SHOW_SETTINGS: self.settings_requested,
        }.get(command)
        if anywhere is not None:
            anywhere.emit()
        elif item is None:
            return
        elif command is LibraryCommand.STAR:
            self.star_requested.emit(item.id, not item.starred)
        elif command is LibraryCommand.SAVE:
            self.save_requested.emit(routine)
        elif command is LibraryCommand.KEEP:
            self.keep_requested.emit(item.id, routine)
        else:
            {
                LibraryCommand.FORGET: self.forget_requested,
                LibraryCommand.EDIT: self.edit_requested,
                LibraryCommand.DUPLICATE: self.duplicate_requested,
                LibraryCommand.DELETE: self.delete_requested,
                LibraryCommand.SHOW_FOLDER: self.folder_requested,
            }[command].emit(item.id)
