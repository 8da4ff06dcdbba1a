"""Where a row that is dragged would go: between others, into a round or out of it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lunge_timer.ui.editor.block_card import BlockLine, Level

_SLACK_PX = 10  # at the lower edge of a round, on both sides of it


class Span(NamedTuple):
    """From where to where a row reaches, in pixels from above."""

    top: int
    bottom: int

    @property
    def middle(self) -> int:
        return (self.top + self.bottom) // 2


class Drop(NamedTuple):
    """The row that the dragged one would have then, and whether it would be inside of a round."""

    row: int
    inside: bool


def rows_with(lines: Sequence[BlockLine], row: int) -> range:
    """The rows that are dragged with that one: a round takes along what is in it."""
    stop = row + 1
    while lines[row].level is Level.ROUND and stop < len(lines) and lines[stop].level is Level.INSIDE:
        stop += 1
    return range(row, stop)


def drop(lines: Sequence[BlockLine], spans: Sequence[Span], dragged: range, floating: Span) -> Drop:
    """Above every other row, or other round, whose middle the floating rows have not passed.

    The first row stays where it is. spans are those of all rows as they were before the drag.
    """
    is_round = lines[dragged.start].level is Level.ROUND
    passed = [
        row
        for group in _groups(lines, dragged, whole=is_round)
        if Span(spans[group[0]].top, spans[group[-1]].bottom).middle
        < (floating.top if group[0] < dragged.start else floating.bottom)
        for row in group
    ]
    above = passed[-1] if passed else 0
    following = next((row for row in range(above + 1, len(lines)) if row not in dragged), None)
    if is_round or lines[above].level is Level.ALONE:
        inside = False
    elif following is not None and lines[following].level is Level.INSIDE:
        inside = True
    else:
        inside = _within(lines, spans, above, dragged, floating)
    return Drop(1 + len(passed), inside)


def _groups(lines: Sequence[BlockLine], dragged: range, *, whole: bool) -> Iterator[Sequence[int]]:
    """The rows that are passed one by one; a round is passed as a whole by another one."""
    row = 1
    while row < len(lines):
        group = rows_with(lines, row) if whole else range(row, row + 1)
        if row not in dragged:
            yield group
        row = group.stop


def _within(
    lines: Sequence[BlockLine], spans: Sequence[Span], above: int, dragged: range, floating: Span
) -> bool:
    """Whether it is still in the round that ends with the row above, or already."""
    head = above
    while lines[head].level is Level.INSIDE:
        head -= 1
    last = rows_with(lines, head)[-1]
    if dragged.start > last:
        return floating.top < spans[last].bottom - _SLACK_PX
    return floating.bottom <= spans[last].bottom + _SLACK_PX
