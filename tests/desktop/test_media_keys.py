"""A panel, a headset or playerctl, on a bus of the test's own, steers a workout in the real window."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import Any, TypeAlias

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from lunge_timer.desktop.mpris import NAME, PATH, PLAYER, PROPERTIES, ROOT
from tests.desktop.buses import Caller, hung_bus, own_bus, working_bus
from tests.ui.workouts import DESK_BREAK, LUNGES, Stage, routines, self_paced

# Said by the offscreen platform itself of any window with a least size.
pytestmark = [
    pytest.mark.qt_log_ignore("does not support propagateSizeHints", "does not support raise"),
    pytest.mark.usefixtures("bus_daemon"),
]

Media: TypeAlias = tuple[Stage, Caller]
IN_HOLD_MS = 15_000  # one second into the first hold of DESK_BREAK, which began at 0:14
SLIP_MS = 1000  # after so long a call is another press
US = 1000  # to a millisecond
MAY_TAKE_S = 0.3  # of a busy machine's UI thread, which a bus must not hold up


@pytest.fixture
def media(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Iterator[Media]:
    """The window, where the person has turned media keys on, and another program on its bus."""
    with working_bus() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        turn_on(stage)
        caller = Caller(address)
        yield stage, caller
        caller.close()
        stage.workout.abandon()
        join_threads()


def turn_on(stage: Stage, *, on: bool = True) -> None:
    stage.preferences.take(replace(stage.preferences.settings, media_keys=on))


def bus_threads() -> list[threading.Thread]:
    return [each for each in threading.enumerate() if each.name == "media keys"]


def join_threads() -> None:
    for thread in bus_threads():
        thread.join(10)
        assert not thread.is_alive()


def begin(media: Media, qtbot: QtBot, routine: Any = DESK_BREAK, wait_ms: int = IN_HOLD_MS) -> None:
    """Begin a workout, and wait for its name on the bus."""
    stage, caller = media
    stage.begin(routine, wait_ms)
    qtbot.waitUntil(lambda: NAME in caller.names())


def press(media: Media, qtbot: QtBot, method: str) -> None:
    """Call a method, and let the window take it."""
    stage, caller = media
    stage.clock.advance(SLIP_MS)
    assert caller.call((NAME, PATH, PLAYER), method) == ()
    settle(qtbot)


def settle(qtbot: QtBot) -> None:
    """Let all come through that is on its way to the window."""
    qtbot.wait(50)


def get(caller: Caller, name: str, interface: str = PLAYER) -> Any:
    answer = caller.call((NAME, PATH, PROPERTIES), "Get", "ss", interface, name)
    (kind_and_value,) = answer
    return kind_and_value[1]


def is_paused(stage: Stage) -> bool:
    return stage.dial().startswith("PAUSED")


def test_pause_play_and_their_toggle_pause_a_workout_and_go_on(media: Media, qtbot: QtBot) -> None:
    begin(media, qtbot)
    for method, paused in (
        ("PlayPause", True),
        ("PlayPause", False),
        ("Pause", True),
        ("Pause", True),
        ("Play", False),
        ("Play", False),
        ("Stop", True),
    ):
        press(media, qtbot, method)
        assert is_paused(media[0]) == paused, method


def test_next_and_previous_go_from_step_to_step(media: Media, qtbot: QtBot) -> None:
    stage, _caller = media
    begin(media, qtbot)
    press(media, qtbot, "Pause")
    press(media, qtbot, "Next")
    assert stage.played() == "0:17"
    press(media, qtbot, "Previous")
    assert stage.played() == "0:17"  # the start of this step
    press(media, qtbot, "Previous")
    assert stage.played() == "0:14"


def test_the_name_is_on_the_bus_only_while_a_workout_is_open_and_the_setting_on(
    media: Media, qtbot: QtBot
) -> None:
    stage, caller = media
    assert not bus_threads()
    begin(media, qtbot)
    turn_on(stage, on=False)
    qtbot.waitUntil(lambda: NAME not in caller.names())
    stage.wait(100)
    join_threads()
    turn_on(stage)
    stage.wait(1000)  # with the next second
    qtbot.waitUntil(lambda: NAME in caller.names())
    stage.page.dialogs.finish_requested.emit()
    qtbot.waitUntil(lambda: NAME not in caller.names())
    join_threads()
    turn_on(stage, on=False)
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    assert not bus_threads()


def test_a_second_player_takes_a_name_of_its_own(media: Media, qtbot: QtBot) -> None:
    stage, caller = media
    bus = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
    assert caller.call(bus, "RequestName", "su", NAME, 0) == (1,)
    stage.begin(DESK_BREAK)
    own = f"{NAME}.instance{os.getpid()}"
    qtbot.waitUntil(lambda: own in caller.names())
    assert caller.call((own, PATH, PROPERTIES), "Get", "ss", ROOT, "Identity") == (("s", "Lunge Timer"),)


def test_what_is_told_is_the_step_its_leg_and_how_far_it_has_come(media: Media, qtbot: QtBot) -> None:
    stage, caller = media
    begin(media, qtbot, LUNGES, 11_000)
    told = get(caller, "Metadata")
    assert {name: value for name, (_kind, value) in told.items()} == {
        "mpris:trackid": "/lunge_timer/step/1",
        "mpris:length": 2000 * US,
        "xesam:title": "Lower · Left leg back",
        "xesam:artist": ["Reverse lunge · Set 1 of 3"],
        "xesam:album": "Beginner reverse lunge",
    }
    assert get(caller, "PlaybackStatus") == "Playing"
    assert get(caller, "Position") == 1000 * US
    stage.clock.advance(500)
    assert get(caller, "Position") == 1500 * US
    stage.clock.advance(5000)
    assert get(caller, "Position") == 2000 * US  # until the window tells of the next step
    assert get(caller, "DesktopEntry", ROOT) == "lunge-timer"


def test_a_step_that_waits_for_the_person_has_no_length(media: Media, qtbot: QtBot) -> None:
    _stage, caller = media
    begin(media, qtbot, self_paced(LUNGES), 11_000)
    assert "mpris:length" not in get(caller, "Metadata")
    assert get(caller, "Position") == 1000 * US


def test_a_headset_does_not_pause_the_rest_right_after_a_set_s_last_rep(media: Media, qtbot: QtBot) -> None:
    stage, caller = media
    begin(media, qtbot, self_paced(LUNGES), 11_000)
    stage.page.controls.main_button.click()  # rep done
    stage.clock.advance(300)
    caller.call((NAME, PATH, PLAYER), "PlayPause")
    settle(qtbot)
    assert not is_paused(stage)


@pytest.mark.parametrize("method", ["PlayPause", "Pause", "Play", "Next"])
def test_a_headset_ends_a_hold_that_lasts_as_long_as_the_person_can(
    media: Media, qtbot: QtBot, method: str
) -> None:
    stage, caller = media
    begin(media, qtbot, routines()["Leg test: squat position"], 34_000)
    assert "mpris:length" not in get(caller, "Metadata")
    assert get(caller, "Position") == 20_000 * US
    press(media, qtbot, method)
    assert stage.dial().startswith("FORWARD")


def test_everybody_is_told_of_a_step_and_a_pause_and_of_nothing_between(media: Media, qtbot: QtBot) -> None:
    stage, caller = media
    begin(media, qtbot)
    assert "Hold" in str(get(caller, "Metadata"))  # of that all have been told
    caller.listen("type='signal',path='/org/mpris/MediaPlayer2'")
    for _frame in range(20):
        stage.wait(33)
    stage.wait(2000)  # the next step
    interface, changed, _gone = caller.hear("PropertiesChanged")
    assert interface == PLAYER
    assert [*changed] == ["Metadata"]
    assert changed["Metadata"][1]["xesam:title"][1] == "Forward · Left leg forward"
    press(media, qtbot, "Pause")
    assert caller.hear("PropertiesChanged")[1] == {"PlaybackStatus": ("s", "Paused")}
    press(media, qtbot, "Previous")
    assert caller.hear("Seeked") == (0,)


def test_a_key_that_is_held_is_one_press(media: Media, qtbot: QtBot) -> None:
    stage, caller = media
    begin(media, qtbot)
    stage.page.guard.note_press()
    stage.clock.advance(SLIP_MS)
    caller.call((NAME, PATH, PLAYER), "PlayPause")
    for gap_ms in (660, *[33] * 40):
        stage.clock.advance(gap_ms)
        caller.call((NAME, PATH, PLAYER), "PlayPause")
    settle(qtbot)
    assert is_paused(stage)


@pytest.mark.parametrize(("method", "played"), [("Next", "0:17"), ("Previous", "0:14")])
@pytest.mark.parametrize("first_gap_ms", [500, 660])
def test_a_key_that_is_held_is_one_step(
    media: Media, qtbot: QtBot, method: str, played: str, first_gap_ms: int
) -> None:
    stage, caller = media
    begin(media, qtbot)
    press(media, qtbot, "Pause")
    press(media, qtbot, method)
    for gap_ms in (first_gap_ms, *[33] * 40):
        stage.clock.advance(gap_ms)
        caller.call((NAME, PATH, PLAYER), method)
    settle(qtbot)
    assert stage.played() == played


def test_no_press_goes_past_a_question(media: Media, qtbot: QtBot) -> None:
    stage, caller = media
    begin(media, qtbot)
    stage.page.ask_to_finish()
    for method in ("Play", "PlayPause", "Next"):
        press(media, qtbot, method)
        assert is_paused(stage), method
        assert stage.played() == "0:15", method
    assert stage.page.dialogs.finish.isVisible()
    assert caller.call((NAME, PATH, ROOT), "Raise") == ()
    settle(qtbot)
    assert stage.page.dialogs.finish.isVisible()


def test_to_quit_asks_first(media: Media, qtbot: QtBot) -> None:
    stage, caller = media
    begin(media, qtbot)
    assert caller.call((NAME, PATH, ROOT), "Quit") == ()
    qtbot.waitUntil(stage.page.dialogs.close.isVisible)
    assert is_paused(stage)


NO_CALLS: tuple[tuple[str, str, str, tuple[Any, ...], str], ...] = (
    ("/elsewhere", PLAYER, "Play", (), "UnknownObject"),
    (PATH, PLAYER, "Dance", (), "UnknownMethod"),
    (PATH, "org.nobody", "Play", (), "UnknownMethod"),
    (PATH, PLAYER, "Play", ("s", "now"), "InvalidArgs"),
    (PATH, PLAYER, "OpenUri", ("s", "file:///etc/passwd"), "NotSupported"),
    (PATH, PLAYER, "OpenUri", ("a{sv}", {"s": ("u", 1)}), "InvalidArgs"),
    (PATH, PROPERTIES, "Get", ("ss", PLAYER, "Colour"), "UnknownProperty"),
    (PATH, PROPERTIES, "Get", ("ss", "org.nobody", "Identity"), "UnknownInterface"),
    (PATH, PROPERTIES, "GetAll", ("u", 5), "InvalidArgs"),
    (PATH, PROPERTIES, "Set", ("ssv", PLAYER, "Volume", ("d", 0.5)), "PropertyReadOnly"),
    (PATH, "", "Dance", (), "UnknownMethod"),
)


def test_what_is_no_call_of_a_player_is_refused(media: Media, qtbot: QtBot) -> None:
    stage, caller = media
    begin(media, qtbot)
    for path, interface, member, arguments, error in NO_CALLS:
        assert caller.call((NAME, path, interface), member, *arguments)[0] == error
    settle(qtbot)
    assert not is_paused(stage)
    press(media, qtbot, "Pause")
    assert is_paused(stage)


def test_what_has_no_effect_is_answered(media: Media, qtbot: QtBot) -> None:
    stage, caller = media
    begin(media, qtbot)
    assert caller.call((NAME, PATH, PLAYER), "Seek", "x", -5) == ()
    assert caller.call((NAME, PATH, PLAYER), "SetPosition", "ox", "/lunge_timer/step/1", 0) == ()
    assert caller.call((NAME, PATH, "org.freedesktop.DBus.Peer"), "Ping") == ()
    assert stage.played() == "0:15"
    (described,) = caller.call((NAME, PATH, "org.freedesktop.DBus.Introspectable"), "Introspect")
    assert '<method name="SetPosition"><arg type="o" direction="in"/>' in described
    assert '<property name="Metadata" type="a{sv}" access="read"/>' in described
    (everything,) = caller.call((NAME, PATH, PROPERTIES), "GetAll", "s", PLAYER)
    assert everything["CanGoNext"] == ("b", True)


def test_a_message_that_is_far_too_long_is_left_out(media: Media, qtbot: QtBot) -> None:
    stage, caller = media
    begin(media, qtbot)
    jeepney = caller._jeepney
    target = jeepney.DBusAddress(PATH, bus_name=NAME, interface=PLAYER)
    caller.connection.send(jeepney.new_method_call(target, "OpenUri", "s", ("x" * 10_000_000,)))
    press(media, qtbot, "Pause")
    assert is_paused(stage)


class Stalls:
    """Measures for how long the UI thread does nothing else."""

    def __init__(self) -> None:
        self.longest_s = 0.0
        self._seen_s = monotonic()
        self._timer = QTimer(interval=5)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        now_s = monotonic()
        self.longest_s = max(self.longest_s, now_s - self._seen_s)
        self._seen_s = now_s


def test_ten_thousand_calls_do_not_hold_up_the_window(media: Media, qtbot: QtBot) -> None:
    stage, caller = media
    begin(media, qtbot)
    asked: list[object] = []
    stage.page.command_requested.connect(asked.append)
    stage.clock.advance(SLIP_MS)

    def flood() -> None:
        for _number in range(2_500):
            for method in ("Next", "PlayPause", "Previous", "Play"):
                caller.send((NAME, PATH, PLAYER), method)

    thread = threading.Thread(target=flood)
    stalls = Stalls()
    thread.start()
    qtbot.waitUntil(lambda: not thread.is_alive(), timeout=60_000)
    (position,) = caller.call((NAME, PATH, PROPERTIES), "Get", "ss", PLAYER, "Position")  # after all of them
    assert position[0] == "x"
    qtbot.wait(50)
    assert stalls.longest_s < MAY_TAKE_S
    assert len(asked) <= 4


@pytest.mark.parametrize("address", ["", "nonsense", "tcp:host=localhost,port=1", "unix:path=/no/such/bus"])
def test_a_workout_goes_on_without_a_bus(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, address: str, qtbot: QtBot
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    turn_on(stage)
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    stage.wait(1000)
    settle(qtbot)
    join_threads()
    stage.wait(1000)
    assert stage.played() == "0:17"


def test_a_bus_that_hangs_holds_up_nothing(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    with hung_bus(tmp_path) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        turn_on(stage)
        began_s = monotonic()
        stage.begin(DESK_BREAK, IN_HOLD_MS)
        stalls = Stalls()
        qtbot.wait(300)
        stage.wait(100)
        assert bus_threads()
        assert stalls.longest_s < MAY_TAKE_S
        ended_s = monotonic()
        stage.workout.abandon()
        assert monotonic() - ended_s < MAY_TAKE_S
        join_threads()  # at once: it is told to wait no longer
        assert monotonic() - began_s < 2


def test_a_own_bus_in_mid_workout_is_let_go(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    with own_bus(tmp_path) as (address, server):
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        turn_on(stage)
        stage.begin(DESK_BREAK, IN_HOLD_MS)
        caller = Caller(address)
        qtbot.waitUntil(lambda: NAME in caller.names())
        caller.close()
        server.kill()
        join_threads()
        stage.wait(2000)
        assert stage.played() == "0:17"
        stage.page.ask_to_finish()
        assert is_paused(stage)


def test_the_thread_sleeps_while_nothing_happens(media: Media, qtbot: QtBot) -> None:
    stage, _caller = media
    begin(media, qtbot)
    (thread,) = bus_threads()
    before = switches(thread)
    for _frame in range(30):
        stage.wait(33)
        qtbot.wait(5)
    assert switches(thread) - before <= 1


def switches(thread: threading.Thread) -> int:
    """How often a thread has gone to sleep."""
    status = Path(f"/proc/self/task/{thread.native_id}/status").read_text(encoding="ascii")
    return int(status.partition("\nvoluntary_ctxt_switches:")[2].split()[0])
