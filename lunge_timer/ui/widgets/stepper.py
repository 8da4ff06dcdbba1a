"""A stepper: a number with a button for less and one for more."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lunge_timer.language import _
from lunge_timer.ui.theme import SUBHEADING, FollowsFont, current_colors, text_font
from lunge_timer.ui.widgets.announce import announce_value
from lunge_timer.ui.widgets.buttons import LEAST_HIT_PX, IconButton
from lunge_timer.ui.widgets.card import paint_focus
from lunge_timer.ui.widgets.icons import Icon

_REPEAT_MS = 350  # before a held button repeats
_PAD_PX = 10


class Stepper(FollowsFont, QWidget):
    """A number between two limits, changed by its buttons or by the arrow keys.

    value_changed tells what the person asked for; show_value tells nobody.
    """

    accessible_role = "spin button"
    value_changed = Signal(int)

    def __init__(
        self,
        title: str,
        low: int,
        high: int,
        parent: QWidget | None = None,
        *,
        step: int = 1,
        page: int = 5,
    ) -> None:
        """Title names the number to screen readers."""
        super().__init__(parent)
        self.low, self.high = low, high
        self.step, self._page = step, page
        self._value = low
        self._less = self._button(Icon.MINUS)
        self._more = self._button(Icon.PLUS)
        self.show_title(title)
        self._less.clicked.connect(self.step_down)
        self._more.clicked.connect(self.step_up)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_font()
        self._tell()

    @property
    def value(self) -> int:
        return self._value

    def show_title(self, title: str) -> None:
        """Be called something else by screen readers."""
        if title != self.accessibleName():
            self.setAccessibleName(title)
            self._less.setAccessibleName(f"{title}: {_('Less')}")
            self._more.setAccessibleName(f"{title}: {_('More')}")

    def show_value(self, value: int) -> None:
        """Show any value, also one beyond the limits: it stays until the person changes it."""
        if value != self._value:
            self._value = value
            self._tell()

    @Slot()
    def step_down(self) -> None:
        self.ask(self._value - self.step)

    @Slot()
    def step_up(self) -> None:
        self.ask(self._value + self.step)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        values = (self.low, self._value, self.high)
        widest_px = max(metrics.horizontalAdvance(str(value)) for value in values)
        button = self._less.sizeHint()
        return QSize(2 * button.width() + widest_px + 2 * _PAD_PX, button.height())

    def resizeEvent(self, _event: QEvent) -> None:
        side_px = max(LEAST_HIT_PX, self.height())
        self._less.setGeometry(0, 0, side_px, self.height())
        self._more.setGeometry(self.width() - side_px, 0, side_px, self.height())

    def show_font(self) -> None:
        self.setFont(text_font(SUBHEADING, bold=True, digits=True))
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key
        asked = {
            key.Key_Up: self._value + self.step,
            key.Key_Right: self._value + self.step,
            key.Key_Down: self._value - self.step,
            key.Key_Left: self._value - self.step,
            key.Key_PageUp: self._value + self._page,
            key.Key_PageDown: self._value - self._page,
            key.Key_Home: self.low,
            key.Key_End: self.high,
        }.get(key(event.key()))
        if asked is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        else:
            self.ask(asked)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Write the number between the buttons."""
        colors = current_colors()
        with QPainter(self) as painter:
            painter.setPen(colors.ink if self.isEnabled() else colors.limb_far)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._value))
            self.paint_ring(painter)

    def paint_ring(self, painter: QPainter) -> None:
        """With the keyboard here, draw the focus around all."""
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), self.height() / 2)

    def _button(self, icon: Icon) -> IconButton:
        button = _EndButton(icon, "", self)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrow keys do the same
        button.setAutoRepeat(True)
        button.setAutoRepeatDelay(_REPEAT_MS)
        return button

    def ask(self, value: int) -> None:
        value = min(self.high, max(self.low, value))
        if value != self._value:
            self.show_value(value)
            self.value_changed.emit(value)

    def _tell(self) -> None:
        self._less.setEnabled(self._value > self.low)
        self._more.setEnabled(self._value < self.high)
        announce_value(self, self._value)
        self.updateGeometry()
        self.update()


class _EndButton(IconButton):
    """A button at an end of a stepper; it would cover the end of the stepper's ring, and so draws it."""

    def __init__(self, icon: Icon, name: str, stepper: Stepper) -> None:
        super().__init__(icon, name, stepper)
        self._stepper = stepper

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.translate(-self.pos())
            self._stepper.paint_ring(painter)
