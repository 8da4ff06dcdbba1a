"""What the editor says of a block and of the whole routine, and how numbers are written and read."""

import re
from collections.abc import Iterator

from lunge_timer.core.adjust import exercise_blocks
from lunge_timer.core.describe import exact_clock_text, holds_text, number_text, seconds_text
from lunge_timer.core.exercise import Exercise, Exercises, Seconds
from lunge_timer.core.plan import set_count
from lunge_timer.core.routine import Block, ExerciseBlock, LegOrder, Pace, Routine, TimedBlock, to_ms
from lunge_timer.language import _, ngettext

_NUMBER = re.compile(r"[-−]?(\d{1,12}([.,]\d{0,9})?|[.,]\d{1,9})", re.ASCII)
_TIME = re.compile(r"(?:(?:(\d{1,3}):)?(\d{1,4}):)?(\d{1,6})([.,]\d{0,9})?", re.ASCII)
_MINUTE_S = 60


def block_title(block: Block, exercises: Exercises) -> str:
    return block.name if isinstance(block, TimedBlock) else exercises[block.exercise].name


def block_line(block: Block, exercises: Exercises) -> str:
    """A block's dose in one line: 2 × 5 per leg, alternate, hold 7 s + 5 s, rest 45 s."""
    if isinstance(block, TimedBlock):
        time = exact_clock_text(to_ms(block.duration_s))
        return _("{time} per leg").format(time=time) if block.per_leg else time
    # A line breaks between parts and never inside one.
    parts = _parts(block, exercises[block.exercise])
    return ", ".join(part.replace(" ", "\N{NO-BREAK SPACE}") for part in parts)


def totals_line(routine: Routine, exercises: Exercises) -> str:
    """All that is done, added up: 5 sets · 60 reps per leg."""
    blocks = exercise_blocks(routine)
    if not blocks:
        count = len(routine.blocks)
        return ngettext("{count} timed step", "{count} timed steps", count).format(count=count)
    sets = sum(set_count(block) for block in blocks)
    parts = [ngettext("{count} set", "{count} sets", sets).format(count=sets)]
    per_leg = sum(block.sets * block.reps for block in blocks if exercises[block.exercise].per_leg)
    both = sum(block.sets * block.reps for block in blocks if not exercises[block.exercise].per_leg)
    if per_leg:
        reps = ngettext("{count} rep per leg", "{count} reps per leg", per_leg)
        parts.append(reps.format(count=per_leg))
    if both:
        reps = ngettext("{count} rep with both", "{count} reps with both", both)
        parts.append(reps.format(count=both))
    return " · ".join(parts)


def sentence(reason: str) -> str:
    """A reason as it stands by itself, and not behind its place."""
    return reason[:1].upper() + reason[1:]


def read_number(text: str) -> Seconds:
    """The number that was typed, whole where it can be. Raises ValueError with what to type instead."""
    text = text.strip()
    if not _NUMBER.fullmatch(text):
        raise ValueError(_("Type a number"))
    number = float(text.replace(",", ".").replace("−", "-"))
    return int(number) if number.is_integer() else number


def read_whole(text: str) -> int:
    """As read_number, where only a whole number will do."""
    number = read_number(text)
    if not isinstance(number, int):
        raise ValueError(_("Type a whole number"))  # noqa: TRY004 - of what was typed, not of a program's type
    return number


def read_time(text: str) -> Seconds:
    """Seconds from 90, 1:30 or 1:00:00. Raises ValueError with what to type instead."""
    found = _TIME.fullmatch(text.strip())
    if not found:
        raise ValueError(_("Type minutes and seconds, as in 1:30"))
    hours, minutes, seconds, fraction = (part or "" for part in found.groups())
    whole_s = (int(hours or 0) * _MINUTE_S + int(minutes or 0)) * _MINUTE_S + int(seconds)
    return read_number(f"{whole_s}{fraction}")  # a sum of floats would be off in its last digit


def _parts(block: ExerciseBlock, exercise: Exercise) -> Iterator[str]:
    dose = _("{sets} × {reps} per leg") if exercise.per_leg else _("{sets} × {reps}")
    yield dose.format(sets=block.sets, reps=block.reps)
    if exercise.per_leg:
        yield {
            LegOrder.ALTERNATE: _("alternate"),
            LegOrder.ONE_AT_A_TIME: _("one leg at a time"),
            LegOrder.ALTERNATE_SETS: _("alternate sets"),
        }[block.leg_order]
    holds = [block.phase_s(phase) for phase in exercise.phases if phase.kind == "hold"]
    if any(holds):
        yield _("hold {seconds}").format(seconds=holds_text(holds))
    yield _("rest {seconds}").format(seconds=seconds_text(block.rest_s))
    if block.pace is Pace.SELF:
        yield _("at your pace")
    if block.load.kg:
        yield _("{kg} kg").format(kg=number_text(block.load.kg))
