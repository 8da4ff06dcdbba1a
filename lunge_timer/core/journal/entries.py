"""A journal's lines, each a JSON object: the header first, then what happened, in order of time.

The last key of each is the checksum of all before it: another digit would be another workout.
"""

from typing import Annotated, Literal, TypeAlias
from zlib import crc32

import msgspec
from msgspec import Meta, Struct

from lunge_timer.core.exercise import Exercise, Exercises
from lunge_timer.core.journal.session_commands import Command
from lunge_timer.core.routine import ExerciseBlock, Routine
from lunge_timer.core.timeline import Leg

LIMIT_BYTES = 4 * 1024 * 1024  # of the whole journal; the longest routine, done once, takes a tenth

_LATEST_MS = 10**14  # in the year 5138

_CHECKSUM_BYTES = len(',"sum":"01234567"}')

# Since the session was started: it may be left paused for as long as anybody likes.
SessionMs: TypeAlias = Annotated[int, Meta(ge=0, le=_LATEST_MS)]
WallMs: TypeAlias = Annotated[int, Meta(ge=0, le=_LATEST_MS)]  # UTC, since 1970


class Header(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="line", tag="header"):
    """What is known of a workout when it begins.

    routine and name are those of the routine as it was chosen; document is it as it runs, a routine file's
    text. exercises has a checksum of each exercise in it: with others a replay would go elsewhere. eased: its
    sets are halved for this day.
    """

    version: Literal[1] = 1
    uid: Annotated[str, Meta(min_length=1, max_length=64)]
    app_version: Annotated[str, Meta(max_length=64)]
    started_ms: WallMs
    utc_offset_min: Annotated[int, Meta(ge=-24 * 60, le=24 * 60)]
    routine: Annotated[str, Meta(max_length=1000)]
    name: Annotated[str, Meta(max_length=1000)]
    document: str
    exercises: dict[str, int]
    eased: bool = False


class Asked(
    Struct,
    frozen=True,
    forbid_unknown_fields=True,
    kw_only=True,
    omit_defaults=True,
    tag_field="line",
    tag="command",
):
    """A command, with its argument if it takes one. What made the session go on has the time of day, too."""

    at_ms: SessionMs
    command: Command
    argument: Annotated[int, Meta(ge=-(10**9), le=10**9)] = 0
    wall_ms: WallMs | None = None


class Checkpoint(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="line", tag="step"):
    """A step that has begun, past the last one the end, and how many reps of each leg count by then."""

    at_ms: SessionMs
    index: Annotated[int, Meta(ge=0)]
    reps: dict[Leg, Annotated[int, Meta(ge=0)]]


class Heartbeat(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="line", tag="beat"):
    """The session went on, in a step that is long."""

    at_ms: SessionMs


Entry: TypeAlias = Asked | Checkpoint | Heartbeat


def encode_line(entry: Header | Entry) -> bytes:
    """That entry as a line of its own."""
    return with_checksum(msgspec.json.encode(entry)) + b"\n"


def with_checksum(document: bytes) -> bytes:
    """That JSON object with its checksum as the last key."""
    return b'%b,"sum":"%08x"}' % (document[:-1], crc32(document))


def without_checksum(line: bytes) -> bytes | None:
    """The JSON object that a line was made of; None where a byte is not as it was written."""
    document = line[:-_CHECKSUM_BYTES] + b"}"
    return document if line == with_checksum(document) else None


def header_of(
    routine: Routine,
    exercises: Exercises,
    *,
    uid: str,
    app_version: str,
    started_ms: int,
    utc_offset_min: int,
    chosen: str,
    name: str,
    document: str,
    eased: bool = False,
) -> Header:
    """The header of a workout that begins: routine runs, and document is its file's text.

    chosen and name are the id and the name of the routine that it was chosen as.
    """
    known = routine.known(exercises)
    used = {block.exercise for block in routine.all_blocks if isinstance(block, ExerciseBlock)}
    return Header(
        uid=uid,
        app_version=app_version,
        started_ms=started_ms,
        utc_offset_min=utc_offset_min,
        routine=chosen.encode(errors="replace").decode(),  # a file's name may hold half a character
        name=name,
        document=document,
        eased=eased,
        exercises={each: checksum(known[each]) for each in sorted(used)},
    )


def checksum(exercise: Exercise) -> int:
    """A number that changes with what lays out the exercise's reps, and not with its words."""
    phases = [(phase.id, phase.kind, phase.duration_s) for phase in exercise.phases]
    return crc32(msgspec.json.encode((exercise.legs, phases)))
