"""One workout that is over: what was done, and a place to correct what was said of it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from lunge_timer.core.done_workout import Workout
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.text.past_workouts import exercise_lines, outcome_word, pain_line, time_line
from lunge_timer.language import _
from lunge_timer.ui.progress.day_words import long_day_text, time_of_day_text
from lunge_timer.ui.progress.form_dialog import FormDialog
from lunge_timer.ui.widgets.labels import PlainLabel, WrapLabel

_DELETE = 1  # the number of the answer


class WorkoutDetails(FormDialog):
    """What was done stays as it was; what is said of it can be corrected where answers are handed in."""

    widest_ems = 38.0
    delete_requested = Signal(str)  # uid

    def __init__(
        self, workout: Workout, exercises: Exercises, page: QWidget, *, answers: QWidget | None = None
    ) -> None:
        """Answers is a form that takes what is said of the workout; without it that is only read."""
        super().__init__(workout.name, [_("Close"), _("Delete")], page, main=0)
        self._uid = workout.uid
        self.answered.connect(self._obey)
        self._add_words(headline(workout))
        for name, amount in exercise_lines(workout, exercises):
            self._add_line(name, amount)
        if answers is not None:
            self.rows.addWidget(answers, self.rows.rowCount(), 0, 1, 2)
        else:
            for name, said in (
                (_("Effort"), "" if workout.effort is None else str(workout.effort)),
                (_("Pain"), pain_line(workout.pain)),
                (_("Note"), workout.note),
            ):
                if said:
                    self._add_line(name, said)
        self.rows.setColumnStretch(1, 1)
        self.rows.setVerticalSpacing(10)

    def _first_stop(self) -> QWidget:
        """Begin at the button: a key that was meant for the list is to correct nothing."""
        return self._answers.button(0)

    @Slot(int)
    def _obey(self, answer: int) -> None:
        if answer == _DELETE:
            self.delete_requested.emit(self._uid)

    def _add_words(self, sentence: str) -> None:
        self.rows.addWidget(WrapLabel(sentence, tint="muted"), self.rows.rowCount(), 0, 1, 2)
        self._said.append(sentence)

    def _add_line(self, name: str, text: str) -> None:
        number = self.rows.rowCount()
        self.rows.addWidget(PlainLabel(name, wrap=True), number, 0)
        self.rows.addWidget(WrapLabel(text, tint="muted"), number, 1)
        self._said.append(f"{name}: {text}")


def headline(workout: Workout) -> str:
    """When it was, how long it took, and how it ended where it was not done to the end."""
    day = long_day_text(workout.local_day)
    when = _("{day}, {time}").format(
        day=day, time=time_of_day_text(workout.started_ms, workout.utc_offset_min)
    )
    return " · ".join(filter(None, [when, time_line(workout), outcome_word(workout)]))
