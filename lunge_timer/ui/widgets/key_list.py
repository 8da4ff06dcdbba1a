"""The list of a page's keys, laid over the page; every page shows its own at F1."""

from collections.abc import Iterable

from PySide6.QtWidgets import QApplication, QWidget

from lunge_timer.language import _
from lunge_timer.ui.widgets.keys import QUIT_KEYS, key_names
from lunge_timer.ui.widgets.overlay import Overlay, give_back


class KeyList(Overlay):
    """Keys and what they do, as pairs, the key to quit after them; scrolls where the page is too small."""

    def __init__(self, title: str, lines: Iterable[tuple[str, str]], page: QWidget) -> None:
        super().__init__(title, (_("Close"),), page)
        for key, text in lines:
            self.add_row(key, text)
        self.add_row(key_names(QUIT_KEYS), _("Quit"))


def show_key_list(title: str, lines: Iterable[tuple[str, str]], page: QWidget) -> None:
    """Show a list that is gone once it is closed; the keyboard is then where it was."""
    keys = KeyList(title, lines, page)
    keys.answered.connect(keys.deleteLater)
    before = QApplication.focusWidget()
    keys.answered.connect(lambda _answer: give_back(before))
    keys.ask()
