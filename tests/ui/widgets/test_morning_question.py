"""How the legs are on the morning after."""

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from lunge_timer.core.answers import SORE_LEGS, Correction, pain_of, with_pain
from lunge_timer.core.done_workout import Moment
from lunge_timer.ui.widgets.accessible_roles import install_roles
from lunge_timer.ui.widgets.morning_question import MorningQuestion
from tests.remembered import NOON_MS, THREE_SETS
from tests.ui.library.clipping import faults
from tests.ui.library.pages import settle, texts
from tests.ui.wall_clock import WallClock


@pytest.fixture
def question(qtbot: QtBot) -> MorningQuestion:
    question = MorningQuestion(WallClock())
    qtbot.addWidget(question)
    question.resize(800, 200)
    return question


def test_it_is_hidden_until_it_is_asked_and_after_it_is_dismissed(
    qtbot: QtBot, question: MorningQuestion
) -> None:
    assert question.isHidden()
    question.ask(THREE_SETS)
    settle(question)
    assert {"How are your legs this morning?", "Left leg", "Right leg"} <= {*texts(question)}
    assert faults(question) == []
    with qtbot.waitSignal(question.dismissed):
        question.dismiss()
    assert question.isHidden()


def test_a_screen_reader_is_told_the_question_as_a_notice(question: MorningQuestion) -> None:
    install_roles()
    question.ask(THREE_SETS)
    told = QAccessible.queryAccessibleInterface(question)
    assert told.role() is QAccessible.Role.Notification
    assert told.text(QAccessible.Text.Name) == "How are your legs this morning?"


def test_each_leg_is_told_as_of_the_next_day_and_the_day_itself_stays(question: MorningQuestion) -> None:
    known = {THREE_SETS.uid: with_pain(THREE_SETS, "left", 2, NOON_MS)}

    def correct(uid: str, correction: Correction) -> None:
        known[uid] = correction(known[uid])

    question.answered.connect(correct)
    question.ask(known[THREE_SETS.uid])
    question.pain["left"].segments[5].click()
    question.pain["right"].segments[0].click()
    (told,) = known.values()
    assert [pain_of(told, leg, Moment.NEXT_DAY) for leg in SORE_LEGS] == [5, 0]
    assert pain_of(told, "left") == 2
    question.pain["left"].segments[5].click()
    assert pain_of(known[THREE_SETS.uid], "left", Moment.NEXT_DAY) is None


def test_what_was_answered_is_shown_again(question: MorningQuestion) -> None:
    question.ask(with_pain(THREE_SETS, "right", 4, NOON_MS, Moment.NEXT_DAY))
    assert [one.text() for one in question.pain["right"].segments if one.isChecked()] == ["4"]
    question.ask(THREE_SETS)
    assert not [one for one in question.pain["right"].segments if one.isChecked()]
