"""The card that says what comes next."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QWidget

from lunge_timer.core.text.numbers import unbreakable
from lunge_timer.core.text.prompts import NextUp
from lunge_timer.language import _
from lunge_timer.ui.widgets.card import Card
from lunge_timer.ui.widgets.fit_label import FitLabel

_PAD = 0.06  # of the width
_HEADING = (0.09, 0.13)  # top and height, as shares of the card's height
_SHORT = (0.24, 0.2), (0.46, 0.45)  # title and detail, where the title takes one line
_LONG = (0.24, 0.36), (0.62, 0.3)
_DETAIL_OF_TITLE = 0.8  # the most of its capitals
_HEADING_CAP, _TITLE_CAP, _DETAIL_CAP = (0.014, 0.018), (0.016, 0.026), (0.014, 0.02)  # of the window's


class NextCard(Card):
    """What comes next, with its dose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._window_px = 0
        self._heading = FitLabel(_("Next"), self, lines=1, bold=False, tint="muted")
        self._title = FitLabel(parent=self)
        self._detail = FitLabel(parent=self, bold=False, tint="muted")
        for label in (self._heading, self._title, self._detail):
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def show_next(self, coming: NextUp) -> None:
        title, detail = coming.title, unbreakable(coming.detail)
        if (title, detail) != (self._title.text(), self._detail.text()):
            self._title.setText(title)
            self._detail.setText(detail)
            self._arrange()

    def show_window_height(self, height_px: int) -> None:
        self._window_px = height_px
        for label, (least, most) in ((self._heading, _HEADING_CAP), (self._title, _TITLE_CAP)):
            label.show_caps(least * height_px, most * height_px)
        self._arrange()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        """Put the detail right below the title, be it one line or two."""
        pad_px = round(self.width() * _PAD)
        inner_px = self.width() - 2 * pad_px
        for title, detail in (_LONG, _SHORT):
            places = ((self._heading, _HEADING), (self._title, title), (self._detail, detail))
            for label, (top, height) in places:
                label.setGeometry(pad_px, round(top * self.height()), inner_px, round(height * self.height()))
            most_px = self._title.cap_px() * _DETAIL_OF_TITLE  # fits its letters to the place
            self._detail.show_caps(*(min(cap * self._window_px, most_px) for cap in _DETAIL_CAP))
            if QFontMetricsF(self._title.font()).horizontalAdvance(self._title.text()) > inner_px:
                break  # it takes two lines
