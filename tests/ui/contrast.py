"""How well two colours can be told apart, as WCAG 2 measures it."""

from PySide6.QtGui import QColor


def linear(color: QColor) -> list[float]:
    """Red, green and blue as amounts of light."""
    return [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.redF(), color.greenF(), color.blueF())
    ]


def luminance(color: QColor) -> float:
    """Relative luminance, as WCAG 2 defines it."""
    red, green, blue = linear(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
