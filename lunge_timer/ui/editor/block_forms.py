"""The forms of a timed step and of a round."""

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QWidget

from lunge_timer.core.limits import REST_S, SWITCH_S, TIMED_S, TIMES
from lunge_timer.core.routine import Round, TimedBlock
from lunge_timer.language import _
from lunge_timer.ui.editor.choices import TickField
from lunge_timer.ui.editor.draft import Draft
from lunge_timer.ui.editor.entry_fields import Entry
from lunge_timer.ui.editor.form import Form
from lunge_timer.ui.editor.number_entries import ClockEntry
from lunge_timer.ui.theme import SMALL
from lunge_timer.ui.widgets.buttons import SlimButton
from lunge_timer.ui.widgets.layouts import fill


class TimedForm(Form):
    """A warm-up, a stretch."""

    def __init__(self) -> None:
        super().__init__()
        self.add_row("name", _("What to do"), Entry(_("What to do")))
        title = _("Duration (min:sec)")
        self.add_row("duration_s", title, ClockEntry(title, TIMED_S))
        self.add_row("per_leg", _("Legs"), TickField(_("Each leg in turn")))
        self.add_seconds("switch_s", _("Time to switch legs"), SWITCH_S)
        self.add_row("cue", _("Cue"), Entry(_("Cue")))

    def show_draft(self, draft: Draft, problems: Mapping[str, str]) -> None:
        if isinstance(draft.block, TimedBlock):
            values = {row.key: getattr(draft.block, row.key) for row in self.rows}
            self.show_values(values, draft.mistyped_here, problems)
            self.show_row("switch_s", used=draft.block.per_leg)


class RoundForm(Form):
    """What is done several times: how often, and what is between."""

    def __init__(self) -> None:
        super().__init__()
        self.add_row("name", _("Name"), Entry(_("Name")))
        self.add_count("times", _("Times"), TIMES)
        self.add_seconds("rest_s", _("Rest between rounds"), REST_S)
        self.ungroup_button = SlimButton(_("Ungroup"), size=SMALL)
        self.ungroup_button.setAccessibleDescription(_("Take the round away and keep its steps"))
        self.ungroup_button.setToolTip(self.ungroup_button.accessibleDescription())
        row = QWidget()
        fill(QHBoxLayout(row), self.ungroup_button, space_px=0).addStretch(1)
        self.add_widget(row)

    def show_draft(self, draft: Draft, problems: Mapping[str, str]) -> None:
        if isinstance(draft.block, Round):
            values = {row.key: getattr(draft.block, row.key) for row in self.rows}
            self.show_values(values, draft.mistyped_here, problems)
