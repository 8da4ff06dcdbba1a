"""The questions on the summary: all can be left, each answer is told, and nothing moves under the pointer."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.core.answers import SORE_LEGS, pain_of, reserve_of, with_reserve
from lunge_timer.core.done_workout import Workout
from lunge_timer.core.prescription import Prescription
from lunge_timer.core.routine import Routine, TimedBlock
from lunge_timer.core.timeline import Leg
from lunge_timer.store.encoding import encode
from lunge_timer.ui.summary.page import SummaryPage
from lunge_timer.ui.theme import Scheme, apply_theme
from lunge_timer.ui.widgets.key_list import KeyList
from lunge_timer.ui.widgets.scale import AnswerButton
from tests.remembered import THREE_SETS, set_done, workout
from tests.ui.library.clipping import LOOKS, SIZES, faults
from tests.ui.library.pages import press, settle, tab_to, texts
from tests.ui.spoken import spoken
from tests.ui.summary.pages import shown
from tests.ui.summary.summaries import BOTH, DONE, EARLY, LONGEST, STRETCHED, leg

Key = Qt.Key
QUESTION = "How many more could you have done?"
CURLS = workout(set_done("both", 1), set_done("both", 2))
STRETCH = workout()


def told_by(page: SummaryPage) -> list[Workout]:
    told: list[Workout] = []
    page.answered.connect(told.append)
    return told


def answer(page: SummaryPage, name: str) -> AnswerButton:
    """The answer that a screen reader calls so."""
    return next(one for one in page.findChildren(AnswerButton) if spoken(one) == name and one.isVisible())


def click(page: SummaryPage, name: str) -> None:
    button = answer(page, name)
    page.scroll_area.show_whole(button)
    settle(page)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(page)


def test_a_workout_that_is_not_kept_is_not_asked_about(qtbot: QtBot) -> None:
    page = shown(qtbot, DONE)
    assert not [one for one in page.findChildren(AnswerButton) if one.isVisible()]
    assert QUESTION not in texts(page)


def test_the_limit_of_a_prescription_is_told_where_pain_is_asked(qtbot: QtBot) -> None:
    prescription = Prescription(by="Clinic", issued="2026-11-01", pain_limit=3)
    plan = Routine(name="Walk", prescription=prescription, blocks=(TimedBlock(name="Walk", duration_s=9),))
    line = "Your limit is 3: above it, stop and ask Clinic."
    page = shown(qtbot, DONE, workout=replace(THREE_SETS, document=encode(plan)))
    assert line in texts(page)
    page.show_summary(DONE, THREE_SETS)
    settle(page)
    assert line not in texts(page)


def test_each_leg_is_asked_how_many_more_there_were(qtbot: QtBot) -> None:
    page = shown(qtbot, DONE, workout=THREE_SETS)
    told = told_by(page)
    assert texts(page).count(QUESTION) == 2
    click(page, f"Left leg: {QUESTION} 2")
    click(page, f"Right leg: {QUESTION} 4 or more")
    assert [reserve_of(told[-1], one) for one in Leg] == [2, 4, None]
    click(page, f"Left leg: {QUESTION} 2")
    assert [reserve_of(told[-1], one) for one in Leg] == [None, 4, None]


def test_legs_that_worked_as_one_are_asked_once_and_may_hurt_each(qtbot: QtBot) -> None:
    page = shown(qtbot, BOTH, workout=CURLS)
    told = told_by(page)
    assert texts(page).count(QUESTION) == 1
    click(page, f"Both legs: {QUESTION} 0")
    click(page, "No pain")
    assert reserve_of(told[-1], "both") == 0
    assert [pain_of(told[-1], one) for one in SORE_LEGS] == [0, 0]


def test_a_leg_that_did_no_rep_is_not_asked(qtbot: QtBot) -> None:
    started = workout(set_done("left"), set_done("right", reps_done=0))
    page = shown(qtbot, replace(EARLY, legs={Leg.LEFT: leg(5, 15), Leg.RIGHT: leg(0, 15)}), workout=started)
    assert texts(page).count(QUESTION) == 1
    assert page._legs[Leg.LEFT].reserve.isVisible()


def test_stretches_alone_are_asked_about_too(qtbot: QtBot) -> None:
    page = shown(qtbot, STRETCHED, workout=STRETCH)
    told = told_by(page)
    click(page, "How hard was it? 3, easy")
    assert told[-1].effort == 3
    assert QUESTION not in texts(page)


def test_answers_that_were_given_are_shown(qtbot: QtBot) -> None:
    said = replace(with_reserve(THREE_SETS, "right", 3), effort=9, note="slow")
    page = shown(qtbot, DONE, workout=said)
    given = [spoken(one) for one in page.findChildren(AnswerButton) if one.isVisible() and one.isChecked()]
    assert given == [f"Right leg: {QUESTION} 3", "How hard was it? 9, all I had"]
    page.show_summary(DONE, THREE_SETS)
    assert not [one for one in page.findChildren(AnswerButton) if one.isVisible() and one.isChecked()]


def test_all_is_answered_by_keyboard_from_the_page_on(qtbot: QtBot) -> None:
    page = shown(qtbot, DONE, workout=THREE_SETS)
    told = told_by(page)
    page.advice.show_advice("Next time: hold 6 s", "All was kept.")
    assert page.hasFocus()
    seen = []
    for _stop in range(11):
        press(page, Key.Key_Tab)
        seen.append(spoken(page.window().focusWidget()))
    assert seen == [
        f"Left leg: {QUESTION} 0",
        f"Right leg: {QUESTION} 0",
        "How hard was it? 1",
        "No pain",
        "Pain in the left leg",
        "Pain in the right leg",
        "A note for next time",
        "Not now",
        "Take it",
        "Again",
        "Back to routines",
    ]
    tab_to(page, f"Left leg: {QUESTION}")
    press(page, Key.Key_Right, Key.Key_Right)
    tab_to(page, "How hard")
    press(page, Key.Key_Return)
    assert (reserve_of(told[-1], "left"), told[-1].effort) == (2, 1)


def test_enter_on_an_answer_gives_it_and_stays_and_escape_leaves(qtbot: QtBot) -> None:
    page = shown(qtbot, DONE, workout=THREE_SETS)
    tab_to(page, "How hard")
    with qtbot.assertNotEmitted(page.library_requested):
        press(page, Key.Key_Return)
    with qtbot.waitSignal(page.library_requested):
        press(page, Key.Key_Escape)


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Escape])
def test_the_end_of_a_note_gives_the_keyboard_to_the_page(qtbot: QtBot, key: Key) -> None:
    page = shown(qtbot, DONE, workout=THREE_SETS)
    told = told_by(page)
    page.form.note.setFocus()
    QTest.keyClicks(page.form.note, "tired")
    with qtbot.assertNotEmitted(page.library_requested):
        press(page, key)
    assert [one.note for one in told] == ["tired"]
    assert page.hasFocus()
    with qtbot.waitSignal(page.library_requested):
        press(page, Key.Key_Return)


def test_a_question_mark_in_a_note_opens_no_list_of_keys(qtbot: QtBot) -> None:
    page = shown(qtbot, DONE, workout=THREE_SETS)
    page.form.note.setFocus()
    QTest.keyClick(page.form.note, Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    assert page.form.note.text() == "?"
    assert page.findChildren(KeyList) == []
    page.setFocus()
    press(page, Key.Key_Question)
    assert len(page.findChildren(KeyList)) == 1


def test_the_list_of_keys_tells_how_to_answer_where_something_is_asked(qtbot: QtBot) -> None:
    for asked in (None, THREE_SETS):
        page = shown(qtbot, DONE, workout=asked)
        press(page, Key.Key_F1)
        (keys,) = page.findChildren(KeyList)
        assert ("Choose an answer" in texts(keys)) is (asked is not None)


def test_a_note_that_is_being_typed_is_told_when_the_page_is_left(qtbot: QtBot) -> None:
    page = shown(qtbot, DONE, workout=THREE_SETS)
    told = told_by(page)
    page.form.note.setFocus()
    QTest.keyClicks(page.form.note, "tired")
    page.hide()
    assert [one.note for one in told] == ["tired"]


@pytest.mark.parametrize("size", [*SIZES, (768, 1366)], ids=str)
@pytest.mark.parametrize(
    "name", [f"Left leg: {QUESTION} 3", "How hard was it? 6, hard", "No pain", "Pain in the left leg"]
)
def test_nothing_moves_under_the_pointer_for_an_answer(
    qtbot: QtBot, size: tuple[int, int], name: str
) -> None:
    page = shown(qtbot, DONE, size, THREE_SETS)
    bar = page.scroll_area.verticalScrollBar()
    button = answer(page, name)
    page.scroll_area.show_whole(button)
    settle(page)
    for _time in range(2):  # given, and taken back
        place, scrolled = button.mapTo(page, QPoint()), bar.value()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        if name == "Pain in the left leg":  # asks for more, which may be out of sight
            settle(page)
            assert button.mapTo(page, QPoint()).y() - place.y() == scrolled - bar.value()
            continue
        settle(page)
        assert button.mapTo(page, QPoint()) == place


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_what_is_asked_on_request_comes_into_sight(qtbot: QtBot, size: tuple[int, int]) -> None:
    page = shown(qtbot, DONE, size, THREE_SETS)
    click(page, "Pain in the right leg")
    for button in page.form.pain["right"].segments:
        assert button.visibleRegion().boundingRect() == button.rect()


def test_what_is_scrolled_to_its_end_stays_when_less_is_asked(qtbot: QtBot) -> None:
    page = shown(qtbot, DONE, (640, 480), THREE_SETS)
    click(page, "Pain in the left leg")
    bar = page.scroll_area.verticalScrollBar()
    bar.setValue(bar.maximum())
    settle(page)
    pill = answer(page, "Pain in the left leg")
    place = pill.mapTo(page, QPoint())
    pill.click()
    settle(page)
    assert pill.mapTo(page, QPoint()) == place


def test_what_is_open_from_the_start_moves_nothing_as_it_is_folded_and_unfolded(qtbot: QtBot) -> None:
    page = shown(qtbot, DONE, (1920, 1080), THREE_SETS, SORE_LEGS)
    pill = answer(page, "Pain in the left leg")
    place = pill.mapTo(page, QPoint())
    for width_px in (1919, 1920, 1919, 1920):  # as is laid out anew with another width
        pill.click()
        page.resize(width_px, 1080)
        settle(page)
        assert pill.mapTo(page, QPoint()) == place


def test_what_the_last_workout_left_open_is_not_reckoned_with(qtbot: QtBot) -> None:
    page = shown(qtbot, DONE, (1920, 1080))
    place = page.library_button.mapTo(page, QPoint())
    page.show_summary(DONE, THREE_SETS)
    click(page, "Pain in the left leg")
    page.show_summary(DONE)
    settle(page)
    assert page.library_button.mapTo(page, QPoint()) == place


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080)], ids=str)
def test_advice_that_comes_moves_nothing_above_it(qtbot: QtBot, size: tuple[int, int]) -> None:
    def places() -> list[tuple[int, int]]:
        settle(page)
        buttons = [one for one in page.findChildren(AnswerButton) if one.isVisible()]
        return [(one.mapTo(page, QPoint()).x(), one.mapTo(page, QPoint()).y()) for one in buttons]

    page = shown(qtbot, DONE, size, THREE_SETS)
    before = places()
    page.advice.show_advice("Next time: hold 6 s", "All was kept.")
    assert places() == before
    assert page.scroll_area.verticalScrollBar().maximum() == 0


def test_the_keyboard_is_never_out_of_sight(qtbot: QtBot) -> None:
    page = shown(qtbot, DONE, (640, 480), THREE_SETS, SORE_LEGS)
    for key in (Key.Key_Tab, Key.Key_Backtab):
        for _stop in range(14):
            press(page, key)
            settle(page)
            focused: QWidget = page.window().focusWidget()
            if focused in {page, page.scroll_area}:
                continue
            assert focused.visibleRegion().boundingRect() == focused.rect(), spoken(focused)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["done", "early", "both", "stretched", "longest"])
@pytest.mark.parametrize(("size", "scale"), [*LOOKS, ((640, 480), 2.0)], ids=str)
def test_nothing_is_cut_off(
    qtbot: QtBot, qapp: QApplication, kind: str, size: tuple[int, int], scale: float
) -> None:
    apply_theme(qapp, Scheme.DARK, scale)
    summary, asked = {
        "done": (DONE, THREE_SETS),
        "early": (EARLY, THREE_SETS),
        "both": (BOTH, CURLS),
        "stretched": (STRETCHED, STRETCH),
        "longest": (LONGEST, THREE_SETS),
    }[kind]
    page = shown(qtbot, summary, size, asked, SORE_LEGS)
    page.show_saved("Not saved: no space is left on the disk.", trouble=True)
    page.advice.show_advice("Next time: hold 6 s", "Twice in a row two or more reps were left on both legs.")
    settle(page)
    content = page.scroll_area.widget()
    assert content is not None
    assert content.width() <= page.scroll_area.viewport().width()
    assert faults(content) == []


def test_at_1280_by_800_all_is_in_sight_at_once(qtbot: QtBot) -> None:
    page = shown(qtbot, DONE, workout=THREE_SETS)
    page.advice.show_advice("Next time: hold 6 s", "Twice in a row two or more reps were left on both legs.")
    settle(page)
    assert page.scroll_area.verticalScrollBar().maximum() == 0
    assert faults(page) == []
    page.show_summary(DONE, THREE_SETS, SORE_LEGS)
    settle(page)
    assert page.scroll_area.verticalScrollBar().maximum() == 0


def test_a_leg_test_shows_what_each_leg_came_to_and_asks_for_no_more_reps(qtbot: QtBot) -> None:
    sets = tuple(
        replace(row, purpose="test", reps_planned=1, reps_done=0, longest_hold_ms=ms, held_ms=ms)
        for row, ms in zip(THREE_SETS.sets, (31_000, 28_400, 30_000, 29_000, 0, 0), strict=False)
    )
    page = shown(qtbot, DONE, workout=replace(THREE_SETS, sets=sets))
    told = texts(page)
    assert "Leg test done" in told
    assert {"31 s", "29 s"} <= {*told}
    assert "How many more could you have done?" not in told
    assert "How hard was it?" in told
