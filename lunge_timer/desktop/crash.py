"""The last resort: a bug is written down and told in words, and the program goes on."""

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TypeAlias

from PySide6.QtCore import QObject, Qt, Signal

from lunge_timer.language import _

WriteReport: TypeAlias = Callable[[type[BaseException], BaseException, TracebackType | None], Path | None]


class CrashHandler(QObject):
    """Takes what no code expected, on any thread, so that a person never meets a traceback."""

    reported = Signal(str)  # the sentence to tell

    def __init__(
        self,
        write_report: WriteReport,
        *,
        tell: Callable[[str], object],
        close: Callable[[], object],
        parent: QObject,
    ) -> None:
        """write_report returns the report's file, or None where it cannot be written; tell is a slot."""
        super().__init__(parent)
        self._write_report = write_report
        self._close = close
        self._hook, self._thread_hook = sys.excepthook, threading.excepthook
        # Queued: a bug in the midst of painting is no moment to make widgets, nor is a thread the place.
        self.reported.connect(tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        sys.excepthook = self.handle
        threading.excepthook = self.handle_thread

    def uninstall(self) -> None:
        sys.excepthook, threading.excepthook = self._hook, self._thread_hook

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Write a report and say where it is; Ctrl+C asks the window to close."""
        if issubclass(kind, KeyboardInterrupt):
            self._close()
            return
        file = self._write_report(kind, error, trace)
        sentence = _("Something went wrong inside the program. You can go on with what you were doing.")
        if file is not None:
            sentence += " " + _("A report is in {file}.").format(file=file)
        self.reported.emit(sentence)

    def handle_thread(self, failure: threading.ExceptHookArgs) -> None:
        """As handle, for a thread that ended by a bug."""
        if failure.exc_value is not None:
            self.handle(failure.exc_type, failure.exc_value, failure.exc_traceback)
