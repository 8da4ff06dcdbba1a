"""What a press brings or takes away never moves what is pressed: a second press goes where the first went."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.core.routine import LegOrder, Load, Routine
from lunge_timer.ui.editor.inspector import FormPane
from lunge_timer.ui.editor.page import EditorPage
from lunge_timer.ui.theme import Scheme, apply_theme
from tests.ui.editor.pages import (
    LUNGES,
    PIGEON,
    SQUATS,
    WALK,
    choose,
    click,
    field,
    routine,
    settle,
    shown,
)

LAYOUTS = [(640, 480, 1.0), (900, 600, 1.0), (900, 600, 1.75), (1280, 800, 1.0), (1280, 800, 1.75)]
LONG_REST = replace(LUNGES, rest_s=90)
LONG_HOLD = replace(SQUATS, phases_s={"hold-back": 45})
LOADED = replace(LUNGES, legs=LegOrder.ONE_AT_A_TIME, load=Load(kind="dumbbells", kg=2))
Layout = tuple[int, int, float]  # the page's width and height, and how large its letters are
Find = Callable[[EditorPage], QWidget]

BUTTONS: list[tuple[str, Routine, int, Find]] = [
    ("beyond, noted", routine(WALK, LONG_REST), 2, lambda page: field(page, "Beyond the guideline")),
    ("beyond, twice", routine(LONG_HOLD, LONG_REST), 1, lambda page: field(page, "Beyond the guideline")),
    ("duplicate", routine(WALK, LONG_REST), 2, lambda page: page.sidebar.duplicate_button),
    ("duplicate to the last", routine(*[LONG_REST] * 49), 9, lambda page: page.sidebar.duplicate_button),
    ("timed", routine(*[WALK] * 49), 9, lambda page: page.sidebar.timed_button),
    ("remove", routine(WALK, LONG_REST), 2, lambda page: page.sidebar.remove_button),
    ("remove the only one", routine(LONG_REST), 1, lambda page: page.sidebar.remove_button),
    ("each leg", routine(PIGEON), 1, lambda page: field(page, "Each leg in turn")),
    ("not each leg", routine(WALK), 1, lambda page: field(page, "Each leg in turn")),
]


def opened(qtbot: QtBot, qapp: QApplication, edited: Routine, layout: Layout) -> EditorPage:
    width_px, height_px, scale = layout
    apply_theme(qapp, Scheme.DARK, text_scale=scale)
    return shown(qtbot, edited, (width_px, height_px))


def place(page: EditorPage, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())


def press_twice(page: EditorPage, widget: QWidget) -> None:
    """Press at one and the same place, and look after each press what is there."""
    before = place(page, widget)
    middle = before.center()
    for _time in range(2):
        assert page.childAt(middle) is widget
        click(widget)
        settle(page)
        assert place(page, widget) == before


def scroll_down(page: EditorPage, widget: QWidget) -> None:
    """Bring a field in sight, as far down in what scrolls as it goes."""
    for pane in page.findChildren(FormPane):
        pane.verticalScrollBar().setValue(pane.verticalScrollBar().maximum())
        pane.ensureWidgetVisible(widget)
    settle(page)


@pytest.mark.parametrize("layout", LAYOUTS, ids=str)
@pytest.mark.parametrize("case", BUTTONS, ids=lambda case: case[0])
def test_a_button_is_where_it_was_after_each_press(
    qtbot: QtBot,
    qapp: QApplication,
    case: tuple[str, Routine, int, Find],
    layout: Layout,
) -> None:
    _name, edited, row, find = case
    page = opened(qtbot, qapp, edited, layout)
    choose(page, row)
    settle(page)
    scroll_down(page, find(page))
    press_twice(page, find(page))


@pytest.mark.parametrize("layout", LAYOUTS, ids=str)
def test_undo_and_redo_are_where_they_were_whatever_they_would_undo(
    qtbot: QtBot, qapp: QApplication, layout: Layout
) -> None:
    page = opened(qtbot, qapp, routine(WALK, LONG_REST), layout)
    choose(page, 2)
    for key, value, title in (("sets", 0, "Sets"), ("rest_s", 50, "Rest between sets")):
        page.model.change(key, value, title)
    page.model.duplicate()
    page.model.rename("")
    settle(page)
    buttons = (page.toolbar.undo_button, page.toolbar.redo_button, page.toolbar.save_button)
    before = [place(page, button) for button in buttons]
    for button in (*[page.toolbar.undo_button] * 4, *[page.toolbar.redo_button] * 4):
        click(button)
        settle(page)
        assert [place(page, each) for each in buttons] == before


@pytest.mark.parametrize("layout", LAYOUTS, ids=str)
@pytest.mark.parametrize("words", ["Legs: ", "First leg: ", "Pace: ", "Load: "])
@pytest.mark.parametrize("edited", [routine(LUNGES), routine(LOADED)], ids=["plain", "loaded"])
def test_a_choice_is_where_it_was_whatever_is_chosen(
    qtbot: QtBot,
    qapp: QApplication,
    edited: Routine,
    words: str,
    layout: Layout,
) -> None:
    page = opened(qtbot, qapp, edited, layout)
    choice = field(page, words)
    assert isinstance(choice, QComboBox)
    scroll_down(page, choice)
    before = place(page, choice)
    for number in (*range(choice.count()), 0):
        choice.setCurrentIndex(number)
        choice.activated.emit(number)
        settle(page)
        assert place(page, choice) == before


@pytest.mark.parametrize("layout", LAYOUTS, ids=str)
def test_the_way_to_a_mistake_is_where_it_was(qtbot: QtBot, qapp: QApplication, layout: Layout) -> None:
    page = opened(qtbot, qapp, routine(WALK, LONG_REST), layout)
    page.model.choose(1)
    page.model.change("sets", 0, "Sets")
    page.model.change("reps", 0, "Reps")
    page.model.choose(0)
    settle(page)
    press_twice(page, page.overview.mistakes_button)


def test_what_stands_below_stays_where_notes_and_mistakes_come_and_go(qtbot: QtBot) -> None:
    page = shown(qtbot, routine(WALK, LUNGES))
    choose(page, 2)
    page.model.change("beyond", True, "Beyond the guideline")  # noqa: FBT003 - a signal's argument
    sets = field(page, "Sets: ")
    before = place(page, sets), place(page, page.sidebar.blocks).topLeft()
    for rest_s in (90, 45, 1000, 45, 90):
        page.model.change("rest_s", rest_s, "Rest between sets")
        settle(page)
        assert (place(page, sets), place(page, page.sidebar.blocks).topLeft()) == before
