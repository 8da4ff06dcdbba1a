"""The routine that is edited, at one moment; every change gives the next one."""

from collections.abc import Collection, Mapping, Sequence
from typing import Literal, TypeAlias

from msgspec import UNSET, Struct
from msgspec.structs import replace

from lunge_timer.core.limits import BLOCKS
from lunge_timer.core.own_exercise import OwnExercise
from lunge_timer.core.routine import Block, ExerciseBlock, Round, Routine, TimedBlock
from lunge_timer.ui.editor.field_values import changed_block, changed_routine
from lunge_timer.ui.editor.own_changes import (
    changed_own,
    has_key,
    is_own_key,
    own_key,
    without_unused,
)
from lunge_timer.ui.editor.rows import Numbered, Row, blocks_of, group_at, head_of, is_inside, rows_of

Part: TypeAlias = Literal["warm-up", "cool-down"]
WHOLE = -1  # chosen in place of a row: what holds for the whole routine
NEW_ROUND = Round(times=3, blocks=())


class Mistyped(Struct, frozen=True):
    """What was typed where a value belongs and is none, and why it is none."""

    text: str
    reason: str


Mistypes: TypeAlias = Mapping[tuple[int, str], Mistyped]  # by row and key


class Draft(Struct, frozen=True, kw_only=True):
    """A routine, the row that is chosen in it, and whether numbers may go beyond the guideline.

    Where something is mistyped, the routine has what stood there before.
    """

    routine: Routine
    chosen: int = WHOLE
    beyond: bool = False
    mistyped: Mistypes = {}

    @property
    def rows(self) -> Sequence[Row]:
        return rows_of(self.routine)

    @property
    def block(self) -> Block | Round | None:
        """What is chosen; a round without its blocks."""
        return None if self.chosen == WHOLE else self.rows[self.chosen].block

    @property
    def mistyped_here(self) -> Mapping[str, Mistyped]:
        """By key, in the chosen block or for the whole routine; in own exercises, whatever is chosen."""
        return {
            key: typed
            for (number, key), typed in self.mistyped.items()
            if number == self.chosen or is_own_key(key)
        }

    @property
    def is_full(self) -> bool:
        return not self.has_room(1)

    def has_room(self, count: int) -> bool:
        """Whether so many rows more are allowed."""
        return len(self.rows) + count <= BLOCKS.high

    def with_value(self, key: str, value: object) -> "Draft":
        """The same with one value of the chosen block, or of the whole routine, for what was there."""
        if key == "beyond":
            return replace(self, beyond=value)
        place = WHOLE if is_own_key(key) else self.chosen, key
        if isinstance(value, Mistyped):
            return replace(self, mistyped={**self.mistyped, place: value})
        if is_own_key(key):
            routine = changed_own(self.routine, key, value)
        elif (own := self._only_use(key)) is not None:
            routine = changed_own(self.routine, own, value)
        elif self.chosen == WHOLE:
            routine = changed_routine(self.routine, key, value)
        else:
            rows = [*self.rows]
            row = rows[self.chosen]
            rows[self.chosen] = row._replace(block=changed_block(row.block, key, value))
            routine = replace(self.routine, blocks=blocks_of(rows))
        kept = {
            (number, other): typed
            for (number, other), typed in self.mistyped.items()
            if (number, other) != place
            and not (key == "reps_differ" and number == self.chosen and _is_reps(other))
        }
        return replace(self, routine=routine, mistyped=_there(kept, routine))

    def _only_use(self, key: str) -> str | None:
        """The key of the own exercise's seconds, where no other block has it and this one none of its own."""
        head, _dot, phase = key.partition(".")
        block = self.block
        if head != "phases_s" or not isinstance(block, ExerciseBlock) or phase in block.phases_s:
            return None
        is_own = block.exercise in {own.id for own in self.routine.own_exercises}
        uses = [each for each in self.rows if getattr(each.block, "exercise", "") == block.exercise]
        return own_key(block.exercise, "phases", phase, "duration_s") if is_own and len(uses) == 1 else None

    def with_name(self, name: str) -> "Draft":
        return replace(self, routine=replace(self.routine, name=name))

    def with_chosen(self, number: int) -> "Draft":
        """The same with that row chosen, or with the whole routine where there is none of that number."""
        return replace(self, chosen=number if 0 <= number < len(self.rows) else WHOLE)

    def with_added(self, block: Block, number: int | None = None, *, inside: bool = False) -> "Draft":
        """Put block there; else after the chosen row, in its round if it has one, or at the end."""
        rows = self.rows
        if number is None:
            number = len(rows) if self.chosen == WHOLE else group_at(rows, self.chosen)[-1] + 1
            inside = self._is_in_round
        row = Row(block, inside=is_inside(rows, number, wanted=inside))
        return self._with_inserted([(None, row)], number)

    def with_exercise(self, block: ExerciseBlock, cool_downs: Collection[Block] = ()) -> "Draft":
        """Put block after the chosen one, but after the warm-up and before the cool-down.

        cool_downs are blocks that are known to belong there: without an exercise nothing else tells.
        """
        if self._is_in_round:
            return self.with_added(block)
        warm_up, cool_down = self._edges(cool_downs)
        after_chosen = cool_down if self.chosen == WHOLE else self.chosen + 1
        return self.with_added(block, max(warm_up, min(after_chosen, cool_down)))

    def with_own(self, own: OwnExercise) -> "Draft":
        """The same with that exercise among the routine's own."""
        exercises = (*self.routine.own_exercises, own)
        return replace(self, routine=replace(self.routine, exercises=exercises))

    def with_timed(self, block: TimedBlock, part: Part, cool_downs: Collection[Block] = ()) -> "Draft":
        """Put block as the last step of the warm-up, or of all."""
        warm_up, _cool_down = self._edges(cool_downs)
        return self.with_added(block, warm_up if part == "warm-up" else len(self.rows))

    def _edges(self, cool_downs: Collection[Block]) -> tuple[int, int]:
        """Where the warm-up ends and where the cool-down begins."""
        rows = self.rows
        exercises = [number for number, row in enumerate(rows) if isinstance(row.block, ExerciseBlock)]
        if exercises:
            first, last = head_of(rows, exercises[0]), head_of(rows, exercises[-1])
            return first, group_at(rows, last)[-1] + 1
        first = next((number for number, row in enumerate(rows) if row.block in cool_downs), len(rows))
        return first, first

    def with_round(self, step: Block) -> "Draft":
        """Put a round around the chosen block; where there is none, or in a round, a new one with step in it.

        The round is chosen then.
        """
        rows = [*enumerate(self.rows)]
        if self.chosen == WHOLE or self._is_in_round:
            head = len(rows) if self.chosen == WHOLE else head_of(self.rows, self.chosen)
            number = len(rows) if self.chosen == WHOLE else group_at(self.rows, head)[-1] + 1
            return self._with_inserted([(None, Row(NEW_ROUND)), (None, Row(step, inside=True))], number)
        old, row = rows[self.chosen]
        around: list[Numbered] = [(None, Row(NEW_ROUND)), (old, row._replace(inside=True))]
        return self._arranged([*rows[: self.chosen], *around, *rows[self.chosen + 1 :]], self.chosen)

    def without_round(self) -> "Draft":
        """Take the chosen round away and leave its blocks where they are; the first of them is chosen."""
        rows = [*enumerate(self.rows)]
        group = group_at(self.rows, self.chosen)
        freed = [(number, row._replace(inside=False)) for number, row in rows[group.start + 1 : group.stop]]
        left = [*rows[: group.start], *freed, *rows[group.stop :]]
        return self._arranged(left, min(self.chosen, len(left) - 1))

    def with_duplicate(self) -> "Draft":
        """Put what is chosen a second time after itself, with what is mistyped in it."""
        group = group_at(self.rows, self.chosen)
        return self._with_inserted([*enumerate(self.rows)][group.start : group.stop], group.stop)

    def with_moved(self, source: int, target: int, *, inside: bool = False) -> "Draft":
        """Take a block or a round to the place that target is then, and choose it.

        At the end of a round it is inside of it or not, as is said; in its midst it is inside, and a round
        goes before it.
        """
        group = group_at(self.rows, source)
        rows: list[Numbered] = [*enumerate(self.rows)]
        taken = rows[group.start : group.stop]
        del rows[group.start : group.stop]
        left = [row for _number, row in rows]
        if taken[0][1].is_round:
            while target < len(left) and left[target].inside:
                target -= 1
        else:
            moved = taken[0][1]._replace(inside=is_inside(left, target, wanted=inside))
            taken = [(source, moved)]
        return self._arranged([*rows[:target], *taken, *rows[target:]], target)

    def with_step(self, by: Literal[-1, 1]) -> "Draft":
        """Take what is chosen one place up or down: over a block, over a round, or into or out of one."""
        rows, number = self.rows, self.chosen
        group = group_at(rows, number)
        after = group.stop if by > 0 else number - 1
        if rows[number].inside:
            if by > 0:
                stays = after < len(rows) and rows[after].inside
                return self.with_moved(number, number + int(stays), inside=stays)
            return self.with_moved(number, number - 1)
        if not 0 <= after < len(rows):
            return self
        if rows[number].is_round:
            other = group_at(rows, after if by > 0 else head_of(rows, after))
            return self.with_moved(number, number + len(other) if by > 0 else other.start)
        if by < 0 and rows[after].in_round:
            return self.with_moved(number, number, inside=True)
        return self.with_moved(number, number + by, inside=rows[after].is_round)

    def without_chosen(self) -> "Draft":
        """Take out what is chosen; what comes after it is chosen then, or the last."""
        group = group_at(self.rows, self.chosen)
        rows = [*enumerate(self.rows)]
        del rows[group.start : group.stop]
        return self._arranged(rows, min(self.chosen, len(rows) - 1))

    @property
    def _is_in_round(self) -> bool:
        return self.chosen != WHOLE and self.rows[self.chosen].in_round

    def _with_inserted(self, new: Sequence[Numbered], number: int) -> "Draft":
        """The same with those rows before the one of that number, the first of them chosen."""
        rows: list[Numbered] = [*enumerate(self.rows)]
        return self._arranged([*rows[:number], *new, *rows[number:]], number)

    def _arranged(self, rows: Sequence[Numbered], chosen: int) -> "Draft":
        """The same with those rows, each with what is mistyped in it."""
        old = [(WHOLE, WHOLE), *enumerate(number for number, _row in rows)]
        mistyped = {
            (place, key): typed
            for (number, key), typed in self.mistyped.items()
            for place, before in old
            if before == number
        }
        routine = replace(self.routine, blocks=blocks_of([row for _number, row in rows]))
        routine = without_unused(routine, self.routine)
        return replace(self, routine=routine, chosen=chosen, mistyped=_there(mistyped, routine))


def _there(mistyped: Mistypes, routine: Routine) -> Mistypes:
    """What is mistyped where there still is such a place."""
    return {
        (number, key): typed for (number, key), typed in mistyped.items() if _has_field(routine, number, key)
    }


def _has_field(routine: Routine, number: int, key: str) -> bool:
    """Whether what can be typed there is still asked for."""
    if is_own_key(key):
        return has_key(routine, key)
    if number == WHOLE:
        return not key.startswith("prescription.") or routine.prescription is not UNSET
    block = rows_of(routine)[number].block
    owns = {own.id: own for own in routine.own_exercises}
    own = owns.get(block.exercise) if isinstance(block, ExerciseBlock) else None
    if own is None:
        return True
    head, _dot, part = key.partition(".")
    if head == "phases_s":
        return part in {phase.id for phase in own.phases}
    return own.legs == "each" or key not in {"reps.left", "reps.right", "switch_s"}


def _is_reps(key: str) -> bool:
    return key.partition(".")[0] == "reps"
