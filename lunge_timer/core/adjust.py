"""What can be set in a routine before it starts: holds, rest, sets and reps, legs and pace of each exercise.

What a file says beyond a control's range stays as it is until the person sets it.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from lunge_timer.core.exercise import Exercise, Exercises, Phase, Seconds
from lunge_timer.core.limits import REPS, REST_S, SETS, hold_limit
from lunge_timer.core.plan import rest_follows, set_count
from lunge_timer.core.routine import (
    Block,
    ExerciseBlock,
    LegOrder,
    Pace,
    Round,
    Routine,
    TimedBlock,
    to_ms,
    to_s,
)
from lunge_timer.language import _

REST_RANGE_S = (30, 60)


class SettingKind(StrEnum):
    HOLD = "hold"
    REST = "rest"
    SETS = "sets"
    REPS = "reps"


class Setting(Struct, frozen=True, kw_only=True):
    """One number of an exercise that can be set: the ms of a hold or a rest, a count of sets or reps.

    low and high are the range of its control.
    """

    block: int  # where its exercise stands among the routine's blocks
    kind: SettingKind
    title: str
    value: int
    low: int
    high: int
    phase: str = ""  # the id of the phase that is held
    used: bool = True  # no: it would change nothing, as a rest where no set follows; its place is kept

    @property
    def is_time(self) -> bool:
        return self.kind in {SettingKind.HOLD, SettingKind.REST}


class ChoiceKind(StrEnum):
    LEGS = "legs"
    PACE = "pace"
    FIRST_LEG = "first_leg"

    @property
    def words(self) -> str:
        """What is chosen, in words."""
        return {
            ChoiceKind.LEGS: _("Legs"),
            ChoiceKind.PACE: _("Pace"),
            ChoiceKind.FIRST_LEG: _("First leg"),
        }[self]

    @property
    def options(self) -> tuple[tuple[str, str], ...]:
        """What there is to choose from: the values that a file may have, with their words."""
        return {
            ChoiceKind.LEGS: (
                (LegOrder.ALTERNATE, _("Alternate")),
                (LegOrder.ONE_AT_A_TIME, _("One leg at a time")),
                (LegOrder.ALTERNATE_SETS, _("By set")),
            ),
            ChoiceKind.PACE: ((Pace.GUIDED, _("Timed")), (Pace.SELF, _("At your own pace"))),
            ChoiceKind.FIRST_LEG: (("left", _("Left first")), ("right", _("Right first"))),
        }[self]

    @property
    def hints(self) -> Mapping[str, str]:
        """What an option means, where its words alone do not tell."""
        hints: dict[ChoiceKind, dict[str, str]] = {
            ChoiceKind.LEGS: {
                LegOrder.ALTERNATE: _("The legs take turns, rep by rep."),
                LegOrder.ONE_AT_A_TIME: _("All reps of a set with one leg, then all with the other."),
                LegOrder.ALTERNATE_SETS: _("A set with one leg, a rest, then a set with the other."),
            },
            ChoiceKind.PACE: {
                Pace.GUIDED: _("Each move and hold has its seconds, and the next one follows by itself."),
                Pace.SELF: _("A rep counts when you press Space or click. Holds are timed even then."),
            },
            ChoiceKind.FIRST_LEG: {},
        }
        return hints[self]


class Choice(Struct, frozen=True, kw_only=True):
    """What is chosen of an exercise: the value of one of its kind's options."""

    block: int  # where its exercise stands among the routine's blocks
    kind: ChoiceKind
    value: str


def settings_of(routine: Routine, exercises: Exercises, *, beyond: bool = False) -> tuple[Setting, ...]:
    """Every number that can be set in routine, by exercise: holds as they come, then rest, sets and reps.

    beyond: holds and rest as far as a file may have them, not only as far as the guideline goes.
    """
    known = routine.known(exercises)
    return tuple(
        setting
        for number, block in routine.exercise_blocks.items()
        for setting in _numbers(routine, number, block, known[block.exercise], beyond=beyond)
    )


def adjust(routine: Routine, setting: Setting, value: int) -> Routine:
    """Routine with that setting at value, and nothing else changed.

    value is the ms of a time, or a count. Whether the whole is still within the hard limits is asked when it
    is laid out.
    """
    block = exercise_at(routine, setting.block)
    if setting.kind is SettingKind.REST:
        block = replace(block, rest_s=to_s(value))
    elif setting.kind is SettingKind.SETS:
        block = block.with_sets(value)
    elif setting.kind is SettingKind.REPS:
        block = replace(block, reps=value)
    else:
        block = replace(block, phases_s={**block.phases_s, setting.phase: to_s(value)})
    return with_block(routine, setting.block, block)


def choices_of(routine: Routine, exercises: Exercises) -> tuple[Choice, ...]:
    """All that can be chosen in routine, by exercise; about legs only where each is trained by itself."""
    known = routine.known(exercises)
    return tuple(
        choice
        for number, block in routine.exercise_blocks.items()
        for choice in _choices(number, block, known[block.exercise])
    )


def choose(routine: Routine, choice: Choice, value: str) -> Routine:
    """Routine with that choice at value, one of its kind's options, and nothing else changed.

    Whether the whole is still within the hard limits is asked when it is laid out.
    """
    block = exercise_at(routine, choice.block)
    if choice.kind is ChoiceKind.LEGS:
        block = replace(block, legs=LegOrder(value))
    elif choice.kind is ChoiceKind.PACE:
        block = replace(block, pace=Pace(value))
    else:
        block = replace(block, first_leg="right" if value == "right" else "left")
    return with_block(routine, choice.block, block)


