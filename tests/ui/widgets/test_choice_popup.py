import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lunge_timer.ui.theme import Scheme, apply_theme, current_colors
from lunge_timer.ui.widgets.fields import Choice

# Said by the offscreen platform itself of any window with a least size, and of any popup.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.mark.parametrize("scheme", [Scheme.DARK, Scheme.LIGHT, Scheme.HIGH_CONTRAST])
def test_what_a_choice_offers_has_an_edge_on_every_side(
    qtbot: QtBot, qapp: QApplication, scheme: Scheme
) -> None:
    apply_theme(qapp, scheme)
    choice = Choice()
    choice.addItems(["Alternate every rep", "One leg at a time"])
    qtbot.addWidget(choice)
    with qtbot.waitExposed(choice):
        choice.show()
    choice.showPopup()
    image = choice.view().window().grab().toImage()
    middle, right, bottom = image.rect().center(), image.width() - 1, image.height() - 1
    edge = current_colors().card_edge
    for x, y in ((0, middle.y()), (right, middle.y()), (middle.x(), 0), (middle.x(), bottom)):
        assert image.pixelColor(x, y) == edge
    choice.hidePopup()
