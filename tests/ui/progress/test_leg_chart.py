"""The chart: told by eye, by mouse, by keys and by a screen reader."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lunge_timer.core.timeline import Leg
from lunge_timer.ui.progress.leg_chart import LegChart, ticks_for
from lunge_timer.ui.progress.leg_series import MOST_POINTS, LegDay, Measure, Span, series_of
from lunge_timer.ui.theme import Colors
from lunge_timer.ui.widgets.accessible_roles import install_roles
from tests.ui.progress.shown_progress import TODAY, press
from tests.ui.progress.test_leg_series import day

Key = Qt.Key
SIZE = (640, 300)


def weekly(count: int = 12, scale: float = 1) -> list[LegDay]:
    return [
        day(7 * back, left=(20 - back) * scale, right=(19 - back) * scale) for back in reversed(range(count))
    ]


def shown_chart(
    qtbot: QtBot,
    days: list[LegDay] | None = None,
    measure: Measure = Measure.REPS,
) -> LegChart:
    chart = LegChart()
    qtbot.addWidget(chart)
    chart.resize(*SIZE)
    chart.show_series(series_of(measure, days or weekly(), Span.ALL, TODAY), "Lunge, reps a set", TODAY)
    with qtbot.waitExposed(chart):
        chart.show()
    return chart


def is_like(color: QColor, other: QColor) -> bool:
    return (
        abs(color.red() - other.red()) < 24
        and abs(color.green() - other.green()) < 24
        and abs(color.blue() - other.blue()) < 24
    )


def near(image: QImage, place: QPointF, color: QColor, reach: int = 2) -> bool:
    middle = place.toPoint()
    around = [
        QPoint(middle.x() + x, middle.y() + y)
        for x in range(-reach, reach + 1)
        for y in range(-reach, reach + 1)
    ]
    return any(is_like(image.pixelColor(each), color) for each in around if image.rect().contains(each))


def test_the_left_leg_has_full_points_and_a_solid_line(qtbot: QtBot, colors: Colors) -> None:
    chart = shown_chart(qtbot)
    image = chart.grab().toImage()
    places = [chart.place_of(number, Leg.LEFT) for number in range(12)]
    assert all(is_like(image.pixelColor(place.toPoint()), colors.move) for place in places)
    between = [(one + two) / 2 for one, two in pairwise(places)]
    assert all(near(image, place, colors.move) for place in between)


def test_the_right_leg_has_hollow_points_and_a_dashed_line(qtbot: QtBot, colors: Colors) -> None:
    chart = shown_chart(qtbot)
    image = chart.grab().toImage()
    places = [chart.place_of(number, Leg.RIGHT) for number in range(12)]
    for place in places:
        assert not near(image, place, colors.switch, reach=1)
        assert near(image, place, colors.switch, reach=8)
    one, two = places[3], places[4]
    steps = [one + (two - one) * (0.3 + 0.4 * part / 40) for part in range(41)]
    seen = [near(image, place, colors.switch, reach=1) for place in steps]
    assert any(seen)
    assert not all(seen)


def test_legs_that_do_the_same_are_both_seen(qtbot: QtBot, colors: Colors) -> None:
    chart = shown_chart(qtbot, [day(0, left=12, right=12)])
    image = chart.grab().toImage()
    place = chart.place_of(0, Leg.LEFT)
    assert is_like(image.pixelColor(place.toPoint()), colors.move)
    assert near(image, place, colors.switch, reach=8)


def test_a_point_is_told_under_the_mouse_anywhere_in_its_column(qtbot: QtBot) -> None:
    chart = shown_chart(qtbot)
    place = chart.place_of(5, Leg.LEFT).toPoint()
    for x, y in ((0, 0), (11, 40), (-11, -30)):
        QTest.mouseMove(chart, QPoint(2, 2))
        QTest.mouseMove(chart, place + QPoint(x, y))
        assert chart.told is not None
        assert chart.told.values == {Leg.LEFT: 14, Leg.RIGHT: 13}


@pytest.mark.parametrize("width", [0, 640, 1000])
@pytest.mark.parametrize("count", [1, 2, MOST_POINTS])
def test_every_point_is_at_least_24_px_wide_to_the_mouse(qtbot: QtBot, width: int, count: int) -> None:
    chart = shown_chart(qtbot, weekly(count))
    chart.resize(max(width, chart.minimumSizeHint().width()), 260)
    middle_y = chart.height() // 2
    told: dict[int, int] = {}
    for x in range(chart.width()):
        QTest.mouseMove(chart, QPoint(x, middle_y))
        if chart.told is not None:
            told[chart.told.day] = told.get(chart.told.day, 0) + 1
    assert len(told) == count
    assert min(told.values()) >= 24


def test_arrows_go_from_point_to_point_and_say_each(qtbot: QtBot) -> None:
    chart = shown_chart(qtbot)
    chart.setFocus()
    assert chart.accessibleName() == "Lunge, reps a set"
    said = []
    for key in (Key.Key_Left, Key.Key_Left, Key.Key_Right, Key.Key_Right, Key.Key_Home, Key.Key_Left):
        press(chart, key)
        said.append(chart.accessibleName())
    last, before, first = (
        "Week of 23 Nov, left 20, right 19",
        "Week of 16 Nov, left 19, right 18",
        "Week of 7 Sep, left 9, right 8",
    )
    assert said == [last, before, last, last, first, first]


def test_the_first_arrow_begins_at_that_end_from_which_it_points(qtbot: QtBot) -> None:
    chart = shown_chart(qtbot)
    chart.setFocus()
    press(chart, Key.Key_Right)
    assert chart.accessibleName() == "Week of 7 Sep, left 9, right 8"


def test_what_is_told_is_written_beside_the_point_and_goes_with_the_mouse(qtbot: QtBot) -> None:
    chart = shown_chart(qtbot)
    before = chart.grab().toImage()
    QTest.mouseMove(chart, chart.place_of(5, Leg.LEFT).toPoint())
    told = chart.grab().toImage()
    assert told != before
    QTest.mouseMove(chart, QPoint(1, 1))
    assert chart.grab().toImage() == before


def test_times_are_told_as_times(qtbot: QtBot) -> None:
    chart = shown_chart(qtbot, weekly(3, scale=5_000), Measure.HELD)
    chart.setFocus()
    press(chart, Key.Key_End)
    assert chart.accessibleName().endswith("left 1 minute 40 seconds, right 1 minute 35 seconds")


def test_a_screen_reader_finds_an_image_with_a_name(qtbot: QtBot) -> None:
    install_roles()
    chart = shown_chart(qtbot)
    interface = QAccessible.queryAccessibleInterface(chart)
    assert interface.role() is QAccessible.Role.Graphic
    assert interface.text(QAccessible.Text.Name) == "Lunge, reps a set"


@pytest.mark.parametrize(
    ("measure", "values", "ticks"),
    [
        (Measure.REPS, [12], (11, 12, 13)),
        (Measure.REPS, [0], (0, 1)),
        (Measure.REPS, [7, 12], (7, 8, 9, 10, 11, 12)),
        (Measure.REPS, [3.5, 15], (0, 5, 10, 15)),
        (Measure.LONGEST, [2_000, 6_000], (2_000, 3_000, 4_000, 5_000, 6_000)),
        (Measure.HELD, [30_000, 150_000], (30_000, 60_000, 90_000, 120_000, 150_000)),
        (Measure.LOAD, [2_000, 8_000], (2_000, 4_000, 6_000, 8_000)),
    ],
)
def test_the_grid_stands_at_round_numbers_around_the_values(
    measure: Measure, values: list[float], ticks: tuple[float, ...]
) -> None:
    assert ticks_for(measure, values) == ticks
