"""Another time for a program that a test starts: a library that is loaded before all others."""

import mmap
import os
import shutil
import struct
import subprocess
from datetime import datetime
from pathlib import Path
from typing import Final

import pytest

from tests.waiting import wait_until

_SOURCE = Path(__file__).with_name("wall_clock.c")
_NUMBERS: Final = struct.Struct("=q")  # seconds that have gone by, and then how many the program has noted


class WallClock:
    """Tells a program the time that a test wants; its monotonic clocks go on as ever, but for let_pass."""

    def __init__(self, folder: Path) -> None:
        """Have it made in folder; without a compiler skip the test, unless all are wanted."""
        compiler = shutil.which("gcc")
        if compiler is None and os.environ.get("LUNGE_TIMER_ALL_TESTS") != "1":
            pytest.skip("not installed: gcc")
        self._library = folder / "wall_clock.so"
        self._gone = folder / "gone"
        self._ahead_s = 0
        self._gone.write_bytes(bytes(2 * _NUMBERS.size))
        command = [compiler or "gcc", "-shared", "-fPIC", str(_SOURCE), "-o", str(self._library), "-ldl"]
        subprocess.run(command, check=True)

    def at(self, iso: str) -> dict[str, str]:
        """The environment of a program that is to start at that time of this computer's zone."""
        self._ahead_s = _seconds_to(iso)
        loaded = {"LD_PRELOAD": str(self._library), "TEST_GONE": str(self._gone)}
        return loaded | {"TEST_AHEAD_S": str(self._ahead_s)}

    def seconds_to(self, iso: str) -> int:
        """How long it takes, for that program, until it is that time."""
        (gone_s,) = _NUMBERS.unpack_from(self._gone.read_bytes())
        return _seconds_to(iso) - self._ahead_s - int(gone_s)

    def let_pass(self, seconds: int) -> None:
        """Have all clocks of the program go on at once, and wait until it has done what was due by then."""
        with self._gone.open("r+b") as file, mmap.mmap(file.fileno(), 0) as numbers:
            (gone_s,) = _NUMBERS.unpack_from(numbers)
            _NUMBERS.pack_into(numbers, 0, gone_s + seconds)
            noted = _NUMBERS.pack(gone_s + seconds)
            wait_until(lambda: numbers[_NUMBERS.size :] == noted)


def _seconds_to(iso: str) -> int:
    return round(datetime.fromisoformat(iso).timestamp() - datetime.now().astimezone().timestamp())
