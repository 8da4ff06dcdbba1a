"""Rounds: blocks that go into one and out of it, by keys and by mouse, and what the list shows of them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lunge_timer.core.limits import BLOCKS
from lunge_timer.core.routine import Block, Round, Routine
from lunge_timer.ui.editor.draft import WHOLE, Draft
from lunge_timer.ui.editor.page import EditorPage
from lunge_timer.ui.editor.pick_panel import PickPanel
from lunge_timer.ui.editor.rows import blocks_of as blocks_from
from lunge_timer.ui.editor.rows import rows_of
from lunge_timer.ui.theme import Colors
from lunge_timer.ui.widgets.buttons import SlimButton
from tests.ui.editor.pages import (
    ALT,
    CTRL,
    LUNGES,
    NONE,
    PIGEON,
    SQUATS,
    WALK,
    Key,
    blocks_of,
    choose,
    click,
    field,
    focused,
    press,
    routine,
    row_center,
    settle,
    shown,
    tab_to,
    texts,
    type_text,
)
from tests.ui.editor.version_two import version_two
from tests.ui.library.pages import count

ACCESSIBLE_TEXT = Qt.ItemDataRole.AccessibleTextRole
LEFT = Qt.MouseButton.LeftButton
CIRCUIT = Round(name="Circuit", times=3, rest_s=60, blocks=(LUNGES, SQUATS))


def circuit(*blocks: Block) -> Round:
    return replace(CIRCUIT, blocks=blocks)


@given(edited=version_two())
def test_the_rows_of_a_routine_are_its_blocks(edited: Routine) -> None:
    rows = rows_of(edited)
    assert len(rows) == edited.block_count
    assert blocks_from(rows) == edited.blocks


@given(edited=version_two(), chosen=st.integers(0, 12), by=st.sampled_from([-1, 1]))
def test_one_place_up_or_down_is_taken_back_by_one_the_other_way(
    edited: Routine, chosen: int, by: int
) -> None:
    draft = Draft(routine=edited).with_chosen(chosen)
    if draft.chosen == WHOLE:
        return
    moved = draft.with_step(1 if by > 0 else -1)
    if moved != draft:
        assert moved.block == draft.block
        assert moved.with_step(-1 if by > 0 else 1) == draft


def test_a_block_goes_through_a_round_by_the_keys_that_move_it(qtbot: QtBot) -> None:
    page = shown(qtbot, routine(WALK, CIRCUIT, PIGEON))
    choose(page, 1)
    for inside in (
        [circuit(WALK, LUNGES, SQUATS), PIGEON],
        [circuit(LUNGES, WALK, SQUATS), PIGEON],
        [circuit(LUNGES, SQUATS, WALK), PIGEON],
        [CIRCUIT, WALK, PIGEON],
        [CIRCUIT, PIGEON, WALK],
        [CIRCUIT, PIGEON, WALK],
    ):
        press(page, Key.Key_Down, modifier=ALT)
        assert blocks_of(page) == inside
    for _step in range(5):
        press(page, Key.Key_Up, modifier=ALT)
    assert blocks_of(page) == [WALK, CIRCUIT, PIGEON]
    for _step in range(10):
        page.undo()
    assert not page.dirty


def test_a_round_goes_over_a_block_and_over_a_round_as_a_whole(qtbot: QtBot) -> None:
    other = Round(times=2, blocks=(WALK, PIGEON))
    page = shown(qtbot, routine(CIRCUIT, WALK, other))
    for expected in ([WALK, CIRCUIT, other], [WALK, other, CIRCUIT], [WALK, other, CIRCUIT]):
        press(page, Key.Key_Down, modifier=ALT)
        assert blocks_of(page) == expected
    for _step in range(2):
        press(page, Key.Key_Up, modifier=ALT)
    assert blocks_of(page) == [CIRCUIT, WALK, other]


def drag(page: EditorPage, row: int, by_px: int) -> None:
    """Drag a row by its middle, so far down or up."""
    ground = page.sidebar.blocks.viewport()
    start = row_center(page, row)
    QTest.mousePress(ground, LEFT, NONE, start)
    for part in (0.3, 0.7, 1.0):
        QTest.mouseMove(ground, start + QPoint(0, round(by_px * part)))
        settle(page)
    QTest.mouseRelease(ground, LEFT, NONE, start + QPoint(0, by_px))
    settle(page)


def height_px(page: EditorPage, row: int) -> int:
    return page.sidebar.blocks.visualRect(page.sidebar.blocks.model().index(row, 0)).height()


@pytest.mark.parametrize(
    ("row", "rows_down", "left"),
    [
        (1, 1.2, [circuit(WALK, LUNGES, SQUATS), PIGEON]),
        (1, 2.2, [circuit(LUNGES, WALK, SQUATS), PIGEON]),
        (1, 3.0, [circuit(LUNGES, SQUATS, WALK), PIGEON]),
        (1, 3.5, [CIRCUIT, WALK, PIGEON]),
        (5, -0.4, [WALK, circuit(LUNGES, SQUATS, PIGEON)]),
        (5, -1.0, [WALK, circuit(LUNGES, PIGEON, SQUATS)]),
        (5, -3.2, [WALK, PIGEON, CIRCUIT]),
        (4, 0.5, [WALK, circuit(LUNGES), SQUATS, PIGEON]),
        (3, -1.2, [WALK, LUNGES, circuit(SQUATS), PIGEON]),
        (2, -1.2, [CIRCUIT, WALK, PIGEON]),
        (2, 3.0, [WALK, PIGEON, CIRCUIT]),
        (4, -1.0, [WALK, circuit(SQUATS, LUNGES), PIGEON]),
    ],
)
def test_rows_are_dragged_into_a_round_and_out_of_it(
    qtbot: QtBot, row: int, rows_down: float, left: list[Block | Round]
) -> None:
    page = shown(qtbot, routine(WALK, CIRCUIT, PIGEON), size=(1280, 1000))
    drag(page, row, round(rows_down * height_px(page, 1)))
    assert blocks_of(page) == left
    page.undo()
    assert blocks_of(page) == [WALK, CIRCUIT, PIGEON]


def test_a_round_is_put_around_the_chosen_block_and_taken_away_again(qtbot: QtBot) -> None:
    page = shown(qtbot, routine(WALK, LUNGES))
    choose(page, 2)
    press(page, Key.Key_G, modifier=CTRL)
    assert blocks_of(page) == [WALK, Round(times=3, blocks=(LUNGES,))]
    tab_to(page, "Name: ")
    press(page, Key.Key_Tab)
    tab_to(page, "Times: 3")
    type_text(page, "12")
    tab_to(page, "Rest between rounds: 45")
    type_text(page, "90")
    tab_to(page, "Ungroup")
    assert blocks_of(page)[1] == Round(times=12, rest_s=90, blocks=(LUNGES,))
    press(page, Key.Key_Return)
    assert blocks_of(page) == [WALK, LUNGES]
    page.undo()
    page.undo()
    assert blocks_of(page)[1] == Round(times=12, blocks=(LUNGES,))


@pytest.mark.parametrize("row", [0, 1, 2])
def test_where_no_round_fits_around_a_new_one_has_a_step_in_it(qtbot: QtBot, row: int) -> None:
    page = shown(qtbot, routine(CIRCUIT, PIGEON) if row else routine(CIRCUIT))
    choose(page, row)
    click(page.sidebar.round_button)
    added = blocks_of(page)[1]
    assert isinstance(added, Round)
    assert len(added.blocks) == 1
    assert page.model.draft.block == replace(added, blocks=())
    assert page.problems == ()


@pytest.mark.parametrize("size", [(1280, 800), (900, 600)])
def test_a_round_is_added_by_mouse_at_any_size(qtbot: QtBot, size: tuple[int, int]) -> None:
    page = shown(qtbot, routine(WALK), size)
    assert page.sidebar.round_button.isVisible() == (size == (1280, 800))
    buttons = [each for each in page.sidebar.findChildren(SlimButton) if each.isVisible()]
    gaps = {after.x() - before.geometry().right() - 1 for before, after in pairwise(buttons)}
    assert gaps == {8}
    click(page.sidebar.add_button)
    settle(page)
    (panel,) = (each for each in page.findChildren(PickPanel) if each.isVisible())
    click(field(panel, "Round, Around “Walk”"))
    assert blocks_of(page) == [Round(times=3, blocks=(WALK,))]


def test_what_is_added_goes_into_the_round_that_is_chosen(qtbot: QtBot) -> None:
    page = shown(qtbot, routine(CIRCUIT, PIGEON))
    for row in (1, 2, 3):
        choose(page, row)
        page.model.add_exercise("machine-leg-curl")
        page.undo()
        page.redo()
        (first, second) = blocks_of(page)
        assert isinstance(first, Round)
        assert len(first.blocks) == 3
        assert second == PIGEON
        page.undo()


def test_a_round_is_duplicated_and_removed_with_its_blocks(qtbot: QtBot) -> None:
    page = shown(qtbot, routine(CIRCUIT, PIGEON))
    press(page, Key.Key_D, modifier=CTRL)
    assert blocks_of(page) == [CIRCUIT, CIRCUIT, PIGEON]
    assert page.model.draft.chosen == 3
    press(page, Key.Key_Delete)
    press(page, Key.Key_Up, Key.Key_Up, Key.Key_Up)
    press(page, Key.Key_Delete)
    assert blocks_of(page) == [PIGEON]


def test_nothing_grows_past_the_most_blocks_there_may_be(qtbot: QtBot) -> None:
    page = shown(qtbot, routine(CIRCUIT, *[WALK] * (BLOCKS.high - 4)))
    page.model.duplicate()
    assert page.routine.block_count == BLOCKS.high - 1
    choose(page, 4)
    page.model.add_round()
    assert page.routine.block_count == BLOCKS.high
    page.model.add_round()
    assert page.routine.block_count == BLOCKS.high
    assert page.sidebar.round_button.is_waiting


def test_a_round_that_was_emptied_says_so_and_takes_blocks_again(qtbot: QtBot) -> None:
    page = shown(qtbot, routine(circuit(LUNGES), PIGEON))
    choose(page, 2)
    press(page, Key.Key_Down, modifier=ALT)
    assert [problem.place for problem in page.problems] == ["blocks[0].blocks"]
    assert page.overview.mistakes_button.text() == "Correct 1 mistake to save"
    page.save()
    assert page.model.draft.chosen == 0
    choose(page, 2)
    press(page, Key.Key_Up, modifier=ALT)
    assert page.problems == ()
    assert blocks_of(page) == [circuit(LUNGES), PIGEON]


def test_a_mistake_in_a_round_is_told_in_its_row_and_led_to(qtbot: QtBot) -> None:
    page = shown(qtbot, routine(WALK, CIRCUIT))
    choose(page, 4)
    page.model.change("reps", 0, "Reps")
    choose(page, 2)
    page.model.change("times", 99, "Times")
    assert [problem.place for problem in page.problems] == ["blocks[1].times", "blocks[1].blocks[1].reps"]
    choose(page, 0)
    press(page, Key.Key_S, modifier=CTRL)
    assert page.model.draft.chosen == 1
    assert "99 is not between 1 and 50" in texts(page)
    page.undo()
    press(page, Key.Key_S, modifier=CTRL)
    assert page.model.draft.chosen == 3
    assert focused(page) is field(page, "Reps per leg: 0")
    model = page.sidebar.blocks.model()
    assert "0 is not between 1 and 999" in model.data(model.index(4, 0), role=ACCESSIBLE_TEXT)


def test_what_is_mistyped_goes_into_a_round_with_its_block(qtbot: QtBot) -> None:
    page = shown(qtbot, routine(LUNGES, CIRCUIT))
    tab_to(page, "Sets: 3")
    type_text(page, "many")
    press(page, Key.Key_Down, modifier=ALT)
    assert [problem.place for problem in page.problems] == ["blocks[0].blocks[0].sets"]
    assert field(page, "Sets: ").property("text") == "many"


def test_a_screen_reader_is_told_of_rounds_and_what_is_in_them(qtbot: QtBot) -> None:
    page = shown(qtbot, routine(CIRCUIT, PIGEON))
    model = page.sidebar.blocks.model()
    said = [model.data(model.index(row, 0), role=ACCESSIBLE_TEXT) for row in range(1, 5)]
    assert said[0] == "Circuit, 3 times, rest 60 s between rounds"
    assert [row.endswith(", in the round") for row in said] == [False, True, True, False]
    told: list[str] = []
    page.model.told.connect(told.append)
    choose(page, 4)
    press(page, Key.Key_Up, modifier=ALT)
    assert told == ["Into the round"]
    press(page, Key.Key_Down, modifier=ALT)
    assert told == ["Into the round", "Out of the round"]
    assert "Out of the round" in texts(page)


def test_a_frame_stands_around_the_rows_of_a_round_and_is_edged_where_it_is_chosen(
    qtbot: QtBot, colors: Colors
) -> None:
    page = shown(qtbot, routine(WALK, CIRCUIT, PIGEON), size=(1280, 1000))
    blocks = page.sidebar.blocks
    for row, edge in ((1, colors.card_edge), (2, colors.accent)):
        choose(page, row)
        settle(page)
        picture = blocks.viewport().grab().toImage()
        head, last = (blocks.visualRect(blocks.model().index(each, 0)) for each in (2, 4))
        side = picture.copy(head.left(), head.top() + 30, 2, last.top() - head.top())
        assert count(side, edge) > side.height() * 0.9
        gap = picture.copy(head.left() + 5, last.top() - 20, 5, 40)
        assert count(gap, colors.panel) == 5 * 40
