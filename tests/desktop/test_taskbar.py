"""A taskbar on a bus of the test's own is told how far a workout is."""

import threading
from pathlib import Path
from time import monotonic

import pytest
from pytestqt.qtbot import QtBot

from lunge_timer.desktop.taskbar import INTERFACE
from tests.desktop.buses import Caller, hung_bus, working_bus
from tests.ui.workouts import DESK_BREAK, Stage

# Said by the offscreen platform itself of any window with a least size.
pytestmark = [
    pytest.mark.qt_log_ignore("does not support propagateSizeHints", "does not support raise"),
    pytest.mark.usefixtures("bus_daemon"),
]

MAY_TAKE_S = 0.3  # of a busy machine's UI thread, which a bus must not hold up


def bus_threads() -> list[threading.Thread]:
    return [each for each in threading.enumerate() if each.name == "taskbar"]


def join_threads() -> None:
    for thread in bus_threads():
        thread.join(10)
        assert not thread.is_alive()


def test_it_hears_how_far_the_workout_is_and_no_more_once_that_is_over(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    with working_bus() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        taskbar = Caller(address)
        taskbar.listen(f"type='signal',interface='{INTERFACE}'")
        stage.begin(DESK_BREAK)
        entry, shown = taskbar.hear("Update")
        assert entry == "application://lunge-timer.desktop"
        assert shown == {"progress": ("d", 0.0), "progress-visible": ("b", True)}
        for wait_ms, share in ((47_000, 0.5), (23_500, 0.75)):  # of 94 s
            stage.wait(wait_ms)
            heard = [taskbar.hear("Update")[1]["progress"]]
            while heard[-1] == ("d", 0.0):  # told again when the bus had been connected to
                heard.append(taskbar.hear("Update")[1]["progress"])
            assert heard[-1] == ("d", share)
        stage.workout.abandon()
        join_threads()
        assert not bus_threads()
        taskbar.close()


def test_a_bus_that_hangs_holds_up_nobody(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    stage.begin(DESK_BREAK)  # the page is made
    with hung_bus(tmp_path) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        begun_s = monotonic()
        stage.begin(DESK_BREAK)
        stage.wait(20_000)
        stage.workout.abandon()
        assert monotonic() - begun_s < MAY_TAKE_S
        qtbot.waitUntil(lambda: not bus_threads(), timeout=10_000)


def test_without_a_bus_there_is_nobody_to_tell(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    stage.begin(DESK_BREAK, 20_000)
    assert not bus_threads()