def same_blocks(one: Routine, other: Routine) -> bool:
    """Whether both have the same exercises and timed steps in one order, whatever their numbers."""
    kinds = (
        [block.exercise if isinstance(block, ExerciseBlock) else "" for block in routine.all_blocks]
        for routine in (one, other)
    )
    return next(kinds) == next(kinds)


def same_numbers(one: Routine, other: Routine, exercises: Exercises) -> bool:
    """Whether both have the same blocks, be it told what an exercise has by itself or not."""
    return _told_blocks(one, exercises) == _told_blocks(other, exercises)


def exercise_blocks(routine: Routine) -> tuple[ExerciseBlock, ...]:
    return tuple(block for block in routine.all_blocks if isinstance(block, ExerciseBlock))


def exercise_at(routine: Routine, number: int) -> ExerciseBlock:
    """The block of that number, which is an exercise's."""
    block = routine.all_blocks[number]
    if not isinstance(block, ExerciseBlock):
        raise TypeError(block)
    return block


def with_block(routine: Routine, number: int, block: ExerciseBlock) -> Routine:
    """Routine with that block in the place of its own of that number."""
    blocks: list[Block] = [*routine.all_blocks]
    blocks[number] = block
    return routine.with_all_blocks(blocks)


def easier(routine: Routine) -> Routine:
    """Routine for a day on which less is enough: half the sets of each exercise, half a set rounded up.

    Of a round that is done more than once, half the times, and its sets as they are.
    """
    return replace(routine, blocks=tuple(map(_eased, routine.blocks)))


def _eased(block: Block | Round) -> Block | Round:
    if isinstance(block, Round):
        if block.times > 1:
            return replace(block, times=-(-block.times // 2))
        return replace(block, blocks=tuple(_eased_block(each) for each in block.blocks))
    return _eased_block(block)


def _eased_block(block: Block) -> Block:
    if isinstance(block, TimedBlock) or block.purpose == "test":
        return block
    return block.with_sets(-(-block.sets // 2))


def rests_after(routine: Routine, number: int) -> bool:
    """Whether the rest of that exercise's block has a place: between its sets, or before what follows it."""
    place = routine.places[number]
    if set_count(exercise_at(routine, number)) > 1:
        return True
    if place.round is None or place.item is None:
        return rest_follows(routine.blocks, place.block)
    return rest_follows(place.round.blocks, place.item)


def held_phases(exercise: Exercise) -> tuple[Phase, ...]:
    """The holds of an exercise whose seconds can be set."""
    return tuple(phase for phase in exercise.phases if phase.kind == "hold" and phase.setting is not None)


def _numbers(
    routine: Routine, number: int, block: ExerciseBlock, exercise: Exercise, *, beyond: bool
) -> Iterator[Setting]:
    hold_s = hold_limit(exercise) if beyond else exercise.guideline.hold_s
    for phase in () if block.open_holds else held_phases(exercise):
        hold = _timed(number, SettingKind.HOLD, phase.setting or "", block.phase_s(phase), hold_s)
        yield replace(hold, phase=phase.id)
    rest_s = REST_S if beyond or exercise.is_own else REST_RANGE_S
    rest = _timed(number, SettingKind.REST, _("Rest between sets"), block.rest_s, rest_s)
    yield replace(rest, used=rests_after(routine, number))
    in_turn = block.leg_order is LegOrder.ALTERNATE_SETS
    sets = None if isinstance(block.reps, tuple) else block.sets  # of which each has its reps
    for kind, title, count, (low, high) in (
        (SettingKind.SETS, _("Sets per leg") if in_turn else _("Sets"), sets, SETS),
        (SettingKind.REPS, _("Reps per leg") if exercise.per_leg else _("Reps"), block.even_reps, REPS),
    ):
        if count is None:  # they differ by set or leg: that is set in the editor
            continue
        yield Setting(block=number, kind=kind, title=title, value=count, low=low, high=high)


def _timed(number: int, kind: SettingKind, title: str, seconds: Seconds, range_s: tuple[int, int]) -> Setting:
    low, high = map(to_ms, range_s)
    return Setting(block=number, kind=kind, title=title, value=to_ms(seconds), low=low, high=high)


def _choices(number: int, block: ExerciseBlock, exercise: Exercise) -> Iterator[Choice]:
    if exercise.per_leg:
        yield Choice(block=number, kind=ChoiceKind.LEGS, value=block.leg_order)
    yield Choice(block=number, kind=ChoiceKind.PACE, value=block.pace)
    if exercise.per_leg:
        yield Choice(block=number, kind=ChoiceKind.FIRST_LEG, value=block.first_leg)


def _told_blocks(routine: Routine, exercises: Exercises) -> tuple[Block | Round, ...]:
    """The blocks, with every number in them that an exercise would have by itself."""
    known = routine.known(exercises)
    told = [
        replace(
            block,
            legs=block.leg_order,
            phases_s={phase.id: block.phase_s(phase) for phase in known[block.exercise].phases},
        )
        if isinstance(block, ExerciseBlock)
        else block
        for block in routine.all_blocks
    ]
    return routine.with_all_blocks(told).blocks
