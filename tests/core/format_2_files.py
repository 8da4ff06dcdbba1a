"""Routines of version 2 as the program reads them from raw JSON."""

import json

from lunge_timer.core.routine import Routine
from lunge_timer.store.assets import load_exercises
from lunge_timer.store.routines import parse_routine
from tests.core.format_2_reckoning import Json

_EXERCISES = load_exercises()


def routine_of(document: Json) -> Routine:
    return parse_routine(json.dumps(document), _EXERCISES, "any.lunge.json")
