import pytest
from msgspec.structs import replace

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.progression.leg_test import leg_difference, leg_test_days
from lunge_timer.core.session import Session
from lunge_timer.core.snapshot import State
from lunge_timer.core.text.next_time import difference_line
from lunge_timer.core.timeline import Leg
from lunge_timer.store.assets import load_built_ins
from tests.conftest import FakeClock
from tests.core.progression.histories import DAY, EXERCISES, leg_test

BUILT_INS = load_built_ins(EXERCISES)
LUNGE, SQUAT = "reverse-lunge", "squat-position-reverse-lunge"


def weaker(*days: tuple[int, int]) -> str | None:
    tests = [leg_test(30 * number, left, right) for number, (left, right) in enumerate(days)]
    return leg_difference(leg_test_days(tests, LUNGE)).weaker


def test_the_two_built_in_routines_are_tests_and_no_other_is() -> None:
    assert {name for name, routine in BUILT_INS.items() if routine.is_leg_test} == {
        "built-in/reverse-lunge-leg-test",
        "built-in/squat-position-leg-test",
    }


@pytest.mark.parametrize(("left", "right"), [((12, 11), (9, 10)), ((50, 3), (1, 50))])
def test_a_built_in_test_counts_each_leg_until_its_set_is_ended(
    clock: FakeClock, left: tuple[int, int], right: tuple[int, int]
) -> None:
    timeline = compile_timeline(BUILT_INS["built-in/reverse-lunge-leg-test"], EXERCISES)
    session = Session(timeline, clock)
    session.start()
    clock.advance(10_000)  # get ready
    for reps in (left[0], right[0], right[1], left[1]):
        for _rep in range(reps):
            clock.advance(4_000)
            session.rep_done()
        if reps < 50:  # after the last one the set is over
            session.end_set()
        clock.advance(60_000)  # rest
    legs = session.summary().legs
    assert session.snapshot().state is State.FINISHED
    assert (legs[Leg.LEFT].reps_done, legs[Leg.RIGHT].reps_done) == (sum(left), sum(right))


def test_a_built_in_test_of_holds_measures_each_for_as_long_as_it_lasts(clock: FakeClock) -> None:
    timeline = compile_timeline(BUILT_INS["built-in/squat-position-leg-test"], EXERCISES)
    session = Session(timeline, clock)
    session.start()
    clock.advance(10_000)  # get ready
    for held_ms in (140_000, 30_000, 32_000, 38_000):
        clock.advance(4_000 + held_ms)  # down, one leg back, and the hold
        session.rep_done()
        clock.advance(4_000 + 60_000)  # forward, up, and the rest
    summary = session.summary()
    assert session.snapshot().state is State.FINISHED
    assert {leg: (done.held_ms, done.reps_done) for leg, done in summary.legs.items()} == {
        Leg.LEFT: (178_000, 2),
        Leg.RIGHT: (62_000, 2),
    }
    assert summary.complete


def test_a_day_is_the_mean_of_its_trials() -> None:
    (day,) = leg_test_days([leg_test(0, 20, 16)], LUNGE)
    assert (day.day, day.left, day.right, day.uids) == (DAY, 20, 16, ("test-0",))
    assert day.asymmetry == pytest.approx(-0.2)


def test_the_better_leg_is_what_the_difference_is_a_part_of() -> None:
    (day,) = leg_test_days([leg_test(0, 15, 20)], LUNGE)
    assert day.asymmetry == pytest.approx(0.25)


def test_holds_are_measured_by_the_longest() -> None:
    (day,) = leg_test_days([leg_test(0, 40_000, 30_000, ms=True)], SQUAT)
    assert (day.left, day.right) == (40_000, 30_000)


def test_a_test_of_one_leg_more_than_of_the_other_is_left_out() -> None:
    whole = leg_test(0, 20, 16)
    assert leg_test_days([replace(whole, sets=whole.sets[:3])], LUNGE) == ()
    assert len(leg_test_days([replace(whole, sets=whole.sets[:2])], LUNGE)) == 1


def test_a_skipped_set_is_no_trial() -> None:
    assert leg_test_days([leg_test(0, 20, 0)], LUNGE) == ()
    assert leg_test_days([leg_test(0, 0, 0)], LUNGE) == ()


def test_training_and_what_was_deleted_are_no_tests() -> None:
    test = leg_test(0, 20, 16)
    training = replace(test, sets=tuple(replace(one, purpose="train") for one in test.sets))
    assert leg_test_days([training, replace(test, deleted_ms=1)], LUNGE) == ()


def test_two_tests_on_one_day_are_one_day() -> None:
    assert len(leg_test_days([leg_test(0, 20, 16), leg_test(0, 22, 18)], LUNGE)) == 1


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ([], None),
        ([(20, 10)], None),
        ([(20, 10), (20, 10)], None),
        ([(20, 16), (20, 16), (20, 16)], "right"),
        ([(16, 20), (16, 20), (16, 20)], "left"),
        ([(10, 9), (10, 9), (10, 9)], "right"),  # 10 % to the point
        ([(100, 91), (100, 91), (100, 91)], None),  # 9 %
        ([(20, 14), (20, 14), (20, 20)], None),  # once no side at all
        ([(20, 14), (20, 14), (20, 14), (19, 20)], None),  # once the other side
        ([(20, 12), (20, 19), (20, 17)], None),  # it varies by as much as it is
        ([(14, 20)] + [(20, 15)] * 6, "right"),  # what is older than six days is past
        ([(20, 15)] * 6 + [(20, 20)], None),  # evened out
    ],
)
def test_a_difference_is_spoken_of_only_where_it_is_clear(
    days: list[tuple[int, int]], told: str | None
) -> None:
    assert weaker(*days) == told


def test_a_difference_is_told_with_its_leg_and_share() -> None:
    tests = [leg_test(day, 20, 15) for day in (0, 30, 60)]
    clear = leg_difference(leg_test_days(tests, LUNGE))
    assert clear.share == pytest.approx(0.25)
    assert difference_line(clear, EXERCISES[LUNGE]) == "25 % less with the right leg back"
    assert difference_line(clear, EXERCISES["band-hip-extension-bent"]) == "25 % less with the right leg"
    none = leg_difference(leg_test_days(tests[:2], LUNGE))
    assert difference_line(none, EXERCISES[LUNGE]) == "No clear difference"
