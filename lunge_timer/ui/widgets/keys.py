"""Keys: as numbers that can be compared, as people read them, and what a page's table of them says."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias, TypeVar

from PySide6 import QtGui  # QtGui.QKeySequence: made when first named, which the first picture does not
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent

Pressed: TypeAlias = Qt.Key | QKeyCombination

LIST_KEYS: tuple[Pressed, ...] = (  # on most keyboards, ? is a shifted key
    Qt.Key.Key_F1,
    Qt.Key.Key_Question,
    Qt.KeyboardModifier.ShiftModifier | Qt.Key.Key_Question,
)
CommandT = TypeVar("CommandT")

_ARROWS: Mapping[str, str] = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


def combined(key: Pressed) -> int:
    """A key with what is held down with it."""
    return (key if isinstance(key, QKeyCombination) else QKeyCombination(key)).toCombined()


def pressed_in(event: QKeyEvent) -> int:
    """The key of a key press, as combined() has it; that of the number pad is no other."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return combined(QKeyCombination(held, Qt.Key(event.key())))


def is_one_of(event: QKeyEvent, keys: Iterable[Pressed]) -> bool:
    """Whether that key press is one of those keys."""
    pressed = pressed_in(event)
    return any(combined(key) == pressed for key in keys)


def command_in(event: QKeyEvent, table: Mapping[CommandT, Sequence[Pressed]]) -> CommandT | None:
    """The command that a key press asks for, by a table of each one's keys."""
    return next((command for command, keys in table.items() if is_one_of(event, keys)), None)


def key_name(key: Pressed) -> str:
    """The key as this platform writes it, arrows as arrows."""
    text = QtGui.QKeySequence(combined(key)).toString(QtGui.QKeySequence.SequenceFormat.NativeText)
    held, plus, name = text.rpartition("+")
    return held + plus + _ARROWS.get(name, name)
