"""The command that writes a report: what was done of what was asked for, as pages or for a spreadsheet."""

from argparse import Namespace
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

from msgspec import UNSET

from lunge_timer.core.done_workout import Workout
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.weeks import day_number
from lunge_timer.core.workout_report import ReportedRoutine, WorkoutReport, routine_done, workout_report
from lunge_timer.errors import StoreError
from lunge_timer.language import _, ngettext
from lunge_timer.store.assets import load_exercises
from lunge_timer.store.atomic import replacing
from lunge_timer.store.files import shown
from lunge_timer.store.history.history import History
from lunge_timer.store.history.opening import Found
from lunge_timer.store.history.report_file import MakePdf, encode_report
from lunge_timer.store.paths import history_file
from lunge_timer.store.routines import find_routine
from lunge_timer.terminal.commands import routines_with_ids
from lunge_timer.terminal.console import complain, say
from lunge_timer.terminal.kept_files import is_kept_file


def report(options: Namespace, make_pdf: MakePdf) -> int:
    """Write it; pages are made by whoever can paint, since nothing here knows a screen."""
    target, exercises = Path(options.output), load_exercises()
    if is_kept_file(target, exercises):
        told = _("{file}: the report would replace a file that Lunge Timer keeps; choose another name")
        raise StoreError(told.format(file=shown(target)))
    made = _made(options, exercises)
    content = encode_report(made, target, make_pdf)
    with replacing(target) as file:
        file.write(content)
    count = len(made.lines)
    told = ngettext("{file}: written, {count} workout", "{file}: written, {count} workouts", count)
    say(told.format(file=shown(target), count=count))
    return 0


def _made(options: Namespace, exercises: Exercises) -> WorkoutReport:
    """Raises StoreError where there is nothing to report on."""
    with closing(History(history_file(), refusal=_("the history is only read here"))) as kept:
        opened = kept.open()
        if opened.found is Found.UNUSABLE:
            raise StoreError(opened.problem)
        for problem in opened.problem.splitlines():
            complain(problem)
        workouts, goals, aways = kept.workouts(), kept.goals(), kept.aways()
    routine = None if options.routine is None else _routine(options.routine, workouts, exercises)
    made = workout_report(
        workouts,
        goals,
        aways,
        exercises,
        today=day_number(datetime.now().astimezone().date()),
        since=None if options.since is None else day_number(options.since),
        routine=routine,
    )
    if made.lines:
        return made
    if routine is None:
        raise StoreError(_("there is no workout in that time; --since names an earlier day"))
    told = _("{routine}: there is no workout of it in that time; --since names an earlier day")
    raise StoreError(told.format(routine=shown(routine.name)))


def _routine(name_or_path: str, workouts: Sequence[Workout], exercises: Exercises) -> ReportedRoutine:
    """As it is kept or as that file has it, or as it was done last. Raises StoreError or RoutineError."""
    kept = routines_with_ids(exercises)
    try:
        found = find_routine(name_or_path, [routine for _id, routine in kept], exercises)
    except StoreError:
        if (done := routine_done(name_or_path, workouts)) is not None:
            return done
        raise
    return ReportedRoutine(
        name=found.name,
        id=next((routine_id for routine_id, routine in kept if routine is found), ""),
        prescription=None if found.prescription is UNSET else found.prescription,
    )
