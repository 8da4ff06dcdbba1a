from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lunge_timer.core.exercise import Guideline, Ladder
from lunge_timer.core.exercise_problems import problems_of_exercise
from lunge_timer.core.plan import check_routine, size_problem
from lunge_timer.core.routine import Block, ExerciseBlock, LegOrder, Load, Routine, TimedBlock
from lunge_timer.core.routine_problems import problems_of
from lunge_timer.errors import RoutineError
from tests.core.exercises import CURL, EXERCISES
from tests.core.strategies import routines

WALK = TimedBlock(name="Walk", duration_s=30)
WRONG_BLOCKS: tuple[Block, ...] = (
    TimedBlock(name=" ", duration_s=0, cue="x" * 201, switch_s=61),
    WALK,
    ExerciseBlock(
        exercise="curl",
        sets=0,
        reps=1000,
        switch_s=-1,
        rest_s=301,
        legs=LegOrder.ALTERNATE,
        load=Load(kind="vest", kg=1001),
        phases_s={"return": 0.5, "top": 1, "curl": 61},
    ),
    ExerciseBlock(exercise="jump", sets=0, reps=1),
)


def places(*blocks: Block, **changes: Any) -> list[str]:
    routine = replace(Routine(name="Any", blocks=blocks), **changes)
    return [problem.place for problem in problems_of(routine, EXERCISES)]


@given(routines())
def test_a_routine_within_the_limits_has_none(routine: Routine) -> None:
    assert [*problems_of(routine, EXERCISES)] == []


def test_all_are_told_in_the_order_of_the_file() -> None:
    assert places(*WRONG_BLOCKS, name="", notes="\x07", get_ready_s=61) == [
        "name",
        "notes",
        "get_ready_s",
        "blocks[0].name",
        "blocks[0].cue",
        "blocks[0].duration_s",
        "blocks[0].switch_s",
        "blocks[2].sets",
        "blocks[2].reps",
        "blocks[2].switch_s",
        "blocks[2].rest_s",
        "blocks[2].load.kg",
        "blocks[2].legs",
        "blocks[2].phases_s.return",
        "blocks[2].phases_s",
        "blocks[2].phases_s.curl",
        "blocks[3].exercise",
    ]


def test_no_blocks_are_a_problem_of_the_blocks() -> None:
    assert places() == ["blocks"]
    assert places(*[WALK] * 51) == ["blocks"]


def test_a_place_and_a_reason_make_a_sentence() -> None:
    (problem,) = problems_of(Routine(name="", blocks=(WALK,)), EXERCISES)
    assert (problem.place, problem.reason, problem.sentence) == ("name", "it is empty", "name: it is empty")


@given(st.permutations(WRONG_BLOCKS), st.sampled_from(["", "Any"]))
def test_the_first_is_what_a_routine_is_refused_for(blocks: list[Block], name: str) -> None:
    routine = Routine(name=name, blocks=tuple(blocks))
    with pytest.raises(RoutineError) as refused:
        check_routine(routine, EXERCISES)
    assert str(refused.value) == next(problems_of(routine, EXERCISES)).sentence


def test_a_routine_too_long_as_a_whole_is_told_apart_from_its_values() -> None:
    hours = Routine(name="Any", blocks=(replace(WALK, duration_s=3600),) * 7)
    assert [*problems_of(hours, EXERCISES)] == []
    problem = size_problem(hours, EXERCISES)
    assert problem is not None
    assert problem.sentence == "blocks: the routine would last 421 minutes; at most 360 are allowed"
    assert size_problem(Routine(name="Any", blocks=(WALK,)), EXERCISES) is None


def test_a_ladder_that_leads_nowhere_is_told_with_its_place() -> None:
    ladder = Ladder(order=("reps",), reps=(20, 15), most_sets=0, first_dumbbells_kg=1001, source=())
    wrong = replace(
        CURL, source=("GHE",), start_pose="any", poses={}, guideline=Guideline(ladder=ladder, dose=())
    )
    told = [problem.place for problem in problems_of_exercise(wrong)]
    assert [place for place in told if place.startswith("guideline.ladder")] == [
        "guideline.ladder.source",
        "guideline.ladder.reps[1]",
        "guideline.ladder.most_sets",
        "guideline.ladder.first_dumbbells_kg",
    ]
