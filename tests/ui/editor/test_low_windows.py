"""What can be read at once, also with large letters in a small window."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.core.routine import Block, LegOrder, Load, TimedBlock
from lunge_timer.ui.editor.page import EditorPage
from lunge_timer.ui.theme import Scheme, apply_theme
from tests.ui.editor.pages import (
    LUNGES,
    PIGEON,
    SQUATS,
    WALK,
    blocks_of,
    choose,
    field,
    routine,
    row_center,
    settle,
    shown,
    tab_to,
    texts,
    type_text,
)
from tests.ui.library.clipping import faults

pytestmark = pytest.mark.slow

SMALL, LARGE = (900, 600), 1.75  # a window, and letters
LEAST_SPACE_PX = 6  # below a card
SCALES = (1.0, 1.25, 1.5, 1.75)
ONE_LEG = replace(LUNGES, sets=2, reps=12, legs=LegOrder.ONE_AT_A_TIME)
LOADED = replace(SQUATS, phases_s={"hold-back": 7}, load=Load(kind="dumbbells", kg=2))
LONG = TimedBlock(name="Walk, jog lightly, cycle or stretch, and all of it on the move", duration_s=60)
COPY = "Your copy of Reverse lunge, one leg at a time"
LEFT = Qt.MouseButton.LeftButton


def place(page: EditorPage, row: int) -> QRect:
    """Where a row is in the list, with the space below it."""
    return page.sidebar.blocks.visualRect(page.sidebar.blocks.model().index(row, 0))


def whole_rows(page: EditorPage) -> list[int]:
    """The rows whose cards are in sight from edge to edge."""
    area = page.sidebar.blocks.viewport().rect().adjusted(0, 0, 0, LEAST_SPACE_PX)
    rows = range(page.sidebar.blocks.model().rowCount())
    return [row for row in rows if area.contains(place(page, row))]


def opened(qtbot: QtBot, qapp: QApplication, *blocks: Block, scale: float = LARGE) -> EditorPage:
    apply_theme(qapp, Scheme.LIGHT, text_scale=scale)
    return shown(qtbot, routine(*blocks), SMALL)


def test_three_rows_can_be_read_at_once_with_large_letters_in_a_small_window(
    qtbot: QtBot, qapp: QApplication
) -> None:
    page = opened(qtbot, qapp, WALK, PIGEON, WALK, PIGEON)
    assert whole_rows(page) == [0, 1, 2]
    choose(page, 4)
    settle(page)
    assert whole_rows(page) == [2, 3, 4]


def test_mistakes_leave_the_list_its_room(qtbot: QtBot, qapp: QApplication) -> None:
    page = opened(qtbot, qapp, WALK, ONE_LEG, WALK)
    before_px = page.sidebar.blocks.viewport().height()
    page.model.change("duration_s", 0, "Duration (min:sec)")
    settle(page)
    assert "Total –" in texts(page)
    assert page.sidebar.blocks.viewport().height() >= before_px - 4
    assert whole_rows(page)[:2] == [0, 1]
    assert faults(page) == []


@pytest.mark.parametrize("scale", SCALES)
def test_the_chosen_row_is_whole_and_touches_nothing(qtbot: QtBot, qapp: QApplication, scale: float) -> None:
    page = opened(qtbot, qapp, WALK, LOADED, ONE_LEG, LONG, scale=scale)
    for row in (1, 2, 3, 4, 2, 0):
        choose(page, row)
        settle(page)
        assert page.sidebar.blocks.viewport().rect().contains(place(page, row))


def test_the_chosen_row_stays_in_sight_in_a_window_of_another_size(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, Scheme.LIGHT)
    page = shown(qtbot, routine(WALK, LOADED, ONE_LEG, WALK, LONG, LONG), (1280, 800))
    choose(page, 5)
    settle(page)
    page.resize(*SMALL)
    settle(page)
    assert 5 in whole_rows(page)


def test_letters_that_grow_in_an_open_page_find_it_as_if_it_had_been_opened_with_them(
    qtbot: QtBot, qapp: QApplication
) -> None:
    blocks = (WALK, ONE_LEG, LOADED, WALK)
    page = opened(qtbot, qapp, *blocks, scale=1.0)
    apply_theme(qapp, Scheme.LIGHT, text_scale=LARGE)
    settle(page)
    picture = page.grab().toImage()
    fresh = opened(qtbot, qapp, *blocks)
    for part in ("toolbar", "overview", "sidebar", "inspector"):
        grown, wanted = getattr(page, part), getattr(fresh, part)
        assert grown.geometry() == wanted.geometry()
    assert [place(page, row) for row in range(5)] == [place(fresh, row) for row in range(5)]
    assert picture == fresh.grab().toImage()


@pytest.mark.parametrize("scale", SCALES)
def test_a_row_is_as_tall_as_its_own_words_need(qtbot: QtBot, qapp: QApplication, scale: float) -> None:
    page = opened(qtbot, qapp, WALK, LOADED, WALK, LONG, scale=scale)
    _whole, walk, squats, again, long = (place(page, row).height() for row in range(5))
    line_px = page.fontMetrics().height()
    assert walk == again
    assert squats > walk + line_px / 2  # its dose takes more lines
    assert long > walk + line_px / 2  # its name does
    assert walk < 5 * line_px


def test_no_row_moves_while_something_wrong_is_typed(qtbot: QtBot, qapp: QApplication) -> None:
    page = opened(qtbot, qapp, WALK, LOADED, ONE_LEG)
    choose(page, 2)
    settle(page)
    before = [place(page, row).height() for row in range(4)]
    tab_to(page, "Sets: 2")
    for typed in ("many", "0", ""):
        type_text(page, typed)
        settle(page)
        assert page.problems
        assert [place(page, row).height() for row in range(4)] == before


def test_rows_of_different_heights_are_dragged_past_each_other(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, Scheme.LIGHT, text_scale=1.25)
    page = shown(qtbot, routine(WALK, LOADED, LONG, ONE_LEG), (1280, 1000))
    assert len({place(page, row).height() for row in (1, 2, 3)}) > 1
    ground = page.sidebar.blocks.viewport()

    def drag(row: int, by_px: int) -> None:
        start = row_center(page, row)
        QTest.mousePress(ground, LEFT, pos=start)
        for part in (0.5, 1.0):
            QTest.mouseMove(ground, start + QPoint(0, round(by_px * part)))
        QTest.mouseRelease(ground, LEFT, pos=start + QPoint(0, by_px))
        settle(page)

    drag(1, place(page, 2).height() // 2 - 12)
    assert blocks_of(page) == [WALK, LOADED, LONG, ONE_LEG]
    drag(1, place(page, 2).height() // 2 + 2)
    assert blocks_of(page) == [LOADED, WALK, LONG, ONE_LEG]
    drag(4, -place(page, 3).height() // 2 - 12)
    assert blocks_of(page) == [LOADED, WALK, ONE_LEG, LONG]
    drag(4, -2000)
    assert blocks_of(page) == [LONG, LOADED, WALK, ONE_LEG]


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize(
    "title", ["Edit routine", COPY, f"Your copy of {'A name of eighty characters ' * 3}"]
)
def test_the_title_is_never_cut(qtbot: QtBot, qapp: QApplication, title: str, scale: float) -> None:
    page = opened(qtbot, qapp, WALK, scale=scale)
    page.show_routine(routine(WALK), title=title)
    settle(page)
    (label,) = [one for one in page.toolbar.findChildren(QLabel) if one.text() == title]
    flags = Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.TextFlag.TextSingleLine
    words = label.fontMetrics().boundingRect(label.rect(), flags.value, title)
    assert label.rect().size().expandedTo(words.size()) == label.rect().size()
    assert label.fontMetrics().capHeight() >= 9
    assert faults(page) == []


@pytest.mark.parametrize("scale", SCALES)
def test_the_buttons_below_the_list_are_whole_and_easily_hit(
    qtbot: QtBot, qapp: QApplication, scale: float
) -> None:
    page = opened(qtbot, qapp, WALK, scale=scale)
    bottom_px = below(page, page.sidebar.blocks.viewport())
    for words in ("+ Add", "+ Timed step", "Duplicate", "Remove"):
        button = field(page, words)
        assert button.height() >= max(36, button.fontMetrics().height() * 1.15)
        assert button.mapTo(page, QPoint(0, 0)).y() >= bottom_px + 4
        assert below(page, button) <= page.height()


def below(page: EditorPage, widget: QWidget) -> int:
    """Where on page the widget ends."""
    return widget.mapTo(page, QPoint(0, widget.height())).y()
