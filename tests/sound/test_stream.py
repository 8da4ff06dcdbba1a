"""Tracks in an endless stream stand on the frames of their moments, whenever frames are asked for."""

from collections import deque
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lunge_timer.sound.stream import FrameClock, Stream, Track
from lunge_timer.sound.tones import BYTES_PER_MS, FRAMES_PER_MS
from tests.conftest import FakeClock

PERIOD_MS = 20
PERIOD = PERIOD_MS * FRAMES_PER_MS
LAG_MS = 30
BEEP = b"\1\0\2\0" * (100 * FRAMES_PER_MS)


class Listener:
    """A device of three periods, which asks for frames as it plays them, and keeps all that it got."""

    def __init__(self, clock: FakeClock) -> None:
        self.clock = clock
        self.stream = Stream(clock, PERIOD, 3)
        self.began_ms = self.room_ms = clock()
        self.heard = bytearray()
        for _ in range(3):
            self.ask()

    def ask(self) -> None:
        self.heard += self.stream.take(PERIOD)

    def run(self, periods: int, late_ms: Callable[[int], int] = lambda _period: 0) -> None:
        """Ask once a period, each time late_ms later than there was room."""
        for period in range(periods):
            self.room_ms += PERIOD_MS
            self.clock.now_ms = max(self.clock(), self.room_ms + late_ms(period))
            self.ask()

    def begins_ms(self) -> list[float]:
        """When sounds begin, from the first request on, less the constant lag of the device's own buffer."""
        edges: list[float] = []
        place = 0
        while rest := self.heard[place:].lstrip(b"\0"):
            begin = len(self.heard) - len(rest)
            edges.append(begin / BYTES_PER_MS - 2 * PERIOD_MS)
            place = begin + len(BEEP)
        return edges


def test_there_is_silence_before_anything_is_played(clock: FakeClock) -> None:
    listener = Listener(clock)
    listener.run(10)
    assert not any(listener.heard)


def test_a_track_begins_a_constant_time_after_its_moment_wherever_that_falls_in_a_period(
    clock: FakeClock,
) -> None:
    listener = Listener(clock)
    listener.run(20)
    for at_ms in (1000, 2007, 3013, 4019):
        listener.stream.play(BEEP, clock() - 400 + at_ms)
    listener.run(220)
    lags = [
        begin - 1 - at_ms for begin, at_ms in zip(listener.begins_ms(), (1000, 2007, 3013, 4019), strict=True)
    ]
    assert max(lags) - min(lags) == 0
    assert listener.heard.count(BEEP) == 4


@given(lateness=st.lists(st.integers(0, 30), min_size=60, max_size=60))
@settings(max_examples=30)
def test_busy_threads_move_no_track_by_more_than_5_milliseconds_a_second(lateness: list[int]) -> None:
    clock = FakeClock()
    listener = Listener(clock)
    listener.run(20)
    start_ms = clock()
    for number in range(4):
        listener.stream.play(BEEP, start_ms + 1000 * number)
    listener.run(240, lambda period: lateness[period % 60])
    begins = listener.begins_ms()
    assert len(begins) == 4
    assert all(abs(after - before - 1000) <= 5.05 for before, after in pairwise(begins))


@given(moment=st.integers(0, 3000), lateness=st.lists(st.integers(0, 90), min_size=50))
@settings(max_examples=50)
def test_nothing_is_ever_given_out_before_its_moment(moment: int, lateness: list[int]) -> None:
    clock = FakeClock()
    stream = Stream(clock, PERIOD, 3)
    start_ms = clock()
    stream.play(BEEP, start_ms + moment)
    for request in range(250):
        room_ms = max(0, request - 2) * PERIOD_MS + lateness[request % len(lateness)]
        clock.now_ms = max(clock(), start_ms + room_ms)
        if any(stream.take(PERIOD)):
            break
    assert clock() >= start_ms + moment


def test_a_track_that_comes_late_is_played_whole(clock: FakeClock) -> None:
    listener = Listener(clock)
    listener.run(20)
    listener.stream.play(BEEP, clock() - 200)
    listener.run(20)
    assert BEEP in listener.heard


def test_two_tracks_that_meet_are_joined_without_a_gap(clock: FakeClock) -> None:
    listener = Listener(clock)
    listener.run(20)
    listener.stream.play(BEEP, clock() + 13)
    listener.stream.play(BEEP, clock() + 113)
    listener.run(40)
    assert BEEP + BEEP in listener.heard


def test_where_two_tracks_overlap_the_later_handed_over_is_heard_even_its_silence(clock: FakeClock) -> None:
    listener = Listener(clock)
    listener.run(20)
    listener.stream.play(BEEP, clock() + 13)
    listener.stream.play(bytes(len(BEEP)), clock() + 53)
    listener.run(40)
    assert listener.heard.count(b"\1") == 40 * FRAMES_PER_MS


