"""What the editor asks before anything could be lost."""

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QApplication, QWidget

from lunge_timer.language import _
from lunge_timer.ui.widgets.overlay import Overlay


class SaveDialogs(QObject):
    """Asks over a page; answered with "Keep editing", the keyboard goes back to where it was."""

    stay_chosen = Signal()
    discard_chosen = Signal()
    overwrite_chosen = Signal()
    copy_chosen = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._shown: Overlay | None = None
        self._focused: QWidget | None = None

    def ask_discard(self) -> None:
        overlay = self._ask(_("Leave without saving?"), (_("Keep editing"), _("Discard")))
        if overlay is not None:
            overlay.add_row(_("What you changed in this routine would be lost."))
            overlay.answered.connect(self.answer_discard)
            overlay.ask()

    def ask_overwrite(self, sentence: str) -> None:
        answers = (_("Keep editing"), _("Save as a copy"), _("Overwrite it"))
        overlay = self._ask(_("The file was changed meanwhile"), answers)
        if overlay is not None:
            overlay.add_row(sentence)
            overlay.answered.connect(self.answer_overwrite)
            overlay.ask()

    @Slot(int)
    def answer_discard(self, answer: int) -> None:
        self._end((self.stay_chosen, self.discard_chosen)[answer])

    @Slot(int)
    def answer_overwrite(self, answer: int) -> None:
        self._end((self.stay_chosen, self.copy_chosen, self.overwrite_chosen)[answer])

    def _ask(self, title: str, answers: tuple[str, ...]) -> Overlay | None:
        """A question to be put, or None while another waits for its answer."""
        if self._shown is not None:
            return None
        self._focused = QApplication.focusWidget()
        self._shown = Overlay(title, answers, self._page)
        return self._shown

    def _end(self, chosen: SignalInstance) -> None:
        """Tell what was chosen, which may lead to another question; else the keyboard is where it was."""
        if self._shown is not None:
            self._shown.deleteLater()
            self._shown = None
        focused = self._focused
        chosen.emit()
        if not self._asks() and focused is not None and focused.isVisible():
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def _asks(self) -> bool:
        return self._shown is not None
