"""The form of a block of an own exercise: the block's fields, and how the exercise itself goes."""

from collections.abc import Mapping
from functools import partial
from typing import Literal, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lunge_timer.core.exercise import Exercise, Exercises
from lunge_timer.core.limits import PHASES
from lunge_timer.core.own_exercise import OwnExercise
from lunge_timer.core.routine import ExerciseBlock
from lunge_timer.language import _
from lunge_timer.ui.editor.choices import ChoiceField
from lunge_timer.ui.editor.draft import Draft
from lunge_timer.ui.editor.entry_fields import Entry
from lunge_timer.ui.editor.exercise_form import ExerciseForm
from lunge_timer.ui.editor.form import FormRow
from lunge_timer.ui.editor.notes_field import SentencesField
from lunge_timer.ui.editor.own_changes import new_phase, own_key
from lunge_timer.ui.editor.phase_card import PhaseCard
from lunge_timer.ui.theme import SMALL
from lunge_timer.ui.widgets.buttons import SlimButton
from lunge_timer.ui.widgets.layouts import fill

Shape: TypeAlias = tuple[str, str, tuple[tuple[str, str], ...]]


def shape_of(own: OwnExercise) -> Shape:
    """What a form is made for: with another shape there are other fields."""
    like = "" if own.figure is None else own.figure.like
    return own.legs, like, tuple((phase.id, phase.kind) for phase in own.phases)


class OwnExerciseForm(ExerciseForm):
    """Shows a block of an own exercise, and the exercise, which all its blocks share."""

    def __init__(self, own: OwnExercise, exercise: Exercise, shipped: Exercises) -> None:
        self._own = own
        self._shipped = shipped
        super().__init__(exercise)
        self.shape = shape_of(own)
        self.add_heading(_("The exercise"))
        self._add_entry("works", _("Works"))
        self._add_entry("equipment", _("Equipment"))
        legs = {"each": _("Each leg"), "both": _("Both legs")}
        self.add_row(self._key("legs"), _("Done with"), ChoiceField(_("Done with"), legs))
        self._add_figure_choice()
        self.add_heading(_("Phases of a rep"))
        self.cards = {phase.id: self._card(number) for number, phase in enumerate(own.phases)}
        self._add_phase_buttons()
        for key, title in (
            ("setup", _("Setup, a sentence a line")),
            ("cues", _("Cues, a sentence a line")),
            ("checks", _("What to check, a sentence a line")),
            ("safety", _("Safety, a sentence a line")),
        ):
            self.add_row(self._key(key), title, SentencesField(title), tall=True)

    def show_draft(self, draft: Draft, problems: Mapping[str, str]) -> None:
        own = next(each for each in draft.routine.own_exercises if each.id == self._own.id)
        self._own = own
        exercise = draft.routine.known(self._shipped)[own.id]
        self.show_exercise(exercise)
        super().show_draft(draft, problems)
        if isinstance(draft.block, ExerciseBlock):
            self._show_block_phases(draft, draft.block)
        for number, card in enumerate(self.cards.values()):
            card.show_phase(number, own.phases, exercise)
        full = _("{count} phases at most").format(count=PHASES.high)
        for button in self._phase_buttons:
            button.show_waiting(waiting=len(own.phases) >= PHASES.high)
            button.setAccessibleDescription(full if len(own.phases) >= PHASES.high else "")

    def begin_naming(self) -> FormRow | None:
        """Let the person type its name at once, over the one that is there."""
        return self.go_to_first({self._key("name")})

    def go_on_from(self, before: "OwnExerciseForm", focused: str) -> FormRow | None:
        """Put the keyboard into a phase that is new, or where it was in the form before; into which row."""
        added = [phase for phase in self.cards if phase not in before.cards]
        if added:
            return self.go_to_first({self._key("phases", added[0], "name")})
        row = self.rows_by_key.get(focused)
        target = self._buttons.get(focused, self._phase_buttons[0]) if row is None else row.field
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        return row

    def focused_name(self) -> str:
        """The key of the field that has the keyboard, or the name of the button; or nothing."""
        fields: dict[str, QWidget] = {key: row.field for key, row in self.rows_by_key.items()}
        fields |= self._buttons
        return next((name for name, field in fields.items() if field.hasFocus()), "")

    @property
    def _buttons(self) -> Mapping[str, QWidget]:
        """By a name that they keep."""
        added = {f"add {number}": button for number, button in enumerate(self._phase_buttons)}
        return added | {
            f"{phase} {deed}": button
            for phase, card in self.cards.items()
            for deed, button in card.buttons.items()
        }

    def _values(self, block: ExerciseBlock) -> dict[str, object]:
        own = self._own
        values: dict[str, object] = {
            self._key(key): getattr(own, key)
            for key in ("name", "works", "equipment", "legs", "setup", "cues", "checks", "safety")
        }
        values[self._key("figure", "like")] = "" if own.figure is None else own.figure.like
        for phase in own.phases:
            for key in ("name", "word", "kind", "duration_s", "cues"):
                values[self._key("phases", phase.id, key)] = getattr(phase, key)
            if own.figure is not None:
                values[self._key("figure", "poses", phase.id)] = own.figure.poses.get(phase.id, "")
        return values | super()._values(block)

    def _show_block_phases(self, draft: Draft, block: ExerciseBlock) -> None:
        """Show the tempo of this block only where it is, or may be, other than the exercise's."""
        names = [each.exercise for each in draft.routine.all_blocks if isinstance(each, ExerciseBlock)]
        is_shared = names.count(self._own.id) > 1
        moves = False
        for phase in self._own.phases:
            used = phase.kind == "hold" or phase.id in block.phases_s or is_shared
            self.show_row(f"phases_s.{phase.id}", used=used)
            moves = moves or (used and phase.kind == "move")
        self._tempo.setVisible(moves)

    def _add_first(self) -> None:
        self._add_entry("name", _("Name"))

    def _add_entry(self, key: str, title: str) -> None:
        self.add_row(self._key(key), title, Entry(title))

    def _add_figure_choice(self) -> None:
        words = {"": _("None"), **{each.id: each.name for each in self._shipped.values()}}
        field = ChoiceField(_("Figure"), words)
        self.add_row(self._key("figure", "like"), _("Figure, drawn as in"), field)

    def _card(self, number: int) -> PhaseCard:
        figure = self._own.figure
        like = None if figure is None else self._shipped.get(figure.like)
        card = PhaseCard(self, self._own, number, like)
        card.phases_asked.connect(self._ask_for_phases)
        return card

    def _add_phase_buttons(self) -> None:
        self._phase_buttons = (SlimButton(_("+ Move"), size=SMALL), SlimButton(_("+ Hold"), size=SMALL))
        kinds: tuple[Literal["move", "hold"], ...] = ("move", "hold")
        for button, kind in zip(self._phase_buttons, kinds, strict=True):
            button.clicked.connect(partial(self._add_phase, kind))
        row = QWidget()
        fill(QHBoxLayout(row), *self._phase_buttons, space_px=8).addStretch(1)
        self.add_widget(row)

    def _add_phase(self, kind: Literal["move", "hold"]) -> None:
        if len(self._own.phases) < PHASES.high:
            self._ask_for_phases((*self._own.phases, new_phase(self._own, kind)), _("Add phase"))

    def _ask_for_phases(self, phases: object, title: str) -> None:
        self.edited.emit(self._key("phases"), phases, title)

    def _key(self, *parts: str) -> str:
        return own_key(self._own.id, *parts)
