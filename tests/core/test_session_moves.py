import pytest

from lunge_timer.core.routine import ExerciseBlock, LegOrder, TimedBlock
from lunge_timer.core.snapshot import State
from lunge_timer.core.timeline import Leg, StepKind
from tests.conftest import FakeClock
from tests.core.sessions import LUNGES, SELF_PACED, SQUATS, WALK, done, place, rest_of, started


def test_back_goes_to_the_start_of_the_step_and_within_2_s_to_the_one_before(clock: FakeClock) -> None:
    session = started(clock, WALK, WALK, WALK)
    clock.advance(70_000)
    session.previous_step()
    assert place(session) == (2, 0)
    clock.advance(2000)
    session.previous_step()
    assert place(session) == (1, 0)
    clock.advance(2001)
    session.previous_step()
    assert place(session) == (1, 0)


def test_back_soon_after_a_step_began_by_itself_stays_in_it(clock: FakeClock) -> None:
    session = started(clock, LUNGES)
    clock.advance(1900)
    session.previous_step()
    clock.advance(2100)
    session.previous_step()
    assert place(session) == (1, 0)


def test_back_at_the_very_start_stays_there(clock: FakeClock) -> None:
    session = started(clock, WALK)
    session.previous_step()
    session.previous_step()
    assert place(session) == (0, 0)


def test_next_set_lands_on_sets_and_timed_blocks(clock: FakeClock) -> None:
    pigeon = TimedBlock(name="Pigeon", duration_s=30, per_leg=True)
    session = started(clock, WALK, LUNGES, pigeon, WALK, get_ready_s=10)
    landings = []
    for _ in range(7):
        landings.append(place(session)[0])
        session.next_set()
    assert landings == [0, 1, 2, 11, 19, 22, 22]
    assert session.summary().legs[Leg.LEFT].reps_done == 0


def test_previous_set_goes_to_the_start_and_within_its_first_2_s_to_the_one_before(clock: FakeClock) -> None:
    quick = ExerciseBlock(exercise="lunge", sets=2, reps=2, phases_s={"lower": 1}, rest_s=30)
    session = started(clock, WALK, quick, get_ready_s=10)
    clock.advance(10_000 + 30_000 + 12_000 + 30_000 + 1500)
    assert place(session) == (12, 500)
    session.previous_set()
    assert place(session) == (2, 0)
    clock.advance(2001)
    session.previous_set()
    assert place(session) == (2, 0)
    session.previous_set()
    assert place(session) == (1, 0)
    clock.advance(2000)
    session.previous_set()
    assert place(session) == (0, 0)


def test_previous_set_in_a_rest_goes_to_the_set_just_done_and_takes_it_back(clock: FakeClock) -> None:
    session = started(clock, LUNGES)
    clock.advance(17_000)
    session.previous_set()
    assert place(session) == (0, 0)
    assert done(session) == {Leg.LEFT: 0, Leg.RIGHT: 0}


def test_a_set_that_switches_legs_is_one_set_to_land_on(clock: FakeClock) -> None:
    block = ExerciseBlock(exercise="lunge", sets=2, reps=1, legs=LegOrder.ONE_AT_A_TIME)
    session = started(clock, block)
    session.next_set()
    assert session.timeline.steps[place(session)[0] - 1].kind is StepKind.REST


def test_the_end_of_a_set_is_its_rest_which_sounds_and_the_rep_going_on_does_not_count(
    clock: FakeClock,
) -> None:
    session = started(clock, LUNGES)
    clock.advance(4000 + 3500)
    session.end_set()
    assert (place(session), session.timeline.steps[8].kind) == ((8, 0), StepKind.REST)
    assert done(session) == {Leg.LEFT: 1, Leg.RIGHT: 0}
    position = session.position
    assert position is not None
    assert (position.index, position.began_ms, position.from_ms) == (8, clock(), 0)
    clock.advance(29_999)
    assert place(session) == (8, 29_999)
    clock.advance(1)
    assert place(session) == (9, 0)


def test_a_set_ends_as_a_whole_where_the_legs_work_one_at_a_time(clock: FakeClock) -> None:
    block = ExerciseBlock(exercise="lunge", sets=2, reps=1, legs=LegOrder.ONE_AT_A_TIME)
    session = started(clock, block)
    session.end_set()
    assert session.timeline.steps[place(session)[0]].kind is StepKind.REST


def test_the_last_set_ends_in_what_follows_it_be_it_the_end(clock: FakeClock) -> None:
    stretching = started(clock, SELF_PACED, WALK)
    stretching.end_set()
    assert stretching.timeline.steps[place(stretching)[0]].kind is StepKind.TIMED
    ending = started(clock, SELF_PACED)
    ending.end_set()
    assert ending.snapshot().state is State.FINISHED
    assert ending.summary().legs[Leg.LEFT].reps_done == 0


