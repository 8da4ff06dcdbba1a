import string

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lunge_timer.core.listing import LibraryItem
from lunge_timer.ui.library.page import LibraryPage
from lunge_timer.ui.library.search import SearchField
from lunge_timer.ui.widgets.keys import allow_single_keys
from tests.ui.library.items import BROKEN, Keeper, built_ins, own
from tests.ui.library.pages import DESK, LUNGES, SQUATS, choose, item_id, press, settle, shown, tab_to, texts

ESCAPE, ENTER, DOWN = Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Down


def listed(page: LibraryPage) -> list[str]:
    model = page.cards.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def chosen(page: LibraryPage) -> str:
    assert page.chosen is not None
    return page.chosen.name


def kept(qtbot: QtBot, *items: LibraryItem) -> Keeper:
    return Keeper(shown(qtbot), [*items, *built_ins()])


def field(page: LibraryPage) -> SearchField:
    found = page.parts.search
    assert found is not None
    return found


def test_letters_typed_in_the_list_are_searched_for(qtbot: QtBot) -> None:
    page = shown(qtbot)
    QTest.keyClicks(page.cards, "d")
    assert page.window().focusWidget() is field(page)
    QTest.keyClicks(field(page), "esk")
    assert field(page).text() == "desk"
    assert listed(page) == [DESK]
    assert chosen(page) == DESK


@pytest.mark.parametrize("letter", string.ascii_letters + string.digits)
def test_a_letter_by_itself_is_searched_for_and_changes_no_routine(qtbot: QtBot, letter: str) -> None:
    keeper = kept(qtbot)
    before = dict(keeper.items)
    QTest.keyClicks(keeper.page.cards, letter)
    assert field(keeper.page).text() == letter
    assert keeper.items == before


def test_letters_go_on_in_the_search_from_wherever_the_keyboard_is(qtbot: QtBot) -> None:
    page = shown(qtbot)
    tab_to(page, "Hold in the squat")
    QTest.keyClicks(page.window().focusWidget(), "s")
    QTest.keyClicks(page.window().focusWidget(), "q")
    assert field(page).text() == "sq"


def test_without_single_keys_letters_are_searched_for_on_the_list_alone(qtbot: QtBot) -> None:
    page = shown(qtbot)
    allow_single_keys(allowed=False)
    slider = tab_to(page, "Hold in the squat")
    QTest.keyClicks(slider, "s/?")
    assert slider.hasFocus()
    assert field(page).text() == ""
    page.cards.setFocus()
    QTest.keyClicks(page.cards, "s")
    assert field(page).text() == "s"


def test_ctrl_f_and_slash_go_to_the_search(qtbot: QtBot) -> None:
    page = shown(qtbot)
    for modifiers, key in (
        (Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_F),
        (Qt.KeyboardModifier.NoModifier, Qt.Key.Key_Slash),
    ):
        page.cards.setFocus()
        QTest.keyClick(page.cards, key, modifiers)
        assert page.window().focusWidget() is field(page)
        assert field(page).text() == ""


def test_escape_empties_the_search_and_goes_back_to_the_list(qtbot: QtBot) -> None:
    page = shown(qtbot)
    QTest.keyClicks(page.cards, "d")
    QTest.keyClicks(field(page), "esk")
    press(page, ESCAPE)
    assert len(listed(page)) == 9
    assert chosen(page) == DESK
    assert page.window().focusWidget() is page.cards


def test_escape_with_nothing_to_leave_is_left_to_the_window(qtbot: QtBot) -> None:
    page = shown(qtbot)
    settle(page)
    assert not page.leave_search()


def test_the_mouse_empties_the_search(qtbot: QtBot) -> None:
    page = shown(qtbot)
    assert not field(page)._clear.isVisible()
    QTest.keyClicks(page.cards, "d")
    QTest.mouseClick(field(page)._clear, Qt.MouseButton.LeftButton)
    assert len(listed(page)) == 9


def test_enter_leads_from_the_search_to_the_first_that_was_found_and_then_starts_it(qtbot: QtBot) -> None:
    page = shown(qtbot)
    QTest.keyClicks(page.cards, "b")
    QTest.keyClicks(field(page), "eginner")
    with qtbot.assertNotEmitted(page.start_requested):
        press(page, ENTER)
    assert page.cards.hasFocus()
    with qtbot.waitSignal(page.start_requested) as signal:
        press(page, ENTER)
    assert signal.args[0].name == LUNGES


def told(page: LibraryPage) -> str:
    """What a screen reader is told of a search: without, Qt describes the field by what stands in it."""
    description = QAccessible.queryAccessibleInterface(field(page)).text(QAccessible.Text.Description)
    return "" if description == field(page).placeholderText() else description


