"""What painted widgets are to a screen reader, asked without a bus."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from lunge_timer.ui.editor.block_card import BlockLine, BlockModel
from lunge_timer.ui.editor.block_list import BlockList
from lunge_timer.ui.widgets.accessible_roles import install_roles
from lunge_timer.ui.widgets.banner import Banner
from lunge_timer.ui.widgets.menu import Menu
from lunge_timer.ui.widgets.overlay import Overlay
from lunge_timer.ui.widgets.scrolling import Pane
from lunge_timer.ui.widgets.segments import Segment
from lunge_timer.ui.widgets.stepper import Stepper
from lunge_timer.ui.widgets.strip import Strip
from lunge_timer.ui.widgets.switch import Switch

pytestmark = pytest.mark.qt_log_ignore("does not support")  # the offscreen platform, of popups

Role, Text = QAccessible.Role, QAccessible.Text


class Page(QWidget):
    accessible_role = "page"


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    install_roles()
    page = Page()
    qtbot.addWidget(page)
    page.resize(600, 400)
    page.show()
    return page


def told(widget: QWidget) -> QAccessibleInterface:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface


def children(interface: QAccessibleInterface) -> list[QAccessible.Role]:
    return [interface.child(number).role() for number in range(interface.childCount())]


@pytest.mark.parametrize(
    ("make", "role"),
    [
        (lambda page: Stepper("Sets", 1, 9, page), Role.SpinBox),
        (Switch, Role.CheckBox),
        (lambda page: Segment("Light", page), Role.RadioButton),
        (Strip, Role.Graphic),
        (Banner, Role.Notification),
        (lambda page: Overlay("Leave?", ("No", "Yes"), page), Role.Dialog),
        (QPushButton, Role.Button),  # left to Qt
    ],
)
def test_a_widget_is_what_it_says(
    page: QWidget, make: Callable[[QWidget], QWidget], role: QAccessible.Role
) -> None:
    assert told(make(page)).role() is role


def test_a_stepper_tells_its_number_and_its_limits_and_takes_another(page: QWidget) -> None:
    sets = Stepper("Sets", 1, 9, page)
    sets.show_value(3)
    value = told(sets).valueInterface()
    assert told(sets).text(Text.Name) == "Sets"
    assert (value.currentValue(), value.minimumValue(), value.maximumValue()) == (3, 1, 9)
    value.setCurrentValue(5.0)
    assert sets.value == 5
    value.setCurrentValue(50)
    assert sets.value == 9


def test_asking_a_stepper_for_what_it_is_not_does_no_harm(page: QWidget) -> None:
    sets = told(Stepper("Sets", 1, 9, page))
    for _time in range(500):  # a reference that is lost at each would be missed by now
        assert sets.textInterface() is None
        assert sets.selectionInterface() is None
        assert sets.actionInterface() is not None
        assert sets.valueInterface().currentValue() == 1


def test_a_switch_is_as_large_as_it_is_drawn_and_can_be_pressed(page: QWidget) -> None:
    switch = Switch(page)
    switch.resize(switch.sizeHint())
    switch.show()
    interface = told(switch)
    assert interface.rect().size() == switch.size()
    assert not interface.state().checked
    interface.actionInterface().doAction("Toggle")
    assert switch.isChecked()
    assert interface.state().checked
    assert interface.state().checkable


def test_a_segment_is_named_by_its_words_where_it_has_no_other_name(page: QWidget) -> None:
    assert told(Segment("Light", page)).text(Text.Name) == "Light"


def test_what_is_written_on_an_image_is_not_told_besides_its_name(page: QWidget) -> None:
    strip = Strip(page)
    QLabel("told twice", strip)
    assert told(strip).childCount() == 0


def test_a_menu_is_on_its_page_while_it_is_open(page: QWidget) -> None:
    menu = Menu(page)
    action = menu.addAction("Start")
    QPushButton("one", page)
    assert children(told(page)) == [Role.Button]
    menu.popup(page.mapToGlobal(page.rect().center()))
    assert children(told(page)) == [Role.Button, Role.PopupMenu]
    assert told(page).indexOfChild(told(menu)) == 1
    action.trigger()  # as a screen reader does
    assert not menu.isVisible()
    assert children(told(page)) == [Role.Button]


def test_a_scroll_bar_of_a_moment_ago_is_no_more_than_missing(page: QWidget) -> None:
    pane = Pane(page)
    pane.setWidget(QLabel("some words"))
    pane.show()
    count = told(pane).childCount()
    pane.hide()
    assert told(pane).child(count + 5) is None  # Qt's own crashes here


class Asked:
    """A page with a list and a button, and a question over it."""

    def __init__(self, page: QWidget) -> None:
        self.button, self.other = QPushButton("Start", page), QPushButton("Later", page)
        self.other.setEnabled(False)
        self.question = Overlay("Leave?", ("No", "Yes"), page)
        self.question.add_row("What you changed would be lost.")
        for each in (self.button, self.other):
            each.show()
        self.button.setFocus()


def test_a_question_is_read_and_takes_the_page_out_of_reach(page: QWidget) -> None:
    asked = Asked(page)
    asked.question.ask()
    interface = told(asked.question)
    assert interface.text(Text.Name) == "Leave?"
    assert interface.text(Text.Description) == "What you changed would be lost."
    assert interface.state().modal
    assert told(asked.button).state().disabled
    page.setFocus()
    focused = page.window().focusWidget()
    assert focused is not None
    assert asked.question.isAncestorOf(focused)
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert not told(asked.button).state().disabled
    assert told(asked.other).state().disabled  # as it was before


def test_a_question_that_is_hidden_with_its_page_and_comes_back_still_covers_it(page: QWidget) -> None:
    asked = Asked(page)
    asked.question.ask()
    page.hide()
    page.show()
    assert not asked.button.isEnabled()
    asked.question.hide()
    assert asked.button.isEnabled()
    assert not asked.other.isEnabled()


def test_what_is_deleted_while_a_question_stands_is_left_alone(page: QWidget) -> None:
    asked = Asked(page)
    asked.question.ask()
    delete(asked.button)
    asked.question.hide()
    assert not asked.other.isEnabled()


def test_nothing_is_selected_in_a_list_that_is_out_of_reach(page: QWidget) -> None:
    model = BlockModel()
    blocks = BlockList(model, page)
    model.show_lines(tuple(BlockLine(name, "") for name in ("one", "two", "three")))
    blocks.setCurrentIndex(model.index(0))
    rows = told(blocks)
    blocks.setEnabled(False)
    rows.selectionInterface().select(rows.child(2))
    rows.child(1).actionInterface().doAction("Toggle")
    assert blocks.currentIndex().row() == 0
    assert [index.row() for index in blocks.selectedIndexes()] == [0]
    blocks.setCurrentIndex(model.index(1))  # by the program, as after an import
    blocks.setEnabled(True)
    assert [index.row() for index in blocks.selectedIndexes()] == [1]
    rows.selectionInterface().select(rows.child(2))
    assert blocks.currentIndex().row() == 2


def test_selecting_a_row_makes_it_current(page: QWidget) -> None:
    model = BlockModel()
    blocks = BlockList(model, page)
    model.show_lines(tuple(BlockLine(name, "") for name in ("one", "two", "three")))
    blocks.setCurrentIndex(model.index(0))
    rows = told(blocks)
    for row, select in (
        (2, lambda: rows.selectionInterface().select(rows.child(2))),
        (1, lambda: rows.child(1).actionInterface().doAction("Toggle")),
    ):
        select()
        assert blocks.currentIndex().row() == row
        assert [index.row() for index in blocks.selectedIndexes()] == [row]
