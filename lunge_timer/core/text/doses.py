"""A routine in words: the short lines that cards, captions and screen readers say of it."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from lunge_timer.core.adjust import exercise_blocks, held_phases, rests_after
from lunge_timer.core.exercise import Exercise, Exercises, Phase, Seconds
from lunge_timer.core.plan import rest_follows
from lunge_timer.core.routine import (
    Block,
    ExerciseBlock,
    LegOrder,
    LegReps,
    Pace,
    Round,
    Routine,
    TimedBlock,
    to_ms,
)
from lunge_timer.core.text.numbers import (
    clock_text,
    exact_clock_text,
    load_text,
    number_text,
    range_text,
    seconds_text,
)
from lunge_timer.core.text.rounds import rounds_text
from lunge_timer.core.timeline import Leg, Timeline
from lunge_timer.language import _, ngettext

_MOST_NUMBERS = 6  # of the sets of one exercise, in a line


class RepLine(NamedTuple):
    """One phase of a rep in words: what to do, how long, and what to look to (or nothing)."""

    name: str
    time: str
    hint: str
    is_hold: bool


def dose_line(routine: Routine, exercises: Exercises) -> str:
    """How much there is to do, on a card: 8 sets · 15 per leg · rest 30 s."""
    blocks, known = exercise_blocks(routine), routine.known(exercises)
    if not blocks:
        return _timed_steps(routine)
    parts = [*_counts(routine, known)]
    holds = [[block.phase_s(phase) for phase in held_phases(known[block.exercise])] for block in blocks]
    told = dict.fromkeys(
        _("as long as you can") if block.open_holds else holds_text(held)
        for block, held in zip(blocks, holds, strict=True)
        if any(held)
    )
    if told:
        parts.append(_("hold {seconds}").format(seconds=" / ".join(told)))
    rests = [
        block.rest_s for number, block in routine.exercise_blocks.items() if rests_after(routine, number)
    ]
    rests += [
        block.rest_s
        for number, block in enumerate(routine.blocks)
        if isinstance(block, Round) and (block.times > 1 or rest_follows(routine.blocks, number))
    ]
    rests = [rest_s for rest_s in rests if to_ms(rest_s) > 0]
    if rests:
        parts.append(_("rest {seconds}").format(seconds=range_text(min(rests), max(rests))))
    return " · ".join(parts)


def sets_of_reps(block: ExerciseBlock, exercises: Exercises) -> str:
    """The dose of one exercise, as short as can be: 3 × 10 per leg."""
    is_one_number = exercises[block.exercise].per_leg and not isinstance(block.reps, LegReps)
    dose = _("{sets} × {reps} per leg") if is_one_number else _("{sets} × {reps}")
    first, *others = block.reps_numbers
    reps = reps_text(block) if len(others) < _MOST_NUMBERS else f"{first}/{others[0]}/…/{others[-1]}"
    return dose.format(sets=block.sets, reps=reps)


def reps_text(block: ExerciseBlock) -> str:
    """The reps of a set: 10, or 12/10/8 set by set, or 12 left + 10 right."""
    if isinstance(block.reps, LegReps):
        return _("{left} left + {right} right").format(left=block.reps.left, right=block.reps.right)
    return "/".join(map(str, block.reps_numbers))


def holds_text(seconds: Sequence[Seconds]) -> str:
    """The holds of a rep in their order: 5 s where they are alike, else 7 s + 5 s; none of no length."""
    held = [one for one in seconds if one > 0]
    return " + ".join(seconds_text(one) for one in (held if len({*held}) > 1 else held[:1]))


def subtitle(routine: Routine, exercises: Exercises) -> str:
    """What works and what it takes: Glutes, hamstrings, lower back · no equipment."""
    blocks, known = exercise_blocks(routine), routine.known(exercises)
    if not blocks:
        return _timed_steps(routine)
    works: dict[str, str] = {}
    said = filter(None, (known[block.exercise].works for block in blocks))
    for part in ", ".join(said).split(", "):
        works.setdefault(part.casefold(), part[:1].lower() + part[1:] if works else part)
    equipment = dict.fromkeys(_equipment(block, known[block.exercise]) for block in blocks)
    needed = [what for what in equipment if what != _("no equipment")] or [*equipment]
    lists = (", ".join(filter(None, parts)) for parts in (works.values(), needed))
    return " · ".join(filter(None, lists))  # an own exercise may say neither


def total_text(routine: Routine, total_ms: int, say: Callable[[int], str] = clock_text) -> str:
    """How long routine takes; about, where the person sets the pace of a part."""
    is_open = any(block.pace is Pace.SELF or block.open_holds for block in exercise_blocks(routine))
    return _about(say(total_ms), is_open=is_open)


def planned_text(timeline: Timeline) -> str:
    """How long a workout was to take as it began; about, where the person sets the pace of a part."""
    is_open = any(step.duration_ms is None for step in timeline.steps)
    return _about(clock_text(timeline.total_ms), is_open=is_open)


def _about(total: str, *, is_open: bool) -> str:
    return _("about {time}").format(time=total) if is_open else total


def leg_in_line(leg: Leg | None) -> str:
    """The leg within a line; nothing where it is not one leg's."""
    return {Leg.LEFT: _("left leg"), Leg.RIGHT: _("right leg")}.get(leg or Leg.BOTH, "")


