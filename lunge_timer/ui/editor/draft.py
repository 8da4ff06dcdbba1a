"""The routine that is edited, at one moment; every change gives the next one."""

from msgspec import Struct
from msgspec.structs import replace

from lunge_timer.core.exercise import Exercise, Seconds
from lunge_timer.core.routine import (
    BLOCKS,
    DEFAULT_REST_S,
    Block,
    ExerciseBlock,
    Load,
    Pace,
    Routine,
    TimedBlock,
)

WHOLE = -1  # chosen in place of a block: what holds for the whole routine
_SETS = 3
_REPS, _HELD_REPS = 10, 5  # of a rep with a hold, fewer


class Draft(Struct, frozen=True, kw_only=True):
    """A routine, the block that is chosen in it, and whether numbers may go beyond the guideline."""

    routine: Routine
    chosen: int = WHOLE
    beyond: bool = False

    @property
    def block(self) -> Block | None:
        return None if self.chosen == WHOLE else self.routine.blocks[self.chosen]

    @property
    def is_full(self) -> bool:
        return len(self.routine.blocks) >= BLOCKS.high


class Defaults(Struct, frozen=True, kw_only=True):
    """What a new block begins with; None leaves it to the exercise."""

    hold_s: Seconds | None = None
    rest_s: Seconds = DEFAULT_REST_S
    pace: Pace = Pace.GUIDED


def changed(draft: Draft, key: str, value: object) -> Draft:
    """Draft with one value of the chosen block, or of the whole routine, in the place of what was there."""
    if key == "beyond":
        return replace(draft, beyond=value)
    if draft.block is None:
        return replace(draft, routine=replace(draft.routine, **{key: value}))
    blocks = [*draft.routine.blocks]
    blocks[draft.chosen] = _changed_block(draft.block, key, value)
    return _with_blocks(draft, blocks, draft.chosen)


def renamed(draft: Draft, name: str) -> Draft:
    return replace(draft, routine=replace(draft.routine, name=name))


def chosen(draft: Draft, number: int) -> Draft:
    """Draft with that block chosen, or with the whole routine where there is none of that number."""
    return replace(draft, chosen=number if 0 <= number < len(draft.routine.blocks) else WHOLE)


def added(draft: Draft, block: Block) -> Draft:
    """Put block after the chosen one, or at the end where none is chosen."""
    blocks = [*draft.routine.blocks]
    number = len(blocks) if draft.chosen == WHOLE else draft.chosen + 1
    blocks.insert(number, block)
    return _with_blocks(draft, blocks, number)


def removed(draft: Draft) -> Draft:
    """Take the chosen block out; the one after it is chosen then, or the last."""
    blocks = [*draft.routine.blocks]
    del blocks[draft.chosen]
    return _with_blocks(draft, blocks, min(draft.chosen, len(blocks) - 1))


def moved(draft: Draft, source: int, target: int) -> Draft:
    """Take a block from one place to another, and choose it."""
    blocks = [*draft.routine.blocks]
    blocks.insert(target, blocks.pop(source))
    return _with_blocks(draft, blocks, target)


def new_block(exercise: Exercise, defaults: Defaults) -> ExerciseBlock:
    """Some sets of exercise, its rest within what the sources advise for it."""
    low, high = exercise.guideline.rest_s
    holds = [phase for phase in exercise.phases if phase.kind == "hold" and phase.duration_s > 0]
    wanted = {} if defaults.hold_s is None else {phase.id: defaults.hold_s for phase in holds}
    return ExerciseBlock(
        exercise=exercise.id,
        sets=_SETS,
        reps=_HELD_REPS if holds else _REPS,
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


def _with_blocks(draft: Draft, blocks: list[Block], number: int) -> Draft:
    return replace(draft, routine=replace(draft.routine, blocks=tuple(blocks)), chosen=number)
