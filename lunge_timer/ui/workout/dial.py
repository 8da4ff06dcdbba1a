"""The ring with the phase, the seconds and their whole in its middle."""

from gettext import gettext as _
from math import sqrt

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from lunge_timer.ui.labels import FitLabel, Tint
from lunge_timer.ui.ring import Ring

# Shares of the inner circle's diameter: top and height of each line.
_WORD = (0.14, 0.15)
_SECONDS = (0.305, 0.41)
_WHOLE = (0.745, 0.1)
_SECONDS_CAP = (0.122, 0.17)  # of the window's height
_WORD_CAP = (0.036, 0.042)
_WHOLE_CAP = (0.018, 0.022)


class Dial(Ring):
    """A ring; what stands in it is read from three metres."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word = FitLabel(parent=self, lines=1)
        self._seconds = FitLabel(parent=self, lines=1, digits=True)
        self._whole = FitLabel(parent=self, lines=1, bold=False, tint="muted")

    def show_phase(self, word: str, tint: Tint) -> None:
        self._word.setText(word.upper())
        self._word.show_tint(tint)

    def show_time(self, text: str, whole: str) -> None:
        """Show the seconds left and, below, what they are out of."""
        self._seconds.setText(text)
        self._whole.setText(whole)
        self.setAccessibleName(
            _("{phase}: {time} {whole}").format(phase=self._word.text(), time=text, whole=whole)
        )

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
        for label, line in ((self._word, _WORD), (self._seconds, _SECONDS), (self._whole, _WHOLE)):
            label.setGeometry(self._chord(*line))

    def _chord(self, top: float, height: float) -> QRect:
        """The widest rectangle between two heights within the inner circle."""
        radius_px = self.inner_rect().width() / sqrt(2)
        top_px, bottom_px = ((2 * share - 1) * radius_px for share in (top, top + height))
        half_px = sqrt(radius_px**2 - max(abs(top_px), abs(bottom_px)) ** 2)
        middle = self.rect().center()
        return QRect(
            round(middle.x() - half_px),
            round(middle.y() + top_px),
            round(2 * half_px),
            round(bottom_px - top_px),
        )
