"""The device that is kept open, with a stand-in for the library, for not every machine has a device."""

import sys
from collections.abc import Callable, Generator
from threading import Event
from types import ModuleType, SimpleNamespace
from typing import Any, ClassVar

import pytest

from lunge_timer.errors import OutputError
from lunge_timer.sound.miniaudio_output import MiniaudioOutput
from tests.conftest import FakeClock

PERIOD = 1200
BEEP = b"\1\0\1\0" * PERIOD


class MiniaudioError(Exception):
    pass


class Device:
    """Asks for frames when the test says so."""

    has_device = True
    made: ClassVar[list["Device"]]

    def __init__(self, **settings: Any) -> None:
        self.made.append(self)
        self.settings = settings
        self.stop_callback: Any = None
        self.requests: Generator[bytes, int, None] | None = None
        self.closed = False
        vars(self)["_context"] = f"context {len(self.made)}"
        if not self.has_device:
            raise MiniaudioError("failed to init device", -401)

    def start(self, requests: Generator[bytes, int, None]) -> None:
        self.requests = requests

    def ask(self) -> bytes:
        assert self.requests is not None
        return self.requests.send(PERIOD)

    def close(self) -> None:
        self.closed = True


class Library(ModuleType):
    MiniaudioError = MiniaudioError
    Backend = tuple(SimpleNamespace(name=name) for name in ("PULSEAUDIO", "ALSA", "WASAPI", "CUSTOM", "NULL"))

    def __init__(self) -> None:
        super().__init__("miniaudio")
        self.freed: list[str] = []
        self.lib = SimpleNamespace(ma_context_uninit=self.freed.append)
        self.PlaybackDevice: type[Device] = type("PlaybackDevice", (Device,), {"made": []})

    @staticmethod
    def is_backend_enabled(backend: SimpleNamespace) -> bool:
        return bool(backend.name != "WASAPI")


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> Library:
    library = Library()
    monkeypatch.setitem(sys.modules, "miniaudio", library)
    return library


@pytest.fixture
def output(library: Library, clock: FakeClock) -> MiniaudioOutput:
    output = MiniaudioOutput(clock)
    output.open()
    assert len(library.PlaybackDevice.made) == 1
    return output


def device_of(library: Library) -> Device:
    return library.PlaybackDevice.made[-1]


def test_the_device_is_fed_silence_and_then_what_is_played(
    output: MiniaudioOutput, library: Library, clock: FakeClock
) -> None:
    device = device_of(library)
    assert device.ask() == bytes(len(BEEP))
    output.play(BEEP, clock())
    heard = b""
    for _ in range(5):
        clock.advance(25)
        heard += device.ask()
    assert BEEP in heard


def test_only_what_can_be_heard_is_tried(output: MiniaudioOutput, library: Library) -> None:
    output.check()
    assert [one.name for one in device_of(library).settings["backends"]] == ["PULSEAUDIO", "ALSA"]


def test_a_missing_device_is_told_in_words_and_nothing_of_it_is_kept(
    library: Library, clock: FakeClock
) -> None:
    library.PlaybackDevice.has_device = False
    for _ in range(2):
        with pytest.raises(OutputError, match=r"^No sound device was found\.$"):
            MiniaudioOutput(clock).open()
    assert library.freed == ["context 1", "context 2"]


def test_a_library_that_cannot_be_loaded_is_told(clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "miniaudio", None)
    with pytest.raises(OutputError, match="miniaudio cannot be loaded"):
        MiniaudioOutput(clock).open()


def test_a_device_that_stops_by_itself_is_lost(output: MiniaudioOutput, library: Library) -> None:
    device_of(library).stop_callback()
    with pytest.raises(OutputError, match="lost"):
        output.play(BEEP, 0)


def test_a_device_that_asks_for_nothing_is_lost_but_one_that_is_slow_to_wake_is_not(
    output: MiniaudioOutput, library: Library, clock: FakeClock
) -> None:
    clock.advance(3000)
    output.check()
    device_of(library).ask()
    clock.advance(3000)
    output.check()
    clock.advance(1)
    with pytest.raises(OutputError, match="lost"):
        output.check()


def test_a_device_plays_once_it_asks_for_more_than_it_was_filled_with(
    output: MiniaudioOutput, library: Library, clock: FakeClock
) -> None:
    assert not output.check()
    clock.advance(20)
    for _ in range(5):
        device_of(library).ask()
    clock.advance(2000)
    assert not output.check()
    device_of(library).ask()
    assert output.check()


def test_a_device_that_slept_has_forgotten_what_was_handed_over_and_tells_when_it_woke(
    output: MiniaudioOutput, library: Library, clock: FakeClock
) -> None:
    device = device_of(library)
    for _ in range(5):
        device.ask()
    output.play(BEEP, clock() + 100)
    clock.advance(1500)
    woke_ms = [output.woke_ms]
    assert device.ask() == bytes(len(BEEP))
    assert [*woke_ms, output.woke_ms] == [None, clock()]
    output.play(BEEP, clock())
    heard = b""
    for _ in range(5):
        clock.advance(25)
        heard += device.ask()
    assert heard.strip(b"\0") == BEEP.strip(b"\0")


def test_a_device_that_was_awake_or_stands_still_later_has_not_slept(
    output: MiniaudioOutput, library: Library, clock: FakeClock
) -> None:
    for _ in range(20):
        device_of(library).ask()
        clock.advance(25)
    clock.advance(1000)
    device_of(library).ask()
    assert output.woke_ms is None


def test_closing_lets_the_device_and_its_connection_go(output: MiniaudioOutput, library: Library) -> None:
    device_of(library).stop_callback()
    output.close()
    output.close()
    assert device_of(library).closed
    assert library.freed == ["context 1"]


class AskedMeanwhile(Event):
    """While someone waits for it, the device goes on asking for frames."""

    def __init__(self, ask: Callable[[], object]) -> None:
        super().__init__()
        self._ask = ask

    def wait(self, timeout: float | None = None) -> bool:
        assert timeout is not None
        for _ in range(10):
            if not self.is_set():
                self._ask()
        return self.is_set()


def test_a_sound_fades_out_before_the_device_is_let_go(
    output: MiniaudioOutput, library: Library, clock: FakeClock
) -> None:
    device = device_of(library)
    heard: list[bytes] = []
    output._quiet = AskedMeanwhile(lambda: heard.append(device.ask()))
    device.ask()  # silence: it is quiet already once
    output.play(100 * BEEP, clock())
    for _ in range(5):
        clock.advance(25)
        heard.append(device.ask())
    output.close()
    assert heard[4] == BEEP
    assert heard[5].endswith(bytes(len(BEEP) // 2))
    assert len(heard) == 6
    assert device.closed
