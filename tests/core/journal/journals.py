"""Sessions that write a journal, in memory, to test with."""

import re
from collections.abc import Sequence
from typing import TypeAlias

from hypothesis import strategies as st

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.journal.entries import header_of, with_checksum
from lunge_timer.core.journal.reading import Journal, read_journal
from lunge_timer.core.journal.recorder import Recorder
from lunge_timer.core.journal.replay import Replayed, replay
from lunge_timer.core.journal.session_commands import Command
from lunge_timer.core.routine import Routine
from lunge_timer.core.session import Session
from lunge_timer.store.encoding import encode
from tests.conftest import FakeClock
from tests.core.exercises import EXERCISES

WALL_MS = 1_795_000_000_000
UID = "0123456789abcdef"

Deed: TypeAlias = tuple[int, Command, float]  # after so many ms a command, with where it goes or how much


def resealed(data: bytes) -> bytes:
    """That journal, every line with the checksum of what stands in it now, as if it had been written so."""
    return re.sub(rb'^({.*),"sum":"[0-9a-f]{8}"}$', _with_checksum, data, flags=re.MULTILINE)


def _with_checksum(found: re.Match[bytes]) -> bytes:
    return with_checksum(found[1] + b"}")


class Disk:
    """The lines that were written, and how many of them are known to be on the disk."""

    def __init__(self) -> None:
        self._data = bytearray()
        self.synced_bytes = 0

    @property
    def data(self) -> bytes:
        return bytes(self._data)

    def write(self, line: bytes) -> None:
        self._data += line

    def sync(self) -> None:
        self.synced_bytes = len(self._data)


class Written:
    """A session under way, and its journal."""

    def __init__(
        self, routine: Routine, exercises: Exercises = EXERCISES, clock: FakeClock | None = None
    ) -> None:
        self.clock = clock or FakeClock()
        self.exercises = exercises
        self.disk = Disk()
        self.routine = routine
        self.session = Session(compile_timeline(routine, exercises), self.clock)
        self.header = header_of(
            routine,
            exercises,
            uid=UID,
            app_version="1.0",
            started_ms=WALL_MS,
            utc_offset_min=60,
            chosen="built-in/any",
            name=routine.name,
            document=encode(routine),
        )
        self.wall_ms = WALL_MS
        self.recorder = Recorder(self.session, self.disk.write, self.disk.sync, lambda: self.wall_ms)
        self.recorder.begin(self.header)

    def wait(self, ms: int) -> None:
        self.clock.advance(ms)
        self.wall_ms += ms
        self.recorder.keep_up(self.session.snapshot())

    def run(self, ms: int, poll_ms: int = 250) -> None:
        """Wait with as many polls as a window that is seen makes."""
        for each in range(0, ms, poll_ms):
            self.wait(min(poll_ms, ms - each))

    def do(self, deed: Deed) -> None:
        gap_ms, command, share = deed
        self.clock.advance(gap_ms)
        self.wall_ms += gap_ms
        self.recorder.obey(command, argument_of(self.session, command, share))

    def read(self, data: bytes | None = None) -> Journal | None:
        return read_journal(self.disk.data if data is None else data, self.exercises, "current.jsonl")

    def replayed(self, data: bytes | None = None) -> Replayed:
        journal = self.read(data)
        assert journal is not None
        return replay(journal, self.exercises, self.clock)

    def go_on(self) -> Replayed:
        """Start anew from the journal, as another run of the program does, and go on."""
        replayed = self.replayed()
        assert replayed.can_go_on
        self.session = replayed.session
        self.recorder = Recorder(self.session, self.disk.write, self.disk.sync, lambda: self.wall_ms)
        self.clock.advance(3)
        self.recorder.go_on(replayed)
        return replayed


def argument_of(session: Session, command: Command, share: float) -> int:
    if command is Command.GO_TO:
        return round(share * (len(session.timeline.steps) - 1))
    if command is Command.ADJUST:
        return 5000 if share > 1 / 2 else -5000
    return 0


def deeds(*without: Command) -> st.SearchStrategy[Sequence[Deed]]:
    """Any commands in any order, after any gaps; FINISH seldom."""
    asked = st.sampled_from([each for each in Command if each not in {*without, Command.FINISH}] * 3)
    if Command.FINISH not in without:
        asked |= st.just(Command.FINISH)
    gaps = st.integers(0, 20_000) | st.sampled_from([0, 1, 999, 1000, 5000])
    return st.lists(st.tuples(gaps, asked, st.floats(0, 1)), max_size=15)
