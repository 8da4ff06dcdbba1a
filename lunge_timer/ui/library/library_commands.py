"""The commands of the library page, and their keys."""

from collections.abc import Iterator, Mapping
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from lunge_timer.core.adjust import easier
from lunge_timer.core.listing import LibraryItem
from lunge_timer.core.prescribed import is_changed
from lunge_timer.language import _
from lunge_timer.ui.widgets.keys import LIST_KEYS, Pressed, command_in, is_one_of, key_names

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class LibraryCommand(Enum):
    START = auto()
    SEARCH = auto()
    LEAVE = auto()  # the search
    STAR = auto()
    KEEP = auto()  # what is set, in the routine itself
    SAVE = auto()  # as a favourite of its own
    RESET = auto()  # what is set
    EASE = auto()  # half the sets, for now
    FORGET = auto()  # the numbers that are kept for a built-in one, or beside what was prescribed
    EDIT = auto()
    DUPLICATE = auto()
    RENAME = auto()
    DELETE = auto()
    UNDO = auto()
    NEW = auto()
    IMPORT = auto()
    EXPORT = auto()
    SHOW_FOLDER = auto()
    SHOW_MENU = auto()
    SHOW_PROGRESS = auto()
    SHOW_SETTINGS = auto()
    SHOW_KEYS = auto()


_KEYS: Mapping[LibraryCommand, tuple[Pressed, ...]] = {
    LibraryCommand.START: (CTRL | Key.Key_Return, CTRL | Key.Key_Enter),
    LibraryCommand.SEARCH: (CTRL | Key.Key_F, Key.Key_Slash, SHIFT | Key.Key_Slash),
    LibraryCommand.LEAVE: (Key.Key_Escape,),
    LibraryCommand.STAR: (CTRL | Key.Key_D,),
    LibraryCommand.KEEP: (CTRL | Key.Key_S,),
    LibraryCommand.SAVE: (CTRL | SHIFT | Key.Key_S,),
    LibraryCommand.RESET: (CTRL | Key.Key_R,),
    LibraryCommand.EDIT: (CTRL | Key.Key_E,),
    LibraryCommand.DUPLICATE: (CTRL | SHIFT | Key.Key_D,),
    LibraryCommand.RENAME: (Key.Key_F2,),
    LibraryCommand.DELETE: (Key.Key_Delete,),
    LibraryCommand.UNDO: (CTRL | Key.Key_Z,),
    LibraryCommand.NEW: (CTRL | Key.Key_N,),
    LibraryCommand.IMPORT: (CTRL | Key.Key_O,),
    LibraryCommand.EXPORT: (CTRL | SHIFT | Key.Key_E,),
    LibraryCommand.SHOW_MENU: (Key.Key_Menu, SHIFT | Key.Key_F10),
    LibraryCommand.SHOW_PROGRESS: (CTRL | Key.Key_P,),
    LibraryCommand.SHOW_SETTINGS: (CTRL | Key.Key_Comma,),
    LibraryCommand.SHOW_KEYS: LIST_KEYS,
}
RETURN_KEYS: tuple[Pressed, ...] = (Key.Key_Return, Key.Key_Enter)  # start from the list alone
_AT_ANY_TIME = frozenset(
    {
        LibraryCommand.SEARCH,
        LibraryCommand.UNDO,
        LibraryCommand.NEW,
        LibraryCommand.IMPORT,
        LibraryCommand.SHOW_MENU,
        LibraryCommand.SHOW_PROGRESS,
        LibraryCommand.SHOW_SETTINGS,
        LibraryCommand.SHOW_KEYS,
    }
)
_OF_ROUTINES = frozenset(
    {
        LibraryCommand.START,
        LibraryCommand.STAR,
        LibraryCommand.KEEP,
        LibraryCommand.SAVE,
        LibraryCommand.RESET,
        LibraryCommand.EDIT,
        LibraryCommand.DUPLICATE,
        LibraryCommand.EXPORT,
    }
)
_OF_OWN_FILES = frozenset({LibraryCommand.DELETE, LibraryCommand.SHOW_FOLDER})


def commands_for(item: LibraryItem | None) -> frozenset[LibraryCommand]:
    """What can be asked while item is chosen, or nothing is.

    A built-in one cannot be renamed or deleted, a broken one not used, one of single sets not made easier.
    """
    if item is None:
        return _AT_ANY_TIME
    if item.routine is None:
        return _AT_ANY_TIME | _OF_OWN_FILES
    offered = _AT_ANY_TIME | _OF_ROUTINES
    if easier(item.routine) != item.routine:
        offered |= {LibraryCommand.EASE}
    if not item.own:
        return offered if item.shipped is None else offered | {LibraryCommand.FORGET}
    if is_changed(item.routine):
        offered |= {LibraryCommand.FORGET}
    return offered | _OF_OWN_FILES | {LibraryCommand.RENAME}


def command_of(event: QKeyEvent, *, on_list: bool) -> LibraryCommand | None:
    """The command that a key press asks for; on_list: the list of routines has the keyboard."""
    if on_list and is_one_of(event, RETURN_KEYS):
        return LibraryCommand.START
    return command_in(event, _KEYS)


def is_typed(event: QKeyEvent) -> bool:
    """Whether a key press is a letter to search for."""
    held = CTRL | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    return bool(event.text().strip()) and event.text().isprintable() and not event.modifiers() & held


def key_text(command: LibraryCommand) -> str:
    """The command's first key, as this platform writes it; nothing where it has none."""
    return key_names(_KEYS.get(command, ()), 1)


def key_lines() -> Iterator[tuple[str, str]]:
    """Every key and what it does, in the order in which they are of use."""
    leave = key_text(LibraryCommand.LEAVE)
    yield "↑, ↓", _("Choose a routine")
    yield key_names(RETURN_KEYS, 1), _("Start the chosen one; on a button: press it")
    yield _("Letters"), _("Search")
    for command, text in (
        (LibraryCommand.START, _("Start, wherever the keyboard is")),
        (LibraryCommand.SEARCH, _("Go to the search; {key} leaves it").format(key=leave)),
        (LibraryCommand.STAR, _("Star on or off")),
        (LibraryCommand.KEEP, _("Keep what is changed, in the routine itself")),
        (LibraryCommand.SAVE, _("Save what is set as a new favourite")),
        (LibraryCommand.RESET, _("Reset what is changed")),
        (LibraryCommand.EDIT, _("Edit")),
        (LibraryCommand.DUPLICATE, _("Duplicate")),
        (LibraryCommand.RENAME, _("Rename")),
        (LibraryCommand.DELETE, _("Delete")),
        (LibraryCommand.UNDO, _("Undo")),
        (LibraryCommand.NEW, _("New routine")),
        (LibraryCommand.IMPORT, _("Import files")),
        (LibraryCommand.EXPORT, _("Export to a file")),
        (LibraryCommand.SHOW_MENU, _("More actions")),
        (LibraryCommand.SHOW_PROGRESS, _("Progress")),
        (LibraryCommand.SHOW_SETTINGS, _("Settings")),
        (LibraryCommand.SHOW_KEYS, _("This list")),
    ):
        most = 2 if command in {LibraryCommand.SEARCH, LibraryCommand.SHOW_KEYS} else 1
        yield key_names(_KEYS[command], most), text
