"""What is laid over the workout page: whether to finish, whether to close, and the list of keys."""

from functools import partial

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from lunge_timer.language import _
from lunge_timer.ui.widgets.key_list import KeyList
from lunge_timer.ui.widgets.overlay import Overlay
from lunge_timer.ui.workout.workout_commands import key_lines

_END = 1  # the answer that ends the workout


class FinishDialogs(QObject):
    """The list of keys, and two questions, one at a time: whether to finish and whether to close.

    A workout that runs waits for the answer.
    """

    pause_toggled = Signal()
    finish_requested = Signal()
    leave_requested = Signal()  # the window is to close
    stay_requested = Signal()  # the person keeps going

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._waits = False
        self.finish = Overlay(_("Finish this workout?"), (_("Keep going"), _("Finish")), page)
        self.finish.add_row(_("What you have done so far is summed up."))
        self.close = Overlay(_("Close and end this workout?"), (_("Keep going"), _("Close")), page)
        self.close.add_row(_("What you have done so far is not kept."))
        self.finish.answered.connect(partial(self._take_answer, self.finish_requested))
        self.close.answered.connect(partial(self._take_answer, self.leave_requested))
        self.keys = KeyList(_("Keys"), key_lines(), page)

    def ask(self, question: Overlay, *, running: bool) -> None:
        """Ask one of the two, in the place of the other; running: the workout has to be paused for it."""
        if question.isVisible():
            return
        self._waits = running or (self._waits and (self.finish.isVisible() or self.close.isVisible()))
        self.hide()
        if running:
            self.pause_toggled.emit()
        question.ask()

    def hide(self) -> None:
        for overlay in (self.finish, self.close, self.keys):
            overlay.hide()

    def _take_answer(self, end_requested: SignalInstance, answer: int) -> None:
        if answer == _END:
            end_requested.emit()
            return
        if self._waits:
            self.pause_toggled.emit()
        self.stay_requested.emit()
