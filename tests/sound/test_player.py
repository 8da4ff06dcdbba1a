"""The player's thread: it hands over by itself, and keeps nobody waiting."""

import threading
from collections.abc import Callable, Iterator
from queue import Queue
from threading import Event, Thread, current_thread, main_thread

import pytest

from lunge_timer.core.session import Session
from lunge_timer.core.sound_options import DEFAULT_VOLUME
from lunge_timer.errors import OutputError
from lunge_timer.sound.feed import CHECK_MS, RETRY_MS, SoundState
from lunge_timer.sound.hang_watch import HANG_MS, HangWatch
from lunge_timer.sound.player import Player
from lunge_timer.sound.score import Score
from tests.conftest import FakeClock
from tests.sound.recording_output import RecordedPlayback, RecordingOutput
from tests.sound.routines import timed, timeline_of

WALK = timeline_of(timed(30))
PATIENCE_S = 10


class WatchedOutput(RecordingOutput):
    """Tells the test of each track the moment it is handed over."""

    def __init__(self, clock: FakeClock) -> None:
        super().__init__(clock)
        self.handed: Queue[tuple[Thread, RecordedPlayback]] = Queue()
        self.free = Event()
        self.free.set()
        self.defect: Exception | None = None
        self.is_being_let_go, self.let_go = Event(), Event()
        self.let_go.set()

    def play(self, samples: bytes, at_ms: int, /) -> RecordedPlayback:
        if self.defect is not None:
            raise self.defect
        assert self.free.wait(PATIENCE_S)
        playback = super().play(samples, at_ms)
        self.handed.put((current_thread(), playback))
        return playback

    def close(self) -> None:
        self.is_being_let_go.set()
        assert self.let_go.wait(PATIENCE_S)
        super().close()


class Band:
    """A player, its output, and what it said of them."""

    def __init__(self, clock: FakeClock) -> None:
        self.output = WatchedOutput(clock)
        self.states: Queue[SoundState] = Queue()
        self.live = clock.live()
        self.session = Session(WALK, self.live)
        self.player = Player(lambda: self.output, Score(WALK), self.live, self.states.put)

    def follow(self) -> None:
        self.player.follow(self.session.position)

    def next_handed(self) -> RecordedPlayback:
        return self.output.handed.get(timeout=PATIENCE_S)[1]


@pytest.fixture
def band(clock: FakeClock) -> Iterator[Band]:
    band = Band(clock)
    yield band
    band.output.free.set()
    band.player.close()


def test_silence_plays_from_the_start_on_a_thread_of_its_own(band: Band) -> None:
    band.player.start()
    thread, playback = band.output.handed.get(timeout=PATIENCE_S)
    assert thread is not main_thread()
    assert not any(playback.samples)
    assert band.states.get(timeout=PATIENCE_S) == SoundState("recording")


def test_a_position_is_sounded_at_once(band: Band, clock: FakeClock) -> None:
    band.player.start()
    band.next_handed()
    band.session.start()
    band.follow()
    playback = band.next_handed()
    assert playback.at_ms == clock()
    assert any(playback.samples[:400])


