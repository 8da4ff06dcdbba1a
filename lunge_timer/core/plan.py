"""The parts, sets, steps and length of a routine, worked out from its numbers before it is laid out."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from msgspec import UNSET

from lunge_timer.core.exercise import Exercise, Exercises, Phase, Seconds
from lunge_timer.core.limits import STEPS, TOTAL_S
from lunge_timer.core.prescribed import as_prescribed
from lunge_timer.core.problems import Problem
from lunge_timer.core.routine import Block, ExerciseBlock, LegOrder, Pace, Round, Routine, TimedBlock, to_ms
from lunge_timer.core.routine_problems import problems_of
from lunge_timer.errors import RoutineError
from lunge_timer.language import _


class RepPart(NamedTuple):
    """What will be one step of every rep: one phase, or the moves that end at one press of the person.

    An open one lasts until that press.
    """

    phases: tuple[Phase, ...]
    length_ms: int
    is_hold: bool
    is_open: bool


class Size(NamedTuple):
    total_ms: int
    steps: int

    def times(self, count: int) -> "Size":
        return Size(self.total_ms * count, self.steps * count)


def rep_parts(block: ExerciseBlock, exercise: Exercise) -> Iterator[RepPart]:
    """The parts of one rep; in a self-paced set the moves that follow each other are one open part.

    An open hold is as long as it would be if it were none, as an estimate.
    """
    present = [phase for phase in exercise.phases if to_ms(block.phase_s(phase)) > 0]
    for is_hold, run in groupby(present, key=lambda phase: phase.kind == "hold"):
        is_open = block.open_holds if is_hold else block.pace is Pace.SELF
        phases = tuple(run)
        for part in (phases,) if is_open and not is_hold else ((phase,) for phase in phases):
            length_ms = sum(to_ms(block.phase_s(phase)) for phase in part)
            yield RepPart(part, length_ms, is_hold, is_open)


def set_count(block: ExerciseBlock) -> int:
    return block.sets * 2 if block.leg_order is LegOrder.ALTERNATE_SETS else block.sets


def rest_follows(blocks: Sequence[Block | Round], number: int) -> bool:
    """Whether a rest stands after that one of blocks, those of a routine or of a round in it.

    Only where another exercise follows, or a round; after an exercise, a round that begins with one.
    """
    following = blocks[number + 1] if number + 1 < len(blocks) else None
    if isinstance(following, Round) and not isinstance(blocks[number], Round):
        following = next(iter(following.blocks), None)
    return isinstance(following, ExerciseBlock | Round)


def check_routine(routine: Routine, exercises: Exercises) -> None:
    """Hold every value of routine, and its size, against the hard limits, without laying it out.

    Raises RoutineError with the place and the reason: "blocks[2].sets: 0 is not between 1 and 99".
    """
    problem = next(problems_of(routine, exercises), None) or size_problem(routine, exercises)
    if problem is None and routine.prescribed is not UNSET:
        too_long = size_problem(as_prescribed(routine), exercises)
        problem = too_long and Problem(f"prescribed.{too_long.place}", too_long.reason)
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
    return _sum([_step_size(routine.get_ready_s), *_sizes(routine.blocks, routine.known(exercises))])


def _sizes(blocks: Sequence[Block | Round], exercises: Exercises) -> Iterator[Size]:
    """The sizes of a routine's blocks, or of a round's."""
    for number, block in enumerate(blocks):
        rest_after = rest_follows(blocks, number)
        if isinstance(block, TimedBlock):
            yield _timed_size(block)
        elif isinstance(block, ExerciseBlock):
            yield _exercise_size(block, exercises[block.exercise], rest_after=rest_after)
        else:
            yield _sum(_sizes(block.blocks, exercises)).times(block.times)
            yield _step_size(block.rest_s).times(block.times - 1 + int(rest_after))


def _sum(sizes: Iterable[Size]) -> Size:
    parts = [*sizes]
    return Size(sum(part.total_ms for part in parts), sum(part.steps for part in parts))


def _step_size(seconds: Seconds) -> Size:
    """The size of a step of so many seconds; of no length it is none."""
    return Size(to_ms(seconds), int(to_ms(seconds) > 0))


def _timed_size(block: TimedBlock) -> Size:
    once = _step_size(block.duration_s)
    return _sum([once.times(2), _step_size(block.switch_s)]) if block.per_leg else once


def _exercise_size(block: ExerciseBlock, exercise: Exercise, *, rest_after: bool) -> Size:
    rep = _sum(Size(part.length_ms, 1) for part in rep_parts(block, exercise))
    legs = ("left", "right") if exercise.per_leg else ("both",)
    switches = block.sets if block.leg_order is LegOrder.ONE_AT_A_TIME else 0
    return _sum(
        [
            rep.times(sum(map(block.all_reps, legs))),
            _step_size(block.switch_s).times(switches),
            _step_size(block.rest_s).times(set_count(block) - 1 + int(rest_after)),
        ]
    )
