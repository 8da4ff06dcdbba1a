from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from lunge_timer.ui.theme import Colors, Scheme, apply_theme
from lunge_timer.ui.widgets.key_list import show_key_list
from lunge_timer.ui.widgets.overlay import Overlay

# Said by the offscreen platform itself of any window with a least size.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", "does not support raise")

Key = Qt.Key


class Page(QWidget):
    """A page that remembers what reached it."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: list[int] = []
        self.clicks = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.resize(900, 600)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.keys.append(event.key())

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.clicks += 1


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    page = Page()
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    assert QTest.qWaitForWindowActive(page)
    return page


@pytest.fixture
def asked(page: Page) -> tuple[Overlay, list[int]]:
    overlay = Overlay("End this workout?", ("Keep going", "Finish"), page)
    answers: list[int] = []
    overlay.answered.connect(answers.append)
    overlay.ask()
    return overlay, answers


def press(page: Page, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(page.windowHandle(), key)


def test_what_had_the_keyboard_may_be_gone_when_a_list_of_keys_is_closed(page: Page) -> None:
    field = QPushButton(page)
    field.show()
    field.setFocus()
    show_key_list("Keys", [("F1", "These")], page)
    delete(field)
    press(page, Key.Key_Escape)
    assert page.hasFocus()


def button(overlay: Overlay, text: str) -> QPushButton:
    return next(each for each in overlay.findChildren(QPushButton) if each.text() == text)


def test_it_is_hidden_until_it_asks(page: Page) -> None:
    overlay = Overlay("Keys", ("Close",), page)
    assert not overlay.isVisible()
    overlay.ask()
    assert overlay.isVisible()
    assert overlay.geometry() == page.rect()


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        ((Key.Key_Escape,), 0),
        ((Key.Key_Space,), 0),
        ((Key.Key_Return,), 0),
        ((Key.Key_Tab, Key.Key_Escape), 0),
        ((Key.Key_Tab, Key.Key_Space), 1),
        ((Key.Key_Tab, Key.Key_Return), 1),
        ((Key.Key_Tab, Key.Key_Enter), 1),
        ((Key.Key_Right, Key.Key_Space), 1),
        ((Key.Key_Tab, Key.Key_Tab, Key.Key_Space), 0),
        ((Key.Key_Backtab, Key.Key_Space), 1),
    ],
)
def test_keys_answer(
    page: Page, asked: tuple[Overlay, list[int]], keys: tuple[Qt.Key, ...], answer: int
) -> None:
    overlay, answers = asked
    press(page, *keys)
    assert answers == [answer]
    assert not overlay.isVisible()


def test_an_arrow_chooses_and_does_not_answer(page: Page, asked: tuple[Overlay, list[int]]) -> None:
    overlay, answers = asked
    press(page, Key.Key_Right)
    assert button(overlay, "Finish").hasFocus()
    assert not answers


def test_a_click_answers(page: Page, asked: tuple[Overlay, list[int]]) -> None:
    overlay, answers = asked
    QTest.mouseClick(button(overlay, "Finish"), Qt.MouseButton.LeftButton)
    assert answers == [1]
    assert page.hasFocus()


def test_nothing_reaches_the_page_below(page: Page, asked: tuple[Overlay, list[int]]) -> None:
    overlay, answers = asked
    press(page, Key.Key_P, Key.Key_Right, Key.Key_Backspace, Key.Key_F)
    QTest.mouseClick(page.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    QTest.mouseClick(overlay, Qt.MouseButton.LeftButton, pos=overlay.rect().center())
    assert not page.keys
    assert not page.clicks
    assert not answers


def test_the_page_has_the_keyboard_again_after_the_answer(
    page: Page, asked: tuple[Overlay, list[int]]
) -> None:
    assert asked
    press(page, Key.Key_Escape, Key.Key_P)
    assert page.keys == [Key.Key_P]


def test_it_covers_the_page_whatever_its_size(page: Page, asked: tuple[Overlay, list[int]]) -> None:
    page.resize(1300, 900)
    QApplication.processEvents()
    assert asked[0].geometry() == page.rect()


def test_it_veils_the_page_and_its_card_stands_out(
    page: Page, asked: tuple[Overlay, list[int]], colors: Colors
) -> None:
    page.setStyleSheet("Page { background: white }")
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    image = page.grab().toImage()
    assert image.pixelColor(5, 5).lightness() < 110
    card = button(asked[0], "Finish").parentWidget()
    assert card is not None
    assert image.pixelColor(card.geometry().center().x(), card.geometry().top() + 10) == colors.card


def test_rows_are_set_as_they_are_and_pairs_begin_alike(page: Page) -> None:
    overlay = Overlay("Keys", ("Close",), page)
    overlay.add_row("Space", "Pause & <b>go on</b>")
    overlay.add_row("Shift+Right", "Next set")
    overlay.ask()
    QApplication.processEvents()
    lefts = {
        label.text(): label.mapTo(page, QPoint(0, 0)).x()
        for label in overlay.findChildren(QWidget)
        if hasattr(label, "text")
    }
    assert lefts["Space"] == lefts["Shift+Right"]
    assert lefts["Pause & <b>go on</b>"] == lefts["Next set"]


def test_a_list_is_wider_in_larger_letters(page: Page, qapp: QApplication) -> None:
    page.resize(1280, 800)
    widths = []
    for scale in (1.0, 2.0):
        apply_theme(qapp, Scheme.DARK, scale)
        overlay = Overlay("Keys", ("Close",), page)
        overlay.add_row("Shift+Right", "Next set, and what comes after it, told in a line that is long")
        overlay.ask()
        widths.append(overlay._card.width())
    assert 550 < widths[0] < 570
    assert 1.9 * widths[0] < widths[1] < 1280


class Asking(Overlay):
    """Asks with a field, whose answer that stands out is the second."""

    def __init__(self, page: QWidget) -> None:
        super().__init__("When?", ("Cancel", "Take"), page, main=1)
        self.field = QLineEdit()
        self.rows.addWidget(self.field, 0, 0)

    def _stops(self) -> Sequence[QWidget]:
        return [self.field, *super()._stops()]


@pytest.mark.parametrize(("key", "answer"), [(Key.Key_Return, 1), (Key.Key_Escape, 0)])
def test_enter_in_a_field_means_the_main_answer_and_escape_the_first(
    page: Page, key: Qt.Key, answer: int
) -> None:
    overlay = Asking(page)
    answers: list[int] = []
    overlay.answered.connect(answers.append)
    overlay.ask()
    assert overlay.field.hasFocus()
    press(page, key)
    assert answers == [answer]


def test_enter_on_a_button_means_that_button_whichever_is_the_main_one(page: Page) -> None:
    overlay = Asking(page)
    answers: list[int] = []
    overlay.answered.connect(answers.append)
    overlay.ask()
    press(page, Key.Key_Tab, Key.Key_Return)
    assert answers == [0]
