"""A card of settings that belong together."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lunge_timer.ui.card import Card
from lunge_timer.ui.labels import PlainLabel
from lunge_timer.ui.theme import SUBHEADING

_PAD_PX = 24
_SPACE_PX = 18


class Section(Card):
    """A title and the controls below it. It asks for changes by the names of the settings."""

    asked = Signal(str, object)  # a field of Settings, and what the person set it to

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(_PAD_PX, _PAD_PX - 4, _PAD_PX, _PAD_PX)
        self.column.setSpacing(_SPACE_PX)
        self.column.addWidget(PlainLabel(title, size=SUBHEADING, bold=True))
        self.setAccessibleName(title)
