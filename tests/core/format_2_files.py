"""Routines of version 2 as the program reads them from raw JSON, and workouts of them."""

import json

from hypothesis import strategies as st

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.done_workout import Workout
from lunge_timer.core.journal.session_commands import Command
from lunge_timer.core.routine import Routine
from lunge_timer.core.timeline import Timeline
from lunge_timer.core.workout_record import workout_of
from lunge_timer.store.assets import load_exercises
from lunge_timer.store.routines import parse_routine
from tests.core.format_2_reckoning import Json
from tests.core.format_2_routines import routines_within_the_limits
from tests.core.journal.journals import Written

SHIPPED = load_exercises()


def routine_of(document: Json) -> Routine:
    return parse_routine(json.dumps(document), SHIPPED, "any.lunge.json")


def routines_of_version_2() -> st.SearchStrategy[Routine]:
    """Of any kind; a few of them take version 1 alone."""
    return routines_within_the_limits().map(routine_of)


def timelines_of_version_2() -> st.SearchStrategy[Timeline]:
    return routines_of_version_2().map(lambda routine: compile_timeline(routine, SHIPPED))


def whole_workout(document: Json) -> Workout:
    """That routine, done to its end; the person ends what waits for them after a second."""
    written = Written(routine_of(document), SHIPPED)
    for step in written.session.timeline.steps:
        if step.duration_ms is None:
            written.do((1000, Command.REP_DONE, 0))
        else:
            written.wait(step.duration_ms)
    return workout_of(written.session, written.routine, written.header, 5)
