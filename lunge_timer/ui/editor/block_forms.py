"""The forms: of the whole routine, of a timed step, of an exercise."""

from collections.abc import Mapping
from operator import attrgetter

from lunge_timer.core.adjust import ChoiceKind
from lunge_timer.core.exercise import Exercise
from lunge_timer.core.routine import (
    GET_READY_S,
    KG,
    MOVE_S,
    REPS,
    SETS,
    SWITCH_S,
    TIMED_S,
    ExerciseBlock,
    LegOrder,
    Limit,
    TimedBlock,
)
from lunge_timer.language import _
from lunge_timer.ui.editor.choices import ChoiceField, TickField
from lunge_timer.ui.editor.draft import Draft
from lunge_timer.ui.editor.entry_fields import ClockEntry, Entry, NotesField, NumberEntry, SecondsEntry
from lunge_timer.ui.editor.form import Form
from lunge_timer.ui.editor.guideline import block_notes, hold_range, holds_of, rest_range
from lunge_timer.ui.theme import SMALL
from lunge_timer.ui.widgets.labels import PlainLabel


class RoutineForm(Form):
    """What holds for the whole routine, but its name."""

    def __init__(self) -> None:
        super().__init__()
        _add_seconds(self, "get_ready_s", _("Get ready"), GET_READY_S)
        self.add_row("notes", _("Notes"), NotesField(_("Notes")), tall=True)

    def show_draft(self, draft: Draft, problems: Mapping[str, str]) -> None:
        values = {"get_ready_s": draft.routine.get_ready_s, "notes": draft.routine.notes}
        self.show_values(values, draft.mistyped_here, problems)


class TimedForm(Form):
    """A warm-up, a stretch."""

    def __init__(self) -> None:
        super().__init__()
        self.add_row("name", _("What to do"), Entry(_("What to do")))
        title = _("Duration (min:sec)")
        self.add_row("duration_s", title, ClockEntry(title, TIMED_S))
        self.add_row("per_leg", _("Legs"), TickField(_("Each leg in turn")))
        _add_seconds(self, "switch_s", _("Time to switch legs"), SWITCH_S)
        self.add_row("cue", _("Cue"), Entry(_("Cue")))

    def show_draft(self, draft: Draft, problems: Mapping[str, str]) -> None:
        if isinstance(draft.block, TimedBlock):
            values = {row.key: getattr(draft.block, row.key) for row in self.rows}
            self.show_values(values, draft.mistyped_here, problems)
            self.show_row("switch_s", used=draft.block.per_leg)


class ExerciseForm(Form):
    """Sets and reps of one exercise, what comes between them, and how fast each phase goes."""

    def __init__(self, exercise: Exercise) -> None:
        super().__init__()
        self._exercise = exercise
        _add_count(self, "sets", _("Sets"), SETS)
        _add_count(self, "reps", _("Reps per leg") if exercise.per_leg else _("Reps"), REPS)
        if exercise.per_leg:
            self._add_legs()
        hold = hold_range(exercise, beyond=False)
        self._holds = [
            _add_seconds(self, f"phases_s.{phase.id}", phase.setting or phase.name, hold)
            for phase in holds_of(exercise)
        ]
        rest = rest_range(beyond=False)
        self._rest = _add_seconds(self, "rest_s", _("Rest between sets"), rest)
        self._add_pace_and_load()
        self._note = PlainLabel(size=SMALL, tint="muted", wrap=True)
        self.add_widget(self._note)
        self.add_heading(_("Tempo"))
        for phase in exercise.phases:
            if phase.kind == "move":
                _add_seconds(self, f"phases_s.{phase.id}", phase.name, MOVE_S)

    def show_draft(self, draft: Draft, problems: Mapping[str, str]) -> None:
        block = draft.block
        if not isinstance(block, ExerciseBlock):
            return
        for field in self._holds:
            field.show_limit(hold_range(self._exercise, beyond=draft.beyond))
        self._rest.show_limit(rest_range(beyond=draft.beyond))
        two_weights = block.load.kind == "dumbbells"
        self._weight.show_title(_("Weight in each hand") if two_weights else _("Weight"))
        self.show_values(self._values(block), draft.mistyped_here, problems)
        if self._exercise.per_leg:
            self.show_row("switch_s", used=block.leg_order is LegOrder.ONE_AT_A_TIME)
        note = block_notes(block, {self._exercise.id: self._exercise})
        self._note.setText(note)
        self._note.setVisible(bool(note) and not problems)
        self.show_row("load.kg", used=block.load.kind != "none" or block.load.kg != 0)

    def _values(self, block: ExerciseBlock) -> dict[str, object]:
        values: dict[str, object] = {"legs": block.leg_order}
        values |= {f"phases_s.{phase.id}": block.phase_s(phase) for phase in self._exercise.phases}
        others = [row.key for row in self.rows if row.key not in values]
        return values | {key: attrgetter(key)(block) for key in others}

    def _add_legs(self) -> None:
        self._add_choice("legs", ChoiceKind.LEGS)
        legs = {"left": _("Left"), "right": _("Right")}
        self.add_row("first_leg", _("First leg"), ChoiceField(_("First leg"), legs))
        _add_seconds(self, "switch_s", _("Time to switch legs"), SWITCH_S)

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


def _add_count(form: Form, key: str, title: str, limit: Limit) -> None:
    form.add_row(key, title, NumberEntry(title, limit, whole=True))


def _add_seconds(form: Form, key: str, title: str, limit: Limit) -> SecondsEntry:
    field = SecondsEntry(title, limit)
    form.add_row(key, title, field)
    return field
