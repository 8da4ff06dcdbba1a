"""The one thing that the workouts so far say of a routine's next one, if they say anything."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import islice
from typing import NamedTuple, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from lunge_timer.core.adjust import exercise_at, with_block
from lunge_timer.core.done_workout import Workout
from lunge_timer.core.exercise import Exercise, Exercises
from lunge_timer.core.plan import size_problem
from lunge_timer.core.prescribed import is_fixed, prescription_of
from lunge_timer.core.progression.good_workout import (
    Judged,
    Judgement,
    judge,
    plan_of,
)
from lunge_timer.core.progression.ladder import harder, lighter, rung_of, spare_sets
from lunge_timer.core.progression.leg_test import LegDifference, leg_difference, leg_test_days
from lunge_timer.core.progression.pain import PainLevel, PainTold, pain_told
from lunge_timer.core.routine import ExerciseBlock, Routine

RUNNING = 2  # two good ones, or two misses: the 2-for-2 rule (Baechle & Earle)
GOOD_WITHIN_DAYS = 21  # convention
AWAY_RUNGS = ((28, 2), (14, 1))  # convention: days since the exercises were last trained, and rungs down


_Running: TypeAlias = tuple[tuple[Workout, Judged], ...]  # the last workouts, the older one first


class Rule(StrEnum):
    AWAY = "away"
    PAIN_STOP = "pain-stop"
    PAIN_KEEP = "pain-keep"
    MISSED = "missed"
    WEAKER_FIRST = "weaker-first"
    EARNED = "earned"


class Suggestion(Struct, frozen=True, kw_only=True):
    """What to change in a routine for the next time, and what it rests on.

    before and after differ in the numbers of blocks alone; where blocks is empty there is nothing to take.
    key names the rule and the workouts that it rests on: once it is taken or declined, the caller hands key
    back as answered, and it is said again only after another workout.
    """

    key: str
    rule: Rule
    before: Routine
    after: Routine
    blocks: tuple[int, ...]
    days_away: int = 0  # of AWAY
    pain: PainTold | None = None  # of the pain's rules
    by_effort: bool = False  # of EARNED: that reps were left is known from the effort, at least in part
    difference: LegDifference | None = None  # of WEAKER_FIRST


class _Case(NamedTuple):
    """A routine as it is kept, beside what was done of it, oldest first."""

    workouts: Sequence[Workout]  # of every routine
    runs: Sequence[Workout]  # of this one
    routine_id: str
    routine: Routine
    exercises: Exercises
    today: int

    @property
    def pain_limit(self) -> int | None:
        """Up to which score a prescription allows pain."""
        prescription = prescription_of(self.routine)
        return None if prescription is None else prescription.pain_limit

    def blocks(self) -> Iterator[tuple[int, ExerciseBlock, Exercise]]:
        """Each exercise's block that is trained with its number; a leg test is none."""
        for number, block in self.routine.exercise_blocks.items():
            if block.purpose == "train":
                yield number, block, self.exercises[block.exercise]

    def suggestion(
        self,
        rule: Rule,
        blocks: Mapping[int, ExerciseBlock],
        rests_on: Iterable[str],
        *,
        kind: str = "",
        days_away: int = 0,
        pain: PainTold | None = None,
        by_effort: bool = False,
        difference: LegDifference | None = None,
    ) -> Suggestion:
        """That blocks take their places; kind tells apart what one rule says of the same workouts.

        Where a prescription says that no advice changes a number, none does.
        """
        after = self.routine
        if is_fixed(self.routine):
            blocks = {}
        for number, block in blocks.items():
            after = with_block(after, number, block)
        uids = ",".join(dict.fromkeys(rests_on))
        return Suggestion(
            key=f"{rule}{kind}|{self.routine_id}|{uids}",
            rule=rule,
            before=self.routine,
            after=after,
            blocks=tuple(blocks),
            days_away=days_away,
            pain=pain,
            by_effort=by_effort,
            difference=difference,
        )


