"""What the workouts so far say of the next one, offered on the summary, and done where it is taken."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from lunge_timer.core.answers import sore_before
from lunge_timer.core.done_workout import Workout
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.progression.suggestion import Suggestion, suggest
from lunge_timer.core.routine import Routine
from lunge_timer.core.text.next_time import next_time, reason
from lunge_timer.language import _
from lunge_timer.ui.preferences import Preferences
from lunge_timer.ui.workout_history import WorkoutHistory

_LOOK_BACK_DAYS = 400  # more than any rule asks for
_MOST_ANSWERED = 100


class KeptRoutines(Protocol):
    """Who keeps the routines that a suggestion is about."""

    def kept_routine(self, item_id: str) -> Routine | None:
        """The routine of that id with the numbers that it has now, where there is one."""

    def take_numbers(self, item_id: str, routine: Routine) -> bool:
        """Have that routine mean other numbers from now on; whether that could be done."""


class Adviser(QObject):
    """One suggestion at most, for the routine that was done last; none that was answered before."""

    failed = Signal(str)  # why what was taken could not be done
    advised = Signal(str, str)  # what to do next time, and why; nothing where there is nothing to say
    sore_told = Signal(str, object)  # a workout's uid, and Collection[SoreLeg]: what hurt last time

    def __init__(
        self,
        history: WorkoutHistory,
        routines: KeptRoutines,
        exercises: Exercises,
        preferences: Preferences,
        parent: QObject,
        *,
        today: Callable[[], int],
    ) -> None:
        """Today is the day by the clock on the wall, counted as a workout's local_day is."""
        super().__init__(parent)
        self._history = history
        self._routines = routines
        self._exercises = exercises
        self._preferences = preferences
        self._today = today
        self._routine_id = ""
        self._suggestion: Suggestion | None = None

    @Slot(object, object)
    def begin(self, _summary: object, workout: Workout | None) -> None:
        """Take up a workout that has just ended, where it is kept."""
        self._suggestion = None
        if workout is not None:
            self._ask(workout, partial(self._tell_sore, workout))
            self.look_at(workout)

    @Slot(object)
    def look_at(self, workout: Workout) -> None:
        """Work out what to say after that workout, once the history has all that was said of it."""
        self._routine_id = workout.routine
        self._ask(workout, partial(self._advise, workout.routine))

    @Slot()
    def take(self) -> None:
        """Do what is suggested."""
        if self._suggestion is not None:
            if self._routines.take_numbers(self._routine_id, self._suggestion.after):
                self.decline()
            else:
                self.failed.emit(_("Not done: the routine's file cannot be changed."))

    @Slot()
    def decline(self) -> None:
        """Suggest it no more."""
        if self._suggestion is not None:
            settings = self._preferences.settings
            answered = (*settings.answered, self._suggestion.key)[-_MOST_ANSWERED:]
            self._preferences.take(replace(settings, answered=answered))
            self._suggestion = None

    def _ask(self, workout: Workout, answer: Callable[[list[Workout]], object]) -> None:
        since_day = workout.local_day - _LOOK_BACK_DAYS
        self._history.ask(lambda history: history.workouts(since_day), answer)

    def _tell_sore(self, workout: Workout, workouts: list[Workout]) -> None:
        self.sore_told.emit(workout.uid, sore_before(workouts, workout))

    def _advise(self, routine_id: str, workouts: list[Workout]) -> None:
        if routine_id != self._routine_id:
            return  # another workout has been done since
        routine = self._routines.kept_routine(routine_id)
        self._suggestion = None
        if routine is not None:
            self._suggestion = suggest(
                workouts,
                routine_id,
                routine,
                self._exercises,
                today=self._today(),
                answered=self._preferences.settings.answered,
            )
        if self._suggestion is None:
            self.advised.emit("", "")
        else:
            what = next_time(self._suggestion, self._exercises)
            self.advised.emit(what, reason(self._suggestion, self._exercises))
