"""The small view on a real screen, under a real window manager."""

import subprocess
from collections.abc import Mapping
from pathlib import Path
from signal import SIGTERM

import pytest

from tests.real_window.program import Program
from tests.real_window.short_holds import NAME, lay_in

pytestmark = pytest.mark.real_window

SIZE = "240x240"


def states(environ: Mapping[str, str]) -> str:
    """What the window manager was asked for, of the window that has the keyboard."""
    command = ["xprop", "-id", _xdotool(environ, "getactivewindow"), "_NET_WM_STATE"]
    return subprocess.run(command, env=environ, capture_output=True, text=True, check=True).stdout


def moves(program: Program) -> bool:
    return program.picture() != program.picture()


def test_it_opens_on_top_stays_while_the_window_is_minimised_and_pauses(
    program: Program, environ: dict[str, str], tmp_path: Path
) -> None:
    lay_in(tmp_path, 2)
    program.start("--start", NAME)
    program.see_title(NAME)
    window = program.size()
    program.press("v")
    program.see("the small view", lambda: program.size() == SIZE)
    left, top, right, bottom = program.frame()
    assert (left >= 0, top >= 0, right <= 1600, bottom <= 1000) == (True,) * 4
    assert "_NET_WM_STATE_ABOVE" in states(environ)
    program.press("v")
    program.see("the window again", lambda: program.size() == window)
    program.press("v")
    program.see("the small view", lambda: program.size() == SIZE)
    program.press("space")
    program.see("a workout that pauses", lambda: not moves(program))
    program.press("space")
    program.see("a workout that goes on", lambda: moves(program))
    program.press("Escape")
    program.see("the window again", lambda: program.size() == window)
    program.press("alt+F4", "Tab", "Return")
    assert program.wait() == 0
    assert program.errors == ""


def test_while_the_window_is_minimised_it_goes_on_and_the_title_with_it(
    program: Program, environ: dict[str, str], tmp_path: Path
) -> None:
    lay_in(tmp_path, 2)
    program.start("--start", NAME)
    program.see_title(NAME)
    program.press("v")
    program.see("the small view", lambda: program.size() == SIZE)
    told = titles(environ)
    program.see("a title that goes on", lambda: titles(environ) != told)
    assert any(" left · " in title for title in titles(environ))
    minimise_others(environ)
    program.see("the small view alone", lambda: program.size() == SIZE)
    told = titles(environ)
    program.see("a title that goes on", lambda: titles(environ) != told)
    assert moves(program)
    both = titles(environ)
    program.press("Escape")
    program.see("the minimised window alone", lambda: 0 < len(titles(environ)) < len(both))
    program.send(SIGTERM)
    assert program.wait() == 128 + SIGTERM


def titles(environ: Mapping[str, str]) -> list[str]:
    found = _xdotool(environ, "search", "--name", NAME).split()
    return [_xdotool(environ, "getwindowname", window) for window in found]


def minimise_others(environ: Mapping[str, str]) -> None:
    """Minimise the window that does not have the keyboard."""
    active = _xdotool(environ, "getactivewindow")
    for window in _xdotool(environ, "search", "--name", f" left · {NAME}").split():
        if window != active:
            _xdotool(environ, "windowminimize", window)


def _xdotool(environ: Mapping[str, str], *arguments: str) -> str:
    done = subprocess.run(["xdotool", *arguments], env=environ, capture_output=True, text=True, check=False)
    return done.stdout.strip()
