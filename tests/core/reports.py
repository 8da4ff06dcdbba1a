"""Workouts of a routine that was prescribed, for the tests of the report."""

from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace

from lunge_timer.core.done_workout import Moment, Outcome, Pain, SetLeg, Workout
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.prescription import Prescription
from lunge_timer.core.routine import ExerciseBlock, Routine
from lunge_timer.core.weeks import day_number
from lunge_timer.core.workout_report import ReportedRoutine, WorkoutReport, workout_report
from lunge_timer.store.assets import load_exercises
from lunge_timer.store.encoding import encode
from tests.core.progression.histories import DAY, workout

EXERCISES: Exercises = load_exercises()
MONDAY = day_number(date(2026, 10, 19))
TODAY = MONDAY + 6 * 7 - 1  # the Sunday of the sixth week
KNEE = "Knee programme, week 3"
PRESCRIPTION = Prescription(by="Clinic", issued="2026-10-19", until="2026-12-15", per_week=3, pain_limit=3)
PLAN = Routine(
    version=2,
    name=KNEE,
    prescription=PRESCRIPTION,
    blocks=(
        ExerciseBlock(exercise="squat-position-reverse-lunge", sets=3, reps=5),
        ExerciseBlock(exercise="reverse-lunge", sets=2, reps=10),
    ),
)


def told(score: int, leg: SetLeg = "left", moment: Moment = Moment.AFTER) -> Pain:
    return Pain(moment=moment, leg=leg, score=score, asked_ms=0)


def done(
    day: int,
    *pain: Pain,
    plan: Routine = PLAN,
    missed: Mapping[str, int] | None = None,
    effort: int | None = 5,
    outcome: Outcome = Outcome.COMPLETE,
    reached: int = 99,
    number: int = 0,
) -> Workout:
    """That plan done on that day from the first Monday on; number tells two of one day apart."""
    made = workout(
        replace(plan, version=1),
        MONDAY - DAY + day,
        pain=pain,
        missed=missed,
        effort=effort,
        outcome=outcome,
        reached=reached,
        name=plan.name,
        uid=f"{plan.name} {day} {number}",
    )
    return replace(made, document=encode(plan), routine="knee")


def weeks_of(count: int, a_week: int = 4, plan: Routine = PLAN) -> list[Workout]:
    """So many weeks of workouts: now and then one was stopped, or hurt."""
    return [
        done(
            week * 7 + day,
            told(2),
            told(5 if (week, day) == (2, 2) else 1, "right", Moment.NEXT_DAY),
            plan=plan,
            missed={"right": 3} if day == 4 else None,
            outcome=Outcome.STOPPED if day == 4 else Outcome.COMPLETE,
        )
        for week in range(count)
        for day in range(0, 7, 2)[:a_week]
    ]


def report_of(
    workouts: list[Workout],
    *,
    today: int = TODAY,
    since: int | None = None,
    prescription: Prescription | None = PRESCRIPTION,
    name: str = KNEE,
    whole: bool = False,
) -> WorkoutReport:
    """On the routine that was prescribed; whole: on all workouts."""
    routine = None if whole else ReportedRoutine(name=name, prescription=prescription)
    return workout_report(workouts, (), (), EXERCISES, today=today, since=since, routine=routine)
