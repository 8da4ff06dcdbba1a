"""A routine as the text of its file."""

from collections.abc import Iterable
from typing import TypeVar

import msgspec
from msgspec import UNSET, json
from msgspec.structs import fields, replace

from lunge_timer.core.own_exercise import OwnExercise
from lunge_timer.core.routine import ExerciseBlock, Prescribed, Round, Routine

S = TypeVar("S", bound=msgspec.Struct)


def encode(routine: Routine) -> str:
    """The file of routine: keys in the format's order, those that say nothing new left out."""
    terse = replace(routine, version=routine.needed_version, blocks=_all_terse(routine.blocks))
    if terse.exercises is not UNSET:
        terse = replace(terse, exercises=_all_terse(terse.exercises))
    if terse.prescription is not UNSET:
        terse = replace(terse, prescription=_terse(terse.prescription))
    if terse.prescribed is not UNSET:
        terse = replace(terse, prescribed=_terse_prescribed(terse.prescribed))
    return _text(terse)


def decode_own(text: str) -> Routine | None:
    """The routine that encode() made text of, its values not yet checked; None where another hand wrote it.

    Its version is told by what it has, and is 1 here.

    Such a text has no flaw to search for, none of a key that stands there twice or a number too long:
    it comes out of the routine again, character by character.
    """
    try:
        routine = json.decode(text, type=Routine)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        return None
    is_ours = routine.version == routine.needed_version and _text(routine) == text
    return replace(routine, version=1) if is_ours else None


def _text(routine: Routine) -> str:
    return json.format(json.encode(routine), indent=2).decode() + "\n"


def _terse_prescribed(prescribed: Prescribed) -> Prescribed:
    own = prescribed.exercises
    exercises = own if own is UNSET else _all_terse(own)
    return replace(prescribed, exercises=exercises, blocks=_all_terse(prescribed.blocks))


def _all_terse(parts: Iterable[S]) -> tuple[S, ...]:
    return tuple(map(_terse, parts))


def _terse(part: S) -> S:
    """The same part, what equals a default being the default: msgspec leaves out only that very object."""
    if isinstance(part, ExerciseBlock):
        part = replace(part, load=_terse(part.load))
    elif isinstance(part, Round):
        part = replace(part, blocks=_all_terse(part.blocks))
    elif isinstance(part, OwnExercise):
        part = replace(part, phases=_all_terse(part.phases))
    defaults = {
        field.name: field.default
        for field in fields(part)
        if field.default is not msgspec.NODEFAULT and field.default == getattr(part, field.name)
    }
    return replace(part, **defaults)
