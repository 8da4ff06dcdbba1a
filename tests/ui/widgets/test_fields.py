from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.ui.theme import Colors, Scheme, apply_theme, colors_of_scheme
from lunge_timer.ui.widgets.buttons import LEAST_HIT_PX
from lunge_timer.ui.widgets.fields import DropDown, TextField
from lunge_timer.ui.widgets.icons import Icon
from tests.ui.wheel import turn_wheel

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

# Said by the offscreen platform itself of any window with a least size.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(400, 300)
    QVBoxLayout(page)
    return page


def put(page: QWidget, *widgets: QWidget) -> None:
    layout = page.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)
    page.show()
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    if (focused := page.focusWidget()) is not None:
        focused.clearFocus()


def fields() -> tuple[TextField, DropDown]:
    choice = DropDown()
    choice.addItems(["Alternate every rep", "One leg at a time"])
    return TextField("Evening legs"), choice


def edge(widget: QWidget) -> str:
    image: QImage = widget.grab().toImage()
    return image.pixelColor(image.width() // 2, 1).name()


def test_the_edge_of_a_field_tells_the_focus(page: QWidget, colors: Colors) -> None:
    put(page, *fields())
    for widget in page.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        assert edge(widget) == colors.window.name()
        widget.setFocus()
        assert edge(widget) == colors.accent.name()


def test_the_edge_of_a_field_tells_a_mistake(page: QWidget, colors: Colors) -> None:
    text, _choice = fields()
    put(page, text)
    text.show_wrong(wrong=True)
    assert edge(text) == colors.danger.name()
    text.show_wrong(wrong=False)
    assert edge(text) == colors.window.name()


def test_a_raised_field_has_the_cards_ground(page: QWidget, colors: Colors) -> None:
    field = TextField(raised=True, icon=Icon.SEARCH)
    put(page, field)
    assert field.grab().toImage().pixelColor(200, field.height() // 2) == colors.card


def test_text_can_be_read_in_each_theme(page: QWidget, qapp: QApplication) -> None:
    put(page, *fields())
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        apply_theme(qapp, scheme)
        QApplication.processEvents()
        ink = colors_of_scheme(scheme).ink.lightness()
        for widget in page.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            image = widget.grab().toImage()
            row = [
                image.pixelColor(x, y).lightness()
                for x in range(14, 60)
                for y in range(8, image.height() - 8)
            ]
            assert min(abs(each - ink) for each in row) < 30
            assert image.pixelColor(8, image.height() // 2) == colors_of_scheme(scheme).window


def test_the_wheel_changes_no_choice(page: QWidget) -> None:
    _text, choice = fields()
    put(page, choice)
    choice.setFocus()
    choice.setCurrentIndex(1)
    turn_wheel(choice)
    assert choice.currentIndex() == 1


def test_fields_are_large_enough_to_be_hit_also_on_a_crowded_page(page: QWidget) -> None:
    page.resize(200, 60)
    shown = fields()
    put(page, *shown)
    assert [field.height() >= LEAST_HIT_PX for field in shown] == [True, True]


def test_fields_shrink_with_the_letters_also_out_of_sight(page: QWidget, qapp: QApplication) -> None:
    apply_theme(qapp, Scheme.DARK)
    shown = fields()
    put(page, *shown)
    small = [(field.sizeHint(), field.minimumSizeHint()) for field in shown]
    apply_theme(qapp, Scheme.DARK, 2.0)
    for field, (size, least) in zip(shown, small, strict=True):
        assert field.sizeHint().height() > size.height()
        assert field.minimumSizeHint().height() > least.height()
    page.hide()
    apply_theme(qapp, Scheme.DARK)
    page.show()
    assert [(field.sizeHint(), field.minimumSizeHint()) for field in shown] == small


def test_the_icon_of_a_field_grows_with_the_letters_and_text_begins_behind_it(
    page: QWidget, qapp: QApplication, colors: Colors
) -> None:
    field = TextField(raised=True, icon=Icon.SEARCH)
    put(page, field)
    left_px, icon_px = field.textMargins().left(), inked_width(field, colors)
    apply_theme(qapp, Scheme.DARK, 2.0)
    QApplication.processEvents()
    assert inked_width(field, colors) >= icon_px * 1.8
    assert field.textMargins().left() >= left_px + icon_px * 0.8


def inked_width(field: TextField, colors: Colors) -> int:
    """How wide what is drawn in front of an empty field's text is."""
    image = field.grab().toImage()
    rows, columns = range(6, image.height() - 6), range(8, field.textMargins().left())
    inked = [x for x in columns if any(image.pixelColor(x, y) != colors.card for y in rows)]
    return inked[-1] - inked[0]
