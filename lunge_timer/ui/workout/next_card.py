"""The card that says what comes next."""

from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from lunge_timer.core.prompts import NextUp
from lunge_timer.ui.card import Card
from lunge_timer.ui.labels import FitLabel

_PAD = 0.06  # of the width
# Top and height of each line, as shares of the height, and the caps of its letters, of the window's.
_HEADING, _TITLE, _DETAIL = (0.09, 0.13), (0.22, 0.38), (0.63, 0.3)
_HEADING_CAP, _TITLE_CAP, _DETAIL_CAP = (0.014, 0.018), (0.016, 0.026), (0.014, 0.02)


class NextCard(Card):
    """What comes next, with its dose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = FitLabel(_("Next"), self, lines=1, bold=False, tint="muted")
        self._title = FitLabel(parent=self)
        self._detail = FitLabel(parent=self, bold=False, tint="muted")
        self._heading.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._title.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self._detail.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def show_next(self, coming: NextUp) -> None:
        self._title.setText(coming.title)
        self._detail.setText(coming.detail)

    def show_window_height(self, height_px: int) -> None:
        for label, (least, most) in (
            (self._heading, _HEADING_CAP),
            (self._title, _TITLE_CAP),
            (self._detail, _DETAIL_CAP),
        ):
            label.show_caps(least * height_px, most * height_px)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        pad_px = round(self.width() * _PAD)
        for label, (top, height) in (
            (self._heading, _HEADING),
            (self._title, _TITLE),
            (self._detail, _DETAIL),
        ):
            label.setGeometry(
                pad_px,
                round(top * self.height()),
                self.width() - 2 * pad_px,
                round(height * self.height()),
            )
