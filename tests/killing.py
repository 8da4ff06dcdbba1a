"""Children that are killed at any moment, for tests of what they were doing."""

import os
import select
import signal
from collections.abc import Callable
from typing import NoReturn


def killed(moment_s: float, work_for_ever: Callable[[int], NoReturn], after: int = 0) -> int:
    """Let a child work until that moment comes, and kill it; how many bytes it had written until then.

    The child is handed the pipe to write to: one byte as it begins, and then one whenever something is done
    that must not be lost; the first is not among those that are returned. The moment is counted once the
    child has begun and has written that many more.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        work_for_ever(writing)
    os.close(writing)
    acknowledged = -1  # for the byte that tells that it has begun
    while acknowledged < after:
        acknowledged += len(os.read(reading, after - acknowledged))
    select.select([], [], [], moment_s)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while said := os.read(reading, 4096):
        acknowledged += len(said)
    os.close(reading)
    return acknowledged
