"""A block that is dragged, and what happens meanwhile."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lunge_timer.core.routine import Block
from lunge_timer.ui.editor import EditorPage
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
    press,
    routine,
    row_center,
    settle,
    shown,
)

LEFT = Qt.MouseButton.LeftButton
BLOCKS = [WALK, LUNGES, SQUATS, PIGEON]


def take(page: EditorPage, row: int, by_px: int) -> QPoint:
    """Drag a row by its middle and keep the button down; where the mouse is then."""
    ground = page.side.blocks.viewport()
    start = row_center(page, row)
    QTest.mousePress(ground, LEFT, NONE, start)
    for part in (0.5, 1.0):
        QTest.mouseMove(ground, start + QPoint(0, round(by_px * part)))
    settle(page)
    return start + QPoint(0, by_px)


def let_go(page: EditorPage, place: QPoint) -> None:
    QTest.mouseRelease(page.side.blocks.viewport(), LEFT, NONE, place)
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
        page.revision.choose(3)
        page.revision.duplicate()
        settle(page)
        row = 5
    place = take(page, row, -200)
    press(page, key, modifier=modifier)
    settle(page)
    assert blocks_of(page) == left
    chosen = page.side.blocks.currentIndex().row()
    QTest.mouseMove(page.side.blocks.viewport(), place - QPoint(0, 40))
    let_go(page, place - QPoint(0, 40))
    assert blocks_of(page) == left
    assert page.side.blocks.currentIndex().row() == chosen


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
