"""What a person can ask for in mid-workout, and the keys that ask it."""

from collections.abc import Iterator, Mapping
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from lunge_timer.language import _
from lunge_timer.ui.keys import Pressed, combined, key_name, pressed_in

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Command(Enum):
    SPACE = auto()  # rep done where the step waits for the person, else pause or go on
    TOGGLE_PAUSE = auto()
    REP_DONE = auto()
    NEXT_STEP = auto()
    PREVIOUS_STEP = auto()
    NEXT_SET = auto()
    PREVIOUS_SET = auto()
    REDO_REP = auto()
    LONGER = auto()
    SHORTER = auto()
    TOGGLE_SOUND = auto()
    TOGGLE_FULL_SCREEN = auto()
    LEAVE = auto()  # full screen, then the workout
    ASK_TO_FINISH = auto()
    SHOW_KEYS = auto()


ADJUST_MS = 5000

_KEYS: Mapping[Command, tuple[Pressed, ...]] = {
    Command.SPACE: (Key.Key_Space,),
    Command.TOGGLE_PAUSE: (Key.Key_P,),
    Command.NEXT_STEP: (Key.Key_Right,),
    Command.PREVIOUS_STEP: (Key.Key_Left,),
    Command.NEXT_SET: (SHIFT | Key.Key_Right,),
    Command.PREVIOUS_SET: (SHIFT | Key.Key_Left,),
    Command.REDO_REP: (Key.Key_Backspace,),
    Command.LONGER: (Key.Key_Up,),
    Command.SHORTER: (Key.Key_Down,),
    Command.TOGGLE_SOUND: (Key.Key_M,),
    Command.TOGGLE_FULL_SCREEN: (Key.Key_F, Key.Key_F11),
    Command.LEAVE: (Key.Key_Escape,),
    Command.SHOW_KEYS: (Key.Key_F1, Key.Key_Question),
}
_MEDIA_KEYS: Mapping[Command, tuple[Pressed, ...]] = {
    Command.TOGGLE_PAUSE: (Key.Key_MediaPlay, Key.Key_MediaPause, Key.Key_MediaTogglePlayPause),
    Command.NEXT_STEP: (Key.Key_MediaNext,),
    Command.PREVIOUS_STEP: (Key.Key_MediaPrevious,),
}
_SHIFTED_KEYS = {Command.SHOW_KEYS: (SHIFT | Key.Key_Question,)}  # on most keyboards, ? is a shifted key


def command_of(event: QKeyEvent) -> Command | None:
    """The command that a key press asks for."""
    return _commands().get(pressed_in(event))


def _commands() -> Mapping[int, Command]:
    tables = (_KEYS, _MEDIA_KEYS, _SHIFTED_KEYS)
    return {combined(key): command for table in tables for command, keys in table.items() for key in keys}


def key_text(command: Command) -> str:
    """The command's first key, as this platform writes it."""
    return key_name(_KEYS[command][0])


def key_lines() -> Iterator[tuple[str, str]]:
    """Every key and what it does, in the order in which they are of use."""
    for command, text in (
        (Command.SPACE, _("Pause, go on; rep done where you set the pace")),
        (Command.TOGGLE_PAUSE, _("Pause, go on")),
        (Command.NEXT_STEP, _("Next step")),
        (Command.PREVIOUS_STEP, _("Start of this step; again at once: the step before")),
        (Command.NEXT_SET, _("Next set")),
        (Command.PREVIOUS_SET, _("Start of this set, or the set before")),
        (Command.REDO_REP, _("Redo this rep")),
        (Command.LONGER, _("5 seconds more, on a rest, a hold or a timed step")),
        (Command.SHORTER, _("5 seconds less")),
        (Command.TOGGLE_SOUND, _("Sound on or off")),
        (Command.TOGGLE_FULL_SCREEN, _("Full screen")),
        (Command.LEAVE, _("Leave full screen, then finish")),
        (Command.SHOW_KEYS, _("This list")),
    ):
        yield ", ".join(key_name(key) for key in _KEYS[command]), text
    yield _("Media keys"), _("Pause, go on; next step, step before")
