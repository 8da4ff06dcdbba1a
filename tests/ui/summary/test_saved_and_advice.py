"""Whether the workout is saved, and what to do next time."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lunge_timer.ui.summary.controller import SummaryController
from lunge_timer.ui.theme import Colors, Scheme, apply_theme
from lunge_timer.ui.widgets.accessible_roles import install_roles
from tests.remembered import NOON_MS, THREE_SETS
from tests.ui.library.clipping import LOOKS
from tests.ui.library.pages import count, press, settle, tab_to, texts
from tests.ui.summary.pages import shown
from tests.ui.summary.summaries import DONE, EARLY
from tests.ui.wall_clock import WallClock

REASON = "Not saved: no space is left on the disk. It is tried again at the next answer."


@pytest.fixture
def room(qtbot: QtBot) -> SummaryController:
    room = SummaryController(now_ms=WallClock())
    qtbot.addWidget(room.page, before_close_func=lambda page: page.hide())
    room.page.resize(1280, 800)
    room.show_summary(DONE, THREE_SETS)
    room.page.show()
    settle(room.page)
    return room


def test_it_says_that_it_saves_and_has_saved(room: SummaryController) -> None:
    assert {"Saving…", "Saved"} & {*texts(room.page)} == {"Saving…"}
    room.show_kept("another", "")
    assert "Saved" not in texts(room.page)
    room.show_kept(THREE_SETS.uid, "")
    assert {"Saving…", "Saved"} & {*texts(room.page)} == {"Saved"}
    room.show_summary(EARLY, THREE_SETS)
    assert "Saved" not in texts(room.page)


def test_of_a_workout_that_is_not_kept_nothing_is_said(room: SummaryController) -> None:
    room.show_summary(EARLY)
    assert not {"Saving…", "Saved"} & {*texts(room.page)}


def test_it_says_why_it_has_not_saved_in_the_colour_of_trouble(
    room: SummaryController, colors: Colors
) -> None:
    without = count(room.page.grab().toImage(), colors.danger)
    room.show_saved(REASON)
    settle(room.page)
    assert REASON in texts(room.page)
    assert count(room.page.grab().toImage(), colors.danger) > without + 50
    room.show_saved()
    settle(room.page)
    assert count(room.page.grab().toImage(), colors.danger) == without


@pytest.mark.parametrize(("size", "scale"), LOOKS, ids=str)
def test_nothing_moves_for_what_is_said_of_the_saving(
    qtbot: QtBot, qapp: QApplication, size: tuple[int, int], scale: float
) -> None:
    apply_theme(qapp, Scheme.DARK, scale)
    page = shown(qtbot, EARLY, size, THREE_SETS)
    tops = []
    for words in ("", "Saving…", "Saved", REASON * 2):
        page.show_saved(words, trouble=words.startswith("Not"))
        settle(page)
        tops.append(page.form.mapTo(page, QPoint()).y())
    assert len({*tops}) == 1


def test_each_answer_is_told_to_be_saved(room: SummaryController) -> None:
    told: list[object] = []
    room.answered.connect(told.append)
    room.page.form.effort.segments[5].click()
    effort = replace(THREE_SETS, effort=6, changed_ms=NOON_MS + 1)
    assert told == [effort]
    room.page.form.note.setText("typed")
    room.keep_note()
    assert told[1:] == [replace(effort, note="typed", changed_ms=NOON_MS + 2)]


def test_without_a_page_there_is_no_note_to_keep() -> None:
    room = SummaryController()
    room.keep_note()
    assert "page" not in vars(room)


def test_advice_is_shown_where_there_is_any(room: SummaryController) -> None:
    assert not room.page.advice.isVisible()
    room.show_advice("Next time: hold 6 s", "All was kept.")
    assert room.page.advice.isVisible()
    assert {"Next time: hold 6 s", "All was kept."} <= {*texts(room.page)}
    room.show_advice("", "")
    assert not room.page.advice.isVisible()
    room.show_advice("Next time: hold 6 s", "All was kept.")
    room.show_summary(DONE, THREE_SETS)
    assert not room.page.advice.isVisible()


@pytest.mark.parametrize(
    ("words", "says", "signal"),
    [("Take it", "Taken", "advice_taken"), ("Not now", "Not now", "advice_declined")],
)
def test_it_is_taken_or_declined_with_a_press_and_its_place_stays(
    qtbot: QtBot, room: SummaryController, words: str, says: str, signal: str
) -> None:
    page = room.page
    page.activateWindow()
    page.setFocus()
    room.show_advice("Next time: hold 6 s", "All was kept.")
    settle(page)
    before = [(one.mapTo(page, QPoint()), one.size()) for one in (page.advice, page.again_button)]
    tab_to(page, words)
    with qtbot.waitSignal(getattr(room, signal)):
        press(page, Qt.Key.Key_Return)
    settle(page)
    assert [(one.mapTo(page, QPoint()), one.size()) for one in (page.advice, page.again_button)] == before
    assert says in texts(page)
    assert not page.advice.take_button.isVisible()
    assert page.hasFocus()  # and not the button that comes next


def test_a_screen_reader_is_told_the_advice_as_a_notice(room: SummaryController) -> None:
    install_roles()
    room.show_advice("Next time: hold 6 s", "All was kept.")
    told = QAccessible.queryAccessibleInterface(room.page.advice)
    assert told.role() is QAccessible.Role.Notification
    assert told.text(QAccessible.Text.Name) == "Next time: hold 6 s. All was kept."
