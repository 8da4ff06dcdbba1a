"""Tells the library's page what the history says: when a routine was last done, and how the week goes."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from lunge_timer.core.answers import asked_next_day
from lunge_timer.core.done_workout import Workout
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.routine import Routine
from lunge_timer.core.text.last_done import last_done_line
from lunge_timer.core.text.week_lines import second_glute_note, week_line
from lunge_timer.core.weeks import Week, date_of, is_second_glute_session, monday_of, weeks
from lunge_timer.language import _
from lunge_timer.store.history.history import History
from lunge_timer.ui.library.page import LibraryPage
from lunge_timer.ui.workout_history import Remembered, WorkoutHistory

_LOOK_BACK_DAYS = 400  # of what is longer ago a card says nothing


class Words(NamedTuple):
    """What the library says: of a routine by its id, of the week, and before a routine starts.

    morning is the workout of which it asks how the legs are the morning after, if it asks. today is ISO;
    done_this_week is how often each routine was done in the week that it is in.
    """

    last_done: dict[str, str]
    week: str
    note_of: Callable[[Routine], str]
    morning: Workout | None
    today: str = ""
    done_this_week: Mapping[str, int] = {}


class PastWorkouts(QObject):
    """Asks the history whenever it has changed, and on demand: the day may be another by then."""

    refreshed = Signal()  # what the history says now is said

    def __init__(
        self,
        page: LibraryPage,
        history: WorkoutHistory,
        exercises: Exercises,
        parent: QObject,
        *,
        today: Callable[[], int],
    ) -> None:
        """Today is the day by the clock on the wall, counted as a workout's local_day is."""
        super().__init__(parent)
        self._page = page
        self._history = history
        self._exercises = exercises
        self._today = today
        self._day = today()  # of what is said
        self._asked: set[str] = set()  # of which workouts it was asked how the legs are the morning after
        history.changed.connect(self.refresh)
        page.parts.morning.answered.connect(history.correct)

    @Slot()
    def refresh(self) -> None:
        """Have the page say what the history says now; put into words on the history's own thread."""
        today = self._day = self._today()

        def question(history: History) -> Words:
            workouts = history.workouts(today - _LOOK_BACK_DAYS)
            remembered = Remembered(workouts, history.goals(), history.aways())
            return words_of(remembered, self._exercises, today=today)

        self._history.ask(question, self.show_words)

    @Slot()
    def see_day(self) -> None:
        """Look whether it is another day, as where the window comes to the front again."""
        if self._day != self._today():
            self.refresh()

    def show_words(self, words: Words) -> None:
        self._page.cards.show_last_done(words.last_done)
        self._page.panel.show_week(words.week)
        self._page.view.show_history(words.note_of, words.today, words.done_this_week)
        if words.morning is not None and words.morning.uid not in self._asked:
            self._asked.add(words.morning.uid)
            self._page.parts.morning.ask(words.morning)
        self.refreshed.emit()


def words_of(remembered: Remembered, exercises: Exercises, *, today: int) -> Words:
    """Nothing where there is no workout; of a week away, nothing is said either."""
    workouts, goals, aways = remembered
    last = {one.routine: one for one in sorted(workouts, key=lambda one: one.started_ms)}
    lines = {key: last_done_line(one, exercises, today=today) for key, one in last.items()}
    week = weeks(workouts, goals, aways, exercises, today=today, count=1)[-1]
    told = _week_words(week) if workouts and not week.is_away else ""
    this_week = Counter(one.routine for one in workouts if monday_of(one.local_day) == week.monday)
    return Words(
        lines,
        told,
        _noter(week, exercises),
        asked_next_day(workouts, today),
        date_of(today).isoformat(),
        this_week,
    )


def _week_words(week: Week) -> str:
    return _("{done_of_goal} this week").format(done_of_goal=week_line(week))


def _noter(week: Week, exercises: Exercises) -> Callable[[Routine], str]:
    def note_of(routine: Routine) -> str:
        return second_glute_note() if is_second_glute_session(routine, week, exercises) else ""

    return note_of
