"""Tells a press that was meant from one that slipped in right after another."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from lunge_timer.core.clock import Clock
from lunge_timer.ui.workout.workout_commands import WorkoutCommand

SLIP_MS = 400  # a second press this soon after the first is the same one


class PressGuard(QObject):
    """Hands a press on, unless it slipped in after a rep was done, or a workout was begun or kept going.

    After a click of the mouse on pause or go on, too, another press is a slip: a double click would undo
    itself. A key and a screen reader press as fast as they please.
    """

    command_requested = Signal(object)  # WorkoutCommand

    def __init__(self, page: QWidget, clock: Clock) -> None:
        super().__init__(page)
        self._page = page
        self._clock = clock
        self._pressed_ms: int | None = None

    def press(self, command: WorkoutCommand) -> None:
        """Ask for the command, if the press was meant."""
        if self._is_slip():
            return
        self.command_requested.emit(command)
        if command is WorkoutCommand.REP_DONE:
            self._note_seen_press()

    @Slot()
    def note_click(self) -> None:
        """Take the click that was just handed on, if it was, for the first of a double click."""
        if not self._is_slip():
            self._note_seen_press()

    @Slot()
    def note_press(self) -> None:
        """From now on whatever is pressed is a slip, for a while."""
        self._pressed_ms = self._clock()

    def _note_seen_press(self) -> None:
        """Count from when it is seen what the press did: sooner than that, no other can be meant."""
        self._page.repaint()
        self.note_press()

    def _is_slip(self) -> bool:
        """Whether a press that comes now belongs to the one before."""
        return self._pressed_ms is not None and self._clock() - self._pressed_ms < SLIP_MS
