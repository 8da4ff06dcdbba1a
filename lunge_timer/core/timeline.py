"""A routine laid out in time: the steps that the screen, the sounds, the plan and the summary all read."""

from bisect import bisect_right
from enum import StrEnum

from msgspec import Struct

from lunge_timer.core.exercise import Exercise, Phase
from lunge_timer.core.routine import Place


class StepKind(StrEnum):
    PREPARE = "prepare"
    TIMED = "timed"
    MOVE = "move"
    HOLD = "hold"
    SWITCH = "switch"
    REST = "rest"


class Leg(StrEnum):
    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


class Step(Struct, frozen=True, kw_only=True, gc=False):
    """One stretch of a timeline in which nothing on the screen changes but the time.

    duration_ms is None where the person decides (a self-paced rep, an open hold); estimate_ms then has its
    guided time. block is a block's number in its routine. round, set and rep count from 1, set anew in each
    round, rep per leg. A rest bears the set it follows; one between rounds has none, and bears the round and
    the last block of it. A switch bears the leg to come.
    phases are the moves or the hold that the step is made of: one, or in a self-paced rep several.
    """

    kind: StepKind
    start_ms: int
    duration_ms: int | None
    estimate_ms: int
    label: str
    block: int | None = None
    round: int | None = None
    set: int | None = None
    rep: int | None = None
    leg: Leg | None = None
    phases: tuple[Phase, ...] = ()
    exercise: Exercise | None = None
    cue: str = ""

    @property
    def end_ms(self) -> int:
        return self.start_ms + self.estimate_ms

    @property
    def phase(self) -> Phase | None:
        return self.phases[0] if self.phases else None

    @property
    def is_open_hold(self) -> bool:
        """Whether it is held for as long as the person can."""
        return self.kind is StepKind.HOLD and self.duration_ms is None


class Rep(Struct, frozen=True, kw_only=True, gc=False):
    """One pass through an exercise's phases: steps first to last, both included."""

    set_index: int
    leg: Leg
    first: int
    last: int


class SetSpan(Struct, frozen=True, kw_only=True, gc=False):
    """The reps between two rests: steps first to last, both included; set number of count in its block.

    In a round it is number of count in that round.
    Where the legs take turns by set, each leg's sets are counted for themselves, as the routine has them.
    """

    block: int
    number: int
    count: int
    first: int
    last: int
    reps: dict[Leg, int]
    round: int | None = None

    @property
    def only_leg(self) -> Leg | None:
        """The leg that has this set to itself, where the other has its own."""
        (leg, *others) = self.reps
        return None if others or leg is Leg.BOTH else leg


class Timeline(Struct, frozen=True, kw_only=True):
    """A routine's steps in order, without gap or overlap, and where its sets and reps lie among them.

    places tell where each block stands in the routine's file, version which one of the format that takes.
    """

    name: str
    steps: tuple[Step, ...]
    total_ms: int
    sets: tuple[SetSpan, ...]
    reps: tuple[Rep, ...]
    places: tuple[Place, ...] = ()
    version: int = 1

    def index_at(self, at_ms: int) -> int:
        """The step that is due at_ms after the start; before it the first, after the end the last."""
        return max(0, bisect_right(self.steps, at_ms, key=lambda step: step.start_ms) - 1)

    def index_after(self, index: int) -> int:
        """The step that comes after step index, which is never one of no length; after the last, the end."""
        after = range(index + 1, len(self.steps))
        return next((step for step in after if self.steps[step].estimate_ms > 0), len(self.steps))

    def left_ms(self, index: int, elapsed_ms: int, duration_ms: int | None) -> int:
        """How long it still goes on, elapsed_ms into step index, which lasts duration_ms or until asked."""
        if index >= len(self.steps):
            return 0
        step = self.steps[index]
        length_ms = step.estimate_ms if duration_ms is None else duration_ms
        return max(0, length_ms - elapsed_ms) + self.total_ms - step.end_ms

    def set_at(self, index: int) -> SetSpan | None:
        """The set that step index belongs to; None where it is before, between or after sets."""
        return next((span for span in self.sets if span.first <= index <= span.last), None)

    def exercise_counted_at(self, index: int) -> Exercise | None:
        """The exercise whose reps are counted in step index: of the last set that has begun, or the first."""
        begun = [span for span in self.sets if span.first <= index] or [*self.sets[:1]]
        return self.steps[begun[-1].first].exercise if begun else None
