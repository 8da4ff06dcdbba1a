"""A routine: what the user chooses, adjusts and shares; the structs are the file format, key by key."""

import math
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from gettext import gettext as _
from typing import ClassVar, Literal, NamedTuple, TypeAlias

from msgspec import UNSET, Struct, UnsetType, field

from lunge_timer.core.exercise import Exercise, Exercises, Phase, Seconds
from lunge_timer.errors import RoutineError


class LegOrder(StrEnum):
    ALTERNATE = "alternate"
    ONE_AT_A_TIME = "one-at-a-time"
    ALTERNATE_SETS = "alternate-sets"


class Pace(StrEnum):
    GUIDED = "guided"
    SELF = "self"


class Limit(NamedTuple):
    """The hard limits of a number in any file, both included."""

    low: int
    high: int


GET_READY_S = Limit(0, 60)
SETS = Limit(1, 99)
REPS = Limit(1, 999)
SWITCH_S = Limit(0, 60)
REST_S = Limit(0, 300)
MOVE_S = Limit(1, 60)
HOLD_S = Limit(0, 60)
TIMED_S = Limit(1, 3600)
KG = Limit(0, 1000)
NAME_LENGTH = Limit(1, 80)
CUE_LENGTH = Limit(0, 200)
NOTES_LENGTH = Limit(0, 4000)
BLOCKS = Limit(1, 50)
TOTAL_S = 6 * 60 * 60
STEPS = 5000

DEFAULT_GET_READY_S = 10
DEFAULT_SWITCH_S = 5
DEFAULT_REST_S = 45

INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


