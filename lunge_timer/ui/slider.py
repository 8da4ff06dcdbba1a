"""A slider over whole seconds, as wide as a guideline."""

from math import ceil, floor

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QSlider, QWidget

from lunge_timer.core.describe import seconds_text
from lunge_timer.core.timeline import StepKind
from lunge_timer.ui.buttons import LEAST_HIT_PX
from lunge_timer.ui.labels import PlainLabel
from lunge_timer.ui.shapes import paint_focus, paint_rounded
from lunge_timer.ui.theme import SMALL, SUBHEADING, current_colors, kind_color

_GROOVE_PX = 6.0
_KNOB_PX = 24.0
_PAGE_S = 5
_LEAST_WIDTH_PX = 120


class SecondsSlider(QSlider):
    """A slider whose knob may stand between two seconds, or beside its range, until the person moves it."""

    ms_changed = Signal(int)  # what the person asked for: whole seconds, in ms

    def __init__(
        self, title: str, low_s: int, high_s: int, kind: StepKind, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._title = title
        self._kind = kind
        self._ms = low_s * 1000
        self.setRange(low_s, high_s)
        self.setPageStep(_PAGE_S)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self.ask)
        self.show_ms(self._ms)

    @property
    def ms(self) -> int:
        return self._ms

    def show_ms(self, ms: int) -> None:
        """Show a time, whatever it is; nobody is told."""
        self._ms = ms
        with QSignalBlocker(self):
            self.setValue(round(ms / 1000))
        self.setAccessibleName(f"{self._title}: {seconds_text(ms / 1000)}")
        self.update()

    @Slot(int)
    def ask(self, seconds: int) -> None:
        seconds = min(self.maximum(), max(self.minimum(), seconds))
        if seconds * 1000 != self._ms:
            self.show_ms(seconds * 1000)
            self.ms_changed.emit(self._ms)

    def sizeHint(self) -> QSize:
        return QSize(2 * _LEAST_WIDTH_PX, LEAST_HIT_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH_PX, LEAST_HIT_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key
        above, below = floor(self._ms / 1000) + 1, ceil(self._ms / 1000) - 1
        asked = {
            key.Key_Right: above,
            key.Key_Up: above,
            key.Key_Left: below,
            key.Key_Down: below,
            key.Key_PageUp: above - 1 + _PAGE_S,
            key.Key_PageDown: below + 1 - _PAGE_S,
            key.Key_Home: self.minimum(),
            key.Key_End: self.maximum(),
        }.get(key(event.key()))
        if asked is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        else:
            self.ask(asked)

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
        knob = QRectF(self._knob_x() - _KNOB_PX / 2, (self.height() - _KNOB_PX) / 2, _KNOB_PX, _KNOB_PX)
        filled = QRectF(groove)
        filled.setRight(knob.center().x())
        color = kind_color(colors, self._kind) if self.isEnabled() else colors.limb_far
        with QPainter(self) as painter:
            paint_rounded(painter, groove, _GROOVE_PX / 2, fill=colors.track)
            paint_rounded(painter, filled, _GROOVE_PX / 2, fill=color)
            inset = 1.0
            paint_rounded(
                painter, knob.adjusted(inset, inset, -inset, -inset), _KNOB_PX / 2 - inset, fill=colors.ink
            )
            if self.hasFocus():
                paint_focus(painter, knob, _KNOB_PX / 2)

    def _follow(self, event: QMouseEvent) -> None:
        room_px = max(1.0, self.width() - _KNOB_PX)
        part = min(1.0, max(0.0, (event.position().x() - _KNOB_PX / 2) / room_px))
        self.ask(round(self.minimum() + part * (self.maximum() - self.minimum())))

    def _knob_x(self) -> float:
        span_s = max(1, self.maximum() - self.minimum())
        part = min(1.0, max(0.0, (self._ms / 1000 - self.minimum()) / span_s))
        return _KNOB_PX / 2 + part * (self.width() - _KNOB_PX)


class GuidelineSlider(QWidget):
    """A titled slider: what it sets, the value, and the ends of the guideline below it."""

    value_changed = Signal(int)  # ms

    def __init__(
        self, title: str, low_s: int, high_s: int, kind: StepKind, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._value = PlainLabel(size=SUBHEADING, bold=True, digits=True)
        self._slider = SecondsSlider(title, low_s, high_s, kind)
        self._slider.ms_changed.connect(self.show_ms)
        self._slider.ms_changed.connect(self.value_changed)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.addWidget(PlainLabel(title, elide=True), 0, 0)
        grid.addWidget(self._value, 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self._slider, 1, 0, 2, 2, Qt.AlignmentFlag.AlignTop)
        # The ends stand right below the knob, where the slider can still be hit: they are its own.
        grid.setRowMinimumHeight(1, round((LEAST_HIT_PX + _KNOB_PX) / 2))
        grid.addWidget(PlainLabel(seconds_text(low_s), size=SMALL, tint="muted"), 2, 0)
        grid.addWidget(
            PlainLabel(seconds_text(high_s), size=SMALL, tint="muted"), 2, 1, Qt.AlignmentFlag.AlignRight
        )
        grid.setColumnStretch(0, 1)
        self._slider.raise_()
        self.setFocusProxy(self._slider)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_ms(low_s * 1000)

    @property
    def ms(self) -> int:
        return self._slider.ms

    @Slot(int)
    def show_ms(self, ms: int) -> None:
        """Show a time, also one between two seconds or beyond the guideline."""
        self._value.setText(seconds_text(ms / 1000))
        self._slider.show_ms(ms)
