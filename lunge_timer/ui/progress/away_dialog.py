"""Asks from when to when one is away, and lists the times that are known: they are left out of the weeks."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from lunge_timer.core.done_workout import Away
from lunge_timer.language import _
from lunge_timer.ui.progress.day_field import DayField
from lunge_timer.ui.progress.day_words import away_text
from lunge_timer.ui.progress.form_dialog import FormDialog
from lunge_timer.ui.theme import SMALL
from lunge_timer.ui.widgets.announce import announce
from lunge_timer.ui.widgets.buttons import PillButton
from lunge_timer.ui.widgets.day_texts import iso_day
from lunge_timer.ui.widgets.fields import TextField
from lunge_timer.ui.widgets.labels import PlainLabel, WrapLabel

_TAKE = 1  # the number of the answer
_USUAL_DAYS = 6  # from the first to the last: a week
_MOST_LISTED = 6
_WHY_LENGTH = 200


class AwayDialog(FormDialog):
    """Both days are included; why is for the person alone."""

    added = Signal(object)  # Away
    removed = Signal(object)  # Away

    def __init__(self, away: Sequence[Away], today: int, page: QWidget) -> None:
        super().__init__(_("Away"), [_("Cancel"), _("Leave these days out")], page, main=_TAKE)
        self._today = today
        self.first = DayField(_("From"), today, today)
        self.last = DayField(_("To"), today + _USUAL_DAYS, today)
        self.first.day_changed.connect(self._keep_order)
        self.why = TextField()
        self.why.setAccessibleName(_("Why"))
        self.why.setPlaceholderText(_("Ill, on holiday; may be left empty"))
        self.why.setMaxLength(_WHY_LENGTH)
        self._add_words(_("Weeks with days away are left out of every count. Nothing is owed for them."))
        for title, field in ((_("From"), self.first), (_("To"), self.last), (_("Why"), self.why)):
            number = self.rows.rowCount()
            label = PlainLabel(title)
            label.setMinimumHeight(self.why.sizeHint().height())  # in line with the field, not its words
            self.rows.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
            self.rows.addWidget(field, number, 1)
        self.rows.setColumnStretch(1, 1)
        self.rows.setVerticalSpacing(12)
        known = sorted(away, key=lambda one: one.from_day, reverse=True)[:_MOST_LISTED]
        if known:
            self._list(known)

    def take(self, answer: int) -> QWidget | None:
        if answer != _TAKE:
            return None
        for field in (self.first, self.last):
            if not field.read():
                return field
        if self.last.day < self.first.day:
            self.last.show_problem(_("This is before the first day"))
            return self.last
        why = self.why.text().strip()
        self.added.emit(Away(from_day=iso_day(self.first.day), to_day=iso_day(self.last.day), why=why))
        return None

    def _keep_order(self, first: int) -> None:
        """Move the last day on where the first has gone past it."""
        if self.last.day < first:
            self.last.show_day(first)

    def _add_words(self, sentence: str) -> None:
        words = WrapLabel(sentence, tint="muted")
        self.rows.addWidget(words, self.rows.rowCount(), 0, 1, 2)
        self._said.append(sentence)

    def _list(self, known: Sequence[Away]) -> None:
        self.rows.addWidget(PlainLabel(_("Left out so far"), bold=True), self.rows.rowCount(), 0, 1, 2)
        listed = QWidget()
        grid = QGridLayout(listed)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(0, 1)
        for number, one in enumerate(known):
            words = away_text(one, self._today)
            label = WrapLabel(words, size=SMALL)
            button = PillButton(_("Remove"), size=SMALL)
            button.setAccessibleName(_("Remove: {days}").format(days=words))
            button.clicked.connect(partial(self._remove, one, label, button))
            grid.addWidget(label, number, 0)
            grid.addWidget(button, number, 1)
        self.rows.addWidget(listed, self.rows.rowCount(), 0, 1, 2)

    def _remove(self, one: Away, label: QWidget, button: QWidget) -> None:
        """Count those days again."""
        for part in (label, button):
            part.hide()
        self.first.setFocus()
        announce(self, _("Removed: {days}").format(days=away_text(one, self._today)))
        self.removed.emit(one)
