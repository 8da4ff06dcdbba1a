"""Tells a press that was meant from one that slipped in right after another."""

from lunge_timer.core.clock import Clock

SLIP_MS = 400  # a second press this soon after the first is the same one


class PressGuard:
    """Remembers when the last press was, by the clock."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._pressed_ms: int | None = None

    def note_press(self) -> None:
        """From now on whatever is pressed is a slip, for a while."""
        self._pressed_ms = self._clock()

    def is_slip(self) -> bool:
        """Whether a press that comes now belongs to the one before."""
        return self._pressed_ms is not None and self._clock() - self._pressed_ms < SLIP_MS
