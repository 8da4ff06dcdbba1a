"""The window on screens of every size, with a frame around it."""

import json
import sys
from pathlib import Path

import pytest

from tests.real_window.desktop import desktop
from tests.real_window.program import Program

pytestmark = pytest.mark.real_window

LUNGE_TIMER = Path(sys.executable).with_name("lunge-timer")
SCREENS = [
    (1366, 768, 1.0),
    (1024, 600, 1.0),
    (1280, 720, 1.0),
    (1920, 1080, 1.0),
    (1920, 1080, 1.25),
    (1920, 1080, 1.5),
    (1920, 1080, 1.75),
    (1920, 1080, 2.0),
    (768, 1366, 1.0),
    (3840, 1080, 1.0),
]


@pytest.mark.parametrize(("width", "height", "scale"), SCREENS)
def test_it_opens_on_the_screen_and_is_no_larger_in_full_screen(
    tmp_path: Path, width: int, height: int, scale: float
) -> None:
    with desktop(tmp_path, width, height) as environ:
        scaled = environ | {"QT_SCALE_FACTOR": str(scale)}
        with Program([str(LUNGE_TIMER)], scaled, tmp_path) as program:
            program.start()
            program.see_title("Lunge Timer")
            left, top, right, bottom = program.frame()
            assert (left >= 0, top >= 0, right <= width, bottom <= height) == (True,) * 4
            opened = program.size()
            program.press("F11")
            program.see("the full screen", lambda: program.size() == f"{width}x{height}")
            program.press("F11")
            program.see("the window", lambda: program.size() == opened)
            program.press("alt+F4")
            assert program.wait() == 0
            assert program.errors == ""


def test_a_maximised_window_comes_back_maximised_and_its_size_below_it(tmp_path: Path) -> None:
    with desktop(tmp_path, 1366, 768) as environ, Program([str(LUNGE_TIMER)], environ, tmp_path) as program:
        program.start()
        program.see_title("Lunge Timer")
        opened = program.size()
        program.toggle_maximized()
        program.see("a maximised window", lambda: program.size().startswith("1366x"))
        program.press("alt+F4")
        assert program.wait() == 0
        kept = json.loads((tmp_path / "lunge-timer" / "settings.json").read_text("utf-8"))
        assert kept["windows"][0]["maximized"] is True

        program.start()
        program.see_title("Lunge Timer")
        program.see("a maximised window", lambda: program.size().startswith("1366x"))
        program.toggle_maximized()
        program.see("its own size", lambda: program.size() == opened)
        program.press("alt+F4")
        assert program.wait() == 0
        assert program.errors == ""
