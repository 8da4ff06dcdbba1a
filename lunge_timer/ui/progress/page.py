"""The page of progress: this week, the last ones, each leg over time, and the workouts."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from lunge_timer.core.answers import is_reserve_asked
from lunge_timer.core.clock import utc_ms
from lunge_timer.core.done_workout import Away, Workout
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.timeline import Leg
from lunge_timer.core.weeks import Tally, Week
from lunge_timer.core.workout_report import ReportedRoutine, WorkoutReport
from lunge_timer.language import _
from lunge_timer.store.history.report_file import encode_report
from lunge_timer.ui.progress.away_dialog import AwayDialog
from lunge_timer.ui.progress.empty_card import EmptyCard
from lunge_timer.ui.progress.goal_dialog import GoalDialog
from lunge_timer.ui.progress.history_files import HistoryFileChooser, HistoryFileDialogs
from lunge_timer.ui.progress.leg_series import ExerciseTrend
from lunge_timer.ui.progress.legs_card import LegsCard
from lunge_timer.ui.progress.page_header import ProgressHeader
from lunge_timer.ui.progress.report_pages import report_pdf
from lunge_timer.ui.progress.week_card import WeekCard
from lunge_timer.ui.progress.weeks_chart import WeeksCard
from lunge_timer.ui.progress.workout_details import WorkoutDetails
from lunge_timer.ui.progress.workout_list import WorkoutsCard
from lunge_timer.ui.theme import FollowsFont
from lunge_timer.ui.widgets.answers_form import AnswersForm
from lunge_timer.ui.widgets.banner import Banner
from lunge_timer.ui.widgets.day_texts import iso_day
from lunge_timer.ui.widgets.key_list import show_key_list
from lunge_timer.ui.widgets.keys import LIST_KEYS, is_one_of, key_name, key_names
from lunge_timer.ui.widgets.layouts import centred, fill
from lunge_timer.ui.widgets.overlay import Overlay
from lunge_timer.ui.widgets.scrolling import WIDTH_PX, ScrolledPage
from lunge_timer.ui.widgets.undo_bar import UndoBar
from lunge_timer.ui.workout_history import ExportKind

_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
_MARGIN_PX = 32
_SPACE_PX = 20
_WIDEST_LINES = 66  # the page's width, in heights of a line
_IMPORT = 1  # the number of the answer
_UNDO_KEY = Qt.KeyboardModifier.ControlModifier | Qt.Key.Key_Z


class ProgressPage(FollowsFont, ScrolledPage):
    """Shows what it is given, and asks for all else. Days are counted from 1970-01-01."""

    accessible_role = "page"
    open_requested = Signal(str)  # uid of a workout
    corrected = Signal(str, object)  # uid, Correction
    delete_requested = Signal(str)  # uid
    undo_requested = Signal()
    goal_requested = Signal()
    goal_chosen = Signal(int, int)  # low, high
    away_requested = Signal()
    away_added = Signal(object)  # Away
    away_removed = Signal(object)  # Away
    export_requested = Signal(object, object)  # Path, ExportKind
    report_requested = Signal(object, object)  # Path, ReportedRoutine or None
    import_requested = Signal(object)  # Path
    import_confirmed = Signal()
    closed = Signal()

    def __init__(self, files: HistoryFileChooser | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files = files or HistoryFileDialogs()
        self._today = 0
        self.header = ProgressHeader(self)
        self.note = Banner()
        self.undo_bar = UndoBar(key_name(_UNDO_KEY))
        self.week, self.weeks = WeekCard(), WeeksCard()
        self.legs, self.workouts = LegsCard(), WorkoutsCard()
        self.empty = EmptyCard()
        self._rows = (
            fill(QBoxLayout(_ACROSS), self.week, self.weeks, space_px=_SPACE_PX),
            fill(QBoxLayout(_ACROSS), self.legs, self.workouts, space_px=_SPACE_PX),
        )
        self._parts = QWidget(), QWidget()  # what stays, and what scrolls
        self._cards = QWidget()
        # Of no length: it ends after all that is posted until then, as requests to lay out are.
        self._laid_out = QTimer(self, singleShot=True, interval=0)
        self._laid_out.timeout.connect(self.scroll_to_focus)
        self.setWindowTitle(_("Progress"))
        self.setAccessibleName(_("Progress"))
        self.setAccessibleDescription(_("What you have done; F1 lists the keys"))
        self._lay_out()
        self._join()
        self._show_some(some=None)

    def show_weeks(self, weeks: Sequence[Week], tally: Tally, today: int) -> None:
        """Show the last weeks, oldest first; the one that is going on is the last."""
        self._today = today
        self.week.show_week(weeks[-1], today)
        self.weeks.show_weeks(weeks, tally, today)

    def show_trends(self, trends: Sequence[ExerciseTrend], today: int) -> None:
        self.legs.show_trends(trends, today)

    def show_workouts(self, workouts: Sequence[Workout], today: int) -> None:
        """List these; without any, say how to begin."""
        self.workouts.show_workouts(workouts, today)
        self._show_some(some=bool(workouts))

    @Slot(str)
    def show_note(self, sentence: str, *, warning: bool = True) -> None:
        """Say what went wrong or, without a warning, what was done; nothing takes it away."""
        self.note.show_note(sentence, warning=warning)

    def show_undo(self, sentence: str) -> None:
        """Say for a while what was done, with a way back; nothing takes it away."""
        self.undo_bar.show_undo(sentence)

    def open_workout(self, workout: Workout, exercises: Exercises) -> None:
        """Open one with a form in which what was said of it is corrected."""
        answers = AnswersForm(utc_ms, reserve=[leg for leg in Leg if is_reserve_asked(workout, leg)])
        answers.show_workout(workout)
        answers.corrected.connect(self.corrected)
        self.show_workout(workout, exercises, answers)

    def keep_note(self) -> None:
        """Tell the note that is being typed."""
        for form in self.findChildren(AnswersForm):
            form.keep_note()

    def show_workout(
        self, workout: Workout, exercises: Exercises, answers: QWidget | None = None
    ) -> WorkoutDetails:
        """Open one; answers is a form in which what was said of it is corrected."""
        dialog = WorkoutDetails(workout, exercises, self, answers=answers)
        dialog.delete_requested.connect(self.delete_requested)
        dialog.ask()
        return dialog

    def ask_for_away(self, known: Sequence[Away], today: int) -> None:
        dialog = AwayDialog(known, today, self)
        dialog.added.connect(self.away_added)
        dialog.removed.connect(self.away_removed)
        dialog.ask()

    def ask_for_goal(self, low: int, high: int) -> None:
        dialog = GoalDialog(low, high, self)
        dialog.chosen.connect(self.goal_chosen)
        dialog.ask()

    def ask_to_import(self, title: str, sentences: Sequence[str]) -> None:
        """Say what an import would do before it is done."""
        question = Overlay(title, [_("Cancel"), _("Import")], self, main=_IMPORT)
        for sentence in sentences:
            question.add_row(sentence)
        question.answered.connect(self._take_answer)
        question.answered.connect(question.deleteLater)
        question.ask()

    @Slot(object)
    def choose_export(self, kind: ExportKind) -> None:
        if (path := self._files.file_to_export(self, kind, iso_day(self._today))) is not None:
            self.export_requested.emit(path, kind)

    def show_prescribed(self, routine: ReportedRoutine | None) -> None:
        """Offer a report on a routine that was prescribed, if there is one."""
        self.header.show_prescribed(routine)

    @Slot(object)
    def choose_report(self, routine: ReportedRoutine | None) -> None:
        if (path := self._files.file_to_report(self, iso_day(self._today))) is not None:
            self.report_requested.emit(path, routine)

    def report_content(self, report: WorkoutReport, path: Path) -> bytes:
        """What a file of that name is to hold. Raises StoreError."""
        return encode_report(report, path, report_pdf)

    @Slot()
    def choose_import(self) -> None:
        if (path := self._files.file_to_import(self)) is not None:
            self.import_requested.emit(path)

    @Slot()
    def show_keys(self) -> None:
        show_key_list(_("Shortcuts"), _key_lines(), self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif is_one_of(event, LIST_KEYS):
            self.show_keys()
        elif is_one_of(event, (_UNDO_KEY,)):
            if self.undo_bar.isVisible():
                self.undo_bar.undo()
        else:
            super().keyPressEvent(event)

    @Slot()
    def focus_list(self) -> None:
        """Give the keyboard to the list, where it was on something that goes."""
        (self.workouts.list if self.workouts.isVisible() else self.header.back_button).setFocus()

    def show_font(self) -> None:
        """Scroll to where the keyboard is once all has its new place."""
        self._laid_out.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():  # opened, not only its window shown again
            self.scroll_area.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # the letters or the words have changed
            self._arrange()
        return False

    @Slot(int)
    def _take_answer(self, answer: int) -> None:
        if answer == _IMPORT:
            self.import_confirmed.emit()

    def _show_some(self, *, some: bool | None) -> None:
        """Show what there is, or that there is nothing; None: it is not known yet."""
        self._cards.setVisible(some is True)
        self.empty.setVisible(some is False)
        self.header.show_some(some=some is True)

    def _arrange(self) -> None:
        """Put side by side what has room side by side."""
        widest_px = self.fontMetrics().lineSpacing() * _WIDEST_LINES
        for part in self._parts:
            part.setMaximumWidth(widest_px)
        room_px = min(self.width() - 2 * _MARGIN_PX, widest_px)
        for row in self._rows:
            items = [item for item in (row.itemAt(number) for number in range(row.count())) if item]
            need_px = sum(item.minimumSize().width() for item in items) + _SPACE_PX
            row.setDirection(_ACROSS if need_px <= room_px else _DOWN)

    def _lay_out(self) -> None:
        above, below = self._rows
        for row, parts in ((above, (39, 61)), (below, (56, 44))):
            for number, part in enumerate(parts):
                row.setStretch(number, part)
        top, content = self._parts
        margins = (0, 4, 0, _MARGIN_PX - 8)
        fill(QVBoxLayout(self._cards), above, below, space_px=_SPACE_PX).setStretch(1, 1)
        fill(QVBoxLayout(content), self._cards, self.empty, space_px=0, margins_px=margins)
        self.scroll_area.setAccessibleName(_("Progress"))
        scrolled = centred(content, _MARGIN_PX, _MARGIN_PX - WIDTH_PX)
        scrolled.installEventFilter(self)
        self.scroll_area.setWidget(scrolled)
        fill(QVBoxLayout(top), self.header, self.note, space_px=10, margins_px=(0, 24, 0, 12))
        header = centred(top, _MARGIN_PX, _MARGIN_PX)
        page = fill(QVBoxLayout(self), header, self.scroll_area, self.undo_bar, space_px=0)
        page.setStretch(1, 1)
        self.setFocusProxy(self.header.back_button)  # where the keyboard is at first, and is seen to be

    def _join(self) -> None:
        self.header.closed.connect(self.closed)
        self.header.export_requested.connect(self.choose_export)
        self.header.report_requested.connect(self.choose_report)
        self.header.import_requested.connect(self.choose_import)
        self.header.away_requested.connect(self.away_requested)
        self.header.goal_requested.connect(self.goal_requested)
        self.header.keys_requested.connect(self.show_keys)
        self.week.goal_requested.connect(self.goal_requested)
        self.empty.routines_requested.connect(self.closed)
        self.empty.import_requested.connect(self.choose_import)
        self.workouts.list.open_requested.connect(self.open_requested)
        self.workouts.list.delete_requested.connect(self.delete_requested)
        self.undo_bar.undo_requested.connect(self.undo_requested)
        self.undo_bar.left.connect(self.focus_list)


def _key_lines() -> Iterator[tuple[str, str]]:
    yield key_name(Qt.Key.Key_Tab), _("Next part of the page")
    yield "←, →", _("In the chart: one point after the other")
    yield "↑, ↓", _("In the list: choose a workout")
    yield key_name(Qt.Key.Key_Return), _("Open the chosen workout; on a button: press it")
    yield key_name(Qt.Key.Key_Delete), _("Delete the chosen workout")
    yield key_name(_UNDO_KEY), _("Undo")
    yield key_name(Qt.Key.Key_Escape), _("Back")
    yield key_name(Qt.Key.Key_F11), _("Full screen")
    yield key_names(LIST_KEYS), _("This list")
