"""The list of a page's keys, laid over the page; every page shows its own at F1."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from lunge_timer.language import _
from lunge_timer.ui.widgets.overlay import Overlay


class KeyList(Overlay):
    """Keys and what they do, as pairs; scrolls where the page is too small for all of them."""

    def __init__(self, title: str, lines: Iterable[tuple[str, str]], page: QWidget) -> None:
        super().__init__(title, (_("Close"),), page)
        for key, text in lines:
            self.add_row(key, text)


def show_key_list(title: str, lines: Iterable[tuple[str, str]], page: QWidget) -> None:
    """Show a list that is gone once it is closed; the keyboard is then where it was."""
    keys = KeyList(title, lines, page)
    keys.answered.connect(keys.deleteLater)
    keys.answered.connect(partial(give_back, QApplication.focusWidget()))
    keys.ask()


def give_back(keyboard: QWidget | None, _answer: int) -> None:
    """Give the keyboard back to what had it, where that is still in sight."""
    if keyboard is not None and keyboard.isVisible():
        keyboard.setFocus(Qt.FocusReason.OtherFocusReason)
