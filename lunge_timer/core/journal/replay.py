"""A journal played again: the session as it was when its last line was written."""

from msgspec import Struct

from lunge_timer.core.clock import Clock
from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.journal.entries import Asked, Checkpoint, Entry
from lunge_timer.core.journal.reading import Journal
from lunge_timer.core.journal.session_commands import obey
from lunge_timer.core.session import Session
from lunge_timer.core.snapshot import State

_MOST_STEPS_BEGUN = 200_000  # in a replay: no person begins as many


class ReplayClock:
    """Stands where it is put, until it runs on with another clock, and then says what that one says."""

    def __init__(self, clock: Clock, stands_at_ms: int) -> None:
        self._clock = clock
        self._stands_at_ms: int | None = stands_at_ms

    def __call__(self) -> int:
        return self._clock() if self._stands_at_ms is None else self._stands_at_ms

    def stand_at(self, ms: int) -> None:
        self._stands_at_ms = ms

    def run_on(self) -> None:
        self._stands_at_ms = None


class Replayed(Struct, frozen=True, kw_only=True):
    """What became of a journal. Its session is paused, or over; clock is the session's own.

    origin_ms is what that clock said at the session's start, and last_ms how long after that the journal
    ends; by the clock on the wall that was at stopped_ms. agrees says that all lines went together: where
    they did not, the checkpoints were taken to be right, and the session can only be kept as it is.
    """

    journal: Journal
    session: Session
    clock: ReplayClock
    origin_ms: int
    last_ms: int
    stopped_ms: int
    agrees: bool

    @property
    def can_go_on(self) -> bool:
        return self.agrees and self.session.snapshot().state is State.PAUSED


def replay(journal: Journal, exercises: Exercises, clock: Clock) -> Replayed:
    """Play the journal again, as if it had ended now by that clock, which can run on from there.

    Who goes on does so at once: what passes before that counts as a pause.
    """
    last_ms = journal.entries[-1].at_ms if journal.entries else 0
    origin_ms = clock() - last_ms
    replay_clock = ReplayClock(clock, origin_ms)
    session = Session(compile_timeline(journal.routine, exercises), replay_clock)
    session.start()
    agrees = _play(journal, session, replay_clock, origin_ms)
    session.pause()
    return Replayed(
        journal=journal,
        session=session,
        clock=replay_clock,
        origin_ms=origin_ms,
        last_ms=last_ms,
        stopped_ms=_stopped_ms(journal, last_ms),
        agrees=agrees,
    )


def _play(journal: Journal, session: Session, clock: ReplayClock, origin_ms: int) -> bool:
    """Have session do all that it did, up to a line that cannot be; whether all went together."""
    agrees = journal.is_whole
    begun = 0
    for entry in journal.entries:
        clock.stand_at(origin_ms + entry.at_ms)
        begun += len(session.poll())
        if begun > _MOST_STEPS_BEGUN:
            return False
        try:
            agrees = _follow(session, entry) and agrees
        except (IndexError, ValueError):
            return False
    return agrees


def _follow(session: Session, entry: Entry) -> bool:
    """Have session do what it did; False where it then is not where it was.

    Raises IndexError where there is no such step, and ValueError where there are not as many reps.
    """
    if isinstance(entry, Asked):
        obey(session, entry.command, entry.argument)
        return True
    if not isinstance(entry, Checkpoint):
        return True
    if (session.snapshot().index, session.reps_done()) == (entry.index, entry.reps):
        return True
    session.correct(entry.index, entry.reps)
    return False


def _stopped_ms(journal: Journal, last_ms: int) -> int:
    """When the journal ends by the clock on the wall: since the session began, or last went on."""
    wall_ms, at_ms = journal.header.started_ms, 0
    for entry in journal.entries:
        if isinstance(entry, Asked) and entry.wall_ms is not None:
            wall_ms, at_ms = entry.wall_ms, entry.at_ms
    return wall_ms + last_ms - at_ms
