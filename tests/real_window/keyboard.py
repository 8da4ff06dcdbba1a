"""A keyboard on a virtual screen: its keys by where they lie, whatever the layout makes of them."""

import ctypes
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from time import sleep

from tests.real_window.desktop import PATIENCE_S

# Named by what a US keyboard has there.
ESCAPE, TAB, RETURN, CTRL, SHIFT, SPACE, RIGHT = 9, 23, 36, 37, 50, 65, 114
E, R, P, D, F, SEMICOLON, Z, M, COMMA = 26, 27, 33, 40, 41, 47, 52, 58, 59

_PRESS_S = 0.03
_CORE_KEYBOARD = 0x100


class Keyboard:
    """Presses keys as hardware does: one that is held repeats. xdotool would choose the layout itself."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self._x11, self._xtest = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._display = ctypes.c_void_p(self._x11.XOpenDisplay(environ["DISPLAY"].encode()))

    def close(self) -> None:
        self.lay_out("us")
        self._x11.XCloseDisplay(self._display)

    def lay_out(self, layout: str, group: int = 0) -> None:
        """Take a layout, as setxkbmap names it, and one of its groups."""
        command = ["setxkbmap", *layout.split(" ")]
        subprocess.run(command, env=self._environ, check=True, timeout=PATIENCE_S)
        self._x11.XkbLockGroup(self._display, _CORE_KEYBOARD, group)
        self._x11.XSync(self._display, 0)

    def press(self, key: int, *, ctrl: bool = False, shift: bool = False) -> None:
        """Press a key and let it go, no sooner after the last than a finger can."""
        sleep(_PRESS_S)
        with self._held(*[CTRL] * ctrl, *[SHIFT] * shift):
            self.hold(key, _PRESS_S)

    def hold(self, key: int, seconds: float) -> None:
        with self._held(key):
            sleep(seconds)

    @contextmanager
    def _held(self, *keys: int) -> Iterator[None]:
        for key in keys:
            self._tell(key, is_down=True)
        yield
        for key in keys:
            self._tell(key, is_down=False)

    def _tell(self, key: int, *, is_down: bool) -> None:
        self._xtest.XTestFakeKeyEvent(self._display, key, int(is_down), 0)
        self._x11.XSync(self._display, 0)
