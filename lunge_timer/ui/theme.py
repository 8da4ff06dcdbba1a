"""The colours and letters that all screens share.

The application's palette carries the theme: a widget asks ``current_colors()`` when it paints, and Qt
repaints it when the theme changes. So no widget has to be told, and none keeps a colour out of date.
"""

from enum import StrEnum
from functools import cache

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from lunge_timer.core.timeline import StepKind

SMALLEST_BODY_PT = 12.0  # the screens are read from further away than a document
_HALF_LIGHT = 128
_PROBE_PX = 100  # large enough that hinting does not distort the proportions of a font


class Scheme(StrEnum):
    """What the person chose; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"


# Sizes of text, times the body's.
TITLE, HEADING, SUBHEADING, BODY, SMALL = 2.1, 1.6, 1.15, 1.0, 0.875


class Colors(Struct, frozen=True, kw_only=True):
    """One set of colours. All but edges, line and track can be read as text on window, panel and card."""

    window: QColor
    panel: QColor
    card: QColor
    card_edge: QColor
    ink: QColor
    ink_shade: QColor
    limb_far: QColor  # 3:1 only: a limb, never a text
    muted: QColor
    edge: QColor  # 3:1 on every ground: of fields, sliders and all else that shows where to press
    line: QColor
    accent: QColor
    on_accent: QColor
    prepare: QColor
    timed: QColor
    move: QColor
    hold: QColor
    switch: QColor
    rest: QColor
    danger: QColor
    track: QColor


_SCHEMES = (Scheme.DARK, Scheme.LIGHT, Scheme.HIGH_CONTRAST)  # the columns of the table
_TABLE = """
    window      #12161f #f5f7fa #000000
    panel       #161b27 #eaeef4 #000000
    card        #1b2130 #ffffff #000000
    card_edge   #2a3142 #d3dae5 #ffffff
    ink         #f2f4f8 #141a26 #ffffff
    ink_shade   #cdcfd3 #3f485a #e6e6e6
    limb_far    #69768f #788499 #8f8f8f
    muted       #9aa6bc #4f5a6f #e0e0e0
    edge        #69768f #788499 #ffffff
    line        #3b4353 #c0c9d7 #ffffff
    accent      #2fc79a #0a7757 #4dffc3
    on_accent   #0d1a17 #ffffff #000000
    prepare     #56b4e9 #0a6cab #7fd0ff
    timed       #d6dbe6 #5a6579 #ffffff
    move        #f0a828 #985700 #ffc247
    hold        #2fc79a #0a7757 #4dffc3
    switch      #f58fb8 #b82b74 #ffa8cd
    rest        #8290ff #4f57de #b3bcff
    danger      #ff7b72 #b3261e #ff9d96
    track       #2c3547 #d5dce7 #4a4a4a
"""


class FollowsFont:
    """A widget whose sizes follow the application's font; to be named before its Qt class."""

    def show_font(self) -> None:
        """Take the application's font as it is now."""
        raise NotImplementedError


@cache
def colors_of_scheme(scheme: Scheme) -> Colors:
    """The colours of a scheme; dark for SYSTEM, which by itself has none."""
    column = 1 + _SCHEMES.index(Scheme.DARK if scheme is Scheme.SYSTEM else scheme)
    rows = [line.split() for line in _TABLE.split("\n") if line]
    return Colors(**{row[0]: QColor(row[column]) for row in rows if row})


def current_colors() -> Colors:
    """The colours of the theme in force, as the application's palette tells."""
    return _colors_on(QGuiApplication.palette().color(QPalette.ColorRole.Window).rgb())


@cache
def _colors_on(window_rgb: int) -> Colors:
    for scheme in _SCHEMES:
        if colors_of_scheme(scheme).window.rgb() == window_rgb:
            return colors_of_scheme(scheme)
    dark = QColor.fromRgb(window_rgb).lightness() < _HALF_LIGHT
    return colors_of_scheme(Scheme.DARK if dark else Scheme.LIGHT)


def kind_color(colors: Colors, kind: StepKind) -> QColor:
    """The colour of a kind of step, named as the kind is, on every screen."""
    color: QColor = getattr(colors, kind)
    return color


