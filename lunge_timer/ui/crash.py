"""The last resort: a bug is written down and told in words, and the program goes on."""

import sys
from gettext import gettext as _
from types import TracebackType

from lunge_timer.store.paths import log_folder
from lunge_timer.store.report import write_report
from lunge_timer.ui.main_window import MainWindow


class CrashHandler:
    """Takes what no code expected, so that a person never meets a traceback."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def install(self) -> None:
        sys.excepthook = self.handle

    def uninstall(self) -> None:
        sys.excepthook = sys.__excepthook__

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Write a report and say where it is; Ctrl+C closes the window."""
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
            return
        file = write_report(log_folder(), kind, error, trace)
        sentence = _("Something went wrong inside the program. Your workout goes on.")
        if file is not None:
            sentence += " " + _("A report is in {file}.").format(file=file)
        self._window.show_trouble(sentence)
