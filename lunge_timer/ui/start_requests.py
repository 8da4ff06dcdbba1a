"""What is asked of the window from outside, by a start of the program or a reminder: a routine, files."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from lunge_timer.errors import LungeTimerError
from lunge_timer.language import _
from lunge_timer.ui.library.controller import LibraryController
from lunge_timer.ui.library.imports import RoutineImports
from lunge_timer.ui.main_window import MainWindow
from lunge_timer.ui.workout.controller import WorkoutController


class StartRequests(QObject):
    """Does what a message says: nothing, ("start", NAME OR FILE), or ("import", FILE, ...)."""

    refused = Signal(object)  # Sequence[str]: what a later start asked for and cannot have, a sentence each

    def __init__(
        self,
        window: MainWindow,
        library: LibraryController,
        imports: RoutineImports,
        workout: WorkoutController,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._library = library
        self._imports = imports
        self._workout = workout

    @Slot(object)
    def answer(self, message: Sequence[str]) -> None:
        """Come to the front for a later start, and do what it asks."""
        self._window.come_to_front()
        self.refused.emit(self.obey(message))

    @Slot(str)
    def start_item(self, item_id: str) -> None:
        """Come to the front and start the library's routine of that id, or say there why it has to wait."""
        self._window.come_to_front()
        routine = self._library.kept_routine(item_id)
        if self._workout.under_way:
            self._workout.page.announcer.say_besides(_("{reason}.").format(reason=_workout_goes_on()))
        elif routine is not None and self._window.may_leave():  # which asks, where it may not
            self._library.page.choose(item_id)
            self._workout.begin(routine, item_id)

    def obey(self, message: Sequence[str]) -> Sequence[str]:
        """Do what message says, and return what cannot be done of it, a sentence each.

        A workout goes on undisturbed, and nothing that is being edited is lost; files are always kept.
        """
        match message:
            case ("start", name_or_file):
                if self._workout.under_way:
                    return (_workout_goes_on(),)
                if not self._window.may_leave():
                    return (_("The window asks first about what you have not saved"),)
                return self._start(name_or_file)
            case ("import", *files):
                problems = self._imports.take([Path(file) for file in files])
                if not self._workout.under_way and self._window.may_leave():
                    self._library.open()
                return problems
        return ()

    def _start(self, name_or_file: str) -> Sequence[str]:
        try:
            self._workout.begin(*self._library.choose(name_or_file))
        except LungeTimerError as error:
            self._library.page.show_note(str(error))
            return (str(error),)
        return ()


def _workout_goes_on() -> str:
    return _("A workout is going on; finish it before you start another")
