"""The large line under the figure: how to move or, in a pause that nobody asked for, why there is one."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from lunge_timer.core.live_clock import Gap
from lunge_timer.core.snapshot import State
from lunge_timer.core.text.gaps import gap_sentence
from lunge_timer.ui.widgets.fit_label import FitLabel


class CueLine(FitLabel):
    """A form cue, or what a gap was, which stands until the workout goes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._reason = ""

    @Slot(object)
    def show_gap(self, gap: Gap) -> None:
        """Say what it was as long as the pause lasts that is shown next."""
        self._reason = gap_sentence(gap)

    def show_cue(self, cue: str, state: State) -> None:
        if state is not State.PAUSED:
            self._reason = ""
        self.setText(self._reason or cue)
