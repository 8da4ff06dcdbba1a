"""Polls a session on the event loop, and wakes again when something changes."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from lunge_timer.core.cues import press_sound
from lunge_timer.core.journal.recorder import Recorder
from lunge_timer.core.journal.session_commands import Command
from lunge_timer.core.live_clock import LiveClock
from lunge_timer.core.session import Session
from lunge_timer.core.snapshot import Snapshot, State
from lunge_timer.ui.workout.workout_commands import ADJUST_MS, WorkoutCommand

SECOND_MS = 1000

FramePace = Callable[[Snapshot], int | None]

_COMMANDS: Mapping[WorkoutCommand, tuple[Command, int]] = {  # with their arguments
    WorkoutCommand.REP_DONE: (Command.REP_DONE, 0),
    WorkoutCommand.NEXT_STEP: (Command.NEXT_STEP, 0),
    WorkoutCommand.PREVIOUS_STEP: (Command.PREVIOUS_STEP, 0),
    WorkoutCommand.NEXT_SET: (Command.NEXT_SET, 0),
    WorkoutCommand.PREVIOUS_SET: (Command.PREVIOUS_SET, 0),
    WorkoutCommand.END_SET: (Command.END_SET, 0),
    WorkoutCommand.REDO_REP: (Command.REDO_REP, 0),
    WorkoutCommand.LONGER: (Command.ADJUST, ADJUST_MS),
    WorkoutCommand.SHORTER: (Command.ADJUST, -ADJUST_MS),
}


class Run(NamedTuple):
    """A session that was started, the clock it reads, and who writes down what it is asked."""

    session: Session
    clock: LiveClock
    recorder: Recorder


class SessionDriver(QObject):
    """Polls a Session on the event loop and tells the widgets what changed.

    It wakes at the next moment at which something changes, and at no other: the next second, the end of
    the step or, where frame_pace says how long a frame lasts and somebody sees it, the next frame.

    The session reads a LiveClock. Where that has stopped for a gap, it is paused before anything else.
    """

    begun = Signal(object)  # Timeline: before its first snapshot
    interrupted = Signal(object)  # Gap: told before the snapshot of the pause
    snapshot_changed = Signal(object)  # Snapshot: with every frame
    second_changed = Signal(object)  # Snapshot: after that, where more than part of a second is another
    position_changed = Signal(object, object)  # Position, or None: nothing may sound; the press's Sound
    dropped = Signal()  # no session goes on any more
    finished = Signal(object)  # Summary

    def __init__(self, frame_pace: FramePace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._frame_pace = frame_pace
        self._run: Run | None = None
        self._shown_second: tuple[object, ...] = ()
        self._waits_in: int | None = None  # the step that lasted, as was told last, until the person says
        self._visible = True
        self._has_small_view = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.refresh)

    @property
    def state(self) -> State:
        """The session's, or READY while there is none."""
        return State.READY if self._run is None else self._run.session.snapshot().state

    def begin(self, run: Run) -> None:
        """Take over a run."""
        self._run = run
        self.begun.emit(run.session.timeline)
        self._tell(run)

    @Slot(object)
    def obey(self, command: WorkoutCommand) -> None:
        """Hand a command to the session; one that is not the session's is left alone.

        One that was meant for a workout that ran, as far as the screen had told, is lost in a gap.
        """
        run = self._run
        if run is None:
            return
        if command is WorkoutCommand.TOGGLE_PAUSE:
            asked = (Command.GO_ON if self.state is State.PAUSED else Command.PAUSE), 0
        elif command in _COMMANDS:
            asked = _COMMANDS[command]
        else:
            return
        if not self._pause_for_gap(run):
            run.recorder.obey(*asked)
        self._tell(run)

    @Slot(int)
    def go_to(self, index: int) -> None:
        """Go to the start of step index."""
        self._obey_anyway(Command.GO_TO, index)

    def reps_from(self, index: int) -> int:
        """How many counted reps would be taken back by going to step index."""
        return 0 if self._run is None else self._run.session.reps_from(index)

    @Slot()
    def finish(self) -> None:
        self._obey_anyway(Command.FINISH)

    @Slot()
    def drop(self) -> None:
        """Let the session go as it is."""
        self._timer.stop()
        self._waits_in = None
        if self._run is not None:
            self._run = None
            self.dropped.emit()

    @Slot(bool)
    def show_visible(self, visible: bool) -> None:  # noqa: FBT001 - a signal's argument
        """While nobody can see the window, wake for its title only, which goes by seconds."""
        if visible != self._visible:
            self._visible = visible
            self.refresh()

    @Slot(bool)
    def show_small_view(self, is_open: bool) -> None:  # noqa: FBT001 - a signal's argument
        """While there is a small view, wake for it, too, whatever becomes of the window."""
        self._has_small_view = is_open
        self.refresh()

    @property
    def _is_seen(self) -> bool:
        return self._visible or self._has_small_view

    @Slot()
    def refresh(self) -> None:
        """Tell what is true now, and wake again when it no longer is."""
        run = self._run
        if run is None:
            return
        snapshot = run.session.snapshot()
        if run.clock.has_stopped:
            self._pause_for_gap(run)
            snapshot = run.session.snapshot()
        if self._waits_in in {None, snapshot.index}:
            self._show(run, snapshot)
        else:
            self._tell(run)  # it ended by itself, which no sound could foresee

    def _obey_anyway(self, command: Command, argument: int = 0) -> None:
        """Hand a command to the session, after a gap, too."""
        if self._run is not None:
            self._pause_for_gap(self._run)
            self._run.recorder.obey(command, argument)
            self._tell(self._run)

    def _pause_for_gap(self, run: Run) -> bool:
        """Pause the session at the last moment before a gap, if there was one; whether that was a pause."""
        session, clock, recorder = run
        session.poll()  # what time alone has brought is answered by no sound
        if not clock.has_stopped:
            return False
        was_running = session.snapshot().state is State.RUNNING
        at_ms = clock()
        session.pause_at(at_ms)
        recorder.note(Command.PAUSE, 0, at_ms)
        session.poll()  # nor is a pause that nobody pressed
        self.position_changed.emit(None, None)  # before the clock goes on: until then all is silent anyway
        gap = clock.go_on()
        if was_running and gap is not None:
            self.interrupted.emit(gap)
        return was_running

    def _show(self, run: Run, snapshot: Snapshot) -> None:
        """Show what is true now."""
        heartbeat_ms = run.recorder.keep_up(snapshot)
        self._waits_in = snapshot.index if snapshot.duration_ms is None else None
        if snapshot.state is State.FINISHED:
            self.drop()
            self.finished.emit(run.session.summary())
            return
        self.snapshot_changed.emit(snapshot)
        second = snapshot.without_time, snapshot.shown_seconds
        if second != self._shown_second:
            self._shown_second = second
            self.second_changed.emit(snapshot)
        wait_ms = self._wait_ms(snapshot, heartbeat_ms)
        run.clock.expect_screen(wait_ms if self._is_seen else None)
        if wait_ms is None:
            self._timer.stop()
        else:
            self._timer.start(wait_ms)

    def _tell(self, run: Run) -> None:
        """After a command: the sounds first, then the screen."""
        position, events = run.session.position, run.session.poll()
        self.position_changed.emit(position, press_sound(events, paused=position is None))
        self._shown_second = ()  # a step may begin anew within a second
        self._show(run, run.session.snapshot())

    def _wait_ms(self, snapshot: Snapshot, heartbeat_ms: int | None) -> int | None:
        """How long until something changes or is to be written down; None while nothing does."""
        if snapshot.state is not State.RUNNING:
            return None
        remaining_ms = snapshot.remaining_ms
        waits = [ms for ms in (remaining_ms, heartbeat_ms) if ms is not None]
        running = [] if remaining_ms is None else [remaining_ms]
        if snapshot.held_ms is not None:
            waits.append(SECOND_MS - snapshot.held_ms % SECOND_MS)
        if remaining_ms is not None or _is_within_estimate(snapshot):
            running.append(snapshot.left_ms)
        waits += [shown_ms % SECOND_MS or SECOND_MS for shown_ms in running]
        frame_ms = self._frame_pace(snapshot) if self._is_seen else None
        if frame_ms is not None:
            waits.append(frame_ms)
        return max(1, min(waits)) if waits else None


def _is_within_estimate(snapshot: Snapshot) -> bool:
    """Whether the time left still goes down while the step waits for the person."""
    return snapshot.step is not None and snapshot.elapsed_ms < snapshot.step.estimate_ms
