"""Everything about the chosen routine but its name: timeline, numbers, guide."""

from msgspec import UNSET
from PySide6.QtCore import Slot
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lunge_timer.core.adjust import Choice, Setting, choices_of, settings_of
from lunge_timer.core.clock import Clock
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.listing import LibraryItem
from lunge_timer.core.prescribed import is_changed, prescription_of
from lunge_timer.core.routine import Routine
from lunge_timer.core.shown_rep import ShownRep, reps_to_show
from lunge_timer.core.text.advice import exercises_of
from lunge_timer.core.text.captions import longest_caption, strip_caption
from lunge_timer.core.text.differences import changed_by_person
from lunge_timer.core.text.doses import dose_line, guideline_notes, on_one_line, subtitle
from lunge_timer.core.text.numbers import unbreakable
from lunge_timer.core.text.prescriptions import prescription_line
from lunge_timer.core.text.unset_numbers import unset_numbers
from lunge_timer.core.timeline import Timeline
from lunge_timer.language import _
from lunge_timer.ui.library.advice_notes import AdviceNotes
from lunge_timer.ui.library.choice_controls import ChoiceControls
from lunge_timer.ui.library.columns import Columns, TwoPartPane
from lunge_timer.ui.library.demonstration import Demonstration
from lunge_timer.ui.library.exercise_tabs import ExerciseTabs
from lunge_timer.ui.library.guide import Guide
from lunge_timer.ui.library.number_controls import NumberControls, OwnNumbers
from lunge_timer.ui.theme import SMALL, FollowsFont, text_font
from lunge_timer.ui.widgets.day_text import full_day_text
from lunge_timer.ui.widgets.labels import RoomyLabel, WrapLabel
from lunge_timer.ui.widgets.layouts import fill
from lunge_timer.ui.widgets.prose import ProseLabel
from lunge_timer.ui.widgets.strip import Strip

_SPACE_PX, _TIGHT_SPACE_PX = 12, 6  # above and below the strip and its caption
_WIDE_LINES = 51.5  # of the height of a line: 1600 px of the window in letters of 100 %


