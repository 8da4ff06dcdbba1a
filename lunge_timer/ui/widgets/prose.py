"""How wide sentences are: in longer lines than these the eye loses its way back."""

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from lunge_timer.ui.theme import BODY
from lunge_timer.ui.widgets.labels import Tint, WrapLabel

_MOST_CHARS = 57  # of average width, in which 60 to 70 letters of a text have room


def longest_line_px(metrics: QFontMetrics) -> int:
    """The width at which a line of those letters is broken, however much room there is."""
    return _MOST_CHARS * metrics.averageCharWidth()


class ProseLabel(WrapLabel):
    """Sentences in lines that are short enough to be read with ease."""

    def __init__(self, parent: QWidget | None = None, *, size: float = BODY, tint: Tint = "ink") -> None:
        self._short = True
        super().__init__(parent=parent, size=size, tint=tint)

    def show_short(self, *, short: bool) -> None:
        """Keep the lines short, or let them be as long as there is room."""
        if short != self._short:
            self._short = short
            self.updateGeometry()
            self.update()

    def _line_px(self, room_px: int) -> int:
        return min(room_px, longest_line_px(self.fontMetrics())) if self._short else room_px
