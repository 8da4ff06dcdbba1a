"""Widgets whose letters follow the application's."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    Base = QWidget
else:
    Base = object  # the Qt class stands beside this one, and there can be only one


class Lettered(Base):
    """To be named before the Qt class: Button(Lettered, QPushButton)."""

    def show_font(self) -> None:
        """Take the application's font as it is now."""
        raise NotImplementedError

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ApplicationFontChange:  # changeEvent is not told of this one
            self.show_font()
        return super().event(event)