def counted_leg_note(exercise: Exercise) -> str:
    """Which leg is meant by its reps, within a line, where it is not the leg that works."""
    return _("counts the leg that goes back") if exercise.counts_back_leg else ""


def guideline_notes(routine: Routine, exercises: Exercises) -> tuple[str, ...]:
    """Each number of routine that is beyond the guideline, with the guideline."""
    notes: list[str] = []
    known = routine.known(exercises)
    for number, block in routine.exercise_blocks.items():
        exercise = known[block.exercise]
        numbers: list[tuple[str, Seconds, tuple[int, int]]] = [
            (phase.setting or phase.name, block.phase_s(phase), exercise.guideline.hold_s)
            for phase in held_phases(exercise)
            if not block.open_holds  # which last as long as they can
        ]
        if rests_after(routine, number):
            numbers.append((_("Rest between sets"), block.rest_s, exercise.guideline.rest_s))
        for title, seconds, (low, high) in numbers:
            if not low <= seconds <= high:
                note = _("{title}: {seconds} is beyond the guideline of {range} for {exercise}.")
                here, advised = seconds_text(seconds), range_text(low, high)
                notes.append(note.format(title=title, seconds=here, range=advised, exercise=exercise.name))
    return tuple(dict.fromkeys(notes))


def rep_lines(block: ExerciseBlock, exercise: Exercise) -> tuple[RepLine, ...]:
    """How each rep goes, phase by phase; one that the person ends has no time, one of no length is out."""
    return tuple(
        RepLine(
            name=phase.name,
            time=_phase_time(block, phase),
            hint=_hint(phase),
            is_hold=phase.kind == "hold",
        )
        for phase in exercise.phases
        if to_ms(block.phase_s(phase)) > 0
    )


def _phase_time(block: ExerciseBlock, phase: Phase) -> str:
    if phase.kind == "hold":
        return _("as long as you can") if block.open_holds else seconds_text(block.phase_s(phase))
    return "" if block.pace is Pace.SELF else seconds_text(block.phase_s(phase))


def _hint(phase: Phase) -> str:
    """The first cue of phase; nothing where it says the phase's name again."""
    cue = phase.cues[0].text if phase.cues else ""
    return "" if _words(phase.name) <= _words(cue) else cue


def _words(sentence: str) -> set[str]:
    return {word.strip(",.").casefold() for word in sentence.split()}


def _counts(routine: Routine, exercises: Exercises) -> Iterator[str]:
    """Rounds, sets and reps, and in which order the legs take turns where that is not after every rep."""
    blocks = exercise_blocks(routine)
    rounds = sum(
        block.times
        for block in routine.blocks
        if isinstance(block, Round) and any(isinstance(each, ExerciseBlock) for each in block.blocks)
    )
    if rounds:
        yield rounds_text(rounds)
    if len(blocks) == 1:
        yield sets_of_reps(blocks[0], exercises) + _order(blocks[0])
        return
    yield sets_text(_all_sets(routine))
    reps = dict.fromkeys((block.even_reps, exercises[block.exercise].per_leg) for block in blocks)
    count, per_leg = next(iter(reps))
    if len(reps) > 1 or count is None:
        return
    if per_leg:
        yield _("{count} per leg").format(count=count)
    else:
        yield ngettext("{count} rep", "{count} reps", count).format(count=count)