def suggest(
    workouts: Sequence[Workout],
    routine_id: str,
    routine: Routine,
    exercises: Exercises,
    *,
    today: int,
    answered: Collection[str] = (),
) -> Suggestion | None:
    """What is to be said of routine as it is kept now, or nothing.

    workouts are all there are, oldest first; today counts as their local_day does; answered are the keys of
    what was taken or declined. What asks for less comes first, and while it holds nothing asks for more, be
    it answered or not. Days of being away are days without training, whatever the reason.
    """
    kept = [one for one in workouts if one.deleted_ms is None]
    runs = [one for one in kept if one.routine == routine_id]
    if not runs or routine.is_leg_test:
        return None
    case = _Case(kept, runs, routine_id, routine, routine.known(exercises), today)
    less = _less(case)
    found = [less] if less is not None else _more(case)
    return next((one for one in found if one.key not in answered and _says_something(one)), None)


def _says_something(suggestion: Suggestion) -> bool:
    return bool(suggestion.blocks) or suggestion.pain is not None


def _less(case: _Case) -> Suggestion | None:
    """Why the numbers are not to rise, if anything speaks against it; what takes them down furthest first."""
    last = case.runs[-1]
    days, rungs = _away(case)
    pain = pain_told(last, case.pain_limit)
    numbers = [number for number, _block, _exercise in case.blocks()]
    if pain.level is PainLevel.STOP and rungs <= 1:
        kind = "-overnight" if pain.overnight else ""
        return case.suggestion(Rule.PAIN_STOP, _lowered(case, numbers, 1), [last.uid], kind=kind, pain=pain)
    if rungs:
        blocks = _lowered(case, numbers, rungs)
        return case.suggestion(Rule.AWAY, blocks, [last.uid], kind=f"-{rungs}", days_away=days)
    missed = _running(case, Judgement.MISSED)
    if missed:
        return case.suggestion(Rule.MISSED, _lowered(case, missed, 1), _uids(missed))
    if pain.level is PainLevel.KEEP:
        return case.suggestion(Rule.PAIN_KEEP, {}, [last.uid], pain=pain)
    return None


def _more(case: _Case) -> Iterator[Suggestion]:
    """What else there is to say, while nothing keeps the numbers down."""
    yield from _weaker_first(case)
    earned = {
        number: run
        for number, run in _running(case, Judgement.GOOD).items()
        if case.today - run[0][0].local_day <= GOOD_WITHIN_DAYS
    }
    pain = pain_told(case.workouts[-1], case.pain_limit)  # after another routine
    hurts = pain.level is not PainLevel.GO_ON
    raised = {} if hurts else _raised(case, earned)
    if raised:
        run_of = {number: earned[number] for number in raised}
        by_effort = any(judged.by_effort for run in run_of.values() for _workout, judged in run)
        yield case.suggestion(Rule.EARNED, raised, _uids(run_of), by_effort=by_effort)


def _away(case: _Case) -> tuple[int, int]:
    """Days since any exercise of the routine was trained, in it or elsewhere, and the rungs down for it."""
    names = {exercise.id for _number, _block, exercise in case.blocks()}
    trained = (
        workout.local_day
        for workout in reversed(case.workouts)
        if any(one.exercise in names and (one.reps_done or one.held_ms) for one in workout.sets)
    )
    days = case.today - next(trained, case.runs[-1].local_day)
    return days, next((rungs for least, rungs in AWAY_RUNGS if days >= least), 0)


def _running(case: _Case, judgement: Judgement) -> dict[int, _Running]:
    """The blocks of which the last workouts all went so, by their numbers."""
    found = {number: tuple(islice(_judgements(case, number), RUNNING)) for number, _b, _e in case.blocks()}
    return {
        number: run[::-1]
        for number, run in found.items()
        if len(run) == RUNNING and all(judged.judgement is judgement for _workout, judged in run)
    }


