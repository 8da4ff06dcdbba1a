"""Being away, the goal, an opened workout and an import: asked over the page, by mouse and by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.core.done_workout import Away, Moment, Pain
from lunge_timer.ui.progress.away_dialog import AwayDialog
from lunge_timer.ui.progress.goal_dialog import GoalDialog
from lunge_timer.ui.progress.page import ProgressPage
from lunge_timer.ui.progress.workout_details import WorkoutDetails
from lunge_timer.ui.widgets.buttons import PillButton
from lunge_timer.ui.widgets.fields import TextField
from lunge_timer.ui.widgets.flow_layout import FlowLayout
from lunge_timer.ui.widgets.overlay import Overlay
from lunge_timer.ui.widgets.stepper import Stepper
from tests.ui.progress.histories import exercises, history, workout
from tests.ui.progress.shown_progress import TODAY, click, press, settle, shown, tab_to, type_in, words_on
from tests.ui.spoken import spoken

Key = Qt.Key
ILL = Away(from_day="2026-11-09", to_day="2026-11-15", why="ill")
SEA = Away(from_day="2026-07-20", to_day="2026-08-02")


def away(page: ProgressPage, *known: Away) -> tuple[AwayDialog, list[Away], list[Away]]:
    added: list[Away] = []
    removed: list[Away] = []
    page.away_added.connect(added.append)
    page.away_removed.connect(removed.append)
    page.ask_for_away(known, TODAY)
    settle(page)
    return page.findChildren(AwayDialog)[-1], added, removed


def button(parent: QWidget, words: str) -> PillButton:
    return next(
        each
        for each in parent.findChildren(PillButton)
        if words in {each.text(), each.accessibleName()} and each.isVisible()
    )


def test_away_is_typed_and_taken_by_enter(qtbot: QtBot) -> None:
    page = shown(qtbot, history(3, TODAY))
    dialog, added, _removed = away(page)
    for name, text in (("From", "2026-12-01"), ("To", "4 Dec 2026"), ("Why", " the sea ")):
        field = page.window().focusWidget()
        assert isinstance(field, QLineEdit)
        assert spoken(field).startswith(name)
        field.selectAll()
        type_in(page, text)
        if name != "Why":
            press(page, Key.Key_Tab)
    press(page, Key.Key_Return)
    assert added == [Away(from_day="2026-12-01", to_day="2026-12-04", why="the sea")]
    assert not dialog.isVisible()


def test_away_is_set_by_the_mouse_alone(qtbot: QtBot) -> None:
    page = shown(qtbot, history(3, TODAY))
    dialog, added, _removed = away(page)
    click(button(dialog, "From: Day before"))
    click(button(dialog, "To: Day after"))
    click(button(dialog, "Leave these days out"))
    assert added == [Away(from_day="2026-11-25", to_day="2026-12-03")]


def test_arrows_move_a_day_and_page_keys_a_week(qtbot: QtBot) -> None:
    page = shown(qtbot, history(3, TODAY))
    dialog, _added, _removed = away(page)
    press(page, Key.Key_Up, Key.Key_Up, Key.Key_Down, Key.Key_PageUp)
    assert dialog.first.day == TODAY + 8
    assert dialog.first.field.text() == "4 Dec 2026"
    assert dialog.first.field.accessibleDescription() == "Friday, 4 December 2026"
    assert dialog.last.day == TODAY + 8, "the last day goes along where the first one passes it"


def test_what_is_no_day_stays_with_a_sentence_below(qtbot: QtBot) -> None:
    page = shown(qtbot, history(3, TODAY))
    dialog, added, _removed = away(page)
    dialog.first.field.selectAll()
    type_in(page, "next week")
    press(page, Key.Key_Return)
    settle(page)
    assert dialog.isVisible()
    assert dialog.first.field.text() == "next week"
    assert "Type a day, as in 26 Nov 2026" in words_on(dialog)
    assert page.window().focusWidget() is dialog.first.field
    assert added == []


def test_the_last_day_is_not_before_the_first(qtbot: QtBot) -> None:
    page = shown(qtbot, history(3, TODAY))
    dialog, added, _removed = away(page)
    press(page, Key.Key_Tab)
    dialog.last.field.selectAll()
    type_in(page, "2026-11-01")
    press(page, Key.Key_Return)
    settle(page)
    assert "This is before the first day" in words_on(dialog)
    assert (dialog.isVisible(), added) == (True, [])


def test_escape_takes_nothing_and_gives_the_keyboard_back(qtbot: QtBot) -> None:
    page = shown(qtbot, history(3, TODAY))
    tab_to(page, "Away")
    dialog, added, _removed = away(page)
    press(page, Key.Key_Escape)
    assert (dialog.isVisible(), added) == (False, [])
    assert spoken(page.window().focusWidget()) == "Away…"


def test_a_time_away_is_removed(qtbot: QtBot) -> None:
    page = shown(qtbot, history(3, TODAY))
    dialog, _added, removed = away(page, SEA, ILL)
    words = words_on(dialog)
    assert words.index("9 Nov – 15 Nov · ill") < words.index("20 Jul – 2 Aug")
    click(button(dialog, "Remove: 9 Nov – 15 Nov · ill"))
    settle(page)
    assert removed == [ILL]
    assert "9 Nov – 15 Nov · ill" not in words_on(dialog)


def test_the_goal_is_a_range_that_stays_one(qtbot: QtBot) -> None:
    page = shown(qtbot, history(3, TODAY))
    chosen: list[tuple[int, int]] = []
    page.goal_chosen.connect(lambda low, high: chosen.append((low, high)))
    page.ask_for_goal(3, 4)
    dialog = page.findChildren(GoalDialog)[-1]
    assert isinstance(page.window().focusWidget(), Stepper)
    press(page, Key.Key_Up, Key.Key_Up)
    assert (dialog.low.value, dialog.high.value) == (5, 5)
    press(page, Key.Key_Tab, Key.Key_Down, Key.Key_Down)
    assert (dialog.low.value, dialog.high.value) == (3, 3)
    press(page, Key.Key_Return)
    assert chosen == [(3, 3)]


def test_an_opened_workout_shows_what_was_done_and_said(qtbot: QtBot) -> None:
    page = shown(qtbot, history(3, TODAY))
    pain = (Pain(moment=Moment.AFTER, leg="right", score=2, asked_ms=0),)
    done = workout("a", TODAY, hold_ms=4_000, effort=6, note="a note", pain=pain)
    page.show_workout(done, exercises())
    settle(page)
    dialog = page.findChildren(WorkoutDetails)[-1]
    assert words_on(dialog) == [
        "Evening legs",
        "Thursday, 26 November 2026, 18:00 · 10:42",
        "Squat-position reverse lunge",
        "3 sets · left 15 of 45 · right 15 of 45 · held 2:00",
        "Effort",
        "6",
        "Pain",
        "right leg 2 after",
        "Note",
        "a note",
    ]
    press(page, Key.Key_Escape)
    assert not dialog.isVisible()


def test_an_opened_workout_can_be_deleted(qtbot: QtBot) -> None:
    page = shown(qtbot, history(3, TODAY))
    deleted: list[str] = []
    page.delete_requested.connect(deleted.append)
    dialog = page.show_workout(workout("a", TODAY), exercises())
    click(button(dialog, "Delete"))
    assert deleted == ["a"]


def test_a_form_for_the_answers_has_its_place_and_no_key_corrects_anything_at_once(qtbot: QtBot) -> None:
    page = shown(qtbot, history(3, TODAY))
    answers = TextField()
    answers.setAccessibleName("Note")
    dialog = page.show_workout(workout("a", TODAY, note="old"), exercises(), answers)
    settle(page)
    assert answers.isVisible()
    assert "old" not in words_on(dialog), "what was said is in the form alone"
    met = [spoken(page.window().focusWidget())]
    for _turn in range(3):
        press(page, Key.Key_Tab)
        met.append(spoken(page.window().focusWidget()))
    assert met == ["Close", "Delete", "Note", "Close"]


@pytest.mark.parametrize("count", [4, 40])
def test_a_form_that_wraps_has_its_room_or_all_that_there_is(qtbot: QtBot, count: int) -> None:
    page = shown(qtbot, history(3, TODAY), size=(900, 600))
    answers = QWidget()
    flow = FlowLayout(8, answers)
    for number in range(count):
        flow.addWidget(PillButton(f"An answer of many words {number}"))
    dialog = page.show_workout(workout("a", TODAY), exercises(), answers)
    settle(page)
    assert dialog.rect().contains(dialog._card.geometry())
    need_px = dialog.rows.heightForWidth(dialog.pane.viewport().width())
    assert dialog.pane.height() >= min(need_px, 360)


def test_a_form_that_grows_has_its_room(qtbot: QtBot) -> None:
    page = shown(qtbot, history(3, TODAY), size=(900, 600))
    answers = QWidget()
    answers.setMinimumHeight(40)
    dialog = page.show_workout(workout("a", TODAY), exercises(), answers)
    settle(page)
    before = dialog.pane.height()
    answers.setMinimumHeight(160)
    settle(page)
    assert dialog.pane.height() == before + 120
    answers.setMinimumHeight(2_000)
    settle(page)
    assert dialog.rect().contains(dialog._card.geometry())
    assert dialog.pane.verticalScrollBar().maximum() > 0
    assert dialog.pane.height() > page.height() // 2, "it has all the room that there is"


def test_an_import_is_told_before_it_is_done(qtbot: QtBot) -> None:
    page = shown(qtbot, history(3, TODAY))
    confirmed: list[bool] = []
    page.import_confirmed.connect(lambda: confirmed.append(True))
    for key, count in ((Key.Key_Escape, 0), (Key.Key_Return, 1)):
        page.ask_to_import("Import from old.json?", ["2 workouts are new."])
        settle(page)
        dialog = next(each for each in page.findChildren(Overlay) if each.isVisible())
        assert words_on(dialog) == ["Import from old.json?", "2 workouts are new."]
        assert spoken(page.window().focusWidget()) == "Cancel"
        if key == Key.Key_Return:
            press(page, Key.Key_Tab)
        press(page, key)
        settle(page)
        assert len(confirmed) == count


def test_the_keyboard_goes_to_the_button_of_an_opened_workout_at_once(qtbot: QtBot) -> None:
    done = history(3, TODAY)
    page = shown(qtbot, done)
    went: list[str] = []
    application = QApplication.instance()
    assert isinstance(application, QApplication)

    def hear(_before: QWidget | None, now: QWidget | None) -> None:
        went.append("" if now is None else spoken(now))

    application.focusChanged.connect(hear)
    page.open_workout(done[0], exercises())
    settle(page)
    application.focusChanged.disconnect(hear)
    assert went == ["Close"]
