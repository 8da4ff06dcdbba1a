from itertools import combinations, product
from math import dist

import pytest
from msgspec.structs import fields
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication

from lunge_timer.core.timeline import StepKind
from lunge_timer.ui.theme import (
    HEADING,
    SMALL,
    Colors,
    Scheme,
    Theme,
    apply_theme,
    cap_font,
    colors_of_scheme,
    current_colors,
    kind_color,
    resolve_scheme,
    text_font,
)
from tests.ui.contrast import contrast, linear, luminance

SCHEMES = [Scheme.DARK, Scheme.LIGHT, Scheme.HIGH_CONTRAST]
TEXTS = ["ink", "ink_shade", "muted", "accent", "danger", *StepKind]
GROUNDS = ["window", "panel", "card"]
LEAST_DIFFERENCE = 20.0  # in CIELAB, where 2.3 can just be seen side by side


def lab(color: QColor) -> tuple[float, float, float]:
    """The place of a colour in CIELAB, in daylight (D65)."""
    red, green, blue = linear(color)
    x, y, z = (
        share ** (1 / 3) if share > (6 / 29) ** 3 else share / (3 * (6 / 29) ** 2) + 4 / 29
        for share in (
            (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505,
            luminance(color),
            (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089,
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def color(colors: Colors, name: str) -> QColor:
    found = getattr(colors, name)
    assert isinstance(found, QColor)
    return found


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21.0)


def test_a_difference_of_colors_is_measured_as_cielab_does() -> None:
    assert lab(QColor("white")) == pytest.approx((100, 0, 0), abs=0.1)
    assert lab(QColor("black")) == pytest.approx((0, 0, 0), abs=0.1)
    assert lab(QColor("red")) == pytest.approx((53.2, 80.1, 67.2), abs=0.1)
    assert lab(QColor("blue")) == pytest.approx((32.3, 79.2, -107.9), abs=0.1)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_text_can_be_read_on_every_ground(scheme: Scheme) -> None:
    colors = colors_of_scheme(scheme)
    floor = 7.0 if scheme is Scheme.HIGH_CONTRAST else 4.5
    for text, ground in product(TEXTS, GROUNDS):
        assert contrast(color(colors, text), color(colors, ground)) >= floor, (text, ground)
    assert contrast(colors.on_accent, colors.accent) >= floor
    assert contrast(colors.window, colors.ink) >= floor  # the Pause button


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_far_limb_can_be_told_from_every_ground(scheme: Scheme) -> None:
    colors = colors_of_scheme(scheme)
    assert all(contrast(colors.limb_far, color(colors, ground)) >= 3.0 for ground in GROUNDS)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_edge_of_what_is_pressed_can_be_told_from_every_ground(scheme: Scheme) -> None:
    colors = colors_of_scheme(scheme)
    for edge, ground in product(("edge", "muted", "accent", "danger"), GROUNDS):
        assert contrast(color(colors, edge), color(colors, ground)) >= 3.0, (edge, ground)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_full_role_of_a_ring_can_be_told_from_the_empty_part(scheme: Scheme) -> None:
    colors = colors_of_scheme(scheme)
    assert all(contrast(kind_color(colors, kind), colors.track) >= 3.0 for kind in StepKind)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_kind_of_step_can_be_taken_for_another(scheme: Scheme) -> None:
    colors = colors_of_scheme(scheme)
    for one, other in combinations(StepKind, 2):
        difference = dist(lab(kind_color(colors, one)), lab(kind_color(colors, other)))
        assert difference >= LEAST_DIFFERENCE, (one, other)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_color_of_a_scheme_is_given_and_valid(scheme: Scheme) -> None:
    colors = colors_of_scheme(scheme)
    assert all(color(colors, field.name).isValid() for field in fields(Colors))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_palette_tells_the_colors(qapp: QApplication, scheme: Scheme) -> None:
    apply_theme(qapp, scheme)
    assert current_colors() == colors_of_scheme(scheme)
    assert qapp.palette().color(QPalette.ColorRole.WindowText) == colors_of_scheme(scheme).ink


def test_a_foreign_palette_gets_the_colors_that_suit_it(qapp: QApplication) -> None:
    qapp.setPalette(QPalette(QColor("#fdf6e3")))
    assert current_colors() == colors_of_scheme(Scheme.LIGHT)
    qapp.setPalette(QPalette(QColor("#202020")))
    assert current_colors() == colors_of_scheme(Scheme.DARK)


def test_the_desktop_decides_only_where_the_person_left_it_to_it() -> None:
    assert resolve_scheme(Scheme.SYSTEM, Qt.ColorScheme.Light) is Scheme.LIGHT
    assert resolve_scheme(Scheme.SYSTEM, Qt.ColorScheme.Dark) is Scheme.DARK
    assert resolve_scheme(Scheme.SYSTEM, Qt.ColorScheme.Unknown) is Scheme.DARK
    assert resolve_scheme(Scheme.LIGHT, Qt.ColorScheme.Dark) is Scheme.LIGHT


def test_a_change_of_the_desktops_scheme_leaves_an_explicit_choice_alone(qapp: QApplication) -> None:
    theme = Theme(qapp, Scheme.LIGHT)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert current_colors() == colors_of_scheme(Scheme.LIGHT)
    theme.show_scheme(Scheme.HIGH_CONTRAST)
    assert current_colors() == colors_of_scheme(Scheme.HIGH_CONTRAST)


def test_a_change_of_the_desktops_scheme_is_followed_at_once(qapp: QApplication) -> None:
    Theme(qapp, Scheme.SYSTEM)
    qapp.setPalette(QPalette(QColor("white")))
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert current_colors() == colors_of_scheme(
        resolve_scheme(Scheme.SYSTEM, qapp.styleHints().colorScheme())
    )


def test_text_scale_enlarges_the_letters(qapp: QApplication) -> None:
    apply_theme(qapp, Scheme.DARK, 1.0)
    small = text_font(SMALL).pointSizeF()
    apply_theme(qapp, Scheme.DARK, 1.5)
    assert text_font(SMALL).pointSizeF() == pytest.approx(1.5 * small)
    assert text_font(HEADING).pointSizeF() > text_font().pointSizeF()


@pytest.mark.parametrize("cap_px", [12.0, 28.0, 96.0, 240.0])
def test_capitals_are_as_tall_as_asked(qapp: QApplication, cap_px: float) -> None:
    apply_theme(qapp, Scheme.DARK)
    assert QFontMetricsF(cap_font(cap_px)).capHeight() == pytest.approx(cap_px, abs=1.0)


def test_digits_are_equally_wide(qapp: QApplication) -> None:
    apply_theme(qapp, Scheme.DARK)
    metrics = QFontMetricsF(cap_font(96, digits=True))
    assert cap_font(96, digits=True).featureValue(QFont.Tag("tnum")) == 1  # some fonts need to be asked
    assert len({metrics.horizontalAdvance(digit * 4) for digit in "0123456789"}) == 1
