"""The form of a block of an exercise: sets and reps, what comes between them, how fast each phase goes."""

from collections.abc import Mapping
from operator import attrgetter

from lunge_timer.core.adjust import ChoiceKind
from lunge_timer.core.exercise import Exercise
from lunge_timer.core.limits import KG, MOVE_S, REPS, SETS, SWITCH_S
from lunge_timer.core.routine import ExerciseBlock, LegOrder, LegReps
from lunge_timer.language import _
from lunge_timer.ui.editor.choices import ChoiceField, TickField
from lunge_timer.ui.editor.draft import Draft
from lunge_timer.ui.editor.field_values import RepsDiffer
from lunge_timer.ui.editor.form import Form
from lunge_timer.ui.editor.guideline import block_notes, hold_range, holds_of, rest_range
from lunge_timer.ui.editor.number_entries import NumberEntry, RepsEntry
from lunge_timer.ui.editor.own_changes import is_own_key
from lunge_timer.ui.theme import SMALL
from lunge_timer.ui.widgets.labels import PlainLabel


class ExerciseForm(Form):
    """Shows a block of one exercise."""

    def __init__(self, exercise: Exercise) -> None:
        super().__init__()
        self._exercise = exercise
        self._add_first()
        self.add_count("sets", _("Sets"), SETS)
        self._add_reps()
        if exercise.per_leg:
            self._add_legs()
        hold = hold_range(exercise, beyond=False)
        self._holds = [
            self.add_seconds(f"phases_s.{phase.id}", phase.setting or phase.name, hold)
            for phase in holds_of(exercise)
        ]
        self._rest = self.add_seconds("rest_s", _("Rest between sets"), rest_range(exercise, beyond=False))
        self._add_pace_and_load()
        self._add_count_of_reps()
        if self._holds:
            self.add_row("open_holds", _("Holds"), TickField(_("As long as you can")))
        self.add_row("purpose", _("Purpose"), TickField(_("A leg test")))
        self._note = PlainLabel(size=SMALL, tint="muted", wrap=True)
        self.add_widget(self._note)
        self._tempo = self.add_heading(_("Tempo"))
        for phase in exercise.phases:
            if phase.kind == "move":
                self.add_seconds(f"phases_s.{phase.id}", phase.name, MOVE_S)

    def show_exercise(self, exercise: Exercise) -> None:
        """Show the numbers of that exercise, of the same phases, where a block has none of its own."""
        self._exercise = exercise
        for phase in exercise.phases:
            title = phase.name if phase.kind == "move" else phase.setting or phase.name
            self.rows_by_key[f"phases_s.{phase.id}"].show_title(title)

    def show_draft(self, draft: Draft, problems: Mapping[str, str]) -> None:
        block = draft.block
        if not isinstance(block, ExerciseBlock):
            return
        for field in self._holds:
            field.show_limit(hold_range(self._exercise, beyond=draft.beyond))
        self._rest.show_limit(rest_range(self._exercise, beyond=draft.beyond))
        two_weights = block.load.kind == "dumbbells"
        self._weight.show_title(_("Weight in each hand") if two_weights else _("Weight"))
        differ = self._differ(block)
        self._reps.show_sets(block.sets if differ is RepsDiffer.BY_SET else None)
        self.show_values(self._values(block), draft.mistyped_here, problems)
        self.show_row("reps", used=differ is not RepsDiffer.BY_LEG)
        if self._exercise.per_leg:
            self.show_row("reps.left", used=differ is RepsDiffer.BY_LEG)
            self.show_row("reps.right", used=differ is RepsDiffer.BY_LEG)
            self.show_row("switch_s", used=block.leg_order is LegOrder.ONE_AT_A_TIME)
        note = block_notes(block, {self._exercise.id: self._exercise})
        self._note.setText(note)
        self._note.setVisible(bool(note) and not problems)
        self.show_row("load.kg", used=block.load.kind != "none" or block.load.kg != 0)

    def _values(self, block: ExerciseBlock) -> dict[str, object]:
        left, right = (block.reps.left, block.reps.right) if isinstance(block.reps, LegReps) else (1, 1)
        values: dict[str, object] = {
            "legs": block.leg_order,
            "reps_differ": self._differ(block),
            "reps.left": left,
            "reps.right": right,
            "purpose": block.purpose == "test",
        }
        if isinstance(block.reps, LegReps):
            values["reps"] = left  # out of sight
        values |= {f"phases_s.{phase.id}": block.phase_s(phase) for phase in self._exercise.phases}
        others = [row.key for row in self.rows if row.key not in values and not is_own_key(row.key)]
        return values | {key: attrgetter(key)(block) for key in others}

    def _differ(self, block: ExerciseBlock) -> RepsDiffer:
        """How its reps differ; by legs only where the exercise is done with each."""
        differ = RepsDiffer.of(block)
        return RepsDiffer.NOT if differ is RepsDiffer.BY_LEG and not self._exercise.per_leg else differ

    def _add_first(self) -> None:
        """For what stands above the sets."""

    def _add_reps(self) -> None:
        title = _("Reps per leg") if self._exercise.per_leg else _("Reps")
        self._reps = RepsEntry(title, REPS)
        self.add_row("reps", title, self._reps)
        if self._exercise.per_leg:
            self.add_count("reps.left", _("Reps, left leg"), REPS)
            self.add_count("reps.right", _("Reps, right leg"), REPS)

    def _add_count_of_reps(self) -> None:
        words: dict[str, str] = {
            RepsDiffer.NOT: _("The same in every set"),
            RepsDiffer.BY_SET: _("Set by set"),
        }
        if self._exercise.per_leg:
            words[RepsDiffer.BY_LEG] = _("Leg by leg")
        self.add_row("reps_differ", _("Count reps"), ChoiceField(_("Count reps"), words))

    def _add_legs(self) -> None:
        self._add_choice("legs", ChoiceKind.LEGS)
        legs = {"left": _("Left"), "right": _("Right")}
        self.add_row("first_leg", _("First leg"), ChoiceField(_("First leg"), legs))
        self.add_seconds("switch_s", _("Time to switch legs"), SWITCH_S)

    def _add_choice(self, key: str, kind: ChoiceKind) -> None:
        """A field for what the library offers too, in the same words."""
        self.add_row(key, kind.words, ChoiceField(kind.words, dict(kind.options), hints=kind.hints))

    def _add_pace_and_load(self) -> None:
        self._add_choice("pace", ChoiceKind.PACE)
        loads = {
            "none": _("Bodyweight"),
            "dumbbells": _("Dumbbells"),
            "barbell": _("Barbell"),
            "vest": _("Weighted vest"),
            "band": _("Band"),
            "machine": _("Machine"),
        }
        self.add_row("load.kind", _("Load"), ChoiceField(_("Load"), loads))
        weight = NumberEntry(_("Weight"), KG, unit=_("kg"))
        self._weight = self.add_row("load.kg", _("Weight"), weight)
