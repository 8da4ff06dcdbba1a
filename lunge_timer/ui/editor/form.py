"""A form: titled fields, each with what is wrong in it."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from lunge_timer.ui.editor.choices import ChoiceField, TickField
from lunge_timer.ui.editor.draft import Draft
from lunge_timer.ui.editor.entry_fields import Entry, NotesField
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
    mistaken = Signal()
    left = Signal()

    def __init__(self, key: str, title: str, field: Field, *, tall: bool) -> None:
        """Tall: the field always takes the whole width."""
        super().__init__()
        self.key = key
        self.field = field
        self.mistake = ""  # why what is typed is no value
        self._problem = ""
        self._tall = tall
        self._stacked: bool | None = None
        self._title = PlainLabel(title, wrap=True)
        self._reason = PlainLabel(size=SMALL, tint="danger", wrap=True)
        self._reason.hide()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(_ROW_SPACE_PX)
        field.edited.connect(self.tell_edited)
        if isinstance(field, Entry):
            field.mistaken.connect(self.show_mistake)
        if isinstance(field, Entry | NotesField):
            field.left.connect(self.left)
        self.show_stacked(stacked=False)

    @property
    def reason(self) -> str:
        """What is wrong here, or nothing."""
        return self.mistake or self._problem

    def show_title(self, title: str) -> None:
        self._title.setText(title)
        if isinstance(self.field, Entry):
            self.field.show_title(title)

    def show_problem(self, problem: str) -> None:
        """Say what is wrong with the value, beside what may be wrong in the typing."""
        self._problem = problem
        self._tell()

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

    @Slot(str)
    def show_mistake(self, mistake: str) -> None:
        self.mistake = mistake
        self._tell()
        self.mistaken.emit()

    def _tell(self) -> None:
        """Write the reason below the field, into its edge and into what a screen reader says of it."""
        if self.reason == self._reason.text():
            return
        self._reason.setText(self.reason)
        self._reason.setVisible(bool(self.reason))
        if isinstance(self.field, Entry | NotesField):
            self.field.show_reason(self.reason)


class Form(QWidget):
    """Shows values by key, each in its field."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[str, FormRow] = {}
        self._column = fill(QVBoxLayout(self), space_px=_SPACE_PX)

    @property
    def rows(self) -> Sequence[FormRow]:
        """From the first to the last."""
        return [*self._rows.values()]

    @property
    def mistakes(self) -> Mapping[str, str]:
        """Why what is typed is no value, by key."""
        return {key: row.mistake for key, row in self._rows.items() if row.mistake}

    def show_draft(self, draft: Draft, problems: Mapping[str, str]) -> None:
        """Show what is chosen in a draft, and what is wrong in it, by key."""
        raise NotImplementedError

    def add_row(self, key: str, title: str, field: Field, *, tall: bool = False) -> FormRow:
        row = self._rows[key] = FormRow(key, title, field, tall=tall)
        self._column.addWidget(row)
        return row

    def add_heading(self, text: str) -> None:
        heading = PlainLabel(text, bold=True)
        heading.setContentsMargins(0, _SPACE_PX // 2, 0, 0)
        self.add_widget(heading)

    def add_widget(self, widget: QWidget) -> None:
        self._column.addWidget(widget)

    def show_values(self, values: Mapping[str, object], problems: Mapping[str, str]) -> None:
        for key, row in self._rows.items():
            row.field.show_value(values[key])
            row.show_problem(problems.get(key, ""))

    def show_row(self, key: str, *, used: bool) -> None:
        """Show a row only where it means something, or else where something is wrong in it."""
        row = self._rows[key]
        row.setVisible(used or bool(row.reason))

    def go_to(self, key: str) -> QWidget | None:
        """Put the keyboard into the field of that key."""
        row = self._rows.get(key)
        if row is not None:
            row.field.setFocus(Qt.FocusReason.OtherFocusReason)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacked = event.size().width() < _NARROW_EMS * self.fontMetrics().height()
        for row in self._rows.values():
            row.show_stacked(stacked=stacked)
