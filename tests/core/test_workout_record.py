"""What is remembered of a workout, row by row."""

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given
from msgspec.structs import replace

from lunge_timer.core.done_workout import Outcome, SetDone
from lunge_timer.core.journal.session_commands import Command
from lunge_timer.core.routine import ExerciseBlock, LegOrder, Load, Pace, Routine, TimedBlock
from lunge_timer.core.timeline import Leg
from lunge_timer.core.workout_record import is_worth_keeping, workout_of
from tests.core.exercises import EXERCISES
from tests.core.format_2_files import SHIPPED, routines_of_version_2
from tests.core.journal.journals import UID, WALL_MS, Deed, Written, deeds
from tests.core.sessions import LUNGES, OPEN_HOLD, SQUATS, WALK
from tests.core.strategies import routines


def written(*blocks: ExerciseBlock | TimedBlock, get_ready_s: int = 0) -> Written:
    return Written(Routine(name="Any", get_ready_s=get_ready_s, blocks=blocks))


def rows(workout: Written) -> Sequence[SetDone]:
    return workout_of(workout.session, workout.routine, workout.header, 5).sets


def is_worth(workout: Written) -> bool:
    return is_worth_keeping(workout.session, workout.routine)


def short(workout: Written) -> list[tuple[str, int, str, int, int, int]]:
    return [
        (row.exercise, row.set_no, row.leg, row.reps_done, row.reps_planned, row.rest_before_ms)
        for row in rows(workout)
    ]


def test_each_leg_of_each_set_has_a_row() -> None:
    workout = written(LUNGES)
    workout.wait(100_000)
    assert short(workout) == [
        ("lunge", 1, "left", 2, 2, 0),
        ("lunge", 1, "right", 2, 2, 0),
        ("lunge", 2, "left", 2, 2, 30_000),
        ("lunge", 2, "right", 2, 2, 0),
    ]
    assert [row.worked_ms for row in rows(workout)] == [8000] * 4


def test_a_set_that_was_begun_says_how_much_of_it_was_done_and_a_later_one_nothing() -> None:
    workout = written(LUNGES)
    workout.wait(5000)
    workout.do((0, Command.FINISH, 0))
    assert short(workout) == [("lunge", 1, "left", 1, 2, 0), ("lunge", 1, "right", 0, 2, 0)]
    assert workout_of(workout.session, workout.routine, workout.header, 5).outcome is Outcome.STOPPED


def test_a_set_that_was_passed_over_has_no_row_and_its_rest_is_the_next_ones() -> None:
    block = ExerciseBlock(exercise="curl", sets=3, reps=1, rest_s=30)
    workout = written(block)
    workout.wait(5000 + 12_000)
    workout.do((0, Command.GO_TO, 5 / 7))  # the rest after the second set
    workout.wait(31_000)
    assert short(workout) == [("curl", 1, "both", 1, 1, 0), ("curl", 3, "both", 0, 1, 42_000)]


def test_a_rest_that_was_cut_short_is_as_long_as_it_was() -> None:
    workout = written(LUNGES)
    workout.wait(16_000 + 12_000)
    workout.do((0, Command.NEXT_STEP, 0))
    workout.wait(1000)
    assert rows(workout)[2].rest_before_ms == 12_000


def test_a_rest_after_which_nothing_was_begun_is_nobodys() -> None:
    workout = written(LUNGES)
    workout.wait(20_000)
    assert len(rows(workout)) == 2


def test_where_the_legs_take_turns_by_set_each_ones_sets_are_counted_for_themselves() -> None:
    workout = written(ExerciseBlock(exercise="lunge", sets=2, reps=1, rest_s=5, legs=LegOrder.ALTERNATE_SETS))
    workout.wait(100_000)
    assert [(row.set_no, row.leg, row.rest_before_ms) for row in rows(workout)] == [
        (1, "left", 0),
        (1, "right", 5000),
        (2, "left", 5000),
        (2, "right", 5000),
    ]


def test_a_timed_step_has_a_row_a_leg_and_no_reps() -> None:
    workout = written(TimedBlock(name="Stretch", duration_s=20, per_leg=True, switch_s=5), WALK)
    workout.wait(20_000 + 5000 + 7000)
    workout.do((0, Command.FINISH, 0))
    assert short(workout) == [("Stretch", 1, "left", 0, 0, 0), ("Stretch", 1, "right", 0, 0, 5000)]
    assert [row.worked_ms for row in rows(workout)] == [20_000, 7000]
    assert not any(row.held_ms or row.held_planned_ms for row in rows(workout))


def test_holds_are_told_by_all_and_by_the_longest() -> None:
    workout = written(SQUATS)
    workout.wait(4000)
    workout.do((0, Command.ADJUST, 1))
    workout.wait(100_000)
    left, right = rows(workout)
    assert (left.held_planned_ms, left.held_ms, left.longest_hold_ms) == (10_000, 15_000, 10_000)
    assert (right.held_ms, right.longest_hold_ms) == (10_000, 5000)


def test_the_load_and_the_pace_are_the_blocks() -> None:
    block = ExerciseBlock(
        exercise="lunge", sets=1, reps=1, pace=Pace.SELF, load=Load(kind="dumbbells", kg=2.5)
    )
    workout = written(WALK, block)
    workout.wait(31_000)
    walk, left, _right = rows(workout)
    assert (walk.load_kind, walk.load_g, walk.block) == ("none", 0, 0)
    assert (left.load_kind, left.load_g, left.pace, left.block) == ("dumbbells", 2500, Pace.SELF, 1)
    assert (left.purpose, left.reserve) == ("train", None)


