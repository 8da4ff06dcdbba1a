from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from lunge_timer.core.routine import LegOrder
from tests.ui.editor.pages import CTRL, EVENING, LUNGES, Key, press, shown, tab_to, texts, type_text


def test_a_number_is_changed_by_keyboard_alone(qtbot: QtBot) -> None:
    page = shown(qtbot)
    press(page, Key.Key_Down)
    tab_to(page, "Sets: 3")
    type_text(page, "4")
    assert page.routine == replace(
        EVENING, blocks=(EVENING.blocks[0], replace(LUNGES, sets=4), *EVENING.blocks[2:])
    )
    assert page.dirty
    press(page, Key.Key_Z, modifier=CTRL)
    assert page.routine == EVENING
    assert not page.dirty


def test_a_choice_is_made_by_keyboard_alone(qtbot: QtBot) -> None:
    page = shown(qtbot)
    press(page, Key.Key_Down)
    tab_to(page, "Legs: Alternate")
    press(page, Key.Key_Down)
    assert page.routine.blocks[1] == replace(LUNGES, legs=LegOrder.ONE_AT_A_TIME)


def test_the_total_and_the_counts_follow_what_is_typed(qtbot: QtBot) -> None:
    page = shown(qtbot)
    press(page, Key.Key_Down)
    tab_to(page, "Sets: 3")
    assert {"Total 19:15", "5 sets · 40 reps per leg"} <= {*texts(page)}
    type_text(page, "4")
    assert {"Total 21:20", "6 sets · 50 reps per leg"} <= {*texts(page)}
