"""What a person can ask of the library, and the keys that ask it."""

from collections.abc import Iterator, Mapping
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from lunge_timer.core.item import Item
from lunge_timer.language import _
from lunge_timer.ui.keys import Pressed, combined, key_name, pressed_in

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Command(Enum):
    START = auto()
    SEARCH = auto()
    LEAVE = auto()  # the search
    STAR = auto()
    SAVE = auto()
    RESET = auto()  # what is set
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
    SHOW_SETTINGS = auto()
    SHOW_KEYS = auto()


_KEYS: Mapping[Command, tuple[Pressed, ...]] = {
    Command.START: (Key.Key_Return, Key.Key_Enter),
    Command.SEARCH: (CTRL | Key.Key_F, Key.Key_Slash, SHIFT | Key.Key_Slash),
    Command.LEAVE: (Key.Key_Escape,),
    Command.STAR: (Key.Key_S, SHIFT | Key.Key_S),
    Command.SAVE: (CTRL | Key.Key_S,),
    Command.RESET: (CTRL | Key.Key_R,),
    Command.EDIT: (CTRL | Key.Key_E,),
    Command.DUPLICATE: (CTRL | Key.Key_D,),
    Command.RENAME: (Key.Key_F2,),
    Command.DELETE: (Key.Key_Delete,),
    Command.UNDO: (CTRL | Key.Key_Z,),
    Command.NEW: (CTRL | Key.Key_N,),
    Command.IMPORT: (CTRL | Key.Key_O,),
    Command.EXPORT: (CTRL | SHIFT | Key.Key_E,),
    Command.SHOW_MENU: (Key.Key_Menu, SHIFT | Key.Key_F10),
    Command.SHOW_SETTINGS: (CTRL | Key.Key_Comma,),
    Command.SHOW_KEYS: (Key.Key_F1, Key.Key_Question, SHIFT | Key.Key_Question),
}


_AT_ANY_TIME = frozenset(
    {
        Command.SEARCH,
        Command.UNDO,
        Command.NEW,
        Command.IMPORT,
        Command.SHOW_MENU,
        Command.SHOW_SETTINGS,
        Command.SHOW_KEYS,
    }
)
_OF_ROUTINES = frozenset(
    {
        Command.START,
        Command.STAR,
        Command.SAVE,
        Command.RESET,
        Command.EDIT,
        Command.DUPLICATE,
        Command.EXPORT,
    }
)
_OF_OWN_FILES = frozenset({Command.DELETE, Command.SHOW_FOLDER})


def commands_for(item: Item | None) -> frozenset[Command]:
    """What can be asked while item is chosen, or nothing is.

    A built-in one cannot be renamed or deleted, a broken one not used.
    """
    if item is None:
        return _AT_ANY_TIME
    if item.routine is None:
        return _AT_ANY_TIME | _OF_OWN_FILES
    if not item.own:
        return _AT_ANY_TIME | _OF_ROUTINES
    return _AT_ANY_TIME | _OF_ROUTINES | _OF_OWN_FILES | {Command.RENAME}


def command_of(event: QKeyEvent) -> Command | None:
    """The command that a key press asks for."""
    pressed = pressed_in(event)
    for command, keys in _KEYS.items():
        if any(combined(key) == pressed for key in keys):
            return command
    return None


def key_text(command: Command) -> str:
    """The command's first key, as this platform writes it; nothing where it has none."""
    keys = _KEYS.get(command)
    return key_name(keys[0]) if keys else ""


def key_lines() -> Iterator[tuple[str, str]]:
    """Every key and what it does, in the order in which they are of use."""
    yield "↑, ↓", _("Choose a routine")
    yield key_text(Command.START), _("Start the chosen one")
    yield _("Letters"), _("Search")
    for command, text in (
        (Command.SEARCH, _("Go to the search")),
        (Command.LEAVE, _("Leave the search")),
        (Command.STAR, _("Star on or off")),
        (Command.SAVE, _("Save what the sliders say as a favourite")),
        (Command.RESET, _("Back to the routine's own numbers")),
        (Command.EDIT, _("Edit")),
        (Command.DUPLICATE, _("Duplicate")),
        (Command.RENAME, _("Rename")),
        (Command.DELETE, _("Delete")),
        (Command.UNDO, _("Undo the deletion")),
        (Command.NEW, _("New routine")),
        (Command.IMPORT, _("Import files")),
        (Command.EXPORT, _("Export to a file")),
        (Command.SHOW_MENU, _("All that can be done with it")),
        (Command.SHOW_SETTINGS, _("Settings")),
        (Command.SHOW_KEYS, _("This list")),
    ):
        shown = _KEYS[command][:2] if command in {Command.SEARCH, Command.SHOW_KEYS} else _KEYS[command][:1]
        yield ", ".join(key_name(key) for key in shown), text
