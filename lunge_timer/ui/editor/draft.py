"""The routine that is edited, at one moment; every change gives the next one."""

from collections.abc import Collection, Mapping, Sequence
from typing import Literal, TypeAlias

from msgspec import UNSET, Struct
from msgspec.structs import replace

from lunge_timer.core.exercise import Exercise, Seconds
from lunge_timer.core.routine import (
    BLOCKS,
    DEFAULT_REST_S,
    Block,
    ExerciseBlock,
    LegOrder,
    Load,
    Pace,
    Routine,
    TimedBlock,
)

Part: TypeAlias = Literal["warm-up", "cool-down"]
WHOLE = -1  # chosen in place of a block: what holds for the whole routine


class Mistyped(Struct, frozen=True):
    """What was typed where a value belongs and is none, and why it is none."""

    text: str
    reason: str


Mistypes: TypeAlias = Mapping[tuple[int, str], Mistyped]  # by block and key


class Draft(Struct, frozen=True, kw_only=True):
    """A routine, the block that is chosen in it, and whether numbers may go beyond the guideline.

    Where something is mistyped, the routine has what stood there before.
    """

    routine: Routine
    chosen: int = WHOLE
    beyond: bool = False
    mistyped: Mistypes = {}

    @property
    def block(self) -> Block | None:
        return None if self.chosen == WHOLE else self.routine.blocks[self.chosen]

    @property
    def mistyped_here(self) -> Mapping[str, Mistyped]:
        """By key, in the chosen block or for the whole routine."""
        return {key: typed for (number, key), typed in self.mistyped.items() if number == self.chosen}

    @property
    def is_full(self) -> bool:
        return len(self.routine.blocks) >= BLOCKS.high

    def with_value(self, key: str, value: object) -> "Draft":
        """The same with one value of the chosen block, or of the whole routine, for what was there."""
        if key == "beyond":
            return replace(self, beyond=value)
        if isinstance(value, Mistyped):
            return replace(self, mistyped={**self.mistyped, (self.chosen, key): value})
        if self.block is None:
            routine = replace(self.routine, **{key: value})
        else:
            blocks = [*self.routine.blocks]
            blocks[self.chosen] = _changed_block(self.block, key, value)
            routine = replace(self.routine, blocks=tuple(blocks))
        place = self.chosen, key
        kept = {other: typed for other, typed in self.mistyped.items() if other != place}
        return replace(self, routine=routine, mistyped=kept)

    def with_name(self, name: str) -> "Draft":
        return replace(self, routine=replace(self.routine, name=name))

    def with_chosen(self, number: int) -> "Draft":
        """The same with that block chosen, or with the whole routine where there is none of that number."""
        return replace(self, chosen=number if 0 <= number < len(self.routine.blocks) else WHOLE)

    def with_added(self, block: Block, number: int | None = None) -> "Draft":
        """Put block there; else after the chosen one, or at the end where none is chosen."""
        end = len(self.routine.blocks)
        if number is None:
            number = end if self.chosen == WHOLE else self.chosen + 1
        order = [*range(end)]
        order.insert(number, end)
        return self._arranged((*self.routine.blocks, block), order, number)

    def with_exercise(self, block: ExerciseBlock, cool_downs: Collection[Block] = ()) -> "Draft":
        """Put block after the chosen one, but after the warm-up and before the cool-down.

        cool_downs are blocks that are known to belong there: without an exercise nothing else tells.
        """
        warm_up, cool_down = self._edges(cool_downs)
        after_chosen = cool_down if self.chosen == WHOLE else self.chosen + 1
        return self.with_added(block, max(warm_up, min(after_chosen, cool_down)))

    def with_timed(self, block: TimedBlock, part: Part, cool_downs: Collection[Block] = ()) -> "Draft":
        """Put block as the last step of the warm-up, or of all."""
        warm_up, _cool_down = self._edges(cool_downs)
        return self.with_added(block, warm_up if part == "warm-up" else len(self.routine.blocks))

    def _edges(self, cool_downs: Collection[Block]) -> tuple[int, int]:
        """Where the warm-up ends and where the cool-down begins."""
        blocks = self.routine.blocks
        exercises = [number for number, one in enumerate(blocks) if isinstance(one, ExerciseBlock)]
        if exercises:
            return exercises[0], exercises[-1] + 1
        first = next((number for number, one in enumerate(blocks) if one in cool_downs), len(blocks))
        return first, first

    def with_duplicate(self, block: Block) -> "Draft":
        """Put block, which is the chosen one, a second time after itself, with what is mistyped in it."""
        after = self.with_added(block)
        copied = {
            (after.chosen, key): typed
            for (number, key), typed in self.mistyped.items()
            if number == self.chosen
        }
        return replace(after, mistyped={**after.mistyped, **copied})

    def with_moved(self, source: int, target: int) -> "Draft":
        """Take a block from one place to another, and choose it."""
        order = [*range(len(self.routine.blocks))]
        order.insert(target, order.pop(source))
        return self._arranged(self.routine.blocks, order, target)

    def without_chosen(self) -> "Draft":
        """Take the chosen block out; the one after it is chosen then, or the last."""
        order = [*range(len(self.routine.blocks))]
        del order[self.chosen]
        return self._arranged(self.routine.blocks, order, min(self.chosen, len(order) - 1))

    def _arranged(self, blocks: Sequence[Block], order: Sequence[int], chosen: int) -> "Draft":
        """The same with those of blocks in that order, each with what is mistyped in it."""
        places = {number: place for place, number in enumerate(order)} | {WHOLE: WHOLE}
        mistyped = {
            (places[number], key): typed for (number, key), typed in self.mistyped.items() if number in places
        }
        routine = replace(self.routine, blocks=tuple(blocks[number] for number in order))
        return replace(self, routine=routine, chosen=chosen, mistyped=mistyped)


class Defaults(Struct, frozen=True, kw_only=True):
    """What a new block begins with; None leaves it to the exercise."""

    hold_s: Seconds | None = None
    rest_s: Seconds = DEFAULT_REST_S
    pace: Pace = Pace.GUIDED


def new_block(exercise: Exercise, defaults: Defaults) -> ExerciseBlock:
    """The usual sets of exercise, its rest within the guideline."""
    dose = exercise.usual_dose
    low, high = exercise.guideline.rest_s
    holds = [phase for phase in exercise.phases if phase.kind == "hold" and phase.duration_s > 0]
    wanted = {} if defaults.hold_s is None else {phase.id: defaults.hold_s for phase in holds}
    return ExerciseBlock(
        exercise=exercise.id,
        sets=dose.sets,
        reps=dose.reps,
        legs=UNSET if dose.legs is UNSET else LegOrder(dose.legs),
        switch_s=dose.switch_s,
        load=Load(kind=dose.load),
        rest_s=min(high, max(low, defaults.rest_s)),
        pace=defaults.pace,
        phases_s={one: s for one, s in wanted.items() if s != exercise.phase(one).duration_s},
    )


def _changed_block(block: Block, key: str, value: object) -> Block:
    head, _dot, rest = key.partition(".")
    if isinstance(block, TimedBlock) or not rest:
        return replace(block, **{head: value})
    if head == "phases_s":
        return replace(block, phases_s={**block.phases_s, rest: value})
    if key == "load.kind" and value == "none":
        return replace(block, load=Load())
    return replace(block, load=replace(block.load, **{rest: value}))
