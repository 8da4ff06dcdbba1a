"""No routine: in the place of one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lunge_timer.core.item import Item
from lunge_timer.language import _
from lunge_timer.ui.labels import PlainLabel
from lunge_timer.ui.theme import SUBHEADING

_MARGIN_PX = 32
_SPACE_PX = 8


class NothingChosen(QWidget):
    """Says that nothing is chosen, and how to come back to what was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = PlainLabel(_("Nothing is chosen"), size=SUBHEADING, bold=True, wrap=True)
        self._advice = PlainLabel(tint="muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN_PX, _MARGIN_PX, _MARGIN_PX, _MARGIN_PX)
        column.setSpacing(_SPACE_PX)
        column.addStretch(2)
        for label in (title, self._advice):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            column.addWidget(label)
        column.addStretch(3)

    def show_waiting(self, item: Item | None) -> None:
        """Name what is chosen again once the search is cleared."""
        words = _("Clear the search to come back to “{name}”.")
        self._advice.setText(words.format(name=item.name) if item else "")
