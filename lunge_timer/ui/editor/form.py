"""A form: titled fields, each with what is wrong in it."""

from collections.abc import Container, Mapping, Sequence
from typing import TypeAlias

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from lunge_timer.core.limits import Limit
from lunge_timer.language import _
from lunge_timer.ui.editor.choices import ChoiceField, TickField
from lunge_timer.ui.editor.draft import Draft, Mistyped
from lunge_timer.ui.editor.entry_fields import Entry
from lunge_timer.ui.editor.notes_field import NotesField
from lunge_timer.ui.editor.number_entries import NumberEntry, SecondsEntry
from lunge_timer.ui.theme import SMALL
from lunge_timer.ui.widgets.labels import PlainLabel
from lunge_timer.ui.widgets.layouts import fill

Field: TypeAlias = Entry | NotesField | ChoiceField | TickField
_ROW_SPACE_PX = 4
_SHARES = (46, 54)  # of the row's width: title and field
_SPACE_PX = 8
_NARROW_EMS = 21  # below this width a title stands over its field


class FormRow(QWidget):
    """A titled field. Where there is little room, the field stands under its title."""

    edited = Signal(str, object, str)  # key, value, title
    left = Signal()

    def __init__(self, key: str, title: str, field: Field, *, tall: bool) -> None:
        """Tall: the field always takes the whole width."""
        super().__init__()
        self.key = key
        self.field = field
        self._tall = tall
        self._stacked: bool | None = None
        self._title = PlainLabel(title, wrap=True)
        self._title.setBuddy(field)  # on Linux, the only name that a choice has to a screen reader
        self._reason = PlainLabel(size=SMALL, tint="danger", wrap=True)
        self._reason.hide()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(_ROW_SPACE_PX)
        field.edited.connect(self.tell_edited)
        if isinstance(field, Entry | NotesField):
            field.left.connect(self.left)
        self.show_stacked(stacked=False)

    @property
    def mistake(self) -> str:
        """What is wrong here, and where that is."""
        return _("{field}: {reason}").format(field=self._title.text(), reason=self.reason)

    @property
    def reason(self) -> str:
        """What is wrong here, or nothing."""
        return self._reason.text()

    def show_title(self, title: str) -> None:
        self._title.setText(title)
        if isinstance(self.field, Entry):
            self.field.show_title(title)

    def show_value(self, value: object, mistyped: Mistyped | None) -> None:
        """Show a value, or what was typed in its place."""
        if isinstance(self.field, Entry):
            self.field.show_value(value, None if mistyped is None else mistyped.text)
        else:
            self.field.show_value(value)

    def show_reason(self, reason: str) -> None:
        """Write what is wrong below the field, into its edge and into what a screen reader says of it."""
        if reason != self.reason:
            self._reason.setText(reason)
            self._reason.setVisible(bool(reason))
            if isinstance(self.field, Entry | NotesField):
                self.field.show_reason(reason)

    def show_stacked(self, *, stacked: bool) -> None:
        stacked = stacked or self._tall
        if stacked == self._stacked:
            return
        self._stacked = stacked
        for number, widget in enumerate((self._title, self.field, self._reason)):
            self._grid.removeWidget(widget)
            if stacked:
                self._grid.addWidget(widget, number, 0, 1, 2)
        if not stacked:
            self._grid.addWidget(self._title, 0, 0, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(self.field, 0, 1)
            self._grid.addWidget(self._reason, 1, 1)
        for column, share in enumerate(_SHARES):
            self._grid.setColumnStretch(column, share)

    @Slot(object)
    def tell_edited(self, value: object) -> None:
        self.edited.emit(self.key, value, self._title.text())


class Form(QWidget):
    """Shows values by key, each in its field."""

    edited = Signal(str, object, str)  # key, value, the title of its field
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[str, FormRow] = {}
        self._column = fill(QVBoxLayout(self), space_px=_SPACE_PX)

    @property
    def rows(self) -> Sequence[FormRow]:
        """From the first to the last."""
        return [*self._rows.values()]

    @property
    def rows_by_key(self) -> Mapping[str, FormRow]:
        return self._rows

    def show_draft(self, draft: Draft, problems: Mapping[str, str]) -> None:
        """Show what is chosen in a draft, and what is wrong in it, by key."""
        raise NotImplementedError

    def value_of(self, key: str, text: str) -> object:
        """The value of a text in the field of that key, or what is Mistyped; None where none takes texts."""
        field = self._rows[key].field if key in self._rows else None
        return field.value_of(text) if isinstance(field, Entry) else None

    def add_row(
        self, key: str, title: str, field: Field, *, tall: bool = False, column: QVBoxLayout | None = None
    ) -> FormRow:
        """Put a field at the end of the form, or of a column in it."""
        row = self._rows[key] = FormRow(key, title, field, tall=tall)
        row.edited.connect(self.edited)
        row.left.connect(self.left)
        (column or self._column).addWidget(row)
        return row

    def add_count(self, key: str, title: str, limit: Limit) -> None:
        self.add_row(key, title, NumberEntry(title, limit, whole=True))

    def add_seconds(self, key: str, title: str, limit: Limit) -> SecondsEntry:
        field = SecondsEntry(title, limit)
        self.add_row(key, title, field)
        return field

    def add_heading(self, text: str) -> PlainLabel:
        heading = PlainLabel(text, bold=True)
        heading.setContentsMargins(0, _SPACE_PX // 2, 0, 0)
        self.add_widget(heading)
        return heading

    def add_widget(self, widget: QWidget) -> None:
        self._column.addWidget(widget)

    def show_values(
        self, values: Mapping[str, object], mistyped: Mapping[str, Mistyped], problems: Mapping[str, str]
    ) -> None:
        for key, row in self._rows.items():
            row.show_value(values[key], mistyped.get(key))
            row.show_reason(problems.get(key, ""))

    def show_row(self, key: str, *, used: bool) -> None:
        """Show a row only where it means something, or else where something is wrong in it."""
        row = self._rows[key]
        row.setVisible(used or bool(row.reason))

    def go_to_first(self, keys: Container[str]) -> FormRow | None:
        """Put the keyboard into the first field of those keys."""
        row = next((row for key, row in self._rows.items() if key in keys), None)
        if row is not None and isinstance(row.field, Entry | NotesField):
            lead_to(row.field)
        elif row is not None:
            row.field.setFocus(Qt.FocusReason.OtherFocusReason)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacked = event.size().width() < _NARROW_EMS * self.fontMetrics().height()
        for row in self._rows.values():
            row.show_stacked(stacked=stacked)


def lead_to(field: Entry | NotesField) -> None:
    """Put the keyboard into a field that has a mistake, its text selected.

    Where it is there already, the mistake is given anew: Orca 43 says a description as it changes.
    """
    if field.hasFocus():
        mistake = field.accessibleDescription()
        field.setAccessibleDescription("")
        field.setAccessibleDescription(mistake)
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    field.selectAll()
