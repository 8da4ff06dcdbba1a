"""Buttons that leave their room to the words of the page."""

from PySide6.QtCore import QSize

from lunge_timer.ui.buttons import LEAST_HIT_PX, PillButton

_SLIM_EMS = 1.2


class SlimButton(PillButton):
    """A button that gives up what it can of its height where the page is low for its letters."""

    _low = False

    def show_low(self, *, low: bool) -> None:
        self._low = low
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        slim_px = max(LEAST_HIT_PX, round(_SLIM_EMS * self.fontMetrics().height()))
        return QSize(size.width(), slim_px) if self._low else size
