"""A routine's blocks as the editor lists them: one row each, and one for a round above the rows in it."""

from collections.abc import Iterator, Sequence
from itertools import count, takewhile
from typing import NamedTuple, TypeAlias

from msgspec.structs import replace

from lunge_timer.core.routine import Block, Round, Routine


class Row(NamedTuple):
    """A block, or a round without its blocks: these have rows of their own, inside of it."""

    block: Block | Round
    inside: bool = False

    @property
    def is_round(self) -> bool:
        return isinstance(self.block, Round)

    @property
    def in_round(self) -> bool:
        """Whether it is a part of a round, or its head."""
        return self.inside or self.is_round


Numbered: TypeAlias = tuple[int | None, Row]  # with the number that it had; None for a new one


def rows_of(routine: Routine) -> tuple[Row, ...]:
    return tuple(_rows(routine.blocks))


def _rows(blocks: Sequence[Block | Round]) -> Iterator[Row]:
    for block in blocks:
        if isinstance(block, Round):
            yield Row(replace(block, blocks=()))
            yield from (Row(each, inside=True) for each in block.blocks)
        else:
            yield Row(block)


def blocks_of(rows: Sequence[Row]) -> tuple[Block | Round, ...]:
    """The blocks that have those rows."""
    blocks: list[Block | Round] = []
    for row in rows:
        last = blocks[-1] if blocks else None
        if row.inside and isinstance(last, Round) and not isinstance(row.block, Round):
            blocks[-1] = replace(last, blocks=(*last.blocks, row.block))
        else:
            blocks.append(row.block)
    return tuple(blocks)


def group_at(rows: Sequence[Row], number: int) -> range:
    """The rows that go where that one goes: a round's head takes along what is in the round."""
    inside = takewhile(lambda row: rows[number].is_round and row.inside, rows[number + 1 :])
    return range(number, number + 1 + sum(1 for _row in inside))


def head_of(rows: Sequence[Row], number: int) -> int:
    """The row of the round that the row of that number is in; its own, where it is in none."""
    return next(head for head in count(number, -1) if not rows[head].inside)


def is_inside(rows: Sequence[Row], number: int, *, wanted: bool) -> bool:
    """Whether a block put before the row of that number is in a round; as wanted where it may or may not."""
    if number < len(rows) and rows[number].inside:
        return True
    return wanted and number > 0 and rows[number - 1].in_round


def places_of(routine: Routine) -> Sequence[str]:
    """Where each row stands in the file: blocks[2], and blocks[2].blocks[0] in it."""
    places: list[str] = []
    head, item = -1, -1
    for row in rows_of(routine):
        head, item = (head, item + 1) if row.inside else (head + 1, -1)
        places.append(f"blocks[{head}].blocks[{item}]" if row.inside else f"blocks[{head}]")
    return places