def _timed_steps(routine: Routine) -> str:
    count = sum(map(routine.times, range(len(routine.all_blocks))))
    return ngettext("{count} timed step", "{count} timed steps", count).format(count=count)


def _all_sets(routine: Routine) -> int:
    """All sets of all rounds."""
    return sum(block.sets * routine.times(number) for number, block in routine.exercise_blocks.items())


def sets_text(count: int) -> str:
    return ngettext("{count} set", "{count} sets", count).format(count=count)


def _order(block: ExerciseBlock) -> str:
    return {
        LegOrder.ALTERNATE: "",
        LegOrder.ONE_AT_A_TIME: _(", one leg at a time"),
        LegOrder.ALTERNATE_SETS: _(", legs take turns by set"),
    }[block.leg_order]


def _equipment(block: ExerciseBlock, exercise: Exercise) -> str:
    """What is needed, with the weight where the routine says one."""
    named = {"dumbbells": _("dumbbells"), "barbell": _("barbell"), "vest": _("weighted vest")}
    unweighed = "" if block.load.kg else named.get(block.load.kind)
    return load_text(block.load) or unweighed or exercise.equipment


def on_one_line(item: str) -> str:
    return item.replace(" ", "\N{NO-BREAK SPACE}")


def block_title(block: Block, exercises: Exercises) -> str:
    return block.name if isinstance(block, TimedBlock) else exercises[block.exercise].name


def block_line(block: Block, exercises: Exercises) -> str:
    """A block's dose in one line: 2 × 5 per leg, alternate, hold 7 s + 5 s, rest 45 s."""
    if isinstance(block, TimedBlock):
        time = exact_clock_text(to_ms(block.duration_s))
        return _("{time} per leg").format(time=time) if block.per_leg else time
    # A line breaks between parts and never inside one.
    return ", ".join(on_one_line(part) for part in _parts(block, exercises))


def totals_line(routine: Routine, exercises: Exercises) -> str:
    """All that is done, added up: 5 sets · 60 reps per leg."""
    if not exercise_blocks(routine):
        return _timed_steps(routine)
    known, totals = routine.known(exercises), Counter[str]()
    for number, block in routine.exercise_blocks.items():
        for leg in ("left", "right") if known[block.exercise].per_leg else ("both",):
            totals[leg] += block.all_reps(leg) * routine.times(number)
    parts = [sets_text(_all_sets(routine))]
    left, right, both = (totals[leg] for leg in ("left", "right", "both"))
    if left and left == right:
        reps = ngettext("{count} rep per leg", "{count} reps per leg", left)
        parts.append(reps.format(count=left))
    elif left:
        parts.append(_("{left} reps left, {right} right").format(left=left, right=right))
    if both:
        reps = ngettext("{count} rep with both legs", "{count} reps with both legs", both)
        parts.append(reps.format(count=both))
    return " · ".join(parts)


def _parts(block: ExerciseBlock, exercises: Exercises) -> Iterator[str]:
    exercise = exercises[block.exercise]
    yield sets_of_reps(block, exercises)
    if exercise.per_leg:
        yield {
            LegOrder.ALTERNATE: _("alternate"),
            LegOrder.ONE_AT_A_TIME: _("one leg at a time"),
            LegOrder.ALTERNATE_SETS: _("legs by set"),
        }[block.leg_order]
    holds = [block.phase_s(phase) for phase in exercise.phases if phase.kind == "hold"]
    if any(holds) and block.open_holds:
        yield _("hold as long as you can")
    elif any(holds):
        yield _("hold {seconds}").format(seconds=holds_text(holds))
    yield _("rest {seconds}").format(seconds=seconds_text(block.rest_s))
    if block.pace is Pace.SELF:
        yield _("at your own pace")
    if block.load.kg:
        yield _("{kg} kg").format(kg=number_text(block.load.kg))
