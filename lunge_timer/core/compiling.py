"""Lays a routine out in time: from its blocks to the timeline that everything else reads."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from lunge_timer.core.exercise import Exercise, Exercises, Seconds
from lunge_timer.core.plan import check_routine, rep_parts, rest_follows, set_count
from lunge_timer.core.routine import Block, ExerciseBlock, LegOrder, Round, Routine, TimedBlock, to_ms
from lunge_timer.core.timeline import Leg, Rep, SetSpan, Step, StepKind, Timeline
from lunge_timer.language import _


def compile_timeline(routine: Routine, exercises: Exercises) -> Timeline:
    """Lay routine out, step after step, from 0 ms. Raises RoutineError past the hard limits."""
    check_routine(routine, exercises)
    steps: list[Step] = []
    end_ms = 0
    for step in _plan(routine, routine.known(exercises)):
        if step.estimate_ms > 0:
            steps.append(replace(step, start_ms=end_ms))
            end_ms += step.estimate_ms
    sets, reps = _spans(steps)
    return Timeline(
        name=routine.name,
        steps=tuple(steps),
        total_ms=end_ms,
        sets=sets,
        reps=reps,
        places=routine.places,
        version=max(routine.version, routine.needed_version),
    )


def _plan(routine: Routine, exercises: Exercises) -> Iterator[Step]:
    """Every step in order, none placed in time yet, those of no length included."""
    yield _timed_step(StepKind.PREPARE, routine.get_ready_s, _("Get ready"))
    yield from _plan_blocks(routine.blocks, exercises, first=0)


def _plan_blocks(blocks: Sequence[Block | Round], exercises: Exercises, first: int) -> Iterator[Step]:
    """The steps of a routine's blocks, or of a round's; the first of them is the block of number first."""
    number = first
    for index, block in enumerate(blocks):
        rest_after = rest_follows(blocks, index)
        if isinstance(block, TimedBlock):
            yield from _plan_timed(number, block)
        elif isinstance(block, ExerciseBlock):
            exercise = exercises[block.exercise]
            yield from _plan_exercise(number, block, exercise)
            if rest_after:
                yield _rest(number, block.rest_s, set_count(block), exercise)
        else:
            yield from _plan_round(number, block, exercises, rest_after=rest_after)
            number += len(block.blocks) - 1
        number += 1


def _plan_round(first: int, block: Round, exercises: Exercises, *, rest_after: bool) -> Iterator[Step]:
    """The rounds with the rests between them, and after the last one; first is its first block's number."""
    inside = [*_plan_blocks(block.blocks, exercises, first)]
    for number in range(1, block.times + 1):
        for step in inside:
            yield replace(step, round=number)
        if number < block.times or rest_after:
            rest = _rest(first + len(block.blocks) - 1, block.rest_s, None, inside[-1].exercise)
            yield replace(rest, round=number)


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
        for leg, rep in _turns(block, legs, set_number):
            if rep == 1 and leg is not legs[0] and block.leg_order is LegOrder.ONE_AT_A_TIME:
                switch = _timed_step(StepKind.SWITCH, block.switch_s, _("Switch legs"))
                yield replace(switch, block=number, set=set_number, leg=leg, exercise=exercise)
            for step in rep_steps:
                yield replace(step, set=set_number, rep=rep, leg=leg)
        if set_number < set_count(block):
            yield _rest(number, block.rest_s, set_number, exercise)


def _turns(block: ExerciseBlock, legs: tuple[Leg, ...], set_number: int) -> Iterator[tuple[Leg, int]]:
    """The legs of a set's reps in order, each with its rep's number.

    Legs that take turns after every rep do so until one of them is done; the other goes on alone.
    """
    own_number = -(-set_number // 2) if block.leg_order is LegOrder.ALTERNATE_SETS else set_number
    counts = [(leg, block.reps_in(own_number, leg)) for leg in legs]
    if block.leg_order is LegOrder.ALTERNATE:
        most = max(count for _leg, count in counts)
        return ((leg, rep) for rep in range(1, most + 1) for leg, count in counts if rep <= count)
    return ((leg, rep) for leg, count in counts for rep in range(1, count + 1))


def _rest(number: int, seconds: Seconds, set_number: int | None, exercise: Exercise | None) -> Step:
    rest = _timed_step(StepKind.REST, seconds, _("Rest"))
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
        for first, run in _runs(steps, _set_of)
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
        alike = run[0].block or 0, run[0].round, *by_leg  # the block's sets of the same legs, in one round
        counts[alike] += 1
        sets.append(
            SetSpan(
                block=run[0].block or 0,
                number=counts[alike],
                count=0,  # not known before the last
                first=first,
                last=first + len(run) - 1,
                reps=dict(by_leg),
                round=run[0].round,
            )
        )
    counted = (replace(span, count=counts[span.block, span.round, *span.reps]) for span in sets)
    return tuple(counted), tuple(reps)


def _set_of(step: Step) -> tuple[int | None, int | None, int | None, bool]:
    """What all steps of a set have in common, and no other step."""
    return step.block, step.round, step.set, step.kind is StepKind.REST
