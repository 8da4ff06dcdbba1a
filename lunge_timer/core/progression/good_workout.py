"""Whether a workout was good for an exercise in it, or missed what was planned."""

from enum import StrEnum
from typing import NamedTuple

import msgspec

from lunge_timer.core.done_workout import Outcome, SetDone, SetLeg, Workout
from lunge_timer.core.exercise import Exercise
from lunge_timer.core.progression.pain import PainLevel, pain_told
from lunge_timer.core.routine import Block, ExerciseBlock, Routine, TimedBlock
from lunge_timer.core.routine_run import RoutineRun

ENOUGH_RESERVE = 2  # Baechle & Earle: two reps more than planned, in two workouts running
MOST_EFFORT = 6  # convention: what stands for it where nobody was asked for the reps left


class Judgement(StrEnum):
    GOOD = "good"
    MISSED = "missed"
    NEITHER = "neither"  # done and hard, or at other numbers: it ends a run of good ones, and of misses


class Judged(NamedTuple):
    """by_effort: that reps were left is known from the effort alone."""

    judgement: Judgement
    by_effort: bool = False


def plan_of(workout: Workout) -> RoutineRun | None:
    """The routine as it was run; None where its text cannot be read, as a newer program's, or is none."""
    try:
        plan = msgspec.json.decode(workout.document, type=RoutineRun)
    except (msgspec.MsgspecError, RecursionError):
        return None
    return plan if all(map(_has_sets, plan.all_blocks)) else None


def _has_sets(block: Block) -> bool:
    """Whether a block that nobody checked has the sets that its reps are told for."""
    if isinstance(block, TimedBlock):
        return True
    return block.sets > 0 and (not isinstance(block.reps, tuple) or len(block.reps) == block.sets)


def judge(workout: Workout, plan: Routine, number: int, exercise: Exercise) -> Judged | None:
    """How that block of the workout went; None where it was not begun, and says nothing.

    Good: every rep of both legs counted, no hold shortened, reps left in both legs, hardly any pain.
    Missed: begun, and not all of it done; but not where the program itself broke off.
    """
    block = plan.all_blocks[number]
    sets = [one for one in workout.sets if one.block == number and one.purpose == "train"]
    if not isinstance(block, ExerciseBlock) or not any(one.worked_ms or one.reps_done for one in sets):
        return None
    legs: tuple[SetLeg, ...] = ("left", "right") if exercise.per_leg else ("both",)
    times = plan.times(number)
    if not all(_is_kept([one for one in sets if one.leg == leg], block, times) for leg in legs):
        broke_off = workout.outcome is Outcome.RECOVERED
        return Judged(Judgement.NEITHER if broke_off else Judgement.MISSED)
    if pain_told(workout).level is not PainLevel.GO_ON:
        return Judged(Judgement.NEITHER)
    left = [_reserve(workout, number, leg) for leg in legs]
    has_effort_to_spare = workout.effort is not None and workout.effort <= MOST_EFFORT
    if all(has_effort_to_spare if reps is None else reps >= ENOUGH_RESERVE for reps in left):
        return Judged(Judgement.GOOD, by_effort=None in left)
    return Judged(Judgement.NEITHER)


def _is_kept(sets: list[SetDone], block: ExerciseBlock, times: int) -> bool:
    """Whether one leg did every set of so many rounds of block, every rep, and held every hold."""
    return len(sets) >= block.sets * times and all(
        one.reps_done >= max(one.reps_planned, block.reps_in((one.set_no - 1) % block.sets + 1, one.leg))
        and one.held_ms >= one.held_planned_ms
        for one in sets
    )


def _reserve(workout: Workout, number: int, leg: SetLeg) -> int | None:
    """The reps left in that leg: what was told of this block, else of the workout; the least of it."""
    told = [(one.block == number, one.reserve) for one in workout.sets if one.leg == leg]
    here = [reps for is_here, reps in told if is_here and reps is not None]
    return min(here or [reps for _is_here, reps in told if reps is not None], default=None)