def test_a_workout_tells_what_was_run_and_how_it_ended() -> None:
    workout = written(LUNGES, get_ready_s=10)
    workout.wait(12_000)
    workout.do((0, Command.PAUSE, 0))
    workout.wait(7000)
    kept = workout_of(workout.session, workout.routine, workout.header, 77)
    assert (kept.uid, kept.started_ms, kept.utc_offset_min, kept.changed_ms) == (UID, WALL_MS, 60, 77)
    assert (kept.routine, kept.name, kept.app_version) == ("built-in/any", "Any", "1.0")
    assert kept.document == workout.header.document
    assert kept.outcome is Outcome.RECOVERED
    assert (kept.active_ms, kept.paused_ms, kept.planned_ms) == (12_000, 7000, 72_000)
    workout.do((0, Command.GO_ON, 0))
    workout.wait(100_000)
    done = workout_of(workout.session, workout.routine, workout.header, 77)
    assert (done.outcome, done.active_ms, done.paused_ms) == (Outcome.COMPLETE, 72_000, 7000)


@pytest.mark.parametrize(
    ("wait_ms", "worth"), [(0, False), (9999, False), (10_000, True), (13_900, True), (14_000, True)]
)
def test_one_rep_or_one_timed_step_is_worth_keeping(wait_ms: int, *, worth: bool) -> None:
    workout = written(TimedBlock(name="Walk", duration_s=10), LUNGES)
    workout.wait(wait_ms)
    assert is_worth(workout) == worth
    assert is_worth(written(LUNGES)) is False


def test_a_timed_step_that_was_left_early_alone_is_not() -> None:
    workout = written(TimedBlock(name="Walk", duration_s=10), LUNGES)
    workout.wait(9000)
    workout.do((0, Command.NEXT_STEP, 0))
    workout.wait(3900)
    assert not is_worth(workout)
    workout.wait(200)
    assert is_worth(workout)


def test_reps_that_only_a_checkpoint_tells_of_have_their_rows() -> None:
    workout = written(LUNGES)
    workout.session.correct(12, {Leg.LEFT: 2, Leg.RIGHT: 1})
    assert [(row.set_no, row.leg, row.reps_done) for row in rows(workout)] == [
        (1, "left", 2),
        (1, "right", 1),
    ]


def test_a_leg_test_that_holds_for_as_long_as_it_can_is_worth_keeping_though_no_rep_counts() -> None:
    training, test = (
        written(replace(SQUATS, pace=Pace.SELF, purpose=purpose)) for purpose in ("train", "test")
    )
    for workout in (training, test):
        workout.wait(60_000)
        workout.do((0, Command.REP_DONE, 0))
        workout.wait(2000)
    assert not is_worth(training)
    assert is_worth(test)
    assert {row.purpose for row in rows(test)} == {"test"}
    assert {row.purpose for row in rows(training)} == {"train"}


def test_an_open_hold_has_its_length_and_is_worth_keeping_from_its_first_second() -> None:
    workout = written(OPEN_HOLD)
    workout.wait(4000)
    assert not is_worth(workout)
    workout.wait(38_400)
    assert is_worth(workout)
    workout.do((0, Command.REP_DONE, 0))
    workout.wait(60_000)
    left, right = rows(workout)
    assert (left.held_ms, left.longest_hold_ms, left.held_planned_ms, left.reps_done) == (
        38_400,
        38_400,
        0,
        1,
    )
    assert (right.held_ms, right.reps_done) == (52_000, 0)


def test_one_that_nobody_ends_is_done_after_ten_minutes() -> None:
    workout = written(OPEN_HOLD)
    workout.wait(4000 + 600_000 + 4000)
    left, *_others = rows(workout)
    assert (left.held_ms, left.reps_done) == (600_000, 1)


@pytest.mark.slow
@given(routine=routines() | routines_of_version_2(), done=deeds())
def test_the_rows_add_up_to_the_summary(routine: Routine, done: Sequence[Deed]) -> None:
    workout = Written(routine, {**SHIPPED, **EXERCISES})
    for deed in done:
        workout.do(deed)
    summary, kept = workout.session.summary(), rows(workout)
    reps, held = Counter[str](), Counter[str]()
    for row in kept:
        assert 0 <= row.reps_done <= row.reps_planned or row.reps_planned == 0 == row.reps_done
        assert row.longest_hold_ms <= row.held_ms <= row.worked_ms
        reps[row.leg] += row.reps_done
        held[row.leg] += row.held_ms
    for leg in Leg:
        told = summary.legs.get(leg)
        assert (reps[leg], held[leg]) == ((told.reps_done, told.held_ms) if told else (0, 0))
    assert sum(row.worked_ms for row in kept) == summary.worked_ms
    last_begun = sum(row.rest_before_ms for row in kept)
    assert last_begun <= summary.rested_ms
    if summary.complete:
        assert sum(row.reps_planned for row in kept) == sum(leg.reps_planned for leg in summary.legs.values())
        assert last_begun == summary.rested_ms
    assert len({(row.block, row.set_no, row.leg) for row in kept}) == len(kept)
