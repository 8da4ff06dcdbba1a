"""The answers on a workout: each is told as it is given, and none is lost."""

from collections.abc import Collection
from functools import partial

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lunge_timer.core.answers import SORE_LEGS, SoreLeg, pain_of, with_pain, with_reserve
from lunge_timer.core.done_workout import Moment, Pain, Workout
from lunge_timer.ui.theme import Scheme, apply_theme
from lunge_timer.ui.widgets.answers_form import AnswersForm
from lunge_timer.ui.widgets.scale import Scale
from tests.remembered import NOON_MS, THREE_SETS, workout
from tests.ui.library.clipping import LOOKS, faults
from tests.ui.library.pages import press, settle, tab_to
from tests.ui.spoken import put_as_screen_readers_do
from tests.ui.wall_clock import WallClock

Key = Qt.Key


class Form(AnswersForm):
    """A form on the screen, and what it told."""

    def __init__(self, qtbot: QtBot) -> None:
        self.clock = WallClock()
        super().__init__(self.clock)
        self.told: list[Workout] = []
        self.answered.connect(self.told.append)
        qtbot.addWidget(self, before_close_func=lambda _form: self.hide())
        self.resize(900, 300)

    def begin(self, shown: Workout = THREE_SETS, sore: Collection[SoreLeg] = ()) -> None:
        self.show_workout(shown, sore)
        self.show()
        self.activateWindow()
        settle(self)

    def type(self, words: str) -> None:
        self.note.setFocus()
        QTest.keyClicks(self.note, words)


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    form = Form(qtbot)
    form.begin()
    return form


def click(scale: Scale, value: int) -> None:
    (button,) = (one for one in scale.segments if one.text() == str(value))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def scores(shown: Workout) -> list[int | None]:
    return [pain_of(shown, "left"), pain_of(shown, "right")]


def test_nothing_is_told_before_something_is_said(form: Form) -> None:
    assert form.told == []
    assert form.workout == THREE_SETS


def test_how_hard_it_was_is_told_at_once_and_taken_back(form: Form) -> None:
    form.clock.advance(5_000)
    click(form.effort, 6)
    assert form.told == [replace(THREE_SETS, effort=6, changed_ms=NOON_MS + 5_000)]
    click(form.effort, 6)
    assert form.told[1:] == [replace(THREE_SETS, changed_ms=NOON_MS + 5_001)]


def test_no_pain_is_an_answer_on_both_legs_and_is_taken_back(form: Form) -> None:
    form.no_pain.click()
    asked = [Pain(moment=Moment.AFTER, leg=leg, score=0, asked_ms=NOON_MS) for leg in SORE_LEGS]
    assert [*form.told[-1].pain] == asked
    form.no_pain.click()
    assert form.told[-1].pain == ()
    assert not form.no_pain.isChecked()


def test_how_much_a_leg_hurts_is_asked_on_request(form: Form) -> None:
    assert not form.pain["left"].isVisible()
    form.sore["left"].click()
    assert (form.pain["left"].isVisible(), form.pain["right"].isVisible()) == (True, False)
    assert form.told == []
    click(form.pain["left"], 3)
    assert scores(form.told[-1]) == [3, None]
    click(form.pain["left"], 3)
    assert scores(form.told[-1]) == [None, None]


def test_no_pain_takes_the_place_of_pain_and_pain_of_no_pain(form: Form) -> None:
    form.sore["left"].click()
    click(form.pain["left"], 4)
    assert not form.no_pain.isChecked()
    form.no_pain.click()
    assert scores(form.told[-1]) == [0, 0]
    click(form.pain["left"], 2)
    assert (scores(form.told[-1]), form.no_pain.isChecked()) == ([2, 0], False)


def test_a_leg_that_is_not_asked_about_any_more_does_not_hurt(form: Form) -> None:
    form.sore["right"].click()
    click(form.pain["right"], 5)
    form.sore["right"].click()
    assert scores(form.told[-1]) == [None, None]
    assert not form.pain["right"].isVisible()


def test_a_leg_that_hurts_or_did_last_time_is_asked_about_at_once(form: Form) -> None:
    form.show_workout(with_pain(THREE_SETS, "left", 1, NOON_MS))
    assert (form.pain["left"].isVisible(), form.pain["right"].isVisible()) == (True, False)
    form.show_workout(with_pain(THREE_SETS, "left", 0, NOON_MS), sore=SORE_LEGS[1:])
    assert (form.pain["left"].isVisible(), form.pain["right"].isVisible()) == (False, True)
    assert form.sore["right"].isChecked()


def test_pain_of_another_moment_stays(form: Form) -> None:
    morning = with_pain(THREE_SETS, "left", 6, NOON_MS, Moment.NEXT_DAY)
    form.show_workout(morning)
    form.no_pain.click()
    form.no_pain.click()
    assert form.told[-1].pain == morning.pain


