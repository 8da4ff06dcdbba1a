"""One workout as it goes on and is written down, from its first second or from where it was interrupted."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from lunge_timer import __version__
from lunge_timer.core.clock import utc_ms
from lunge_timer.core.done_workout import Workout
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.journal.entries import Header, header_of
from lunge_timer.core.journal.reading import Journal
from lunge_timer.core.journal.recorder import Recorder
from lunge_timer.core.journal.replay import replay
from lunge_timer.core.journal.session_commands import Command
from lunge_timer.core.live_clock import LiveClock
from lunge_timer.core.routine import Routine
from lunge_timer.core.session import Session
from lunge_timer.core.workout_record import is_worth_keeping, workout_of
from lunge_timer.store.encoding import encode
from lunge_timer.store.journal_writer import JournalWriter


class EndedWorkout(NamedTuple):
    """What is to be remembered of a workout, or nothing that is worth it, and the file of its journal."""

    workout: Workout | None
    file: Path

    @classmethod
    def of(
        cls, session: Session, routine: Routine, header: Header, *, changed_ms: int, file: Path
    ) -> "EndedWorkout":
        """The workout that session is or was, as it stands; changed_ms is the time of day, UTC."""
        kept = is_worth_keeping(session, routine)
        return cls(workout_of(session, routine, header, changed_ms) if kept else None, file)


class RecordedRun:
    """A workout's session, which has been started, and its journal in a file."""

    def __init__(self, session: Session, routine: Routine, header: Header, writer: JournalWriter) -> None:
        self.session = session
        self.recorder = Recorder(session, writer.write, writer.sync, utc_ms)
        self.routine = routine
        self.chosen_id = header.routine
        self.eased = header.eased
        self._header = header
        self._writer = writer

    @classmethod
    def begun(
        cls,
        session: Session,
        routine: Routine,
        chosen_id: str,
        *,
        eased: bool,
        exercises: Exercises,
        writer: JournalWriter,
    ) -> "RecordedRun":
        """Start session, which is one of routine, chosen as the one of that id; eased: with half its sets."""
        now = datetime.now().astimezone()
        offset = now.utcoffset()
        header = header_of(
            routine,
            exercises,
            uid=uuid4().hex,
            app_version=__version__,
            started_ms=int(now.timestamp() * 1000),
            utc_offset_min=0 if offset is None else round(offset.total_seconds() / 60),
            chosen=chosen_id,
            name=routine.name,
            document=encode(routine),
            eased=eased,
        )
        recorded = cls(session, routine, header, writer)
        recorded.recorder.begin(header)
        return recorded

    @classmethod
    def resumed(
        cls, journal: Journal, exercises: Exercises, clock: LiveClock, writer: JournalWriter
    ) -> "RecordedRun":
        """Go on with the workout of a journal, from getting ready."""
        replayed = replay(journal, exercises, clock)
        recorded = cls(replayed.session, journal.routine, journal.header, writer)
        recorded.recorder.go_on(replayed)
        return recorded

    def end(self) -> EndedWorkout:
        """Close the journal of a workout that is over."""
        self._writer.close()
        return EndedWorkout.of(
            self.session, self.routine, self._header, changed_ms=utc_ms(), file=self._writer.path
        )

    def interrupt(self) -> None:
        """Close the journal of a workout that is to be offered again at the next start."""
        self.recorder.obey(Command.PAUSE)
        self._writer.close()
