"""A block that is dragged, and what happens meanwhile."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lunge_timer.core.routine import Block
from lunge_timer.ui.editor.page import EditorPage
from lunge_timer.ui.theme import Colors
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
    press,
    routine,
    row_center,
    settle,
    shown,
)
from tests.ui.library.pages import count

LEFT = Qt.MouseButton.LeftButton
BLOCKS: list[Block] = [WALK, LUNGES, SQUATS, PIGEON]


def take(page: EditorPage, row: int, by_px: int) -> QPoint:
    """Drag a row by its middle and keep the button down; where the mouse is then."""
    ground = page.sidebar.blocks.viewport()
    start = row_center(page, row)
    QTest.mousePress(ground, LEFT, NONE, start)
    for part in (0.5, 1.0):
        QTest.mouseMove(ground, start + QPoint(0, round(by_px * part)))
    settle(page)
    return start + QPoint(0, by_px)


def let_go(page: EditorPage, place: QPoint) -> None:
    QTest.mouseRelease(page.sidebar.blocks.viewport(), LEFT, NONE, place)
    settle(page)


@pytest.mark.parametrize(
    ("key", "modifier", "left"),
    [
        (Key.Key_Delete, NONE, BLOCKS[:3]),
        (Key.Key_Z, CTRL, BLOCKS),
        (Key.Key_D, CTRL, [*BLOCKS, PIGEON, PIGEON]),
        (Key.Key_Up, ALT, [WALK, LUNGES, PIGEON, SQUATS]),
        (Key.Key_Home, NONE, BLOCKS),
    ],
)
def test_a_key_does_its_work_and_ends_the_drag(
    qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier, left: list[Block]
) -> None:
    page = shown(qtbot, size=(1280, 1000))
    row = 4
    if key in {Key.Key_Z, Key.Key_D}:
        page.model.choose(3)
        page.model.duplicate()
        settle(page)
        row = 5
    place = take(page, row, -200)
    press(page, key, modifier=modifier)
    settle(page)
    assert blocks_of(page) == left
    chosen = page.sidebar.blocks.currentIndex().row()
    QTest.mouseMove(page.sidebar.blocks.viewport(), place - QPoint(0, 40))
    let_go(page, place - QPoint(0, 40))
    assert blocks_of(page) == left
    assert page.sidebar.blocks.currentIndex().row() == chosen


def test_blocks_that_are_alike_in_the_list_are_not_mixed_up(qtbot: QtBot) -> None:
    slow = replace(WALK, cue="Slowly")
    page = shown(qtbot, routine(WALK, slow, PIGEON))
    place = take(page, 1, 250)
    press(page, Key.Key_Down, modifier=ALT)
    let_go(page, place)
    assert blocks_of(page) == [slow, WALK, PIGEON]


def test_other_blocks_end_the_drag(qtbot: QtBot) -> None:
    page = shown(qtbot)
    place = take(page, 4, -200)
    page.show_routine(routine(WALK, SQUATS), title="Edit routine")
    settle(page)
    let_go(page, place)
    assert blocks_of(page) == [WALK, SQUATS]


def test_another_button_ends_the_drag(qtbot: QtBot) -> None:
    page = shown(qtbot)
    place = take(page, 4, -200)
    QTest.mouseClick(page.sidebar.blocks.viewport(), Qt.MouseButton.RightButton, NONE, place)
    let_go(page, place)
    assert blocks_of(page) == BLOCKS


def edged(page: EditorPage, colors: Colors) -> list[int]:
    """The rows whose edge tells that the mouse is over them."""
    blocks = page.sidebar.blocks
    settle(page)
    places = [blocks.visualRect(blocks.model().index(row, 0)) for row in range(blocks.model().rowCount())]
    picture = blocks.viewport().grab().toImage()
    tops = [picture.copy(place.left() + 20, place.top(), place.width() - 40, 1) for place in places]
    return [row for row, top in enumerate(tops) if count(top, colors.muted) > 100]


def test_the_mouse_is_shown_over_the_row_where_it_is_after_a_drag(qtbot: QtBot, colors: Colors) -> None:
    page = shown(qtbot)
    ground = page.sidebar.blocks.viewport()
    QTest.mouseMove(ground, row_center(page, 2))
    assert edged(page, colors) == [2]
    end = row_center(page, 3) + QPoint(0, 30)
    QTest.mousePress(ground, LEFT, NONE, row_center(page, 2))
    QTest.mouseMove(ground, row_center(page, 3))
    QTest.mouseMove(ground, end)
    assert edged(page, colors) == []
    let_go(page, end)
    choose(page, 0)
    assert blocks_of(page) == [WALK, SQUATS, LUNGES, PIGEON]
    assert edged(page, colors) == [3]
    QTest.mouseMove(ground, row_center(page, 2) + QPoint(3, 3))
    assert edged(page, colors) == [2]


def test_no_row_is_shown_below_the_mouse_where_a_drag_ends_outside_or_by_a_key(
    qtbot: QtBot, colors: Colors
) -> None:
    page = shown(qtbot, routine(*BLOCKS * 3))
    ground = page.sidebar.blocks.viewport()
    let_go(page, take(page, 2, ground.height() + 20 - row_center(page, 2).y()))
    choose(page, 0)
    page.sidebar.blocks.verticalScrollBar().setValue(100)
    assert edged(page, colors) == []
    page.sidebar.blocks.verticalScrollBar().setValue(0)
    QTest.mouseMove(ground, row_center(page, 1))
    place = take(page, 1, 90)
    choose(page, 0)
    press(page, Key.Key_Escape)
    assert edged(page, colors) == []
    let_go(page, place)


def test_no_row_is_shown_below_the_mouse_where_it_is_below_the_last(qtbot: QtBot, colors: Colors) -> None:
    page = shown(qtbot, routine(WALK, LUNGES))
    choose(page, 0)
    ground = page.sidebar.blocks.viewport()
    QTest.mouseMove(ground, row_center(page, 2))
    assert edged(page, colors) == [2]
    QTest.mouseMove(ground, ground.rect().center() + QPoint(0, ground.height() // 2 - 5))
    assert edged(page, colors) == []
