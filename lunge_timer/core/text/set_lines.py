"""Which round and which set it is, in words, and how much there is to do in it."""

from lunge_timer.core.text.doses import leg_in_line
from lunge_timer.core.text.numbers import seconds_text
from lunge_timer.core.timeline import Leg, SetSpan, Step, StepKind, Timeline
from lunge_timer.language import _, ngettext

_MOST_HOLDS = 2  # of one length that are told one by one


def round_line(timeline: Timeline, step: Step | SetSpan) -> str:
    """Round 2 of 3; nothing of what is in no round, or in one that is done once."""
    own = None if step.block is None else timeline.places[step.block].round
    if own is None or step.round is None or own.times == 1:
        return ""
    return _("Round {number} of {count}").format(number=step.round, count=own.times)


def round_name(timeline: Timeline, step: Step) -> str:
    """What the rounds are called that the step is in; nothing where they have no name, or it is in none."""
    own = None if step.block is None or step.round is None else timeline.places[step.block].round
    return "" if own is None else own.name


def round_begun(timeline: Timeline, index: int) -> str:
    """The round that begins with step index; nothing where none does."""
    steps = timeline.steps
    if index >= len(steps) or (index and _round_of(timeline, index - 1) == _round_of(timeline, index)):
        return ""
    return round_line(timeline, steps[index])


def _round_of(timeline: Timeline, index: int) -> tuple[int, int] | None:
    """The number of a step's rounds in the file, and which of them it is in."""
    step = timeline.steps[index]
    in_none = step.block is None or step.round is None
    return None if in_none else (timeline.places[step.block or 0].block, step.round or 0)


def set_line(timeline: Timeline, span: SetSpan) -> str:
    """Which set it is, of how many, after its round; and of which leg, where each has its own.

    Set 1 of 3, left leg; or Round 2 of 3, set 1 of 2. In a round one set of an exercise has no number.
    """
    in_round = round_line(timeline, span)
    if not in_round:
        return own_set_line(span)
    if span.count == 1:
        return _joined(in_round, leg_in_line(span.only_leg))
    number = _("set {number} of {count}").format(number=span.number, count=span.count)
    return _joined(in_round, number, leg_in_line(span.only_leg))


def own_set_line(span: SetSpan) -> str:
    """The same without its round."""
    line = _("Set {number} of {count}").format(number=span.number, count=span.count)
    if span.only_leg is None:
        return line
    return _("{set}, {leg}").format(set=line, leg=leg_in_line(span.only_leg))


def set_dose_line(timeline: Timeline, span: SetSpan) -> str:
    """A set's reps and holds: "5 reps per leg · hold 5 s, 5 s"."""
    reps = max(span.reps.values())
    if len({*span.reps.values()}) > 1:
        left, right = span.reps[Leg.LEFT], span.reps[Leg.RIGHT]
        text = ngettext("{left} rep left, {right} right", "{left} reps left, {right} right", left)
        text = text.format(left=left, right=right)
    elif len(span.reps) == 1:
        text = ngettext("{count} rep", "{count} reps", reps).format(count=reps)
    else:
        text = ngettext("{count} rep per leg", "{count} reps per leg", reps).format(count=reps)
    first = next(rep for rep in timeline.reps if rep.first >= span.first)
    steps = timeline.steps[first.first : first.last + 1]
    if any(step.is_open_hold for step in steps):
        return text + " · " + _("hold as long as you can")
    holds = [seconds_text(step.estimate_ms / 1000) for step in steps if step.kind is StepKind.HOLD]
    if len(holds) > _MOST_HOLDS and len({*holds}) == 1:
        holds = holds[:1]
    return text + (" · " + _("hold {times}").format(times=" + ".join(holds)) if holds else "")


def _joined(*parts: str) -> str:
    return ", ".join(filter(None, parts))