def test_what_was_said_is_shown_and_nobody_is_told(form: Form) -> None:
    said = replace(with_pain(THREE_SETS, "right", 2, NOON_MS), effort=9, note="slow")
    form.show_workout(said)
    assert [one.text() for one in form.effort.segments if one.isChecked()] == ["9"]
    assert [one.text() for one in form.pain["right"].segments if one.isChecked()] == ["2"]
    assert form.note.text() == "slow"
    assert form.told == []


def test_a_note_is_told_after_a_pause_as_it_was_typed(qtbot: QtBot, form: Form) -> None:
    with qtbot.waitSignal(form.answered):
        form.type(" Knee  over ")
    assert form.told == [replace(THREE_SETS, note=" Knee  over ", changed_ms=NOON_MS + 1)]


def test_a_note_that_a_screen_reader_puts_there_is_told_as_a_typed_one_is(qtbot: QtBot, form: Form) -> None:
    with qtbot.waitSignal(form.answered):
        put_as_screen_readers_do(form.note, "tired")
    assert [one.note for one in form.told] == ["tired"]


def test_a_note_is_told_when_it_is_left(form: Form) -> None:
    form.type("tired")
    assert form.told == []
    press(form, Key.Key_Tab)
    assert [one.note for one in form.told] == ["tired"]


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Escape])
def test_enter_and_escape_end_the_note_and_no_more(qtbot: QtBot, form: Form, key: Key) -> None:
    form.type("tired")
    with qtbot.waitSignal(form.note.ended):
        press(form, key)
    assert form.note.text() == "tired"


def test_no_answer_loses_what_is_being_typed(form: Form) -> None:
    form.type("tired")
    click(form.effort, 7)
    assert (form.told[-1].note, form.told[-1].effort) == ("tired", 7)
    form.answer(partial(with_reserve, leg="left", reserve=2))  # asked elsewhere
    assert (form.told[-1].note, form.note.text()) == ("tired", "tired")


def test_an_answer_is_told_alone_so_that_what_was_said_elsewhere_since_stays(form: Form) -> None:
    elsewhere = replace(THREE_SETS, note="from elsewhere")
    kept: list[Workout] = []
    form.corrected.connect(lambda _uid, correction: kept.append(correction(elsewhere)))
    click(form.effort, 7)
    assert kept == [replace(elsewhere, effort=7)]


def test_a_note_is_told_of_the_workout_that_it_was_typed_to(form: Form) -> None:
    form.type("tired")
    form.show_workout(workout(uid="two"))
    assert [(one.uid, one.note) for one in form.told] == [("one", "tired")]
    form.type("fresh")
    form.hide()
    assert [(one.uid, one.note) for one in form.told][1:] == [("two", "fresh")]


def test_all_is_reached_by_keyboard(form: Form) -> None:
    form.effort.segments[0].setFocus()
    press(form, Key.Key_Right, Key.Key_Right)
    assert form.told[-1].effort == 3
    tab_to(form, "No pain")
    tab_to(form, "Pain in the left leg")
    press(form, Key.Key_Space)
    tab_to(form, "A note for next time")
    tab_to(form, "How much does the left leg hurt? 0")
    press(form, Key.Key_Right)
    assert scores(form.told[-1]) == [1, None]


def test_no_answer_moves_anything(form: Form) -> None:
    def places() -> list[object]:
        settle(form)
        parts = (form.effort, form.no_pain, *form.sore.values(), form.note, *form.pain.values())
        return [(part.mapTo(form, part.rect().topLeft()), part.size()) for part in parts if part.isVisible()]

    closed = places()
    form.sore["left"].click()
    opened = places()
    assert opened[: len(closed)] == closed
    for scale in (form.effort, form.pain["left"]):
        click(scale, 5)
        assert places() == opened
    form.no_pain.click()
    assert places() == opened
    height_px = form.heightForWidth(form.width())
    form.sore["left"].click()
    assert places() == closed
    assert form.heightForWidth(form.width()) == height_px  # else what is scrolled to its end would move


def test_the_next_workout_takes_up_no_room_of_the_last(form: Form) -> None:
    height_px = form.heightForWidth(form.width())
    form.sore["left"].click()
    form.sore["left"].click()
    form.show_workout(workout(uid="two"))
    assert form.heightForWidth(form.width()) == height_px


@pytest.mark.parametrize(("size", "scale"), [*LOOKS, ((640, 480), 2.0)], ids=str)
def test_all_is_whole_in_every_size(
    qtbot: QtBot, qapp: QApplication, size: tuple[int, int], scale: float
) -> None:
    apply_theme(qapp, Scheme.DARK, scale)
    form = Form(qtbot)
    form.begin(sore=("left", "right"))
    width_px = min(size[0] - 2 * 56, 1040)  # of the page, less what is around it
    form.resize(width_px, form.heightForWidth(width_px))
    settle(form)
    assert form.width() == width_px
    assert faults(form) == []
