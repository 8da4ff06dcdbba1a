"""A scene that is played to a sound server of its own, and what was told and heard of it."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from lunge_timer.core.clock import monotonic_ms
from tests.sound.listening import Heard, listen
from tests.sound.sound_server import Recording, SoundServer

if TYPE_CHECKING:
    from array import array

Trouble: TypeAlias = Callable[[SoundServer], AbstractContextManager[None]]


class Event(NamedTuple):
    at_ms: int
    what: str
    more: Mapping[str, Any]


class Performance(NamedTuple):
    """What a scene told of itself, and what was heard of it, by the same clock."""

    events: list[Event]
    heard: list[Heard]
    stalled_ms: float  # how late the machine woke who played it or who recorded it, at most

    def moments(self, what: str) -> list[int]:
        return [event.at_ms for event in self.events if event.what == what]

    def began_ms(self) -> int:
        return next(int(event.more["began_ms"]) for event in self.events if event.what == "began")


class Stage:
    """One scene that is being played."""

    def __init__(self, server: SoundServer, output: str, scene: str) -> None:
        self._server = server
        self._recording = server.record()
        self._recorded: list[tuple[Recording, array[int]]] = []
        self._events: list[Event] = []
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.sound.performance", scene, output],
            env=server.environment,
            stdout=subprocess.PIPE,
            text=True,
        )

    def wait_for(self, what: str) -> Event:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._events.append(Event(*json.loads(line)))
            if self._events[-1].what == what:
                return self._events[-1]
        raise AssertionError(f"the scene ended without {what!r}: {self._events}")

    def disturb(self, trouble: Trouble, seconds: float) -> tuple[int, int]:
        """Have the server in that trouble for a while; return when it began and when it was over."""
        self._end_recording()
        began_ms = monotonic_ms()
        with trouble(self._server):
            time.sleep(seconds)
        over_ms = monotonic_ms()
        self._recording = self._server.record()
        return began_ms, over_ms

    def wait_for_end(self) -> None:
        """Wait until the process that plays is gone."""
        assert self._process.wait() == 0

    def finish(self) -> Performance:
        assert self._process.stdout is not None
        self._events += [Event(*json.loads(line)) for line in self._process.stdout]
        self._process.stdout.close()
        self.wait_for_end()
        time.sleep(0.6)  # whatever is still heard is to be on the recording
        self._end_recording()
        heard = [
            one._replace(at_ms=one.at_ms + recording.began_ms, until_ms=one.until_ms + recording.began_ms)
            for recording, samples in self._recorded
            for one in listen(samples)
        ]
        stalls_ms = [float(event.more["stalled_ms"]) for event in self._events if event.what == "closed"]
        recorders_ms = [recording.latest_ms for recording, _samples in self._recorded]
        return Performance(self._events, heard, max([*stalls_ms, *recorders_ms]))

    @property
    def recorded(self) -> "list[tuple[Recording, array[int]]]":
        """What was recorded, once it is finished: when that began, and its samples."""
        return self._recorded

    def _end_recording(self) -> None:
        self._recorded.append((self._recording, self._recording.finish()))
