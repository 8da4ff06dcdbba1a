"""The answers on a workout as a whole: how hard it was, what hurts, and a note."""

from collections.abc import Collection, Mapping
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFontMetrics, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lunge_timer.core.answers import SORE_LEGS, SoreLeg, changed_at, pain_of, with_pain
from lunge_timer.core.clock import Clock
from lunge_timer.core.history import EFFORT, PAIN, Workout
from lunge_timer.language import _
from lunge_timer.ui.theme import SMALL, text_font
from lunge_timer.ui.widgets.fields import TextField
from lunge_timer.ui.widgets.flow_layout import FlowLayout
from lunge_timer.ui.widgets.labels import PlainLabel
from lunge_timer.ui.widgets.layouts import fill
from lunge_timer.ui.widgets.row_or_column import RowOrColumn
from lunge_timer.ui.widgets.scale import AnswerPill, Point, Scale, answer_height_px

NOTE_PAUSE_MS = 800  # without a key, after which a note is told
_SPACE_PX = 14
_PILL_SPACE_PX = 10
_NOTE_EMS = 9
_TITLE_SPACE_PX = 4  # over its answers


class AnswersForm(QWidget):
    """Asks, and tells the workout with each answer as it is given; every one may be left."""

    answered = Signal(object)  # Workout
    opened = Signal(QWidget)  # a scale, which was folded away

    def __init__(self, now_ms: Clock, parent: QWidget | None = None) -> None:
        """now_ms tells UTC, in milliseconds since 1970."""
        super().__init__(parent)
        self._now_ms = now_ms
        self._workout: Workout | None = None
        self.effort = Scale(_("How hard was it?"), _effort_points())
        self.no_pain = AnswerPill(_("No"), _("No pain"))
        self.sore: Mapping[SoreLeg, AnswerPill] = {
            "left": AnswerPill(_("Left…"), _("Pain in the left leg")),
            "right": AnswerPill(_("Right…"), _("Pain in the right leg")),
        }
        self.pain: Mapping[SoreLeg, Scale] = {
            "left": Scale(_("How much does the left leg hurt?"), _pain_points()),
            "right": Scale(_("How much does the right leg hurt?"), _pain_points()),
        }
        self.note = NoteField()
        self._typing = QTimer(self, singleShot=True, interval=NOTE_PAUSE_MS)
        self._titles: list[QWidget] = []
        self._pills = QWidget()
        self._beside = RowOrColumn(_SPACE_PX)  # the pills and the note
        self._pain_and_note = _title_row()
        self._pain_rows: Mapping[SoreLeg, QWidget] = {}
        self._lay_out()
        self._join()

    @property
    def workout(self) -> Workout | None:
        """The workout that is shown, with all that was said of it so far."""
        return self._workout

    @property
    def unfolded_px(self) -> int:
        """How much higher it is for what the person has unfolded."""
        rows = [row for row in self._pain_rows.values() if row.sizePolicy().retainSizeWhenHidden()]
        return sum(row.heightForWidth(self.width()) + _SPACE_PX for row in rows)

    def show_workout(self, workout: Workout, sore: Collection[SoreLeg] = ()) -> None:
        """Show what was said of it. How much a leg hurts is asked at once where it does, or is sore."""
        self.keep_note()
        self._workout = workout
        self.note.setText(workout.note)
        self.note.setCursorPosition(0)
        for leg, row in self._pain_rows.items():
            _keep_room(row, kept=False)
            row.setVisible(leg in sore or bool(pain_of(workout, leg)))
        self._show_answers(workout)

    def answer(self, workout: Workout) -> None:
        """Take the workout with another answer in it, and tell it, with the note as it is typed by now."""
        self._typing.stop()
        self._workout = changed_at(replace(workout, note=self.note.text()), self._now_ms())
        self._show_answers(self._workout)
        self.answered.emit(self._workout)

    @Slot()
    def keep_note(self) -> None:
        """Tell the note, where it was changed and not told yet."""
        self._typing.stop()
        if self._workout is not None and self.note.text() != self._workout.note:
            self.answer(self._workout)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.keep_note()

    def event(self, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.LayoutRequest
        ):  # the letters have changed, here and in all that is here
            self._align()
        return super().event(event)

    def _align(self) -> None:
        """Keep the answers in line, each title beside the middle of its first line of them."""
        metrics = QFontMetrics(text_font(bold=True))
        labels = [label for title in self._titles for label in title.findChildren(PlainLabel)]
        width_px = max(label.sizeHint().width() for label in labels) + metrics.height()
        for title in self._titles:
            title.setContentsMargins(0, (answer_height_px() - metrics.height()) // 2, 0, 0)
            title.setMinimumWidth(width_px)
        self._pain_and_note.show_least(self._pills.sizeHint().width())
        self._beside.show_least(metrics.height() * _NOTE_EMS)

    def _show_answers(self, workout: Workout) -> None:
        self.effort.show_value(workout.effort)
        scores = {leg: pain_of(workout, leg) for leg in SORE_LEGS}
        self.no_pain.setChecked(all(score == 0 for score in scores.values()))
        for leg, score in scores.items():
            self.pain[leg].show_value(score)
            self.sore[leg].setChecked(self.pain[leg].isVisibleTo(self))

    @Slot(object)
    def _give_effort(self, effort: int | None) -> None:
        if self._workout is not None:
            self.answer(replace(self._workout, effort=effort))

    @Slot(object)
    def _give_pain(self, leg: SoreLeg, score: int | None) -> None:
        if self._workout is not None:
            self.answer(with_pain(self._workout, leg, score, self._now_ms()))

    @Slot(bool)
    def _give_no_pain(self, none: bool) -> None:  # noqa: FBT001 - Qt's signature
        workout = self._workout
        for leg in SORE_LEGS:
            if workout is not None:
                workout = with_pain(workout, leg, 0 if none else None, self._now_ms())
        if workout is not None:
            self.answer(workout)

    def _turn_to(self, leg: SoreLeg, asked: bool) -> None:  # noqa: FBT001 - Qt's signature
        """Ask how much a leg hurts, or ask no more and take back what was said.

        The room stays: with less below it, what is scrolled to the end would move under the pointer.
        """
        row = self._pain_rows[leg]
        _keep_room(row, kept=True)
        row.setVisible(asked)
        if asked:
            self.opened.emit(row)
        elif self._workout is not None and pain_of(self._workout, leg) is not None:
            self._give_pain(leg, None)

    def _join(self) -> None:
        self.effort.chosen.connect(self._give_effort)
        self.no_pain.clicked.connect(self._give_no_pain)
        for leg in SORE_LEGS:
            self.sore[leg].clicked.connect(partial(self._turn_to, leg))
            self.pain[leg].chosen.connect(partial(self._give_pain, leg))
        self.note.textEdited.connect(self._typing.start)
        self.note.editingFinished.connect(self.keep_note)
        self._typing.timeout.connect(self.keep_note)

    def _lay_out(self) -> None:
        flow = FlowLayout(_PILL_SPACE_PX, self._pills)
        for pill in (self.no_pain, *self.sore.values()):
            flow.addWidget(pill)
        self._beside.add(self._pills, stretch=False)
        self._beside.add(self.note, stretch=True)
        pain_and_note = QWidget()
        pain_and_note.setLayout(self._beside)
        effort = _title(_("How hard was it?"), _("all of it can be left"), bold=True)
        left, right = (_title(words, _pain_words()) for words in (_("Left leg"), _("Right leg")))
        self._pain_rows = {
            "left": self._row(_title_row(), left, self.pain["left"]),
            "right": self._row(_title_row(), right, self.pain["right"]),
        }
        fill(
            QVBoxLayout(self),
            self._row(_title_row(), effort, self.effort),
            self._row(self._pain_and_note, _title(_("Any pain?")), pain_and_note, stretch=True),
            *self._pain_rows.values(),
            space_px=_SPACE_PX,
        )

    def _row(
        self, layout: RowOrColumn, title: QWidget, answers: QWidget, *, stretch: bool = False
    ) -> QWidget:
        self._titles.append(title)
        layout.add(title, stretch=False)
        layout.add(answers, stretch=stretch)
        layout.setAlignment(title, Qt.AlignmentFlag.AlignTop)
        row = QWidget()
        row.setLayout(layout)
        return row


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


def _title_row() -> RowOrColumn:
    return RowOrColumn(0, column_space_px=_TITLE_SPACE_PX)


def _title(words: str, below: str = "", *, bold: bool = False) -> QWidget:
    title = QWidget()
    column = fill(QVBoxLayout(title), PlainLabel(words, bold=bold), space_px=0)
    if below:
        column.addWidget(PlainLabel(below, size=SMALL, tint="muted"))
    column.addStretch()
    return title


def _keep_room(row: QWidget, *, kept: bool) -> None:
    """Let the row take up its room while it is hidden, too, or not."""
    policy = row.sizePolicy()
    policy.setRetainSizeWhenHidden(kept)
    row.setSizePolicy(policy)


def _effort_points() -> list[Point]:
    words = {3: _("easy"), 6: _("hard"), 9: _("all I had")}
    low, high = EFFORT
    return [Point(effort, str(effort), words.get(effort, "")) for effort in range(low, high + 1)]


def _pain_points() -> list[Point]:
    low, high = PAIN
    return [Point(score, str(score)) for score in range(low, high + 1)]


def _pain_words() -> str:
    low, high = PAIN
    return _("{low} none, {high} worst").format(low=low, high=high)
