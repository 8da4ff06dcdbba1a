"""A notification daemon of the test's own is told of a break, and its buttons are pressed."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import pytest
from pytestqt.qtbot import QtBot

from lunge_timer.desktop.activation import TOKEN_VARIABLE
from lunge_timer.desktop.break_reminder import BreakReminder
from tests.desktop.buses import hung_bus, own_bus, working_bus
from tests.desktop.notification_daemon import Daemon, join_notifications
from tests.ui.workouts import DESK_BREAK, Stage

# Said by the offscreen platform itself of any window with a least size.
pytestmark = [
    pytest.mark.qt_log_ignore("does not support", "systemTrayWindowChanged"),
    pytest.mark.usefixtures("bus_daemon"),
]

MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS


@pytest.fixture
def daemon(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Iterator[Daemon]:
    """Who is told on a bus where the person has turned reminders on; it is Monday, 9:00."""
    with working_bus() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        daemon = Daemon()
        stage.remind(on=True)
        yield daemon
        stage.remind(on=False)
        join_notifications()
        daemon.close()


def reminder(stage: Stage) -> BreakReminder:
    (found,) = stage.window.findChildren(BreakReminder)
    return found


def wait(stage: Stage, ms: int) -> None:
    """Let time go by at the desk, a minute after the other, as the reminder looks."""
    for _minute in range(ms // MINUTE_MS):
        stage.clock.now_ms += MINUTE_MS
        reminder(stage).look()


def wait_for_reminder(stage: Stage, daemon: Daemon, qtbot: QtBot, ms: int = HOUR_MS) -> None:
    """Let time go by until the moment before a reminder, and then until it is there."""
    count = len(daemon.shown)
    wait(stage, ms - MINUTE_MS)
    qtbot.wait(50)
    assert len(daemon.shown) == count
    wait(stage, MINUTE_MS)
    qtbot.waitUntil(lambda: len(daemon.shown) == count + 1)


def test_after_an_hour_at_the_desk_one_notification_comes_with_three_answers(
    stage: Stage, daemon: Daemon, qtbot: QtBot
) -> None:
    wait_for_reminder(stage, daemon, qtbot)
    app, _replaced, icon, title, text, buttons, hints, _ms = daemon.shown[0]
    assert (app, icon, title) == ("Lunge Timer", "lunge-timer", "Desk break, 1:34")
    assert text == "Time to stand up for a moment."
    assert buttons[1::2] == ["Start", "In 10 minutes", "Not today"]
    assert hints == {"urgency": ("y", 1), "desktop-entry": ("s", "lunge-timer")}
    assert not stage.workout.under_way


def test_it_opens_no_window_and_takes_no_keyboard(stage: Stage, daemon: Daemon, qtbot: QtBot) -> None:
    stage.window.showMinimized()
    wait_for_reminder(stage, daemon, qtbot)
    assert stage.window.isMinimized()


def test_start_opens_the_workout(
    stage: Stage, daemon: Daemon, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(TOKEN_VARIABLE, "old")
    stage.window.showMinimized()
    wait_for_reminder(stage, daemon, qtbot)
    daemon.press("Start")
    join_notifications()
    assert os.environ[TOKEN_VARIABLE] == "old"  # no other thread touches it
    qtbot.waitUntil(lambda: stage.workout.under_way)
    assert stage.window.windowTitle() == DESK_BREAK
    assert os.environ[TOKEN_VARIABLE] == "leave"
    qtbot.waitUntil(lambda: not stage.window.isMinimized())


def test_in_ten_minutes_it_comes_again(stage: Stage, daemon: Daemon, qtbot: QtBot) -> None:
    wait_for_reminder(stage, daemon, qtbot)
    daemon.press("In 10 minutes")
    qtbot.wait(100)
    wait_for_reminder(stage, daemon, qtbot, 10 * MINUTE_MS)


def test_not_today_is_silent_until_tomorrow(stage: Stage, daemon: Daemon, qtbot: QtBot) -> None:
    wait_for_reminder(stage, daemon, qtbot)
    daemon.press("Not today")
    qtbot.wait(100)
    wait_for_reminder(stage, daemon, qtbot, 24 * HOUR_MS)


def test_three_that_nobody_answers_are_enough_for_a_day(stage: Stage, daemon: Daemon, qtbot: QtBot) -> None:
    for number in range(3):
        wait_for_reminder(stage, daemon, qtbot)
        daemon.say("NotificationClosed", "uu", (number + 1, 1))
    wait_for_reminder(stage, daemon, qtbot, 22 * HOUR_MS)  # on Tuesday at 10


def test_while_a_workout_runs_nothing_comes_and_it_begins_anew_after_it(
    stage: Stage, daemon: Daemon, qtbot: QtBot
) -> None:
    wait(stage, 50 * MINUTE_MS)
    stage.begin(DESK_BREAK)
    wait(stage, 5 * HOUR_MS)
    qtbot.wait(50)
    assert daemon.shown == []
    stage.page.dialogs.finish_requested.emit()
    wait_for_reminder(stage, daemon, qtbot)


def test_a_workout_takes_back_what_is_shown(stage: Stage, daemon: Daemon, qtbot: QtBot) -> None:
    wait_for_reminder(stage, daemon, qtbot)
    stage.begin(DESK_BREAK)
    qtbot.waitUntil(lambda: daemon.withdrawn == [1])
    join_notifications()


def test_an_answer_that_was_on_its_way_when_it_was_taken_back_is_none(
    stage: Stage, daemon: Daemon, qtbot: QtBot
) -> None:
    wait_for_reminder(stage, daemon, qtbot)
    daemon.press("Start")
    join_notifications()  # the answer waits for the window's thread
    stage.remind(on=False)
    qtbot.wait(50)
    assert not stage.workout.under_way


def test_an_answer_to_an_older_one_leaves_the_newer_one_as_it_is(
    stage: Stage, daemon: Daemon, qtbot: QtBot
) -> None:
    wait_for_reminder(stage, daemon, qtbot)
    daemon.press("Not today")
    join_notifications()
    wait(stage, HOUR_MS)
    qtbot.waitUntil(lambda: len(daemon.shown) == 2)
    stage.remind(on=False)
    qtbot.waitUntil(lambda: daemon.withdrawn == [2])


def test_the_end_of_the_program_takes_it_back(stage: Stage, daemon: Daemon, qtbot: QtBot) -> None:
    wait_for_reminder(stage, daemon, qtbot)
    with qtbot.waitSignal(stage.window.closing):
        stage.window.close()
    qtbot.waitUntil(lambda: daemon.withdrawn == [1])
    join_notifications()


@pytest.mark.parametrize(("slept_ms", "more_ms"), [(5 * MINUTE_MS, HOUR_MS), (4 * MINUTE_MS, 16 * MINUTE_MS)])
def test_sleep_of_five_minutes_begins_it_anew(
    stage: Stage, daemon: Daemon, qtbot: QtBot, slept_ms: int, more_ms: int
) -> None:
    wait(stage, 40 * MINUTE_MS)
    stage.clock.sleep(slept_ms)
    reminder(stage).look()
    wait_for_reminder(stage, daemon, qtbot, more_ms)


def test_off_takes_it_back_and_nothing_comes(stage: Stage, daemon: Daemon, qtbot: QtBot) -> None:
    wait_for_reminder(stage, daemon, qtbot)
    stage.remind(on=False)
    qtbot.waitUntil(lambda: daemon.withdrawn == [1])
    wait(stage, 3 * HOUR_MS)
    qtbot.wait(50)
    assert len(daemon.shown) == 1


def test_an_answer_that_no_button_gives_and_one_to_another_notification_are_none(
    stage: Stage, daemon: Daemon, qtbot: QtBot
) -> None:
    wait_for_reminder(stage, daemon, qtbot)
    daemon.say("ActionInvoked", "us", (77, "start"))
    daemon.say("ActionInvoked", "s", ("start",))
    daemon.say("ActionInvoked", "us", (1, "default"))
    qtbot.wait(100)
    assert not stage.workout.under_way


@contextmanager
def silent_bus(folder: Path, kind: str) -> Iterator[str]:
    if kind == "hung":
        with hung_bus(folder) as address:
            yield address
    elif kind == "without a daemon":
        with working_bus() as address:
            yield address
    elif kind == "dead":
        with own_bus(folder) as (address, server):
            server.kill()
            yield address
    else:
        yield "unix:path=/no/such/bus"


@pytest.mark.parametrize("kind", ["none", "hung", "dead", "without a daemon"])
def test_where_nobody_can_show_it_nothing_stalls(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str
) -> None:
    with silent_bus(tmp_path, kind) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        stage.remind(on=True)
        began_s = monotonic()
        wait(stage, 2 * HOUR_MS)
        assert monotonic() - began_s < 1
        stage.begin(DESK_BREAK)
        assert stage.workout.under_way
        stage.remind(on=False)
    join_notifications()
