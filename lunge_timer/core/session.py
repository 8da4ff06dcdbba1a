"""One run through a timeline: every change of where it is stands in this file."""

from collections.abc import Mapping, Sequence

from lunge_timer.core.clock import Clock, monotonic_ms
from lunge_timer.core.cues import Sound, step_cues
from lunge_timer.core.landings import BACK_AGAIN_MS, Landings
from lunge_timer.core.resuming import resumption
from lunge_timer.core.snapshot import Event, EventKind, LegCount, Position, Snapshot, State
from lunge_timer.core.step_length import changed_length_ms, ends_after_ms
from lunge_timer.core.summary import Done, Record, Summary
from lunge_timer.core.timeline import Leg, Step, Timeline


class Session:
    """A place on a timeline. It owns no timer: every question reads the clock.

    clock gives whole milliseconds and never goes back. A command that makes no sense now does nothing.
    """

    def __init__(self, timeline: Timeline, clock: Clock = monotonic_ms) -> None:
        self.timeline = timeline
        self._clock = clock
        self._record = Record(timeline)
        self._landings = Landings(timeline)
        self._state = State.READY
        self._index = 0
        self._duration_ms = 0 if self._step is None else self._step.duration_ms
        self._elapsed_ms = 0  # of this step, when the clock said _since_ms
        self._since_ms = 0
        self._heard_ms = 0  # cues of this step before here belong to the past
        self._half_over = False
        self._rings_out = False  # the end was reached while running: its sound is to be heard
        self._backed_ms: int | None = None
        self._active_ms = 0
        self._paused_ms = 0
        self._counts: Mapping[Leg, LegCount] | None = None  # None: to be counted anew
        self._events: list[Event] = []

    # What is true now

    def poll(self) -> Sequence[Event]:
        """Return what happened since the last poll, each thing exactly once, however late the poll is."""
        self._advance()
        events, self._events = self._events, []
        return events

    def snapshot(self) -> Snapshot:
        """Everything that is true now."""
        self._advance()
        if self._counts is None:
            set_index = self._landings.counted_set(self._index)
            self._counts = {} if set_index is None else self._record.counts(set_index)
        return Snapshot(
            state=self._state,
            index=self._index,
            step=self._step,
            elapsed_ms=self._elapsed_ms,
            duration_ms=self._duration_ms,
            left_ms=self.timeline.left_ms(self._index, self._elapsed_ms, self._duration_ms),
            counts=self._counts,
            reps=self._record.reps(),
        )

    @property
    def position(self) -> Position | None:
        """Where the sounds are, or None while nothing may sound."""
        self._advance()
        if self._state is not State.RUNNING and not self._rings_out:
            return None
        return Position(
            index=self._index,
            began_ms=self._since_ms - self._elapsed_ms,
            duration_ms=self._duration_ms,
            from_ms=self._heard_ms,
            half_over=self._half_over,
            reps=self._record.expected_reps(self._index),
        )

    def summary(self) -> Summary:
        """What was done until now, beside what was planned."""
        self._advance()
        return self._record.summary(self._index, self._elapsed_ms, self._active_ms, self._paused_ms)

    def done(self) -> Done:
        """What was done until now, step by step."""
        self._advance()
        return self._record.done(self._index, self._elapsed_ms)

    @property
    def now_ms(self) -> int:
        """What the clock said when the session last looked at it, or when the session was over."""
        return self._since_ms

    def reps_done(self) -> Mapping[Leg, int]:
        """The counted reps of each leg that has any."""
        self._advance()
        return self._record.reps()

    def reps_from(self, index: int) -> int:
        """How many counted reps would be taken back by going back to step index."""
        self._advance()
        return self._record.reps_from(index)

    # What the person asks for

    def start(self) -> None:
        self._advance()
        if self._state is State.READY:
            self._state = State.RUNNING
            self._enter(0)

    def pause(self) -> None:
        self.pause_at(self._clock())

    def pause_at(self, at_ms: int) -> None:
        """Pause as of the clock's moment at_ms: of what came after it nothing counts."""
        self._advance(at_ms)
        if self._state is State.RUNNING:
            self._state = State.PAUSED
            self._tell(EventKind.PAUSED)

    def go_on(self) -> None:
        self._advance()
        if self._state is State.PAUSED:
            self._state = State.RUNNING
            self._note_heard()
            self._tell(EventKind.WENT_ON)

    def next_step(self) -> None:
        """Leave this step unfinished: its rep is not counted."""
        if self._can_move():
            self._leave_for(self._index + 1)

    def rep_done(self) -> None:
        """End a step that waits for the person, as done."""
        if self._can_move() and self._state is State.RUNNING and self._duration_ms is None:
            self._leave_for(self._index + 1, done=True)

    def previous_step(self) -> None:
        """Go to the start of this step; again within 2 s, to the step before."""
        if self._can_move():
            again = self._backed_ms is not None and self._since_ms - self._backed_ms <= BACK_AGAIN_MS
            self._back_to(self._landings.before(self._index) if again else self._index)
            self._backed_ms = self._since_ms

    def next_set(self) -> None:
        """Go to the next set or timed step, if there is one."""
        if self._can_move():
            ahead = self._landings.after(self._index)
            if ahead is not None:
                self._leave_for(ahead)

    def previous_set(self) -> None:
        """Go to the start of this set; within its first 2 s, to the one before."""
        if self._can_move():
            self._back_to(self._landings.behind(self._index, self._elapsed_ms))

    def end_set(self) -> None:
        """Leave the set that is going on for its rest, or whatever else follows it."""
        if self._can_move():
            span = self.timeline.set_at(self._index)
            if span is not None:
                self._leave_for(span.last + 1)

    def go_to(self, index: int) -> None:
        """Go to the start of step index, forward or back. No rep is counted by it."""
        if not 0 <= index < len(self.timeline.steps):
            raise IndexError(index)
        if self._can_move():
            if index > self._index:
                self._leave_for(index)
            else:
                self._back_to(index)

    def redo_rep(self) -> None:
        """Go back to the start of the rep that is going on, or else of the last one begun."""
        if self._can_move():
            begun = self._landings.rep(self._index)
            if begun is not None:
                self._back_to(begun)

    def adjust(self, by_ms: int) -> None:
        """Lengthen or shorten a rest, a hold or a timed step, within the limits, to a whole second."""
        step = self._step if self._can_move() else None
        if step is None or self._duration_ms is None:
            return
        duration_ms = changed_length_ms(step, self._duration_ms, self._elapsed_ms, by_ms)
        if duration_ms != self._duration_ms:
            self._note_heard()
            self._tell(EventKind.LENGTHENED if duration_ms > self._duration_ms else EventKind.SHORTENED)
            self._duration_ms = duration_ms

    def finish(self) -> None:
        """End here. Nothing sounds after it."""
        self._advance()
        if self._state is not State.FINISHED:
            self._state = State.FINISHED
            self._tell(EventKind.FINISHED)

    def get_ready_again(self) -> None:
        """Go on after an interruption that nobody asked for; the timeline may have one step more then."""
        if self._can_move():
            self._state = State.RUNNING
            place = resumption(self.timeline, self._index, self._elapsed_ms, self._duration_ms)
            self._record.take_back(place.index)
            self.timeline, self._landings = place.timeline, Landings(place.timeline)
            self._record.follow(place.timeline)
            self._begin(place.index, place.elapsed_ms)
            self._duration_ms = place.duration_ms
            self._note_heard()

    def correct(self, index: int, reps: Mapping[Leg, int]) -> None:
        """Be in step index, with so many reps of each leg counted, whatever led there.

        Raises IndexError where there is no such step, ValueError where there are not as many reps.
        """
        if not 0 <= index <= len(self.timeline.steps):
            raise IndexError(index)
        self._advance()
        self._record.correct(index, reps)
        self._counts = None
        if index != self._index:
            self._since_ms = self._clock()
            self._state = State.RUNNING if self._state is State.FINISHED else self._state
            self._begin(index)

    # How it moves

    @property
    def _step(self) -> Step | None:
        steps = self.timeline.steps
        return steps[self._index] if self._index < len(steps) else None

    def _can_move(self) -> bool:
        self._advance()
        return self._state in {State.RUNNING, State.PAUSED}

    def _note_heard(self) -> None:
        """Put the cues until now behind: what the step still has to sound is about to change."""
        self._half_over |= any(
            cue.sound is Sound.HALF and self._heard_ms <= cue.at_ms < self._elapsed_ms
            for cue in step_cues(self.timeline, self._index, self._duration_ms)
        )
        self._heard_ms = self._elapsed_ms

    def _advance(self, to_ms: int | None = None) -> None:
        """Bring everything up to the clock or to_ms: the steps that ended by themselves, one by one."""
        if self._state is State.FINISHED:
            return
        before_ms = self._since_ms
        self._since_ms = self._clock() if to_ms is None else max(before_ms, to_ms)
        if self._state is State.PAUSED:
            self._paused_ms += self._since_ms - before_ms
        if self._state is not State.RUNNING:
            return
        self._active_ms += self._since_ms - before_ms
        self._elapsed_ms += self._since_ms - before_ms
        while (
            ends_ms := ends_after_ms(self._step, self._duration_ms)
        ) is not None and self._elapsed_ms >= ends_ms:
            over_ms = self._elapsed_ms - ends_ms
            self._record.leave(self._index, ends_ms, done=True)
            self._enter(self._index + 1, over_ms)

    def _leave_for(self, index: int, *, done: bool = False) -> None:
        """Go forward to step index now."""
        self._record.leave(self._index, self._elapsed_ms, done=done)
        self._enter(index)

    def _back_to(self, index: int) -> None:
        """Go back to the start of step index, and take back what was counted from there on."""
        self._record.take_back(index)
        self._enter(index)

    def _enter(self, index: int, elapsed_ms: int = 0) -> None:
        """Begin step index, or the next that has a length, elapsed_ms before now."""
        self._begin(self._landings.from_(index), elapsed_ms)

    def _begin(self, index: int, elapsed_ms: int = 0) -> None:
        self._index = index
        self._elapsed_ms = elapsed_ms
        self._duration_ms = 0 if self._step is None else self._step.duration_ms
        self._heard_ms = 0
        self._half_over = False
        self._backed_ms = None
        self._counts = None
        if self._step is None:
            self._rings_out = self._state is State.RUNNING
            self._state = State.FINISHED
            self._elapsed_ms = 0
            self._active_ms -= elapsed_ms
            self._since_ms -= elapsed_ms
            self._tell(EventKind.FINISHED)
        else:
            self._tell(EventKind.BEGAN, elapsed_ms)

    def _tell(self, kind: EventKind, ago_ms: int = 0) -> None:
        self._events.append(Event(kind=kind, at_ms=self._since_ms - ago_ms, step=self._step))
