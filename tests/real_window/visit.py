"""Run a command that opens the program's window: see the window, close it, expect a clean end.

    python -m tests.real_window.visit FOLDER COMMAND [ARGUMENT ...]

The command runs in FOLDER with the environment as it is, but for the screen and the loudspeaker, and may
install the program first.
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.real_window.desktop import desktop
from tests.real_window.program import Program

_OURS = ("DISPLAY", "PULSE_SERVER", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS", "LUNGE_TIMER_HOME")
_INSTALL_S = 600


def main() -> int:
    folder, *command = sys.argv[1:]
    with TemporaryDirectory() as name, desktop(Path(name), 1280, 800) as environ:
        ours = {variable: environ[variable] for variable in _OURS}
        with Program(command, {**os.environ, **ours}, Path(folder), Path(name)) as program:
            program.start()
            program.see_title("Lunge Timer", _INSTALL_S)
            program.press("alt+F4")
            return program.wait()


if __name__ == "__main__":
    sys.exit(main())
