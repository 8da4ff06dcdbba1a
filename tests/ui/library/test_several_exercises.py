"""A routine of several exercises: they come in their order, and what is set of each is called so."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lunge_timer.core.adjust import exercise_at
from lunge_timer.core.routine import ExerciseBlock, Pace
from lunge_timer.ui.library.demonstration import Demonstration
from lunge_timer.ui.library.exercise_tabs import ExerciseTabs
from lunge_timer.ui.library.page import LibraryPage
from lunge_timer.ui.theme import Scheme, apply_theme
from lunge_timer.ui.widgets.labels import PlainLabel
from tests.ui.library.clipping import SIZES
from tests.ui.library.pages import SQUATS, item_id, press, routine, setters, settle, shown, tab_to
from tests.ui.wheel import turn_wheel

BANDS, GYM = "Glute band session", "Gym glute session"
IN_ORDER = {
    BANDS: ("Band hip extension, straight knee", "Band hip extension, bent knee"),
    GYM: ("Machine leg curl", "Partner floor curl"),
}

pytestmark = pytest.mark.slow


def choose(page: LibraryPage, name: str) -> None:
    page.choose(item_id(name))
    settle(page)


def place_of(page: LibraryPage, text: str) -> QPoint:
    label = next(one for one in page.findChildren(PlainLabel) if one.text() == text and one.isVisible())
    return label.mapTo(page, QPoint())


@pytest.mark.parametrize("size", [(900, 600), (1280, 800), (1920, 1080)], ids=str)
@pytest.mark.parametrize("name", IN_ORDER)
def test_exercises_stand_one_under_the_other_in_their_order(
    qtbot: QtBot, size: tuple[int, int], name: str
) -> None:
    page = shown(qtbot, size=size)
    choose(page, name)
    first, second = (place_of(page, title) for title in IN_ORDER[name])
    assert first.x() == second.x()
    assert first.y() < second.y()


@pytest.mark.parametrize("name", IN_ORDER)
def test_the_picture_is_no_taller_than_for_one_exercise(qtbot: QtBot, name: str) -> None:
    page = shown(qtbot)
    choose(page, SQUATS)
    figure = page.findChildren(Demonstration)[0]
    alone_px = figure.height()
    choose(page, name)
    assert figure.height() <= alone_px


def tab_bar(page: LibraryPage) -> ExerciseTabs:
    return page.parts.detail.tabs


def press_tab(page: LibraryPage, tab: int) -> None:
    QTest.mouseClick(tab_bar(page), Qt.MouseButton.LeftButton, pos=tab_bar(page).tabRect(tab).center())
    settle(page)


@pytest.mark.parametrize("name", IN_ORDER)
def test_under_the_picture_stands_how_the_exercise_goes_that_it_shows(qtbot: QtBot, name: str) -> None:
    page = shown(qtbot, size=(1280, 720))
    choose(page, name)
    for tab in (1, 0):
        press_tab(page, tab)
        shown_one, other = (place_of(page, IN_ORDER[name][number]) for number in (tab, 1 - tab))
        assert shown_one.y() < other.y()
        assert page.findChildren(Demonstration)[0].figure.accessibleName().endswith(IN_ORDER[name][tab])


def exercise_of(page: LibraryPage, number: int) -> ExerciseBlock:
    assert page.routine is not None
    return exercise_at(page.routine, number)


def test_each_exercise_has_a_tab_with_its_name_and_dose_and_one_alone_has_none(qtbot: QtBot) -> None:
    page = shown(qtbot)
    choose(page, GYM)
    told = [tab_bar(page).tabText(tab) for tab in range(tab_bar(page).count())]
    assert told == [
        "Machine leg curl, 4 \N{MULTIPLICATION SIGN} 15",
        "Partner floor curl, 4 \N{MULTIPLICATION SIGN} 15",
    ]
    assert tab_bar(page).isVisible()
    choose(page, SQUATS)
    assert not tab_bar(page).isVisible()


def test_what_is_set_under_a_tab_is_set_of_that_exercise_alone(qtbot: QtBot) -> None:
    page = shown(qtbot)
    choose(page, BANDS)
    before = [exercise_of(page, number) for number in (2, 3)]
    press_tab(page, 1)
    tab_to(page, "Sets")
    press(page, Qt.Key.Key_Left)
    tab_to(page, "Pace")
    press(page, Qt.Key.Key_Right)
    after = [exercise_of(page, number) for number in (2, 3)]
    assert after == [before[0], replace(before[1], sets=3, pace=Pace.SELF)]
    assert tab_bar(page).tabText(1).endswith("3 \N{MULTIPLICATION SIGN} 15 per leg")
    assert "Sets: 3" in setters(page)
    press_tab(page, 0)
    assert "Sets: 4" in setters(page)


def test_a_tab_is_reached_and_changed_by_the_keyboard(qtbot: QtBot) -> None:
    page = shown(qtbot)
    choose(page, BANDS)
    page.header.start_button.setFocus()
    while page.window().focusWidget() is not tab_bar(page):
        press(page, Qt.Key.Key_Tab)
    press(page, Qt.Key.Key_Right)
    assert tab_bar(page).currentIndex() == 1
    settle(page)
    press(page, Qt.Key.Key_Tab)
    assert page.window().focusWidget() is page.parts.detail.controls.controls[0].tab_stop
    choose(page, GYM)
    assert tab_bar(page).currentIndex() == 0  # another routine begins with its first exercise


def test_a_screen_reader_is_told_of_the_tabs(qtbot: QtBot) -> None:
    page = shown(qtbot)
    choose(page, GYM)
    tabs = QAccessible.queryAccessibleInterface(tab_bar(page))
    assert tabs.role() is QAccessible.Role.PageTabList
    first = tabs.child(0)
    assert first.role() is QAccessible.Role.PageTab
    assert first.text(QAccessible.Text.Name).startswith("Machine leg curl, 4")


def test_the_wheel_over_the_tabs_scrolls_and_changes_no_tab(qtbot: QtBot) -> None:
    page = shown(qtbot)
    choose(page, BANDS)
    assert not turn_wheel(tab_bar(page)).isAccepted()
    assert tab_bar(page).currentIndex() == 0


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_tabs_stay_where_they_are_when_they_are_pressed(qtbot: QtBot, size: tuple[int, int]) -> None:
    page = shown(qtbot, size=size)
    choose(page, BANDS)
    tabs = tab_bar(page)
    page.parts.detail.scroll_area.ensureWidgetVisible(tabs)
    settle(page)

    def places() -> list[QRect]:
        top = tabs.mapTo(page, QPoint())
        return [tabs.tabRect(tab).translated(top) for tab in range(tabs.count())]

    before = places()
    for tab in (1, 0, 1):
        press_tab(page, tab)
        assert tabs.currentIndex() == tab
        assert places() == before


@pytest.mark.parametrize(
    ("size", "scale"), [((640, 480), 1.25), ((1280, 800), 1.0), ((1280, 800), 2.0)], ids=str
)
def test_many_exercises_have_their_tabs_too(
    qtbot: QtBot, qapp: QApplication, size: tuple[int, int], scale: float
) -> None:
    apply_theme(qapp, Scheme.DARK, scale)
    names = ("reverse-lunge", "squat-position-reverse-lunge", "band-hip-extension-bent", "machine-leg-curl")
    blocks = [ExerciseBlock(exercise=name, sets=1, reps=3) for name in names * 3]
    page = shown(qtbot, routine("Mine", *blocks), size=size)
    pane = page.parts.detail.scroll_area
    assert tab_bar(page).width() <= pane.viewport().width()
    tab_bar(page).setFocus()
    press(page, *[Qt.Key.Key_Right] * 11)
    place = tab_bar(page).tabRect(11)
    assert tab_bar(page).currentIndex() == 11
    assert tab_bar(page).rect().contains(place)
