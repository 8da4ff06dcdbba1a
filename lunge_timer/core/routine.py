"""A routine: what the user chooses, adjusts and shares; the structs are the file format, key by key."""

import unicodedata
from enum import StrEnum
from typing import Literal, NamedTuple, TypeAlias

from msgspec import UNSET, Struct, UnsetType, field

from lunge_timer.core.exercise import Phase, Seconds

LoadKind: TypeAlias = Literal["none", "dumbbells", "barbell", "vest", "band", "machine"]


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

_SHORT_TEXT = 60  # as much of a foreign text as fits into a sentence
INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0\U0001d159")  # letters and signs that are drawn as nothing


class Load(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """What is carried: kg in each hand for dumbbells, in all otherwise."""

    kind: LoadKind = "none"
    kg: Seconds = 0


class TimedBlock(
    Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True, tag="timed"
):
    """A warm-up, a stretch: seconds of one thing, or of one thing per leg."""

    name: str
    duration_s: Seconds
    per_leg: bool = False
    switch_s: Seconds = DEFAULT_SWITCH_S
    cue: str = ""


class ExerciseBlock(
    Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True, tag="exercise"
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

    format: Literal["lunge-timer/routine"] = "lunge-timer/routine"
    version: Literal[1] = 1
    name: str
    notes: str = ""
    get_ready_s: Seconds = DEFAULT_GET_READY_S
    blocks: tuple[Block, ...]

    @property
    def load_kinds(self) -> tuple[LoadKind, ...]:
        """What is carried in each block."""
        return tuple(block.load.kind if isinstance(block, ExerciseBlock) else "none" for block in self.blocks)


def to_ms(seconds: Seconds) -> int:
    return round(seconds * 1000)


def to_s(ms: int) -> Seconds:
    """As a file has it: whole where it can be."""
    return ms / 1000 if ms % 1000 else ms // 1000


def is_blank(text: str) -> bool:
    """Whether nothing of text can be seen: it has no more than spaces, and marks with nothing to stand on."""
    return all(
        c in _BLANK or unicodedata.category(c) in INVISIBLE or unicodedata.category(c)[0] in "MZ"
        for c in text
    )


def printable(text: str) -> str:
    """Text from a file, short and with nothing unseen in it, fit to stand in a sentence."""
    if text.isprintable() and len(text) <= _SHORT_TEXT:
        return text
    seen = "".join("\ufffd" if unicodedata.category(c) in INVISIBLE else c for c in text[:_SHORT_TEXT])
    return seen + "…" if len(text) > len(seen) else seen
