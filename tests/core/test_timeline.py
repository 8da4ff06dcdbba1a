import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lunge_timer.core import compiling as compiling_module
from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.plan import routine_size
from lunge_timer.core.routine import Block, ExerciseBlock, LegOrder, Pace, Routine, TimedBlock
from lunge_timer.core.timeline import Leg, Step, StepKind, Timeline
from lunge_timer.errors import RoutineError
from tests.core.exercises import EXERCISES
from tests.core.strategies import routines, timelines

pytestmark = pytest.mark.slow

WORK = {StepKind.MOVE, StepKind.HOLD}


def lay_out(*blocks: Block, get_ready_s: int = 0) -> Timeline:
    return compile_timeline(Routine(name="Any", get_ready_s=get_ready_s, blocks=blocks), EXERCISES)


def lunges(sets: int = 1, reps: int = 1, **changes: Any) -> ExerciseBlock:
    return ExerciseBlock(exercise="lunge", sets=sets, reps=reps, **changes)


def walk(duration_s: int = 30, **changes: Any) -> TimedBlock:
    return TimedBlock(name="Walk", duration_s=duration_s, **changes)


def kinds(timeline: Timeline) -> list[str]:
    """The kinds of steps, a rep's moves and holds as one "work"."""
    names = ["work" if step.kind in WORK else step.kind.value for step in timeline.steps]
    return names[:1] + [name for before, name in pairwise(names) if name != "work" or before != "work"]


def legs(timeline: Timeline) -> str:
    """The legs as the reps come: "LRLR", a rest as a space, a switch as a bar."""
    marks = {StepKind.REST: " ", StepKind.SWITCH: "|"}
    letters = {Leg.LEFT: "L", Leg.RIGHT: "R", Leg.BOTH: "B"}
    first_steps = {rep.first: letters[rep.leg] for rep in timeline.reps}
    return "".join(
        first_steps.get(index, marks.get(step.kind, "")) for index, step in enumerate(timeline.steps)
    )


# The order of steps


def test_get_ready_comes_first() -> None:
    first = lay_out(walk(), get_ready_s=10).steps[0]
    assert (first.kind, first.start_ms, first.duration_ms) == (StepKind.PREPARE, 0, 10_000)
    assert (first.block, first.set, first.rep, first.leg) == (None, None, None, None)


@pytest.mark.parametrize(
    ("changes", "order"),
    [
        ({}, "LRLR LRLR"),
        ({"first_leg": "right"}, "RLRL RLRL"),
        ({"legs": LegOrder.ONE_AT_A_TIME}, "LL|RR LL|RR"),
        ({"legs": LegOrder.ONE_AT_A_TIME, "first_leg": "right"}, "RR|LL RR|LL"),
        ({"legs": LegOrder.ONE_AT_A_TIME, "switch_s": 0}, "LLRR LLRR"),
        ({"legs": LegOrder.ALTERNATE_SETS}, "LL RR LL RR"),
        ({"legs": LegOrder.ALTERNATE_SETS, "first_leg": "right"}, "RR LL RR LL"),
        ({"rest_s": 0}, "LRLRLRLR"),
    ],
)
def test_legs_take_turns_as_the_block_says(changes: dict[str, Any], order: str) -> None:
    assert legs(lay_out(lunges(sets=2, reps=2, **changes))) == order


def test_both_legs_work_together_where_the_exercise_says_so() -> None:
    assert legs(lay_out(ExerciseBlock(exercise="curl", sets=2, reps=3))) == "BBB BBB"


def test_a_switch_names_the_leg_to_come() -> None:
    (switch,) = (
        step for step in lay_out(lunges(legs=LegOrder.ONE_AT_A_TIME)).steps if step.kind is StepKind.SWITCH
    )
    assert (switch.leg, switch.set, switch.rep, switch.duration_ms) == (Leg.RIGHT, 1, None, 5000)


def test_a_timed_step_per_leg_is_left_switch_right() -> None:
    timeline = lay_out(walk(per_leg=True, switch_s=4))
    assert [(step.kind, step.leg) for step in timeline.steps] == [
        (StepKind.TIMED, Leg.LEFT),
        (StepKind.SWITCH, Leg.RIGHT),
        (StepKind.TIMED, Leg.RIGHT),
    ]
    assert timeline.total_ms == 64_000
    assert len(lay_out(walk(per_leg=True, switch_s=0)).steps) == 2


# Rests


