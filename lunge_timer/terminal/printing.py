"""A routine and its timeline as text: the list and the plan that a terminal shows, and the plan as JSON."""

import json
import unicodedata
from collections.abc import Iterator, Sequence

from lunge_timer.core.exercise import Exercises, source_name
from lunge_timer.core.plan import routine_size
from lunge_timer.core.routine import Routine
from lunge_timer.core.speech.placing import Spoken
from lunge_timer.core.text.advice import doses_for, exercises_of
from lunge_timer.core.text.changes import your_dose_line
from lunge_timer.core.text.doses import dose_line, guideline_notes, subtitle, total_text
from lunge_timer.core.text.numbers import exact_clock_text, seconds_text
from lunge_timer.core.timeline import Leg, Step, StepKind, Timeline
from lunge_timer.language import _
from lunge_timer.sound.score import Score

_GAP = "  "


def list_text(routines: Sequence[Routine], exercises: Exercises, changed: Sequence[Routine] = ()) -> str:
    """One line per routine: its name, its total, its dose. In those of changed the person's numbers stand."""
    rows = [
        (
            routine.name,
            total_text(routine, routine_size(routine, exercises).total_ms),
            your_dose_line(routine, exercises)
            if any(routine is one for one in changed)
            else dose_line(routine, exercises),
        )
        for routine in routines
    ]
    return "\n".join(aligned(rows, right={1}))


def plan_json(score: Score) -> str:
    """The plan for other programs, one step per line, in ASCII so that every console and pipe carries it.

    Of a routine that takes version 2 of the format it tells the rounds, too.

    Where a voice speaks, what it says after the last step stands at the end.
    """
    timeline = score.timeline
    plain = [_plain(timeline, step, _spoken(score, index)) for index, step in enumerate(timeline.steps)]
    steps = ",\n           ".join(map(json.dumps, plain))
    said = _plain_words(_spoken(score, len(plain)))
    last = f',\n "spoken_at_end": {json.dumps(said)}' if said else ""
    head = f'"name": {json.dumps(timeline.name)}, "total_ms": {timeline.total_ms}'
    return f'{{{head},\n "steps": [{steps}]{last}}}'


def plan_text(routine: Routine, score: Score, exercises: Exercises) -> str:
    """The plan for people: what it is, what is advised and by whom, and every step, with its words."""
    timeline = score.timeline
    head = [f"{timeline.name} · {total_text(routine, timeline.total_ms)}", dose_line(routine, exercises)]
    head += [subtitle(routine, exercises), *_advice(routine, exercises), *guideline_notes(routine, exercises)]
    titles = (_("Time"), _("Length"), _("Step"), _("Leg"), _("Set"), _("Rep"), _("Voice"))
    sets = {(span.block, span.round, timeline.steps[span.first].set): span for span in timeline.sets}
    legs = {Leg.LEFT: _("left"), Leg.RIGHT: _("right"), Leg.BOTH: _("both"), None: ""}
    rows = [titles]
    for index, step in enumerate(timeline.steps):
        length = _("as long as you can") if step.is_open_hold else _("at your own pace")
        if step.duration_ms is not None:
            length = seconds_text(step.duration_ms / 1000)
        span = None if step.set is None else sets[step.block or 0, step.round, step.set]
        of_count = "" if span is None else f"{span.number}/{span.count}"
        rep = "" if step.rep is None else str(step.rep)
        said = _words(_spoken(score, index))
        rows.append(
            (exact_clock_text(step.start_ms), length, step.label, legs[step.leg], of_count, rep, said)
        )
    at_end = _words(_spoken(score, len(timeline.steps)))
    rows.append((exact_clock_text(timeline.total_ms), "", _("The end"), "", "", "", at_end))
    columns = len(titles) if at_end else len(titles) - 1
    return "\n".join([*head, "", *aligned([row[:columns] for row in rows], right={0, 1, 5})])


def _plain(timeline: Timeline, step: Step, said: Sequence[Spoken]) -> dict[str, object]:
    """A step with the keys that other programs rely on, in their order."""
    place = None if step.block is None else timeline.places[step.block]
    is_between_rounds = step.kind is StepKind.REST and step.set is None
    item = None if place is None or is_between_rounds else place.item
    return {
        "kind": step.kind,
        "start_ms": step.start_ms,
        "duration_ms": step.duration_ms,
        "block": None if place is None else place.block,
        **({"round": step.round, "item": item} if timeline.version > 1 else {}),
        "set": step.set,
        "rep": step.rep,
        "leg": step.leg,
        "phase": None if step.phase is None else step.phase.id,
        "label": step.label,
        "spoken": _plain_words(said),
    }


def _spoken(score: Score, index: int) -> Sequence[Spoken]:
    """What is said in step index, or after the last one."""
    if index == len(score.timeline.steps):
        return score.spoken(index, None)
    step = score.timeline.steps[index]
    return score.spoken(index, step.duration_ms, open_ms=step.estimate_ms)


def _plain_words(said: Sequence[Spoken]) -> list[dict[str, object]]:
    return [{"at_ms": each.at_ms, "length_ms": each.length_ms, "text": each.text} for each in said]


def _words(said: Sequence[Spoken]) -> str:
    """What is said, each with its moment in the step: +0.3 s Left."""
    return _GAP.join(f"+{seconds_text(each.at_ms / 1000)} {each.text}" for each in said)


def _advice(routine: Routine, exercises: Exercises) -> Iterator[str]:
    """How often and how much each of the exercises is advised, and by whom."""
    for advice in doses_for(exercises_of(routine, exercises)):
        names = " · ".join(advice.exercises)
        often = _("{exercise}: advised {often}").format(exercise=names, often=advice.often)
        yield often if advice.often else names
        for dose in advice.told:
            yield _GAP + " ".join(dose.sentences)
            yield f"{2 * _GAP}\N{EN DASH} {' · '.join(map(source_name, dose.sources))}"


def aligned(rows: Sequence[tuple[str, ...]], right: set[int]) -> Iterator[str]:
    """Rows as lines in columns of even width, those numbered in right set to the right."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = []
        for number, (cell, width) in enumerate(zip(row, widths, strict=True)):
            space = " " * (width - _width(cell))
            cells.append(space + cell if number in right else cell + space)
        yield _GAP.join(cells).rstrip()


def _width(text: str) -> int:
    """How many places of a terminal a text takes: two for a wide character, none for a mark above another."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in {"W", "F"} else 1
        for c in text
    )
