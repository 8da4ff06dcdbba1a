"""A routine of several exercises: they come in their order, and what is set of each is called so."""

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from lunge_timer.ui.library.guide import FigureCard
from lunge_timer.ui.library.page import LibraryPage
from lunge_timer.ui.widgets.labels import PlainLabel
from tests.ui.library.pages import SQUATS, setters, settle, shown, texts

BANDS, GYM = "Glute band session", "Gym glute session"
IN_ORDER = {
    BANDS: ("Band hip extension, straight knee", "Band hip extension, bent knee"),
    GYM: ("Machine leg curl", "Partner floor curl"),
}

pytestmark = pytest.mark.slow


def choose(page: LibraryPage, name: str) -> None:
    page.choose(f"built-in/{name}")
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
    figure = page.findChildren(FigureCard)[0]
    alone_px = figure.height()
    choose(page, name)
    assert figure.height() <= alone_px


def test_the_sets_are_those_of_each_exercise(qtbot: QtBot) -> None:
    page = shown(qtbot)
    choose(page, BANDS)
    assert "Sets each" in texts(page)
    assert "Sets of each exercise: 4" in setters(page)
    choose(page, SQUATS)
    assert "Sets each" not in texts(page)
    assert "Sets: 3" in setters(page)
