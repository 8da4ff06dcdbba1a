"""The top of the editor: what is edited, the way back, and the way out."""

from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lunge_timer.ui.buttons import Look, PillButton
from lunge_timer.ui.labels import PlainLabel
from lunge_timer.ui.theme import HEADING


class Header(QWidget):
    """Buttons that ask; what they do is the page's."""

    undo_requested = Signal()
    redo_requested = Signal()
    cancel_requested = Signal()
    save_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel(size=HEADING, bold=True)
        self.undo_button = PillButton(_("Undo"), look=Look.QUIET)
        self.redo_button = PillButton(_("Redo"), look=Look.QUIET)
        self.cancel_button = PillButton(_("Cancel"))
        self.save_button = PillButton(_("Save"), look=Look.PRIMARY)
        self.undo_button.clicked.connect(self.undo_requested)
        self.redo_button.clicked.connect(self.redo_requested)
        self.cancel_button.clicked.connect(self.cancel_requested)
        self.save_button.clicked.connect(self.save_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._title)
        row.addStretch(1)
        for button in (self.undo_button, self.redo_button, self.cancel_button, self.save_button):
            row.addWidget(button)

    def show_title(self, title: str) -> None:
        self._title.setText(title)

    def show_history(self, undo: str, redo: str) -> None:
        """Name what would be undone and done again; an empty text: there is nothing."""
        _name(self.undo_button, _("Undo"), undo, QKeySequence.StandardKey.Undo)
        _name(self.redo_button, _("Redo"), redo, QKeySequence.StandardKey.Redo)

    def show_reason(self, reason: str) -> None:
        """Say why it cannot be saved now; an empty reason: it can."""
        self.save_button.setEnabled(not reason)
        self.save_button.setAccessibleDescription(reason)


def _name(button: PillButton, verb: str, what: str, key: QKeySequence.StandardKey) -> None:
    words = _("{verb}: {what}").format(verb=verb, what=what) if what else verb
    button.setEnabled(bool(what))
    button.setText(words.replace("&", "&&"))
    button.setAccessibleName(words)
    button.setToolTip(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText))
