"""Which keys are shortcuts, and how they are told."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from lunge_timer.ui.widgets.keys import (
    LIST_KEYS,
    Pressed,
    allow_single_keys,
    is_one_of,
    key_names,
    keys_in_force,
)

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SINGLE: tuple[Pressed, ...] = (
    Key.Key_M,
    SHIFT | Key.Key_M,
    Key.Key_7,
    Key.Key_Slash,
    SHIFT | Key.Key_Question,
    Qt.Key(0xC9),  # É
)
OTHERS: tuple[Pressed, ...] = (
    Key.Key_Space,
    Key.Key_Up,
    SHIFT | Key.Key_Right,
    Key.Key_F11,
    Key.Key_Escape,
    Key.Key_Return,
    Key.Key_Backspace,
    Key.Key_Delete,
    Key.Key_MediaNext,
    CTRL | Key.Key_D,
    CTRL | Key.Key_Comma,
    Qt.KeyboardModifier.AltModifier | Key.Key_M,
)


def test_single_keys_are_shortcuts_until_they_are_turned_off() -> None:
    assert keys_in_force((*SINGLE, *OTHERS)) == [*SINGLE, *OTHERS]
    allow_single_keys(allowed=False)
    assert keys_in_force((*SINGLE, *OTHERS)) == [*OTHERS]
    allow_single_keys(allowed=True)
    assert keys_in_force((*SINGLE, *OTHERS)) == [*SINGLE, *OTHERS]


@pytest.mark.parametrize("allowed", [True, False])
def test_a_press_of_a_single_key_asks_for_something_only_where_that_is_allowed(*, allowed: bool) -> None:
    allow_single_keys(allowed=allowed)
    press = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Question, SHIFT, "?")
    assert is_one_of(press, LIST_KEYS) is allowed
    assert is_one_of(QKeyEvent(QEvent.Type.KeyPress, Key.Key_F1, SHIFT & ~SHIFT), LIST_KEYS)


def test_the_keys_that_are_told_are_those_in_force() -> None:
    assert key_names(LIST_KEYS) == "F1, ?"
    assert key_names((Key.Key_M,)) == "M"
    allow_single_keys(allowed=False)
    assert key_names(LIST_KEYS) == "F1"
    assert key_names((Key.Key_F, Key.Key_F11), 1) == "F11"
    assert key_names((Key.Key_M,)) == ""
