"""Letters that grow while the program runs: the list and the name follow them at once."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lunge_timer.ui.library.page import LibraryPage
from lunge_timer.ui.theme import Scheme, apply_theme
from tests.ui.library.pages import item_id, routines, settle, shown

LARGEST = 2.0


def choose_last(page: LibraryPage) -> None:
    page.choose(item_id(routines()[-1].name))
    settle(page)


def chosen_is_whole_in_sight(page: LibraryPage) -> bool:
    return page.cards._ground.rect().contains(page.cards.visualRect(page.cards.currentIndex()))


def test_cards_and_name_follow_the_letters_at_once(qtbot: QtBot, qapp: QApplication) -> None:
    page = shown(qtbot)
    cards, name = page.cards, page.header._name
    before_px = cards.visualRect(cards.currentIndex()).height(), name.height()
    small = cards.grab().toImage()
    apply_theme(qapp, Scheme.DARK, LARGEST)
    settle(page)
    assert cards.visualRect(cards.currentIndex()).height() > 1.3 * before_px[0]
    assert name.height() > 1.3 * before_px[1]
    large = cards.grab().toImage()
    apply_theme(qapp, Scheme.DARK)
    settle(page)
    assert cards.grab().toImage() == small != large


def test_the_list_of_a_wide_window_grows_with_its_letters_up_to_a_good_third(
    qtbot: QtBot, qapp: QApplication
) -> None:
    page = shown(qtbot)
    page.resize(1920, 1080)
    settle(page)
    before_px = page.panel.width()
    apply_theme(qapp, Scheme.DARK, LARGEST)
    settle(page)
    assert 1.4 * before_px < page.panel.width() < 0.45 * page.width()
    apply_theme(qapp, Scheme.DARK)
    settle(page)
    assert page.panel.width() == before_px == 460


@pytest.mark.parametrize("hidden", [False, True])
def test_the_chosen_card_stays_whole_in_sight_when_the_letters_grow(
    qtbot: QtBot, qapp: QApplication, *, hidden: bool
) -> None:
    page = shown(qtbot)
    choose_last(page)
    page.setHidden(hidden)
    apply_theme(qapp, Scheme.DARK, LARGEST)
    settle(page)
    page.show()
    settle(page)
    assert chosen_is_whole_in_sight(page)


def test_the_chosen_card_stays_whole_in_sight_in_a_lower_window(qtbot: QtBot) -> None:
    page = shown(qtbot)
    choose_last(page)
    page.resize(900, 600)
    settle(page)
    assert chosen_is_whole_in_sight(page)
