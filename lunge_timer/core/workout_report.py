"""What was done of what was asked for, week by week: for whoever prescribed it, or asks how it goes.

Days are a workout's local_day: days since 1970-01-01, by the clock on the wall.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import UNSET, Struct
from msgspec.structs import replace

from lunge_timer.core.days import is_day
from lunge_timer.core.done_workout import Away, Goal, SetLeg, Workout
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.listing import folded
from lunge_timer.core.planned_reps import asked_sets
from lunge_timer.core.prescription import Prescription
from lunge_timer.core.progression.good_workout import plan_of
from lunge_timer.core.weeks import (
    DAYS,
    GLUTE_GOAL,
    Tally,
    Week,
    day_number,
    kinds_of,
    monday_of,
    tally,
    weeks,
)

LAST_WEEKS = 6  # as many as stand on one page
_MOST_EMPTY_DAYS = 52 * DAYS  # before the first workout; a year without one says it all
_NOTHING_ASKED = (0, 0)
_LEGS: tuple[SetLeg, ...] = ("left", "right", "both", "none")


class ReportedRoutine(Struct, frozen=True, kw_only=True):
    """The routine that a report is about: workouts of its id, or of its name, whatever its case, are its."""

    name: str
    id: str = ""
    prescription: Prescription | None = None

    def is_of(self, workout: Workout) -> bool:
        has_id = self.id != "" and workout.routine == self.id
        return has_id or folded(workout.name) == folded(self.name)


class LegDone(Struct, frozen=True, kw_only=True):
    """The reps of one leg in a workout, but for leg tests, which ask for none; and all that it held."""

    done: int
    planned: int
    held_ms: int


class ReportLine(Struct, frozen=True, kw_only=True):
    """One workout. pain is the worst that was told of each leg, pain_limit what it was not to be above."""

    workout: Workout
    legs: Mapping[SetLeg, LegDone]
    pain: Mapping[SetLeg, int]
    pain_limit: int | None

    @property
    def is_above_limit(self) -> bool:
        return self.pain_limit is not None and max(self.pain.values(), default=0) > self.pain_limit


class ReportWeek(Struct, frozen=True, kw_only=True):
    """A week, and a line for each of its workouts in their order.

    Of a report on one routine, lunge_days of its week are the days on which that was done, whatever is in it;
    low and high are 0 where nothing was asked for. A part of a week is not held against its goal.
    """

    week: Week
    lines: tuple[ReportLine, ...]
    is_part: bool = False


class WorkoutReport(Struct, frozen=True, kw_only=True):
    """From a day to a day, both included, with the weeks that they are in; without a routine, on all."""

    from_day: int
    to_day: int
    today: int
    weeks: tuple[ReportWeek, ...]
    tally: Tally
    routine: ReportedRoutine | None = None

    @property
    def prescription(self) -> Prescription | None:
        return self.routine.prescription if self.routine is not None else None

    @property
    def lines(self) -> tuple[ReportLine, ...]:
        return tuple(line for week in self.weeks for line in week.lines)

    @property
    def legs(self) -> Mapping[SetLeg, LegDone]:
        """What each leg did in all."""
        parts = {leg: [line.legs[leg] for line in self.lines if leg in line.legs] for leg in _LEGS}
        return {leg: _together(of_leg) for leg, of_leg in parts.items() if of_leg}


def prescribed_routine(workouts: Iterable[Workout]) -> ReportedRoutine | None:
    """The routine that was prescribed last, of those done; workouts are in their order."""
    for workout in reversed([*workouts]):
        if workout.deleted_ms is None and (prescription := _prescription(workout)) is not None:
            return ReportedRoutine(name=workout.name, id=workout.routine, prescription=prescription)
    return None


def routine_done(name: str, workouts: Iterable[Workout]) -> ReportedRoutine | None:
    """The routine of that name, whatever its case, as it was done last; it need not be kept any more."""
    named = [each for each in workouts if folded(each.name) == folded(name)]
    if not named:
        return None
    last = named[-1]
    return ReportedRoutine(name=last.name, id=last.routine, prescription=_prescription(last))


def workout_report(
    workouts: Iterable[Workout],
    goals: Sequence[Goal],
    aways: Sequence[Away],
    exercises: Exercises,
    *,
    today: int,
    since: int | None = None,
    routine: ReportedRoutine | None = None,
) -> WorkoutReport:
    """The report since that day; else on the time of the routine's prescription, else on the last weeks.

    Workouts that were deleted do not count. What is before the first workout is left out, but for the time
    for which something was prescribed.
    """
    end = today + 1  # whoever flies west has trained tomorrow
    done = [each for each in workouts if each.deleted_ms is None and each.local_day <= end]
    if routine is not None:
        done = [each for each in done if routine.is_of(each)]
    from_day, to_day = _period(done, routine, today, since)
    lines: dict[int, list[ReportLine]] = defaultdict(list)
    for workout in done:
        if from_day <= workout.local_day <= to_day:
            lines[monday_of(workout.local_day)].append(_line(workout, exercises, routine))
    first, last = monday_of(min(from_day, to_day)), monday_of(to_day)
    within = [each.workout for of_week in lines.values() for each in of_week]
    counted = weeks(within, goals, aways, exercises, today=to_day, count=(last - first) // DAYS + 1)
    if routine is not None:
        counted = tuple(_of_routine(week, within, routine, exercises) for week in counted)
    counted = tuple(replace(week, is_before_first=False) for week in counted)
    over = to_day + 1 if to_day < today else today  # the first day that is not wholly gone
    shown = tuple(
        ReportWeek(
            week=week,
            lines=tuple(lines.get(week.monday, ())),
            is_part=week.monday < from_day or week.monday + DAYS > over,
        )
        for week in counted
    )
    return WorkoutReport(
        from_day=from_day,
        to_day=to_day,
        today=today,
        weeks=shown,
        tally=tally(counted, began=from_day, today=over),
        routine=routine,
    )


def _period(
    done: Sequence[Workout], routine: ReportedRoutine | None, today: int, since: int | None
) -> tuple[int, int]:
    days = [each.local_day for each in done] or [today]
    first_done, to_day = min(days), max(today, *days)
    prescription = routine.prescription if routine is not None else None
    if prescription is None:
        asked, earliest = monday_of(today) - (LAST_WEEKS - 1) * DAYS, first_done
    else:
        asked, until = _prescribed_days(prescription)
        earliest = max(min(asked, first_done), first_done - _MOST_EMPTY_DAYS)
        if since is None:
            to_day = max(min(to_day, until), asked)
    return max(asked if since is None else since, earliest), to_day


def _prescribed_days(prescription: Prescription) -> tuple[int, int]:
    """From the day of its issue until its last day, or for ever."""
    until = prescription.until
    return _day(prescription.issued), day_number(date.max) if until is None else _day(until)


def _day(iso: str) -> int:
    return day_number(date.fromisoformat(iso))


def _of_routine(
    week: Week, within: Sequence[Workout], routine: ReportedRoutine, exercises: Exercises
) -> Week:
    """The week with the days on which the routine was done, and what was asked for of it."""
    days = {each.local_day for each in within if monday_of(each.local_day) == week.monday}
    low, high = _asked_of(routine, within, week, exercises)
    return replace(week, lunge_days=tuple(sorted(days)), glute_days=(), low=low, high=high)


def _asked_of(
    routine: ReportedRoutine, within: Iterable[Workout], week: Week, exercises: Exercises
) -> tuple[int, int]:
    """How often it was to be done in that week: as prescribed, else as the goals of the history have it."""
    prescription = routine.prescription
    if prescription is not None and prescription.per_week is not None:
        issued, until = _prescribed_days(prescription)
        is_prescribed = issued < week.monday + DAYS and week.monday <= until
        return (prescription.per_week, prescription.per_week) if is_prescribed else _NOTHING_ASKED
    kinds = frozenset(kind for each in within for kind in kinds_of(each, exercises))
    if "lunge" in kinds:
        return week.low, week.high
    return (GLUTE_GOAL, GLUTE_GOAL) if "glutes" in kinds else _NOTHING_ASKED


def _line(workout: Workout, exercises: Exercises, routine: ReportedRoutine | None) -> ReportLine:
    prescription = _prescription(workout)
    if prescription is None and routine is not None:
        prescription = routine.prescription
    pain: dict[SetLeg, int] = {}
    for told in workout.pain:
        pain[told.leg] = max(told.score, pain.get(told.leg, 0))
    return ReportLine(
        workout=workout,
        legs=_legs(workout, exercises),
        pain=pain,
        pain_limit=prescription.pain_limit if prescription is not None else None,
    )


def _legs(workout: Workout, exercises: Exercises) -> dict[SetLeg, LegDone]:
    """What each leg did; what was planned tells the routine as it was prescribed, or else as it was run.

    Of an exercise that is unknown here, what was planned of the sets that were begun.
    """
    blocks = asked_sets(workout, exercises) or {}
    tests = {one.block for one in workout.sets if one.purpose == "test"}
    tests |= {number for number, block in blocks.items() if block.purpose == "test"}
    planned: dict[SetLeg, int] = defaultdict(int)
    done: dict[SetLeg, int] = defaultdict(int)
    held_ms: dict[SetLeg, int] = defaultdict(int)
    for number, block in blocks.items():
        if number not in tests:
            for leg, reps in block.reps.items():
                planned[leg] += reps
    for one in workout.sets:
        held_ms[one.leg] += one.held_ms
        if one.block not in tests:
            done[one.leg] += one.reps_done
            if one.block not in blocks:
                planned[one.leg] += one.reps_planned
    parts = {leg: LegDone(done=done[leg], planned=planned[leg], held_ms=held_ms[leg]) for leg in _LEGS}
    return {leg: part for leg, part in parts.items() if part.done or part.planned or part.held_ms}


def _prescription(workout: Workout) -> Prescription | None:
    """The one that was in the routine as it was run."""
    if '"prescription"' not in workout.document:  # before it is read: ten years have many documents
        return None
    plan = plan_of(workout)
    if plan is None or plan.prescription is UNSET:
        return None
    days = plan.prescription.issued, plan.prescription.until
    return plan.prescription if all(day is None or is_day(day) for day in days) else None


def _together(parts: Sequence[LegDone]) -> LegDone:
    return LegDone(
        done=sum(part.done for part in parts),
        planned=sum(part.planned for part in parts),
        held_ms=sum(part.held_ms for part in parts),
    )
