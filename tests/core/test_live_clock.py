"""The clock that stops where nobody can have trained: the computer slept, or all stood still."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lunge_timer.core.live_clock import BEAT_MS, LATE_MS, Gap, LiveClock
from lunge_timer.core.session import Session
from lunge_timer.core.snapshot import State
from lunge_timer.core.timeline import Timeline
from tests.conftest import FakeClock
from tests.core.strategies import timelines

if TYPE_CHECKING:
    from collections.abc import Callable

HOUR_MS = 3_600_000


class Room:
    """A workout's clock, and how often it told of a gap."""

    def __init__(self, clock: FakeClock) -> None:
        self.clock = clock
        self.told = 0
        self.live = LiveClock(clock.clocks, self._take_gap)

    def _take_gap(self) -> None:
        self.told += 1

    def beat(self, *, heard: bool) -> None:
        """Have the sound's watch beat from now on."""
        self.clock.beats.append(lambda: self.live.beat(heard=heard))
        self.live.beat(heard=heard)

    def screen(self, wait_ms: int) -> int:
        """What the screen is told, which will ask again so much later."""
        now_ms = self.live()
        self.live.expect_screen(wait_ms)
        return now_ms


@pytest.fixture
def room(clock: FakeClock) -> Room:
    return Room(clock)


@pytest.fixture
def heard(room: Room) -> Room:
    """A workout that is heard."""
    room.beat(heard=True)
    return room


@pytest.fixture
def mute(room: Room) -> Room:
    """A workout that nobody hears."""
    room.beat(heard=False)
    return room


def test_without_a_gap_it_tells_the_time(heard: Room, clock: FakeClock) -> None:
    clock.advance(60_000)
    assert heard.live() == clock()
    assert not heard.live.has_stopped
    assert heard.live.go_on() is None
    assert not heard.told


@pytest.mark.parametrize("late_ms", [1, LATE_MS])
def test_a_short_sleep_or_stop_is_no_gap(heard: Room, clock: FakeClock, late_ms: int) -> None:
    clock.sleep(late_ms)
    assert heard.live() == clock()
    clock.stand_still(BEAT_MS + late_ms)
    assert heard.live() == clock()
    assert not heard.told


def test_short_sleeps_do_not_add_up(heard: Room, clock: FakeClock) -> None:
    for _time in range(5):
        clock.sleep(LATE_MS)
        clock.advance(100)
    assert heard.live() == clock()


def test_while_the_computer_sleeps_it_stops_at_the_last_look_before(heard: Room, clock: FakeClock) -> None:
    clock.advance(10_000)
    last_ms = clock()
    clock.sleep(HOUR_MS)
    clock.stand_still(120)  # awake, before anything came to look
    assert heard.live() == last_ms
    assert heard.live.go_on() == Gap(at_ms=last_ms, length_ms=HOUR_MS + 120, slept=True)
    assert heard.live() == clock()


def test_a_sleep_is_noticed_where_nothing_is_due(room: Room, clock: FakeClock) -> None:
    last_ms = clock()
    clock.sleep(LATE_MS + 1)
    assert room.live() == last_ms


def test_while_the_program_stands_still_it_stops_at_the_last_look_before(
    heard: Room, clock: FakeClock
) -> None:
    heard.screen(60_000)
    clock.advance(3000)
    clock.stand_still(300)
    last_ms = heard.live()
    assert last_ms == clock()
    clock.stand_still(20_000)
    assert heard.live() == last_ms
    assert heard.live.go_on() == Gap(at_ms=last_ms, length_ms=20_000, slept=False)


@pytest.mark.parametrize("is_first", ["the sound's watch", "the sound's thread", "the screen"])
def test_whoever_comes_first_after_a_gap_notices_it_and_it_is_told_once(
    heard: Room, clock: FakeClock, is_first: str
) -> None:
    last_ms = clock()
    clock.stand_still(4000)
    looks: dict[str, Callable[[], object]] = {
        "the sound's watch": lambda: heard.live.beat(heard=True),
        "the sound's thread": heard.live.count_gaps,
        "the screen": heard.live,
    }
    looks.pop(is_first)()
    assert heard.live.has_stopped
    for look in looks.values():
        look()
    clock.advance(9000)
    assert (heard.live(), heard.told, heard.live.count_gaps()) == (last_ms, 1, 1)


