"""The parts, sets, steps and length of a routine, worked out from its numbers before it is laid out."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from lunge_timer.core.exercise import Exercise, Exercises, Phase
from lunge_timer.core.problems import Problem, problems_of
from lunge_timer.core.routine import STEPS, TOTAL_S, ExerciseBlock, LegOrder, Pace, Routine, TimedBlock, to_ms
from lunge_timer.errors import RoutineError
from lunge_timer.language import _


class RepPart(NamedTuple):
    """What will be one step of every rep: one phase, or the moves that end at one press of the person."""

    phases: tuple[Phase, ...]
    length_ms: int
    is_hold: bool
    is_open: bool


class Size(NamedTuple):
    total_ms: int
    steps: int


def rep_parts(block: ExerciseBlock, exercise: Exercise) -> Iterator[RepPart]:
    """The parts of one rep; in a self-paced set the moves that follow each other are one open part."""
    present = [phase for phase in exercise.phases if to_ms(block.phase_s(phase)) > 0]
    for is_hold, run in groupby(present, key=lambda phase: phase.kind == "hold"):
        is_open = block.pace is Pace.SELF and not is_hold
        phases = tuple(run)
        for part in (phases,) if is_open else ((phase,) for phase in phases):
            length_ms = sum(to_ms(block.phase_s(phase)) for phase in part)
            yield RepPart(part, length_ms, is_hold, is_open)


def set_count(block: ExerciseBlock) -> int:
    return block.sets * 2 if block.leg_order is LegOrder.ALTERNATE_SETS else block.sets


def rest_follows(routine: Routine, number: int) -> bool:
    """Whether a rest stands after that block: only where another exercise follows."""
    return number + 1 < len(routine.blocks) and isinstance(routine.blocks[number + 1], ExerciseBlock)


def check_routine(routine: Routine, exercises: Exercises) -> None:
    """Hold every value of routine, and its size, against the hard limits, without laying it out.

    Raises RoutineError with the place and the reason: "blocks[2].sets: 0 is not between 1 and 99".
    """
    problem = next(problems_of(routine, exercises), None) or size_problem(routine, exercises)
    if problem is not None:
        raise RoutineError(problem.sentence)


def size_problem(routine: Routine, exercises: Exercises) -> Problem | None:
    """Why a routine, its values within their limits, is too long as a whole; or nothing."""
    size = routine_size(routine, exercises)
    if size.total_ms > TOTAL_S * 1000:
        reason = _("the routine would last {count:,} minutes; at most {limit:,} are allowed")
        return Problem("blocks", reason.format(count=-(-size.total_ms // 60_000), limit=TOTAL_S // 60))
    if size.steps > STEPS:
        reason = _("the routine would have {count:,} steps; at most {limit:,} are allowed")
        return Problem("blocks", reason.format(count=size.steps, limit=STEPS))
    return None


def routine_size(routine: Routine, exercises: Exercises) -> Size:
    """The size of the whole routine, found by multiplying."""
    get_ready_ms = to_ms(routine.get_ready_s)
    sizes = [Size(get_ready_ms, int(get_ready_ms > 0))]
    for number, block in enumerate(routine.blocks):
        if isinstance(block, TimedBlock):
            sizes.append(_timed_size(block))
        else:
            rest_after = rest_follows(routine, number)
            sizes.append(_exercise_size(block, exercises[block.exercise], rest_after=rest_after))
    return Size(sum(size.total_ms for size in sizes), sum(size.steps for size in sizes))


def _timed_size(block: TimedBlock) -> Size:
    duration_ms, switch_ms = to_ms(block.duration_s), to_ms(block.switch_s)
    if block.per_leg:
        return Size(2 * duration_ms + switch_ms, 2 + int(switch_ms > 0))
    return Size(duration_ms, 1)


def _exercise_size(block: ExerciseBlock, exercise: Exercise, *, rest_after: bool) -> Size:
    parts = list(rep_parts(block, exercise))
    reps = block.sets * block.reps * (2 if exercise.per_leg else 1)
    one_at_a_time = block.leg_order is LegOrder.ONE_AT_A_TIME
    switches = block.sets if one_at_a_time and to_ms(block.switch_s) > 0 else 0
    rests = set_count(block) - 1 + int(rest_after) if to_ms(block.rest_s) > 0 else 0
    total_ms = reps * sum(part.length_ms for part in parts)
    total_ms += switches * to_ms(block.switch_s) + rests * to_ms(block.rest_s)
    return Size(total_ms, reps * len(parts) + switches + rests)
