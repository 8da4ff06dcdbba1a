import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lunge_timer.ui.theme import Scheme, apply_theme, current_colors
from lunge_timer.ui.widgets.fields import DropDown

# Said by the offscreen platform itself of any window with a least size, and of any popup.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

WORDS = ["Alternate every rep", "One leg at a time", "One leg per set"]


def opened(qtbot: QtBot, top_px: int = 300) -> DropDown:
    """A choice at that height of the screen, the last one chosen, its list open."""
    choice = DropDown()
    choice.addItems(WORDS)
    choice.setCurrentIndex(len(WORDS) - 1)
    qtbot.addWidget(choice)
    choice.move(200, top_px)
    with qtbot.waitExposed(choice):
        choice.show()
    choice.showPopup()
    return choice


@pytest.mark.parametrize("scheme", [Scheme.DARK, Scheme.LIGHT, Scheme.HIGH_CONTRAST])
def test_what_a_choice_offers_has_an_edge_on_every_side(
    qtbot: QtBot, qapp: QApplication, scheme: Scheme
) -> None:
    apply_theme(qapp, scheme)
    choice = opened(qtbot)
    image = choice.view().window().grab().toImage()
    middle, right, bottom = image.rect().center(), image.width() - 1, image.height() - 1
    edge = current_colors().card_edge
    for x, y in ((0, middle.y()), (right, middle.y()), (middle.x(), 0), (middle.x(), bottom)):
        assert image.pixelColor(x, y) == edge
    choice.hidePopup()


@pytest.mark.parametrize(("top_px", "below"), [(0, True), (300, True), (740, False)])
def test_the_list_leaves_its_field_and_what_stands_at_the_other_side_in_sight(
    qtbot: QtBot, top_px: int, *, below: bool
) -> None:
    choice = opened(qtbot, top_px)
    popup = choice.view().window().geometry()
    top, bottom = (choice.mapToGlobal(QPoint(0, y)).y() for y in (0, choice.height()))
    if below:
        assert bottom <= popup.top() <= bottom + 8
    else:
        assert top - 8 <= popup.bottom() <= top
    assert choice.screen().availableGeometry().contains(popup)
    choice.hidePopup()


@pytest.mark.parametrize("scheme", [Scheme.DARK, Scheme.LIGHT, Scheme.HIGH_CONTRAST])
def test_the_chosen_row_is_filled_and_the_others_lie_on_the_ground_of_a_card(
    qtbot: QtBot, qapp: QApplication, scheme: Scheme
) -> None:
    apply_theme(qapp, scheme)
    choice = opened(qtbot)
    view, model = choice.view(), choice.model()
    image = view.viewport().grab().toImage()
    rows = [view.visualRect(model.index(number, 0)) for number in range(len(WORDS))]
    grounds = [image.pixelColor(row.right() - 10, row.center().y()) for row in rows]
    colors = current_colors()
    assert grounds == [colors.card, colors.card, colors.accent]
    assert all(row.height() >= choice.fontMetrics().height() + 12 for row in rows)
    choice.hidePopup()
