"""What the commands say: results on standard output, problems as one line on standard error."""

import codecs
import io
import os
import sys
from collections.abc import Sequence
from typing import TextIO

from lunge_timer.errors import StoreError
from lunge_timer.language import _
from lunge_timer.store.files import shown

SIGNALLED = 128  # an exit code above it names the signal, as shells have it

_SPELLING = "lunge_timer.spelt"  # the name of the codec error handler
_PLAIN = {"×": "x", "–": "-", "·": "-", "“": '"', "”": '"', "…": "...", "’": "'"}


def prepare_streams() -> None:
    """Let a console that lacks a character show one like it, or its number, and never fail over it."""
    codecs.register_error(_SPELLING, _spell)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_SPELLING)


def say(text: str, *, end: str = "\n") -> None:
    """Print to standard output, at once. Raises StoreError, or BrokenPipeError where the reader has gone."""
    stream: TextIO | None = sys.stdout  # None where it was closed from the start
    if stream is None:
        raise StoreError(_("standard output: it is closed"))
    try:
        print(text, file=stream, end=end, flush=True)
    except (BrokenPipeError, KeyboardInterrupt):
        _discard(stream)
        raise
    except OSError as error:
        _discard(stream)
        problem = _("standard output: it cannot be written ({reason})")
        raise StoreError(problem.format(reason=error.strerror or error)) from error


def say_exactly(text: str) -> None:
    """Print what a program is to read: in UTF-8 and with its own line ends, whatever the console's are."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    say(text, end="")


def complain(sentence: object) -> None:
    """Print one line to standard error, whatever the sentence holds."""
    stream: TextIO | None = sys.stderr
    if stream is None:
        return
    try:
        print(shown(str(sentence)), file=stream, flush=True)
    except OSError:
        _discard(stream)


def complain_of_all(sentences: Sequence[str]) -> int:
    """Print each on a line of its own to standard error; the exit code, 1 where there is any."""
    for sentence in sentences:
        complain(sentence)
    return int(bool(sentences))


def _discard(stream: TextIO) -> None:
    """Let what is still held back go nowhere: flushed at exit, it would fail once more, in a traceback."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _spell(error: UnicodeError) -> tuple[str, int]:
    """Stand-ins for the characters that an encoding lacks."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end]
    return "".join(_PLAIN.get(c) or c.encode("unicode_escape").decode() for c in missing), error.end
