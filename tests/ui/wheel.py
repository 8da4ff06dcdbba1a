"""One turn of the mouse wheel, as a window gets it."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget


def turn_wheel(widget: QWidget) -> QWheelEvent:
    """Turn the wheel one notch up over that widget, and return the event: accepted or not."""
    event = QWheelEvent(
        QPointF(20, 10),
        QPointF(20, 10),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003  not a keyword in Qt
    )
    QApplication.sendEvent(widget, event)
    return event
