"""The summary's header: how it went, of which routine, and whether it is saved."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lunge_timer.ui.theme import SUBHEADING, TITLE, FollowsFont, text_font
from lunge_timer.ui.widgets.announce import announce
from lunge_timer.ui.widgets.fit_label import FitLabel
from lunge_timer.ui.widgets.labels import PlainLabel
from lunge_timer.ui.widgets.layouts import fill

_LEAST_CAP_PX = 12.0
_LEAST_SAVED_CAP_PX = 7.0
_SAVED_PART = 0.4  # of the width, at most
_SAVED_LINES = 3


class SummaryHeader(FollowsFont, QWidget):
    """Keeps its height, whatever is said of the saving: nothing below it moves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self._headline = FitLabel(lines=1)
        self._headline.setAlignment(left)
        self._headline.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._name = PlainLabel(size=SUBHEADING, tint="muted", wrap=True)
        self._saved = FitLabel(lines=_SAVED_LINES, bold=False, tint="muted")
        self._saved.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._saved.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        row = fill(QHBoxLayout(), self._headline, self._saved, space_px=16)
        row.setStretch(0, 1)
        fill(QVBoxLayout(self), row, self._name, space_px=4)
        self.show_font()

    def show_summary(self, line: str, name: str) -> None:
        """Say how it went, and of which routine."""
        self._headline.setText(line)
        self._name.setText(name)

    def show_saved(self, words: str, *, trouble: bool = False) -> None:
        """Say whether it is saved; trouble is told to a screen reader at once."""
        self._saved.setText(words)
        self._saved.show_tint("danger" if trouble else "muted")
        self._make_room()
        if trouble:
            announce(self, words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def show_font(self) -> None:
        font, body = text_font(TITLE, bold=True), text_font()
        self._headline.show_caps(_LEAST_CAP_PX, QFontMetricsF(font).capHeight())
        self._headline.setFixedHeight(QFontMetrics(font).height())
        self._saved.show_caps(_LEAST_SAVED_CAP_PX, QFontMetricsF(body).capHeight())
        self._make_room()

    def _make_room(self) -> None:
        """Give the word on saving the width that it needs, but leave most to the headline."""
        need_px = QFontMetrics(text_font()).horizontalAdvance(self._saved.text())
        need_px += QFontMetrics(text_font()).averageCharWidth() if need_px else 0
        self._saved.setFixedWidth(min(need_px, round(self.width() * _SAVED_PART)))
