from lunge_timer.core.routine import ExerciseBlock, LegOrder
from lunge_timer.core.summary import LegSummary
from lunge_timer.core.timeline import Leg
from tests.conftest import FakeClock
from tests.core.sessions import LUNGES, SELF_PACED, SQUATS, WALK, ready, started

CURLS = ExerciseBlock(exercise="curl", sets=2, reps=1, rest_s=30)


def leg(reps_done: int, reps_planned: int, held_ms: int = 0, held_planned_ms: int = 0) -> LegSummary:
    return LegSummary(
        reps_done=reps_done, reps_planned=reps_planned, held_ms=held_ms, held_planned_ms=held_planned_ms
    )


def test_before_the_start_everything_is_planned_and_nothing_done(clock: FakeClock) -> None:
    summary = ready(clock, SQUATS).summary()
    assert summary.legs == {Leg.LEFT: leg(0, 1, 0, 10_000), Leg.RIGHT: leg(0, 1, 0, 10_000)}
    assert (summary.worked_ms, summary.rested_ms, summary.active_ms) == (0, 0, 0)
    assert (summary.worked_planned_ms, summary.planned_ms) == (36_000, 36_000)
    assert not summary.complete


def test_a_workout_done_to_its_end_is_what_was_planned(clock: FakeClock) -> None:
    switching = ExerciseBlock(exercise="squat", sets=2, reps=1, legs=LegOrder.ONE_AT_A_TIME, rest_s=30)
    session = started(clock, WALK, switching, get_ready_s=10)
    clock.advance(10_000_000)
    summary = session.summary()
    assert summary.name == "Any"
    assert summary.legs == {side: leg(2, 2, 20_000, 20_000) for side in (Leg.LEFT, Leg.RIGHT)}
    assert summary.worked_ms == summary.worked_planned_ms == 30_000 + 4 * 18_000
    assert summary.rested_ms == summary.rested_planned_ms == 2 * 5000 + 30_000
    assert summary.active_ms == summary.planned_ms == 10_000 + 102_000 + 40_000
    assert summary.complete


def test_each_leg_is_counted_apart(clock: FakeClock) -> None:
    session = started(clock, SQUATS)
    clock.advance(18_000 + 4000 + 3000)
    session.finish()
    assert session.summary().legs == {Leg.LEFT: leg(1, 1, 10_000, 10_000), Leg.RIGHT: leg(0, 1, 3000, 10_000)}


def test_both_legs_together_are_one_line(clock: FakeClock) -> None:
    session = started(clock, CURLS)
    clock.advance(5000)
    assert session.summary().legs == {Leg.BOTH: leg(1, 2)}


def test_time_held_is_time_really_held(clock: FakeClock) -> None:
    session = started(clock, SQUATS)
    clock.advance(4000)
    session.adjust(5000)
    clock.advance(10_000)
    session.next_step()
    clock.advance(1000)
    session.next_step()
    assert session.summary().legs[Leg.LEFT] == leg(0, 1, 11_000, 10_000)


def test_a_rest_cut_short_is_rested_for_as_long_as_it_lasted(clock: FakeClock) -> None:
    session = started(clock, CURLS)
    clock.advance(5000 + 12_000)
    session.next_step()
    summary = session.summary()
    assert (summary.rested_ms, summary.rested_planned_ms) == (12_000, 30_000)


def test_what_is_done_again_counts_once_but_keeps_a_person_busy_twice(clock: FakeClock) -> None:
    session = started(clock, LUNGES)
    clock.advance(3000)
    session.redo_rep()
    clock.advance(4000)
    summary = session.summary()
    assert (summary.legs[Leg.LEFT].reps_done, summary.worked_ms, summary.active_ms) == (1, 4000, 7000)


def test_a_self_paced_rep_took_as_long_as_it_took(clock: FakeClock) -> None:
    session = started(clock, SELF_PACED)
    clock.advance(9000)
    session.rep_done()
    summary = session.summary()
    assert (summary.worked_ms, summary.worked_planned_ms) == (9000, 16_000)


def test_a_workout_with_one_rep_skipped_is_not_complete(clock: FakeClock) -> None:
    session = started(clock, CURLS)
    session.next_step()
    clock.advance(10_000_000)
    assert session.summary().legs == {Leg.BOTH: leg(1, 2)}
    assert not session.summary().complete


def test_a_workout_of_timed_steps_alone_is_complete_only_at_its_end(clock: FakeClock) -> None:
    session = started(clock, WALK)
    clock.advance(session.timeline.total_ms - 1)
    assert not session.summary().complete
    clock.advance(1)
    assert session.summary().complete
