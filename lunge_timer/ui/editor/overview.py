"""The routine at a glance: its name, how long it takes, how much there is to do, and its strip."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lunge_timer.core.describe import clock_text
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.plan import routine_size
from lunge_timer.core.routine import Routine
from lunge_timer.core.timeline import Timeline, compile_timeline
from lunge_timer.language import _, ngettext
from lunge_timer.ui.buttons import Look, PillButton
from lunge_timer.ui.editor.entries import Entry
from lunge_timer.ui.editor.guideline import guideline_note
from lunge_timer.ui.editor.review import Review
from lunge_timer.ui.editor.words import sentence, totals_line
from lunge_timer.ui.icons import Icon
from lunge_timer.ui.labels import PlainLabel
from lunge_timer.ui.strip import Strip
from lunge_timer.ui.theme import HEADING, SMALL


class Overview(QWidget):
    """Follows every change at once, but for the strip: that waits until the rest is painted."""

    renamed = Signal(object)  # str
    left = Signal()  # the name's field
    mistake_requested = Signal()

    def __init__(self, exercises: Exercises, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exercises = exercises
        self._routine: Routine | None = None
        self.name_field = Entry(_("Name"), raised=True)
        self.name_field.edited.connect(self.renamed)
        self.name_field.left.connect(self.left)
        self._name_problem = PlainLabel(size=SMALL, tint="danger", wrap=True)
        self._total = PlainLabel(size=HEADING, bold=True, digits=True)
        self._counts = PlainLabel(tint="muted")
        self._mistakes = PillButton(look=Look.QUIET, icon=Icon.WARNING, size=SMALL)
        self._mistakes.clicked.connect(self.mistake_requested)
        self._note = PlainLabel(size=SMALL, wrap=True)
        self.strip = Strip(bar_px=18, head_px=0)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.lay_out)
        self._lay_out()

    def show_routine(self, routine: Routine, name_problem: str) -> None:
        """Show a routine, and what is wrong with its name."""
        self._routine = routine
        self.name_field.show_value(routine.name)
        self.name_field.show_reason(name_problem)
        self._name_problem.setText(name_problem)
        self._name_problem.setVisible(bool(name_problem))
        self._counts.setText(totals_line(routine, self._exercises))

    def show_review(self, found: Review) -> None:
        """Show what was found in the routine, and what the numbers make where they make anything."""
        self._show_mistakes(len(found.problems))
        self._show_total(known=found.known, fits=found.too_long is None)
        if found.known and found.too_long is not None:
            self._show_note(sentence(found.too_long.reason), problem=True)
        elif self._routine is not None and not found.problems:
            self._show_note(guideline_note(self._routine, self._exercises), problem=False)
        else:
            self._show_note("", problem=False)

    @Slot()
    def lay_out(self) -> None:
        """Bring the strip up to what is shown."""
        if self._routine is not None:
            self.strip.show_timeline(compile_timeline(self._routine, self._exercises))

    def _show_mistakes(self, count: int) -> None:
        """Tell how many mistakes there are, and lead to the first; where there are none, the counts."""
        text = ngettext("Correct {count} mistake to save", "Correct {count} mistakes to save", count)
        self._mistakes.setText(text.format(count=count))
        self._mistakes.setVisible(count > 0)
        self._counts.setVisible(count == 0)

    def _show_total(self, *, known: bool, fits: bool) -> None:
        """Show the total, where the numbers make one; the strip too, where it can be laid out, or none."""
        text = _("Total –")
        if known and self._routine is not None:
            total_ms = routine_size(self._routine, self._exercises).total_ms
            text = _("Total {time}").format(time=clock_text(total_ms))
        self._total.setText(text)
        if known and fits:
            self._timer.start()
        else:
            self._timer.stop()
            self.strip.show_timeline(Timeline(name="", steps=(), total_ms=0, sets=(), reps=()))

    def _show_note(self, note: str, *, problem: bool) -> None:
        """Say what holds for the whole routine: that it is too long, or beyond the guideline."""
        self._note.setText(note)
        self._note.show_tint("danger" if problem else "muted")
        self._note.setVisible(bool(note))

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(4)
        names.addWidget(PlainLabel(_("Name"), size=SMALL, tint="muted"))
        names.addWidget(self.name_field)
        names.addWidget(self._name_problem)
        totals = QVBoxLayout()
        totals.setSpacing(0)
        right = Qt.AlignmentFlag.AlignRight
        totals.addStretch(1)
        totals.addWidget(self._total, 0, right)
        totals.addWidget(self._counts, 0, right)
        totals.addWidget(self._mistakes, 0, right)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(names, 1)
        row.addLayout(totals, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(row)
        column.addWidget(self.strip)
        column.addWidget(self._note)
