"""Notices that an output hangs, which the thread that waits for it cannot tell by itself."""

from collections.abc import Callable
from threading import Condition, Thread
from typing import Final, Self

from lunge_timer.core.clock import Clock
from lunge_timer.language import _
from lunge_timer.sound.feed import SoundState

HANG_MS: Final = 3000  # some devices take 2 s to wake
_LOOK_S = 0.5


class HangWatch:
    """Tells once of each stretch of work that lasts longer than HANG_MS: ``with watch: output.open()``.

    tell is called on a thread of the watch's own, and never once the stretch has been left. The watch holds
    its lock meanwhile: who takes one of their own in tell must not hold that while they call the watch.
    """

    def __init__(self, clock: Clock, tell: Callable[[SoundState], None]) -> None:
        self._clock = clock
        self._tell = tell
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
        with self._changed:
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
                self._changed.wait(_LOOK_S)
