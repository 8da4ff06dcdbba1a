"""What laying out the longest routines takes, in calls of functions: time means little on a busy machine."""

import sys

import pytest

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.limits import STEPS
from lunge_timer.core.routine import Routine
from lunge_timer.store.assets import load_exercises
from lunge_timer.store.encoding import encode
from lunge_timer.store.routines import OWN_EXERCISES_LIMIT_BYTES
from tests.benchmarks.longest import longest, longest_of_rounds, with_own_exercises

EXERCISES = load_exercises()


def calls_of(routine: Routine) -> int:
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        timeline = compile_timeline(routine, EXERCISES)
    finally:
        sys.setprofile(None)
    assert len(timeline.steps) == STEPS
    return calls


def test_rounds_are_laid_out_as_fast_as_sets() -> None:
    assert calls_of(longest_of_rounds()) < 1.2 * calls_of(longest())


@pytest.mark.parametrize("routine", [longest(), longest_of_rounds()], ids=["sets", "rounds"])
def test_twelve_own_exercises_that_fill_a_file_double_it_at_most(routine: Routine) -> None:
    whole = with_own_exercises(routine)
    assert 0.75 < len(encode(whole)) / OWN_EXERCISES_LIMIT_BYTES < 1
    assert calls_of(whole) < 2 * calls_of(routine)
