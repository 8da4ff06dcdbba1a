"""The clock of a workout: monotonic, in milliseconds."""

import time
from collections.abc import Callable
from typing import TypeAlias

Clock: TypeAlias = Callable[[], int]  # whole milliseconds, which never go back


def monotonic_ms() -> int:
    return time.monotonic_ns() // 1_000_000


class Stopwatch:
    """How long something has run, by a clock; it can be stopped and go on. It stands at 0 at first."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._gone_ms = 0
        self._began_ms: int | None = None  # since it goes

    @property
    def goes(self) -> bool:
        return self._began_ms is not None

    @property
    def elapsed_ms(self) -> int:
        return self._gone_ms + (0 if self._began_ms is None else self._clock() - self._began_ms)

    def go_on(self) -> None:
        if self._began_ms is None:
            self._began_ms = self._clock()

    def stop(self) -> None:
        self._gone_ms, self._began_ms = self.elapsed_ms, None

    def reset(self) -> None:
        """Be as at first."""
        self._gone_ms, self._began_ms = 0, None


def utc_ms() -> int:
    """The time of day, since 1970, for what is kept: it may be set back, and no workout runs on it."""
    return time.time_ns() // 1_000_000
