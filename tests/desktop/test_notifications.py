"""A notification and its buttons, on a bus and by a daemon of the test's own."""

import os
import threading
from collections.abc import Iterator

import pytest

from lunge_timer.desktop.activation import TOKEN_VARIABLE
from lunge_timer.desktop.notifications import NAME, PATH, Notification, Press, Words
from tests.desktop.buses import Caller, working_bus
from tests.desktop.notification_daemon import Daemon, join_notifications
from tests.waiting import wait_until

pytestmark = pytest.mark.usefixtures("bus_daemon")

WORDS = Words("Desk break", "Time to stand up.", (("start", "Start"), ("later", "Later")))
LONG_S = 2.2  # longer than anything else on a bus is waited for


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with working_bus() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address


@pytest.fixture
def daemon(address: str) -> Iterator[Daemon]:
    assert address
    daemon = Daemon()
    yield daemon
    daemon.close()


def shown(daemon: Daemon) -> tuple[Notification, list[Press]]:
    """A notification that the daemon has been asked to show, and what is pressed on it."""
    pressed: list[Press] = []
    notification = Notification(WORDS, pressed.append)
    if daemon.free.is_set():
        wait_until(lambda: len(daemon.shown) == 1)
    return notification, pressed


def let_it_wait() -> None:
    """Have the notification wait for its daemon for longer than for anything else."""
    (thread,) = (thread for thread in threading.enumerate() if thread.name == "notification")
    thread.join(LONG_S)


def test_a_press_tells_the_button_and_the_leave_that_came_with_it(
    daemon: Daemon, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(TOKEN_VARIABLE, "old")
    notification, pressed = shown(daemon)
    daemon.press("Later")
    join_notifications()
    assert pressed == [(notification, "later", "leave")]
    assert os.environ[TOKEN_VARIABLE] == "old"


def test_a_daemon_that_has_to_be_started_first_is_waited_for(daemon: Daemon) -> None:
    daemon.free.clear()
    _notification, pressed = shown(daemon)
    let_it_wait()
    daemon.free.set()
    wait_until(lambda: len(daemon.shown) == 1)
    daemon.press("Start")
    join_notifications()
    assert [press.key for press in pressed] == ["start"]


def test_one_that_was_withdrawn_before_it_was_shown_is_closed_once_it_is(daemon: Daemon) -> None:
    daemon.free.clear()
    notification, _pressed = shown(daemon)
    let_it_wait()
    notification.withdraw()
    daemon.free.set()
    join_notifications()
    assert daemon.withdrawn == [1]


def test_nobody_but_the_daemon_presses_a_button_or_closes_it(daemon: Daemon, address: str) -> None:
    notification, pressed = shown(daemon)
    other = Caller(address)
    for member, signature, *body in (
        ("ActivationToken", "us", 1, "stolen"),
        ("ActionInvoked", "us", 1, "start"),
        ("NotificationClosed", "uu", 1, 2),
    ):
        other.signal_everybody(PATH, NAME, member, str(signature), *body)
    other.names()  # all of it has been passed on
    other.close()
    daemon.say("ActionInvoked", "us", (1, "later"))
    join_notifications()
    assert pressed == [(notification, "later", "")]
