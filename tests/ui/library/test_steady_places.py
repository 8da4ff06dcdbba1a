"""Whatever is pressed stays where it is: a second press must not land on what came into its place."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.ui.library.demonstration import Demonstration
from lunge_timer.ui.library.file_dialogs import FileDialogs
from lunge_timer.ui.library.guide import SafetyCard
from lunge_timer.ui.library.page import LibraryPage
from lunge_timer.ui.widgets.labels import PlainLabel
from lunge_timer.ui.widgets.sliders import SecondsSlider
from tests.conftest import FakeClock
from tests.ui.library.clipping import SIZES
from tests.ui.library.pages import (
    DESK,
    LUNGES,
    ONE_LEG,
    SQUATS,
    choose,
    exercises,
    items_of,
    opened,
    routines,
    settle,
)

# Said by the offscreen platform itself of a window with a least size, and of a menu.
pytestmark = [
    pytest.mark.slow,
    pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise|grabbing the keyboard)"),
]

LEFT = Qt.MouseButton.LeftButton
PRESSES = 6  # a set more each time: the caption below the strip grows, and then grows shorter


class NoFiles(FileDialogs):
    """Asks nobody: a dialog would wait for its answer."""

    def files_to_import(self, _parent: QWidget) -> list[Path]:
        return []

    def file_to_export(self, _parent: QWidget, _name: str) -> Path | None:
        return None


def with_routines(qtbot: QtBot, size: tuple[int, int] = (1280, 800)) -> LibraryPage:
    return opened(
        qtbot, LibraryPage(items_of(routines()), exercises(), files=NoFiles(), clock=FakeClock()), size
    )


def controls(page: LibraryPage) -> Iterator[QWidget]:
    """Everything about the chosen routine that can be pressed, in the order in which it is made."""
    for one in page.view.findChildren(QWidget):
        if isinstance(one, QAbstractButton | SecondsSlider) and one.isVisible() and one.isEnabled():
            yield one


def place(page: LibraryPage, widget: QWidget) -> QPoint:
    return widget.mapTo(page, QPoint(0, 0))


def bring_in_sight(page: LibraryPage, widget: QWidget) -> None:
    area = page.parts.detail.scroll_area
    assert isinstance(area, QScrollArea)
    if area.isAncestorOf(widget):
        area.ensureWidgetVisible(widget)
        settle(page)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", [SQUATS, LUNGES, ONE_LEG, DESK])
def test_each_control_stays_under_the_pointer(qtbot: QtBot, size: tuple[int, int], name: str) -> None:
    page = with_routines(qtbot, size)
    choose(page, name)
    settle(page)
    pressed = [*controls(page)]
    assert len(pressed) > 8
    assert any(control.accessibleName().startswith("Legs: ") for control in pressed)
    for control in pressed:
        bring_in_sight(page, control)
        before = place(page, control)
        for number in range(PRESSES):
            if not control.isVisible() or not control.isEnabled():
                break
            spot = QPoint(30 + 20 * number, control.height() // 2)
            where = spot if isinstance(control, SecondsSlider) else control.rect().center()
            QTest.mouseClick(control, LEFT, pos=where)
            page.parts.menu.hide()
            settle(page)
            moved = place(page, control) - before
            assert moved.isNull() or not control.isVisible(), (control.accessibleName(), number, moved)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_notices_come_and_go_without_moving_a_control(qtbot: QtBot, size: tuple[int, int]) -> None:
    page = with_routines(qtbot, size)
    before = {control: place(page, control) for control in (*controls(page), *page.panel.tools, page.cards)}
    tells = page.show_note, page.show_undo, page.view.show_problem
    for tell, sentence in product(tells, ("“Evening legs” was deleted, and so on.", "")):
        tell(sentence)
        settle(page)
        assert {control: place(page, control) for control in before} == before


@pytest.mark.parametrize("size", [*SIZES, (2560, 1440)], ids=str)
@pytest.mark.parametrize("name", [SQUATS, LUNGES])
def test_notices_move_nothing_that_is_read_or_seen(qtbot: QtBot, size: tuple[int, int], name: str) -> None:
    page = with_routines(qtbot, size)
    choose(page, name)
    settle(page)
    parts = [
        one
        for one in page.parts.detail.findChildren(QWidget)
        if isinstance(one, PlainLabel | Demonstration) and one.isVisible()
    ]
    before = {part: (place(page, part), part.size()) for part in parts}
    page.show_note("Exported to /tmp/evening.lunge.json", warning=False)
    for _turn in range(3):
        settle(page)
    assert {part: (place(page, part), part.size()) for part in parts} == before


def test_the_button_that_starts_is_as_wide_for_any_total(qtbot: QtBot) -> None:
    page = with_routines(qtbot)
    before = page.header.start_button.geometry()
    for name in (DESK, ONE_LEG):
        choose(page, name)
        settle(page)
        assert page.header.start_button.geometry() == before


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_what_is_changed_is_told_in_the_place_of_the_other_actions_and_moves_nothing(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    page = with_routines(qtbot, size)
    row, bar = page.parts.action_row, page.parts.change_bar
    kept = [one for one in controls(page) if not row.isAncestorOf(one)]
    kept += page.findChildren(SafetyCard)
    before, at_bottom = {one: place(page, one) for one in kept}, row.geometry()
    hold = page.findChildren(SecondsSlider)[0]
    hold.ms_changed.emit(7_000)
    settle(page)
    assert {one: place(page, one) for one in kept} == before
    assert (bar.isVisible(), row.isVisible(), bar.geometry()) == (True, False, at_bottom)
    page.view.reset()
    settle(page)
    assert {one: place(page, one) for one in kept} == before
    assert (bar.isVisible(), row.isVisible(), row.geometry()) == (False, True, at_bottom)
