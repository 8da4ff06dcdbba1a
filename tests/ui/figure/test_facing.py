"""Which way the figure faces, and how it turns where the leg changes."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.routine import Block, ExerciseBlock, LegOrder, Routine, TimedBlock
from lunge_timer.core.timeline import Leg, StepKind, Timeline
from lunge_timer.store.assets import load_exercises
from lunge_timer.ui.figure.facing import TURN_MS, facing_at, is_turning

LEFT, RIGHT = -1, 1


def laid_out(*blocks: Block) -> Timeline:
    return compile_timeline(Routine(name="Any", blocks=blocks), load_exercises())


LUNGES = laid_out(ExerciseBlock(exercise="reverse-lunge", sets=2, reps=2, rest_s=30))
ONE_LEG_AT_A_TIME = ExerciseBlock(exercise="reverse-lunge", sets=2, reps=2, legs=LegOrder.ONE_AT_A_TIME)
PIGEON = TimedBlock(name="Pigeon pose", duration_s=30, per_leg=True)
ALL = (
    LUNGES,
    laid_out(PIGEON, ONE_LEG_AT_A_TIME, TimedBlock(name="Walk", duration_s=30), PIGEON),
    laid_out(TimedBlock(name="Walk", duration_s=30)),
    laid_out(ExerciseBlock(exercise="machine-leg-curl", sets=1, reps=1)),
)


def first(timeline: Timeline, leg: Leg, after: int = 0) -> int:
    return next(index for index, step in enumerate(timeline.steps) if index > after and step.leg is leg)


def test_at_a_change_of_legs_it_turns_in_200_ms() -> None:
    right = first(LUNGES, Leg.RIGHT)
    assert TURN_MS == 200
    assert facing_at(LUNGES, right, 0) == LEFT
    assert facing_at(LUNGES, right, 100) == pytest.approx(0)
    assert facing_at(LUNGES, right, 200) == RIGHT
    shown = [facing_at(LUNGES, right, ms) for ms in range(0, 201, 10)]
    assert shown == sorted(shown)
    assert max(after - before for before, after in pairwise(shown)) < 0.2


def test_within_a_rep_it_does_not_turn() -> None:
    right = first(LUNGES, Leg.RIGHT)
    assert [facing_at(LUNGES, right + 1, ms) for ms in (0, 100, 2000)] == [RIGHT] * 3


def test_in_a_rest_it_turns_to_where_the_coming_leg_will_be() -> None:
    rest = next(index for index, step in enumerate(LUNGES.steps) if step.kind is StepKind.REST)
    assert [facing_at(LUNGES, rest, ms) for ms in (0, 200, 20_000)] == [RIGHT, LEFT, LEFT]
    assert [facing_at(LUNGES, rest + 1, ms) for ms in (0, 100)] == [LEFT, LEFT]


def test_get_ready_faces_where_the_first_leg_will_be() -> None:
    assert facing_at(LUNGES, 0, 0) == LEFT
    assert facing_at(laid_out(TimedBlock(name="Walk", duration_s=30)), 0, 0) == RIGHT


def test_it_turns_at_once_where_it_is_told_to() -> None:
    right = first(LUNGES, Leg.RIGHT)
    assert facing_at(LUNGES, right, 0, turn_ms=0) == RIGHT
    assert not is_turning(LUNGES, right, 0, turn_ms=0)


@given(timeline=st.sampled_from(ALL), data=st.data())
def test_from_any_moment_to_the_next_it_turns_no_faster_than_that(
    timeline: Timeline, data: st.DataObject
) -> None:
    index = data.draw(st.integers(1, len(timeline.steps) - 1))
    elapsed_ms = data.draw(st.integers(0, 400))
    before = facing_at(timeline, index, elapsed_ms)
    assert facing_at(timeline, index - 1, 10**6) == facing_at(timeline, index, 0)
    assert abs(facing_at(timeline, index, elapsed_ms + 10) - before) < 0.2
    assert is_turning(timeline, index, elapsed_ms) == (before != facing_at(timeline, index, 10**6))


@given(timeline=st.sampled_from(ALL), elapsed_ms=st.integers(0, 10**6))
def test_a_step_that_is_done_by_a_leg_ends_on_its_side(timeline: Timeline, elapsed_ms: int) -> None:
    for index, step in enumerate(timeline.steps):
        if step.leg is not None:
            side = LEFT if step.leg is Leg.LEFT else RIGHT
            assert facing_at(timeline, index, TURN_MS + elapsed_ms) == side
