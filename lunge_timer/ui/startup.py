"""What the start has to settle with Qt and PySide before a window is made."""

import builtins
import os
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QMessageLogContext, QtMsgType, qInstallMessageHandler

from lunge_timer.language import _
from lunge_timer.terminal.console import complain


def import_plainly() -> None:
    """Rid the import statement of what PySide has added for ``from __feature__ import …``.

    It reads the source of every module that is imported, for the word "PySide6": a tenth of the start.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


@contextmanager
def fatal_errors_told() -> Iterator[None]:
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
