"""A routine: what the user chooses, adjusts and shares; the structs are the file format, key by key.

Version 2 of the format has what version 1 has, and own exercises, rounds, reps that differ by set or by leg,
open holds, leg tests and prescriptions.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import islice
from typing import Literal, NamedTuple, TypeAlias

from msgspec import UNSET, Struct, UnsetType, field
from msgspec.structs import replace

from lunge_timer.core.exercise import Exercises, Phase, Seconds
from lunge_timer.core.own_exercise import OwnExercise, exercise_from
from lunge_timer.core.prescription import Prescription

LoadKind: TypeAlias = Literal["none", "dumbbells", "barbell", "vest", "band", "machine"]
Purpose: TypeAlias = Literal["train", "test"]


class LegOrder(StrEnum):
    ALTERNATE = "alternate"
    ONE_AT_A_TIME = "one-at-a-time"
    ALTERNATE_SETS = "alternate-sets"


class Pace(StrEnum):
    GUIDED = "guided"
    SELF = "self"


DEFAULT_GET_READY_S = 10
DEFAULT_SWITCH_S = 5
DEFAULT_REST_S = 45


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


class LegReps(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The reps of each leg, in every set."""

    left: int
    right: int


class ExerciseBlock(
    Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True, tag="exercise"
):
    """Sets and reps of one exercise; ``legs`` is unset for an exercise done with both legs.

    reps as a list has one number for each set. Open holds last until the person ends them.
    """

    exercise: str
    sets: int
    reps: int | tuple[int, ...] | LegReps
    legs: LegOrder | UnsetType = UNSET
    first_leg: Literal["left", "right"] = "left"
    switch_s: Seconds = DEFAULT_SWITCH_S
    rest_s: Seconds = DEFAULT_REST_S
    pace: Pace = Pace.GUIDED
    phases_s: dict[str, Seconds] = field(default_factory=dict)
    load: Load = Load()
    open_holds: bool = False
    purpose: Purpose = "train"

    @property
    def leg_order(self) -> LegOrder:
        return LegOrder.ALTERNATE if self.legs is UNSET else self.legs

    def phase_s(self, phase: Phase) -> Seconds:
        """Seconds of that phase here: the block's own, or the exercise's default."""
        return self.phases_s.get(phase.id, phase.duration_s)

    def reps_in(self, number: int, leg: str) -> int:
        """The reps of a leg ("left", "right" or "both") in its set of that number, from 1."""
        match self.reps:
            case int(reps):
                return reps
            case LegReps(left=left, right=right):
                return left if leg == "left" else right
            case listed:
                return listed[number - 1]

    def with_sets(self, sets: int) -> "ExerciseBlock":
        """So many sets; reps that are listed end sooner, or go on as in the last one."""
        if isinstance(self.reps, tuple):
            more = self.reps[-1:] * (sets - len(self.reps))
            return replace(self, sets=sets, reps=(*self.reps[:sets], *more))
        return replace(self, sets=sets)

    @property
    def is_version_2(self) -> bool:
        """Whether version 1 of the format cannot say all of it."""
        return not isinstance(self.reps, int) or self.open_holds or self.purpose != "train"

    @property
    def even_reps(self) -> int | None:
        """The reps of each leg in each set; None where they are not the same."""
        return self.reps_numbers[0] if len({*self.reps_numbers}) == 1 else None

    @property
    def reps_numbers(self) -> tuple[int, ...]:
        """The numbers that tell the reps: one, or that of each set, or of the left leg and the right."""
        match self.reps:
            case int(reps):
                return (reps,)
            case LegReps(left=left, right=right):
                return (left, right)
            case listed:
                return listed

    def all_reps(self, leg: str) -> int:
        """The reps of a leg in all its sets."""
        match self.reps:
            case tuple(listed):
                return sum(listed)
            case _:
                return self.sets * self.reps_in(1, leg)


Block: TypeAlias = TimedBlock | ExerciseBlock


class Round(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True, tag="round"):
    """Blocks that are done in their order so many times; rest_s is between two rounds, and after the last."""

    name: str = ""
    times: int
    rest_s: Seconds = DEFAULT_REST_S
    blocks: tuple[Block, ...]


