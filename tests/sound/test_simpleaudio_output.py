"""What simpleaudio is asked for, with a stand-in for the library, which not everyone can install."""

import sys
from types import ModuleType

import pytest

from lunge_timer.errors import OutputError
from lunge_timer.sound.simpleaudio_output import SimpleaudioOutput
from lunge_timer.sound.tones import BYTES_PER_MS
from tests.conftest import FakeClock

BEEP = b"\1\0\1\0" * (48 * 1000)
DELAY_MS = 60


class PlayObject:
    def __init__(self, samples: bytes) -> None:
        self.samples = samples
        self.plays = True

    def stop(self) -> None:
        self.plays = False

    def is_playing(self) -> bool:
        return self.plays


class SimpleaudioError(Exception):
    pass


class Library(ModuleType):
    def __init__(self) -> None:
        super().__init__("simpleaudio")
        self.played: list[PlayObject] = []
        self.has_device = True

    def play_buffer(self, samples: bytes, channels: int, sample_bytes: int, rate_hz: int) -> PlayObject:
        assert (channels, sample_bytes, rate_hz) == (2, 2, 48_000)
        if not self.has_device:
            raise SimpleaudioError("Error opening PCM device. -- CODE: -2 -- MSG: No such file")
        self.played.append(PlayObject(samples))
        return self.played[-1]


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> Library:
    library, inner = Library(), ModuleType("simpleaudio._simpleaudio")
    vars(inner)["SimpleaudioError"] = SimpleaudioError
    monkeypatch.setitem(sys.modules, "simpleaudio", library)
    monkeypatch.setitem(sys.modules, "simpleaudio._simpleaudio", inner)
    return library


@pytest.fixture
def output(library: Library, clock: FakeClock) -> SimpleaudioOutput:
    output = SimpleaudioOutput(clock)
    output.open()
    trial = library.played.pop()
    assert not any(trial.samples)
    trial.plays = False
    return output


@pytest.mark.parametrize(("early_ms", "silence_ms"), [(20, 80), (0, 60), (-15, 45), (-60, 0), (-90, 0)])
def test_a_track_begins_60_ms_after_its_moment_whenever_it_was_handed_over(
    output: SimpleaudioOutput, library: Library, clock: FakeClock, early_ms: int, silence_ms: int
) -> None:
    output.play(BEEP, clock() + early_ms)
    assert library.played[0].samples == bytes(silence_ms * BYTES_PER_MS) + BEEP


def test_a_buffer_that_is_empty_never_reaches_the_library(
    output: SimpleaudioOutput, library: Library
) -> None:
    with pytest.raises(ValueError, match="empty"):
        output.play(b"", 0)
    assert library.played == []


def test_a_device_that_is_missing_is_told_in_words(output: SimpleaudioOutput, library: Library) -> None:
    library.has_device = False
    for attempt in (output.open, lambda: output.play(BEEP, 0)):
        with pytest.raises(OutputError, match=r"^The sound device cannot be opened\.$"):
            attempt()


def test_a_library_that_cannot_be_loaded_is_told(clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "simpleaudio", None)
    with pytest.raises(OutputError, match="simpleaudio cannot be loaded"):
        SimpleaudioOutput(clock).open()


def test_a_track_that_ends_before_its_time_means_that_the_device_is_lost(
    output: SimpleaudioOutput, library: Library, clock: FakeClock
) -> None:
    output.play(BEEP, clock())
    output.check()
    library.played[0].plays = False
    with pytest.raises(OutputError, match="lost"):
        output.check()


def test_a_track_that_ends_in_time_or_was_stopped_is_no_loss(
    output: SimpleaudioOutput, library: Library, clock: FakeClock
) -> None:
    output.play(BEEP, clock()).stop()
    output.check()
    output.play(BEEP, clock())
    clock.advance(1000)
    library.played[1].plays = False
    output.check()


def test_a_second_of_silence_that_never_ends_means_that_the_device_hangs(
    output: SimpleaudioOutput, library: Library, clock: FakeClock
) -> None:
    assert output.check()
    clock.advance(1000)
    output.check()
    (trial,) = library.played
    assert not any(trial.samples)
    clock.advance(2500)
    output.check()
    clock.advance(1)
    with pytest.raises(OutputError, match="lost"):
        output.check()


def test_a_silence_that_takes_2_s_to_drain_is_no_loss_whenever_it_is_looked_at(
    library: Library, clock: FakeClock
) -> None:
    output = SimpleaudioOutput(clock)
    output.open()
    for _ in range(20):
        assert not output.check()
        clock.advance(100)
    library.played[0].plays = False
    assert output.check()


def test_a_device_plays_once_a_first_silence_was_heard_to_its_end(library: Library, clock: FakeClock) -> None:
    output = SimpleaudioOutput(clock)
    output.open()
    clock.advance(1500)
    assert not output.check()
    library.played[0].plays = False
    assert output.check()


def test_closing_stops_every_track(output: SimpleaudioOutput, library: Library, clock: FakeClock) -> None:
    for _ in range(3):
        output.play(BEEP, clock())
    output.close()
    assert not any(track.plays for track in library.played)
