"""A headset's button, by way of a message bus, with the program as it is installed."""

import signal
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest

from lunge_timer.desktop.mpris import NAME, PATH, PLAYER
from lunge_timer.store.settings import Settings, SettingsFile
from tests.desktop.buses import Caller, own_bus
from tests.real_window.desktop import message_bus
from tests.real_window.program import Program

pytestmark = pytest.mark.real_window

AT_ONCE_S = 5  # a start, or an end, on a busy machine


@pytest.fixture
def media_program(program: Program, tmp_path: Path) -> Program:
    """The program, where the person has turned media keys on."""
    SettingsFile(tmp_path / "lunge-timer" / "settings.json").save(Settings(media_keys=True))
    return program


@pytest.fixture
def bus(environ: dict[str, str]) -> Iterator[str]:
    with message_bus(environ) as address:
        yield address


def stands_still(program: Program) -> bool:
    return program.picture() == program.picture()


def test_a_headset_pauses_goes_on_and_skips_and_the_name_goes_with_the_workout(
    media_program: Program, bus: str
) -> None:
    caller = Caller(bus)
    media_program.start("--start", "Desk break", DBUS_SESSION_BUS_ADDRESS=bus)
    media_program.see_title("Desk break")
    media_program.see("its name on the bus", lambda: NAME in caller.names())
    caller.call((NAME, PATH, PLAYER), "Pause")
    media_program.see("a workout that pauses", lambda: stands_still(media_program))
    paused = media_program.picture()
    caller.call((NAME, PATH, PLAYER), "Next")
    media_program.see("another step", lambda: media_program.picture() != paused)
    caller.call((NAME, PATH, PLAYER), "Play")
    media_program.see("a workout that goes on", lambda: not stands_still(media_program))
    media_program.press("Escape", "Tab", "Return")
    media_program.see("no name on the bus", lambda: NAME not in caller.names())
    caller.close()
    media_program.press("alt+F4")
    assert media_program.wait() == 0
    assert media_program.errors == ""


def test_a_bus_that_hangs_delays_neither_a_workout_nor_the_end(
    media_program: Program, tmp_path: Path
) -> None:
    with own_bus(tmp_path) as (address, server):
        media_program.start(DBUS_SESSION_BUS_ADDRESS=address)
        media_program.see_title("Lunge Timer")
        server.send_signal(signal.SIGSTOP)  # sooner, not even a bare window of Qt's would open
        media_program.press("Down", "Down", "Down", "Down", "Return")
        media_program.see_title("Desk break")
        media_program.see("a ring that moves", lambda: not stands_still(media_program))
        media_program.press("alt+F4", "Tab")
        ended_s = monotonic()
        media_program.press("Return")
        assert media_program.wait() == 0
        assert monotonic() - ended_s < AT_ONCE_S
        assert media_program.errors == ""
        server.send_signal(signal.SIGCONT)
