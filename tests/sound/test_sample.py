from array import array
from collections.abc import Iterator
from functools import partial
from queue import Queue
from threading import Event, Thread, current_thread, main_thread

import pytest

from lunge_timer.core.cues import Sound
from lunge_timer.core.sound_options import SoundChoice
from lunge_timer.errors import OutputError
from lunge_timer.sound.feed import SoundState
from lunge_timer.sound.hang_watch import HANG_MS
from lunge_timer.sound.sample import EVERY_MS, SOUNDS, Sample, sample_track
from lunge_timer.sound.tones import BYTES_PER_MS, tone
from tests.conftest import FakeClock
from tests.sound.listening import listen
from tests.sound.recording_output import RecordedPlayback, RecordingOutput, sounds_in
from tests.sound.recordings import LevelRecordings

PATIENCE_S = 10
VOLUME = 40


class WatchedOutput(RecordingOutput):
    """Tells the test of the track, and of its own end."""

    def __init__(self, clock: FakeClock, lead_ms: int = 0) -> None:
        super().__init__(clock, lead_ms)
        self.handed: Queue[tuple[Thread, RecordedPlayback]] = Queue()
        self.closed = Event()

    def play(self, samples: bytes, at_ms: int, /) -> RecordedPlayback:
        playback = super().play(samples, at_ms)
        self.handed.put((current_thread(), playback))
        return playback

    def close(self) -> None:
        super().close()
        self.closed.set()


class Stage:
    def __init__(self, clock: FakeClock, output: WatchedOutput) -> None:
        self.states: Queue[SoundState] = Queue()
        self.output = output
        self.sample = Sample(lambda: output, clock, self.states.put, partial(sample_track, VOLUME))

    def state(self) -> SoundState:
        return self.states.get(timeout=PATIENCE_S)

    def playback(self) -> RecordedPlayback:
        return self.output.handed.get(timeout=PATIENCE_S)[1]


@pytest.fixture
def stage(clock: FakeClock) -> Iterator[Stage]:
    stage = Stage(clock, WatchedOutput(clock))
    yield stage
    stage.sample.close()


def test_the_legs_the_holds_and_what_answers_a_press_are_played_once_one_after_another() -> None:
    assert {Sound.LEFT, Sound.RIGHT, Sound.HOLD, Sound.SECOND_HOLD, Sound.DONE} < {*SOUNDS}
    assert {Sound.READY, Sound.PAUSE, Sound.GO_ON, Sound.LONGER, Sound.SHORTER} < {*SOUNDS}
    assert len({*SOUNDS}) == len(SOUNDS)
    heard = sounds_in(sample_track(VOLUME), VOLUME)
    assert heard == [(number * EVERY_MS, sound) for number, sound in enumerate(SOUNDS)]


def test_the_sample_sounds_in_the_chosen_tones_and_a_voice_says_what_some_of_them_mean() -> None:
    recordings = LevelRecordings({"Left": 400, "Hold": 100}.get)
    track = sample_track(VOLUME, SoundChoice(tone_set="clear", voice="brief"), recordings)
    begins = {Sound.READY: 0, Sound.LEFT: 500, Sound.RIGHT: 500 + 300 + 400 + 150, Sound.HOLD: 1850}
    for sound, at_ms in begins.items():
        assert track[at_ms * BYTES_PER_MS :].startswith(tone(sound, VOLUME, "clear"))
    assert sorted(recordings.found(track)) == [(500 + 300, "Left", 400), (1850 + 300, "Hold", 100)]


def test_a_voice_that_is_off_says_nothing_in_the_sample() -> None:
    choice = SoundChoice(tone_set="wood")
    recordings = LevelRecordings(lambda _sentence: 100)
    assert sample_track(VOLUME, choice, recordings) == sample_track(VOLUME, choice)


def test_a_listener_can_tell_them_apart() -> None:
    heard = listen(array("h", sample_track(70)))
    assert [each.sound for each in heard] == [*SOUNDS]
    assert all(each.likeness > 0.999 for each in heard)


def test_it_plays_on_a_thread_of_its_own_once_the_output_is_awake(stage: Stage, clock: FakeClock) -> None:
    stage.sample.start()
    thread, playback = stage.output.handed.get(timeout=PATIENCE_S)
    assert thread is not main_thread()
    assert playback.samples == sample_track(VOLUME)
    assert playback.at_ms - clock() >= 500
    assert stage.state() == SoundState("recording")


