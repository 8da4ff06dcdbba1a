"""Routines as files, and routines by name."""

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import UNSET
from msgspec.structs import replace

from lunge_timer.core.exercise import Exercises
from lunge_timer.core.listing import folded
from lunge_timer.core.plan import check_routine
from lunge_timer.core.routine import Routine
from lunge_timer.errors import RoutineError, StoreError
from lunge_timer.language import _
from lunge_timer.store.document import decode
from lunge_timer.store.encoding import decode_own
from lunge_timer.store.files import LIMIT_BYTES, read_text, shown, too_large

OWN_EXERCISES_LIMIT_BYTES = 256 * 1024  # of a file that brings exercises of its own


def read_routine(path: Path, exercises: Exercises) -> Routine:
    """The routine in that file, every value and its size held against the limits.

    Raises StoreError or RoutineError: "FILE: blocks[2].sets: 0 is not between 1 and 99".
    """
    return parse_routine(read_routine_text(path), exercises, shown(path))


def read_routine_text(path: Path) -> str:
    """The text of a file that may hold a routine. Raises StoreError."""
    return read_text(path, OWN_EXERCISES_LIMIT_BYTES)


def parse_routine(text: str, exercises: Exercises, name: str) -> Routine:
    """The routine that a file of that text holds; name is the file's. Raises as read_routine does."""
    routine = decode_own(text) or _decoded(text, name)
    size_bytes = len(text.encode())
    if size_bytes > limit_bytes(routine):
        raise StoreError(f"{name}: {too_large(size_bytes, limit_bytes(routine))}")
    try:
        check_routine(routine, exercises)
    except RoutineError as error:
        raise RoutineError(f"{name}: {error}") from error
    return routine


def _decoded(text: str, name: str) -> Routine:
    """The routine of a file that another hand wrote, its version as decode_own() has it."""
    routine = decode(text, Routine, name)
    newer = next(_new_in_version_2(json.loads(text)), None) if routine.version == 1 else None
    if newer is not None:
        reason = _("{file}: {place}: a file of version 1 has no such thing; one of version 2 has")
        raise StoreError(reason.format(file=name, place=newer))
    return replace(routine, version=1) if routine.version == routine.needed_version else routine


def _new_in_version_2(document: dict[str, Any]) -> Iterator[str]:
    """The places in a routine's file, else without a fault, of what version 1 of the format does not know."""
    yield from (key for key in ("exercises", "prescription") if key in document)
    for number, block in enumerate(document["blocks"]):
        place = f"blocks[{number}]"
        if block["type"] == "round":
            yield f"{place}.type"
        yield from (f"{place}.{key}" for key in ("open_holds", "purpose") if key in block)
        if isinstance(block.get("reps"), list | dict):
            yield f"{place}.reps"


def limit_bytes(routine: Routine) -> int:
    """How long a routine's file may be."""
    if routine.exercises is not UNSET:
        return OWN_EXERCISES_LIMIT_BYTES
    return LIMIT_BYTES if routine.prescribed is UNSET else 2 * LIMIT_BYTES  # that stands there, too


def find_routine(name_or_path: str, routines: Sequence[Routine], exercises: Exercises) -> Routine:
    """The one of routines with that name, case aside, or else the one in that file.

    Raises StoreError or RoutineError: one sentence that begins with what was asked for.
    """
    wanted = folded(name_or_path)
    for routine in routines:
        if folded(routine.name) == wanted:
            return routine
    looks_like_a_file = Path(name_or_path).name != name_or_path or name_or_path.endswith(".json")
    if looks_like_a_file or os.path.lexists(name_or_path):
        return read_routine(Path(name_or_path), exercises)
    near = _near(wanted, routines)
    sentence = (
        _("{name}: there is no routine of this name and no such file; did you mean {near}?")
        if near
        else _("{name}: there is no routine of this name and no such file; “lunge-timer list” shows all")
    )
    quoted = _(" or ").join(f"“{routine.name}”" for routine in near)
    raise StoreError(sentence.format(name=shown(name_or_path), near=quoted))


def _near(wanted: str, routines: Sequence[Routine]) -> list[Routine]:
    """Up to three routines whose names are spelt like wanted, or have it in them."""
    from difflib import get_close_matches  # here: a name is seldom wrong, and every start pays for an import

    by_name = {folded(routine.name): routine for routine in routines}
    holding = [name for name in by_name if wanted and wanted in name]
    return [by_name[name] for name in dict.fromkeys([*holding, *get_close_matches(wanted, by_name)])][:3]
