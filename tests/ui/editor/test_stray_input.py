"""Keys and clicks nobody foresaw: what is typed reaches the block its form was made for, or nobody."""

from random import Random

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.core.routine import Block, ExerciseBlock, LegOrder
from lunge_timer.ui.editor.page import EditorPage
from tests.ui.editor.pages import (
    ALT,
    CTRL,
    EVENING,
    LUNGES,
    NONE,
    SQUATS,
    WALK,
    Key,
    click,
    exercises,
    field,
    routine,
    settle,
    shown,
)

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard|propagateSizeHints)")

ONE_LEG = replace(LUNGES, legs=LegOrder.ONE_AT_A_TIME)
KEYS = [
    *((key, NONE) for key in (Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right, Key.Key_Home)),
    *((key, NONE) for key in (Key.Key_Tab, Key.Key_Backtab, Key.Key_Return, Key.Key_Space, Key.Key_F4)),
    *((key, NONE) for key in (Key.Key_Delete, Key.Key_Backspace, Key.Key_PageUp, Key.Key_Escape)),
    *((key, NONE) for key in (Key.Key_0, Key.Key_3, Key.Key_9, Key.Key_Colon, Key.Key_M, Key.Key_X)),
    *((key, CTRL) for key in (Key.Key_Z, Key.Key_Y, Key.Key_D, Key.Key_S)),
    *((key, ALT) for key in (Key.Key_Up, Key.Key_Down)),
]
TURNS = 200


@pytest.mark.parametrize("other", [ONE_LEG, SQUATS, WALK], ids=["alike", "another exercise", "timed"])
@pytest.mark.parametrize("words", ["Legs: ", "First leg: ", "Pace: ", "Load: "])
def test_a_list_that_was_opened_over_one_block_chooses_nothing_in_another(
    qtbot: QtBot, other: Block, words: str
) -> None:
    page = shown(qtbot, routine(LUNGES, other))
    choice = field(page, words)
    assert isinstance(choice, QComboBox)
    choice.showPopup()
    settle(page)
    page.model.choose(1)
    settle(page)
    assert not choice.view().isVisible()
    for key in (Key.Key_Down, Key.Key_Return):
        QTest.keyClick(choice.view(), key)
    assert page.routine == routine(LUNGES, other)


@pytest.mark.parametrize("seed", range(8))
def test_no_key_and_no_click_breaks_the_editor(qtbot: QtBot, seed: int) -> None:
    chance = Random(seed)  # noqa: S311  # the same keys at each run
    page = shown(qtbot, EVENING)
    for _turn in range(TURNS):
        if chance.random() < 0.05:
            page.show_routine(EVENING, title="Edit routine")
        elif chance.random() < 0.1:
            page.model.choose(chance.randrange(-1, len(page.routine.blocks) or 1))
        elif chance.random() < 0.3:
            click_anywhere(page, chance)
        else:
            press_any_key(page, chance)
        QApplication.processEvents()
        check(page)
    for menu in page.findChildren(QMenu):
        menu.close()


def press_any_key(page: EditorPage, chance: Random) -> None:
    """Where the keyboard is, or in a list that hangs over the page, or did once; below no question."""
    lists = [combo.view() for combo in page.findChildren(QComboBox) if combo.isEnabled()]
    focused = QApplication.focusWidget() or page
    key, held = chance.choice(KEYS)
    QTest.keyClick(chance.choice([focused, focused, *lists[:1], *lists[-1:]]), key, held)


def click_anywhere(page: EditorPage, chance: Random) -> None:
    widget = chance.choice([one for one in page.findChildren(QWidget) if one.isVisible() and one.isEnabled()])
    click(widget, QPoint(chance.randrange(widget.width() or 1), chance.randrange(widget.height() or 1)))


def check(page: EditorPage) -> None:
    """The chosen row is the chosen block's, and every block has what a block of its kind may have."""
    draft = page.model.draft
    assert page.sidebar.blocks.currentIndex().row() == draft.chosen + 1
    assert all(number < len(draft.rows) for number, _key in draft.mistyped)
    known = draft.routine.known(exercises())
    for block in draft.routine.all_blocks:
        if isinstance(block, ExerciseBlock):
            assert {*block.phases_s} <= {phase.id for phase in known[block.exercise].phases}
