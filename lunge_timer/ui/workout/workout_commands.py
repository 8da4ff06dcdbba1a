"""The commands of the workout page, and their keys."""

from collections.abc import Iterator, Mapping
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from lunge_timer.core.snapshot import Snapshot
from lunge_timer.language import _
from lunge_timer.ui.widgets.keys import LIST_KEYS, Pressed, command_in, key_names

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


class WorkoutCommand(Enum):
    SPACE = auto()  # rep done where the step waits for the person, else pause or go on
    TOGGLE_PAUSE = auto()
    REP_DONE = auto()
    MEDIA_PLAY = auto()  # an open hold done, else pause or go on
    MEDIA_NEXT = auto()  # an open hold done, else the next step
    NEXT_STEP = auto()
    PREVIOUS_STEP = auto()
    NEXT_SET = auto()
    PREVIOUS_SET = auto()
    END_SET = auto()
    REDO_REP = auto()
    LONGER = auto()
    SHORTER = auto()
    TOGGLE_SOUND = auto()
    TOGGLE_FULL_SCREEN = auto()
    TOGGLE_SMALL_VIEW = auto()
    LEAVE = auto()  # full screen, then the workout
    ASK_TO_FINISH = auto()
    SHOW_KEYS = auto()


ADJUST_MS = 5000

_KEYS: Mapping[WorkoutCommand, tuple[Pressed, ...]] = {
    WorkoutCommand.SPACE: (Key.Key_Space, Key.Key_PageDown),  # the latter, and PageUp: a presenter's clicker
    WorkoutCommand.TOGGLE_PAUSE: (Key.Key_P,),
    WorkoutCommand.NEXT_STEP: (Key.Key_Right,),
    WorkoutCommand.PREVIOUS_STEP: (Key.Key_Left, Key.Key_PageUp),
    WorkoutCommand.NEXT_SET: (SHIFT | Key.Key_Right,),
    WorkoutCommand.PREVIOUS_SET: (SHIFT | Key.Key_Left,),
    WorkoutCommand.END_SET: (Key.Key_E,),
    WorkoutCommand.REDO_REP: (Key.Key_Backspace,),
    WorkoutCommand.LONGER: (Key.Key_Up,),
    WorkoutCommand.SHORTER: (Key.Key_Down,),
    WorkoutCommand.TOGGLE_SOUND: (Key.Key_M,),
    WorkoutCommand.TOGGLE_FULL_SCREEN: (Key.Key_F, Key.Key_F11),
    WorkoutCommand.TOGGLE_SMALL_VIEW: (Key.Key_V,),
    WorkoutCommand.LEAVE: (Key.Key_Escape,),
    WorkoutCommand.SHOW_KEYS: LIST_KEYS,
}
_CLICKER_KEYS: Mapping[WorkoutCommand, tuple[Pressed, ...]] = {  # which one has, to black the slides out
    WorkoutCommand.TOGGLE_PAUSE: (Key.Key_B, Key.Key_Period),
}
_MEDIA_KEYS: Mapping[WorkoutCommand, tuple[Pressed, ...]] = {
    WorkoutCommand.MEDIA_PLAY: (Key.Key_MediaPlay, Key.Key_MediaPause, Key.Key_MediaTogglePlayPause),
    WorkoutCommand.MEDIA_NEXT: (Key.Key_MediaNext,),
    WorkoutCommand.PREVIOUS_STEP: (Key.Key_MediaPrevious,),
}
_BY_MEDIA_KEY: Mapping[WorkoutCommand, WorkoutCommand] = {
    WorkoutCommand.MEDIA_PLAY: WorkoutCommand.TOGGLE_PAUSE,
    WorkoutCommand.MEDIA_NEXT: WorkoutCommand.NEXT_STEP,
}
_REPEATING = frozenset({WorkoutCommand.LONGER, WorkoutCommand.SHORTER})


def command_of(event: QKeyEvent) -> WorkoutCommand | None:
    """The command that a key press asks for."""
    tables = (_KEYS, _CLICKER_KEYS, _MEDIA_KEYS)
    return next(filter(None, (command_in(event, table) for table in tables)), None)


def is_held(event: QKeyEvent, command: WorkoutCommand) -> bool:
    """Whether it is a key that is held, which is one press of it but where it repeats."""
    return event.isAutoRepeat() and command not in _REPEATING


def command_of_click(event: QMouseEvent, snapshot: Snapshot | None) -> WorkoutCommand | None:
    """The command that a click beside all buttons asks for: a rep is done, where the person sets the pace."""
    is_left = event.button() is Qt.MouseButton.LeftButton
    return WorkoutCommand.REP_DONE if is_left and snapshot is not None and snapshot.waits else None


def meant_now(command: WorkoutCommand, snapshot: Snapshot | None) -> WorkoutCommand:
    """What a command comes to at that moment, where that depends on what the step waits for.

    A media key ends an open hold: a headset has nothing else to say it with.
    """
    if command is WorkoutCommand.SPACE:
        waits = snapshot is not None and snapshot.waits
        return WorkoutCommand.REP_DONE if waits else WorkoutCommand.TOGGLE_PAUSE
    if command not in _BY_MEDIA_KEY:
        return command
    in_hold = snapshot is not None and snapshot.waits_in_hold
    return WorkoutCommand.REP_DONE if in_hold else _BY_MEDIA_KEY[command]


def key_text(command: WorkoutCommand) -> str:
    """The command's first key, as this platform writes it; nothing where it has none."""
    return key_names(_KEYS[command], 1)


def key_lines() -> Iterator[tuple[str, str]]:
    """Every key and what it does, in the order in which they are of use."""
    for command, text in (
        (
            WorkoutCommand.SPACE,
            _("Pause or resume; in self-paced sets: rep done; in an open hold: hold done"),
        ),
        (WorkoutCommand.TOGGLE_PAUSE, _("Pause or resume")),
        (WorkoutCommand.NEXT_STEP, _("Next step")),
        (WorkoutCommand.PREVIOUS_STEP, _("Start of this step; again at once: the step before")),
        (WorkoutCommand.NEXT_SET, _("Next set")),
        (WorkoutCommand.PREVIOUS_SET, _("Start of this set, or the set before")),
        (WorkoutCommand.END_SET, _("End this set: go on with its rest")),
        (WorkoutCommand.REDO_REP, _("Redo this rep")),
        (WorkoutCommand.LONGER, _("5 seconds more, on a rest, a hold or a timed step")),
        (WorkoutCommand.SHORTER, _("5 seconds less")),
        (WorkoutCommand.TOGGLE_SOUND, _("Sound on or off")),
        (WorkoutCommand.TOGGLE_FULL_SCREEN, _("Full screen")),
        (WorkoutCommand.TOGGLE_SMALL_VIEW, _("Small view, on top of other windows")),
        (WorkoutCommand.LEAVE, _("Leave full screen, then finish")),
        (WorkoutCommand.SHOW_KEYS, _("This list")),
    ):
        keys = key_names(_KEYS[command])
        if keys:
            yield keys, text
    clicker_keys = key_names(_CLICKER_KEYS[WorkoutCommand.TOGGLE_PAUSE])
    if clicker_keys:
        yield clicker_keys, _("Pause or resume, on a presenter’s clicker")
    yield _("Media keys"), _("Pause or resume, or hold done; next step, step before")