def test_muting_is_silent_and_unmuting_is_as_loud_as_was_asked_meanwhile(band: Band) -> None:
    band.player.start()
    band.next_handed()
    band.player.set_muted(True)
    band.session.start()
    band.follow()
    while any(band.next_handed().samples):
        pass
    band.player.set_volume(DEFAULT_VOLUME // 2)
    band.player.set_muted(False)
    band.session.next_step()
    band.follow()
    playback = band.next_handed()
    assert list(playback.heard(DEFAULT_VOLUME // 2))


def test_nobody_waits_for_a_device_that_hangs(band: Band) -> None:
    band.output.free.clear()
    band.player.start()
    band.session.start()
    band.follow()
    band.player.set_volume(10)
    band.player.set_muted(True)
    assert band.output.playbacks == []


def test_once_closed_nothing_is_open_and_nothing_is_handed_over(band: Band) -> None:
    band.player.start()
    band.next_handed()
    band.player.close()
    assert not band.output.is_open
    handed = len(band.output.playbacks)
    band.session.start()
    band.follow()
    assert len(band.output.playbacks) == handed
    assert all(playback.stopped_ms is not None for playback in band.output.playbacks)


def test_a_player_that_was_never_started_is_closed_without_a_fuss(clock: FakeClock) -> None:
    Band(clock).player.close()


def test_a_missing_device_is_reported_and_closing_does_not_wait_for_it(clock: FakeClock) -> None:
    def make() -> RecordingOutput:
        raise OutputError("No sound device was found.")

    states: Queue[SoundState] = Queue()
    player = Player(make, Score(WALK), clock.live(), states.put)
    player.start()
    assert states.get(timeout=PATIENCE_S) == SoundState("", "No sound device was found.")
    player.close()


def test_a_device_that_stays_missing_is_told_once(clock: FakeClock) -> None:
    def make() -> RecordingOutput:
        made.put(clock())
        raise OutputError("No sound device was found.")

    made: Queue[int] = Queue()
    states: Queue[SoundState] = Queue()
    player = Player(make, Score(WALK), clock.live(), states.put)
    player.start()
    made.get(timeout=PATIENCE_S)
    for volume in range(1, 4):
        clock.advance(RETRY_MS)
        player.set_volume(volume)
        made.get(timeout=PATIENCE_S)
    player.close()
    assert states.qsize() == 1


class HangingOutput(RecordingOutput):
    """Takes its time to open, or to say that it cannot be opened."""

    def __init__(self, clock: FakeClock) -> None:
        super().__init__(clock)
        self.asked, self.free = Event(), Event()
        self.is_there = False
        self.is_asked_still = False

    def open(self) -> None:
        self.is_asked_still = True
        self.asked.set()
        assert self.free.wait(PATIENCE_S)
        self.is_asked_still = False
        if not self.is_there:
            raise OutputError("No sound device was found.")
        super().open()


def test_a_device_that_hangs_is_not_waited_for_when_stopped_and_tells_nothing_any_more(
    clock: FakeClock,
) -> None:
    output = HangingOutput(clock)
    states: Queue[SoundState] = Queue()
    player = Player(lambda: output, Score(WALK), clock.live(), states.put)
    player.start()
    assert output.asked.wait(PATIENCE_S)
    player.stop()
    assert not output.free.is_set()
    output.free.set()
    player.close()
    assert states.empty()


def test_nothing_watches_a_device_any_more_that_hangs_when_its_player_is_stopped(clock: FakeClock) -> None:
    output = HangingOutput(clock)
    player = Player(lambda: output, Score(WALK), clock.live(), lambda _state: None)
    player.start()
    assert output.asked.wait(PATIENCE_S)
    player.stop()
    player._watch._thread.join(PATIENCE_S / 2)  # sooner than the device gives up
    assert not player._watch._thread.is_alive()
    assert output.is_asked_still
    output.free.set()


def test_a_device_that_hangs_is_told_and_nobody_waits_for_it_any_more(clock: FakeClock) -> None:
    output = HangingOutput(clock)
    states: Queue[SoundState] = Queue()
    player = Player(lambda: output, Score(WALK), clock.live(), states.put)
    player.start()
    assert output.asked.wait(PATIENCE_S)
    clock.advance(HANG_MS + 1)
    assert states.get(timeout=PATIENCE_S) == SoundState("", "The sound device does not answer.")
    player.close()
    assert output.is_asked_still
    output.free.set()


def test_a_device_that_answers_again_is_told_too(clock: FakeClock) -> None:
    output = HangingOutput(clock)
    output.is_there = True
    states: Queue[SoundState] = Queue()
    player = Player(lambda: output, Score(WALK), clock.live(), states.put)
    player.start()
    assert output.asked.wait(PATIENCE_S)
    clock.advance(HANG_MS + 1)
    assert states.get(timeout=PATIENCE_S).problem
    output.free.set()
    assert states.get(timeout=PATIENCE_S) == SoundState("recording")
    player.close()
    assert states.empty()


def test_an_output_that_did_not_answer_while_the_program_stood_still_does_not_hang(clock: FakeClock) -> None:
    told: list[SoundState] = []
    gaps = 0
    watch = HangWatch(clock, told.append, lambda: gaps)
    with watch:
        clock.stand_still(HANG_MS + 1)
        gaps = 1
        watch.look()
        assert not told
        clock.advance(HANG_MS + 1)
        watch.look()
        assert [bool(state.problem) for state in told] == [True]


@pytest.mark.parametrize("disturb", [FakeClock.sleep, FakeClock.stand_still])
def test_after_a_gap_the_output_is_taken_up_anew_and_silent_until_a_position_is_followed(
    band: Band, clock: FakeClock, disturb: Callable[[FakeClock, int], None]
) -> None:
    band.player.start()
    band.next_handed()
    band.session.start()
    band.follow()
    assert any(band.next_handed().samples)
    disturb(clock, 20_000)
    clock.stand_still(CHECK_MS)  # the sound's thread wakes by itself
    assert band.output.is_being_let_go.wait(PATIENCE_S)
    assert not any(band.next_handed().samples)
    assert band.output.is_open
    assert band.states.get(timeout=PATIENCE_S) == SoundState("recording")
    assert band.states.empty()  # nothing was lost
    band.session.pause()
    band.follow()
    band.live.go_on()
    band.session.go_on()
    band.follow()
    while not any(band.next_handed().samples):
        pass


def test_letting_a_lost_device_go_may_hang_but_is_no_news(band: Band, clock: FakeClock) -> None:
    band.player.start()
    band.next_handed()
    assert band.states.get(timeout=PATIENCE_S) == SoundState("recording")
    band.output.let_go.clear()
    band.output.problem = "The sound device was lost."
    band.player.set_volume(10)
    assert band.states.get(timeout=PATIENCE_S) == SoundState("", "The sound device was lost.")
    assert band.output.is_being_let_go.wait(PATIENCE_S)
    clock.advance(HANG_MS + 1)
    band.player._watch.look()
    assert band.states.empty()
    band.output.let_go.set()


def test_an_output_is_not_made_before_that_of_the_player_before_is_let_go(
    band: Band, clock: FakeClock
) -> None:
    def make() -> RecordingOutput:
        was_open.put(band.output.is_open)
        return RecordingOutput(clock)

    was_open: Queue[bool] = Queue()
    band.player.start()
    band.next_handed()
    band.output.let_go.clear()
    after = Player(make, Score(WALK), clock.live(), lambda _state: None, before=band.player)
    after.start()
    assert band.output.is_being_let_go.wait(PATIENCE_S)
    band.output.let_go.set()
    assert not was_open.get(timeout=PATIENCE_S)
    after.close()


def test_a_player_that_is_stopped_while_it_waits_for_the_one_before_makes_no_output(clock: FakeClock) -> None:
    made: list[RecordingOutput] = []

    def make() -> RecordingOutput:
        made.append(RecordingOutput(clock))
        return made[-1]

    hanging = HangingOutput(clock)
    player = Player(lambda: hanging, Score(WALK), clock.live(), lambda _state: None)
    player.start()
    assert hanging.asked.wait(PATIENCE_S)
    after = Player(make, Score(WALK), clock.live(), lambda _state: None, before=player)
    after.start()
    after.stop()
    hanging.free.set()
    after.close()
    assert made == []


def test_a_bug_lets_the_device_go_is_told_and_reaches_who_looks_after_bugs(
    band: Band, monkeypatch: pytest.MonkeyPatch
) -> None:
    bugs: Queue[BaseException | None] = Queue()
    monkeypatch.setattr(threading, "excepthook", lambda failure: bugs.put(failure.exc_value))
    band.output.defect = ZeroDivisionError("a bug")
    band.player.start()
    assert bugs.get(timeout=PATIENCE_S) is band.output.defect
    assert band.states.get_nowait() == SoundState("", "No sound: something went wrong inside the program.")
    assert not band.output.is_open
