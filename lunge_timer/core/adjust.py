"""What can be set in a routine before it starts: its holds, its rest, its sets and reps.

A number that stands in several blocks is one setting. What a file says beyond a control's range stays
as it is until the person sets it.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from lunge_timer.core.exercise import Exercise, Exercises, Phase, Seconds
from lunge_timer.core.plan import rest_follows, set_count
from lunge_timer.core.routine import HOLD_S, REPS, REST_S, SETS, ExerciseBlock, LegOrder, Routine, to_ms, to_s
from lunge_timer.language import _

REST_RANGE_S = (30, 60)


class SettingKind(StrEnum):
    HOLD = "hold"
    REST = "rest"
    SETS = "sets"
    REPS = "reps"


class Setting(Struct, frozen=True, kw_only=True):
    """One number that can be set: the ms of a hold or a rest, a count of sets or reps.

    values are what the blocks concerned have now, in their order, each once. low and high are the range
    of its control.
    """

    kind: SettingKind
    title: str
    values: tuple[int, ...]
    low: int
    high: int
    phase: str = ""  # the id of the phase that is held
    spoken: str = ""  # the title for who does not see what stands around it, where it is another
    used: bool = True  # no: it would change nothing, as a rest where no set follows; its place is kept

    @property
    def key(self) -> tuple[SettingKind, str, str]:
        """What it is, whatever its value."""
        return self.kind, self.phase, self.title

    @property
    def value(self) -> int:
        return self.values[0]

    @property
    def is_time(self) -> bool:
        return self.kind in {SettingKind.HOLD, SettingKind.REST}


def settings_of(routine: Routine, exercises: Exercises, *, beyond: bool = False) -> tuple[Setting, ...]:
    """Everything that can be set in routine: holds as they come, then rest, sets and reps.

    beyond: holds and rest as far as a file may have them, not only as far as the guideline goes.
    """
    blocks = exercise_blocks(routine)
    if not blocks:
        return ()
    numbers = [*_holds(blocks, exercises, beyond=beyond)]
    rests = [block.rest_s for block in blocks if rests_after(routine, block)]
    every_s = rests or [block.rest_s for block in blocks]
    rest = _timed(SettingKind.REST, _("Rest between sets"), every_s, REST_S if beyond else REST_RANGE_S)
    numbers.append(replace(rest, used=bool(rests)))
    in_turn = all(block.leg_order is LegOrder.ALTERNATE_SETS for block in blocks)
    per_leg = all(exercises[block.exercise].per_leg for block in blocks)
    sets, reps = [block.sets for block in blocks], [block.reps for block in blocks]
    if len(blocks) > 1:
        sets_title = _("Sets per leg, each") if in_turn else _("Sets each")
        spoken = _("Sets per leg of each exercise") if in_turn else _("Sets of each exercise")
    else:
        sets_title = spoken = _("Sets per leg") if in_turn else _("Sets")
    reps_title = _("Reps per leg") if per_leg else _("Reps")
    return (
        *numbers,
        replace(_setting(SettingKind.SETS, sets_title, sets, SETS), spoken=spoken),
        _setting(SettingKind.REPS, reps_title, reps, REPS),
    )


def adjust(routine: Routine, exercises: Exercises, setting: Setting, value: int) -> Routine:
    """Routine with that setting at value, in every block that has it, and nothing else changed.

    value is the ms of a time, or a count. Whether the whole is still within the hard limits is asked when it
    is laid out.
    """

    def adjusted(block: ExerciseBlock) -> ExerciseBlock:
        if setting.kind is SettingKind.REST:
            return replace(block, rest_s=to_s(value))
        if setting.kind is SettingKind.SETS:
            return replace(block, sets=value)
        if setting.kind is SettingKind.REPS:
            return replace(block, reps=value)
        wanted = (setting.phase, setting.title)
        held = any((phase.id, phase.setting) == wanted for phase in exercises[block.exercise].phases)
        return replace(block, phases_s={**block.phases_s, setting.phase: to_s(value)}) if held else block

    return replace(
        routine,
        blocks=tuple(adjusted(one) if isinstance(one, ExerciseBlock) else one for one in routine.blocks),
    )


def exercise_blocks(routine: Routine) -> tuple[ExerciseBlock, ...]:
    return tuple(block for block in routine.blocks if isinstance(block, ExerciseBlock))


def rests_after(routine: Routine, block: ExerciseBlock) -> bool:
    """Whether that block's rest has a place: between its sets, or before the exercise that follows."""
    return any(
        one is block and (set_count(block) > 1 or rest_follows(routine, number))
        for number, one in enumerate(routine.blocks)
    )


def held_phases(exercise: Exercise) -> tuple[Phase, ...]:
    """The phases of an exercise whose seconds can be set."""
    return tuple(phase for phase in exercise.phases if phase.setting is not None)


def _holds(blocks: Sequence[ExerciseBlock], exercises: Exercises, *, beyond: bool) -> Iterator[Setting]:
    found: dict[tuple[str, str], tuple[list[Seconds], tuple[int, int]]] = {}
    for block in blocks:
        exercise = exercises[block.exercise]
        for phase in held_phases(exercise):
            limits = HOLD_S if beyond else exercise.guideline.hold_s
            values, _limits = found.setdefault((phase.id, phase.setting or ""), ([], limits))
            values.append(block.phase_s(phase))
    for (phase_id, title), (values, limits) in found.items():
        yield replace(_timed(SettingKind.HOLD, title, values, limits), phase=phase_id)


def _timed(kind: SettingKind, title: str, values_s: Sequence[Seconds], range_s: tuple[int, int]) -> Setting:
    low_s, high_s = range_s
    return _setting(kind, title, [to_ms(one) for one in values_s], (to_ms(low_s), to_ms(high_s)))


def _setting(kind: SettingKind, title: str, values: Sequence[int], limits: tuple[int, int]) -> Setting:
    once = tuple(dict.fromkeys(values))
    return Setting(kind=kind, title=title, values=once, low=limits[0], high=limits[1])