class RoutineDetail(FollowsFont, QWidget):
    """Scrolls under the header."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[Setting, ...], tuple[Choice, ...]] = (), ()
        self._unset_of: dict[int, tuple[str, ...]] = {}  # by the block's number
        self.tabs = ExerciseTabs()
        self.tabs.currentChanged.connect(self.show_exercise)
        self.controls = NumberControls()
        self.choices = ChoiceControls()
        self.strip = Strip(bar_px=16, head_px=0)
        self._caption = RoomyLabel(size=SMALL, tint="muted")
        self._about = WrapLabel(tint="muted")
        self._prescription = WrapLabel(size=SMALL)
        self._notes = ProseLabel(tint="muted")
        self._notes.show_short(short=False)
        self._unset = WrapLabel()  # numbers that have no control
        self._guideline = ProseLabel(tint="muted", size=SMALL)
        self._columns = Columns()
        self._advice = AdviceNotes()
        self.scroll_area = TwoPartPane()
        self.own_numbers = OwnNumbers()
        self._wide = False  # there are three columns
        self._lay_out()
        self.demonstration = Demonstration(clock)
        self._reps: dict[int, ShownRep] = {}
        self._is_new = True  # no routine is shown yet, or another one is to come
        self._guide = Guide(self._columns, self.demonstration, self.own_numbers)

    def show_routine(
        self, routine: Routine, exercises: Exercises, timeline: Timeline, *, beyond: bool
    ) -> None:
        """Show what would start now. beyond: the sliders may leave the guideline.

        Nothing can be set in a leg test: one is compared with the next.
        """
        self.strip.show_timeline(timeline)
        self._caption.setText(strip_caption(timeline))
        self._caption.show_room_for(longest_caption(timeline))
        self._about.setText(unbreakable(subtitle(routine, exercises)))
        self._notes.show_text(routine.notes)
        self._unset_of = {
            number: unset_numbers(block, exercises[block.exercise])
            for number, block in routine.exercise_blocks.items()
        }
        tests = routine.test_blocks
        self._shown = (
            tuple(one for one in settings_of(routine, exercises, beyond=beyond) if one.block not in tests),
            tuple(one for one in choices_of(routine, exercises) if one.block not in tests),
        )
        self._reps = reps_to_show(routine, timeline)
        self._guide.show_routine(routine, exercises)
        self.tabs.show_exercises(routine, exercises)
        if routine.is_leg_test:
            self.tabs.hide()
        self.show_exercise()
        notes = guideline_notes(routine, exercises)
        if routine.is_leg_test:
            notes = (_("The same each time: one test is compared with the next."),)
        self._guideline.show_text(unbreakable("\n".join(notes)))
        self._advice.show_exercises(exercises_of(routine, exercises))

    def show_item(self, item: LibraryItem, exercises: Exercises) -> None:
        """Show whose numbers a routine has, where they are not those that it came with."""
        routine = item.routine
        if routine is not None and routine.prescription is not UNSET:
            self.own_numbers.show_changes(unbreakable(changed_by_person(routine, exercises)))
        else:
            dose = "" if item.shipped is None else dose_line(item.shipped, exercises)
            self.own_numbers.show_dose(unbreakable(dose))

    def show_prescription(self, routine: Routine, today: str, done_this_week: int | None) -> str:
        """Show who prescribed the routine, and what; return that. today is ISO, and nothing if unknown."""
        prescription = prescription_of(routine)
        if prescription is None:
            self._prescription.show_text("")
            return ""
        line = prescription_line(prescription, full_day_text, today=today, done_this_week=done_this_week)
        parts = [*line.split(" · "), *([_("changed by you")] if is_changed(routine) else [])]
        self._prescription.show_text(" · ".join([parts[0], *map(on_one_line, parts[1:])]))
        return " · ".join(parts)

    @Slot()
    def show_exercise(self) -> None:
        """Show the exercise whose tab is chosen, and what can be set of it."""
        number = self.tabs.tabData(self.tabs.currentIndex())
        settings, choices = self._shown
        self.controls.show_settings([one for one in settings if one.block == number])
        self.choices.show_choices([one for one in choices if one.block == number])
        self._unset.show_text(unbreakable("\n".join(self._unset_of.get(number, ()))))
        self.demonstration.show_reps(self._reps, number, anew=self._is_new)
        self._guide.show_exercise(number)
        self._is_new = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_font()

    def show_font(self) -> None:
        """Have three columns where the page is wide for its letters."""
        wide = self.width() >= _WIDE_LINES * QFontMetrics(text_font()).height()
        if wide != self._wide:
            self._wide = wide
            self.scroll_area.show_wide(wide=wide)
            self._notes.show_short(short=wide)  # elsewhere the height is dearer

    def show_low(self, *, low: bool) -> None:
        """Where the page is low, say here what the routine works, and not above what scrolls."""
        self._about.setVisible(low)

    def show_tight(self, *, tight: bool) -> None:
        """Where there is little height, keep less of it free, so that safety stays in sight."""
        self._overview.setSpacing(_TIGHT_SPACE_PX if tight else _SPACE_PX)
        self._columns.show_tight(tight=tight)
        self.controls.show_tight(tight=tight)

    def show_top(self) -> None:
        """Be as at first, for another routine: scrolled to where reading begins."""
        self.own_numbers.leave_place()
        self.tabs.setCurrentIndex(0)
        self._is_new = True
        self.scroll_area.verticalScrollBar().setValue(0)

    def _lay_out(self) -> None:
        for part in (self.tabs, self.controls, self._unset, self.choices, self._guideline):
            self._columns.right.addWidget(part)
        self._columns.left.addStretch()
        self._columns.right.addStretch()
        overview = QWidget()
        self._about.hide()
        about = fill(QVBoxLayout(), self._about, self._prescription, self._notes, space_px=0)
        timeline = fill(QVBoxLayout(), self.strip, self._caption, space_px=4)
        self._overview = fill(QVBoxLayout(overview), space_px=_SPACE_PX)
        self._overview.addLayout(about)
        self._overview.addLayout(timeline)
        self._overview.addWidget(self._columns, 1)
        self.scroll_area.setAccessibleName(_("About this routine"))
        self.scroll_area.show_parts(overview, self._columns, self._advice)
        fill(QVBoxLayout(self), self.scroll_area, margins_px=(0, 4, 0, 0))
