"""Writes down a session while it goes on: what was asked for, each step that begins, and that it lives."""

from collections.abc import Callable
from typing import Final

from lunge_timer.core.clock import Clock
from lunge_timer.core.journal.entries import Asked, Checkpoint, Entry, Header, Heartbeat, encode_line
from lunge_timer.core.journal.replay import Replayed
from lunge_timer.core.journal.session_commands import Command, obey
from lunge_timer.core.session import Session
from lunge_timer.core.snapshot import Snapshot, State
from lunge_timer.core.timeline import StepKind

HEARTBEAT_MS: Final = 5000
_LONG_STEP_MS = 10_000  # shorter steps are told well enough by their beginnings
_BEATS_BYTES = 1024 * 1024  # a step may wait for a person for days: then it is known to have lived
_GOES_ON = frozenset({Command.GO_ON, Command.GET_READY_AGAIN})


class Recorder:
    """Stands between whoever drives a session and the session.

    write is handed one line after the other, and sync is called where all of them are to be on the disk:
    after the header, the end of a set or of a timed step, a pause and the end. wall_ms is the time of day.
    """

    def __init__(
        self,
        session: Session,
        write: Callable[[bytes], None],
        sync: Callable[[], None],
        wall_ms: Clock,
    ) -> None:
        self._session = session
        self._write = write
        self._sync = sync
        self._wall_ms = wall_ms
        self._origin_ms = 0  # by the session's clock, when it was started
        self._last_ms = 0  # of the last line
        self._size_bytes = 0
        self._index: int | None = None  # of the step that the last checkpoint told of

    def begin(self, header: Header) -> None:
        """Start the session, and the journal with it."""
        self._session.start()
        self._origin_ms = self._session.now_ms
        self._put_line(encode_line(header))
        self.keep_up(self._session.snapshot())
        self._sync()

    def go_on(self, replayed: Replayed) -> None:
        """Have the session that was replayed go on, and its journal too: write appends to it."""
        self._origin_ms, self._last_ms = replayed.origin_ms, replayed.last_ms
        self._put(Asked(at_ms=replayed.last_ms, command=Command.PAUSE))  # as the replay ended
        self._index = self._session.snapshot().index
        replayed.clock.run_on()
        self.obey(Command.GET_READY_AGAIN)

    def obey(self, command: Command, argument: int = 0) -> None:
        """Have the session do what is asked, and write that down."""
        obey(self._session, command, argument)
        self.note(command, argument, self._session.now_ms)

    def note(self, command: Command, argument: int, at_ms: int) -> None:
        """Write down that the session did what is asked when its clock said at_ms."""
        since_ms = max(self._last_ms, at_ms - self._origin_ms)
        wall_ms = self._wall_ms() if command in _GOES_ON else None
        self._put(Asked(at_ms=since_ms, command=command, argument=argument, wall_ms=wall_ms))
        self.keep_up(self._session.snapshot())
        if command in {Command.PAUSE, Command.FINISH}:
            self._sync()

    def keep_up(self, snapshot: Snapshot) -> int | None:
        """Write down what time has brought: at each poll of the session, whose snapshot this is.

        Return how long until there is something to write though no step begins; None: there is nothing.
        """
        if snapshot.index != self._index:
            snapshot = self._session.snapshot()  # of the moment that now_ms is, too
        since_ms = max(self._last_ms, self._session.now_ms - self._origin_ms)
        beats = self._beats(snapshot)
        if snapshot.index != self._index:
            self._put(Checkpoint(at_ms=since_ms, index=snapshot.index, reps=dict(snapshot.reps)))
            if self._ends_a_part(snapshot):
                self._sync()
            self._index = snapshot.index
        elif beats and since_ms - self._last_ms >= HEARTBEAT_MS:
            self._put(Heartbeat(at_ms=since_ms))
        return self._last_ms + HEARTBEAT_MS - since_ms if beats else None

    def _beats(self, snapshot: Snapshot) -> bool:
        is_long = snapshot.duration_ms is None or snapshot.duration_ms > _LONG_STEP_MS
        return snapshot.state is State.RUNNING and is_long and self._size_bytes < _BEATS_BYTES

    def _ends_a_part(self, snapshot: Snapshot) -> bool:
        """Whether a set, a timed step or the workout is over that was going on at the last checkpoint."""
        if snapshot.state is State.FINISHED or self._index is None:
            return True
        timeline = self._session.timeline
        is_timed = timeline.steps[self._index].kind is StepKind.TIMED
        return is_timed or timeline.set_at(self._index) is not timeline.set_at(snapshot.index)

    def _put(self, entry: Entry) -> None:
        self._last_ms = entry.at_ms
        self._put_line(encode_line(entry))

    def _put_line(self, line: bytes) -> None:
        self._size_bytes += len(line)
        self._write(line)
