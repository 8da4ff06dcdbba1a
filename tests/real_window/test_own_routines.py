import json
import re
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from lunge_timer.store.assets import load_built_ins, load_exercises
from lunge_timer.store.encoding import encode
from tests.real_window.program import Program

pytestmark = pytest.mark.real_window

Environ = Mapping[str, str]
LUNGE_TIMER = Path(sys.executable).with_name("lunge-timer")
HOLDS = "Squat-position holds"
MY_HOLDS = f"{HOLDS} 2"
KNOB_PX = 24  # of a slider: its middle is where the mouse is
CLOSE_PX = -12, -10  # the frame's close button, from the window's upper right corner
PATIENCE_S = 60


class Chart:
    """Where everything is on the library after those steps, by what a screen reader calls it."""

    def __init__(self, environ: Environ, folder: Path, steps: str = "look") -> None:
        seen = driven(environ, folder / "of-the-chart" / steps, f"{steps},where,close")
        (where,) = (each for each in seen if "places" in each)
        self._places: dict[str, tuple[int, int, int, int]] = where["places"]
        self._stops: list[str] = where["stops"]

    def tabs(self, name: str) -> int:
        """How often Tab is to be pressed on the list to come to what is called so."""
        return next(number for number, stop in enumerate(self._stops, 1) if stop.startswith(name))

    def middle(self, name: str) -> tuple[int, int]:
        left, top, width, height = self.place(name)
        return left + width // 2, top + height // 2

    def first_card(self) -> tuple[int, int]:
        left, top, width, _height = self.place("Routines")
        return left + width // 2, top + 40

    def knob(self, name: str, part: float) -> tuple[int, int]:
        """Where to click on a slider to set it to that part of its range."""
        left, top, width, height = self.place(name)
        return left + round(KNOB_PX / 2 + part * (width - KNOB_PX)), top + height // 2

    def place(self, name: str) -> tuple[int, int, int, int]:
        return next(place for called, place in self._places.items() if called.startswith(name))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Where the program fixture keeps its files."""
    return tmp_path / "lunge-timer"


@pytest.fixture
def chart(environ: Environ, tmp_path: Path) -> Chart:
    return Chart(environ, tmp_path)


def start(program: Program, chart: Chart) -> None:
    """Start it, and wait until all is there that is made after the first picture."""
    program.start()
    program.see_title("Lunge Timer")
    places = [chart.place(name) for name in ("New routine", "Rest between sets", "Save")]
    program.see("the whole page", lambda: not any(program.is_plain(*place) for place in places))


def driven(environ: Environ, home: Path, steps: str) -> list[dict[str, Any]]:
    """What the program shows on that screen, step by step."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.driven", steps],
        env={**environ, "LUNGE_TIMER_HOME": str(home), "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_S,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def planned_ms(environ: Environ, home: Path, name: str) -> dict[str, set[int]]:
    """How long the holds and the rests of the routine of that name are, as the terminal tells."""
    done = subprocess.run(
        [LUNGE_TIMER, "plan", name, "--json"],
        env={**environ, "LUNGE_TIMER_HOME": str(home)},
        capture_output=True,
        check=True,
        timeout=PATIENCE_S,
    )
    plan = json.loads(done.stdout)
    assert plan["name"] == name
    kinds = ("hold", "rest")
    return {kind: {step["duration_ms"] for step in plan["steps"] if step["kind"] == kind} for kind in kinds}


def check_it_is_kept(environ: Environ, home: Path, name: str) -> None:
    """On top, starred and chosen, 7 s and 50 s on the workout's screen and in the terminal."""
    assert planned_ms(environ, home, name) == {"hold": {7_000}, "rest": {50_000}}
    first_set = ",".join(["next"] * 61)  # get ready, and 5 reps of each leg with 6 phases
    look, *workout = driven(environ, home, f"look,workout,{first_set},stop,close")
    assert look["names"][0] == look["chosen"] == name
    assert look["names"].count(HOLDS) == 1
    dials = {re.sub(": [0-9]+ of ", ": ", seen["dial"]) for seen in workout}  # a busy machine is seconds late
    assert {dial for dial in dials if dial.startswith(("HOLD", "REST"))} == {"HOLD: 7 s", "REST: 50 s"}


def test_a_favourite_is_made_found_again_and_started_by_keyboard_alone(
    program: Program, chart: Chart, environ: Environ, home: Path
) -> None:
    start(program, chart)
    program.press("End", "Home")
    for slider, seconds in (("Hold with leg back", 2), ("Hold in the squat", 2), ("Rest between sets", 5)):
        program.press(*["Tab"] * chart.tabs(slider), *["Right"] * seconds)
        program.press(*["shift+Tab"] * chart.tabs(slider))
    program.press("ctrl+shift+s")
    kept = home / "routines"
    program.see("a routine's file", lambda: any(kept.glob("*.lunge.json")))
    program.write("Knees and hips")
    program.press("Return")
    program.see("its new name", lambda: "Knees and hips" in next(kept.glob("*.json")).read_text("utf-8"))
    program.press("alt+F4")
    assert program.wait() == 0
    assert program.errors == ""

    start(program, chart)
    program.press("Return")
    program.see_title("Knees and hips")
    program.press("alt+F4", "Tab", "Return")
    assert program.wait() == 0
    assert program.errors == ""
    check_it_is_kept(environ, home, "Knees and hips")


def test_a_favourite_is_made_found_again_and_started_by_mouse_alone(
    program: Program, chart: Chart, environ: Environ, home: Path, tmp_path: Path
) -> None:
    start(program, chart)
    window_px = int(program.size().partition("x")[0])
    close = window_px + CLOSE_PX[0], CLOSE_PX[1]
    program.click(*chart.first_card())
    program.click(*chart.knob("Hold with leg back", (7 - 1) / (10 - 1)))
    program.click(*chart.knob("Hold in the squat", (7 - 1) / (10 - 1)))
    program.click(*chart.knob("Rest between sets", (50 - 30) / (60 - 30)))
    program.click(*Chart(environ, tmp_path, "look,change").middle(f"Save {HOLDS}"))
    program.see("a routine's file", lambda: any((home / "routines").glob("*.lunge.json")))
    program.click(*close)
    assert program.wait() == 0
    assert program.errors == ""

    start(program, chart)
    program.click(*chart.middle(f"Start {HOLDS}"))
    program.see_title(MY_HOLDS)
    program.send(signal.SIGTERM)
    assert program.wait() == 128 + signal.SIGTERM
    assert program.errors == ""
    check_it_is_kept(environ, home, MY_HOLDS)


def holds_ms(environ: Environ, home: Path) -> set[int]:
    return planned_ms(environ, home, HOLDS)["hold"]


def test_numbers_are_kept_found_again_and_given_back_by_keyboard_alone(
    program: Program, chart: Chart, environ: Environ, home: Path, tmp_path: Path
) -> None:
    kept = home / "built-in-numbers" / "squat-position-holds.lunge.json"
    start(program, chart)
    program.press("End", "Home", *["Tab"] * chart.tabs("Hold with leg back"), "Right", "Right", "ctrl+s")
    program.see("the numbers' file", kept.exists)
    program.press("alt+F4")
    assert program.wait() == 0
    assert holds_ms(environ, home) == {7_000, 5_000}

    start(program, chart)
    original = Chart(environ, tmp_path, "look,change,keep").tabs("Use the original")
    program.press("End", "Home", *["Tab"] * original, "space")
    program.see("no such file", lambda: not kept.exists())
    program.press("alt+F4")
    assert program.wait() == 0
    assert program.errors == ""
    assert holds_ms(environ, home) == {5_000}


def test_numbers_are_kept_found_again_and_given_back_by_mouse_alone(
    program: Program, chart: Chart, environ: Environ, home: Path, tmp_path: Path
) -> None:
    kept = home / "built-in-numbers" / "squat-position-holds.lunge.json"
    start(program, chart)
    close = int(program.size().partition("x")[0]) + CLOSE_PX[0], CLOSE_PX[1]
    program.click(*chart.first_card())
    program.click(*chart.knob("Hold with leg back", (7 - 1) / (10 - 1)))
    program.click(*Chart(environ, tmp_path, "look,change").middle("Keep the changes"))
    program.see("the numbers' file", kept.exists)
    program.click(*close)
    assert program.wait() == 0
    assert holds_ms(environ, home) == {7_000, 5_000}

    start(program, chart)
    program.click(*Chart(environ, tmp_path, "look,change,keep").middle("Use the original"))
    program.see("no such file", lambda: not kept.exists())
    program.click(*close)
    assert program.wait() == 0
    assert program.errors == ""
    assert holds_ms(environ, home) == {5_000}


def test_a_later_start_brings_the_window_back_and_hands_its_file_over(
    program: Program, environ: Environ, home: Path, tmp_path: Path
) -> None:
    exercises = load_exercises()
    away = tmp_path / "away.lunge.json"
    away.write_text(encode(next(iter(load_built_ins(exercises).values()))), encoding="utf-8")
    program.start()
    program.see_title("Lunge Timer")
    program.minimize()
    program.see("a window that is out of the way", lambda: program.title() == "")
    done = subprocess.run(
        [LUNGE_TIMER, away],
        env={**environ, "LUNGE_TIMER_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_S,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    program.see_title("Lunge Timer")
    program.see("the file's routine", lambda: any((home / "routines").glob("*.lunge.json")))
    program.press("alt+F4")
    assert program.wait() == 0
    assert program.errors == ""
