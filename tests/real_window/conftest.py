import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.real_window.desktop import desktop, message_bus
from tests.real_window.program import Program
from tests.real_window.screen_reader import ScreenReader, missing, screen_reader

SCREEN = 1600, 1000  # larger than the window, so that a full screen is told apart
_TOOLS = ("Xvfb", "openbox", "xdotool", "setxkbmap", "xwininfo", "xprop", "import", "pulseaudio", "parec")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where a tool is missing, say which, unless all tests are wanted: then fail."""
    missing = [tool for tool in _TOOLS if shutil.which(tool) is None]
    if not sys.platform.startswith("linux"):
        missing = ["an X server"]
    if not missing or os.environ.get("LUNGE_TIMER_ALL_TESTS") == "1":
        return
    for item in items:
        if item.get_closest_marker("real_window"):
            item.add_marker(pytest.mark.skip(reason=f"not installed: {', '.join(missing)}"))


@pytest.fixture(scope="session")
def environ(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment of a desktop with nobody else's windows and sounds."""
    with desktop(tmp_path_factory.mktemp("desktop"), *SCREEN) as environ:
        yield environ


@pytest.fixture
def program(environ: dict[str, str], tmp_path: Path) -> Iterator[Program]:
    """The installed program, with files of its own."""
    with installed(environ, tmp_path) as program:
        yield program


@pytest.fixture
def reader(environ: dict[str, str]) -> Iterator[ScreenReader]:
    """A screen reader on a bus of its own; only told_program is on it, too."""
    lacking = missing()
    if lacking and os.environ.get("LUNGE_TIMER_ALL_TESTS") != "1":
        pytest.skip(f"not installed: {lacking}")
    with (
        message_bus(environ) as address,
        screen_reader(environ | {"DBUS_SESSION_BUS_ADDRESS": address}) as reader,
    ):
        yield reader


@pytest.fixture
def told_program(reader: ScreenReader, tmp_path: Path) -> Iterator[Program]:
    """The installed program, where a screen reader listens."""
    listened = {
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "QT_LOGGING_RULES": "qt.accessibility.atspi.warning=false",  # of calls that Qt does not know
    }
    with installed(reader.environ | listened, tmp_path) as program:
        yield program


def installed(environ: Mapping[str, str], folder: Path) -> Program:
    """The installed program, with its files in folder."""
    command = Path(sys.executable).with_name("lunge-timer")
    home = {"HOME": str(folder), "LUNGE_TIMER_HOME": str(folder / "lunge-timer")}
    return Program([str(command)], {**environ, **home}, folder)
