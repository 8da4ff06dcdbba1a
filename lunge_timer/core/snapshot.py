"""What a session says of itself at one moment."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from lunge_timer.core.timeline import Leg, Step

SECOND_MS = 1000


class State(StrEnum):
    READY = "ready"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"


class EventKind(StrEnum):
    BEGAN = "began"  # a step
    PAUSED = "paused"
    WENT_ON = "went-on"
    LENGTHENED = "lengthened"
    SHORTENED = "shortened"
    FINISHED = "finished"


class Event(Struct, frozen=True, kw_only=True, gc=False):
    """One thing that happened at one moment of the clock; step is the one it happened in or began."""

    kind: EventKind
    at_ms: int
    step: Step | None = None


class LegCount(Struct, frozen=True, gc=False):
    """Reps of one leg in one set."""

    done: int
    planned: int


class Position(Struct, frozen=True, kw_only=True, gc=False):
    """Where the sounds are to go on: the clock said began_ms when step index had lasted 0 ms.

    Cues before from_ms have sounded, and the one at half the time too where half_over is set. reps are those
    of each leg that will count at the end, unless something is skipped; None: all that are planned.
    """

    index: int
    began_ms: int
    duration_ms: int | None
    from_ms: int = 0
    half_over: bool = False
    reps: Mapping[Leg, int] | None = None


class Snapshot(Struct, frozen=True, kw_only=True, gc=False):
    """Everything that is true at one moment. step is None once the end is reached.

    counts are those of the set that is going on, or else of the last one, or of the first to come. Where the
    legs take turns by set, each leg has those of its own set of that number. reps are all that count, of each
    leg that has any.
    """

    state: State
    index: int
    step: Step | None
    elapsed_ms: int
    duration_ms: int | None
    left_ms: int
    counts: Mapping[Leg, LegCount]
    reps: Mapping[Leg, int]

    @property
    def waits(self) -> bool:
        """Whether the person is to say when this step is done."""
        return self.state is State.RUNNING and self.duration_ms is None

    @property
    def waits_in_hold(self) -> bool:
        """Whether it is an open hold that goes on."""
        return self.waits and self.held_ms is not None

    @property
    def remaining_ms(self) -> int | None:
        return None if self.duration_ms is None else self.duration_ms - self.elapsed_ms

    @property
    def held_ms(self) -> int | None:
        """How long an open hold has lasted; None in any other step."""
        return self.elapsed_ms if self.step is not None and self.step.is_open_hold else None

    @property
    def planned_elapsed_ms(self) -> int:
        """How much is over of the step's length as it was planned, which may be another now."""
        planned_ms = 0 if self.step is None else self.step.estimate_ms
        if not self.duration_ms:
            return min(self.elapsed_ms, planned_ms)
        return planned_ms * self.elapsed_ms // self.duration_ms

    @property
    def without_time(self) -> tuple[int, State, int | None]:
        """What does not change with time alone."""
        return self.index, self.state, self.duration_ms

    @property
    def shown_seconds(self) -> tuple[int | None, int]:
        """Which seconds the clocks show: left of the step or held in it, and left of the whole workout."""
        of_step_ms = self.remaining_ms if self.held_ms is None else self.held_ms // SECOND_MS * SECOND_MS
        return of_step_ms and -(-of_step_ms // SECOND_MS), -(-self.left_ms // SECOND_MS)

    def fraction_left(self, *, by_second: bool) -> float:
        """How much of the step is left, from 1 to 0, or at the start of this second; 1 where it waits."""
        if not self.duration_ms or self.remaining_ms is None:
            return 1.0
        left_ms = -(-self.remaining_ms // SECOND_MS) * SECOND_MS if by_second else self.remaining_ms
        return min(1.0, left_ms / self.duration_ms)
