"""The routine at a glance: its name, how long it takes, how much there is to do, and its strip."""

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.plan import routine_size
from lunge_timer.core.routine import Routine
from lunge_timer.core.text.doses import total_text, totals_line
from lunge_timer.core.timeline import Timeline
from lunge_timer.language import _, ngettext
from lunge_timer.ui.editor.entry_fields import Entry
from lunge_timer.ui.editor.review import Review
from lunge_timer.ui.theme import HEADING, SMALL
from lunge_timer.ui.widgets.buttons import Look, SlimButton
from lunge_timer.ui.widgets.icons import Icon
from lunge_timer.ui.widgets.labels import PlainLabel
from lunge_timer.ui.widgets.layouts import fill
from lunge_timer.ui.widgets.strip import Strip

_COUNTS_SHARE = 0.6  # of the width, at most


class Overview(QWidget):
    """Follows every change at once, but for the strip: that waits until the rest is painted."""

    def __init__(self, exercises: Exercises, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exercises = exercises
        self._routine: Routine | None = None
        self._told = ""  # all that there is to do
        self.name_field = Entry(_("Name"), raised=True)
        self._name_problem = PlainLabel(size=SMALL, tint="danger", wrap=True)
        self._total = PlainLabel(size=HEADING, bold=True, digits=True)
        self._counts = PlainLabel(tint="muted")
        self._counts.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.mistakes_button = SlimButton(look=Look.QUIET, icon=Icon.WARNING, size=SMALL)
        self.strip = Strip(bar_px=18, head_px=0)
        self._name_title = PlainLabel(_("Name"), size=SMALL, tint="muted")
        self._name_title.setBuddy(self.name_field)
        self._name_grid, self._row, self._column = QGridLayout(), QHBoxLayout(), QVBoxLayout(self)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.lay_out)
        self._lay_out()

    def show_routine(self, routine: Routine, name_problem: str) -> None:
        """Show a routine, and what is wrong with its name."""
        self._routine = routine
        self.name_field.show_value(routine.name)
        self.name_field.show_reason(name_problem)
        self._name_problem.setText(name_problem)
        self._name_problem.setVisible(bool(name_problem))
        self._told = totals_line(routine, self._exercises) if routine.blocks else ""
        self._show_counts()

    def show_review(self, found: Review) -> None:
        """Show what was found in the routine, and what the numbers make where they make anything."""
        self._show_mistakes(found.mistake_count)
        self._show_total(known=found.known, fits=found.too_long is None)

    def show_low(self, *, low: bool) -> None:
        """On a low page, the name's title stands beside its field, and the strip beside the counts."""
        for layout in (self._name_grid, self._column):
            layout.removeWidget(self.strip)
        self._name_grid.removeWidget(self._name_title)
        if low:
            self._name_grid.addWidget(self._name_title, 1, 0)
            self._name_grid.addWidget(self.strip, 3, 0, 1, 2)
        else:
            self._name_grid.addWidget(self._name_title, 0, 1)
            self._column.insertWidget(1, self.strip)
        self._row.setStretch(1, 0 if low else 1)
        self.mistakes_button.show_low(low=low)

    @Slot()
    def lay_out(self) -> None:
        """Bring the strip up to what is shown."""
        if self._routine is not None:
            self.strip.show_timeline(compile_timeline(self._routine, self._exercises))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_counts()

    def _show_counts(self) -> None:
        """Write how much there is to do in one line, or where that would leave the name no room, in two."""
        line_px = self._counts.fontMetrics().horizontalAdvance(self._told)
        before, _dot, last = self._told.rpartition(" · ")
        is_long = before and line_px > _COUNTS_SHARE * self.width()
        self._counts.setText(f"{before}\n{last}" if is_long else self._told)

    def _show_mistakes(self, count: int) -> None:
        """Tell how many mistakes there are, and lead to the first; where there are none, the counts."""
        text = ngettext("Correct {count} mistake to save", "Correct {count} mistakes to save", count)
        self.mistakes_button.setText(text.format(count=count))
        self.mistakes_button.setVisible(count > 0)
        self._counts.setVisible(count == 0)

    def _show_total(self, *, known: bool, fits: bool) -> None:
        """Show the total, where the numbers make one; the strip too, where it can be laid out, or none."""
        text = _("Total –")
        if known and self._routine is not None:
            total_ms = routine_size(self._routine, self._exercises).total_ms
            text = _("Total {time}").format(time=total_text(self._routine, total_ms))
        self._total.setText(text)
        if known and fits:
            self._timer.start()
        else:
            self._timer.stop()
            self.strip.show_timeline(Timeline(name="", steps=(), total_ms=0, sets=(), reps=()))

    def _lay_out(self) -> None:
        self._name_grid.setContentsMargins(0, 0, 0, 0)
        self._name_grid.setHorizontalSpacing(12)
        self._name_grid.setVerticalSpacing(4)
        self._name_grid.setColumnStretch(1, 1)
        self._name_grid.addWidget(self.name_field, 1, 1)
        self._name_grid.addWidget(self._name_problem, 2, 1)
        totals = QVBoxLayout()
        totals.setSpacing(0)
        totals.addStretch(1)
        totals.addWidget(self._total, 0, Qt.AlignmentFlag.AlignRight)
        turns = QGridLayout()  # in one and the same place, so that nothing moves as mistakes come and go
        for widget in (self._counts, self.mistakes_button):
            policy = widget.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            widget.setSizePolicy(policy)
            turns.addWidget(widget, 0, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        totals.addLayout(turns)
        fill(self._row, self._name_grid, totals, space_px=24).setStretch(0, 1)
        fill(self._column, self._row, space_px=10)
        self.show_low(low=False)
