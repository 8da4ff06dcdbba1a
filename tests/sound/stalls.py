"""Whether the machine had time for the sound: where it had none, a torn sound is not the program's fault."""

import time
from collections.abc import Callable, Mapping, Sequence
from threading import Event, Thread
from typing import Protocol, TypeVar

STALL_MS = 30  # a machine with time to spare is late by less, and the outputs bear it with certainty
_TRIALS = 3
_WAKE_S = 0.01


class Measured(Protocol):
    @property
    def stalled_ms(self) -> float: ...


Name = TypeVar("Name")
Scene = TypeVar("Scene", bound=Measured)


def played(
    play: Callable[[Sequence[Name]], Mapping[Name, Scene]], names: Sequence[Name]
) -> dict[Name, Scene]:
    """Play all of names, and again, at most twice, those in which the machine stood still.

    Of those in which it always did, the one is kept in which it did so least.
    """
    scenes: dict[Name, Scene] = {}
    for _trial in range(_TRIALS):
        again = [name for name in names if name not in scenes or scenes[name].stalled_ms > STALL_MS]
        for name, scene in (play(again) if again else {}).items():
            if name not in scenes or scene.stalled_ms < scenes[name].stalled_ms:
                scenes[name] = scene
    return scenes


class Watch:
    """A thread that wants to wake every 10 ms, and knows how late that was at most."""

    def __init__(self) -> None:
        self.latest_ms = 0.0
        self.cpu_s = 0.0
        self._ended = Event()
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        before_s = time.monotonic()
        while not self._ended.wait(_WAKE_S):
            now_s = time.monotonic()
            self.latest_ms = max(self.latest_ms, (now_s - before_s - _WAKE_S) * 1000)
            self.cpu_s = time.thread_time()
            before_s = now_s

    def end(self) -> float:
        """How late it woke at most, in ms."""
        self._ended.set()
        self._thread.join()
        return self.latest_ms
