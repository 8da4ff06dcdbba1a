"""What the routine itself says where something else is set for now, and the way back to it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lunge_timer.language import _
from lunge_timer.ui.buttons import Look, PillButton
from lunge_timer.ui.labels import PlainLabel
from lunge_timer.ui.library.commands import Command
from lunge_timer.ui.theme import SMALL


class OwnNumbers(QWidget):
    """A line and a button; nothing at all where nothing is set."""

    asked = Signal(object)  # Command

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = PlainLabel(wrap=True, size=SMALL, tint="muted")
        self._button = PillButton(_("Reset"), look=Look.QUIET, size=SMALL)
        self._button.setAccessibleName(_("Reset the numbers to the routine's own"))
        self._button.clicked.connect(self.reset)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._line, 1)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def show_dose(self, dose: str) -> None:
        """Show the routine's own dose; empty: it is what is set."""
        self._line.setText(_("Set for now. The routine itself: {dose}").format(dose=dose))
        if not dose and self._button.hasFocus():
            self.focusPreviousChild()  # to the numbers; the next one would be a button that saves
        self.setVisible(bool(dose))

    @Slot()
    def reset(self) -> None:
        self.asked.emit(Command.RESET)
