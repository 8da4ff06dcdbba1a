"""Measure what the program costs, beside a bare Qt window in the same run, and print a table of it.

    python -m tests.benchmarks.measure [PART ...] [--runs 15] [--python VENV/bin/python]

Without parts it measures all, which takes three minutes. It never fails for a figure: a busy machine has
none that mean anything. The program is installed afresh as a wheel, byte code and all, unless --python
names an interpreter that has it. It needs Linux with Xvfb, xdotool, openbox and PulseAudio.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic, sleep

from tests.real_window.desktop import environment, running, sound_server, virtual_screen

CHECKOUT = Path(__file__).parents[2]
WORKOUT = "Desk break"
SCREEN = 1280, 800
KIB = 1024
WATCH_S = 20  # how long a window is watched that nobody uses
SETTLE_S = 3
SHOWN_S = 65  # by then the first routine's movement has been shown three times, and stands
OWN = 1000
TOOLS = ("Xvfb", "xdotool", "openbox", "pulseaudio")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; without a bare value there is no ratio, and most is for the value itself."""

    what: str
    unit: str
    value: float
    bare: float | None = None
    most: float | None = None

    def text(self) -> str:
        digits = 0 if self.unit == "ms" and self.value > 10 else 1
        cells = [self.what, f"{self.value:.{digits}f} {self.unit}"]
        if self.bare is None:
            cells += ["", ""]
        else:
            cells += [f"{self.bare:.{digits}f} {self.unit}", f"{self.value / self.bare:.2f}"]
        unit = "" if self.bare is not None else f" {self.unit}"
        cells.append("" if self.most is None else f"≤ {self.most:g}{unit}")
        return f"| {' | '.join(cells)} |"


class Bench:
    """An installed program on a desktop of its own."""

    def __init__(self, python: Path, folder: Path, sound: str, runs: int) -> None:
        self._python = python
        self._folder = folder
        self._sound = sound
        self._runs = runs

    def start(self) -> list[Row]:
        """The first picture: the two windows take turns, so that a busy moment falls on both."""
        bare, program = self._first_pictures(("bare", self._folder), ("program", self._folder))
        return [
            Row("CPU time to the first picture", "ms", program[0], bare[0], 1.65),
            Row("memory (PSS) after it", "MiB", program[1] / KIB, bare[1] / KIB, 1.35),
            Row("CPU time until the window is at rest", "ms", program[2], bare[2]),
            Row("memory (PSS) then", "MiB", program[3] / KIB, bare[3] / KIB),
        ]

    def own(self) -> list[Row]:
        """The first picture with a thousand own routines, beside the one with none."""
        home = self._folder / "many"
        shipped = CHECKOUT / "assets" / "routines" / "squat-position-holds.lunge.json"
        routine = json.loads(shipped.read_text(encoding="utf-8"))
        folder = home / ".local" / "share" / "lunge-timer" / "routines"
        folder.mkdir(parents=True)
        for number in range(OWN):
            text = json.dumps({**routine, "name": f"Routine {number}"}, indent=2)
            (folder / f"routine-{number}.lunge.json").write_text(text, encoding="utf-8")
        none, many = self._first_pictures(("program", self._folder), ("program", home))
        return [Row(f"CPU time to it with {OWN:,} own routines, beside none", "ms", many[0], none[0], 1.3)]

    def workout(self) -> list[Row]:
        command = [str(self._program), "plan", WORKOUT, "--json"]
        plan = subprocess.run(command, capture_output=True, check=True, cwd=self._folder)
        with virtual_screen(*SCREEN) as display:
            share = self._share(display, json.loads(plan.stdout)["total_ms"] / 1000, "--start", WORKOUT)
        return [Row(f"one core in the whole of *{WORKOUT}*, 1280×800", "%", share, most=3)]

    def minimised(self) -> list[Row]:
        with virtual_screen(*SCREEN) as display, running(["openbox"], self._environment(display)):
            share = self._share(display, WATCH_S, "--start", WORKOUT, then=["windowminimize"])
        return [Row("the same, minimised", "%", share)]

    def idle(self) -> list[Row]:
        with virtual_screen(*SCREEN) as display:
            share = self._share(display, WATCH_S, settle_s=SHOWN_S)
        return [Row("the library, left alone", "%", share)]

    def longest(self) -> list[Row]:
        plain, rounds, own = (float(self._run("", "longest.py", kind)) for kind in ("plain", "rounds", "own"))
        return [
            Row("compiling the longest routine", "ms", plain, most=50),
            Row("the same of rounds", "ms", rounds, most=50),
            Row("what twelve own exercises add to that", "ms", own - rounds, most=10),
        ]

    @property
    def _program(self) -> Path:
        return self._python.with_name("lunge-timer")

    def _environment(self, display: str) -> dict[str, str]:
        return environment(self._folder, display, self._sound)

    def _first_pictures(self, *windows: tuple[str, Path]) -> list[list[float]]:
        """The median costs of each kind of window, for a person with that home."""
        seen: list[list[list[float]]] = [[] for _window in windows]
        with virtual_screen(*SCREEN) as display:
            for run in range(self._runs + 1):
                for (kind, home), costs in zip(windows, seen, strict=True):
                    told = self._run(display, "first_paint.py", kind, home=home).split()
                    if run:  # the first only brings the files into memory
                        costs.append([float(cost) for cost in told])
        return [[median(each) for each in zip(*costs, strict=True)] for costs in seen]

    def _run(self, display: str, *script: str, home: Path | None = None) -> str:
        """What one of the scripts beside this one prints."""
        command = [str(self._python), str(Path(__file__).with_name(script[0])), *script[1:]]
        environ = self._environment(display)
        if home is not None:
            environ["HOME"] = str(home)
            del environ["LUNGE_TIMER_HOME"]  # most people have none: the folders are looked for
        done = subprocess.run(command, env=environ, cwd=self._folder, stdout=subprocess.PIPE, check=True)
        return done.stdout.decode()

    def _share(
        self,
        display: str,
        watch_s: float,
        *arguments: str,
        then: list[str] | None = None,
        settle_s: float = SETTLE_S,
    ) -> float:
        """How much of one core the program takes, in per cent, once its window is there."""
        environ = self._environment(display)
        name = arguments[-1] if arguments else "Lunge Timer"
        search = ["xdotool", "search", "--sync", "--onlyvisible", "--name", name]
        with running([str(self._program), *arguments], environ) as program:
            subprocess.run([*search, *(then or [])], env=environ, check=True, stdout=subprocess.DEVNULL)
            if "--start" not in arguments or then:
                sleep(settle_s)  # what a start does after the first picture is no part of this
            start_s, spent_s = monotonic(), cpu_s(program.pid)
            sleep(watch_s)
            share = (cpu_s(program.pid) - spent_s) / (monotonic() - start_s) * 100
            if program.poll() is not None:
                raise SystemExit(f"the program has ended by itself ({program.returncode})")
        return share


