"""A routine as the text of its file."""

from typing import TypeVar

import msgspec
from msgspec import json
from msgspec.structs import fields, replace

from lunge_timer.core.routine import ExerciseBlock, Routine

S = TypeVar("S", bound=msgspec.Struct)


def encode(routine: Routine) -> str:
    """The file of routine: keys in the format's order, those that say nothing new left out."""
    return _text(replace(routine, blocks=tuple(_terse(block) for block in routine.blocks)))


def decode_own(text: str) -> Routine | None:
    """The routine that encode() made text of, its values not yet checked; None where another hand wrote it.

    Such a text has no flaw to search for, none of a key that stands there twice or a number too long:
    it comes out of the routine again, character by character.
    """
    try:
        routine = json.decode(text, type=Routine)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        return None
    return routine if _text(routine) == text else None


def _text(routine: Routine) -> str:
    return json.format(json.encode(routine), indent=2).decode() + "\n"


def _terse(part: S) -> S:
    """The same part, what equals a default being the default: msgspec leaves out only that very object."""
    if isinstance(part, ExerciseBlock):
        part = replace(part, load=_terse(part.load))
    defaults = {
        field.name: field.default
        for field in fields(part)
        if field.default is not msgspec.NODEFAULT and field.default == getattr(part, field.name)
    }
    return replace(part, **defaults)
