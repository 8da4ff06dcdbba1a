"""A routine laid out in time: the steps that the screen, the sounds, the plan and the summary all read."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from lunge_timer.core.exercise import Exercise, Exercises, Phase, Seconds
from lunge_timer.core.plan import check_routine, rep_parts, rest_follows, set_count
from lunge_timer.core.routine import ExerciseBlock, LegOrder, Routine, TimedBlock, to_ms
from lunge_timer.language import _


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

    duration_ms is None where the person decides (a self-paced rep); estimate_ms then has its guided time.
    set and rep count from 1, rep per leg; a rest bears the set it follows, a switch the leg to come.
    phases are the moves or the hold that the step is made of: one, or in a self-paced rep several.
    """

    kind: StepKind
    start_ms: int
    duration_ms: int | None
    estimate_ms: int
    label: str
    block: int | None = None
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


class Rep(Struct, frozen=True, kw_only=True, gc=False):
    """One pass through an exercise's phases: steps first to last, both included."""

    set_index: int
    leg: Leg
    first: int
    last: int


class SetSpan(Struct, frozen=True, kw_only=True, gc=False):
    """The reps between two rests: steps first to last, both included; set number of count in its block.

    Where the legs take turns by set, each leg's sets are counted for themselves, as the routine has them.
    """

    block: int
    number: int
    count: int
    first: int
    last: int
    reps: dict[Leg, int]

    @property
    def only_leg(self) -> Leg | None:
        """The leg that has this set to itself, where the other has its own."""
        (leg, *others) = self.reps
        return None if others or leg is Leg.BOTH else leg


class Timeline(Struct, frozen=True, kw_only=True):
    """A routine's steps in order, without gap or overlap, and where its sets and reps lie among them."""

    name: str
    steps: tuple[Step, ...]
    total_ms: int
    sets: tuple[SetSpan, ...]
    reps: tuple[Rep, ...]

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


def compile_timeline(routine: Routine, exercises: Exercises) -> Timeline:
    """Lay routine out, step after step, from 0 ms. Raises RoutineError past the hard limits."""
    check_routine(routine, exercises)
    steps: list[Step] = []
    end_ms = 0
    for step in _plan(routine, exercises):
        if step.estimate_ms > 0:
            steps.append(replace(step, start_ms=end_ms))
            end_ms += step.estimate_ms
    sets, reps = _spans(steps)
    return Timeline(name=routine.name, steps=tuple(steps), total_ms=end_ms, sets=sets, reps=reps)


def _plan(routine: Routine, exercises: Exercises) -> Iterator[Step]:
    """Every step in order, none placed in time yet, those of no length included."""
    yield _timed_step(StepKind.PREPARE, routine.get_ready_s, _("Get ready"))
    for number, block in enumerate(routine.blocks):
        if isinstance(block, TimedBlock):
            yield from _plan_timed(number, block)
        else:
            yield from _plan_exercise(number, block, exercises[block.exercise])
            if rest_follows(routine, number):
                yield _rest(number, block, set_count(block), exercises[block.exercise])


def _timed_step(kind: StepKind, seconds: Seconds, label: str) -> Step:
    return Step(kind=kind, start_ms=0, duration_ms=to_ms(seconds), estimate_ms=to_ms(seconds), label=label)


def _plan_timed(number: int, block: TimedBlock) -> Iterator[Step]:
    step = replace(_timed_step(StepKind.TIMED, block.duration_s, block.name), block=number, cue=block.cue)
    if not block.per_leg:
        yield step
        return
    yield replace(step, leg=Leg.LEFT)
    switch = _timed_step(StepKind.SWITCH, block.switch_s, _("Switch legs"))
    yield replace(switch, block=number, leg=Leg.RIGHT)
    yield replace(step, leg=Leg.RIGHT)


def _plan_exercise(number: int, block: ExerciseBlock, exercise: Exercise) -> Iterator[Step]:
    rep_steps = [replace(step, block=number) for step in _rep(block, exercise)]
    for set_number in range(1, set_count(block) + 1):
        legs = _set_legs(block, exercise, set_number)
        if block.leg_order is LegOrder.ALTERNATE:
            turns = ((leg, rep) for rep in range(1, block.reps + 1) for leg in legs)
        else:
            turns = ((leg, rep) for leg in legs for rep in range(1, block.reps + 1))
        for leg, rep in turns:
            if rep == 1 and leg is not legs[0] and block.leg_order is LegOrder.ONE_AT_A_TIME:
                switch = _timed_step(StepKind.SWITCH, block.switch_s, _("Switch legs"))
                yield replace(switch, block=number, set=set_number, leg=leg, exercise=exercise)
            for step in rep_steps:
                yield replace(step, set=set_number, rep=rep, leg=leg)
        if set_number < set_count(block):
            yield _rest(number, block, set_number, exercise)


def _rest(number: int, block: ExerciseBlock, set_number: int, exercise: Exercise) -> Step:
    rest = _timed_step(StepKind.REST, block.rest_s, _("Rest"))
    return replace(rest, block=number, set=set_number, exercise=exercise)


def _rep(block: ExerciseBlock, exercise: Exercise) -> Iterator[Step]:
    for part in rep_parts(block, exercise):
        yield Step(
            kind=StepKind.HOLD if part.is_hold else StepKind.MOVE,
            start_ms=0,
            duration_ms=None if part.is_open else part.length_ms,
            estimate_ms=part.length_ms,
            label=part.phases[0].name,
            phases=part.phases,
            exercise=exercise,
        )


def _set_legs(block: ExerciseBlock, exercise: Exercise, set_number: int) -> tuple[Leg, ...]:
    """The legs that work in that set, in order."""
    if not exercise.per_leg:
        return (Leg.BOTH,)
    legs = (Leg.LEFT, Leg.RIGHT) if block.first_leg == "left" else (Leg.RIGHT, Leg.LEFT)
    if block.leg_order is LegOrder.ALTERNATE_SETS:
        return legs[:1] if set_number % 2 else legs[1:]
    return legs


def _runs(
    steps: Sequence[Step], key: Callable[[Step], object], index: int = 0
) -> Iterator[tuple[int, list[Step]]]:
    """Split steps, the first of them being step index, where key changes: each run's first index, and it."""
    for _value, group in groupby(steps, key):
        run = list(group)
        yield index, run
        index += len(run)


def _spans(steps: Sequence[Step]) -> tuple[tuple[SetSpan, ...], tuple[Rep, ...]]:
    """Find the sets among steps, and the reps in each."""
    runs = [
        (first, run)
        for first, run in _runs(steps, lambda step: (step.block, step.set, step.kind is StepKind.REST))
        if run[0].set is not None and run[0].kind is not StepKind.REST
    ]
    sets: list[SetSpan] = []
    reps: list[Rep] = []
    counts = Counter[object]()
    for first, run in runs:
        inside = [
            Rep(set_index=len(sets), leg=part[0].leg, first=index, last=index + len(part) - 1)
            for index, part in _runs(run, lambda step: (step.leg, step.rep), first)
            if part[0].leg is not None and part[0].rep is not None
        ]
        reps += inside
        by_leg = Counter(rep.leg for rep in inside)
        alike = run[0].block or 0, *by_leg  # the block's sets of the same legs
        counts[alike] += 1
        sets.append(
            SetSpan(
                block=run[0].block or 0,
                number=counts[alike],
                count=0,  # not known before the last
                first=first,
                last=first + len(run) - 1,
                reps=dict(by_leg),
            )
        )
    return tuple(replace(span, count=counts[span.block, *span.reps]) for span in sets), tuple(reps)
