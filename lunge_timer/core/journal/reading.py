"""A journal's bytes as what they say, as far as they can be understood, or one sentence why not."""

from typing import Any, get_args

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from lunge_timer.core.exercise import Exercises
from lunge_timer.core.journal.entries import Checkpoint, Entry, Header, checksum, without_checksum
from lunge_timer.core.plan import check_routine
from lunge_timer.core.routine import ExerciseBlock, Routine
from lunge_timer.core.visible_text import printable
from lunge_timer.errors import NewerError, RoutineError, StoreError
from lunge_timer.language import _

_OPENING = b'{"line":"header","version":1,"uid":"'  # as every header is written


class Journal(Struct, frozen=True, kw_only=True):
    """What a journal says of one workout; routine is what was run.

    A last line that was cut off, or is not as it was written, is left out: what is written on follows the
    first size_bytes. is_whole is False where a line in the midst is not: then that one is left out, and what
    comes after the last checkpoint, for time alone does not tell what was done.
    """

    header: Header
    routine: Routine
    entries: tuple[Entry, ...]
    size_bytes: int
    is_whole: bool


class _LineKind(Struct):
    """All that is read of a line to see what it is."""

    line: str = ""
    version: int = 0


def read_journal(data: bytes, exercises: Exercises, name: str) -> Journal | None:
    """What the journal of those bytes says; None where not even its first line was written to its end.

    Raises StoreError: one sentence that begins with name; NewerError for a version that is not known yet.
    """
    *lines, torn = data.split(b"\n")  # what follows the last line break is nothing, or was cut off
    if not lines and (data.startswith(_OPENING) or _OPENING.startswith(data)):
        return None
    header = _header(lines[0] if lines else data, name)
    if not torn and len(lines) > 1 and without_checksum(lines[-1]) is None:
        lines.pop()
    entries, unbroken = _entries(lines[1:])
    return Journal(
        header=header,
        routine=_routine(header, exercises, name),
        entries=tuple(entries),
        size_bytes=sum(len(line) + 1 for line in lines[: 1 + unbroken]),
        is_whole=unbroken == len(lines) - 1,
    )


def _entries(lines: list[bytes]) -> tuple[list[Entry], int]:
    """What the lines after the header say, as Journal has it, and how many come before one that is broken."""
    entries: list[Entry] = []
    unbroken: int | None = None
    certain = 0  # how many entries there are up to the last of which the reps are known
    for number, line in enumerate(lines):
        entry: Entry | None = _decoded(without_checksum(line), Entry)
        if entry is None or (entries and entry.at_ms < entries[-1].at_ms):
            unbroken = number if unbroken is None else unbroken
            continue
        entries.append(entry)
        if unbroken is None or isinstance(entry, Checkpoint):
            certain = len(entries)
    return entries[:certain], len(lines) if unbroken is None else unbroken


def _header(line: bytes, name: str) -> Header:
    if line and not line.strip(b"\0"):
        raise StoreError(_("{file}: it holds nothing but zero bytes; its content is lost").format(file=name))
    kind: _LineKind = _decoded(line, _LineKind) or _LineKind()
    (known,) = get_args(Header.__annotations__["version"])
    if kind.line == "header" and kind.version > known:
        raise NewerError(_("{file}: it was written by a newer version of Lunge Timer").format(file=name))
    header: Header | None = _decoded(without_checksum(line), Header)
    if header is None:
        raise StoreError(_("{file}: this is no workout that Lunge Timer wrote down").format(file=name))
    return header


def _routine(header: Header, exercises: Exercises, name: str) -> Routine:
    """The routine that was run, by exercises that are as they were."""
    routine: Routine | None = _decoded(header.document.encode(), Routine)
    if routine is None:
        raise StoreError(_("{file}: the routine in it cannot be understood").format(file=name))
    routine = replace(routine, version=1)  # as all routines are that are not in a file
    try:
        check_routine(routine, exercises)
    except RoutineError as error:
        raise StoreError(f"{name}: {error}") from error
    known = routine.known(exercises)
    for block in routine.all_blocks:
        if isinstance(block, ExerciseBlock):
            exercise = known[block.exercise]
            if header.exercises.get(exercise.id) != checksum(exercise):
                changed = _("{file}: the exercise “{exercise}” is no longer the one that was done")
                raise StoreError(changed.format(file=name, exercise=printable(exercise.name)))
    return routine


def _decoded(data: bytes | None, kind: Any) -> Any:
    """The value of that kind that data is, or None."""
    if data is None:
        return None
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
