"""The rep that is shown as an example: what is due at each time of it."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.figure.blend import blend
from lunge_timer.core.figure.body import Joints, joints
from lunge_timer.core.routine import Block, ExerciseBlock, Load, Pace, Routine, TimedBlock
from lunge_timer.core.shown_rep import (
    RUNS,
    STAND_MS,
    RepMoment,
    ShownRep,
    moment_at,
    ready_moment_at,
    reps_to_show,
    run_ms,
    still_moment,
)
from lunge_timer.core.timeline import Leg
from lunge_timer.store.assets import load_exercises

EXERCISES = load_exercises()
LUNGE, SQUATS = "reverse-lunge", "squat-position-reverse-lunge"


def reps_of(*blocks: Block) -> dict[int, ShownRep]:
    routine = Routine(name="Legs", blocks=blocks)
    return reps_to_show(routine, compile_timeline(routine, EXERCISES))


def rep_of(block: ExerciseBlock) -> ShownRep:
    return reps_of(block)[0]


def lunge(pace: Pace = Pace.GUIDED) -> ShownRep:
    """Lower in 2 s, rise in 2 s."""
    return rep_of(ExerciseBlock(exercise=LUNGE, sets=3, reps=10, pace=pace))


def squats(pace: Pace = Pace.GUIDED) -> ShownRep:
    """Squat 2 s, back 2 s, hold 7 s, forward 2 s, hold 5 s, stand 2 s."""
    return rep_of(ExerciseBlock(exercise=SQUATS, sets=1, reps=5, phases_s={"hold-back": 7}, pace=pace))


def lengths(rep: ShownRep) -> Sequence[tuple[str, int]]:
    return [(each.phase.id, each.length_ms) for each in rep.phases]


def phase_ids(rep: ShownRep, *moments_ms: int) -> list[str]:
    moments = (moment_at(rep, ms) for ms in moments_ms)
    return [moment.phase.id if moment.phase else "" for moment in moments]


def body(rep: ShownRep, moment: RepMoment) -> Joints:
    poses = rep.exercise.poses
    return joints(blend(poses[moment.start], poses[moment.end], moment.fraction))


def way(one: Joints, other: Joints) -> float:
    """How far the joint has gone that has gone farthest, in parts of the body's height."""
    return max(abs(a.x - b.x) + abs(a.y - b.y) for a, b in zip(one.points, other.points, strict=True))


@pytest.mark.parametrize("pace", Pace)
def test_a_rep_has_the_routines_own_phases_in_its_own_time(pace: Pace) -> None:
    assert lengths(lunge(pace)) == [("lower", 2000), ("rise", 2000)]
    assert [length for _phase, length in lengths(squats(pace))] == [2000, 2000, 7000, 2000, 5000, 2000]


def test_it_has_the_leg_that_is_first_and_the_load_of_its_block() -> None:
    block = ExerciseBlock(
        exercise=LUNGE, sets=1, reps=1, first_leg="right", load=Load(kind="dumbbells", kg=2)
    )
    assert (rep_of(block).leg, rep_of(block).load) == (Leg.RIGHT, "dumbbells")
    assert rep_of(ExerciseBlock(exercise="machine-leg-curl", sets=1, reps=1)).leg is Leg.BOTH


def test_each_block_of_reps_has_one_and_a_timed_step_none() -> None:
    walk = TimedBlock(name="Walk", duration_s=60)
    blocks = [ExerciseBlock(exercise=one, sets=1, reps=1) for one in (SQUATS, LUNGE, SQUATS)]
    reps = reps_of(walk, *blocks)
    assert {number: rep.exercise.id for number, rep in reps.items()} == {1: SQUATS, 2: LUNGE, 3: SQUATS}
    assert reps_of(walk) == {}


def test_it_goes_through_its_phases_in_their_own_time() -> None:
    assert phase_ids(squats(), 0, 1999, 2000, 4000, 10_999, 11_000, 13_000, 18_000) == [
        "squat",
        "squat",
        "back",
        "hold-back",
        "hold-back",
        "forward",
        "hold-squat",
        "stand",
    ]
    due = moment_at(squats(), 2500)
    assert (due.start, due.end, due.fraction, due.left_ms) == ("squat", "kneel", 0.25, 1500)


