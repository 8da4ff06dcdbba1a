"""What the summary says of the workout that has just ended, as far as earlier ones have a part in it."""

from functools import partial

from PySide6.QtCore import Signal, Slot

from lunge_timer.core.answers import sore_before
from lunge_timer.core.done_workout import Workout
from lunge_timer.ui.adviser import Adviser


class SummaryAdviser(Adviser):
    """Advises on the routine that was done last, and tells where its legs hurt the time before."""

    sore_told = Signal(str, object)  # a workout's uid, and Collection[SoreLeg]: what hurt last time

    @Slot(object, object)
    def begin(self, _summary: object, workout: Workout | None) -> None:
        """Take up a workout that has just ended, where it is kept."""
        self.leave()
        if workout is not None:
            self.ask(partial(self._tell_sore, workout))
            self.look_after(workout)

    @Slot(object)
    def look_after(self, workout: Workout) -> None:
        """Work out what to say after that workout, once the history has all that was said of it."""
        self.look_at(workout.routine)

    def _tell_sore(self, workout: Workout, workouts: list[Workout]) -> None:
        self.sore_told.emit(workout.uid, sore_before(workouts, workout))
