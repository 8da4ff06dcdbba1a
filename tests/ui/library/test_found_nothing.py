"""A search that finds nothing: nothing is chosen, nothing starts, and its end brings all back."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lunge_timer.ui.library.page import LibraryPage
from tests.ui.library.pages import DESK, item_id, press, settle, shown, texts

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


def searched(qtbot: QtBot, letters: str) -> LibraryPage:
    """A page where the desk break was chosen, and then letters were typed."""
    page = shown(qtbot)
    page.choose(item_id(DESK))
    for letter in letters:
        QTest.keyClicks(page.window().focusWidget(), letter)
    settle(page)
    return page


def test_enter_starts_nothing(qtbot: QtBot) -> None:
    page = searched(qtbot, "xyz")
    assert page.cards.model().rowCount() == 0
    with qtbot.assertNotEmitted(page.start_requested):
        press(page, ENTER)
    assert page.routine is None


def test_there_is_no_start_but_words_for_the_way_back(qtbot: QtBot) -> None:
    page = searched(qtbot, "xyz")
    assert not page.header.start_button.isVisible()
    assert DESK not in texts(page)
    assert {"Nothing is chosen", f"Clear the search to come back to “{DESK}”."} <= {*texts(page)}


def test_clearing_the_search_brings_back_what_was_chosen_before_it(qtbot: QtBot) -> None:
    page = searched(qtbot, "lungex")  # the first letters find, and choose, another
    press(page, ESCAPE)
    settle(page)
    assert page.chosen is not None
    assert page.chosen.name == DESK
    assert page.header.start_button.isVisible()
    assert "Nothing is chosen" not in texts(page)
    with qtbot.waitSignal(page.start_requested) as signal:
        press(page, ENTER)
    assert signal.args[0].name == DESK


def test_nobody_is_told_that_nothing_is_chosen_while_something_waits(qtbot: QtBot) -> None:
    page = shown(qtbot)
    page.choose(item_id(DESK))
    with qtbot.assertNotEmitted(page.chosen_changed):
        page.search_for("xyz")


def test_the_buttons_for_the_routine_are_back_with_it(qtbot: QtBot) -> None:
    page = searched(qtbot, "zzz")
    assert not page.parts.action_row.isVisible()
    page.leave_search()
    assert page.parts.action_row.isVisible()
