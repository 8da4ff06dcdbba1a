"""The command line: what is asked for, and what becomes of errors. Without a command, the window."""

import gc
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lunge_timer import __version__
from lunge_timer.errors import LungeTimerError, ScreenError
from lunge_timer.language import _, speak
from lunge_timer.store.paths import assets_folder
from lunge_timer.terminal.console import SIGNALLED, complain, prepare_streams, say

if TYPE_CHECKING:
    from lunge_timer.core.workout_report import WorkoutReport

INTERRUPTED = SIGNALLED + 2  # SIGINT
_OWN_SCREEN = ("win32", "cygwin", "darwin")  # platforms whose screen needs no name


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the arguments ask for; the exit code: 0 done, 1 a problem told in one line, 2 wrong usage."""
    prepare_streams()
    speak(assets_folder() / "locale")
    try:
        return _run(sys.argv[1:] if argv is None else argv)
    except LungeTimerError as error:
        complain(error)
        return 1
    except BrokenPipeError:  # the reader has all it wanted
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as leave:  # argparse has said what is wrong, or what was asked for
        return leave.code if isinstance(leave.code, int) else 0


def _run(arguments: Sequence[str]) -> int:
    if not arguments:
        return _open_window(())
    from lunge_timer.terminal.arguments import parse  # here: the window opens sooner without

    options = parse(arguments)
    if options.version:
        say(f"lunge-timer {__version__}")
        return 0
    from lunge_timer.terminal import (  # here: wrong usage is told without
        commands,
        history_command,
        report_command,
    )

    if options.command == "open":
        return _open_window(commands.open_message(options))
    if options.command is None:
        return _open_window(commands.start_message(options.start))
    if options.command == "report":
        return report_command.report(options, _report_pdf)
    return {
        "list": commands.list_routines,
        "plan": commands.plan,
        "check": commands.check,
        "export-audio": commands.export_audio,
        "history": history_command.history,
    }[options.command](options)


def check_screen(platform: str, environ: Mapping[str, str]) -> None:
    """Raise ScreenError where neither X nor Wayland is there and Qt is to use one of them.

    Asked before Qt is loaded: without a screen it would end the process.
    """
    if platform.startswith(_OWN_SCREEN) or environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"):
        return
    wanted = environ.get("QT_QPA_PLATFORM") or "xcb"
    if all(plugin.startswith(("xcb", "wayland")) for plugin in wanted.split(";")):
        raise ScreenError(
            _("There is no screen to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set")
        )


def _open_window(message: Sequence[str]) -> int:
    gc.disable()  # until the first picture: the start leaves hardly any garbage, and each search costs CPU
    try:
        return _run_window(message)
    finally:
        gc.enable()


def _run_window(message: Sequence[str]) -> int:
    check_screen(sys.platform, os.environ)
    with _missing_parts_told(
        _("Lunge Timer cannot open its window because a part of Qt is missing: {reason}")
    ):
        from lunge_timer.desktop.startup import fatal_errors_told, import_plainly  # here: only this has Qt

        import_plainly()
        from lunge_timer.app import run
    with fatal_errors_told(complain):
        return run(message)


def _report_pdf(report: "WorkoutReport") -> bytes:
    """The report's pages, which Qt paints without a screen."""
    with _missing_parts_told(_("The pages cannot be painted because a part of Qt is missing: {reason}")):
        from lunge_timer.ui.progress.report_pages import report_pdf_without_screen  # here: only this has Qt
    return report_pdf_without_screen(report)


@contextmanager
def _missing_parts_told(sentence: str) -> Iterator[None]:
    """Raise ScreenError with that sentence where Qt, or something that it needs, cannot be imported."""
    try:
        yield
    except ImportError as error:
        if (error.name or "").startswith("lunge_timer"):
            raise
        raise ScreenError(sentence.format(reason=error)) from error
