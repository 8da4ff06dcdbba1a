import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lunge_timer.ui.theme import Scheme, apply_theme, current_colors
from lunge_timer.ui.widgets.menu import Menu
from tests.ui.library.pages import count

SCHEMES = (Scheme.DARK, Scheme.LIGHT, Scheme.HIGH_CONTRAST)


def picture(menu: Menu, qtbot: QtBot) -> QImage:
    qtbot.addWidget(menu)
    menu.ensurePolished()
    menu.resize(menu.sizeHint())
    return menu.grab().toImage()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_line_is_seen_between_one_group_and_the_next(
    qtbot: QtBot, qapp: QApplication, scheme: Scheme
) -> None:
    apply_theme(qapp, scheme)
    menu = Menu()
    menu.addAction("Start the routine now")
    line = menu.addSeparator()
    menu.addAction("Edit")
    menu.addSeparator()  # with nothing below it: none
    shown, place = picture(menu, qtbot), menu.actionGeometry(line)
    color = current_colors().line
    rows = [y for y in range(1, shown.height() - 1) if count(shown.copy(0, y, shown.width(), 1), color) > 100]
    assert rows == [place.center().y()]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_edge_of_a_menu_is_seen(qtbot: QtBot, qapp: QApplication, scheme: Scheme) -> None:
    apply_theme(qapp, scheme)
    menu = Menu()
    menu.addAction("Edit")
    shown = picture(menu, qtbot)
    edge = current_colors().card_edge
    assert count(shown.copy(0, 0, shown.width(), 1), edge) == shown.width()
    assert count(shown.copy(0, 0, 1, shown.height()), edge) == shown.height()
