"""The clock of a workout: monotonic, in milliseconds."""

import time
from collections.abc import Callable
from typing import TypeAlias

Clock: TypeAlias = Callable[[], int]  # whole milliseconds, which never go back


def monotonic_ms() -> int:
    return time.monotonic_ns() // 1_000_000
