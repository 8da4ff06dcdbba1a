"""The moment from which on nobody waits for the program any more."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

PATIENCE_MS = 1000  # with a window that is never painted, as one that is minimised from the start


class FirstPicture(QObject):
    """Tells once that a window is on the screen: what the person cannot see yet is best done then."""

    shown = Signal()

    def __init__(self, window: QWidget, patience_ms: int = PATIENCE_MS) -> None:
        super().__init__(window)
        self._timer = QTimer(self, singleShot=True, interval=patience_ms)
        self._timer.timeout.connect(self.shown)
        self._timer.start()
        window.installEventFilter(self)

    def eventFilter(self, window: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            window.removeEventFilter(self)
            self._timer.start(0)  # the whole window is painted before the event loop goes on
        return False
