"""Whether there is a screen, asked before Qt is loaded: without one Qt would end the process."""

from collections.abc import Mapping

from lunge_timer.errors import ScreenError
from lunge_timer.language import _

_OWN_SCREEN = ("win32", "cygwin", "darwin")  # platforms whose screen needs no name


def check_screen(platform: str, environ: Mapping[str, str]) -> None:
    """Raise ScreenError where neither X nor Wayland is there and Qt is to use one of them."""
    if platform.startswith(_OWN_SCREEN) or environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"):
        return
    wanted = environ.get("QT_QPA_PLATFORM") or "xcb"
    if all(plugin.startswith(("xcb", "wayland")) for plugin in wanted.split(";")):
        raise ScreenError(
            _("There is no screen to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set")
        )
