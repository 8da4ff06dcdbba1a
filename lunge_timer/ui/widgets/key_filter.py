"""Key presses, mended before any widget sees them: a held key is one press, and a letter is a Latin one."""

from collections.abc import Mapping
from itertools import count

from PySide6 import QtWidgets  # QtWidgets.QPlainTextEdit: made when first named, at the first repeat
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from lunge_timer.core.clock import Clock, monotonic_ms
from lunge_timer.ui.widgets.keys import COMMAND_MODIFIERS, FIRST_OTHER

Key = Qt.Key
_MOVES = frozenset({Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_PageUp, Key.Key_PageDown})
_ERASES = frozenset({Key.Key_Backspace, Key.Key_Delete})

_LEAST_DELAY_MS = 100  # no system repeats a key sooner than so long after it has gone down
_TOGETHER_MS = 10  # from the release to the press of one repeat; a finger takes longer

# Characters of any script but Latin, as Qt numbers keys: by Unicode, below those that type nothing.
_FIRST_FOREIGN = 0x370


def _rows(*rows: tuple[int, str]) -> Mapping[int, int]:
    """The Latin character of each key, as Qt.Key: rows of keys that are numbered one after the other."""
    return {code: ord(character) for first, row in rows for code, character in zip(count(first), row)}


# By nativeScanCode(): where a key lies on the keyboard.
_LATIN_BY_PLACE = _rows((24, "QWERTYUIOP"), (38, "ASDFGHJKL"), (52, "ZXCVBNM,./"))
# By nativeVirtualKey(): Windows names a key by the Latin layout that belongs to the one in use.
_LATIN_ON_WINDOWS = _rows((0x41, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), (0xBC, ","), (0xBE, "./"))
# By nativeVirtualKey(), which on macOS is the key's place.
_LATIN_ON_MACOS = _rows(
    (0, "ASDFHGZXCV"), (11, "BQWERYT"), (31, "OU"), (34, "IP"), (37, "LJ"), (40, "K"), (43, ",/NM.")
)


class KeyFilter(QObject):
    """Watches the keys of a window that is shown, and of its menus and lists.

    While a key is held, arrow keys go on (to move, to scroll, to count), and so do typing and erasing in a
    field; all other repeats go nowhere. On X11 most repeats come unmarked: then the press bears the very time
    of the release before it or, where a screen reader has listened first and the times are lost, comes
    together with it. Repeats that go on are marked for whoever wants none.

    Where a layout has no Latin letters, a key stands for the Latin letter that is printed beside its own;
    without Ctrl and the like for letters only, and what it types stays what it is.
    """

    def __init__(self, window: QtWidgets.QWidget, platform: str = "", clock: Clock = monotonic_ms) -> None:
        """Platform as Qt names it; by itself the one that the program runs on."""
        super().__init__(window)
        self._platform = platform or QGuiApplication.platformName()
        self._clock = clock
        self._began = (0, 0)  # the last press that was none of these: its own time, and when it came
        self._released = (0, 0, 0)  # the last release: key, its own time, and when it came
        window.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            self._released = event.nativeScanCode(), event.timestamp(), self._clock()
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        is_repeat = event.isAutoRepeat() or self._is_unmarked_repeat(event)
        if not is_repeat:
            self._began = event.timestamp(), self._clock()
        key = self._latin_key(event)
        if is_repeat and not _may_repeat(event):
            event.accept()
            return True
        if is_repeat == event.isAutoRepeat() and key == event.key():
            return False
        mended = QKeyEvent(
            QEvent.Type.KeyPress,
            key,
            event.modifiers(),
            event.nativeScanCode(),
            event.nativeVirtualKey(),
            event.nativeModifiers(),
            event.text(),
            is_repeat,
        )
        QCoreApplication.sendEvent(watched, mended)
        event.setAccepted(mended.isAccepted())
        return True

    def _is_unmarked_repeat(self, event: QKeyEvent) -> bool:
        (code, released_ms, came_ms), (began_ms, began_here_ms) = self._released, self._began
        if self._platform != "xcb" or code != event.nativeScanCode():
            return False
        pressed_ms = event.timestamp()
        if pressed_ms:
            return released_ms == pressed_ms and pressed_ms - began_ms >= _LEAST_DELAY_MS
        now_ms = self._clock()
        return now_ms - came_ms < _TOGETHER_MS and now_ms - began_here_ms >= _LEAST_DELAY_MS

    def _latin_key(self, event: QKeyEvent) -> int:
        """The key, or the Latin one in its place."""
        key = event.key()
        if not _FIRST_FOREIGN <= key < FIRST_OTHER:
            return key
        if self._platform == "windows":
            latin = _LATIN_ON_WINDOWS.get(event.nativeVirtualKey(), key)
        elif self._platform == "cocoa":
            latin = _LATIN_ON_MACOS.get(event.nativeVirtualKey(), key)
        else:
            latin = _LATIN_BY_PLACE.get(event.nativeScanCode(), key)
        return latin if event.modifiers() & COMMAND_MODIFIERS or chr(latin).isalpha() else key


def watch_popup(popup: QtWidgets.QWidget) -> None:
    """Watch a menu or list that is shown, too, where its parent's window is: the keys go to it alone."""
    parent = popup.parentWidget()
    key_filter = None if parent is None else parent.window().findChild(KeyFilter)
    if key_filter is not None:
        popup.windowHandle().installEventFilter(key_filter)  # Qt does so once, however often it is asked


def _may_repeat(event: QKeyEvent) -> bool:
    """Whether a held key goes on where the keyboard is."""
    if event.modifiers() & Qt.KeyboardModifier.AltModifier:
        return False
    held = bool(event.modifiers() & COMMAND_MODIFIERS)
    focused = QtWidgets.QApplication.focusWidget()
    if isinstance(focused, QtWidgets.QLineEdit | QtWidgets.QPlainTextEdit):
        is_typed = bool(event.text()) and event.text().isprintable()
        return event.key() in _MOVES | _ERASES or (is_typed and not held)
    return event.key() in _MOVES and not held