class Load(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """What is carried: kg in each hand for dumbbells, in all otherwise."""

    kind: Literal["none", "dumbbells", "barbell", "vest", "band", "machine"] = "none"
    kg: Seconds = 0


class TimedBlock(
    Struct,
    frozen=True,
    forbid_unknown_fields=True,
    kw_only=True,
    omit_defaults=True,
    tag_field="type",
    tag="timed",
):
    """A warm-up, a stretch: seconds of one thing, or of one thing per leg."""

    name: str
    duration_s: Seconds
    per_leg: bool = False
    switch_s: Seconds = DEFAULT_SWITCH_S
    cue: str = ""


class ExerciseBlock(
    Struct,
    frozen=True,
    forbid_unknown_fields=True,
    kw_only=True,
    omit_defaults=True,
    tag_field="type",
    tag="exercise",
):
    """Sets and reps of one exercise; ``legs`` is unset for an exercise done with both legs."""

    exercise: str
    sets: int
    reps: int
    legs: LegOrder | UnsetType = UNSET
    first_leg: Literal["left", "right"] = "left"
    switch_s: Seconds = DEFAULT_SWITCH_S
    rest_s: Seconds = DEFAULT_REST_S
    pace: Pace = Pace.GUIDED
    phases_s: dict[str, Seconds] = field(default_factory=dict)
    load: Load = Load()

    @property
    def leg_order(self) -> LegOrder:
        return LegOrder.ALTERNATE if self.legs is UNSET else self.legs

    def phase_s(self, phase: Phase) -> Seconds:
        """Seconds of that phase here: the block's own, or the exercise's default."""
        return self.phases_s.get(phase.id, phase.duration_s)


Block: TypeAlias = TimedBlock | ExerciseBlock


class Routine(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A name and its blocks, in the order they are done."""

    FORMAT: ClassVar[str] = "lunge-timer/routine"
    VERSION: ClassVar[int] = 1

    format: Literal["lunge-timer/routine"] = "lunge-timer/routine"
    version: Literal[1] = 1
    name: str
    notes: str = ""
    get_ready_s: Seconds = DEFAULT_GET_READY_S
    blocks: tuple[Block, ...]


def to_ms(seconds: Seconds) -> int:
    return round(seconds * 1000)


def phase_limit(phase: Phase) -> Limit:
    return HOLD_S if phase.kind == "hold" else MOVE_S


def check_routine(routine: Routine, exercises: Exercises) -> None:
    """Hold every value of routine against the hard limits, without laying it out.

    Raises RoutineError with the place and the reason: "blocks[2].sets: 0 is not between 1 and 99".
    """
    _check_text("name", routine.name, NAME_LENGTH)
    _check_text("notes", routine.notes, NOTES_LENGTH, lines=True)
    _check_number("get_ready_s", routine.get_ready_s, GET_READY_S)
    if not BLOCKS.low <= len(routine.blocks) <= BLOCKS.high:
        raise RoutineError(
            _("blocks: {count} blocks are not between {low} and {high}").format(
                count=len(routine.blocks), low=BLOCKS.low, high=BLOCKS.high
            )
        )
    for number, block in enumerate(routine.blocks):
        place = f"blocks[{number}]"
        if isinstance(block, TimedBlock):
            _check_timed(place, block)
        else:
            _check_exercise(place, block, exercises)


def _check_timed(place: str, block: TimedBlock) -> None:
    _check_text(f"{place}.name", block.name, NAME_LENGTH)
    _check_text(f"{place}.cue", block.cue, CUE_LENGTH)
    _check_number(f"{place}.duration_s", block.duration_s, TIMED_S)
    _check_number(f"{place}.switch_s", block.switch_s, SWITCH_S)


def _check_exercise(place: str, block: ExerciseBlock, exercises: Exercises) -> None:
    exercise = exercises.get(block.exercise)
    if exercise is None:
        raise RoutineError(
            _("{place}.exercise: there is no exercise “{name}”; there are {known}").format(
                place=place, name=printable(block.exercise), known=", ".join(sorted(exercises))
            )
        )
    for key, value, limit in (
        ("sets", block.sets, SETS),
        ("reps", block.reps, REPS),
        ("switch_s", block.switch_s, SWITCH_S),
        ("rest_s", block.rest_s, REST_S),
        ("load.kg", block.load.kg, KG),
    ):
        _check_number(f"{place}.{key}", value, limit)
    if block.legs is not UNSET and not exercise.per_leg:
        raise RoutineError(
            _("{place}.legs: “{name}” is done with both legs, so leave this out").format(
                place=place, name=exercise.name
            )
        )
    _check_phases(f"{place}.phases_s", block, exercise)


def _check_phases(place: str, block: ExerciseBlock, exercise: Exercise) -> None:
    limits = {phase.id: phase_limit(phase) for phase in exercise.phases}
    for phase_id, seconds in block.phases_s.items():
        if phase_id not in limits:
            raise RoutineError(
                _("{place}: “{name}” has no phase “{phase}”; it has {known}").format(
                    place=place, name=exercise.name, phase=printable(phase_id), known=", ".join(limits)
                )
            )
        _check_number(f"{place}.{phase_id}", seconds, limits[phase_id])


def _check_number(place: str, value: Seconds, limit: Limit) -> None:
    # The comparison is written so that NaN fails it.
    if not (limit.low <= value <= limit.high):
        raise RoutineError(
            _("{place}: {value} is not between {low} and {high}").format(
                place=place, value=_short(value), low=limit.low, high=limit.high
            )
        )


def _short(value: Seconds) -> str:
    if isinstance(value, int) and abs(value) >= 10**15:
        return _("a number of {count} digits").format(count=int(math.log10(abs(value))) + 1)
    return str(value)


def _check_text(place: str, text: str, limit: Limit, *, lines: bool = False) -> None:
    for character in _unshowable(text, lines=lines):
        raise RoutineError(
            _("{place}: it holds a character that cannot be seen (U+{code:04X})").format(
                place=place, code=ord(character)
            )
        )
    length = len(text.strip()) if limit.low else len(text)
    if length < limit.low:
        raise RoutineError(_("{place}: it is empty").format(place=place))
    if len(text) > limit.high:
        raise RoutineError(
            _("{place}: {length} characters are more than {high}").format(
                place=place, length=len(text), high=limit.high
            )
        )


def _unshowable(text: str, *, lines: bool = False) -> Iterator[str]:
    allowed = "\n\t" if lines else ""
    return (c for c in text if c not in allowed and unicodedata.category(c) in INVISIBLE)


def printable(text: str) -> str:
    """Text from a file, short and with nothing unseen in it, fit to stand in a sentence."""
    seen = "".join("\ufffd" if unicodedata.category(c) in INVISIBLE else c for c in text[:60])
    return seen + "…" if len(text) > len(seen) else seen
