"""The thread that speaks to a session bus, and how it ends."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lunge_timer.desktop.bus_messages import Call, Event, Refusal
from lunge_timer.desktop.session_bus import SessionBus
from tests.desktop.buses import working_bus

pytestmark = pytest.mark.usefixtures("bus_daemon")


class Guest:
    """Does one thing when the bus has answered."""

    def __init__(self, deed: Callable[[SessionBus], object]) -> None:
        self._deed = deed

    def begin(self, bus: SessionBus) -> None:
        self._deed(bus)

    def answer(self, _bus: SessionBus, _call: Call) -> Refusal:
        return Refusal("UnknownMethod", "There is no such method")

    def hear(self, bus: SessionBus, event: Event) -> None:
        """Nothing is listened to."""

    def catch_up(self, bus: SessionBus) -> None:
        """Nothing changes."""


@pytest.fixture(autouse=True)
def _bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with working_bus() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield


def join() -> None:
    for thread in threading.enumerate():
        if thread.name == "guest":
            thread.join(10)
            assert not thread.is_alive()


def test_once_closed_it_hands_nothing_over() -> None:
    begun, closed = threading.Event(), threading.Event()
    told: list[str] = []

    def tell_late(bus: SessionBus) -> None:
        bus.hand_over(told.append, "in time")
        begun.set()
        assert closed.wait(10)
        bus.hand_over(told.append, "late")

    bus = SessionBus("guest", Guest(tell_late))
    bus.start()
    assert begun.wait(10)
    bus.close()
    closed.set()
    join()
    assert told == ["in time"]


def test_a_client_that_fails_leaves_nothing_open(monkeypatch: pytest.MonkeyPatch) -> None:
    failed: list[object] = []
    monkeypatch.setattr(threading, "excepthook", lambda failure: failed.append(failure.exc_type))

    def fail(_bus: SessionBus) -> None:
        raise ZeroDivisionError

    before = open_files()
    bus = SessionBus("guest", Guest(fail))
    bus.start()
    join()
    assert failed == [ZeroDivisionError]
    assert open_files() <= before
    bus.wake()  # nobody is there any more


def open_files() -> set[str]:
    return {file.name for file in Path("/proc/self/fd").iterdir() if file.exists()}
