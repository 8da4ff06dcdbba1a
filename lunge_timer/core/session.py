"""One run through a timeline: every change of where it is stands in this file."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from lunge_timer.core.clock import Clock, monotonic_ms
from lunge_timer.core.cues import Sound, step_cues
from lunge_timer.core.routine import HOLD_S, REST_S, TIMED_S
from lunge_timer.core.snapshot import SECOND_MS, Event, EventKind, LegCount, Position, Snapshot, State
from lunge_timer.core.summary import Record, Summary
from lunge_timer.core.timeline import Leg, Step, StepKind, Timeline

BACK_AGAIN_MS = 2000  # a second press this soon goes on to the step before
COUNTDOWN_MS = 3000  # shortening a step leaves at least its countdown
LONGEST_MS = {
    StepKind.REST: REST_S.high * 1000,
    StepKind.HOLD: HOLD_S.high * 1000,
    StepKind.TIMED: TIMED_S.high * 1000,
}


class Session:
    """A place on a timeline. It owns no timer: every question reads the clock.

    clock gives whole milliseconds and never goes back. A command that makes no sense now does nothing.
    """

    def __init__(self, timeline: Timeline, clock: Clock = monotonic_ms) -> None:
        self.timeline = timeline
        self._clock = clock
        self._record = Record(timeline)
        self._set_starts = [span.first for span in timeline.sets]
        self._landings = _landings(timeline)
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
        step = self._step
        left_ms = 0
        if step is not None:
            length_ms = step.estimate_ms if self._duration_ms is None else self._duration_ms
            left_ms = max(0, length_ms - self._elapsed_ms) + self.timeline.total_ms - step.end_ms
        if self._counts is None:
            set_index = max(0, bisect_right(self._set_starts, self._index) - 1)
            self._counts = self._record.counts(set_index) if self._set_starts else {}
        return Snapshot(
            state=self._state,
            index=self._index,
            step=step,
            elapsed_ms=self._elapsed_ms,
            duration_ms=self._duration_ms,
            left_ms=left_ms,
            counts=self._counts,
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
        )

    def summary(self) -> Summary:
        """What was done until now, beside what was planned."""
        self._advance()
        return self._record.summary(self._index, self._elapsed_ms, self._active_ms)

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

    def toggle_pause(self) -> None:
        if self._state is State.PAUSED:
            self.go_on()
        else:
            self.pause()

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
            self._back_to(max(0, self._index - 1) if again else self._index)
            self._backed_ms = self._since_ms

    def next_set(self) -> None:
        """Go to the next set or timed step, if there is one."""
        if self._can_move():
            ahead = self._landings[bisect_right(self._landings, self._index) :]
            if ahead:
                self._leave_for(ahead[0])

    def previous_set(self) -> None:
        """Go to the start of this set; within its first 2 s, to the one before."""
        if self._can_move():
            behind = self._landings[: bisect_right(self._landings, self._index)]
            if behind and self._since_step_ms(behind[-1]) <= BACK_AGAIN_MS:
                behind.pop()
            self._back_to(behind[-1] if behind else 0)

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
            begun = [rep.first for rep in self.timeline.reps if rep.first <= self._index]
            if begun:
                self._back_to(begun[-1])

    def adjust(self, by_ms: int) -> None:
        """Lengthen or shorten a rest, a hold or a timed step, within the limits, to a whole second.

        Shortening never takes the countdown: at least 3 s stay, or what is left where that is less.
        """
        step = self._step if self._can_move() else None
        if step is None or self._duration_ms is None or step.kind not in LONGEST_MS:
            return
        shortest_ms = min(self._duration_ms, _whole_second_from(self._elapsed_ms + COUNTDOWN_MS))
        wanted_ms = self._duration_ms + by_ms
        if by_ms > 0:
            wanted_ms -= wanted_ms % SECOND_MS
        else:
            wanted_ms = _whole_second_from(wanted_ms)
        duration_ms = min(max(wanted_ms, shortest_ms), LONGEST_MS[step.kind])
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

    # How it moves

    @property
    def _step(self) -> Step | None:
        steps = self.timeline.steps
        return steps[self._index] if self._index < len(steps) else None

    def _can_move(self) -> bool:
        self._advance()
        return self._state in {State.RUNNING, State.PAUSED}

    def _since_step_ms(self, index: int) -> int:
        """How long ago step index began, by the plan and by the step that is going on."""
        steps = self.timeline.steps
        return steps[self._index].start_ms - steps[index].start_ms + self._elapsed_ms

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
        if self._state is not State.RUNNING:
            return
        self._active_ms += self._since_ms - before_ms
        self._elapsed_ms += self._since_ms - before_ms
        while (
            self._step is not None and self._duration_ms is not None and self._elapsed_ms >= self._duration_ms
        ):
            over_ms = self._elapsed_ms - self._duration_ms
            self._record.leave(self._index, self._duration_ms, done=True)
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
        """Begin step index, elapsed_ms before now."""
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


def _whole_second_from(ms: int) -> int:
    """The first whole second that is not before ms."""
    return -(-ms // SECOND_MS) * SECOND_MS


def _landings(timeline: Timeline) -> list[int]:
    """Where sets and timed blocks begin, in order."""
    timed: dict[int | None, int] = {}
    for index, step in enumerate(timeline.steps):
        if step.kind is StepKind.TIMED:
            timed.setdefault(step.block, index)
    return sorted([*timed.values(), *(span.first for span in timeline.sets)])
