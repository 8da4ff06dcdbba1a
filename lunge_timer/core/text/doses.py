"""A routine in words: the short lines that cards, captions and screen readers say of it."""

from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, groupby, islice
from typing import NamedTuple

from msgspec.structs import replace

from lunge_timer.core.adjust import exercise_blocks, held_phases, rests_after
from lunge_timer.core.exercise import Exercise, Exercises, Phase, Seconds
from lunge_timer.core.routine import Block, ExerciseBlock, LegOrder, Pace, Routine, TimedBlock, to_ms
from lunge_timer.core.text.numbers import (
    clock_text,
    exact_clock_text,
    load_text,
    number_text,
    range_text,
    seconds_text,
)
from lunge_timer.core.timeline import Leg, SetSpan, Step, StepKind, Timeline
from lunge_timer.language import _, ngettext

_MOST_ITEMS = 8  # of a caption: two lines of it on a window of 900 pixels


class RepLine(NamedTuple):
    """One phase of a rep in words: what to do, how long, and what to look to (or nothing)."""

    name: str
    time: str
    hint: str
    is_hold: bool


def dose_line(routine: Routine, exercises: Exercises) -> str:
    """How much there is to do, on a card: 8 sets · 15 per leg · rest 30 s."""
    blocks = exercise_blocks(routine)
    if not blocks:
        return _timed_steps(routine)
    parts = [*_counts(blocks, exercises)]
    holds = [[block.phase_s(phase) for phase in held_phases(exercises[block.exercise])] for block in blocks]
    told = dict.fromkeys(holds_text(each) for each in holds if any(each))
    if told:
        parts.append(_("hold {seconds}").format(seconds=" / ".join(told)))
    rests = [block.rest_s for block in blocks if rests_after(routine, block) and block.rest_s > 0]
    if rests:
        parts.append(_("rest {seconds}").format(seconds=range_text(min(rests), max(rests))))
    return " · ".join(parts)


def sets_of_reps(block: ExerciseBlock, exercises: Exercises) -> str:
    """The dose of one exercise, as short as can be: 3 × 10 per leg."""
    dose = _("{sets} × {reps} per leg") if exercises[block.exercise].per_leg else _("{sets} × {reps}")
    return dose.format(sets=block.sets, reps=block.reps)


def holds_text(seconds: Sequence[Seconds]) -> str:
    """The holds of a rep in their order: 5 s where they are alike, else 7 s + 5 s; none of no length."""
    held = [one for one in seconds if one > 0]
    return " + ".join(seconds_text(one) for one in (held if len({*held}) > 1 else held[:1]))


def subtitle(routine: Routine, exercises: Exercises) -> str:
    """What works and what it takes: Glutes, hamstrings, lower back · no equipment."""
    blocks = exercise_blocks(routine)
    if not blocks:
        return _timed_steps(routine)
    works: dict[str, str] = {}
    for part in ", ".join(exercises[block.exercise].works for block in blocks).split(", "):
        works.setdefault(part.casefold(), part[:1].lower() + part[1:] if works else part)
    equipment = dict.fromkeys(_equipment(block, exercises[block.exercise]) for block in blocks)
    needed = [what for what in equipment if what != _("no equipment")] or [*equipment]
    return " · ".join([", ".join(works.values()), ", ".join(needed)])


def total_text(routine: Routine, total_ms: int, say: Callable[[int], str] = clock_text) -> str:
    """How long routine takes; about, where the person sets the pace of a part."""
    is_open = any(block.pace is Pace.SELF for block in exercise_blocks(routine))
    return _about(say(total_ms), is_open=is_open)


def planned_text(timeline: Timeline) -> str:
    """How long a workout was to take as it began; about, where the person sets the pace of a part."""
    is_open = any(step.duration_ms is None for step in timeline.steps)
    return _about(clock_text(timeline.total_ms), is_open=is_open)


def _about(total: str, *, is_open: bool) -> str:
    return _("about {time}").format(time=total) if is_open else total


def strip_caption(timeline: Timeline) -> str:
    """What the strip shows, from left to right; the sets of a block are told as one where they are many."""
    items = [*_caption(timeline, whole=True)]
    is_long = timeline.sets and len(_joined(items)) > len(longest_caption(timeline))  # sets with their legs
    if is_long or len(items) > _MOST_ITEMS:
        items = [*_caption(timeline, whole=False)]
    if len(items) > _MOST_ITEMS:
        items = [*items[: _MOST_ITEMS - 2], "…", items[-1]]
    return _joined(items)


def longest_caption(timeline: Timeline) -> str:
    """About as long as the strip's caption becomes, however many sets are set: it fills all its items."""
    if not timeline.sets:
        return strip_caption(timeline)
    last = _("Set {number}").format(number=timeline.sets[-1].number)
    others = tuple(step for step in timeline.steps if step.set is None)
    items = [*_caption(replace(timeline, steps=others, sets=()), whole=False)]
    rest = _("Rest {time}").format(time=seconds_text(60))
    sets = cycle((_on_one_line(last), _on_one_line(rest)))
    return _joined([*items, *islice(sets, max(0, _MOST_ITEMS - len(items)))])


def leg_in_line(leg: Leg | None) -> str:
    """The leg within a line; nothing where it is not one leg's."""
    return {Leg.LEFT: _("left leg"), Leg.RIGHT: _("right leg")}.get(leg or Leg.BOTH, "")


def counted_leg_note(exercise: Exercise) -> str:
    """Which leg is meant by its reps, within a line, where it is not the leg that works."""
    return _("counts the leg that goes back") if exercise.counts_back_leg else ""


