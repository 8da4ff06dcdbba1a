"""What can be asked for on the command line."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from datetime import date
from functools import partial

from lunge_timer.core.days import is_day
from lunge_timer.core.visible_text import printable
from lunge_timer.language import _
from lunge_timer.store.assets import SUFFIX
from lunge_timer.terminal.console import say

_VOICE_FORMS = ("brief", "full")


class _Parser(ArgumentParser):
    def print_help(self, _file: object = None) -> None:
        """Print it as every other result is printed, a full disk or a reader who has gone included."""
        say(self.format_help().rstrip())


def parse(arguments: Sequence[str]) -> Namespace:
    """Raises SystemExit with code 2, after a word on standard error, where the usage is wrong."""
    parser = _parser()
    # A file manager names the files and nothing else.
    opens = bool(arguments) and arguments[0].casefold().endswith(SUFFIX)
    options = parser.parse_args(["open", *arguments] if opens else arguments)
    if options.start is not None and options.command is not None:
        parser.error(_("--start cannot be combined with a command"))
    if options.command == "history" and options.action and (options.since or options.json or options.csv):
        parser.error(_("import cannot be combined with --since, --json or --csv"))
    return options


def _parser() -> ArgumentParser:
    parser = _Parser(
        prog="lunge-timer",
        description=_("A hands-free timer for lower-body routines. Without a command it opens its window."),
        epilog=_("ROUTINE is a routine's name, whatever its case, or a file."),
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="store_true", help=_("print the version"))
    parser.add_argument(
        "--start", metavar="ROUTINE", type=_filled, help=_("open the window and start a routine")
    )
    parser.set_defaults(command=None)
    commands = parser.add_subparsers(dest="command", metavar=_("COMMAND"))
    add_command = partial(commands.add_parser, allow_abbrev=False)
    add_command("list", help=_("list the routines"))
    plan = add_command("plan", help=_("print a routine step by step"))
    plan.add_argument("routine", metavar="ROUTINE", type=_filled)
    plan.add_argument("--json", action="store_true", help=_("as JSON, for other programs"))
    spoken = _("with what a voice says: brief or full")
    plan.add_argument("--voice", choices=_VOICE_FORMS, default="off", help=spoken)
    files = add_command("open", help=_("open the window and import routine files"))
    files.add_argument("files", metavar="FILE", type=_filled, nargs="+")
    check = add_command("check", help=_("say whether files of routines or exercises are fine"))
    check.add_argument("files", metavar="FILE", type=_filled, nargs="+")
    export = add_command("export-audio", help=_("write a routine's sounds to a file"))
    export.add_argument("routine", metavar="ROUTINE", type=_filled)
    ending = _("its ending says what it is: .wav, .flac or .mp3")
    export.add_argument("-o", "--output", metavar="FILE", type=_filled, required=True, help=ending)
    export.add_argument("--voice", choices=_VOICE_FORMS, default="off", help=spoken)
    history = add_command("history", help=_("list the workouts done, or take over those in a file"))
    history.add_argument("--since", metavar=_("DAY"), type=_day, help=_("those from 2026-11-28 on, say"))
    form = history.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=_("all of it, as a file to import elsewhere"))
    form.add_argument("--csv", action="store_true", help=_("a row for each set and leg, for a spreadsheet"))
    history.set_defaults(action=None)
    actions = history.add_subparsers(dest="action", metavar=_("[import FILE]"))
    importing = actions.add_parser("import", allow_abbrev=False, help=_("take over a file of history --json"))
    importing.add_argument("file", metavar="FILE", type=_filled)
    report = add_command("report", help=_("write what was done of what was asked for to a file"))
    begin = _("from 2026-11-28 on, say; else the time for which it was prescribed, or the last six weeks")
    report.add_argument("--since", metavar=_("DAY"), type=_day, help=begin)
    report.add_argument("--routine", metavar="ROUTINE", type=_filled, help=_("of that routine alone"))
    kinds = _("its ending says what it is: .pdf to be printed, or .csv for a spreadsheet")
    report.add_argument("-o", "--output", metavar="FILE", type=_filled, required=True, help=kinds)
    return parser


def _day(text: str) -> date:
    if not is_day(text):
        raise ArgumentTypeError(_("“{day}” is no day as 2026-11-28 is one").format(day=printable(text)))
    return date.fromisoformat(text)


def _filled(text: str) -> str:
    if not text:
        raise ArgumentTypeError(_("it is empty"))
    return text
