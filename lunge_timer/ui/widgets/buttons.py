"""Push buttons with round ends, with words, an icon, or both."""

from enum import Enum, auto

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget

from lunge_timer.ui.theme import BODY, Colors, FollowsFont, current_colors, text_font
from lunge_timer.ui.widgets.card import paint_focus, paint_rounded
from lunge_timer.ui.widgets.icons import Icon, paint_icon

LEAST_HIT_PX = 36  # what a finger or a shaky hand can hit
_ICON_EMS = 1.25
_PAD_EMS = 1.4
_PRESSED_SHADE = 118  # percent, as QColor counts
_HOVER_SHADE = 108
_HALF_LIGHT = 128
_SLIM_EMS = 1.2


class Look(Enum):
    PRIMARY = auto()  # the one thing to do here
    STRONG = auto()  # the one thing to do in mid-workout
    SECONDARY = auto()
    QUIET = auto()  # words alone


class PillButton(FollowsFont, QPushButton):
    """A button in the shape of a pill. As on any QPushButton, a single & in its text marks a letter."""

    _is_waiting = False
    _pressed_ms: int | None = None  # by the window system's clock

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        look: Look = Look.SECONDARY,
        icon: Icon | None = None,
        size: float = BODY,
        bold: bool | None = None,
    ) -> None:
        super().__init__(parent)  # with a text, PySide would look whether it is an icon: 1 ms
        self._look = look
        self._icon = icon
        self._stands_in = False
        self._size = size
        self._bold = look in {Look.PRIMARY, Look.STRONG} if bold is None else bold
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # drawn anew as the pointer comes and goes
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.show_font()

    def show_icon(self, icon: Icon | None) -> None:
        if icon is not self._icon:
            self._icon = icon
            self.updateGeometry()
            self.update()

    def stand_in(self, *, focused: bool) -> None:
        """Show the focus of a page without a mark of its own, whose keys press this button too."""
        self._stands_in = focused
        self.update()

    def show_font(self) -> None:
        self.setFont(text_font(self._size, bold=self._bold))

    @property
    def is_waiting(self) -> bool:
        return self._is_waiting

    def show_waiting(self, *, waiting: bool) -> None:
        """Look as if it were disabled, or not. One that waits does nothing now and keeps the keyboard."""
        if waiting != self._is_waiting:
            self._is_waiting = waiting
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave keys with Alt to the page: Qt would move the keyboard by an arrow, whatever is held."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        elif not takes_return(self, event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_ms = event.timestamp()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Leave alone the second press of a double click whose first one was on what stood here before."""
        most_ms = QGuiApplication.styleHints().mouseDoubleClickInterval()
        if self._pressed_ms is not None and event.timestamp() - self._pressed_ms <= most_ms:
            super().mouseDoubleClickEvent(event)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        em_px = metrics.height()
        height_px = max(LEAST_HIT_PX, round(em_px * 1.75))
        if not self.text():
            return QSize(height_px, height_px)
        width_px = metrics.size(Qt.TextFlag.TextShowMnemonic.value, self.text()).width()
        icon_px = round(em_px * _ICON_EMS) if self._icon else 0
        return QSize(width_px + icon_px + round(em_px * _PAD_EMS), height_px)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = current_colors()
        area = QRectF(self.rect())
        radius_px = min(area.width(), area.height()) / 2
        fill, edge, ink = self._colors(colors)
        with QPainter(self) as painter:
            if fill is not None:
                paint_rounded(painter, area, radius_px, fill=fill, edge=edge)
            self._paint_content(painter, ink)
            if self.hasFocus() or self._stands_in:
                paint_focus(painter, area, radius_px)

    def _paint_content(self, painter: QPainter, ink: QColor) -> None:
        """Draw the sign and the words, together in the middle."""
        area = QRectF(self.rect())
        icon_px = self.fontMetrics().height()
        if self._icon is not None:
            box = QRectF(0, 0, icon_px, icon_px)
            box.moveCenter(area.center())
            if self.text():
                text_px = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic.value, self.text()).width()
                left = area.center().x() - (text_px + icon_px * _ICON_EMS) / 2
                box.moveLeft(left)
                area.setLeft(left + icon_px * _ICON_EMS)
                area.setWidth(text_px)
            paint_icon(painter, self._icon, box, ink)
        painter.setPen(ink)
        flags = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextShowMnemonic.value
        painter.drawText(area, flags, self.text())

    def _colors(self, colors: Colors) -> tuple[QColor | None, QColor | None, QColor]:
        """Fill, edge and ink."""
        if self._is_waiting or not self.isEnabled():
            fill, edge = (None, None) if self._look is Look.QUIET else (colors.card, colors.card_edge)
            return fill, edge, colors.limb_far
        if self._look is Look.QUIET:
            over = self.underMouse() or self.isDown()
            return (colors.card if over else None), None, colors.ink if over else colors.muted
        fill, edge, ink = {
            Look.PRIMARY: (colors.accent, None, colors.on_accent),
            Look.STRONG: (colors.ink, None, colors.window),
            Look.SECONDARY: (colors.card, colors.card_edge, colors.ink),
        }[self._look]
        return self._lit(fill), edge, ink

    def _lit(self, fill: QColor) -> QColor:
        """The fill under the pointer, and pressed."""
        pressed = self.isDown() or self.isChecked()
        shade = _PRESSED_SHADE if pressed else _HOVER_SHADE if self.underMouse() else 100
        return fill.lighter(shade) if fill.lightness() < _HALF_LIGHT else fill.darker(shade)


class IconButton(PillButton):
    """A button with a sign alone; its name is told to screen readers."""

    def __init__(
        self,
        icon: Icon,
        name: str,
        parent: QWidget | None = None,
        *,
        look: Look = Look.SECONDARY,
        size: float = BODY,
    ) -> None:
        super().__init__("", parent, look=look, icon=icon, size=size)
        self.setAccessibleName(name)


class SlimButton(PillButton):
    """A button that gives up what it can of its height where the page is low for its letters."""

    _low = False

    def show_low(self, *, low: bool) -> None:
        self._low = low
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        slim_px = max(LEAST_HIT_PX, round(_SLIM_EMS * self.fontMetrics().height()))
        return QSize(size.width(), slim_px) if self._low else size


def takes_return(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Click the button where the key is Return alone; with Ctrl and the like it is left to the page.

    Qt by itself presses a button by Space only, but on some desktops. False: it is another key.
    """
    if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
        return False
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        event.ignore()
    else:
        button.click()
    return True
