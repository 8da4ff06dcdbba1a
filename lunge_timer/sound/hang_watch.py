"""Notices that an output hangs, which the thread that waits for it cannot tell by itself."""

from collections.abc import Callable
from threading import Condition, Thread
from typing import Final, Self

from lunge_timer.core.clock import Clock
from lunge_timer.core.live_clock import BEAT_MS
from lunge_timer.language import _
from lunge_timer.sound.feed import SoundState

HANG_MS: Final = 3000  # some devices take 2 s to wake


class HangWatch:
    """Tells once of each stretch of work that lasts longer than HANG_MS: ``with watch: output.open()``.

    tell is called on a thread of the watch's own, and never once the stretch has been left. The watch holds
    its lock meanwhile: who takes one of their own in tell must not hold that while they call the watch.

    Its thread waits for no device and so can tell that the program lives: it calls beat twice a second, which
    returns how many times the whole program has stood still.
    """

    def __init__(
        self, clock: Clock, tell: Callable[[SoundState], None], beat: Callable[[], int] = lambda: 0
    ) -> None:
        self._clock = clock
        self._tell = tell
        self._beat = beat
        self._gaps = 0
        self._changed = Condition()
        self._since_ms: int | None = None  # None: nothing that may hang goes on, or it was told
        self._closed = False
        self._thread = Thread(target=self._run, name="hang watch", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        """Watch no longer. Waits for nothing."""
        with self._changed:
            self._closed = True
            self._changed.notify()

    def look(self) -> None:
        """Tell of the stretch if it has lasted too long. The watch's own thread looks twice a second."""
        gaps = self._beat()
        with self._changed:
            if gaps != self._gaps and self._since_ms is not None:
                self._since_ms = self._clock()  # until now no output could have answered
            self._gaps = gaps
            if self._since_ms is not None and self._clock() - self._since_ms > HANG_MS:
                self._since_ms = None
                self._tell(SoundState("", _("The sound device does not answer.")))

    def __enter__(self) -> Self:
        with self._changed:
            self._since_ms = self._clock()
        return self

    def __exit__(self, *_error: object) -> None:
        with self._changed:
            self._since_ms = None

    def _run(self) -> None:
        with self._changed:
            while not self._closed:
                self.look()
                self._changed.wait(BEAT_MS / 1000)
