"""What a widget repaints of itself, and when."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QWidget


class Paints(QObject):
    """What a widget was asked to repaint."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.regions: list[QRegion] = []
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.regions.append(event.region())
        return False


def settle() -> None:
    """Let updates become paints: Qt asks the platform for a frame first."""
    for _turn in range(3):
        QApplication.processEvents()