def cpu_s(pid: int) -> float:
    """Seconds of CPU time that a process has taken, all its threads together."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")  # user and system


def install(folder: Path) -> Path:
    """A Python of its own that has the program as people get it."""
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run([sys.executable, "-m", "venv", folder], check=True, env=environ)
    python = folder / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", str(CHECKOUT)], check=True, env=environ)
    return python


PARTS: dict[str, Callable[[Bench], list[Row]]] = {
    "start": Bench.start,
    "own": Bench.own,
    "workout": Bench.workout,
    "minimised": Bench.minimised,
    "idle": Bench.idle,
    "longest": Bench.longest,
}


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure what the program costs.")
    parser.add_argument("parts", metavar="PART", nargs="*", help=", ".join(PARTS))
    parser.add_argument("--runs", type=int, default=15, help="how often each window is opened")
    parser.add_argument("--python", type=Path, help="an interpreter that has the program installed")
    options = parser.parse_args()
    unknown = set(options.parts) - set(PARTS)
    if unknown:
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if not sys.platform.startswith("linux") or missing:
        parser.error(f"this measures on Linux only, and needs {', '.join(missing or TOOLS)}")
    with TemporaryDirectory(prefix="lunge-timer-") as name:
        folder = Path(name)
        with sound_server(folder) as sound:
            python = options.python or install(folder / "venv")
            bench = Bench(python.absolute(), folder, sound, options.runs)
            say(f"Python {platform.python_version()}, {platform.system()}, {platform.machine()}\n")
            say("| | Lunge Timer | bare window | ratio | at most |\n| --- | --- | --- | --- | --- |")
            for part in options.parts or PARTS:
                for row in PARTS[part](bench):
                    say(row.text())
    return 0


def say(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - the table


if __name__ == "__main__":
    sys.exit(main())
