"""What the strip of a routine's steps shows, in one caption from left to right."""

from collections.abc import Iterator, Sequence
from itertools import cycle, groupby, islice

from msgspec.structs import replace

from lunge_timer.core.routine import Round
from lunge_timer.core.text.doses import leg_in_line, on_one_line, sets_text
from lunge_timer.core.text.numbers import clock_text, seconds_text
from lunge_timer.core.timeline import SetSpan, Step, StepKind, Timeline
from lunge_timer.language import _, ngettext

_MOST_ITEMS = 8  # of a caption: two lines of it on a window of 900 pixels


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
    sets = cycle((on_one_line(last), on_one_line(rest)))
    return _joined([*items, *islice(sets, max(0, _MOST_ITEMS - len(items)))])


def _caption(timeline: Timeline, *, whole: bool) -> Iterator[str]:
    """The strip's parts in order; without whole, the sets of a block and their rests are one part.

    So are the rounds of a round.
    """

    def part(step: Step) -> tuple[bool, int | None, int | None, bool]:
        if step.round is not None and step.block is not None:
            return True, timeline.places[step.block].block, None, False
        resting = step.kind is StepKind.REST
        return False, step.block, step.set if whole else None, resting if whole else False

    sets = {timeline.steps[span.first].start_ms: span for span in timeline.sets}
    for _part, run in groupby(timeline.steps, part):
        steps = [*run]
        first = steps[0]
        span_ms = steps[-1].end_ms - first.start_ms
        if first.round is not None and first.block is not None:
            yield _rounds_text(timeline.places[first.block].round, steps[-1].round or 1)
        elif first.kind in {StepKind.PREPARE, StepKind.REST}:
            yield on_one_line(f"{first.label} {seconds_text(span_ms / 1000)}")
        elif first.kind is StepKind.TIMED:  # a person's name for it may be longer than a line
            yield f"{first.label}\N{NO-BREAK SPACE}{clock_text(span_ms)}"
        elif whole:
            yield on_one_line(_set_text(sets[first.start_ms]))
        else:
            yield on_one_line(_sets_text(sets[first.start_ms].count, steps))


def _joined(items: Sequence[str]) -> str:
    return "   ".join(items)


def _rounds_text(block: Round | None, count: int) -> str:
    """Circuit: 3 rounds, rest 60 s; its name may be longer than a line."""
    rounds = on_one_line(ngettext("{count} round", "{count} rounds", count).format(count=count))
    if block is not None and block.rest_s and count > 1:
        rest = on_one_line(_("rest {seconds}").format(seconds=seconds_text(block.rest_s)))
        rounds = f"{rounds}, {rest}"
    if block is None or not block.name:
        return rounds
    return _("{name}: {rounds}").format(name=block.name, rounds=rounds)


def _set_text(span: SetSpan) -> str:
    if span.only_leg is None:
        return _("Set {number}").format(number=span.number)
    return _("Set {number}, {leg}").format(number=span.number, leg=leg_in_line(span.only_leg))


def _sets_text(count: int, steps: Sequence[Step]) -> str:
    sets = sets_text(count)
    rest = next((step for step in steps if step.kind is StepKind.REST), None)
    if rest is None:
        return sets
    return _("{sets}, rest {seconds}").format(sets=sets, seconds=seconds_text(rest.estimate_ms / 1000))
