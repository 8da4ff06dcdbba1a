"""The ranges that a routine's numbers keep to, unless the person goes beyond the guideline."""

from collections.abc import Iterator

from lunge_timer.core.adjust import REST_RANGE_S
from lunge_timer.core.exercise import Exercise, Exercises, Phase, Seconds
from lunge_timer.core.limits import REST_S, Limit, hold_limit
from lunge_timer.core.problems import Problem
from lunge_timer.core.routine import ExerciseBlock, Routine
from lunge_timer.core.text.doses import guideline_notes
from lunge_timer.core.text.numbers import number_text, range_text
from lunge_timer.language import _, ngettext


def hold_range(exercise: Exercise, *, beyond: bool) -> Limit:
    return hold_limit(exercise) if beyond else Limit(*exercise.guideline.hold_s)


def rest_range(exercise: Exercise, *, beyond: bool) -> Limit:
    """Nobody advises anything about the rests of an own exercise."""
    return REST_S if beyond or exercise.is_own else Limit(*REST_RANGE_S)


def holds_of(exercise: Exercise) -> Iterator[Phase]:
    """The holds and the bottom pause."""
    return (phase for phase in exercise.phases if phase.kind == "hold")


def beyond_guideline(routine: Routine, exercises: Exercises) -> Iterator[Problem]:
    """Every number that is not within the guideline's range, be it within the hard limits or not."""
    known = routine.known(exercises)
    for place, block in zip(routine.places, routine.all_blocks, strict=True):
        if isinstance(block, ExerciseBlock):
            for key, value, limit, hard in _ranges(block, known[block.exercise]):
                if not limit.low <= value <= limit.high:
                    reason = _(
                        "{value} is not between {low} and {high}; "
                        "tick “Beyond the guideline” to allow {range}"
                    ).format(
                        value=number_text(value),
                        low=limit.low,
                        high=limit.high,
                        range=range_text(hard.low, hard.high),
                    )
                    yield Problem(f"{place}.{key}", reason)


def guideline_note(routine: Routine, exercises: Exercises) -> str:
    """How many numbers of routine are beyond the guideline, or nothing."""
    count = len(guideline_notes(routine, exercises))
    told = ngettext(
        "{count} number is beyond the guideline", "{count} numbers are beyond the guideline", count
    )
    return told.format(count=count) if count else ""


def block_notes(block: ExerciseBlock, exercises: Exercises) -> str:
    """All that in block is beyond the guideline, its rest included whether it has a place or not."""
    return "\n".join(guideline_notes(Routine(name="", blocks=(block, block)), exercises))


def guideline_line(exercise: Exercise) -> str:
    """What is advised for exercise: Guideline: hold 1–10 s, rest 30–60 s."""
    rest = _("rest {range}").format(range=range_text(*exercise.guideline.rest_s))
    hold = _("hold {range}").format(range=range_text(*exercise.guideline.hold_s))
    parts = [hold, rest] if any(holds_of(exercise)) else [rest]
    # A line breaks between parts and never inside one.
    told = ", ".join(part.replace(" ", "\N{NO-BREAK SPACE}") for part in parts)
    return _("Guideline: {told}").format(told=told)


def _ranges(block: ExerciseBlock, exercise: Exercise) -> Iterator[tuple[str, Seconds, Limit, Limit]]:
    """Nobody advises anything about an own exercise."""
    if exercise.is_own:
        return
    for phase in holds_of(exercise):
        limit = hold_range(exercise, beyond=False)
        yield f"phases_s.{phase.id}", block.phase_s(phase), limit, hold_limit(exercise)
    yield "rest_s", block.rest_s, rest_range(exercise, beyond=False), REST_S
