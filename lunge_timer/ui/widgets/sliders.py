"""Sliders, painted and dragged without the style's help."""

from math import ceil, floor

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QSlider, QWidget

from lunge_timer.core.text.numbers import seconds_text
from lunge_timer.core.timeline import StepKind
from lunge_timer.language import _
from lunge_timer.ui.theme import SMALL, SUBHEADING, Colors, current_colors, kind_color
from lunge_timer.ui.widgets.buttons import LEAST_HIT_PX
from lunge_timer.ui.widgets.card import paint_focus, paint_rounded
from lunge_timer.ui.widgets.labels import PlainLabel

_GROOVE_PX = 6.0
KNOB_PX = 24.0
_LEAST_WIDTH_PX = 120
_PAGE_S = 5
_WIDEST_S = 88  # as wide as the values that are met
_LEAST_GAP_PX = 12  # between a slider's title and its value


class FlatSlider(QSlider):
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
            paint_rounded(painter, groove, _GROOVE_PX / 2, fill=colors.track, edge=colors.edge)
            fill = self.color(colors) if enabled else colors.limb_far
            paint_rounded(painter, filled, _GROOVE_PX / 2, fill=fill)
            ink = colors.ink if enabled else colors.limb_far
            paint_rounded(painter, knob.adjusted(1, 1, -1, -1), KNOB_PX / 2 - 1, fill=ink)
            if self.hasFocus():
                paint_focus(painter, knob, KNOB_PX / 2)

    def _follow(self, event: QMouseEvent) -> None:
        room_px = max(1.0, self.width() - KNOB_PX)
        self.drag_to(min(1.0, max(0.0, (event.position().x() - KNOB_PX / 2) / room_px)))


class SecondsSlider(FlatSlider):
    """A slider whose knob may stand between two seconds, or beside its range, until the person moves it."""

    ms_changed = Signal(int)  # what the person asked for: whole seconds, in ms

    def __init__(self, title: str, low_ms: int, high_ms: int, kind: StepKind) -> None:
        super().__init__()
        self._kind = kind
        self.setAccessibleName(_("{title}, in seconds").format(title=title))
        self._ms = low_ms
        self.setPageStep(_PAGE_S)
        self.valueChanged.connect(self.ask)
        self.show_range(low_ms, high_ms)

    @property
    def ms(self) -> int:
        return self._ms

    def show_range(self, low_ms: int, high_ms: int) -> None:
        with QSignalBlocker(self):
            self.setRange(low_ms // 1000, high_ms // 1000)  # seconds: a screen reader tells them
        self.show_ms(self._ms)

    def show_ms(self, ms: int) -> None:
        """Show a time, whatever it is; nobody is told."""
        self._ms = ms
        with QSignalBlocker(self):
            self.setValue(round(ms / 1000))
        # The value is told besides, where it is the slider's own.
        self.setAccessibleDescription("" if ms == self.value() * 1000 else seconds_text(ms / 1000))
        self.update()

    @Slot(int)
    def ask(self, seconds: int) -> None:
        seconds = min(self.maximum(), max(self.minimum(), seconds))
        if seconds * 1000 != self._ms:
            self.show_ms(seconds * 1000)
            self.ms_changed.emit(self._ms)

    def share(self) -> float:
        span_s = max(1, self.maximum() - self.minimum())
        return min(1.0, max(0.0, (self._ms / 1000 - self.minimum()) / span_s))

    def drag_to(self, share: float) -> None:
        self.ask(round(self.minimum() + share * (self.maximum() - self.minimum())))

    def color(self, colors: Colors) -> QColor:
        return kind_color(colors, self._kind)

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


class GuidelineSlider(QWidget):
    """A titled slider: what it sets, the value, and the ends of the guideline below or beside it."""

    value_changed = Signal(int)  # ms

    def __init__(
        self, title: str, low_ms: int, high_ms: int, kind: StepKind, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._value = PlainLabel(size=SUBHEADING, bold=True, digits=True)
        self._low, self._high = (PlainLabel(size=SMALL, tint="muted") for _end in range(2))
        self._slider = SecondsSlider(title, low_ms, high_ms, kind)
        self._slider.ms_changed.connect(self.show_ms)
        self._slider.ms_changed.connect(self.value_changed)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(0)
        self._title = PlainLabel(title, elide=True)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._value)
        self._grid.addLayout(top, 0, 0, 1, 3)
        self._grid.setColumnStretch(1, 1)
        self._slider.raise_()
        self._ends_beside = True
        self.show_ends(beside=False)
        self.setFocusProxy(self._slider)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_range(low_ms, high_ms)
        self.show_ms(low_ms)

    @property
    def ms(self) -> int:
        return self._slider.ms

    def whole_width_px(self) -> int:
        """The least width at which the title is whole, whatever the value beside it."""
        value_px = self._value.fontMetrics().horizontalAdvance(seconds_text(_WIDEST_S))
        return self._title.sizeHint().width() + value_px + _LEAST_GAP_PX

    def show_ends(self, *, beside: bool) -> None:
        """Have the ends at both sides of the groove, where height is dear, or below it."""
        if beside == self._ends_beside:
            return
        self._ends_beside = beside
        for part in (self._low, self._slider, self._high):
            self._grid.removeWidget(part)
        # Below, the ends stand right under the knob, where the slider can still be hit: they are its own.
        self._grid.setRowMinimumHeight(1, 0 if beside else round((LEAST_HIT_PX + KNOB_PX) / 2))
        row = 1 if beside else 2
        self._grid.addWidget(self._low, row, 0)
        self._grid.addWidget(self._high, row, 2, Qt.AlignmentFlag.AlignRight)
        if beside:
            self._grid.addWidget(self._slider, 1, 1)
        else:
            self._grid.addWidget(self._slider, 1, 0, 2, 3, Qt.AlignmentFlag.AlignTop)

    def show_range(self, low_ms: int, high_ms: int) -> None:
        """Let it reach from one time to another; what is set stays, be it within them or not."""
        self._low.setText(seconds_text(low_ms / 1000))
        self._high.setText(seconds_text(high_ms / 1000))
        self._slider.show_range(low_ms, high_ms)

    @Slot(int)
    def show_ms(self, ms: int) -> None:
        """Show a time, also one between two seconds or beyond the guideline."""
        self._value.setText(seconds_text(ms / 1000))
        self._slider.show_ms(ms)
