from itertools import product

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

SCHEMES = [Scheme.DARK, Scheme.LIGHT, Scheme.HIGH_CONTRAST]
TEXTS = ["ink", "ink_shade", "muted", "accent", "danger", *StepKind]
GROUNDS = ["window", "panel", "card"]


def luminance(color: QColor) -> float:
    """Relative luminance, as WCAG 2 defines it."""
    light = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.redF(), color.greenF(), color.blueF())
    ]
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]


def contrast(one: QColor, other: QColor) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def color(colors: Colors, name: str) -> QColor:
    found = getattr(colors, name)
    assert isinstance(found, QColor)
    return found


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21.0)


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
def test_the_full_part_of_a_ring_can_be_told_from_the_empty_part(scheme: Scheme) -> None:
    colors = colors_of_scheme(scheme)
    assert all(contrast(kind_color(colors, kind), colors.track) >= 3.0 for kind in StepKind)


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
