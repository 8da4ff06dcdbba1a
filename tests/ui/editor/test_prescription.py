"""Who prescribed a routine, from when until when, how often, and up to which pain."""

import pytest
from msgspec import UNSET
from msgspec.structs import replace
from PySide6.QtCore import QPointF
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.core.days import is_day
from lunge_timer.core.prescription import Prescription
from lunge_timer.core.routine import Routine
from lunge_timer.ui.editor.page import EditorPage
from tests.ui.editor.pages import (
    CTRL,
    EVENING,
    Key,
    choose,
    click,
    field,
    focused,
    press,
    settle,
    shown,
    spoken,
    tab_to,
    texts,
    type_text,
)

CLINIC = Prescription(by="Clinic", issued="2026-11-01", until="2026-12-15", per_week=3, pain_limit=3)
PRESCRIBED = replace(EVENING, prescription=CLINIC)


def whole(qtbot: QtBot, edited: Routine) -> EditorPage:
    page = shown(qtbot, edited)
    choose(page, 0)
    return page


def test_a_prescription_is_added_and_taken_away_by_a_key(qtbot: QtBot) -> None:
    page = whole(qtbot, EVENING)
    assert "Prescribed by" not in texts(page)
    tab_to(page, "Prescribed")
    press(page, Key.Key_Space)
    added = page.routine.prescription
    assert added is not UNSET
    assert is_day(added.issued)
    assert page.problems == ()
    press(page, Key.Key_Space)
    assert page.routine == EVENING
    page.undo()
    assert page.routine == replace(EVENING, prescription=added)


@pytest.mark.parametrize(
    ("words", "typed", "after"),
    [
        ("Prescribed by: Clinic", "Dr. Lee", replace(CLINIC, by="Dr. Lee")),
        ("Issued on: 1 Nov 2026", "2026-11-02", replace(CLINIC, issued="2026-11-02")),
        ("Until: 15 Dec 2026", "16 December 2026", replace(CLINIC, until="2026-12-16")),
        ("Until: 15 Dec 2026", "", replace(CLINIC, until=None)),
        ("Times a week: 3", "5", replace(CLINIC, per_week=5)),
        ("Times a week: 3", "", replace(CLINIC, per_week=None)),
        ("Stop above pain of: 3", "0", replace(CLINIC, pain_limit=0)),
    ],
)
def test_what_is_typed_changes_that_value_and_nothing_else(
    qtbot: QtBot, words: str, typed: str, after: Prescription
) -> None:
    page = whole(qtbot, PRESCRIBED)
    tab_to(page, words)
    type_text(page, typed)
    assert page.routine == replace(PRESCRIBED, prescription=after)
    assert page.problems == ()
    press(page, Key.Key_Tab)
    page.undo()
    assert not page.dirty


@pytest.mark.parametrize(
    ("words", "typed", "told"),
    [
        ("Prescribed by", "", "It is empty"),
        ("Issued on", "", "Type a day, as in"),
        ("Until", "someday", "Type a day, as in"),
        ("Until", "2026-10-01", "This day is before the one on which it was issued"),
        ("Times a week", "22", "22 is not between 1 and 21"),
        ("Stop above pain of", "11", "11 is not between 0 and 10"),
    ],
)
def test_a_mistake_is_told_beside_its_field_and_led_to(
    qtbot: QtBot, words: str, typed: str, told: str
) -> None:
    page = whole(qtbot, PRESCRIBED)
    tab_to(page, f"{words}: ")
    type_text(page, typed)
    assert any(text.startswith(told) for text in texts(page))
    choose(page, 1)
    press(page, Key.Key_S, modifier=CTRL)
    assert spoken(focused(page)) == f"{words}: {typed}" or "2026" in spoken(focused(page))
    model = page.sidebar.blocks.model()
    assert told in str(model.data(model.index(0, 0), role=11))


def test_its_numbers_are_fixed_or_follow_advice(qtbot: QtBot) -> None:
    page = whole(qtbot, PRESCRIBED)
    tab_to(page, "Numbers change: Only by you")
    press(page, Key.Key_Down)
    assert page.routine == replace(PRESCRIBED, prescription=replace(CLINIC, change="by-rule"))


def hover(widget: QWidget) -> None:
    place = QPointF(widget.rect().center())
    QApplication.sendEvent(widget, QEnterEvent(place, place, place))


def test_days_and_numbers_go_up_and_down_by_keys_and_by_the_mouse(qtbot: QtBot) -> None:
    page = whole(qtbot, PRESCRIBED)
    tab_to(page, "Until: 15 Dec 2026")
    press(page, Key.Key_Up, Key.Key_PageUp)
    assert page.routine == replace(PRESCRIBED, prescription=replace(CLINIC, until="2026-12-23"))
    for words in ("Times a week", "Get ready"):
        hover(field(page, f"{words}: "))
        settle(page)
        click(field(page, f"More: {words}"))
        click(field(page, f"More: {words}"))
        click(field(page, f"Less: {words}"))
    prescription = replace(CLINIC, until="2026-12-23", per_week=4)
    assert page.routine == replace(PRESCRIBED, prescription=prescription, get_ready_s=11)


def test_the_row_of_the_whole_routine_says_who_prescribed_it(qtbot: QtBot) -> None:
    page = whole(qtbot, PRESCRIBED)
    model = page.sidebar.blocks.model()
    assert "prescribed by Clinic" in page.sidebar.blocks.model().data(model.index(0, 0), role=11)


@pytest.mark.parametrize(("day", "step"), [("9999-12-31", 1), ("0001-01-01", -1)])
def test_at_the_ends_of_the_calendar_a_day_stays(qtbot: QtBot, day: str, step: int) -> None:
    page = whole(qtbot, replace(PRESCRIBED, prescription=replace(CLINIC, until=day)))
    tab_to(page, "Until: ")
    press(page, Key.Key_Up if step > 0 else Key.Key_Down)
    assert page.routine.prescription == replace(CLINIC, until=day)
