"""A column of titled fields."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lunge_timer.ui.editor.row import Field, FormRow
from lunge_timer.ui.labels import PlainLabel

_SPACE_PX = 8
_NARROW_EMS = 21  # below this width a title stands over its field


class Form(QWidget):
    """Shows values by key, each in its field, and tells what the person makes of them."""

    edited = Signal(str, object, str)  # key, value, the title of its field
    mistaken = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, FormRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_SPACE_PX)

    @property
    def mistakes(self) -> Mapping[str, str]:
        """Why what is typed is no value, by key."""
        return {key: row.mistake for key, row in self._rows.items() if row.mistake}

    @property
    def last_field(self) -> QWidget:
        """Where the keyboard comes last."""
        return [*self._rows.values()][-1].field

    def add_row(self, key: str, title: str, field: Field, *, tall: bool = False) -> FormRow:
        row = self._rows[key] = FormRow(key, title, field, tall=tall)
        row.edited.connect(self.edited)
        row.mistaken.connect(self.mistaken)
        row.left.connect(self.left)
        self._column.addWidget(row)
        return row

    def add_heading(self, text: str) -> None:
        heading = PlainLabel(text, bold=True)
        heading.setContentsMargins(0, _SPACE_PX // 2, 0, 0)
        self.add_widget(heading)

    def add_widget(self, widget: QWidget) -> None:
        self._column.addWidget(widget)

    def show_values(self, values: Mapping[str, object], problems: Mapping[str, str]) -> None:
        for key, value in values.items():
            self._rows[key].field.show_value(value)
        for key, row in self._rows.items():
            row.show_problem(problems.get(key, ""))

    def show_row(self, key: str, *, used: bool) -> None:
        """Show a row only where it means something, or else where something is wrong in it."""
        row = self._rows[key]
        row.setVisible(used or bool(row.reason))

    def go_to(self, key: str) -> QWidget | None:
        """Put the keyboard into the field of that key."""
        row = self._rows.get(key)
        if row is None:
            return None
        row.field.setFocus(Qt.FocusReason.OtherFocusReason)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacked = event.size().width() < _NARROW_EMS * self.fontMetrics().height()
        for row in self._rows.values():
            row.show_stacked(stacked=stacked)