@pytest.mark.parametrize(
    ("blocks", "order"),
    [
        ([lunges(sets=3)], ["work", "rest", "work", "rest", "work"]),
        ([lunges(), lunges()], ["work", "rest", "work"]),
        ([lunges(), walk()], ["work", "timed"]),
        ([walk(), lunges()], ["timed", "work"]),
        ([lunges(sets=2), walk(), lunges()], ["work", "rest", "work", "timed", "work"]),
        ([lunges(rest_s=0), lunges()], ["work"]),
        ([walk(), walk()], ["timed", "timed"]),
    ],
)
def test_rests_stand_between_sets_and_exercises_and_nowhere_else(
    blocks: list[Block], order: list[str]
) -> None:
    assert kinds(lay_out(*blocks)) == order


def test_between_two_exercises_the_rest_is_that_of_the_first() -> None:
    timeline = lay_out(lunges(sets=2, rest_s=33), lunges(rest_s=44))
    rests = [step for step in timeline.steps if step.kind is StepKind.REST]
    assert [(rest.duration_ms, rest.block, rest.set) for rest in rests] == [(33_000, 0, 1), (33_000, 0, 2)]


@given(timelines())
def test_no_rest_and_no_switch_precedes_nothing_or_touches_a_timed_block(timeline: Timeline) -> None:
    for index, step in enumerate(timeline.steps):
        if step.kind is StepKind.REST:
            around = {timeline.steps[index - 1].kind, timeline.steps[index + 1].kind}
            assert around <= WORK
        elif step.kind is StepKind.SWITCH:
            assert timeline.steps[index + 1].leg is step.leg


# Phases


def test_a_zero_length_phase_does_not_exist() -> None:
    assert [step.phase.id for step in lay_out(lunges()).steps if step.phase] == ["lower", "rise"] * 2
    assert lay_out(walk(), get_ready_s=0).steps[0].kind is StepKind.TIMED


def test_a_pause_at_the_bottom_is_a_hold() -> None:
    steps = lay_out(lunges(phases_s={"bottom": 1.5})).steps[:3]
    assert [(step.kind, step.duration_ms) for step in steps] == [
        (StepKind.MOVE, 2000),
        (StepKind.HOLD, 1500),
        (StepKind.MOVE, 2000),
    ]


def test_seconds_become_whole_milliseconds() -> None:
    assert lay_out(TimedBlock(name="Walk", duration_s=1.0004)).total_ms == 1000
    assert lay_out(TimedBlock(name="Walk", duration_s=1.0016)).total_ms == 1002


def test_in_a_self_paced_set_moves_in_a_row_are_one_open_step_and_holds_stay_timed() -> None:
    block = ExerciseBlock(exercise="squat", sets=1, reps=1, pace=Pace.SELF, phases_s={"hold-squat": 3})
    left = lay_out(block).steps[:5]
    assert [(step.kind, step.duration_ms, step.estimate_ms) for step in left] == [
        (StepKind.MOVE, None, 4000),
        (StepKind.HOLD, 5000, 5000),
        (StepKind.MOVE, None, 2000),
        (StepKind.HOLD, 3000, 3000),
        (StepKind.MOVE, None, 2000),
    ]
    assert [phase.id for phase in left[0].phases] == ["squat", "back"]
    assert left[0].label == "Squat"


def test_a_self_paced_lunge_is_one_press_a_rep_unless_it_has_a_pause() -> None:
    assert len(lay_out(lunges(pace=Pace.SELF)).steps) == 2
    assert len(lay_out(lunges(pace=Pace.SELF, phases_s={"bottom": 2})).steps) == 6


@given(routines())
def test_pace_changes_no_total(routine: Routine) -> None:
    def paced(pace: Pace) -> Routine:
        blocks = (b if isinstance(b, TimedBlock) else replace(b, pace=pace) for b in routine.blocks)
        return replace(routine, blocks=tuple(blocks))

    totals = {compile_timeline(paced(pace), EXERCISES).total_ms for pace in Pace}
    assert len(totals) == 1


# Time, sets and reps


@given(timelines())
def test_steps_tile_the_time_without_gap_or_overlap(timeline: Timeline) -> None:
    ends = [0, *(step.end_ms for step in timeline.steps)]
    assert [step.start_ms for step in timeline.steps] == ends[:-1]
    assert timeline.total_ms == ends[-1]
    assert all(step.estimate_ms > 0 for step in timeline.steps)
    assert all(step.duration_ms in {None, step.estimate_ms} for step in timeline.steps)


