"""Media keys, headsets and panels steer a workout: a media player on the session bus while one is open."""

from PySide6.QtCore import QObject, Signal, Slot

from lunge_timer.core.clock import Clock
from lunge_timer.core.snapshot import Snapshot, State
from lunge_timer.core.text.prompts import leg_line, phase_word, place_of
from lunge_timer.core.timeline import Timeline
from lunge_timer.core.visible_text import printable
from lunge_timer.desktop.mpris import MediaPlayer, NowPlaying
from lunge_timer.desktop.session_bus import has_session_bus


class MediaKeys(QObject):
    """Tells of presses while a workout is open and the person wants it. Never waits for the bus.

    Desktops hand the keys to whoever is on the bus: meanwhile they do not reach the person's music.
    """

    pressed = Signal(object)  # MediaKey; from the bus's thread

    def __init__(self, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._allowed = False
        self._timeline: Timeline | None = None
        self._snapshot: Snapshot | None = None
        self._player: MediaPlayer | None = None

    def allow(self, *, allowed: bool) -> None:
        """Take the keys, in a workout that is open, too, or leave them alone."""
        self._allowed = allowed and has_session_bus()
        if not self._allowed:
            self._hang_up()

    @Slot(object)
    def begin(self, timeline: Timeline) -> None:
        """A workout is open from now on; the first snapshot is to come."""
        self._hang_up()
        self._timeline, self._snapshot = timeline, None

    @Slot(object)
    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Take what is true now; what changes with time alone is nobody told."""
        before, self._snapshot = self._snapshot, snapshot
        if not self._allowed or self._timeline is None or snapshot.step is None:
            return
        if self._player is None:
            now_playing = self._now_playing(self._timeline, snapshot)
            self._player = MediaPlayer(now_playing, self._clock, self.pressed.emit)
            self._player.start()
        elif (
            before is None
            or before.without_time != snapshot.without_time
            or snapshot.elapsed_ms < before.elapsed_ms
        ):
            self._player.show(self._now_playing(self._timeline, snapshot))

    @Slot()
    def end(self) -> None:
        """No workout is open any more."""
        self._hang_up()
        self._timeline = self._snapshot = None

    def _hang_up(self) -> None:
        player, self._player = self._player, None
        if player is not None:
            player.close()

    def _now_playing(self, timeline: Timeline, snapshot: Snapshot) -> NowPlaying:
        index = snapshot.index
        place = place_of(timeline, index)
        return NowPlaying(
            track=index,
            title=_in_one(" · ", phase_word(timeline, index), leg_line(timeline, index)),
            place=_in_one(" · ", place.exercise, place.set),
            album=printable(timeline.name),
            length_ms=snapshot.duration_ms,
            playing=snapshot.state is State.RUNNING,
            elapsed_ms=snapshot.elapsed_ms,
            at_ms=self._clock(),
        )


def _in_one(between: str, *parts: str) -> str:
    """The parts that are there, short and with nothing unseen: a bus takes no text with a NUL in it."""
    return between.join(printable(part) for part in parts if part)
