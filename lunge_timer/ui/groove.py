"""What every slider is drawn and dragged as."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from lunge_timer.ui.buttons import LEAST_HIT_PX
from lunge_timer.ui.shapes import paint_focus, paint_rounded
from lunge_timer.ui.theme import Colors, current_colors

_GROOVE_PX = 6.0
KNOB_PX = 24.0
_LEAST_WIDTH_PX = 120


class GrooveSlider(QSlider):
    """A groove, filled up to a round knob. It is dragged without the style's help."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def share(self) -> float:
        """How far along the groove the knob stands, 0 to 1."""
        raise NotImplementedError

    def drag_to(self, share: float) -> None:
        """Take the value nearest to that place of the groove, 0 to 1."""
        raise NotImplementedError

    def color(self, colors: Colors) -> QColor:
        """Of the part that is filled."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        return QSize(2 * _LEAST_WIDTH_PX, LEAST_HIT_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH_PX, LEAST_HIT_PX)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: who scrolls past does not mean to change a number."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._follow(event)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._follow(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the groove, the part of it that is set, and the knob."""
        colors = current_colors()
        enabled = self.isEnabled()
        groove = QRectF(0, (self.height() - _GROOVE_PX) / 2, self.width(), _GROOVE_PX)
        left_px = self.share() * (self.width() - KNOB_PX)
        knob = QRectF(left_px, (self.height() - KNOB_PX) / 2, KNOB_PX, KNOB_PX)
        filled = QRectF(groove)
        filled.setRight(knob.center().x())
        with QPainter(self) as painter:
            paint_rounded(painter, groove, _GROOVE_PX / 2, fill=colors.track)
            fill = self.color(colors) if enabled else colors.limb_far
            paint_rounded(painter, filled, _GROOVE_PX / 2, fill=fill)
            ink = colors.ink if enabled else colors.limb_far
            paint_rounded(painter, knob.adjusted(1, 1, -1, -1), KNOB_PX / 2 - 1, fill=ink)
            if self.hasFocus():
                paint_focus(painter, knob, KNOB_PX / 2)

    def _follow(self, event: QMouseEvent) -> None:
        room_px = max(1.0, self.width() - KNOB_PX)
        self.drag_to(min(1.0, max(0.0, (event.position().x() - KNOB_PX / 2) / room_px)))
