"""The clocks of a computer, in milliseconds: one that stands still while it sleeps, and one that goes on."""

import sys
import time
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

if sys.platform == "win32":
    import ctypes

Clock: TypeAlias = Callable[[], int]  # whole milliseconds, which never go back

_NS = 1_000_000  # to a millisecond


def monotonic_ms() -> int:
    """How long the computer has been awake, from any moment on."""
    if sys.platform == "win32":  # where Python's own goes on in sleep
        count = ctypes.c_ulonglong()  # of 100 ns; without "Precise" it moves by up to 15.6 ms at a time
        ctypes.windll.kernelbase.QueryUnbiasedInterruptTimePrecise(ctypes.byref(count))
        return count.value // 10_000
    else:  # noqa: RET505 - else mypy takes it for unreachable
        return time.monotonic_ns() // _NS


def boot_ms() -> int:
    """How long the computer has been on, awake or asleep, from any moment on."""
    if sys.platform == "linux":
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // _NS
    elif sys.platform == "darwin":  # noqa: RET505 - as above
        return time.clock_gettime_ns(time.CLOCK_MONOTONIC_RAW) // _NS  # of that name Linux's stands still
    else:
        return time.monotonic_ns() // _NS


class Clocks(NamedTuple):
    """The two clocks of a computer: what they part by, it has slept."""

    awake: Clock = monotonic_ms
    boot: Clock = boot_ms


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
