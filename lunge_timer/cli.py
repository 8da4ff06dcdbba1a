"""The command line: what is asked for, and what becomes of errors. Without a command, the window."""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from gettext import bindtextdomain, textdomain
from gettext import gettext as _

from lunge_timer import __version__
from lunge_timer.console import complain, prepare_streams, say
from lunge_timer.errors import LungeTimerError, ScreenError
from lunge_timer.screen import check_screen
from lunge_timer.store.paths import locale_folder

INTERRUPTED = 130  # 128 + SIGINT, as shells have it


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the arguments ask for; the exit code: 0 done, 1 a problem told in one line, 2 wrong usage."""
    prepare_streams()
    bindtextdomain("lunge_timer", str(locale_folder()))
    textdomain("lunge_timer")
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
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.version:
        say(f"lunge-timer {__version__}")
        return 0
    if options.command is None:
        return _open_window(options)
    if options.start is not None:
        parser.error(_("--start opens the window and goes with no command"))
    from lunge_timer import commands  # here: wrong usage is told without loading any of it

    return {
        "list": commands.list_routines,
        "plan": commands.plan,
        "check": commands.check,
        "export-audio": commands.export_audio,
    }[options.command](options)


def _open_window(options: Namespace) -> int:
    start = None
    if options.start is not None:
        from lunge_timer.commands import start_routine

        start = start_routine(options.start)
    check_screen(sys.platform, os.environ)
    try:
        from lunge_timer.app import run  # here: no command but the window pays for Qt
        from lunge_timer.ui.startup import fatal_errors_told
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in {"PySide6", "shiboken6"}:
            raise
        raise ScreenError(
            _("Lunge Timer cannot open its window, for a part of Qt is missing: {reason}").format(
                reason=error
            )
        ) from error
    with fatal_errors_told():
        return run(start)


class _Parser(ArgumentParser):
    def print_help(self, _file: object = None) -> None:
        """Print it as every other result is printed, a full disk or a reader who has gone included."""
        say(self.format_help().rstrip())


def _parser() -> ArgumentParser:
    parser = _Parser(
        prog="lunge-timer",
        description=_("A hands-free timer for lower-body routines. Without a command it opens its window."),
        epilog=_("ROUTINE is a routine's name, whatever its case, or a file."),
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="store_true", help=_("print the version"))
    parser.add_argument("--start", metavar="ROUTINE", help=_("open the window and start a routine"))
    parser.set_defaults(command=None)
    commands = parser.add_subparsers(dest="command", metavar=_("COMMAND"))
    commands.add_parser("list", help=_("list the routines"), allow_abbrev=False)
    plan = commands.add_parser("plan", help=_("print a routine step by step"), allow_abbrev=False)
    plan.add_argument("routine", metavar="ROUTINE")
    plan.add_argument("--json", action="store_true", help=_("as JSON, for other programs"))
    check = commands.add_parser("check", help=_("say whether routine files are fine"), allow_abbrev=False)
    check.add_argument("files", metavar="FILE", nargs="+")
    export = commands.add_parser(
        "export-audio", help=_("write a routine's sounds to a file"), allow_abbrev=False
    )
    export.add_argument("routine", metavar="ROUTINE")
    export.add_argument("-o", "--output", metavar="FILE.wav", required=True)
    return parser