def test_outside_of_a_set_there_is_none_to_end(clock: FakeClock) -> None:
    for before_ms in (4000, 10_000 + 4000, 10_000 + 30_000 + 16_000 + 4000):  # getting ready, walk, rest
        session = started(clock, WALK, LUNGES, get_ready_s=10)
        clock.advance(before_ms)
        session.end_set()
        assert place(session)[1] == 4000


def test_going_to_a_step_counts_nothing_on_the_way_there_and_takes_back_on_the_way_back(
    clock: FakeClock,
) -> None:
    session = started(clock, LUNGES)
    clock.advance(8500)
    session.go_to(12)
    assert place(session) == (12, 0)
    assert session.reps_from(0) == 2
    assert session.reps_from(2) == 1
    session.go_to(2)
    assert (place(session), done(session)) == ((2, 0), {Leg.LEFT: 1, Leg.RIGHT: 0})


def test_going_to_the_step_that_is_going_on_begins_it_anew(clock: FakeClock) -> None:
    session = started(clock, SELF_PACED)
    session.rep_done()
    clock.advance(700)
    session.go_to(1)
    assert (place(session), session.reps_from(0)) == ((1, 0), 1)


def test_a_step_that_does_not_exist_is_not_gone_to(clock: FakeClock) -> None:
    session = started(clock, WALK)
    with pytest.raises(IndexError):
        session.go_to(1)


@pytest.mark.parametrize(
    ("at_ms", "index"),
    [(0, 0), (17_999, 0), (18_000, 6), (36_000, 6), (80_999, 6), (81_000, 13), (84_999, 13), (85_000, 15)],
)
def test_redo_goes_to_the_start_of_the_rep_or_of_the_last_one_begun(
    clock: FakeClock, at_ms: int, index: int
) -> None:
    session = started(clock, SQUATS, LUNGES)  # 12 steps in 36 s, 45 s of rest, lunges of two steps
    clock.advance(at_ms)
    session.redo_rep()
    assert place(session) == (index, 0)


def test_redo_before_the_first_rep_does_nothing(clock: FakeClock) -> None:
    session = started(clock, LUNGES, get_ready_s=10)
    clock.advance(4000)
    session.redo_rep()
    assert place(session) == (0, 4000)


def test_moving_in_a_pause_stays_paused(clock: FakeClock) -> None:
    session = started(clock, LUNGES)
    session.pause()
    session.next_step()
    clock.advance(5000)
    assert (session.snapshot().state, place(session)) == (State.PAUSED, (1, 0))


# Adjusting


@pytest.mark.parametrize(
    ("rest_s", "elapsed_ms", "by_ms", "duration_ms"),
    [
        (30, 10_000, 5000, 35_000),
        (30, 10_000, -5000, 25_000),
        (30, 10_000, -20_000, 13_000),
        (30, 24_000, -5000, 27_000),
        (30, 28_000, -5000, 30_000),
        (30, 28_000, 5000, 35_000),
        (2, 500, -5000, 2000),
        (298, 0, 5000, 300_000),
        (300, 0, 5000, 300_000),
        (30, 10_344, -20_000, 14_000),
        (30, 24_344, -5000, 28_000),
        (30, 26_344, -5000, 30_000),
        (30, 10_344, 5000, 35_000),
        (29.5, 10_344, 5000, 34_000),
        (29.5, 10_344, -5000, 25_000),
        (29.5, 26_344, -5000, 29_500),
    ],
)
def test_a_rest_changes_to_a_whole_second_within_its_limits_and_keeps_its_countdown(
    clock: FakeClock, rest_s: float, elapsed_ms: int, by_ms: int, duration_ms: int
) -> None:
    session = rest_of(clock, rest_s, elapsed_ms)
    before_ms = session.snapshot().left_ms
    session.adjust(by_ms)
    snapshot = session.snapshot()
    assert (snapshot.duration_ms, snapshot.elapsed_ms) == (duration_ms, elapsed_ms)
    assert snapshot.left_ms - before_ms == duration_ms - rest_s * 1000


def test_a_hold_and_a_timed_step_end_at_their_own_limits(clock: FakeClock) -> None:
    holding = started(clock, SQUATS)
    clock.advance(4000)
    holding.adjust(100_000)
    assert holding.snapshot().duration_ms == 60_000
    walking = started(clock, WALK)
    walking.adjust(10_000_000)
    assert walking.snapshot().duration_ms == 3_600_000


def test_what_has_no_length_to_choose_is_not_adjusted(clock: FakeClock) -> None:
    preparing = started(clock, LUNGES, get_ready_s=10)
    preparing.adjust(5000)
    assert preparing.snapshot().duration_ms == 10_000
    moving = started(clock, LUNGES)
    moving.adjust(5000)
    assert moving.snapshot().duration_ms == 2000
    waiting = started(clock, SELF_PACED)
    waiting.adjust(5000)
    assert waiting.snapshot().duration_ms is None


def test_a_step_done_again_has_its_planned_length_again(clock: FakeClock) -> None:
    session = started(clock, WALK)
    session.adjust(15_000)
    session.previous_step()
    assert session.snapshot().duration_ms == 30_000
