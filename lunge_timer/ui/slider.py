"""A slider over whole seconds, as wide as a guideline."""

from math import ceil, floor

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from lunge_timer.core.describe import seconds_text
from lunge_timer.core.timeline import StepKind
from lunge_timer.ui.buttons import LEAST_HIT_PX
from lunge_timer.ui.groove import KNOB_PX, GrooveSlider
from lunge_timer.ui.labels import PlainLabel
from lunge_timer.ui.theme import SMALL, SUBHEADING, Colors, kind_color

_PAGE_S = 5


class SecondsSlider(GrooveSlider):
    """A slider whose knob may stand between two seconds, or beside its range, until the person moves it."""

    ms_changed = Signal(int)  # what the person asked for: whole seconds, in ms

    def __init__(
        self, title: str, low_s: int, high_s: int, kind: StepKind, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = title
        self._kind = kind
        self._ms = low_s * 1000
        self.setRange(low_s, high_s)
        self.setPageStep(_PAGE_S)
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
        grid.setRowMinimumHeight(1, round((LEAST_HIT_PX + KNOB_PX) / 2))
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
