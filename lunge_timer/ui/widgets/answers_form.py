"""The answers on a workout: how hard it was, what hurts, a note, and what each leg had left."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lunge_timer.core.answers import (
    SORE_LEGS,
    Correction,
    SoreLeg,
    changed_at,
    pain_of,
    reserve_of,
    with_pain,
    with_reserve,
)
from lunge_timer.core.clock import Clock
from lunge_timer.core.done_workout import EFFORT, Workout
from lunge_timer.core.prescribed import prescription_of
from lunge_timer.core.progression.good_workout import plan_of
from lunge_timer.core.text.prescriptions import your_limit_line
from lunge_timer.core.text.results import leg_name
from lunge_timer.core.timeline import Leg
from lunge_timer.language import _
from lunge_timer.ui.theme import SMALL
from lunge_timer.ui.widgets.fields import TextField
from lunge_timer.ui.widgets.flow_layout import FlowLayout
from lunge_timer.ui.widgets.labels import PlainLabel
from lunge_timer.ui.widgets.layouts import fill
from lunge_timer.ui.widgets.pain_scale import PainScale
from lunge_timer.ui.widgets.reserve_scale import ReserveScale, reserve_question
from lunge_timer.ui.widgets.row_or_column import RowOrColumn
from lunge_timer.ui.widgets.scale import AnswerPill, Scale, ScalePoint
from lunge_timer.ui.widgets.titled_rows import ROW_SPACE_PX, TitledRows

NOTE_PAUSE_MS = 800  # without a key, after which a note is told
_PILL_SPACE_PX = 10
_LIMIT_SPACE_PX = 4
_NOTE_EMS = 9


class AnswersForm(TitledRows):
    """Asks, and tells the workout with each answer as it is given; every one may be left."""

    corrected = Signal(str, object)  # uid, Correction: it may have been corrected elsewhere meanwhile
    answered = Signal(object)  # the workout as it is shown with that, told after it
    opened = Signal(QWidget)  # a scale, which was folded away

    def __init__(self, now_ms: Clock, parent: QWidget | None = None, *, reserve: Sequence[Leg] = ()) -> None:
        """now_ms tells UTC, in milliseconds since 1970; reserve are the legs whose reserve is asked here."""
        super().__init__(parent)
        self._now_ms = now_ms
        self._workout: Workout | None = None
        self.reserve = {leg: ReserveScale(leg) for leg in reserve}
        self.effort = Scale(_("How hard was it?"), _effort_points())
        self.no_pain = AnswerPill(_("No"), _("No pain"))
        self.sore: Mapping[SoreLeg, AnswerPill] = {
            "left": AnswerPill(_("Left…"), _("Pain in the left leg")),
            "right": AnswerPill(_("Right…"), _("Pain in the right leg")),
        }
        self.pain = {leg: PainScale(leg) for leg in SORE_LEGS}
        self.note = NoteField()
        self._typing = QTimer(self, singleShot=True, interval=NOTE_PAUSE_MS)
        self._pills = QWidget()
        self._pills_and_note = RowOrColumn(ROW_SPACE_PX)
        self._limit = PlainLabel(size=SMALL, tint="muted", wrap=True)
        self._pain_rows: dict[SoreLeg, QWidget] = {}
        self._unfolded: list[QWidget] = []  # rows by the person, since the workout is shown
        self._lay_out()
        self._join()

    @property
    def workout(self) -> Workout | None:
        """The workout that is shown, with all that was said of it so far."""
        return self._workout

    @property
    def unfolded_px(self) -> int:
        """How much higher it is for what the person has unfolded."""
        return sum(row.heightForWidth(self.width()) + ROW_SPACE_PX for row in self._unfolded)

    def show_workout(self, workout: Workout, sore: Collection[SoreLeg] = ()) -> None:
        """Show what was said of it. How much a leg hurts is asked at once where it does, or is sore."""
        self.keep_note()
        self._workout = workout
        self.note.setText(workout.note)
        self.note.setCursorPosition(0)
        self._unfolded.clear()
        self._limit.show_text(_limit_words(workout))
        for leg, row in self._pain_rows.items():
            is_open = leg in sore or bool(pain_of(workout, leg))
            _keep_room(row, kept=is_open)
            row.setVisible(is_open)
        self._show_answers(workout)

    def show_sore(self, legs: Collection[SoreLeg]) -> None:
        """Ask at once how much those legs hurt, and leave all else as it is."""
        for leg, row in self._pain_rows.items():
            if leg in legs:
                _keep_room(row, kept=True)
                row.setVisible(True)

    def answer(self, *answers: Correction) -> None:
        """Take more that is said of the workout, and tell it, with the note as far as it is typed by now."""
        self._typing.stop()
        if self._workout is None:
            return
        note = self.note.text()
        if note != self._workout.note:
            answers = (*answers, partial(replace, note=note))

        def correction(workout: Workout) -> Workout:
            for answer in answers:
                workout = answer(workout)
            return workout

        self._workout = changed_at(correction(self._workout), self._now_ms())
        self._show_answers(self._workout)
        self.corrected.emit(self._workout.uid, correction)
        self.answered.emit(self._workout)

    @Slot()
    def keep_note(self) -> None:
        """Tell the note, where it was changed and not told yet."""
        self._typing.stop()
        if self._workout is not None and self.note.text() != self._workout.note:
            self.answer()

    def align(self) -> None:
        super().align()
        self.show_least(self._pills.sizeHint().width())
        self._pills_and_note.show_least(self.fontMetrics().height() * _NOTE_EMS)

    def _show_answers(self, workout: Workout) -> None:
        for leg, scale in self.reserve.items():
            scale.show_value(reserve_of(workout, leg))
        self.effort.show_value(workout.effort)
        scores = {leg: pain_of(workout, leg) for leg in SORE_LEGS}
        self.no_pain.setChecked(all(score == 0 for score in scores.values()))
        for sore, score in scores.items():
            self.pain[sore].show_value(score)
            self.sore[sore].setChecked(self.pain[sore].isVisibleTo(self))

    @Slot(object)
    def give_reserve(self, leg: Leg, reserve: int | None) -> None:
        """Take how many reps more a leg had in it."""
        self.answer(partial(with_reserve, leg=leg, reserve=reserve))

    @Slot(object)
    def _give_effort(self, effort: int | None) -> None:
        self.answer(partial(replace, effort=effort))

    @Slot(object)
    def _give_pain(self, leg: SoreLeg, score: int | None) -> None:
        self.answer(self._pain(leg, score))

    def _pain(self, leg: SoreLeg, score: int | None) -> Correction:
        return partial(with_pain, leg=leg, score=score, asked_ms=self._now_ms())

    @Slot(bool)
    def _give_no_pain(self, none: bool) -> None:  # noqa: FBT001 - Qt's signature
        self.answer(*(self._pain(leg, 0 if none else None) for leg in SORE_LEGS))

    def _turn_to(self, leg: SoreLeg) -> None:
        """Ask how much a leg hurts, or ask no more and take back what was said.

        The room stays: with less below it, what is scrolled to the end would move under the pointer.
        """
        row, asked = self._pain_rows[leg], self.sore[leg].isChecked()
        if asked and not row.sizePolicy().retainSizeWhenHidden():
            self._unfolded.append(row)
            _keep_room(row, kept=True)
        row.setVisible(asked)
        if asked:
            self.opened.emit(row)
        elif self._workout is not None and pain_of(self._workout, leg) is not None:
            self._give_pain(leg, None)

    def _join(self) -> None:
        for leg, scale in self.reserve.items():
            scale.chosen.connect(partial(self.give_reserve, leg))
        self.effort.chosen.connect(self._give_effort)
        self.no_pain.clicked.connect(self._give_no_pain)
        for sore in SORE_LEGS:
            self.sore[sore].clicked.connect(partial(self._turn_to, sore))
            self.pain[sore].chosen.connect(partial(self._give_pain, sore))
        self.note.changed_by_person.connect(self._typing.start)
        self.note.editingFinished.connect(self.keep_note)
        self._typing.timeout.connect(self.keep_note)

    def _lay_out(self) -> None:
        flow = FlowLayout(_PILL_SPACE_PX, self._pills)
        for pill in (self.no_pain, *self.sore.values()):
            flow.addWidget(pill)
        self._pills_and_note.add(self._pills, stretch=False)
        self._pills_and_note.add(self.note, stretch=True)
        pills_and_note = QWidget()
        fill(QVBoxLayout(pills_and_note), self._pills_and_note, self._limit, space_px=_LIMIT_SPACE_PX)
        if self.reserve:
            self.add_words(reserve_question())
        for leg, scale in self.reserve.items():
            self.add_row(leg_name(leg), scale)
        self.add_row(_("How hard was it?"), self.effort, _("all of it can be left"), bold=True)
        self.add_row(_("Any pain?"), pills_and_note, stretch=True)
        for sore, pain in self.pain.items():
            self._pain_rows[sore] = self.add_row(pain.title, pain, pain.below)


class NoteField(TextField):
    """A line that is kept as it is typed: Enter and Esc end it, and do nothing else."""

    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_("A note for next time"))
        self.setAccessibleName(_("A note for next time"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}:
            self.ended.emit()
        else:
            super().keyPressEvent(event)


def _keep_room(row: QWidget, *, kept: bool) -> None:
    """Let the row take up its room while it is hidden, too, or not."""
    policy = row.sizePolicy()
    policy.setRetainSizeWhenHidden(kept)
    row.setSizePolicy(policy)


def _limit_words(workout: Workout) -> str:
    """Up to which pain it was prescribed; nothing where nobody said."""
    plan = plan_of(workout)
    prescription = None if plan is None else prescription_of(plan)
    return "" if prescription is None else your_limit_line(prescription)


def _effort_points() -> list[ScalePoint]:
    words = {3: _("easy"), 6: _("hard"), 9: _("all I had")}
    low, high = EFFORT
    return [ScalePoint(effort, str(effort), words.get(effort, "")) for effort in range(low, high + 1)]
