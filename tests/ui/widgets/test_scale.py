"""A scale of answers, with mouse, keyboard and screen reader."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.ui.theme import Scheme, apply_theme, current_colors
from lunge_timer.ui.widgets.accessible_roles import install_roles
from lunge_timer.ui.widgets.scale import AnswerPill, Scale, ScalePoint

Key = Qt.Key
Role, Text = QAccessible.Role, QAccessible.Text
POINTS = (
    ScalePoint(1, "1", "easy"),
    ScalePoint(2, "2"),
    ScalePoint(3, "3"),
    ScalePoint(4, "4+", spoken="4 or more"),
)


class Asked(QWidget):
    """A scale between two buttons, and what was said."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        qtbot.addWidget(self)
        self.scale = Scale("How hard was it?", POINTS)
        self.said: list[object] = []
        self.scale.chosen.connect(self.said.append)
        column = QVBoxLayout(self)
        for part in (QPushButton("before"), self.scale, QPushButton("after")):
            column.addWidget(part)
        self.show()
        self.activateWindow()

    def press(self, *keys: Key) -> None:
        for key in keys:
            focused = self.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, key)

    def click(self, number: int) -> None:
        button = self.scale.segments[number]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    @property
    def marked(self) -> list[str]:
        return [button.text() for button in self.scale.segments if button.isChecked()]


@pytest.fixture
def asked(qtbot: QtBot) -> Asked:
    return Asked(qtbot)


def test_a_click_answers_another_changes_it_and_the_same_takes_it_back(asked: Asked) -> None:
    for number in (2, 0, 0, 3):
        asked.click(number)
    assert asked.said == [3, 1, None, 4]
    assert asked.marked == ["4+"]


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return, Key.Key_Enter])
def test_tab_comes_to_the_first_answer_and_a_key_gives_it_once_and_for_all(asked: Asked, key: Key) -> None:
    asked.findChildren(QPushButton)[0].setFocus()
    asked.press(Key.Key_Tab, key)
    assert (asked.said, asked.marked) == ([1], ["1"])
    asked.press(key)
    assert (asked.said, asked.marked) == ([1], ["1"])


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return, Key.Key_Enter])
def test_an_answer_that_arrows_have_given_is_confirmed_and_not_taken_back(asked: Asked, key: Key) -> None:
    asked.findChildren(QPushButton)[0].setFocus()
    asked.press(Key.Key_Tab, Key.Key_Right, Key.Key_Right, key)
    assert (asked.said, asked.marked) == ([2, 3], ["3"])


@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_Backspace])
def test_delete_takes_an_answer_back_and_does_nothing_where_none_is_given(asked: Asked, key: Key) -> None:
    asked.findChildren(QPushButton)[0].setFocus()
    asked.press(Key.Key_Tab, key, Key.Key_Space, key)
    assert (asked.said, asked.marked) == ([1, None], [])


def test_arrows_choose_and_tab_leaves_the_scale_as_a_whole(asked: Asked) -> None:
    before, after = asked.findChildren(QPushButton)
    before.setFocus()
    asked.press(Key.Key_Tab, Key.Key_Right, Key.Key_Right, Key.Key_Left)
    assert asked.said == [2, 3, 2]
    asked.press(Key.Key_Tab)
    assert after.hasFocus()
    asked.press(Key.Key_Backtab)
    assert asked.scale.segments[1].hasFocus()  # where the answer is
    asked.press(Key.Key_Backtab)
    assert before.hasFocus()


def test_with_the_answer_taken_back_the_scale_is_still_one_stop(asked: Asked) -> None:
    before, _after = asked.findChildren(QPushButton)
    before.setFocus()
    asked.press(Key.Key_Tab, Key.Key_Right, Key.Key_Right, Key.Key_Delete)
    assert asked.said == [2, 3, None]
    asked.press(Key.Key_Backtab)
    assert before.hasFocus()


def test_an_answer_that_is_shown_is_not_told(asked: Asked) -> None:
    asked.scale.show_value(2)
    assert (asked.said, asked.marked) == ([], ["2"])
    asked.click(1)
    assert (asked.said, asked.marked) == ([None], [])
    asked.scale.show_value(None)
    asked.click(1)
    assert asked.said == [None, 2]


def test_a_screen_reader_hears_the_question_with_each_answer_and_which_is_given(asked: Asked) -> None:
    install_roles()
    asked.scale.show_value(1)
    group = QAccessible.queryAccessibleInterface(asked.scale)
    assert (group.role(), group.text(Text.Name)) == (Role.Section, "How hard was it?")
    told = [QAccessible.queryAccessibleInterface(button) for button in asked.scale.segments]
    assert [(one.text(Text.Name), bool(one.state().checked)) for one in told] == [
        ("How hard was it? 1, easy", True),
        ("How hard was it? 2", False),
        ("How hard was it? 3", False),
        ("How hard was it? 4 or more", False),
    ]
    assert {one.role() for one in told} == {Role.RadioButton}
    told[2].actionInterface().doAction("Press")
    assert asked.said == [3]


def test_nothing_moves_when_an_answer_is_given(asked: Asked) -> None:
    places = [button.geometry() for button in asked.scale.segments]
    for number in (3, 1, 1):
        asked.click(number)
        QApplication.processEvents()
        assert [button.geometry() for button in asked.scale.segments] == places
        assert [button.sizeHint() for button in asked.scale.segments] == [place.size() for place in places]


@pytest.mark.parametrize("scheme", [Scheme.DARK, Scheme.LIGHT, Scheme.HIGH_CONTRAST])
def test_the_given_answer_has_the_accents_edge_and_another_ground(
    qapp: QApplication, asked: Asked, scheme: Scheme
) -> None:
    apply_theme(qapp, scheme)
    colors = current_colors()
    asked.scale.show_value(2)
    plain, given = (asked.scale.segments[number].grab().toImage() for number in (2, 1))
    middle = plain.height() // 4
    assert given.pixelColor(3, middle) == colors.accent
    assert plain.pixelColor(3, middle) != colors.accent
    assert given.pixelColor(8, middle) == colors.track
    assert plain.pixelColor(8, middle) == colors.window


def test_a_pill_stands_for_itself(qtbot: QtBot) -> None:
    install_roles()
    one, two = AnswerPill("Left…", "Pain in the left leg"), AnswerPill("Right…", "Pain in the right leg")
    for pill in (one, two):
        qtbot.addWidget(pill)
        pill.show()
        pill.click()
    assert (one.isChecked(), two.isChecked()) == (True, True)
    one.click()
    assert not one.isChecked()
    told = QAccessible.queryAccessibleInterface(two)
    assert (told.role(), told.text(Text.Name), bool(told.state().checked)) == (
        Role.CheckBox,
        "Pain in the right leg",
        True,
    )
