"""Keys that are held, and keys of other layouts, as a real keyboard sends them."""

import json
import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import sleep
from typing import Any

import pytest

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.routine import ExerciseBlock, Pace, Routine
from lunge_timer.core.text.numbers import clock_text
from lunge_timer.store.assets import load_exercises
from lunge_timer.store.encoding import encode
from tests.real_window import keyboard as keys
from tests.real_window.conftest import SCREEN
from tests.real_window.desktop import desktop
from tests.real_window.keyboard import Keyboard
from tests.real_window.program import Program

pytestmark = pytest.mark.real_window

HELD_S = 1.5  # some twenty repeats
SETTLE_S = 0.5  # for what must not come
MINE = Routine(
    name="Mine",
    get_ready_s=0,
    blocks=(ExerciseBlock(exercise="reverse-lunge", sets=2, reps=40, pace=Pace.SELF),),
)


@pytest.fixture(scope="module")
def environ(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A desktop where Qt marks few of the repeats: it tells one by the press that waits after a release."""
    with desktop(tmp_path_factory.mktemp("desktop"), *SCREEN, slow=True) as environ:
        yield environ


@pytest.fixture
def keyboard(environ: dict[str, str]) -> Iterator[Keyboard]:
    keyboard = Keyboard(environ)
    yield keyboard
    keyboard.close()


class Watched:
    """The program, which tells at every change what is seen on it."""

    def __init__(self, program: Program) -> None:
        self.program = program

    def seen(self) -> dict[str, Any]:
        seen: dict[str, Any] = json.loads(self.program.told[-1])
        return seen

    def reps(self) -> int:
        """How many are counted, by both legs."""
        return sum(
            int(match[1]) for name in self.seen()["counts"] if (match := re.search(r": (\d+) of", name))
        )

    def played(self) -> str:
        """Where in the workout it is, like 1:05."""
        return str(self.seen()["played"]).removeprefix("Timeline: ").split(" of ")[0]

    def is_beyond(self, name: str) -> bool:
        """Whether the keyboard is with something else."""
        return bool(self.seen()["focused"] != name)

    def see(self, what: str, is_seen: Callable[[dict[str, Any]], bool]) -> None:
        self.program.see(what, lambda: is_seen(self.seen()))


@pytest.fixture
def watched(environ: dict[str, str], tmp_path: Path) -> Iterator[Watched]:
    """The program as it is, but that it tells what is seen; one routine is self-paced."""
    folder = tmp_path / "lunge-timer"
    (folder / "routines").mkdir(parents=True)
    (folder / "routines" / "mine.lunge.json").write_text(encode(MINE), encoding="utf-8")
    home = {
        "HOME": str(tmp_path),
        "LUNGE_TIMER_HOME": str(folder),
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    command = [sys.executable, "-m", "tests.driven", "watch"]
    with Program(command, environ | home, tmp_path) as program:
        yield Watched(program)


def begin(watched: Watched) -> None:
    watched.program.start("--start", MINE.name)
    watched.program.see_title(MINE.name)
    watched.program.see("a rep that waits", lambda: bool(watched.program.told) and watched.seen()["busy"])


def pause(watched: Watched, keyboard: Keyboard) -> None:
    """Keep time from passing."""
    keyboard.press(keys.P)
    watched.see("a pause", lambda seen: seen["dial"].startswith("PAUSED"))


def go_to(watched: Watched, keyboard: Keyboard, name: str) -> None:
    """Go on with Tab until that has the keyboard."""
    while (before := watched.seen()["focused"]) != name:
        keyboard.press(keys.TAB)
        watched.program.see("the next one", partial(watched.is_beyond, before))


def starts() -> list[str]:
    """When each step of the routine begins, as the strip tells it."""
    return [
        clock_text(step.start_ms // 1000 * 1000) for step in compile_timeline(MINE, load_exercises()).steps
    ]


def test_a_held_space_bar_is_one_rep(watched: Watched, keyboard: Keyboard) -> None:
    begin(watched)
    counted = []
    for _time in range(6):
        keyboard.hold(keys.SPACE, HELD_S)
        sleep(SETTLE_S)
        counted.append(watched.reps())
    assert counted == [1, 2, 3, 4, 5, 6]
    assert watched.program.errors == ""


def test_a_held_arrow_is_one_step(watched: Watched, keyboard: Keyboard) -> None:
    begin(watched)
    pause(watched, keyboard)
    reached = []
    for _time in range(4):
        keyboard.hold(keys.RIGHT, HELD_S)
        sleep(SETTLE_S)
        reached.append(watched.played())
    assert reached == starts()[1:5]


@pytest.mark.parametrize("key", [keys.SPACE, keys.RETURN], ids=["Space", "Return"])
def test_a_held_key_presses_the_button_that_has_the_keyboard_once(
    watched: Watched, keyboard: Keyboard, key: int
) -> None:
    begin(watched)
    go_to(watched, keyboard, "Rep done")
    counted = []
    for _time in range(3):
        keyboard.hold(key, HELD_S)
        sleep(SETTLE_S)
        counted.append(watched.reps())
    assert counted == [1, 2, 3]


def test_a_key_that_opens_a_menu_and_is_held_chooses_nothing_in_it(
    watched: Watched, keyboard: Keyboard
) -> None:
    begin(watched)
    pause(watched, keyboard)
    go_to(watched, keyboard, "More")
    keyboard.hold(keys.RETURN, HELD_S)  # the first item would go on
    sleep(SETTLE_S)
    assert watched.seen()["dial"].startswith("PAUSED")
    keyboard.press(keys.RETURN)
    keyboard.press(keys.RETURN)
    watched.see("a rep that waits", lambda seen: not seen["dial"].startswith("PAUSED"))


@pytest.mark.parametrize("layout", [("ru", 0), ("gr", 0), ("us,ru", 1), ("us,gr", 1)], ids=str)
def test_letters_are_shortcuts_on_a_layout_without_latin_ones(
    watched: Watched, keyboard: Keyboard, layout: tuple[str, int]
) -> None:
    begin(watched)
    keyboard.lay_out(*layout)
    keyboard.press(keys.M)
    watched.see("sound that is off", lambda seen: "Sound off" in seen["buttons"])
    pause(watched, keyboard)
    window = watched.program.size()
    keyboard.press(keys.F)
    watched.program.see("a full screen", lambda: watched.program.size() == "1600x1000")
    keyboard.press(keys.F)
    watched.program.see("a window again", lambda: watched.program.size() == window)
    assert watched.program.errors == ""


@pytest.mark.parametrize(
    ("layout", "key_of_m", "key_of_p"),
    [("fr", keys.SEMICOLON, keys.P), ("us -variant dvorak", keys.M, keys.R)],
    ids=["AZERTY", "Dvorak"],
)
def test_where_a_layout_has_latin_letters_they_are_the_shortcuts(
    watched: Watched, keyboard: Keyboard, layout: str, key_of_m: int, key_of_p: int
) -> None:
    begin(watched)
    keyboard.lay_out(layout)
    keyboard.press(key_of_m)
    watched.see("sound that is off", lambda seen: "Sound off" in seen["buttons"])
    keyboard.press(key_of_p)
    watched.see("a pause", lambda seen: seen["dial"].startswith("PAUSED"))
    assert watched.program.errors == ""


@pytest.mark.parametrize("layout", [("ru", 0), ("gr", 0), ("us,ru", 1)], ids=str)
def test_ctrl_and_a_letter_ask_for_the_same_on_every_layout_and_page(
    watched: Watched, keyboard: Keyboard, layout: tuple[str, int]
) -> None:
    watched.program.start()
    watched.program.see_title("Lunge Timer")
    watched.program.see("the routines", lambda: bool(watched.program.told) and watched.seen()["names"] != [])
    keyboard.lay_out(*layout)
    keyboard.press(keys.COMMA, ctrl=True)
    watched.see("the settings", lambda seen: "Settings" in seen["texts"])
    keyboard.press(keys.ESCAPE)
    watched.see("the library", lambda seen: "Routines" in seen["texts"])
    names = watched.seen()["names"]
    keyboard.press(keys.D, ctrl=True, shift=True)
    watched.see("a copy", lambda seen: len(seen["names"]) == len(names) + 1)
    keyboard.press(keys.E, ctrl=True)
    watched.see("the editor", lambda seen: "Undo" in seen["buttons"])
    keyboard.press(keys.D, ctrl=True)
    watched.see("one more block", lambda seen: any(text.startswith("Undo: ") for text in seen["buttons"]))
    keyboard.press(keys.Z, ctrl=True)
    watched.see("it undone", lambda seen: any(text.startswith("Redo: ") for text in seen["buttons"]))
    assert watched.program.errors == ""
