from math import cos, pi, sin

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor, QImage, QRegion
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.ui.theme import Colors
from lunge_timer.ui.workout.ring import Ring
from tests.ui.repaints import Paints, settle

SIDE_PX = 400
MIDDLE_RADIUS_PX = 188


@pytest.fixture
def ring(qtbot: QtBot, colors: Colors) -> Ring:
    ring = Ring()
    qtbot.addWidget(ring)
    ring.resize(SIDE_PX, SIDE_PX)
    ring.show_fraction(1.0, colors.hold)
    ring.show()
    qtbot.waitExposed(ring)
    settle()
    return ring


def place(fraction: float) -> QPoint:
    """A point on the ring's middle line, so far clockwise from the top."""
    turn = 2 * pi * fraction
    return (QPointF(SIDE_PX / 2, SIDE_PX / 2) + QPointF(sin(turn), -cos(turn)) * MIDDLE_RADIUS_PX).toPoint()


def pixel(ring: Ring, fraction: float) -> QColor:
    return ring.grab().toImage().pixelColor(place(fraction))


def test_what_is_left_is_filled_clockwise_from_the_top(ring: Ring, colors: Colors) -> None:
    ring.show_fraction(0.6, colors.hold)
    assert [pixel(ring, at) for at in (0.01, 0.3, 0.58)] == [colors.hold] * 3
    assert [pixel(ring, at) for at in (0.63, 0.8, 0.95)] == [colors.track] * 3


def test_its_ends_are_round(ring: Ring, colors: Colors) -> None:
    ring.show_fraction(0.6, colors.hold)
    assert pixel(ring, 0.606) == colors.hold  # within the cap's half circle
    assert pixel(ring, 0.994) == colors.hold


def test_an_empty_ring_shows_its_track_alone(ring: Ring, colors: Colors) -> None:
    ring.show_fraction(0.0, colors.hold)
    assert {pixel(ring, at / 50).name() for at in range(50)} == {colors.track.name()}


def test_a_full_ring_has_no_gap(ring: Ring, colors: Colors) -> None:
    assert {pixel(ring, at / 50).name() for at in range(50)} == {colors.hold.name()}


def test_a_fraction_beyond_its_bounds_is_taken_as_full_or_empty(ring: Ring, colors: Colors) -> None:
    ring.show_fraction(-0.5, colors.hold)
    assert pixel(ring, 0.5) == colors.track
    ring.show_fraction(1.5, colors.hold)
    assert pixel(ring, 0.5) == colors.hold


def test_nothing_is_repainted_before_the_end_has_moved_half_a_pixel(ring: Ring, colors: Colors) -> None:
    paints = Paints(ring)
    half_pixel = 0.5 / (2 * pi * MIDDLE_RADIUS_PX)
    ring.show_fraction(1.0 - half_pixel * 0.5, colors.hold)
    ring.show_fraction(1.0 - half_pixel * 0.9, colors.hold)
    settle()
    assert paints.regions == []
    ring.show_fraction(1.0 - half_pixel * 1.2, colors.hold)
    settle()
    assert len(paints.regions) == 1


def test_the_very_end_is_always_shown(ring: Ring, colors: Colors) -> None:
    ring.show_fraction(0.0002, colors.hold)
    settle()
    assert pixel(ring, 0.0) == colors.hold
    ring.show_fraction(0.0, colors.hold)
    assert pixel(ring, 0.0) == colors.track


@pytest.mark.parametrize("frames", [7, 30, 150, 1000])
def test_frame_by_frame_it_looks_as_painted_at_once(ring: Ring, colors: Colors, frames: int) -> None:
    screen = QImage(SIDE_PX, SIDE_PX, QImage.Format.Format_RGB32)
    paints = Paints(ring)
    ring.render(screen)
    for frame in range(frames):
        ring.show_fraction(1.0 - 0.83 * (frame + 1) / frames, colors.hold)
        paints.regions = []
        settle()
        for region in tuple(paints.regions):
            ring.render(screen, region.boundingRect().topLeft(), region)
    whole = ring.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    assert differing_pixels(screen, whole) <= 0.001 * SIDE_PX**2


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 1.75, 2.0])
@pytest.mark.parametrize(("width_px", "height_px"), [(400, 400), (397, 397), (251, 300)])
def test_the_end_leaves_nothing_behind_it_at_any_size_and_sharpness(
    ring: Ring, colors: Colors, width_px: int, height_px: int, ratio: float
) -> None:
    ring.resize(width_px, height_px)
    settle()
    screen = painted_at_once(ring, ratio)
    paints = Paints(ring)
    for frame in range(50):
        ring.show_fraction(1.0 - (frame + 1) / 50, colors.hold)
        paints.regions = []
        settle()
        for region in tuple(paints.regions):
            ring.render(screen, region.boundingRect().topLeft(), region)
    assert screen == painted_at_once(ring, ratio)  # to the last pixel: soft edges are no excuse here


def painted_at_once(ring: Ring, ratio: float) -> QImage:
    """The ring as it is now on a screen of that many pixels for each of a window's."""
    screen = QImage(ring.size() * ratio, QImage.Format.Format_RGB32)
    screen.setDevicePixelRatio(ratio)
    screen.fill(0)
    ring.render(screen)
    return screen


def differing_pixels(one: QImage, other: QImage) -> int:
    """Pixels that a person could tell apart: more than a soft edge's rounding."""
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return sum(abs(a - b) > 24 for a, b in pairs)


def test_a_frame_repaints_a_small_part_only(ring: Ring, colors: Colors) -> None:
    paints = Paints(ring)
    ring.show_fraction(0.99, colors.hold)
    settle()
    area = sum(region.boundingRect().width() * region.boundingRect().height() for region in paints.regions)
    assert 0 < area < 0.02 * SIDE_PX**2


def test_another_color_repaints_all(ring: Ring, colors: Colors) -> None:
    ring.show_fraction(1.0, colors.rest)
    assert pixel(ring, 0.5) == colors.rest


def test_a_frame_is_due_when_the_end_has_moved_half_a_pixel(ring: Ring) -> None:
    half_pixels = 2 * 2 * pi * MIDDLE_RADIUS_PX
    assert ring.frame_ms(60_000) == pytest.approx(60_000 / half_pixels, abs=1.5)
    assert ring.frame_ms(1) == 1


def test_digits_inside_repaint_without_the_ring(ring: Ring, colors: Colors) -> None:
    inside = QWidget(ring)
    inside.setGeometry(100, 100, 200, 200)
    inside.show()
    settle()
    screen = QImage(SIDE_PX, SIDE_PX, QImage.Format.Format_RGB32)
    screen.fill(colors.danger)
    ring.render(screen, inside.geometry().topLeft(), QRegion(inside.geometry()))
    assert screen.pixelColor(SIDE_PX // 2, SIDE_PX // 2) == colors.window
    assert screen.pixelColor(place(0.5)) == colors.danger