def test_after_three_reps_it_goes_down_once_more_and_stands_still_in_the_deepest_position() -> None:
    rep = lunge()
    assert run_ms(rep) == RUNS * 4000 + 2000
    assert phase_ids(rep, 11_999, 12_000, 13_999) == ["rise", "lower", "lower"]
    assert all(moment_at(rep, ms) == still_moment(rep) for ms in (14_000, 14_001, 10**9))
    assert still_moment(rep).left_ms is None


@pytest.mark.parametrize(
    ("exercise", "phase"),
    [
        (LUNGE, "lower"),
        (SQUATS, "hold-back"),
        ("band-hip-extension-straight", "extend"),
        ("band-hip-extension-bent", "extend"),
        ("machine-leg-curl", "curl"),
        ("partner-floor-curl", "lower"),
    ],
)
def test_it_stands_still_where_the_movement_is_farthest_from_its_beginning(exercise: str, phase: str) -> None:
    still = still_moment(rep_of(ExerciseBlock(exercise=exercise, sets=1, reps=1)))
    assert still.phase is not None
    assert still.phase.id == phase
    assert (still.start, still.end) == (still.phase.pose, still.phase.pose)


def test_where_the_deepest_position_is_held_it_is_shown_as_a_hold() -> None:
    block = ExerciseBlock(exercise=LUNGE, sets=1, reps=1, phases_s={"bottom": 2})
    still = still_moment(rep_of(block))
    assert still.phase is not None
    assert still.phase.id == "bottom"


@pytest.mark.parametrize("rep", [lunge(), squats()], ids=[LUNGE, SQUATS])
def test_nothing_jumps_from_the_beginning_to_the_end(rep: ShownRep) -> None:
    bodies = [body(rep, moment_at(rep, ms)) for ms in range(0, run_ms(rep) + 100, 20)]
    assert max(way(one, after) for one, after in pairwise(bodies)) < 0.03


@given(get_ready_ms=st.integers(0, 60_000), at=st.floats(0, 1))
def test_in_the_last_three_seconds_of_get_ready_it_stands_where_the_rep_begins(
    get_ready_ms: int, at: float
) -> None:
    rep = lunge()
    elapsed_ms = max(0, get_ready_ms - round(STAND_MS * at))
    assert ready_moment_at(rep, elapsed_ms, get_ready_ms) == RepMoment(start="stand", end="stand")


@given(
    get_ready_ms=st.integers(0, 30_000), rep=st.sampled_from([lunge(), squats()]), began_ms=st.integers(0, 19)
)
def test_in_get_ready_nothing_jumps_however_long_it_is(
    get_ready_ms: int, rep: ShownRep, began_ms: int
) -> None:
    times = range(began_ms, get_ready_ms, 20)
    bodies = [body(rep, ready_moment_at(rep, ms, get_ready_ms)) for ms in times]
    steps = [way(one, after) for one, after in pairwise(bodies)]
    assert max(steps, default=0) < 0.06


def test_in_get_ready_the_rep_runs_in_its_own_time_until_it_must_go_back() -> None:
    moments = [ready_moment_at(squats(), ms, 10_000) for ms in (0, 3000, 5999, 6000, 6500, 7000)]
    ways = [(one.start, one.end) for one in moments]
    assert ways == [
        ("stand", "squat"),
        ("squat", "kneel"),
        ("kneel", "kneel"),
        ("kneel", "stand"),
        ("kneel", "stand"),
        ("stand", "stand"),
    ]
    assert [one.fraction for one in moments] == pytest.approx([0, 0.5, 1999 / 7000, 0, 0.5, 1])


def test_a_get_ready_that_is_too_short_for_a_movement_is_stood_through() -> None:
    stands = RepMoment(start="stand", end="stand")
    assert {ready_moment_at(lunge(), ms, 4000) for ms in range(0, 4000, 50)} == {stands}
