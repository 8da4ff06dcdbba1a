"""What a start, this one or a later one, asks of the window."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from lunge_timer.errors import LungeTimerError
from lunge_timer.ui.main_window import MainWindow
from lunge_timer.ui.shelf import Shelf


class Callers(QObject):
    """Does what a message says: nothing, ("start", NAME OR FILE), or ("import", FILE, ...)."""

    def __init__(self, window: MainWindow, shelf: Shelf) -> None:
        super().__init__(window)
        self._window = window
        self._shelf = shelf

    @Slot(object)
    def answer(self, message: Sequence[str]) -> None:
        """Come to the front for a later start, and do what it asks; a workout goes on undisturbed."""
        self._window.come_to_front()
        if not self._window.busy:
            self.obey(message)

    def obey(self, message: Sequence[str]) -> None:
        match message:
            case ("start", name_or_file):
                self._start(name_or_file)
            case ("import", *files):
                self._window.show_library()
                self._shelf.import_files([Path(file) for file in files])
            case _:
                pass

    def _start(self, name_or_file: str) -> None:
        try:
            self._window.begin(self._shelf.find(name_or_file))
        except LungeTimerError as error:
            self._window.library.show_note(str(error))
