"""The keys of the library, over the page."""

from PySide6.QtWidgets import QWidget

from lunge_timer.language import _
from lunge_timer.ui.library.library_commands import key_lines
from lunge_timer.ui.widgets.overlay import Overlay


class KeyList(Overlay):
    """Scrolls where the page is too small for all of them."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(_("Shortcuts"), (_("Close"),), page)
        for key, text in key_lines():
            self.add_row(key, text)
