"""Reps that differ set by set and leg by leg, holds without an end, and leg tests."""

from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from lunge_timer.core.routine import LegReps
from tests.ui.editor.pages import (
    CTRL,
    LUNGES,
    SQUATS,
    Key,
    blocks_of,
    field,
    focused,
    press,
    routine,
    shown,
    spoken,
    tab_to,
    texts,
    type_text,
)


def test_reps_are_counted_set_by_set_and_as_one_number_again(qtbot: QtBot) -> None:
    page = shown(qtbot, routine(LUNGES))
    tab_to(page, "Count reps: The same in every set")
    press(page, Key.Key_Down)
    assert blocks_of(page) == [replace(LUNGES, reps=(10, 10, 10))]
    reps = field(page, "Reps per leg: 10, 10, 10")
    assert reps.accessibleDescription() == "3 sets"
    reps.setFocus()
    type_text(page, "12, 10, 8")
    assert blocks_of(page) == [replace(LUNGES, reps=(12, 10, 8))]
    type_text(page, "12/10/9")
    assert blocks_of(page) == [replace(LUNGES, reps=(12, 10, 9))]
    tab_to(page, "Count reps")
    press(page, Key.Key_Up)
    assert blocks_of(page) == [replace(LUNGES, reps=12)]
    for _change in range(3):
        page.undo()
    assert not page.dirty


def test_the_list_of_reps_follows_the_number_of_sets_as_a_whole(qtbot: QtBot) -> None:
    page = shown(qtbot, routine(replace(LUNGES, reps=(12, 10, 8))))
    tab_to(page, "Sets: 3")
    type_text(page, "15")  # by way of 1
    assert blocks_of(page) == [replace(LUNGES, sets=15, reps=(12, 10, *[8] * 13))]
    type_text(page, "2")
    assert blocks_of(page) == [replace(LUNGES, sets=2, reps=(12, 10))]
    press(page, Key.Key_Up)
    assert blocks_of(page) == [replace(LUNGES, sets=3, reps=(12, 10, 8))]


def test_more_numbers_than_sets_and_what_is_no_number_are_told(qtbot: QtBot) -> None:
    page = shown(qtbot, routine(replace(LUNGES, reps=(12, 10, 8))))
    tab_to(page, "Reps per leg: 12, 10, 8")
    type_text(page, "12, 10")
    assert "For 3 sets there must be as many numbers, not 2" in texts(page)
    type_text(page, "12, 10, x")
    assert "Type a number" in texts(page)
    type_text(page, "12, 0, 8")
    assert "0 is not between 1 and 999" in texts(page)
    press(page, Key.Key_S, modifier=CTRL)
    assert spoken(focused(page)) == "Reps per leg: 12, 0, 8"
    type_text(page, "9 8 7")
    assert page.problems == ()
    assert blocks_of(page) == [replace(LUNGES, reps=(9, 8, 7))]


def test_reps_are_counted_leg_by_leg(qtbot: QtBot) -> None:
    page = shown(qtbot, routine(LUNGES))
    tab_to(page, "Count reps")
    press(page, Key.Key_Down, Key.Key_Down)
    assert "Reps per leg" not in texts(page)
    field(page, "Reps, left leg: 10").setFocus()
    type_text(page, "12")
    assert blocks_of(page) == [replace(LUNGES, reps=LegReps(left=12, right=10))]
    tab_to(page, "Reps, right leg: 10")
    type_text(page, "0")
    assert [problem.place for problem in page.problems] == ["blocks[0].reps.right"]
    assert "0 is not between 1 and 999" in texts(page)
    for _change in range(4):
        page.undo()
    assert not page.dirty


def test_a_hold_lasts_as_long_as_it_can_and_a_block_is_a_leg_test_by_a_key(qtbot: QtBot) -> None:
    page = shown(qtbot, routine(SQUATS))
    tab_to(page, "As long as you can")
    press(page, Key.Key_Space)
    assert blocks_of(page) == [replace(SQUATS, open_holds=True)]
    tab_to(page, "A leg test")
    press(page, Key.Key_Space)
    assert blocks_of(page) == [replace(SQUATS, open_holds=True, purpose="test")]
    press(page, Key.Key_Space)
    page.undo()
    assert blocks_of(page) == [replace(SQUATS, open_holds=True, purpose="test")]