def test_what_was_found_is_told_once_typing_rests(qtbot: QtBot) -> None:
    page = shown(qtbot)
    QTest.keyClicks(page.cards, "s")
    QTest.keyClicks(field(page), "quat")
    assert told(page) == ""
    count = len(listed(page))
    qtbot.waitUntil(lambda: told(page) == f"{count} routines, {SQUATS} is chosen")
    QTest.keyClicks(field(page), " holds")
    qtbot.waitUntil(lambda: told(page) == f"1 routine, {SQUATS} is chosen")
    QTest.keyClicks(field(page), "x")
    qtbot.waitUntil(lambda: told(page) == "No routine matches “squat holdsx”.")


def test_what_was_found_is_not_told_once_the_search_is_left(qtbot: QtBot) -> None:
    page = shown(qtbot)
    QTest.keyClicks(page.cards, "d")
    rest = field(page).findChild(QTimer)
    assert rest is not None
    press(page, DOWN)
    with qtbot.waitSignal(rest.timeout):
        pass
    assert told(page) == ""
    page.search()
    assert told(page) == ""  # another one may be chosen by now


@pytest.mark.parametrize("key", [ENTER, DOWN])
def test_where_nothing_was_found_the_keyboard_stays_and_that_is_told_at_once(
    qtbot: QtBot, key: Qt.Key
) -> None:
    page = shown(qtbot)
    QTest.keyClicks(page.cards, "x")
    QTest.keyClicks(field(page), "yz")
    press(page, key)
    assert told(page) == "No routine matches “xyz”."
    field(page).clear()
    settle(page)
    assert page.window().focusWidget() is field(page)


def test_the_arrows_lead_from_the_search_into_the_list(qtbot: QtBot) -> None:
    page = shown(qtbot)
    QTest.keyClicks(page.cards, "l")
    QTest.keyClicks(field(page), "unge")
    first, second = listed(page)[:2]
    assert chosen(page) == first
    press(page, DOWN)
    assert chosen(page) == second
    assert page.window().focusWidget() is page.cards


def test_typing_goes_on_where_the_search_was_left(qtbot: QtBot) -> None:
    page = shown(qtbot)
    QTest.keyClicks(page.cards, "l")
    press(page, DOWN)
    QTest.keyClicks(page.cards, "u")
    assert field(page).text() == "lu"


def test_with_every_letter_the_best_match_is_chosen(qtbot: QtBot) -> None:
    page = shown(qtbot)
    QTest.keyClicks(page.cards, "l")
    QTest.keyClicks(field(page), "unge")
    assert SQUATS in listed(page)  # for its exercise
    assert chosen(page) == listed(page)[0] == LUNGES


def test_new_items_leave_the_search_and_what_is_chosen_in_it_as_they_are(qtbot: QtBot) -> None:
    keeper = kept(qtbot)
    page = keeper.page
    QTest.keyClicks(page.cards, "l")
    press(page, DOWN)
    was = chosen(page)
    keeper.items["new"] = own("new", "A lunge")
    keeper.show()
    assert listed(page)[0] == "A lunge"
    assert chosen(page) == was


def test_nothing_found_is_told_until_the_search_is_left(qtbot: QtBot) -> None:
    page = shown(qtbot)
    choose(page, DESK)
    QTest.keyClicks(page.cards, "#")
    QTest.keyClicks(field(page), "<b>")
    assert listed(page) == []
    assert "No routine matches “#<b>”." in texts(page)
    assert DESK not in texts(page)
    press(page, ESCAPE)
    assert page.cards.isVisible()
    assert chosen(page) == DESK
    assert not any("matches" in text for text in texts(page))


def test_choosing_what_the_search_leaves_out_leaves_the_search(qtbot: QtBot) -> None:
    page = shown(qtbot)
    QTest.keyClicks(page.cards, "x")
    page.choose(item_id(DESK))
    assert chosen(page) == DESK
    assert field(page).text() == ""


def test_what_is_set_stays_set_through_a_search(qtbot: QtBot) -> None:
    keeper = kept(qtbot, own("a", "Evening legs"))
    page = keeper.page
    page.choose("a")
    slider = page.parts.detail.controls.controls[0].tab_stop
    QTest.keyClick(slider, Qt.Key.Key_End)
    was = page.routine
    assert was is not None
    assert was != keeper.items["a"].routine
    QTest.keyClicks(page.cards, "d")
    QTest.keyClicks(field(page), "esk")
    press(page, ESCAPE)
    page.choose("a")
    assert page.routine == was


def test_a_broken_file_is_searched_by_its_name_and_not_started(qtbot: QtBot) -> None:
    page = kept(qtbot, BROKEN).page
    QTest.keyClicks(page.cards, "h")
    QTest.keyClicks(field(page), "alf.l")
    assert chosen(page) == BROKEN.name
    with qtbot.assertNotEmitted(page.start_requested):
        press(page, ENTER)