def guideline_notes(routine: Routine, exercises: Exercises) -> tuple[str, ...]:
    """Each number of routine that is beyond the guideline, with the guideline."""
    notes: list[str] = []
    for block in exercise_blocks(routine):
        exercise = exercises[block.exercise]
        numbers: list[tuple[str, Seconds, tuple[int, int]]] = [
            (phase.setting or phase.name, block.phase_s(phase), exercise.guideline.hold_s)
            for phase in held_phases(exercise)
        ]
        if rests_after(routine, block):
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
            time=""
            if block.pace is Pace.SELF and phase.kind == "move"
            else seconds_text(block.phase_s(phase)),
            hint=_hint(phase),
            is_hold=phase.kind == "hold",
        )
        for phase in exercise.phases
        if to_ms(block.phase_s(phase)) > 0
    )


def _hint(phase: Phase) -> str:
    """The first cue of phase; nothing where it says the phase's name again."""
    cue = phase.cues[0].text if phase.cues else ""
    return "" if _words(phase.name) <= _words(cue) else cue


def _words(sentence: str) -> set[str]:
    return {word.strip(",.").casefold() for word in sentence.split()}


def _counts(blocks: Sequence[ExerciseBlock], exercises: Exercises) -> Iterator[str]:
    """Sets and reps, and in which order the legs take turns where that is not after every rep."""
    if len(blocks) == 1:
        yield sets_of_reps(blocks[0], exercises) + _order(blocks[0])
        return
    yield _sets(sum(block.sets for block in blocks))
    reps = dict.fromkeys((block.reps, exercises[block.exercise].per_leg) for block in blocks)
    count, per_leg = next(iter(reps))
    if len(reps) == 1 and per_leg:
        yield _("{count} per leg").format(count=count)
    elif len(reps) == 1:
        yield ngettext("{count} rep", "{count} reps", count).format(count=count)


def _timed_steps(routine: Routine) -> str:
    count = len(routine.blocks)
    return ngettext("{count} timed step", "{count} timed steps", count).format(count=count)


def _sets(count: int) -> str:
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


def _caption(timeline: Timeline, *, whole: bool) -> Iterator[str]:
    """The strip's parts in order; without whole, the sets of a block and their rests are one part."""

    def part(step: Step) -> tuple[int | None, int | None, bool]:
        resting = step.kind is StepKind.REST
        return step.block, step.set if whole else None, resting if whole else False

    sets = {timeline.steps[span.first].start_ms: span for span in timeline.sets}
    for _part, run in groupby(timeline.steps, part):
        steps = [*run]
        first = steps[0]
        span_ms = steps[-1].end_ms - first.start_ms
        if first.kind in {StepKind.PREPARE, StepKind.REST}:
            yield _on_one_line(f"{first.label} {seconds_text(span_ms / 1000)}")
        elif first.kind is StepKind.TIMED:  # a person's name for it may be longer than a line
            yield f"{first.label}\N{NO-BREAK SPACE}{clock_text(span_ms)}"
        elif whole:
            yield _on_one_line(_set_text(sets[first.start_ms]))
        else:
            yield _on_one_line(_sets_text(sets[first.start_ms].count, steps))


def _joined(items: Sequence[str]) -> str:
    return "   ".join(items)


def _on_one_line(item: str) -> str:
    return item.replace(" ", "\N{NO-BREAK SPACE}")


def _set_text(span: SetSpan) -> str:
    if span.only_leg is None:
        return _("Set {number}").format(number=span.number)
    return _("Set {number}, {leg}").format(number=span.number, leg=leg_in_line(span.only_leg))


def _sets_text(count: int, steps: Sequence[Step]) -> str:
    sets = _sets(count)
    rest = next((step for step in steps if step.kind is StepKind.REST), None)
    if rest is None:
        return sets
    return _("{sets}, rest {seconds}").format(sets=sets, seconds=seconds_text(rest.estimate_ms / 1000))


def block_title(block: Block, exercises: Exercises) -> str:
    return block.name if isinstance(block, TimedBlock) else exercises[block.exercise].name


def block_line(block: Block, exercises: Exercises) -> str:
    """A block's dose in one line: 2 × 5 per leg, alternate, hold 7 s + 5 s, rest 45 s."""
    if isinstance(block, TimedBlock):
        time = exact_clock_text(to_ms(block.duration_s))
        return _("{time} per leg").format(time=time) if block.per_leg else time
    # A line breaks between parts and never inside one.
    return ", ".join(_on_one_line(part) for part in _parts(block, exercises))


def totals_line(routine: Routine, exercises: Exercises) -> str:
    """All that is done, added up: 5 sets · 60 reps per leg."""
    blocks = exercise_blocks(routine)
    if not blocks:
        return _timed_steps(routine)
    parts = [_sets(sum(block.sets for block in blocks))]
    per_leg = sum(block.sets * block.reps for block in blocks if exercises[block.exercise].per_leg)
    both = sum(block.sets * block.reps for block in blocks if not exercises[block.exercise].per_leg)
    if per_leg:
        reps = ngettext("{count} rep per leg", "{count} reps per leg", per_leg)
        parts.append(reps.format(count=per_leg))
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
    if any(holds):
        yield _("hold {seconds}").format(seconds=holds_text(holds))
    yield _("rest {seconds}").format(seconds=seconds_text(block.rest_s))
    if block.pace is Pace.SELF:
        yield _("at your own pace")
    if block.load.kg:
        yield _("{kg} kg").format(kg=number_text(block.load.kg))
