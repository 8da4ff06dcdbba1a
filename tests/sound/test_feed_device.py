"""An output that is missing, is lost, comes back or is let go."""

from collections.abc import Sequence
from itertools import groupby

import pytest

from lunge_timer.core.cues import Sound
from lunge_timer.core.sound_options import DEFAULT_VOLUME
from lunge_timer.errors import OutputError
from lunge_timer.sound.feed import CHECK_MS, RETRY_MS, WAKING_MS, Feed, SoundState, Wish
from lunge_timer.sound.output import Output, SilentOutput
from lunge_timer.sound.score import Score
from tests.conftest import FakeClock
from tests.sound.feed_room import WALKS, MakeRoom, Room
from tests.sound.recording_output import RecordedPlayback, RecordingOutput
from tests.sound.routines import timed, timeline_of

pytestmark = pytest.mark.slow


def changes(states: Sequence[SoundState]) -> list[SoundState]:
    return [state for state, _same in groupby(states)]


def test_a_device_that_is_missing_is_told_and_tried_every_five_seconds(clock: FakeClock) -> None:
    stage = Room(clock, WALKS)
    made: list[int] = []

    def make() -> Output:
        made.append(clock())
        return SilentOutput("No device.")

    states: list[SoundState] = []
    feed = Feed(make, Score(WALKS), states.append)
    for _ in range(4):
        clock.now_ms = feed.turn(stage.wish, clock())
    assert changes(states) == [SoundState("", "No device.")]
    assert [later - made[0] for later in made] == [0, RETRY_MS, 2 * RETRY_MS, 3 * RETRY_MS]


def test_an_output_that_opens_but_cannot_play_is_reported_as_nothing_else(clock: FakeClock) -> None:
    class MuteOutput(RecordingOutput):
        def play(self, _samples: bytes, _at_ms: int, /) -> RecordedPlayback:
            raise OutputError("No device.")

    states: list[SoundState] = []
    feed = Feed(lambda: MuteOutput(clock), Score(WALKS), states.append)
    for _ in range(3):
        clock.now_ms = feed.turn(Wish(None, DEFAULT_VOLUME, clock()), clock())
    assert changes(states) == [SoundState("", "No device.")]


def test_a_device_that_is_lost_is_told_and_comes_back_by_itself_at_the_right_place(room: MakeRoom) -> None:
    stage = room(WALKS)
    stage.start()
    stage.run(10_000)
    stage.output.problem = "The sound device was lost."
    stage.run(CHECK_MS)
    assert not stage.output.is_open
    stage.output.problem = ""
    stage.run(30_000)
    assert changes(stage.states) == [
        SoundState("recording"),
        SoundState("", "The sound device was lost."),
        SoundState("recording"),
    ]
    assert stage.heard() == [
        (0, Sound.GO),
        (27_000, Sound.TICK),
        (28_000, Sound.TICK),
        (29_000, Sound.TICK),
        (30_000, Sound.GO),
        (31_000, Sound.TICK),
        (32_000, Sound.TICK),
        (33_000, Sound.TICK),
        (34_000, Sound.GO),
    ]


def test_a_lost_device_is_told_before_it_is_let_go_which_may_take_long(clock: FakeClock) -> None:
    class SlowOutput(RecordingOutput):
        def close(self) -> None:
            told_when_closed.append(changes(stage.states))
            super().close()

    told_when_closed: list[list[SoundState]] = []
    stage = Room(clock, WALKS)
    stage.feed.close()
    stage.output = SlowOutput(clock)
    stage.run(CHECK_MS)
    stage.output.problem = "The sound device was lost."
    stage.run(CHECK_MS)
    assert told_when_closed == [[SoundState("recording"), SoundState("", "The sound device was lost.")]]


def test_an_output_that_opens_but_never_plays_is_not_told_as_heard(clock: FakeClock) -> None:
    stage = Room(clock, WALKS)
    stage.output.is_waking = True
    for _ in range(4):
        stage.output.problem = "The sound device was lost."
        stage.run(CHECK_MS)
        stage.output.problem = ""
        stage.run(RETRY_MS)
    assert changes(stage.states) == [SoundState("recording"), SoundState("", "The sound device was lost.")]
    stage.output.is_waking = False
    stage.run(CHECK_MS)
    assert stage.states[-1] == SoundState("recording")


@pytest.mark.parametrize("woke_ms", [300, 1500, 2010])
def test_what_was_handed_to_a_device_that_slept_is_taken_back_and_the_rest_is_on_time(
    room: MakeRoom, woke_ms: int
) -> None:
    stage = room(timeline_of(timed(5), timed(5)))
    stage.output.is_waking = True
    stage.turn()
    stage.start()
    stage.run(woke_ms)
    asleep = [*stage.output.playbacks]
    stage.output.is_waking, stage.output.woke_ms = False, stage.clock()
    stage.run(WAKING_MS)
    assert all(playback.stopped_ms is not None for playback in asleep)
    stage.output.playbacks = stage.output.playbacks[len(asleep) :]
    stage.run(6500 - woke_ms)
    late = [(at_ms, sound) for at_ms, sound in stage.heard() if at_ms <= woke_ms + WAKING_MS]
    assert [sound for _at_ms, sound in late] == ([Sound.GO] if woke_ms == 300 else [])  # the step's own
    ticks = [(2000, Sound.TICK), (3000, Sound.TICK), (4000, Sound.TICK), (5000, Sound.GO)]
    assert stage.heard() == late + [each for each in ticks if each[0] > woke_ms]


def test_what_is_wished_while_the_device_is_lost_is_heard_once_it_is_back(clock: FakeClock) -> None:
    stage = Room(clock, WALKS)
    stage.start()
    stage.output.problem = "The sound device was lost."
    stage.run(2000)
    stage.session.next_step()
    stage.follow()
    stage.output.problem = ""
    stage.run(RETRY_MS + 1000)
    assert stage.heard() == [(0, Sound.GO), (6000, Sound.GO)]


def test_closing_stops_everything_and_lets_the_output_go(room: MakeRoom) -> None:
    stage = room(WALKS)
    stage.start()
    stage.run(29_700)
    stage.feed.close()
    assert not stage.output.is_open
    assert all(p.stopped_ms is not None or p.ends_ms <= stage.clock() for p in stage.output.playbacks)
    stage.clock.advance(60_000)
    assert stage.heard()[-1] == (29_000, Sound.TICK)
