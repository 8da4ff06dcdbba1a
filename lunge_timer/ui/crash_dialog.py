"""The dialog that tells of a bug, over whatever page is shown."""

from PySide6.QtWidgets import QWidget

from lunge_timer.language import _
from lunge_timer.ui.widgets.overlay import Overlay


class CrashDialog(Overlay):
    """One sentence, and nothing to do but to go on."""

    def __init__(self, sentence: str, window: QWidget) -> None:
        super().__init__(_("An unexpected error"), (_("Close"),), window)
        self.add_row(sentence)
        self.answered.connect(self.deleteLater)