def resolve_scheme(scheme: Scheme, system: Qt.ColorScheme) -> Scheme:
    """Scheme, or the desktop's where the person left it to that; a desktop that does not say gets dark."""
    if scheme is not Scheme.SYSTEM:
        return scheme
    return Scheme.LIGHT if system is Qt.ColorScheme.Light else Scheme.DARK


def apply_theme(app: QApplication, scheme: Scheme, text_scale: float = 1.0) -> None:
    """Dress the whole application: palette and font. Idempotent, and cheap when nothing changes."""
    palette = palette_of(colors_of_scheme(resolve_scheme(scheme, app.styleHints().colorScheme())))
    if app.palette() != palette:
        app.setPalette(palette)
    font = QFont(_system_font())
    font.setPointSizeF(max(font.pointSizeF(), SMALLEST_BODY_PT) * text_scale)
    if app.font() != font:
        app.setFont(font)
        widgets = app.allWidgets()
        for widget in widgets:  # Qt tells the windows alone, and none of what is in them
            app.sendEvent(widget, QEvent(QEvent.Type.ApplicationFontChange))
            if isinstance(widget, FollowsFont):  # an event() of each one's own would be asked at every event
                widget.show_font()
        for widget in widgets:  # what is measured by its parts may have been measured before their turn came
            widget.updateGeometry()


@cache
def _system_font() -> QFont:
    """What the application writes in before it is told otherwise. To ask QFontDatabase would take longer."""
    return QGuiApplication.font()


class Theme(QObject):
    """Keeps the application in the scheme that was chosen, also when the desktop changes its own."""

    def __init__(self, app: QApplication, scheme: Scheme = Scheme.SYSTEM, text_scale: float = 1.0) -> None:
        super().__init__(app)
        self._app = app
        self._scheme = scheme
        self._text_scale = text_scale
        app.styleHints().colorSchemeChanged.connect(self.follow_system)
        self.follow_system()

    def show_scheme(self, scheme: Scheme, text_scale: float = 1.0) -> None:
        self._scheme = scheme
        self._text_scale = text_scale
        self.follow_system()

    @Slot()
    def follow_system(self) -> None:
        apply_theme(self._app, self._scheme, self._text_scale)


def palette_of(colors: Colors) -> QPalette:
    """The palette that Qt's own widgets draw themselves with."""
    role = QPalette.ColorRole
    palette = QPalette()
    for color, roles in (
        (colors.window, (role.Window, role.Shadow)),
        (colors.panel, (role.AlternateBase,)),
        (colors.card, (role.Base, role.Button, role.ToolTipBase)),
        (colors.card_edge, (role.Light, role.Midlight)),
        (colors.line, (role.Mid, role.Dark)),
        (colors.ink, (role.WindowText, role.Text, role.ButtonText, role.ToolTipText)),
        (colors.muted, (role.PlaceholderText,)),
        (colors.accent, (role.Highlight, role.Accent, role.Link, role.LinkVisited)),
        (colors.on_accent, (role.HighlightedText,)),
        (colors.danger, (role.BrightText,)),
    ):
        for one in roles:
            palette.setColor(one, color)
    for one in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, colors.limb_far)
    return palette


def text_font(size: float = BODY, *, bold: bool = False, digits: bool = False) -> QFont:
    """The application's font at a size; with digits, all figures are equally wide, so that none dances."""
    font = QGuiApplication.font()
    font.setPointSizeF(font.pointSizeF() * size)
    font.setBold(bold)
    return _with_tabular_digits(font) if digits else font


def cap_font(cap_px: float, *, bold: bool = True, digits: bool = False) -> QFont:
    """The application's font with capitals (and figures) cap_px pixels tall."""
    font = QGuiApplication.font()
    font.setBold(bold)
    font.setPixelSize(max(1, round(cap_px / _cap_ratio(font.toString()))))
    return _with_tabular_digits(font) if digits else font


@cache
def _cap_ratio(description: str) -> float:
    """Height of a capital in ems."""
    font = QFont()
    font.fromString(description)
    font.setPixelSize(_PROBE_PX)
    return QFontMetricsF(font).capHeight() / _PROBE_PX or 0.7


def _with_tabular_digits(font: QFont) -> QFont:
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
