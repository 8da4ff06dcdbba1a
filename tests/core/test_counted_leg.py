"""Which leg the reps count: of a lunge the one that goes back, of all else the one that works."""

import pytest

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.routine import ExerciseBlock, Routine, TimedBlock
from lunge_timer.core.session import Session
from lunge_timer.core.text.prompts import counted_leg_ahead
from lunge_timer.core.text.results import counted_leg_name
from lunge_timer.core.timeline import Leg, Timeline
from lunge_timer.errors import StoreError
from lunge_timer.store.assets import load_exercises, parse_exercise
from lunge_timer.store.paths import assets_folder
from tests.conftest import FakeClock

SHIPPED = load_exercises()
LUNGE, BAND = "reverse-lunge", "band-hip-extension-bent"


def laid_out(*exercises: str) -> Timeline:
    blocks = (ExerciseBlock(exercise=each, sets=2, reps=1) for each in exercises)
    walk = TimedBlock(name="Walk", duration_s=60)
    return compile_timeline(Routine(name="Any", get_ready_s=10, blocks=(walk, *blocks)), SHIPPED)


def test_only_lunges_count_the_leg_that_goes_back() -> None:
    back = {id_ for id_, exercise in SHIPPED.items() if exercise.counts_back_leg}
    assert back == {"reverse-lunge", "squat-position-reverse-lunge"}


def test_another_counted_leg_than_there_are_is_refused_with_its_place() -> None:
    text = assets_folder().joinpath("exercises", f"{LUNGE}.json").read_text(encoding="utf-8")
    wrong = text.replace('"counted_leg": "back"', '"counted_leg": "front"')
    reason = "counted_leg: this must be one of “back”, “working”, not “front”"
    with pytest.raises(StoreError, match=reason):
        parse_exercise(wrong, "lunge.json")


def test_it_is_said_once_for_each_lunge_right_before_its_first_set() -> None:
    timeline = laid_out(LUNGE, BAND, LUNGE)
    said = [index for index in range(len(timeline.steps)) if counted_leg_ahead(timeline, index)]
    assert said == [timeline.sets[0].first - 1]
    assert counted_leg_ahead(timeline, said[0]) == "counts the leg that goes back"


@pytest.mark.parametrize(("exercises", "back"), [((LUNGE,), True), ((BAND,), False), ((LUNGE, BAND), False)])
def test_a_summary_names_the_back_leg_where_all_of_its_reps_are_lunges(
    clock: FakeClock, exercises: tuple[str, ...], *, back: bool
) -> None:
    legs = Session(laid_out(*exercises), clock).summary().legs
    assert [leg.goes_back for leg in legs.values()] == [back, back]
    assert counted_leg_name(Leg.LEFT, back=back) == ("Left leg back" if back else "Left leg")


def test_the_exercise_counted_is_that_of_the_last_set_begun() -> None:
    timeline = laid_out(LUNGE, BAND)
    second = next(span.first for span in timeline.sets if span.block == 2)
    for index in range(len(timeline.steps)):
        exercise = timeline.exercise_counted_at(index)
        assert exercise is not None
        assert exercise.id == (BAND if index >= second else LUNGE)
