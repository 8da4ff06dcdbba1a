"""What is laid over the workout page: whether to finish, to close or to go back, and the list of keys."""

from functools import partial

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from lunge_timer.language import _, ngettext
from lunge_timer.ui.widgets.key_list import KeyList
from lunge_timer.ui.widgets.overlay import Overlay
from lunge_timer.ui.workout.workout_commands import key_lines

_YES = 1  # the answer that does what is asked


class WorkoutDialogs(QObject):
    """The list of keys, and three questions, one at a time: whether to finish, to close, to go back.

    A workout that runs waits for the answer.
    """

    pause_toggled = Signal()
    finish_requested = Signal()
    leave_requested = Signal()  # the window is to close
    step_requested = Signal(int)  # to go back to, for all that was counted since
    stay_requested = Signal()  # the person keeps going

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._waits = False
        self.finish = Overlay(_("End this workout?"), (_("Keep going"), _("Finish")), page)
        self.finish.add_row(_("You will see what you have done."))
        self.close = Overlay(_("Close and end this workout?"), (_("Keep going"), _("Close")), page)
        self.close.add_row(_("What you have done so far is kept."))
        self.finish.answered.connect(partial(self._take_answer, self.finish_requested))
        self.close.answered.connect(partial(self._take_answer, self.leave_requested))
        self.back: Overlay | None = None  # made when asked: its words differ
        self.keys = KeyList(_("Keys"), key_lines(), page)

    def ask_to_go_back(self, index: int, where: str, reps: int, *, running: bool) -> None:
        """Ask whether to go back to step index, which where names, and so take that many reps back."""
        if self.back is not None:
            self.back.deleteLater()
        self.back = Overlay(_("Go back in this workout?"), (_("Stay here"), _("Go back")), self._page)
        self.back.add_row(_("To: {where}").format(where=where))
        text = ngettext("{count} counted rep is taken back.", "{count} counted reps are taken back.", reps)
        self.back.add_row(text.format(count=reps))
        self.back.answered.connect(partial(self._take_place, index))
        self.ask(self.back, running=running)

    def show_keys(self) -> None:
        """List the keys as they are now."""
        self.keys.deleteLater()
        self.keys = KeyList(_("Keys"), key_lines(), self._page)
        self.keys.ask()

    def ask(self, question: Overlay, *, running: bool) -> None:
        """Ask one of them, in the place of another; running: the workout has to be paused for it."""
        if question.isVisible():
            return
        self._waits = running or (self._waits and self.asks)
        self.hide()
        if running:
            self.pause_toggled.emit()
        question.ask()

    def hide(self) -> None:
        for overlay in (*self._questions, self.keys):
            overlay.hide()

    @property
    def asks(self) -> bool:
        """Whether a question waits for its answer."""
        return any(each.isVisible() for each in self._questions)

    @property
    def _questions(self) -> list[Overlay]:
        return [each for each in (self.finish, self.close, self.back) if each is not None]

    def _take_answer(self, end_requested: SignalInstance, answer: int) -> None:
        if answer == _YES:
            end_requested.emit()
        else:
            self._stay()

    def _take_place(self, index: int, answer: int) -> None:
        if answer == _YES:
            self.step_requested.emit(index)
        self._stay()

    def _stay(self) -> None:
        """Let a workout go on that waited for the answer."""
        if self._waits:
            self.pause_toggled.emit()
        self.stay_requested.emit()
