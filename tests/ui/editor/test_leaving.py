"""Nothing is lost without asking, and nothing is written without being asked for."""

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from lunge_timer.core.routine import Routine
from lunge_timer.ui.editor.page import EditorPage
from lunge_timer.ui.widgets.overlay import Overlay
from tests.ui.editor.pages import (
    CTRL,
    EVENING,
    Key,
    click,
    field,
    focused,
    press,
    shown,
    tab_to,
    texts,
    type_text,
)

CHANGED = "“evening-legs.lunge.json” was changed by another program."


def asked(page: EditorPage) -> list[Overlay]:
    return [overlay for overlay in page.findChildren(Overlay) if overlay.isVisible()]


def edit(page: EditorPage) -> Routine:
    tab_to(page, "Name: ")
    type_text(page, "Morning legs")
    return replace(EVENING, name="Morning legs")


def answer(page: EditorPage, words: str) -> None:
    button = field(page, words)
    assert isinstance(button, QAbstractButton)
    click(button)


def test_an_unchanged_routine_is_left_at_once(qtbot: QtBot) -> None:
    page = shown(qtbot)
    with qtbot.waitSignal(page.cancelled):
        press(page, Key.Key_Escape)
    with qtbot.waitSignal(page.cancelled):
        click(page.toolbar.cancel_button)
    assert not asked(page)


@pytest.mark.parametrize("by_mouse", [False, True], ids=["Escape", "Cancel"])
def test_a_changed_routine_is_not_left_without_asking(qtbot: QtBot, *, by_mouse: bool) -> None:
    page = shown(qtbot)
    edited = edit(page)
    before = page.toolbar.cancel_button if by_mouse else focused(page)
    with qtbot.assertNotEmitted(page.cancelled):
        if by_mouse:
            click(page.toolbar.cancel_button)
        else:
            press(page, Key.Key_Escape)
        assert asked(page)
        press(page, Key.Key_Escape)
    assert not asked(page)
    assert page.routine == edited
    assert focused(page) is before


def test_what_was_changed_is_discarded_when_the_person_says_so(qtbot: QtBot) -> None:
    page = shown(qtbot)
    edit(page)
    page.ask_to_leave()
    page.ask_to_leave()
    assert len(asked(page)) == 1
    with qtbot.waitSignal(page.cancelled):
        answer(page, "Discard")


def test_saving_asks_for_it_and_is_done_when_told(qtbot: QtBot) -> None:
    page = shown(qtbot)
    edited = edit(page)
    with qtbot.waitSignal(page.save_requested) as saving:
        press(page, Key.Key_S, modifier=CTRL)
    assert saving.args == [edited]
    dirty = [page.dirty]
    page.show_saved()
    dirty.append(page.dirty)
    press(page, Key.Key_Z, modifier=CTRL)
    dirty.append(page.dirty)
    assert page.routine == EVENING
    assert dirty == [True, False, True]


def test_what_is_typed_after_saving_is_undone_by_itself(qtbot: QtBot) -> None:
    page = shown(qtbot)
    edited = edit(page)
    press(page, Key.Key_S, modifier=CTRL)
    page.show_saved()
    press(page, Key.Key_X)
    assert page.dirty
    press(page, Key.Key_Z, modifier=CTRL)
    assert page.routine == edited
    assert not page.dirty


def test_a_problem_with_saving_is_said_and_nothing_is_lost(qtbot: QtBot) -> None:
    page = shown(qtbot)
    edited = edit(page)
    press(page, Key.Key_S, modifier=CTRL)
    page.show_problem("The disk is full.")
    assert "The disk is full." in texts(page)
    assert page.routine == edited
    assert page.dirty
    page.show_saved()
    assert "The disk is full." not in texts(page)


@pytest.mark.parametrize(
    ("words", "signal"), [("Overwrite it", "overwrite_requested"), ("Save as a copy", "copy_requested")]
)
def test_a_file_changed_meanwhile_is_asked_about(qtbot: QtBot, words: str, signal: str) -> None:
    page = shown(qtbot)
    edited = edit(page)
    press(page, Key.Key_S, modifier=CTRL)
    page.ask_overwrite(CHANGED)
    assert CHANGED in texts(page)
    with qtbot.waitSignal(getattr(page, signal)) as answered:
        answer(page, words)
    assert answered.args == [edited]
    page.show_saved()
    assert not page.dirty


def test_escape_overwrites_nothing(qtbot: QtBot) -> None:
    page = shown(qtbot)
    edit(page)
    page.ask_overwrite(CHANGED)
    with qtbot.assertNotEmitted(page.overwrite_requested), qtbot.assertNotEmitted(page.copy_requested):
        press(page, Key.Key_Escape)
    assert not asked(page)
    assert page.dirty


def test_another_routine_begins_anew(qtbot: QtBot) -> None:
    page = shown(qtbot)
    edit(page)
    other = replace(EVENING, name="Other")
    page.show_routine(other, title="New routine")
    assert page.routine == other
    assert not page.dirty
    assert page.toolbar.undo_button.is_waiting
    assert "New routine" in texts(page)
