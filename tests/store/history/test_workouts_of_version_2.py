"""Workouts of version 2 in the history: their rows add up there, and after any export and import."""

import csv
import sqlite3
from collections import Counter
from contextlib import closing
from io import StringIO

from hypothesis import given

from lunge_timer.store.history.content import Content
from lunge_timer.store.history.csv_text import encode_csv
from lunge_timer.store.history.database import in_memory
from lunge_timer.store.history.exchange import encode_history, parse_history
from lunge_timer.store.history.schema import MIGRATIONS
from tests.core.format_2_files import whole_workout
from tests.core.format_2_reckoning import Json, reckoned_plan
from tests.core.format_2_routines import routines_within_the_limits


def reckoned_reps(document: Json) -> Counter[str]:
    """The reps of each leg, told by their last parts: as many as a plan has of one phase in one rep."""
    steps = reckoned_plan(document | {"version": 2})["steps"]
    places = ("block", "item", "round", "set", "leg", "rep")
    reps = {tuple(step[key] for key in places) for step in steps if step["rep"] is not None}
    return Counter(rep[4] for rep in reps)


@given(routines_within_the_limits())
def test_a_workout_comes_back_as_it_was_and_its_rows_add_up(document: Json) -> None:
    workout = whole_workout(document)
    with closing(in_memory(MIGRATIONS)) as memory:
        Content(workouts=(workout,)).merge_into(memory)
        kept = Content.of(memory)
        assert sums_in(memory) == reckoned_reps(document)
    assert kept.workouts == (workout,)
    assert parse_history(encode_history(kept), "x") == kept
    table = csv.DictReader(StringIO(encode_csv(kept.workouts), newline=""))
    done = Counter[str]()
    for row in table:
        done[row["leg"]] += int(row["reps_done"])
    assert +done == reckoned_reps(document)


def sums_in(memory: sqlite3.Connection) -> Counter[str]:
    rows = memory.execute("SELECT leg, sum(reps_done) FROM set_done GROUP BY leg")
    return +Counter(dict(rows.fetchall()))
