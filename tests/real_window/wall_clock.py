"""Another time on the wall for a program that a test starts: a library that is loaded before all others."""

import os
import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import pytest

_SOURCE = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>

int clock_gettime(clockid_t clock, struct timespec *now)
{
    static int (*real)(clockid_t, struct timespec *);
    if (!real)
        real = dlsym(RTLD_NEXT, "clock_gettime");
    int failed = real(clock, now);
    const char *ahead_s = getenv("TEST_AHEAD_S");
    if (!failed && clock == CLOCK_REALTIME && ahead_s)
        now->tv_sec += atol(ahead_s);
    return failed;
}

time_t time(time_t *told)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (told)
        *told = now.tv_sec;
    return now.tv_sec;
}

int gettimeofday(struct timeval *restrict told, void *restrict zone)
{
    struct timespec now;
    (void)zone;
    clock_gettime(CLOCK_REALTIME, &now);
    told->tv_sec = now.tv_sec;
    told->tv_usec = now.tv_nsec / 1000;
    return 0;
}
"""


class WallClock:
    """Tells a program the time that a test wants; its monotonic clocks go on as ever."""

    def __init__(self, folder: Path) -> None:
        """Have it made in folder; without a compiler skip the test, unless all are wanted."""
        compiler = shutil.which("gcc")
        if compiler is None and os.environ.get("LUNGE_TIMER_ALL_TESTS") != "1":
            pytest.skip("not installed: gcc")
        self._library = folder / "wall_clock.so"
        command = [compiler or "gcc", "-shared", "-fPIC", "-x", "c", "-", "-o", str(self._library), "-ldl"]
        subprocess.run(command, input=_SOURCE, text=True, check=True)

    def at(self, iso: str) -> dict[str, str]:
        """The environment of a program that is to start at that time of this computer's zone."""
        ahead_s = round(datetime.fromisoformat(iso).timestamp() - datetime.now().astimezone().timestamp())
        return {"LD_PRELOAD": str(self._library), "TEST_AHEAD_S": str(ahead_s)}
