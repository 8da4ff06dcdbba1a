"""Every state of the page at three sizes, and in the largest letters: nothing is cut off."""

from collections.abc import Callable, Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lunge_timer.core.listing import LibraryItem
from lunge_timer.ui.library.columns import Columns
from lunge_timer.ui.library.library_commands import LibraryCommand
from lunge_timer.ui.library.page import LibraryPage
from lunge_timer.ui.theme import Colors, Scheme, apply_theme, current_colors
from lunge_timer.ui.widgets.key_list import KeyList
from tests.ui.library.clipping import LARGEST, SIZES, faults
from tests.ui.library.items import BROKEN, built_ins, own
from tests.ui.library.pages import count, routines, settle, shown, texts

pytestmark = pytest.mark.slow

LONG = "A name of eighty characters, as long as any name may ever be in this program: Ok"
ITEMS = [own("long", LONG), own("evening", "Evening legs", starred=True), BROKEN, *built_ins()]


def rename(page: LibraryPage, name: str) -> None:
    page.choose("long")
    page.rename_chosen()
    field = page.parts.name_field
    field.setText(name)
    field.textEdited.emit(name)


STATES: Mapping[str, Callable[[LibraryPage], None]] = {
    "a long name": lambda page: page.choose("long"),
    "a broken file": lambda page: page.choose(BROKEN.id),
    "nothing found": lambda page: page.search_for("nothing of that name"),
    "a deletion": lambda page: page.show_undo(f"“{LONG}” was deleted."),
    "a problem": lambda page: page.show_note("a.lunge.json: blocks[2].sets: 0 is not between 1 and 99\n" * 3),
    "a name being changed": lambda page: rename(page, LONG),
    "a name that cannot be": lambda page: rename(page, LONG * 2),
    "wider sliders": lambda page: page.show_beyond(True),  # noqa: FBT003 - a setting's value
    "the keys": lambda page: page.obey(LibraryCommand.SHOW_KEYS),
}


def lived_in(qtbot: QtBot, size: tuple[int, int], items: list[LibraryItem] | None = None) -> LibraryPage:
    page = shown(qtbot, size=size)
    page.show_items(items or ITEMS)
    settle(page)
    return page


def shown_faults(page: LibraryPage) -> list[str]:
    """What is cut off, but for what lies under the list of keys."""
    keys = page.findChildren(KeyList)
    return faults(keys[0] if keys else page)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("state", STATES)
def test_nothing_is_cut_off(qtbot: QtBot, size: tuple[int, int], state: str) -> None:
    page = lived_in(qtbot, size)
    STATES[state](page)
    settle(page)
    assert page.size().toTuple() == size
    assert shown_faults(page) == []


@pytest.mark.parametrize(("size", "scale"), LARGEST, ids=str)
@pytest.mark.parametrize("state", STATES)
def test_nothing_is_cut_off_in_the_largest_letters(
    qtbot: QtBot, qapp: QApplication, size: tuple[int, int], scale: float, state: str
) -> None:
    apply_theme(qapp, Scheme.DARK, scale)
    page = lived_in(qtbot, size)
    STATES[state](page)
    settle(page)
    assert page.size().toTuple() == size
    assert shown_faults(page) == []
    area = page.parts.detail.scroll_area
    content = area.widget()
    assert content is not None
    assert content.width() <= area.viewport().width()


@pytest.mark.parametrize("_time", range(6))  # Qt tells widgets of new letters in any order
def test_letters_that_grow_while_the_page_stands_are_not_cut_off_either(
    qtbot: QtBot, qapp: QApplication, _time: int
) -> None:
    page = lived_in(qtbot, (1024, 600))
    apply_theme(qapp, Scheme.DARK, 2.0)
    settle(page)
    settle(page)
    assert faults(page) == []
    apply_theme(qapp, Scheme.DARK)
    settle(page)
    assert faults(page) == []


def test_without_room_for_two_columns_the_numbers_come_first(qtbot: QtBot) -> None:
    page = lived_in(qtbot, (1280, 800))
    columns = page.findChildren(Columns)[0]
    assert columns.left.geometry().top() == columns.right.geometry().top()
    columns.setMinimumWidth(0)
    page.view.setFixedWidth(420)
    settle(page)
    assert columns.right.geometry().bottom() < columns.left.geometry().top()


@pytest.mark.parametrize("scheme", [Scheme.DARK, Scheme.LIGHT, Scheme.HIGH_CONTRAST])
def test_a_broken_file_bears_a_warning_sign(qtbot: QtBot, qapp: QApplication, scheme: Scheme) -> None:
    apply_theme(qapp, scheme)
    page = lived_in(qtbot, (1280, 800), [BROKEN, own("a", "A")])
    signs = [page.cards.grab(page.cards.star_place(number)).toImage() for number in (0, 1)]
    assert count(signs[1], current_colors().danger) > 10
    assert count(signs[0], current_colors().danger) == 0


def test_the_star_under_the_mouse_lights_up(qtbot: QtBot, colors: Colors) -> None:
    page = lived_in(qtbot, (1280, 800))
    place = page.cards.star_place(1)
    before = count(page.cards.grab(place).toImage(), colors.ink)
    QTest.mouseMove(page.cards._ground, place.center())
    settle(page)
    assert count(page.cards.grab(place).toImage(), colors.ink) > before == 0


def test_a_name_is_no_markup_anywhere(qtbot: QtBot) -> None:
    hostile = "<img src='file:///etc/passwd'> & <b>more</b>"
    page = lived_in(qtbot, (1280, 800), [own("a", hostile), *built_ins()])
    page.choose("a")
    page.show_undo(f"“{hostile}” was deleted.")
    settle(page)
    assert f"“{hostile}” was deleted." in texts(page)
    assert hostile in texts(page)
    button = page.parts.action_row._duplicate
    assert button.text() == "Duplicate"
    assert button.accessibleName() == f"Duplicate {hostile}"


@pytest.mark.parametrize("many", [1000])
def test_a_thousand_items_change_at_once_and_the_chosen_one_stays_in_sight(qtbot: QtBot, many: int) -> None:
    items = [own(f"{number}", f"Routine {number}", routines()[number % 7]) for number in range(many)]
    page = lived_in(qtbot, (1280, 800), items)
    page.choose("700")
    settle(page)
    top = page.cards.visualRect(page.cards.currentIndex()).top()
    page.show_items([*items, own("new", "Zoo")])
    assert page.cards.currentIndex().row() == 700
    assert page.cards.visualRect(page.cards.currentIndex()).top() == top
    bar = page.cards.verticalScrollBar()
    bar.setValue(5000)
    page.show_items(items)
    settle(page)
    assert bar.value() == 5000
    QTest.keyClick(page.cards, Qt.Key.Key_Home)
    settle(page)
    assert sum(row.timeline is not None for row in page.panel.model._rows.values()) < 40


def test_a_card_that_moves_while_it_is_chosen_and_seen_stays_in_sight(qtbot: QtBot) -> None:
    items = [own(f"{number}", f"Routine {number}") for number in range(300)]
    page = lived_in(qtbot, (1280, 800), items)
    page.choose("200")
    settle(page)
    starred = own("200", "Routine 200", starred=True)
    page.show_items([*items[:200], starred, *items[201:]])
    settle(page)
    assert page.cards.currentIndex().row() == 0
    assert page.cards.in_sight(page.cards.currentIndex())
