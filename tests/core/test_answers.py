"""The answers on a workout, put into it and read from it."""

from msgspec.structs import replace

from lunge_timer.core.answers import (
    changed_at,
    pain_of,
    reserve_of,
    reserve_rows,
    with_pain,
    with_reserve,
)
from lunge_timer.core.done_workout import Moment, Pain
from tests.remembered import NOON_MS, THREE_SETS, set_done, workout

TWO_BLOCKS = workout(
    set_done("left", 1),
    set_done("right", 1),
    set_done("left", 2),
    set_done("right", 2),
    set_done("left", 1, block=2),
    set_done("right", 1, block=2),
)
STOPPED = workout(
    set_done("left", 1), set_done("right", 1), set_done("left", 2), set_done("right", 2, reps_done=0)
)


def test_how_many_more_there_were_is_kept_with_the_last_set_of_that_leg() -> None:
    answered = with_reserve(THREE_SETS, "left", 2)
    assert [row.reserve for row in answered.sets] == [None, None, None, None, 2, None]
    assert (reserve_of(answered, "left"), reserve_of(answered, "right")) == (2, None)


def test_of_several_exercises_it_is_kept_where_each_of_them_ended() -> None:
    answered = with_reserve(with_reserve(TWO_BLOCKS, "left", 1), "right", 4)
    assert [row.reserve for row in answered.sets] == [None, None, 1, 4, 1, 4]


def test_a_set_without_a_rep_is_not_the_last() -> None:
    assert reserve_rows(STOPPED.sets, "right") == {1}
    assert reserve_rows(workout(set_done("left", reps_done=0)).sets, "left") == set()


def test_legs_that_worked_as_one_are_asked_as_one() -> None:
    curls = workout(set_done("both", 1), set_done("both", 2))
    assert [row.reserve for row in with_reserve(curls, "both", 0).sets] == [None, 0]
    assert reserve_rows(curls.sets, "left") == set()


def test_an_answer_is_taken_back() -> None:
    assert with_reserve(with_reserve(TWO_BLOCKS, "left", 3), "left", None) == TWO_BLOCKS
    assert with_pain(with_pain(THREE_SETS, "left", 3, NOON_MS), "left", None, NOON_MS) == THREE_SETS


def test_pain_is_of_a_leg_and_of_a_moment() -> None:
    before = Pain(moment=Moment.BEFORE, leg="left", score=1, asked_ms=NOON_MS)
    sore = with_pain(replace(THREE_SETS, pain=(before,)), "left", 4, NOON_MS + 1)
    sore = with_pain(sore, "left", 6, NOON_MS + 2, Moment.NEXT_DAY)
    assert sore.pain[0] == before
    assert (pain_of(sore, "left"), pain_of(sore, "left", Moment.NEXT_DAY)) == (4, 6)
    assert pain_of(sore, "right") is None


def test_another_answer_takes_the_place_of_the_first() -> None:
    sore = with_pain(with_pain(THREE_SETS, "right", 4, NOON_MS), "right", 0, NOON_MS + 9)
    assert sore.pain == (Pain(moment=Moment.AFTER, leg="right", score=0, asked_ms=NOON_MS + 9),)


def test_what_is_changed_is_newer_also_by_a_clock_that_was_set_back() -> None:
    assert changed_at(THREE_SETS, NOON_MS + 60_000).changed_ms == NOON_MS + 60_000
    assert changed_at(THREE_SETS, NOON_MS - 60_000).changed_ms == NOON_MS + 1