def test_a_gap_is_as_long_as_it_lasts_until_the_workout_takes_notice(heard: Room, clock: FakeClock) -> None:
    clock.sleep(5000)
    clock.advance(3000)  # the sound's watch lives; the event loop does not
    gap = heard.live.go_on()
    assert gap is not None
    assert gap.length_ms == 8000


def test_a_second_gap_is_one_more(heard: Room, clock: FakeClock) -> None:
    clock.stand_still(4000)
    heard.live()
    heard.live.go_on()
    clock.advance(700)
    last_ms = clock()
    clock.sleep(HOUR_MS)
    assert heard.live() == last_ms
    assert heard.told == 2


def test_a_screen_that_is_late_while_sounds_are_heard_stops_nothing(heard: Room, clock: FakeClock) -> None:
    heard.screen(33)
    clock.advance(10_000)
    assert heard.live() == clock()
    assert not heard.told


def test_a_screen_that_is_late_in_a_workout_that_nobody_hears_stops_it_before_it_was_due(
    mute: Room, clock: FakeClock
) -> None:
    began_ms = mute.screen(1000)
    clock.advance(1000 + LATE_MS)
    assert mute.screen(1000) == clock()
    due_ms = clock() + 1000
    clock.advance(1000 + LATE_MS + 1)
    assert began_ms < mute.live() == due_ms - 1


def test_it_never_goes_back_behind_what_the_screen_was_told(mute: Room, clock: FakeClock) -> None:
    mute.screen(1000)
    clock.advance(1400)
    told_ms = mute.live()  # for a press, say, before the screen was renewed
    clock.advance(LATE_MS + 1)
    assert mute.live() == told_ms


def test_a_screen_that_nobody_would_miss_is_never_late(mute: Room, clock: FakeClock) -> None:
    mute.live.expect_screen(None)
    clock.advance(60_000)
    assert mute.live() == clock()


def test_once_the_beats_have_ended_the_screen_alone_decides(heard: Room, clock: FakeClock) -> None:
    heard.live.end_beats()
    heard.live.expect_screen(None)
    clock.advance(500)
    clock.stand_still(60_000)
    assert heard.live() == clock()
    told_ms = heard.screen(1000)
    clock.stand_still(60_000)
    assert heard.live() == told_ms + 999


def test_a_program_that_stood_still_between_two_clocks_has_not_slept(heard: Room, clock: FakeClock) -> None:
    boot = heard.live.clocks.boot

    def held_up() -> int:
        now_ms = boot()
        clock.stand_still(4000)
        return now_ms

    last_ms = clock()
    heard.live.clocks = heard.live.clocks._replace(boot=held_up)
    assert heard.live() == last_ms
    heard.live.clocks = clock.clocks
    gap = heard.live.go_on()
    assert gap is not None
    assert not gap.slept
    assert heard.live() == clock()
    assert heard.told == 1


GAPS = st.tuples(
    st.integers(0, 30_000),  # ms of life
    st.sampled_from([FakeClock.sleep, FakeClock.stand_still]),
    st.integers(LATE_MS + BEAT_MS + 1, HOUR_MS),
)


@pytest.mark.slow
@given(timeline=timelines(), gaps=st.lists(GAPS, max_size=6))
def test_whatever_the_gaps_a_workout_counts_what_it_does_without_them(
    timeline: Timeline, gaps: list[tuple[int, object, int]]
) -> None:
    clock, undisturbed = FakeClock(), FakeClock()
    live = clock.live()
    session, twin = Session(timeline, live), Session(timeline, undisturbed)
    session.start()
    twin.start()
    for lived_ms, disturb, ms in gaps:
        clock.advance(lived_ms)
        undisturbed.advance(lived_ms)
        assert callable(disturb)
        disturb(clock, ms)
        assert session.snapshot() == twin.snapshot()  # whatever asks first
        session.pause_at(live())
        assert live.go_on() is not None
        assert session.snapshot().state in {State.PAUSED, State.FINISHED}
        assert replace(session.summary(), paused_ms=0) == twin.summary()  # the gap is part of the pause
        session.go_on()
        assert session.snapshot() == twin.snapshot()