def test_a_track_that_is_stopped_fades_out_with_the_next_request(clock: FakeClock) -> None:
    listener = Listener(clock)
    listener.run(20)
    track = listener.stream.play(b"\0\100" * (2 * 500 * FRAMES_PER_MS), clock())
    listener.run(10)
    before = len(listener.heard)
    track.stop()
    listener.run(10)
    after = memoryview(bytes(listener.heard[before:])).cast("h")
    fade = after[: 10 * FRAMES_PER_MS * 2]
    assert all(0 <= earlier - later < 200 for earlier, later in pairwise(fade[::2]))
    assert fade[0] > 16_000
    assert not any(after[10 * FRAMES_PER_MS * 2 :])
    assert listener.stream.is_quiet


def test_a_track_that_is_stopped_before_its_moment_is_never_heard(clock: FakeClock) -> None:
    listener = Listener(clock)
    listener.run(20)
    listener.stream.play(BEEP, clock() + 500).stop()
    listener.stream.play(BEEP, clock() + 10).stop()
    listener.run(50)
    assert not any(listener.heard)


def test_stopping_the_stream_stops_every_track(clock: FakeClock) -> None:
    listener = Listener(clock)
    listener.run(20)
    for at_ms in (0, 300, 9000):
        listener.stream.play(BEEP, clock() + at_ms)
    listener.run(4)
    listener.stream.play(BEEP, clock())
    listener.stream.stop()
    listener.run(2)
    assert listener.stream.is_quiet


class Crossing(deque[Track]):
    """Lets the other thread come between: as the tracks are read, or just when one has left."""

    as_read: Callable[[], object] | None = None
    as_left: Callable[[], object] | None = None

    def __iter__(self) -> Iterator[Track]:
        if self.as_read is not None:
            self.as_read()
        return super().__iter__()

    def popleft(self) -> Track:
        track = super().popleft()
        if self.as_left is not None:
            self.as_left()
        return track


@pytest.fixture
def crossing(clock: FakeClock) -> tuple[Stream, Crossing]:
    """A stream, and what was handed to it."""
    stream = Stream(clock, PERIOD, 3)
    inbox = stream._inbox = Crossing()
    return stream, inbox


def test_a_track_that_is_taken_over_while_the_stream_is_stopped_is_stopped_too(
    crossing: tuple[Stream, Crossing], clock: FakeClock
) -> None:
    stream, inbox = crossing
    track = stream.play(BEEP, clock() + 1000)
    inbox.as_read = lambda: stream.take(PERIOD)
    stream.stop()
    assert track.stopped


def test_a_stop_while_a_track_is_taken_over_stops_it_too(
    crossing: tuple[Stream, Crossing], clock: FakeClock
) -> None:
    stream, inbox = crossing
    track = stream.play(BEEP, clock() + 1000)
    inbox.as_left = stream.stop
    stream.take(PERIOD)
    assert track.stopped


def test_a_device_that_stands_still_and_goes_on_is_followed_at_once() -> None:
    frames = FrameClock(3 * PERIOD_MS)
    for request in range(30):
        frames.observe(request * PERIOD, 1000 + request * PERIOD_MS)
    for request in range(30, 33):
        frames.observe(request * PERIOD, 1000 + 940 + request * PERIOD_MS)
    assert frames.frame_at(1000 + 940 + 33 * PERIOD_MS) == 33 * PERIOD


def test_a_device_that_ran_dry_for_a_moment_is_followed_at_once() -> None:
    frames = FrameClock(3 * PERIOD_MS)
    for request in range(60):
        frames.observe(request * PERIOD, 1000 + request * PERIOD_MS)
    last_ms = 1000 + 59 * PERIOD_MS
    for request in (60, 61, 62):  # 107 ms later, all that the device has room for
        frames.observe(request * PERIOD, last_ms + 107)
    assert frames.frame_at(last_ms + 107 + PERIOD_MS) == 63 * PERIOD


def test_a_track_is_where_it_belongs_again_after_a_device_stood_still(clock: FakeClock) -> None:
    listener = Listener(clock)
    listener.run(20)
    tick_ms = clock() + 3000
    listener.stream.play(bytes(3000 * BYTES_PER_MS) + BEEP, clock())
    listener.run(10)
    listener.room_ms += 1000
    listener.run(250)
    (begin_ms,) = listener.begins_ms()
    assert begin_ms + 1000 == pytest.approx(tick_ms - listener.began_ms + LAG_MS, abs=1)


def test_a_sound_in_which_a_device_stood_still_is_not_torn_and_the_next_is_on_time(clock: FakeClock) -> None:
    listener = Listener(clock)
    listener.run(20)
    long_beep = 4 * BEEP
    listener.stream.play(long_beep + bytes(400 * BYTES_PER_MS) + long_beep, clock())
    listener.run(3)
    listener.room_ms += 170
    listener.run(60)
    assert listener.heard.count(long_beep) == 2
    apart_ms = (listener.heard.rfind(long_beep) - listener.heard.find(long_beep)) / BYTES_PER_MS
    assert apart_ms == pytest.approx(800 - 170, abs=1)


def test_a_device_whose_clock_drifts_is_followed() -> None:
    frames = FrameClock(3 * PERIOD_MS)
    for request in range(30_000):  # ten minutes, 200 in a million too slow
        frames.observe(request * PERIOD, round(request * PERIOD_MS * 1.0002))
    due = frames.frame_at(round(30_000 * PERIOD_MS * 1.0002))
    assert abs(due / FRAMES_PER_MS - 30_000 * PERIOD_MS) < 2
