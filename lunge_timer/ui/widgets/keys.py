"""Keys: as numbers that can be compared, as people read them, and what a page's table of them says.

The application carries whether a single character is a shortcut at all: who asks is always up to date.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias, TypeVar

from PySide6 import QtGui  # QtGui.QKeySequence: made when first named, which the first picture does not
from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent

Pressed: TypeAlias = Qt.Key | QKeyCombination

LIST_KEYS: tuple[Pressed, ...] = (  # on most keyboards, ? is a shifted key
    Qt.Key.Key_F1,
    Qt.Key.Key_Question,
    Qt.KeyboardModifier.ShiftModifier | Qt.Key.Key_Question,
)
QUIT_KEYS: tuple[Pressed, ...] = (Qt.KeyboardModifier.ControlModifier | Qt.Key.Key_Q,)
CommandT = TypeVar("CommandT")

_FIRST_CHARACTER = 0x21  # the space bar comes before them
_PROPERTY = "single_key_shortcuts"  # of the application
FIRST_OTHER = 0x01000000  # of the keys that type nothing, as Qt numbers them
COMMAND_MODIFIERS = (  # with one of them held down, no letter is typed
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_ARROWS: Mapping[str, str] = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


def combined(key: Pressed) -> int:
    """A key with what is held down with it."""
    return (key if isinstance(key, QKeyCombination) else QKeyCombination(key)).toCombined()


def pressed_in(event: QKeyEvent) -> int:
    """The key of a key press, as combined() has it; that of the number pad is no other."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return combined(QKeyCombination(held, Qt.Key(event.key())))


def allow_single_keys(*, allowed: bool) -> None:
    """Let single characters be shortcuts, on every page, or not."""
    app = QCoreApplication.instance()
    if app is not None:
        app.setProperty(_PROPERTY, allowed)


def single_keys_allowed() -> bool:
    """Whether single characters are shortcuts, as they are until the person turns them off."""
    app = QCoreApplication.instance()
    return app is None or app.property(_PROPERTY) is not False


def keys_in_force(keys: Iterable[Pressed]) -> list[Pressed]:
    """Those of the keys that are shortcuts as things are."""
    return [key for key in keys if single_keys_allowed() or not _is_single(key)]


def _is_single(key: Pressed) -> bool:
    """Whether a key is a character with nothing held, or Shift alone (WCAG 2.1.4)."""
    pressed = key if isinstance(key, QKeyCombination) else QKeyCombination(key)
    return (
        _FIRST_CHARACTER <= pressed.key() < FIRST_OTHER
        and not pressed.keyboardModifiers() & COMMAND_MODIFIERS
    )


def is_one_of(event: QKeyEvent, keys: Iterable[Pressed]) -> bool:
    """Whether that key press is one of those keys, and a shortcut as things are."""
    pressed = pressed_in(event)
    return any(combined(key) == pressed for key in keys_in_force(keys))


def command_in(event: QKeyEvent, table: Mapping[CommandT, Sequence[Pressed]]) -> CommandT | None:
    """The command that a key press asks for, by a table of each one's keys."""
    return next((command for command, keys in table.items() if is_one_of(event, keys)), None)


def key_name(key: Pressed) -> str:
    """The key as this platform writes it, arrows as arrows."""
    text = QtGui.QKeySequence(combined(key)).toString(QtGui.QKeySequence.SequenceFormat.NativeText)
    held, plus, name = text.rpartition("+")
    return held + plus + _ARROWS.get(name, name)


def key_names(keys: Iterable[Pressed], most: int = 2) -> str:
    """The first of those keys that are in force; nothing where none is."""
    return ", ".join(key_name(key) for key in keys_in_force(keys)[:most])
