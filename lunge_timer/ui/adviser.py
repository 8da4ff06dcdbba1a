"""What the workouts so far say of a routine's next one, offered on a page, and done where it is taken."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

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
    """One suggestion at most, for one routine; none that was answered before. Each page has its own."""

    failed = Signal(str)  # why what was taken could not be done
    advised = Signal(str, str)  # what to do next time, and why; nothing where there is nothing to say

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

    @Slot(str)
    def look_at(self, routine_id: str) -> None:
        """Work out what to say of that routine, once the history has all that it was told so far."""
        self._routine_id = routine_id
        self.ask(partial(self._advise, routine_id))

    @Slot()
    def leave(self) -> None:
        """Have nothing to say until a routine is looked at again."""
        self._routine_id = ""
        self._suggestion = None

    @Slot()
    def take(self) -> None:
        """Do what is suggested."""
        suggestion = self._suggestion
        if suggestion is None:
            return
        if not suggestion.blocks or self._routines.take_numbers(self._routine_id, suggestion.after):
            self._end(suggestion)
        else:
            self.failed.emit(_("Not done: the routine's file cannot be changed."))

    @Slot()
    def decline(self) -> None:
        """Suggest it no more."""
        if self._suggestion is not None:
            self._end(self._suggestion)

    def ask(self, answer: Callable[[list[Workout]], object]) -> None:
        """Hand over the workouts of late; where there were none, those of long ago."""
        since_day = self._today() - _LOOK_BACK_DAYS
        self._history.ask(lambda history: history.workouts(since_day) or history.workouts(), answer)

    def _end(self, suggestion: Suggestion) -> None:
        """Remember that it was answered."""
        self._suggestion = None
        settings = self._preferences.settings
        answered = (*settings.answered, suggestion.key)[-_MOST_ANSWERED:]
        self._preferences.take(replace(settings, answered=answered))

    def _advise(self, routine_id: str, workouts: list[Workout]) -> None:
        if routine_id != self._routine_id:
            return  # another is looked at since
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
