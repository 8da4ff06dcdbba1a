"""The clock of a workout, which stops where nobody can have trained any longer."""

from collections.abc import Callable
from threading import Lock
from typing import Final

from msgspec import Struct

from lunge_timer.core.clock import Clocks

LATE_MS: Final = 2000  # a busy machine may be late by as much
BEAT_MS: Final = 500


class Gap(Struct, frozen=True, gc=False):
    """A stretch in which nobody can have trained: the computer slept, or else the program stood still.

    at_ms is the last moment before it, by the clock; length_ms counts sleep, too.
    """

    at_ms: int
    length_ms: int
    slept: bool


class _Stop(Struct, frozen=True, gc=False):
    at_ms: int
    boot_ms: int  # the same moment
    slept: bool


class LiveClock:
    """The time; once nobody can have trained any longer, the last moment before that, until go_on.

    It stops for a gap of more than 2 s:

    - the computer has slept: its two clocks have parted;
    - the program has stood still: the sound's watch, which beats twice a second, is late, and nobody else
      has looked meanwhile;
    - the screen has stood still in a workout that nobody hears: it is late, and no heard beat came since.

    A screen that is late while sounds are heard is no gap: the person heard the workout go on.

    Whoever asks is never told a moment within a gap. Safe from any thread; tell is called on the one that
    notices a gap, and must not ask in turn.
    """

    def __init__(self, clocks: Clocks, tell: Callable[[], None]) -> None:
        self.clocks = clocks
        self._tell = tell
        self._lock = Lock()
        now_ms = clocks.awake()
        self._apart_ms = clocks.boot() - now_ms
        self._alive_ms = now_ms  # when any thread looked last
        self._heard_ms = now_ms  # when sounds could be heard last
        self._beat_due_ms: int | None = None
        self._beats_ended = False
        self._screen_ms = now_ms  # when the screen asked last
        self._screen_due_ms: int | None = None
        self._stop: _Stop | None = None
        self._gaps = 0

    def __call__(self) -> int:
        """The time for the screen, which lives as it asks."""
        with self._lock:
            now_ms = self._look()
            if self._stop is None:
                seen_ms = max(self._screen_ms, self._heard_ms)
                due_ms = self._screen_due_ms
                if due_ms is not None and _is_late(now_ms, due_ms, seen_ms):
                    at_ms = max(seen_ms, due_ms - 1)  # what was due then was not seen
                    self._stop_at(at_ms, self._apart_ms, slept=False)
                else:
                    self._screen_ms = now_ms
            return now_ms if self._stop is None else self._stop.at_ms

    @property
    def has_stopped(self) -> bool:
        return self._stop is not None

    def expect_screen(self, wait_ms: int | None) -> None:
        """The screen will ask again so long after it did last; None: nobody would notice if it did not."""
        self._screen_due_ms = None if wait_ms is None else self._screen_ms + wait_ms

    def beat(self, *, heard: bool) -> int:
        """Look for a gap, and promise to do so again soon; return how many there have been.

        heard: as far as is known sounds can be heard now.
        """
        with self._lock:
            now_ms = self._look()
            self._beat_due_ms = None if self._beats_ended else now_ms + BEAT_MS
            if heard and self._stop is None:
                self._heard_ms = now_ms
            return self._gaps

    def end_beats(self) -> None:
        """Promise no more: from now on the screen alone tells that the program lives."""
        with self._lock:
            self._beats_ended, self._beat_due_ms = True, None

    def count_gaps(self) -> int:
        """Look for a gap; return how many there have been."""
        with self._lock:
            self._look()
            return self._gaps

    def go_on(self) -> Gap | None:
        """Tell the time again, and return the gap that it stopped for, if it did."""
        with self._lock:
            stop, self._stop = self._stop, None
            if stop is None:
                return None
            now_ms = self.clocks.awake()
            self._alive_ms = self._screen_ms = self._heard_ms = now_ms
            self._screen_due_ms = None
            if self._beat_due_ms is not None:
                self._beat_due_ms = now_ms + BEAT_MS
            return Gap(stop.at_ms, now_ms + self._apart_ms - stop.boot_ms, stop.slept)

    def _look(self) -> int:
        """Read both clocks, and stop if there was a gap since anyone did; return the time."""
        boot_ms = self.clocks.boot()  # first: a program that stands still in between has not slept
        now_ms = self.clocks.awake()
        apart_ms, self._apart_ms = self._apart_ms, max(self._apart_ms, boot_ms - now_ms)
        if self._stop is None:
            slept = self._apart_ms - apart_ms > LATE_MS
            is_late = self._beat_due_ms is not None and _is_late(now_ms, self._beat_due_ms, self._alive_ms)
            if slept or is_late:
                self._stop_at(self._alive_ms, apart_ms, slept=slept)
            else:
                self._alive_ms = now_ms
        return now_ms

    def _stop_at(self, at_ms: int, apart_ms: int, *, slept: bool) -> None:
        self._stop = _Stop(at_ms, at_ms + apart_ms, slept)
        self._gaps += 1
        self._tell()


def _is_late(now_ms: int, due_ms: int, seen_ms: int) -> bool:
    """Whether what was due has not come for long, and nothing else was seen since then."""
    return now_ms - max(due_ms, seen_ms) > LATE_MS
