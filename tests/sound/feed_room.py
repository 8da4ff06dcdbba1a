"""A session, and the feed that sounds it through an output which remembers."""

from collections.abc import Callable
from typing import TypeAlias

from lunge_timer.core.cues import Sound, press_sound
from lunge_timer.core.session import Session
from lunge_timer.core.sound_options import DEFAULT_VOLUME
from lunge_timer.core.timeline import Timeline
from lunge_timer.sound.feed import Feed, SoundState, Wish
from lunge_timer.sound.output import Output
from lunge_timer.sound.score import Score
from tests.conftest import FakeClock
from tests.sound.recording_output import RecordingOutput
from tests.sound.routines import timed, timeline_of

OUTPUTS_MS = [(0, 0), (500, 75)]  # how far ahead an output is handed a track; when it is surely heard
WALKS = timeline_of(timed(30), timed(4), timed(600))


class Room:
    """A session, and the feed of a recording output, on one clock."""

    def __init__(
        self,
        clock: FakeClock,
        timeline: Timeline,
        output_ms: tuple[int, int] = (0, 0),
        score: Score | None = None,
    ) -> None:
        self.clock = clock
        self.session = Session(timeline, clock)
        self.output = RecordingOutput(clock, *output_ms)
        self.states: list[SoundState] = []
        self.began_ms = 0
        self.feed = Feed(self.make_output, score or Score(timeline), self.states.append)
        self.wish = Wish(None, DEFAULT_VOLUME, clock())
        self.due_ms = clock()
        self.run(0)

    def make_output(self) -> Output:
        return self.output

    def run(self, ms: int) -> None:
        """Let time go by; the feed gets its turn exactly when it asked for it."""
        until_ms = self.clock() + ms
        while self.due_ms <= until_ms:
            self.clock.now_ms = max(self.clock(), self.due_ms)
            self.turn()
        self.clock.now_ms = until_ms

    def turn(self) -> None:
        now_ms = self.clock()
        self.due_ms = self.feed.turn(self.wish, now_ms)
        assert self.due_ms > now_ms

    def follow(self, lag_ms: int = 0) -> None:
        """Wish for what the session has come to; the feed's turn may come a little later."""
        position = self.session.position
        note = press_sound(self.session.poll(), paused=position is None)
        self.wish = Wish(position, self.wish.volume, self.clock(), note)
        self.clock.advance(lag_ms)
        self.turn()

    def set_volume(self, volume: int, lag_ms: int = 0) -> None:
        self.wish = Wish(self.wish.position, volume, self.clock())
        self.clock.advance(lag_ms)
        self.turn()

    def start(self) -> None:
        self.session.start()
        self.follow()
        self.began_ms = self.clock()

    def heard(self) -> list[tuple[int, Sound]]:
        return [(at_ms - self.began_ms, sound) for at_ms, sound in self.output.heard()]


MakeRoom: TypeAlias = Callable[[Timeline], Room]
