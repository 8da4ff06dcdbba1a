"""What belongs to a slider stands with it, and apart from what comes next."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.core.timeline import StepKind
from lunge_timer.ui.library.number_controls import NumberControls, SettingSlider
from lunge_timer.ui.theme import Scheme, apply_theme
from lunge_timer.ui.widgets.labels import PlainLabel
from lunge_timer.ui.widgets.sliders import GuidelineSlider, SecondsSlider
from tests.ui.library.pages import settle, shown


def labels(row: QWidget) -> list[PlainLabel]:
    """Its labels, from the top down."""
    return sorted(row.findChildren(PlainLabel), key=lambda label: label.mapTo(row, QPoint()).y())


def letters(label: PlainLabel, page: QWidget) -> tuple[int, int]:
    """Where its letters begin and end on the page, from the top."""
    middle = label.mapTo(page, label.rect().center()).y()
    half_px = QFontMetrics(label.font()).height() // 2
    return middle - half_px, middle + half_px


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_ends_of_a_slider_stand_nearer_to_it_than_to_what_comes_next(
    qtbot: QtBot, qapp: QApplication, scale: float
) -> None:
    apply_theme(qapp, Scheme.DARK, scale)
    page = shown(qtbot)
    settle(page)
    controls = page.findChildren(NumberControls)[0].controls
    sliders = [one for one in controls if isinstance(one, SettingSlider)]
    assert len(sliders) == 3
    for one in sliders:
        after = next(other for other in controls if other.y() > one.y())
        slider = one.tab_stop
        groove = slider.mapTo(page, slider.rect().center()).y()
        end = labels(one)[-1]
        above_px = letters(end, page)[0] - groove
        below_px = letters(labels(after)[0], page)[0] - letters(end, page)[1]
        assert above_px <= 13  # a knob's half, and no more
        assert below_px >= above_px


@pytest.mark.parametrize(("size", "rows"), [((1280, 800), 2), ((640, 480), 3)], ids=str)
def test_sliders_stand_side_by_side_where_their_titles_have_room(
    qtbot: QtBot, size: tuple[int, int], rows: int
) -> None:
    page = shown(qtbot, size=size)
    settle(page)
    sliders = [one for one in page.parts.detail.controls.controls if isinstance(one, SettingSlider)]
    assert len({one.y() for one in sliders}) == rows
    for title in (labels(one)[0] for one in sliders):
        assert title.sizeHint().width() <= title.width()


def test_a_slider_is_hit_down_to_its_ends(qtbot: QtBot) -> None:
    row = GuidelineSlider("Hold", 1000, 10_000, StepKind.HOLD)
    qtbot.addWidget(row)
    row.resize(400, row.sizeHint().height())
    with qtbot.waitExposed(row):
        row.show()
    slider = row.findChildren(SecondsSlider)[0]
    place = slider.mapTo(row, QPoint(slider.width() - 2, slider.height() - 2))
    assert row.childAt(place) is slider
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=slider.mapFrom(row, place))
    assert row.ms == 10_000
