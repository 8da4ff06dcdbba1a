"""A program on a virtual screen, used as a person uses it: by what is seen, and by the keyboard."""

import json
import os
import signal
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from time import monotonic, sleep
from types import TracebackType
from typing import Any, Self

from PySide6.QtGui import QImage

from tests.real_window.desktop import PATIENCE_S

_LOOK_S = 0.05  # between two looks at what another program does
_DOUBLE_CLICK_MS = "50"  # between two clicks
_KEYS_MS = "80"  # from key to key, as fast as a hand: in one ms a key that goes up and down again is a repeat
_GRID = 64  # places looked at along each side of the screen


class Program:
    """Starts a command and drives its window; whatever happens, it does not outlive the test."""

    def __init__(
        self, command: list[str], environ: Mapping[str, str], folder: Path, notes: Path | None = None
    ) -> None:
        """Command will run in folder; what is seen of it is kept in notes, or there too."""
        self._command = command
        self._environ = dict(environ)
        self._folder = folder
        self._errors = (notes or folder) / "stderr.txt"
        self._told = (notes or folder) / "stdout.txt"
        self._screen = (notes or folder) / "screen.png"
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if self._process is not None and self._process.poll() is None:
            os.killpg(self.pid, signal.SIGKILL)  # the program, and whatever it has started
            self._process.wait(PATIENCE_S)

    def start(self, *arguments: str, **environ: str) -> None:
        with self._errors.open("wb") as errors, self._told.open("wb") as told:
            self._process = subprocess.Popen(
                [*self._command, *arguments],
                cwd=self._folder,
                env=self._environ | environ,
                stdin=subprocess.DEVNULL,
                stdout=told,
                stderr=errors,
                start_new_session=True,
            )

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def errors(self) -> str:
        """All that it has written to standard error."""
        return self._errors.read_text(encoding="utf-8")

    @property
    def told(self) -> list[str]:
        """All lines that it has written to standard output."""
        return self._told.read_text(encoding="utf-8").split("\n")[:-1]

    def workouts(self) -> list[dict[str, Any]]:
        """The workouts that it has kept, the latest first, as its command tells them."""
        command = [*self._command, "history", "--json"]
        told = subprocess.run(command, env=self._environ, capture_output=True, text=True, check=True)
        kept: list[dict[str, Any]] = json.loads(told.stdout)["workouts"]
        return kept

    def wait(self) -> int:
        """Wait for its end; its exit code, or minus the signal that killed it."""
        assert self._process is not None
        return self._process.wait(PATIENCE_S)

    def send(self, number: signal.Signals) -> None:
        assert self._process is not None
        self._process.send_signal(number)

    def press(self, *keys: str) -> None:
        """Press keys, by their X names, in the window that has the keyboard."""
        self._xdotool("key", "--clearmodifiers", "--delay", _KEYS_MS, *keys)

    def write(self, text: str) -> None:
        """Type text, where the keyboard is."""
        self._xdotool("type", "--delay", _KEYS_MS, text)

    def click(self, left_px: int, top_px: int, times: int = 1) -> None:
        """Click on a place of the window that has the keyboard, twice and more as fast as a hand does."""
        window = self._xdotool("getactivewindow")  # above 0 is its frame
        self._xdotool("mousemove", "--window", window, "--", str(left_px), str(top_px))
        self._xdotool("click", "--repeat", str(times), "--delay", _DOUBLE_CLICK_MS, "1")

    def minimize(self) -> None:
        self._xdotool("getactivewindow", "windowminimize")

    def title(self) -> str:
        """The title of the window that has the keyboard, or nothing."""
        return self._xdotool("getactivewindow", "getwindowname")

    def has_window(self, title: str) -> bool:
        """Whether there is a window of exactly that title, be it minimised or another program's."""
        return bool(self._xdotool("search", "--name", f"^{title}$"))

    def size(self) -> str:
        """The size of the window that has the keyboard, like 1280x800."""
        lines = self._geometry()
        return f"{lines.get('WIDTH')}x{lines.get('HEIGHT')}"

    def frame(self) -> tuple[int, int, int, int]:
        """Left, top, right and bottom of the window that has the keyboard, its frame included."""
        command = ["xwininfo", "-frame", "-id", self._xdotool("getactivewindow")]
        done = subprocess.run(command, env=self._environ, capture_output=True, text=True, check=True)
        said = dict(line.split(":", 1) for line in done.stdout.splitlines() if line.count(":") == 1)
        said = {key.strip(): value for key, value in said.items()}
        left, top = int(said["Absolute upper-left X"]), int(said["Absolute upper-left Y"])
        return left, top, left + int(said["Width"]), top + int(said["Height"])

    def toggle_maximized(self) -> None:
        """Click twice on the frame, above the middle of the window."""
        window = self._xdotool("getactivewindow")
        middle = str(int(self._geometry()["WIDTH"]) // 2)
        self._xdotool("mousemove", "--window", window, "--", middle, "-10")
        self._xdotool("click", "--repeat", "2", "--delay", "80", "1")

    def is_plain(self, left_px: int, top_px: int, width_px: int, height_px: int) -> bool:
        """Whether that part of the window that has the keyboard is of one colour."""
        lines = self._geometry()
        left_px, top_px = left_px + int(lines["X"]), top_px + int(lines["Y"])
        part = self.picture().copy(left_px, top_px, width_px, height_px)
        return len({part.pixel(x, y) for x in range(width_px) for y in range(height_px)}) == 1

    def see(self, what: str, is_seen: Callable[[], bool], patience_s: float = PATIENCE_S) -> None:
        """Wait until something is seen, or fail and say what was not."""
        give_up_s = monotonic() + patience_s
        while not is_seen():
            assert self._process is None or self._process.poll() is None, f"it has ended: {self.errors}"
            assert monotonic() < give_up_s, f"not seen: {what}; {self.errors}"
            sleep(_LOOK_S)

    def see_title(self, title: str, patience_s: float = PATIENCE_S) -> None:
        """Wait until the window of that title has the keyboard, and is painted."""
        self.see(f"a window named {title}", lambda: self.title().startswith(title), patience_s)
        self.see("a picture in the window", self.is_painted)

    def picture(self) -> QImage:
        """What the whole screen shows."""
        command = ["import", "-window", "root", str(self._screen)]
        subprocess.run(command, env=self._environ, check=True, timeout=PATIENCE_S)
        return QImage(str(self._screen))

    def is_painted(self) -> bool:
        """Whether the screen shows more than a few plain areas."""
        picture = self.picture()
        xs = [picture.width() * step // _GRID for step in range(_GRID)]
        ys = [picture.height() * step // _GRID for step in range(_GRID)]
        return len({picture.pixel(x, y) for x in xs for y in ys}) > _GRID // 4

    def _geometry(self) -> dict[str, str]:
        said = self._xdotool("getactivewindow", "getwindowgeometry", "--shell")
        return dict(line.split("=", 1) for line in said.splitlines())

    def _xdotool(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments],
            env=self._environ,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE_S,
        )
        return done.stdout.strip()
