"""A notification daemon of a test's own, and the threads of those who have it show something."""

import threading
from typing import Any

from lunge_timer.desktop.bus_messages import Call, Event, Refusal, Reply
from lunge_timer.desktop.notifications import NAME, PATH
from lunge_timer.desktop.session_bus import SessionBus


class Daemon:
    """Shows nothing, and remembers what it was to show. Its buttons are pressed by name."""

    def __init__(self) -> None:
        self.shown: list[tuple[Any, ...]] = []
        self.withdrawn: list[int] = []
        self.free = threading.Event()  # to answer what it is asked
        self.free.set()
        self._ready = threading.Event()
        self._signals: list[tuple[str, str, tuple[Any, ...]]] = []
        self._bus = SessionBus("daemon", self)
        self._bus.start()
        assert self._ready.wait(10)

    def close(self) -> None:
        self._bus.close()
        _join("daemon")

    def press(self, words: str) -> None:
        """Press that button of the last notification, and take it away."""
        buttons = self.shown[-1][5]
        number = len(self.shown)
        key = buttons[buttons.index(words) - 1]
        self.say("ActivationToken", "us", (number, "leave"))
        self.say("ActionInvoked", "us", (number, key))
        self.say("NotificationClosed", "uu", (number, 2))

    def say(self, member: str, signature: str, body: tuple[Any, ...]) -> None:
        self._signals.append((member, signature, body))
        self._bus.wake()

    def begin(self, bus: SessionBus) -> None:
        assert bus.request_name(NAME)
        self._ready.set()

    def answer(self, _bus: SessionBus, call: Call) -> Reply | Refusal:
        assert self.free.wait(10)
        if call.member == "Notify":
            assert call.signature == "susssasa{sv}i"
            self.shown.append(call.body)
            return Reply("u", (len(self.shown),))
        self.withdrawn.append(call.body[0])
        return Reply()

    def hear(self, bus: SessionBus, event: Event) -> None:
        """What others say is none of its business."""

    def catch_up(self, bus: SessionBus) -> None:
        while self._signals:
            bus.emit(PATH, NAME, *self._signals.pop(0))


def join_notifications() -> None:
    """Wait until nobody listens for an answer any more."""
    _join("notification")


def _join(name: str) -> None:
    for thread in threading.enumerate():
        if thread.name == name:
            thread.join(10)
            assert not thread.is_alive()
