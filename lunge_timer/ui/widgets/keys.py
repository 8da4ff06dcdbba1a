"""Keys as numbers that can be compared, and as people read them."""

from collections.abc import Mapping
from typing import TypeAlias

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

Pressed: TypeAlias = Qt.Key | QKeyCombination

_ARROWS: Mapping[str, str] = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


def combined(key: Pressed) -> int:
    """A key with what is held down with it."""
    return (key if isinstance(key, QKeyCombination) else QKeyCombination(key)).toCombined()


def pressed_in(event: QKeyEvent) -> int:
    """The key of a key press, as combined() has it; that of the number pad is no other."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return combined(QKeyCombination(held, Qt.Key(event.key())))


def key_name(key: Pressed) -> str:
    """The key as this platform writes it, arrows as arrows."""
    text = QKeySequence(combined(key)).toString(QKeySequence.SequenceFormat.NativeText)
    held, plus, name = text.rpartition("+")
    return held + plus + _ARROWS.get(name, name)
