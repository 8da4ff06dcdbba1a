"""One phase of an own exercise in its form: a frame with its fields, and buttons that move and remove it."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lunge_timer.core.exercise import Exercise, Phase
from lunge_timer.core.limits import MOVE_S, OWN_HOLD_S
from lunge_timer.core.own_exercise import OwnExercise, OwnPhase
from lunge_timer.core.timeline import Leg, StepKind
from lunge_timer.language import _
from lunge_timer.ui.editor.choices import ChoiceField
from lunge_timer.ui.editor.entry_fields import Entry
from lunge_timer.ui.editor.form import Field, Form
from lunge_timer.ui.editor.notes_field import SentencesField
from lunge_timer.ui.editor.number_entries import SecondsEntry
from lunge_timer.ui.editor.own_changes import own_key
from lunge_timer.ui.figure import Figure, Motion
from lunge_timer.ui.theme import SMALL, current_colors
from lunge_timer.ui.widgets.buttons import SlimButton
from lunge_timer.ui.widgets.card import paint_rounded
from lunge_timer.ui.widgets.icons import Icon
from lunge_timer.ui.widgets.labels import PlainLabel
from lunge_timer.ui.widgets.layouts import fill
from lunge_timer.ui.widgets.row_or_column import RowOrColumn

_PAD_PX, _SPACE_PX, _RADIUS_PX = 12, 8, 12.0
_FIGURE_EMS = 3.0
_NAME_EMS = 8.0  # with the figure: where there is less room beside the buttons, these stand below


class PhaseCard(QWidget):
    """The rows are the form's; what the buttons make of all the phases is asked for."""

    accessible_role = "group"
    phases_asked = Signal(object, str)  # the phases as they are to be, and what that is called

    def __init__(self, form: Form, own: OwnExercise, number: int, like: Exercise | None) -> None:
        """Like is the exercise whose figure is drawn."""
        super().__init__()
        phase = own.phases[number]
        self._phases: Sequence[OwnPhase] = own.phases
        self._number = number
        self._title = PlainLabel(bold=True, wrap=True)
        self.buttons = {
            "up": SlimButton("↑", size=SMALL),
            "down": SlimButton("↓", size=SMALL),
            "remove": SlimButton(icon=Icon.CLOSE, size=SMALL),
        }
        self.buttons["up"].clicked.connect(partial(self._move, -1))
        self.buttons["down"].clicked.connect(partial(self._move, 1))
        self.buttons["remove"].clicked.connect(self._remove)
        self._figure = Figure() if like is not None and like.poses else None
        name, buttons = QWidget(), QWidget()
        fill(QHBoxLayout(buttons), *self.buttons.values(), space_px=_SPACE_PX)
        words = fill(QHBoxLayout(name), self._title, space_px=_SPACE_PX)
        words.setStretch(0, 1)
        em_px = self.fontMetrics().height()
        if self._figure is not None:
            self._figure.setFixedSize(round(em_px * _FIGURE_EMS), round(em_px * _FIGURE_EMS))
            self._figure.setBackgroundRole(QPalette.ColorRole.AlternateBase)
            words.insertWidget(0, self._figure)
        head = RowOrColumn(_SPACE_PX)
        head.add(name, stretch=True)
        head.add(buttons, stretch=False)
        head.show_least(round(em_px * _NAME_EMS))
        self._column = fill(QVBoxLayout(self), head, space_px=_SPACE_PX, margins_px=(_PAD_PX,) * 4)
        form.add_widget(self)
        limit = OWN_HOLD_S if phase.kind == "hold" else MOVE_S
        fields: dict[str, tuple[str, Field]] = {
            "name": (_("What to do"), Entry(_("What to do"))),
            "word": (_("Word in the ring"), Entry(_("Word in the ring"))),
            "kind": (_("Kind"), ChoiceField(_("Kind"), {"move": _("Move"), "hold": _("Hold")})),
            "duration_s": (_("Duration"), SecondsEntry(_("Duration"), limit)),
            "cues": (_("Cues"), SentencesField(_("Cues"))),
        }
        self._entries = [field for _title, field in fields.values() if isinstance(field, Entry)]
        for key, (title, field) in fields.items():
            form.add_row(own_key(own.id, "phases", phase.id, key), title, field, column=self._column)
        if like is not None:
            field = ChoiceField(_("Ends as in"), _pose_words(like))
            form.add_row(
                own_key(own.id, "figure", "poses", phase.id), _("Ends as in"), field, column=self._column
            )

    def show_phase(self, number: int, phases: Sequence[OwnPhase], exercise: Exercise) -> None:
        """Show how it stands among all the phases, and the pose in which it ends, where there is a figure."""
        self._number, self._phases = number, phases
        if self._figure is not None:
            self._figure.show_pose(_motion(exercise, exercise.phases[number]))
            self._figure.setAccessibleName(_("Figure: {what}").format(what=phases[number].name))
        name = phases[number].name
        self._title.setText(_("{number}. {name}").format(number=number + 1, name=name))
        self.setAccessibleName(_("Phase {number}, {name}").format(number=number + 1, name=name))
        for field in self._entries:
            field.show_part(self.accessibleName())
        waiting = {"up": number == 0, "down": number == len(phases) - 1, "remove": len(phases) == 1}
        names = {
            "up": _("Move phase {number}, {name}, up"),
            "down": _("Move phase {number}, {name}, down"),
            "remove": _("Remove phase {number}, {name}"),
        }
        for key, button in self.buttons.items():
            button.show_waiting(waiting=waiting[key])
            button.setAccessibleName(names[key].format(number=number + 1, name=name))

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = current_colors()
        with QPainter(self) as painter:
            area = QRectF(self.rect())
            paint_rounded(painter, area, _RADIUS_PX, fill=colors.panel, edge=colors.card_edge)

    def _move(self, by: int) -> None:
        phases = [*self._phases]
        if 0 <= self._number + by < len(phases):
            phases.insert(self._number + by, phases.pop(self._number))
            self.phases_asked.emit(tuple(phases), _("Move phase"))

    def _remove(self) -> None:
        phases = [*self._phases]
        if len(phases) > 1:
            del phases[self._number]
            self.phases_asked.emit(tuple(phases), _("Remove phase"))


def _pose_words(like: Exercise) -> Mapping[str, str]:
    """Every pose of its figure, called by the first phase that ends in it."""
    words = {"": _("The pose before"), like.start_pose: _("The start")}
    for phase in like.phases:
        words.setdefault(phase.pose, phase.name)
    return {pose: word for pose, word in words.items() if not pose or pose in like.poses}


def _motion(exercise: Exercise, phase: Phase) -> Motion:
    """The figure as it stands where that phase ends."""
    leg = Leg.LEFT if exercise.per_leg else Leg.BOTH
    return Motion(exercise=exercise, start=phase.pose, end=phase.pose, leg=leg, kind=StepKind(phase.kind))
