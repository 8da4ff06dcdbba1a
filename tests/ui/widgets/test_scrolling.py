from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lunge_timer.ui.theme import Colors
from lunge_timer.ui.widgets.scrolling import SlimScrollBar
from tests.ui.library.pages import count


def bar(qtbot: QtBot, most: int) -> SlimScrollBar:
    """A bar of 200 pixels for a page of 100 and most more."""
    one = SlimScrollBar()
    qtbot.addWidget(one)
    one.setPageStep(100)
    one.setRange(0, most)
    one.resize(14, 200)
    return one


def test_nothing_is_seen_where_there_is_nothing_to_scroll(qtbot: QtBot, colors: Colors) -> None:
    assert count(bar(qtbot, 0).grab().toImage(), colors.edge) == 0


def test_the_handle_is_as_long_as_what_is_in_sight(qtbot: QtBot, colors: Colors) -> None:
    half, third = (count(bar(qtbot, most).grab().toImage(), colors.edge) for most in (100, 200))
    assert 6 * 80 < half < 6 * 100
    assert 6 * 50 < third < 6 * 67


def test_the_handle_is_dragged(qtbot: QtBot) -> None:
    one = bar(qtbot, 100)
    QTest.mousePress(one, Qt.MouseButton.LeftButton, pos=QPoint(7, 50))
    assert one.value() == 0
    QTest.mouseMove(one, QPoint(7, 100))
    assert one.value() == 50
    QTest.mouseMove(one, QPoint(7, 500))
    assert one.value() == 100
    QTest.mouseRelease(one, Qt.MouseButton.LeftButton, pos=QPoint(7, 500))
    QTest.mouseMove(one, QPoint(7, 60))
    assert one.value() == 100


def test_a_press_beside_the_handle_brings_it_there(qtbot: QtBot) -> None:
    one = bar(qtbot, 100)
    QTest.mousePress(one, Qt.MouseButton.LeftButton, pos=QPoint(7, 150))
    assert one.value() == 100


def test_the_keyboard_is_seen_on_it(qtbot: QtBot, colors: Colors) -> None:
    one = bar(qtbot, 100)
    assert count(one.grab().toImage(), colors.ink) == 0
    one.show_focused(focused=True)
    assert count(one.grab().toImage(), colors.ink) > 50