@given(timelines(), st.floats(0, 1))
def test_the_step_at_a_moment_is_the_one_that_lasts_then(timeline: Timeline, share: float) -> None:
    at_ms = round(share * (timeline.total_ms - 1))
    step = timeline.steps[timeline.index_at(at_ms)]
    assert step.start_ms <= at_ms < step.end_ms
    assert timeline.index_at(-1) == 0
    assert timeline.index_at(timeline.total_ms) == len(timeline.steps) - 1


@given(timelines())
def test_reps_and_sets_cover_just_the_steps_that_belong_to_them(timeline: Timeline) -> None:
    covered: list[int] = []
    for rep in timeline.reps:
        steps = timeline.steps[rep.first : rep.last + 1]
        assert len({(step.block, step.set, step.rep) for step in steps}) == 1
        assert {step.leg for step in steps} == {rep.leg}
        span = timeline.sets[rep.set_index]
        assert span.first <= rep.first <= rep.last <= span.last
        assert (span.block, timeline.steps[span.first].set) == (steps[0].block, steps[0].set)
        covered += range(rep.first, rep.last + 1)
    assert covered == [index for index, step in enumerate(timeline.steps) if step.rep is not None]
    inside = [index for span in timeline.sets for index in range(span.first, span.last + 1)]
    at_work = {StepKind.MOVE, StepKind.HOLD, StepKind.SWITCH}
    assert inside == [i for i, step in enumerate(timeline.steps) if step.kind in at_work and step.set]


@given(routines())
def test_every_leg_gets_its_reps_in_every_set(routine: Routine) -> None:
    timeline = compile_timeline(routine, EXERCISES)
    for index, span in enumerate(timeline.sets):
        block = routine.blocks[span.block]
        assert isinstance(block, ExerciseBlock)
        takes_turns = block.leg_order is LegOrder.ALTERNATE_SETS
        assert span.count == block.sets
        assert 1 <= span.number <= span.count
        assert (span.only_leg in {Leg.LEFT, Leg.RIGHT}) is takes_turns
        assert Counter(rep.leg for rep in timeline.reps if rep.set_index == index) == span.reps
        assert set(span.reps.values()) == {block.reps}
        assert len(span.reps) == (2 if EXERCISES[block.exercise].per_leg and not takes_turns else 1)


def test_where_the_legs_take_turns_by_set_each_leg_s_are_counted_for_themselves() -> None:
    timeline = lay_out(lunges(sets=3, legs=LegOrder.ALTERNATE_SETS), lunges(sets=2))
    counted = [(span.only_leg, span.number, span.count) for span in timeline.sets]
    left, right = Leg.LEFT, Leg.RIGHT
    in_turn = [(left, 1, 3), (right, 1, 3), (left, 2, 3), (right, 2, 3), (left, 3, 3), (right, 3, 3)]
    assert counted == [*in_turn, (None, 1, 2), (None, 2, 2)]
    assert [timeline.steps[span.first].set for span in timeline.sets] == [1, 2, 3, 4, 5, 6, 1, 2]


# Size


@given(routines())
def test_the_size_reckoned_beforehand_is_that_of_the_timeline(routine: Routine) -> None:
    timeline = compile_timeline(routine, EXERCISES)
    assert routine_size(routine, EXERCISES) == (timeline.total_ms, len(timeline.steps))


@pytest.mark.parametrize(
    ("blocks", "reason"),
    [
        ([lunges(sets=99, reps=999)] * 50, "would last 663,052 minutes; at most 360 are allowed"),
        ([lunges(sets=5, reps=250)], "would have 5,004 steps; at most 5,000 are allowed"),
        ([*[walk(duration_s=3600)] * 6, walk(duration_s=1)], "would last 361 minutes"),
    ],
)
def test_what_is_too_large_is_refused_before_anything_is_laid_out(
    blocks: list[Block], reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> Iterator[Step]:
        raise AssertionError

    monkeypatch.setattr(compiling_module, "_plan", refuse)
    with pytest.raises(RoutineError, match=re.escape(reason)):
        lay_out(*blocks)


def test_a_value_past_its_limit_is_refused() -> None:
    with pytest.raises(RoutineError, match=re.escape("blocks[0].sets: 0 is not between 1 and 99")):
        lay_out(lunges(sets=0))


def test_the_largest_routines_within_the_limits_are_laid_out() -> None:
    assert lay_out(*[walk(duration_s=3600)] * 6).total_ms == 6 * 60 * 60 * 1000
    assert len(lay_out(lunges(reps=999, rest_s=0), lunges(reps=251)).steps) == 5000
