"""The ring with the phase, the seconds and their whole in its middle."""

from math import sqrt

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from lunge_timer.language import _
from lunge_timer.ui.widgets.labels import FitLabel, Tint
from lunge_timer.ui.workout.ring import Ring

# Shares of the inner circle's diameter: top and height of each line.
_WORD = (0.19, 0.135)  # capitals alone
_SECONDS = (0.36, 0.365)
_LONG_SECONDS = (0.355, 0.29)  # lower, and so wider: 10:00
_WHOLE = (0.745, 0.1)
_SECONDS_CAP = (0.122, 0.165)  # of the window's height
_WORD_CAP = (0.036, 0.042)
_WHOLE_CAP = (0.018, 0.022)
_SHORT = 4  # signs: 4:59
_CLEAR_PX = 6.0  # between the letters and the ring


class Dial(Ring):
    """A ring; what stands in it is read from three metres."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word = FitLabel(parent=self, lines=1, capitals=True)
        self._seconds = FitLabel(parent=self, lines=1, digits=True)
        self._whole = FitLabel(parent=self, lines=1, bold=False, tint="muted")

    def show_phase(self, word: str, tint: Tint) -> None:
        self._word.setText(word.upper())
        self._word.show_tint(tint)

    def show_time(self, text: str, whole: str) -> None:
        """Show the seconds left and, below, what they are out of."""
        self._seconds.setText(text)
        self._arrange_seconds()
        self._whole.setText(whole)
        said = _("{phase}: {time} {whole}")
        self.setAccessibleName(said.format(phase=self._word.text(), time=text, whole=whole))

    def show_window_height(self, height_px: int) -> None:
        """Size the letters by the window's height, which is what the distance asks for."""
        for label, (least, most) in (
            (self._word, _WORD_CAP),
            (self._seconds, _SECONDS_CAP),
            (self._whole, _WHOLE_CAP),
        ):
            label.show_caps(least * height_px, most * height_px)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._word.setGeometry(self._chord(*_WORD))
        self._whole.setGeometry(self._chord(*_WHOLE))
        self._arrange_seconds()

    def _arrange_seconds(self) -> None:
        is_long = len(self._seconds.text()) > _SHORT
        self._seconds.setGeometry(self._chord(*(_LONG_SECONDS if is_long else _SECONDS)))

    def _chord(self, top: float, height: float) -> QRect:
        """The widest rectangle between two heights within the inner circle."""
        radius_px = self._radius_px() - self._pen_px() / 2 - _CLEAR_PX
        top_px, bottom_px = ((2 * share - 1) * radius_px for share in (top, top + height))
        half_px = sqrt(radius_px**2 - max(abs(top_px), abs(bottom_px)) ** 2)
        middle = self.rect().center()
        left, top = round(middle.x() - half_px), round(middle.y() + top_px)
        return QRect(left, top, round(2 * half_px), round(bottom_px - top_px))
