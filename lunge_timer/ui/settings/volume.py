"""The volume: a titled slider over percent."""

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QSlider, QWidget

from lunge_timer.language import _
from lunge_timer.ui.buttons import LEAST_HIT_PX
from lunge_timer.ui.labels import PlainLabel
from lunge_timer.ui.shapes import paint_focus, paint_rounded
from lunge_timer.ui.theme import SUBHEADING, current_colors

_GROOVE_PX = 6.0
_KNOB_PX = 24.0
_STEP, _PAGE = 5, 20  # percent
_LEAST_WIDTH_PX = 120


class PercentSlider(QSlider):
    """A slider from 0 to 100 %, whose value is told in its name."""

    asked = Signal(int)  # percent, by the person

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._title = title
        self.setRange(0, 100)
        self.setSingleStep(_STEP)
        self.setPageStep(_PAGE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self.tell)
        self.tell(self.value())

    def show_percent(self, percent: int) -> None:
        """Show a volume; nobody is told."""
        with QSignalBlocker(self):
            self.setValue(percent)
        self._name()

    @Slot(int)
    def tell(self, percent: int) -> None:
        self._name()
        self.asked.emit(percent)

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
        groove = QRectF(0, (self.height() - _GROOVE_PX) / 2, self.width(), _GROOVE_PX)
        left_px = self.value() / self.maximum() * (self.width() - _KNOB_PX)
        knob = QRectF(left_px, (self.height() - _KNOB_PX) / 2, _KNOB_PX, _KNOB_PX)
        filled = QRectF(groove)
        filled.setRight(knob.center().x())
        enabled = self.isEnabled()
        with QPainter(self) as painter:
            paint_rounded(painter, groove, _GROOVE_PX / 2, fill=colors.track)
            paint_rounded(painter, filled, _GROOVE_PX / 2, fill=colors.accent if enabled else colors.limb_far)
            paint_rounded(
                painter,
                knob.adjusted(1, 1, -1, -1),
                _KNOB_PX / 2 - 1,
                fill=colors.ink if enabled else colors.limb_far,
            )
            if self.hasFocus():
                paint_focus(painter, knob, _KNOB_PX / 2)

    def _follow(self, event: QMouseEvent) -> None:
        part = (event.position().x() - _KNOB_PX / 2) / max(1.0, self.width() - _KNOB_PX)
        self.setValue(_STEP * round(part * self.maximum() / _STEP))

    def _name(self) -> None:
        self.setAccessibleName(f"{self._title}: {percent_text(self.value())}")


class VolumeSlider(QWidget):
    """What is set, its value, and the slider below."""

    asked = Signal(int)  # percent, by the person

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = PlainLabel(size=SUBHEADING, bold=True, digits=True)
        self.slider = PercentSlider(title)
        self.slider.asked.connect(self.show_percent)
        self.slider.asked.connect(self.asked)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.addWidget(PlainLabel(title), 0, 0)
        grid.addWidget(self._value, 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.slider, 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @Slot(int)
    def show_percent(self, percent: int) -> None:
        self._value.setText(percent_text(percent))
        self.slider.show_percent(percent)


def percent_text(percent: int) -> str:
    return _("{percent} %").format(percent=percent)