def test_an_output_that_wants_its_tracks_early_gets_them_early(clock: FakeClock) -> None:
    stage = Stage(clock, WatchedOutput(clock, lead_ms=2000))
    stage.sample.start()
    assert stage.playback().at_ms == clock() + 2000
    stage.sample.close()


def test_the_output_is_let_go_after_the_last_sound_and_not_before(stage: Stage, clock: FakeClock) -> None:
    stage.sample.start()
    playback = stage.playback()
    clock.advance(playback.ends_ms - clock())
    assert not stage.output.closed.is_set()
    assert not stage.sample.is_over
    clock.advance(1000)
    assert stage.output.closed.wait(PATIENCE_S)
    assert playback.stopped_ms is not None
    assert playback.stopped_ms >= playback.at_ms + len(playback.samples) // 192


def test_once_closed_nothing_is_heard(stage: Stage) -> None:
    stage.sample.start()
    playback = stage.playback()
    stage.sample.close()
    assert stage.sample.is_over
    assert playback.stopped_ms is not None
    assert not stage.output.is_open


def test_one_that_was_never_started_is_closed_without_a_fuss(stage: Stage) -> None:
    stage.sample.close()
    assert not stage.output.closed.is_set()


def test_a_missing_device_is_told_in_its_own_words(stage: Stage) -> None:
    stage.output.problem = "No sound device was found."
    stage.sample.start()
    assert stage.state() == SoundState("", "No sound device was found.")


def test_a_device_that_is_lost_is_told_and_let_go(stage: Stage) -> None:
    stage.sample.start()
    stage.playback()
    assert stage.state() == SoundState("recording")
    stage.output.problem = "The sound device was lost."
    assert stage.state() == SoundState("", "The sound device was lost.")
    assert stage.output.closed.wait(PATIENCE_S)


def test_a_device_that_hangs_is_told_and_nobody_waits_for_it(clock: FakeClock) -> None:
    asked, free = Event(), Event()
    states: Queue[SoundState] = Queue()

    def make() -> RecordingOutput:
        asked.set()
        assert free.wait(PATIENCE_S)
        raise OutputError("No sound device was found.")

    sample = Sample(make, clock, states.put, partial(sample_track, VOLUME))
    sample.start()
    assert asked.wait(PATIENCE_S)
    clock.advance(HANG_MS + 1)
    assert states.get(timeout=PATIENCE_S) == SoundState("", "The sound device does not answer.")
    sample.close()
    assert not sample.is_over
    free.set()


def test_nothing_watches_a_device_any_more_that_hangs_when_its_sample_is_stopped(clock: FakeClock) -> None:
    asked, free = Event(), Event()

    def make() -> RecordingOutput:
        asked.set()
        assert free.wait(PATIENCE_S)
        raise OutputError("No sound device was found.")

    sample = Sample(make, clock, lambda _state: None, partial(sample_track, VOLUME))
    sample.start()
    assert asked.wait(PATIENCE_S)
    sample.stop()
    sample._watch._thread.join(PATIENCE_S / 2)  # sooner than the device gives up
    assert not sample._watch._thread.is_alive()
    assert not sample.is_over
    free.set()


def test_what_fails_to_be_made_is_told_too(clock: FakeClock) -> None:
    def make() -> RecordingOutput:
        raise OutputError("There is no such output.")

    states: Queue[SoundState] = Queue()
    sample = Sample(make, clock, states.put, partial(sample_track, VOLUME))
    sample.start()
    assert states.get(timeout=PATIENCE_S) == SoundState("", "There is no such output.")
    sample.close()


def test_one_that_was_stopped_tells_nothing(clock: FakeClock) -> None:
    allowed = Event()
    states: Queue[SoundState] = Queue()

    def make() -> RecordingOutput:
        assert allowed.wait(PATIENCE_S)
        raise OutputError("There is no such output.")

    sample = Sample(make, clock, states.put, partial(sample_track, VOLUME))
    sample.start()
    sample.stop()
    allowed.set()
    sample.close()
    assert states.empty()
