"""The form of what holds for the whole routine: get ready, notes, and who prescribed it."""

from collections.abc import Mapping

from msgspec import UNSET

from lunge_timer.core.limits import GET_READY_S, Limit
from lunge_timer.core.prescription import PAIN_LIMIT, PER_WEEK, Prescription
from lunge_timer.core.routine import Routine
from lunge_timer.language import _
from lunge_timer.ui.editor.choices import ChoiceField, TickField
from lunge_timer.ui.editor.day_entry import DayEntry
from lunge_timer.ui.editor.draft import Draft
from lunge_timer.ui.editor.entry_fields import Entry
from lunge_timer.ui.editor.form import Form
from lunge_timer.ui.editor.notes_field import NotesField
from lunge_timer.ui.editor.number_entries import OptionalNumber

_NONE = Prescription(by="", issued="")  # shown by fields that are out of sight


class RoutineForm(Form):
    """All but its name, which stands above."""

    def __init__(self) -> None:
        super().__init__()
        self.add_seconds("get_ready_s", _("Get ready"), GET_READY_S)
        self.add_row("notes", _("Notes"), NotesField(_("Notes")), tall=True)
        self.add_row("prescription", _("Prescription"), TickField(_("Prescribed")))
        changes = {"fixed": _("Only by you"), "by-rule": _("By advice, too")}
        hints = {
            "fixed": _("No advice changes its numbers."),
            "by-rule": _("Advice may suggest other numbers; you decide."),
        }
        self._parts = [
            self.add_row(f"prescription.{key}", field.accessibleName(), field)
            for key, field in (
                ("by", Entry(_("Prescribed by"))),
                ("issued", DayEntry(_("Issued on"))),
                ("until", DayEntry(_("Until"), optional=True)),
                ("per_week", OptionalNumber(_("Times a week"), Limit(*PER_WEEK))),
                ("pain_limit", OptionalNumber(_("Stop above pain of"), Limit(*PAIN_LIMIT))),
                ("change", ChoiceField(_("Numbers change"), changes, hints=hints)),
            )
        ]

    def show_draft(self, draft: Draft, problems: Mapping[str, str]) -> None:
        self.show_values(_values(draft.routine), draft.mistyped_here, problems)
        for row in self._parts:
            self.show_row(row.key, used=draft.routine.prescription is not UNSET)


def _values(routine: Routine) -> Mapping[str, object]:
    prescription = _NONE if routine.prescription is UNSET else routine.prescription
    return {
        "get_ready_s": routine.get_ready_s,
        "notes": routine.notes,
        "prescription": routine.prescription is not UNSET,
        **{f"prescription.{key}": getattr(prescription, key) for key in Prescription.__struct_fields__},
    }
