"""The controller of progress: shows what the history has, and has it changed, exported and imported."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Slot

from lunge_timer.core.answers import Correction
from lunge_timer.core.done_workout import Away, Goal, Workout
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.text.week_lines import goal_text
from lunge_timer.core.weeks import Week, monday_of, tally, weeks
from lunge_timer.core.workout_report import ReportedRoutine, prescribed_routine, workout_report
from lunge_timer.errors import StoreError
from lunge_timer.language import _, ngettext
from lunge_timer.store.history.content import Counts
from lunge_timer.ui.progress.day_words import away_text
from lunge_timer.ui.progress.leg_series import exercise_trends
from lunge_timer.ui.room import Room
from lunge_timer.ui.widgets.announce import announce
from lunge_timer.ui.widgets.day_texts import day_text, iso_day
from lunge_timer.ui.workout_history import ExportKind, Remembered

if TYPE_CHECKING:
    from lunge_timer.ui.progress.history_files import HistoryFileChooser
    from lunge_timer.ui.progress.page import ProgressPage


class HistoryKeeper(Protocol):
    """Whoever keeps the history, on a thread of its own: what is asked is done in turn.

    An answer is given to then, on the UI's thread; where something fails it is not, and the keeper says so.
    """

    def read(self, then: Callable[[Remembered], object]) -> None: ...
    def correct(self, uid: str, correction: Correction) -> None: ...
    def delete(self, uid: str) -> None: ...
    def undelete(self, uid: str) -> None: ...
    def set_goal(self, goal: Goal) -> None: ...
    def add_away(self, away: Away) -> None: ...
    def remove_away(self, away: Away) -> None: ...
    def export(self, path: Path, kind: ExportKind, then: Callable[[], object]) -> None: ...
    def write_file(self, path: Path, content: bytes, then: Callable[[], object]) -> None: ...
    def plan_import(self, path: Path, then: Callable[[Counts], object]) -> None: ...
    def import_file(self, path: Path, then: Callable[[], object]) -> None: ...


class ProgressController(Room):
    """The page is made when it is first wanted, and shows what the history has each time it is opened."""

    def __init__(
        self,
        history: HistoryKeeper,
        exercises: Exercises,
        today: Callable[[], int],
        parent: QObject,
        *,
        files: "HistoryFileChooser | None" = None,
    ) -> None:
        """Today is the day by the clock on the wall, counted as a workout's local_day is."""
        super().__init__(parent)
        self._history = history
        self._exercises = exercises
        self._today = today
        self._files = files
        self._remembered = Remembered()
        self._this_week: Week | None = None
        self._deleted = ""  # uid of what the bar can bring back
        self._import_path = Path()
        # Of no length: the legs of ten years take a moment, for which the rest of the page does not wait.
        self._legs_due = QTimer(self, singleShot=True, interval=0)
        self._legs_due.timeout.connect(self.show_legs)

    @cached_property
    def page(self) -> "ProgressPage":
        from lunge_timer.ui.progress.page import ProgressPage  # here: the library does without it

        page = ProgressPage(self._files)
        page.closed.connect(self.left)
        page.open_requested.connect(self.open_workout)
        page.corrected.connect(self.correct)
        page.delete_requested.connect(self.delete)
        page.undo_requested.connect(self.undelete)
        page.goal_requested.connect(self.ask_for_goal)
        page.goal_chosen.connect(self.set_goal)
        page.away_requested.connect(self.ask_for_away)
        page.away_added.connect(self.add_away)
        page.away_removed.connect(self.remove_away)
        page.export_requested.connect(self.export)
        page.report_requested.connect(self.report)
        page.import_requested.connect(self.plan_import)
        page.import_confirmed.connect(self.import_planned)
        return page

    @Slot()
    def open(self) -> None:
        self.page_requested.emit(self.page)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what there is now."""
        self._history.read(self.show_remembered)

    def _refresh_and_say(self, sentence: str) -> None:
        """Show what there is now and say what has changed, after whatever has the keyboard then."""

        def show(remembered: Remembered) -> None:
            self.show_remembered(remembered)
            announce(self.page, sentence)

        self._history.read(show)

    def show_remembered(self, remembered: Remembered) -> None:
        self._remembered = remembered
        workouts, goals, aways = remembered
        today = self._today()
        shown = weeks(workouts, goals, aways, self._exercises, today=today)
        began = min((each.local_day for each in workouts), default=today)
        self._this_week = shown[-1]
        self.page.show_weeks(shown, tally(shown, began=began, today=today), today)
        self.page.show_workouts(workouts, today)
        self.page.show_prescribed(prescribed_routine(workouts))
        self._legs_due.start()

    @Slot()
    def show_legs(self) -> None:
        trends = exercise_trends(self._remembered.workouts, self._exercises)
        self.page.show_trends(trends, self._today())

    @Slot()
    def keep_note(self) -> None:
        """Tell the note that is being typed, as before the window closes."""
        if "page" in self.__dict__:
            self.page.keep_note()

    @Slot(str)
    def show_problem(self, sentence: str) -> None:
        """Say that something could not be done, where the person looks."""
        if "page" in self.__dict__:
            self.page.show_note(sentence)

    @Slot(str)
    def open_workout(self, uid: str) -> None:
        workout = self._workout(uid)
        if workout is not None:
            self.page.open_workout(workout, self._exercises)

    @Slot(str, object)
    def correct(self, uid: str, correction: Correction) -> None:
        """Keep what was corrected in what is said of a workout."""
        self._history.correct(uid, correction)
        self.refresh()

    @Slot(str)
    def delete(self, uid: str) -> None:
        workout = self._workout(uid)
        if workout is None:
            return
        self._deleted = uid
        self._history.delete(uid)
        self.refresh()
        words = _("“{name}” of {day} was deleted.")
        day = day_text(workout.local_day, self._today())
        self.page.show_undo(words.format(name=workout.name, day=day))

    @Slot()
    def undelete(self) -> None:
        """Bring back what was deleted last, and go to it."""
        self._history.undelete(self._deleted)
        self.page.workouts.list.make_current(self._deleted)
        self.refresh()

    @Slot()
    def ask_for_goal(self) -> None:
        if self._this_week is not None:
            self.page.ask_for_goal(self._this_week.low, self._this_week.high)

    @Slot(int, int)
    def set_goal(self, low: int, high: int) -> None:
        """Have that goal from this week's Monday on."""
        since = iso_day(monday_of(self._today()))
        self._history.set_goal(Goal(since_day=since, low=low, high=high))
        self._refresh_and_say(_("Goal: {goal} a week").format(goal=goal_text(low, high)))

    @Slot()
    def ask_for_away(self) -> None:
        self.page.ask_for_away(self._remembered.aways, self._today())

    @Slot(object)
    def add_away(self, away: Away) -> None:
        self._history.add_away(away)
        self._refresh_and_say(_("Left out: {days}").format(days=away_text(away, self._today())))

    @Slot(object)
    def remove_away(self, away: Away) -> None:
        self._history.remove_away(away)
        self.refresh()

    @Slot(object, object)
    def export(self, path: Path, kind: ExportKind) -> None:
        self._history.export(path, kind, lambda: self._tell(_("Exported to {file}").format(file=path.name)))

    @Slot(object, object)
    def report(self, path: Path, routine: ReportedRoutine | None) -> None:
        """Write a report on the time for which the routine was prescribed, or on all of the last weeks."""
        workouts, goals, aways = self._remembered
        today = self._today()
        made = workout_report(workouts, goals, aways, self._exercises, today=today, routine=routine)
        if not made.lines:
            self.page.show_note(_("There is no workout in that time: no report was written."))
            return
        try:
            content = self.page.report_content(made, path)
        except StoreError as error:
            self.page.show_note(str(error))
            return
        told = _("Report written to {file}").format(file=path.name)
        self._history.write_file(path, content, lambda: self._tell(told))

    @Slot(object)
    def plan_import(self, path: Path) -> None:
        """Find out what an import would do, and ask."""
        self._import_path = path
        self._history.plan_import(path, self._ask_to_import)

    @Slot()
    def import_planned(self) -> None:
        name = self._import_path.name
        self._history.import_file(
            self._import_path, lambda: self._tell(_("Imported from {file}").format(file=name))
        )
        self.refresh()

    def _ask_to_import(self, plan: Counts) -> None:
        name = self._import_path.name
        if not any(plan):
            self._tell(_("{file}: all that is in it is here already.").format(file=name))
            return
        self.page.ask_to_import(_("Import from {file}?").format(file=name), plan_lines(plan))

    def _tell(self, sentence: str) -> None:
        self.page.show_note(sentence, warning=False)

    def _workout(self, uid: str) -> Workout | None:
        return next((each for each in self._remembered.workouts if each.uid == uid), None)


def plan_lines(plan: Counts) -> list[str]:
    """What the import would do, a sentence each."""
    lines = [
        (plan.new, ngettext("{count} workout is new.", "{count} workouts are new.", plan.new)),
        (
            plan.newer,
            ngettext(
                "{count} workout was changed later there, and replaces yours.",
                "{count} workouts were changed later there, and replace yours.",
                plan.newer,
            ),
        ),
        (
            plan.removed,
            ngettext(
                "{count} workout was deleted there, and is deleted here too.",
                "{count} workouts were deleted there, and are deleted here too.",
                plan.removed,
            ),
        ),
        (plan.goals, ngettext("{count} weekly goal is new.", "{count} weekly goals are new.", plan.goals)),
        (plan.aways, ngettext("{count} time away is new.", "{count} times away are new.", plan.aways)),
        (
            plan.aways_removed,
            ngettext(
                "{count} time away was removed there, and goes here too.",
                "{count} times away were removed there, and go here too.",
                plan.aways_removed,
            ),
        ),
    ]
    told = [words.format(count=count) for count, words in lines if count]
    return [*told, _("All else stays as it is.")]