class Prescribed(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a routine was when it was handed over, beside what the person has made of it."""

    exercises: tuple[OwnExercise, ...] | UnsetType = UNSET
    blocks: tuple[Block | Round, ...]


class Place(NamedTuple):
    """Where a block stands in the file: its number, or that of the round it is in and its number there."""

    block: int
    item: int | None = None
    round: Round | None = None

    def __str__(self) -> str:
        """As a person finds it in the file: blocks[2].blocks[0]."""
        return f"blocks[{self.block}]" + ("" if self.item is None else f".blocks[{self.item}]")


class Routine(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A name and its blocks, in the order they are done.

    A block's number, where nothing else is said, counts those in rounds one by one, and no rounds.
    """

    format: Literal["lunge-timer/routine"] = "lunge-timer/routine"
    version: Literal[1, 2] = 1  # 2: also where it has nothing that takes it; the writer asks needed_version
    name: str
    notes: str = ""
    get_ready_s: Seconds = DEFAULT_GET_READY_S
    exercises: tuple[OwnExercise, ...] | UnsetType = UNSET
    prescription: Prescription | UnsetType = UNSET
    prescribed: Prescribed | UnsetType = UNSET
    blocks: tuple[Block | Round, ...]

    @property
    def own_exercises(self) -> tuple[OwnExercise, ...]:
        return () if self.exercises is UNSET else self.exercises

    @property
    def all_blocks(self) -> tuple[Block, ...]:
        """Every block, those in rounds included, by its number."""
        return tuple(
            each for block in self.blocks for each in (block.blocks if isinstance(block, Round) else (block,))
        )

    @property
    def exercise_blocks(self) -> Mapping[int, ExerciseBlock]:
        """Those of all_blocks that are of an exercise, by their numbers."""
        return {
            number: block for number, block in enumerate(self.all_blocks) if isinstance(block, ExerciseBlock)
        }

    @property
    def places(self) -> tuple[Place, ...]:
        """Where each of all_blocks stands in the file."""
        return tuple(
            place
            for number, block in enumerate(self.blocks)
            for place in (
                (Place(number, item, block) for item in range(len(block.blocks)))
                if isinstance(block, Round)
                else (Place(number),)
            )
        )

    @property
    def block_count(self) -> int:
        """How many blocks there are, each round counted, and those in it."""
        return len(self.all_blocks) + sum(isinstance(block, Round) for block in self.blocks)

    def times(self, number: int) -> int:
        """How often the block of that number is done: once, or in every round of its own."""
        block_round = self.places[number].round
        return 1 if block_round is None else block_round.times

    @property
    def needed_version(self) -> Literal[1, 2]:
        """The first version of the format that can say all of it."""
        is_2 = (
            any(part is not UNSET for part in (self.exercises, self.prescription, self.prescribed))
            or self.block_count > len(self.all_blocks)
            or any(isinstance(block, ExerciseBlock) and block.is_version_2 for block in self.all_blocks)
        )
        return 2 if is_2 else 1

    @property
    def load_kinds(self) -> tuple[LoadKind, ...]:
        """What is carried in each of all_blocks."""
        return tuple(
            block.load.kind if isinstance(block, ExerciseBlock) else "none" for block in self.all_blocks
        )

    @property
    def test_blocks(self) -> frozenset[int]:
        """The numbers of its blocks that are leg tests."""
        exercises = ((n, each) for n, each in enumerate(self.all_blocks) if isinstance(each, ExerciseBlock))
        return frozenset(number for number, block in exercises if block.purpose == "test")

    @property
    def is_leg_test(self) -> bool:
        """Whether it has a leg test, and no exercise that is none."""
        exercises = sum(isinstance(block, ExerciseBlock) for block in self.all_blocks)
        return 0 < exercises == len(self.test_blocks)

    def with_all_blocks(self, blocks: Sequence[Block]) -> "Routine":
        """The same routine with those in the places of all_blocks, rounds as they are.

        Raises ValueError where they are not as many.
        """
        if len(blocks) != len(self.all_blocks):
            raise ValueError(len(blocks))
        left = iter(blocks)
        return replace(
            self,
            blocks=tuple(
                replace(block, blocks=tuple(islice(left, len(block.blocks))))
                if isinstance(block, Round)
                else next(left)
                for block in self.blocks
            ),
        )

    def known(self, exercises: Exercises) -> Exercises:
        """Those exercises, and the routine's own: all that its blocks may name."""
        if not self.own_exercises:
            return exercises
        return {**exercises, **{own.id: exercise_from(own, exercises) for own in self.own_exercises}}


def to_ms(seconds: Seconds) -> int:
    return round(seconds * 1000)


def to_s(ms: int) -> Seconds:
    """As a file has it: whole where it can be."""
    return ms / 1000 if ms % 1000 else ms // 1000