def _judgements(case: _Case, number: int) -> Iterator[tuple[Workout, Judged]]:
    """How that block went at the numbers that it has now, newest first.

    A day of half the sets says nothing either way, and neither does a workout that ended before the block.
    """
    block = exercise_at(case.routine, number)
    exercise = case.exercises[block.exercise]
    for workout in reversed(case.runs):
        plan = plan_of(workout)
        done = _same_block(plan, number, block)
        judged = Judged(Judgement.NEITHER)
        if plan is not None and done is not None:
            told = judge(workout, plan, number, exercise)
            if told is None or plan.eased:
                continue
            if rung_of(done, exercise) == rung_of(block, exercise):
                judged = told
        yield workout, judged


def _same_block(plan: Routine | None, number: int, block: ExerciseBlock) -> ExerciseBlock | None:
    """The block of that number as it was planned, if it was the same exercise's."""
    if plan is None or number >= len(plan.all_blocks):
        return None
    done = plan.all_blocks[number]
    return done if isinstance(done, ExerciseBlock) and done.exercise == block.exercise else None


def _raised(case: _Case, earned: Iterable[int]) -> dict[int, ExerciseBlock]:
    """Those blocks one rung up, as far as there is one and the whole stays within its limits."""
    raised: dict[int, ExerciseBlock] = {}
    routine = case.routine
    for number in earned:
        block = exercise_at(routine, number)
        spare = spare_sets(routine, case.exercises)
        times = routine.times(number)
        higher = harder(block, case.exercises[block.exercise], spare_sets=spare, times=times)
        if higher is not None and size_problem(with_block(routine, number, higher), case.exercises) is None:
            routine = with_block(routine, number, higher)
            raised[number] = higher
    return raised


def _lowered(case: _Case, numbers: Iterable[int], rungs: int) -> dict[int, ExerciseBlock]:
    """Those blocks so many rungs below what was done last, where they are not as low already."""
    lowered: dict[int, ExerciseBlock] = {}
    for number in numbers:
        block = exercise_at(case.routine, number)
        exercise = case.exercises[block.exercise]
        for _rung in range(_rungs_left(case, number, rungs)):
            lower = lighter(lowered.get(number, block), exercise)
            if lower is not None:
                lowered[number] = lower
    return lowered


def _rungs_left(case: _Case, number: int, rungs: int) -> int:
    """How many of the rungs down from what was done last are left, seen from the numbers of now."""
    block = exercise_at(case.routine, number)
    exercise = case.exercises[block.exercise]
    plan = plan_of(case.runs[-1])
    step = None if plan is None or plan.eased else _same_block(plan, number, block)
    if step is None or not rung_of(block, exercise).is_below(rung_of(step, exercise)):
        return rungs
    for down in range(rungs):
        if step is None:
            break
        if rung_of(step, exercise) == rung_of(block, exercise):
            return rungs - down
        step = lighter(step, exercise)
    return 0  # lower already, or set to something else that is lower


def _weaker_first(case: _Case) -> Iterator[Suggestion]:
    """For each exercise whose leg tests differ clearly: begin with the leg that does less."""
    names = dict.fromkeys(exercise.id for _number, _block, exercise in case.blocks() if exercise.per_leg)
    for name in names:
        difference = leg_difference(leg_test_days(case.workouts, name))
        if difference.weaker is None:
            continue
        turned = {
            number: replace(block, first_leg=difference.weaker)
            for number, block, exercise in case.blocks()
            if exercise.id == name and block.first_leg != difference.weaker
        }
        if turned:
            uids = [uid for day in difference.days for uid in day.uids]
            yield case.suggestion(Rule.WEAKER_FIRST, turned, uids, difference=difference)


def _uids(running: Mapping[int, _Running]) -> list[str]:
    return [workout.uid for run in running.values() for workout, _judged in run]
