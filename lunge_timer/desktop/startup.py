"""The start: Qt's fatal errors in words, PySide's import hook taken away, a signal at the first picture."""

import builtins
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    QObject,
    QTimer,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QWidget

from lunge_timer.language import _

_BY_THE_PERSON = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin})
PATIENCE_MS = 1000  # with a window that is never painted, as one that is minimised from the start


def import_plainly() -> None:
    """Rid the import statement of what PySide has added for ``from __feature__ import …``.

    It reads the source of every module that is imported, for the word "PySide6", and keeps it: 7 to 14 % of
    the CPU time to the first picture, and 3.6 MiB.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


@contextmanager
def fatal_errors_told(complain: Callable[[str], object]) -> Iterator[None]:
    """Where Qt would abort the process (no screen, a library missing), end it with one line and exit code 1.

    Qt says why in warnings before that, which matter only then: they are kept until the start is over.
    """
    reasons: list[str] = []

    def tell(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if kind is QtMsgType.QtFatalMsg:
            reason = " ".join((reasons or [message])[0].split())
            complain(_("Lunge Timer cannot open its window: {reason}").format(reason=reason))
            os._exit(1)
        if QCoreApplication.startingUp():
            reasons.append(message)
        else:
            complain(message)

    previous = qInstallMessageHandler(tell)
    try:
        yield
    finally:
        qInstallMessageHandler(previous)


class FirstPicture(QObject):
    """Tells once that a window is on the screen: what the person cannot see yet is best done then.

    Where the person is faster it tells before their key or click comes to the window.
    """

    shown = Signal()

    def __init__(self, window: QWidget, patience_ms: int = PATIENCE_MS) -> None:
        super().__init__(window)
        self._timer = QTimer(self, singleShot=True, interval=patience_ms)
        self._timer.timeout.connect(self._tell)
        self._timer.start()
        window.winId()  # so that there is a handle, to which keys and clicks come first
        self._watched = window, window.windowHandle()
        for watched in self._watched:
            watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self._timer.start(0)  # the whole window is painted before the event loop goes on
        elif event.type() in _BY_THE_PERSON:
            self._tell()
        return False

    @Slot()
    def _tell(self) -> None:
        for watched in self._watched:
            watched.removeEventFilter(self)
        self._timer.stop()
        self.shown.emit()
