"""Which command of the library asks for what: of those who change the files, or for another page."""

from typing import TYPE_CHECKING

from lunge_timer.ui.library.library_commands import LibraryCommand

if TYPE_CHECKING:
    from lunge_timer.ui.library.page import LibraryPage


def request(page: "LibraryPage", command: LibraryCommand) -> None:
    """Ask for a command that others do, with what is chosen on page as it is set."""
    item = page.chosen
    anywhere = {
        LibraryCommand.NEW: page.new_requested,
        LibraryCommand.SHOW_PROGRESS: page.progress_requested,
        LibraryCommand.SHOW_SETTINGS: page.settings_requested,
    }.get(command)
    if anywhere is not None:
        anywhere.emit()
    elif item is None:
        return
    elif command is LibraryCommand.STAR:
        page.star_requested.emit(item.id, not item.starred)
    elif command is LibraryCommand.SAVE:
        page.save_requested.emit(page.routine)
    elif command is LibraryCommand.KEEP:
        page.keep_requested.emit(item.id, page.routine)
    else:
        {
            LibraryCommand.FORGET: page.forget_requested,
            LibraryCommand.EDIT: page.edit_requested,
            LibraryCommand.DUPLICATE: page.duplicate_requested,
            LibraryCommand.DELETE: page.delete_requested,
            LibraryCommand.SHOW_FOLDER: page.folder_requested,
        }[command].emit(item.id)
