"""What a leg test showed, in words: the better trial of each leg, since a test has no number to reach."""

from collections.abc import Collection, Iterable, Mapping

from lunge_timer.core.done_workout import SetDone, SetLeg, Workout
from lunge_timer.core.progression.leg_test import is_measured_by_hold
from lunge_timer.core.summary import Summary
from lunge_timer.core.text.numbers import seconds_text
from lunge_timer.core.text.results import headline
from lunge_timer.core.timeline import StepKind, Timeline
from lunge_timer.language import _, ngettext

NOTHING = "–"  # of a leg that was not tested
_LEGS: tuple[SetLeg, ...] = ("left", "right")


def leg_test_results(sets: Iterable[SetDone]) -> Mapping[SetLeg, str]:
    """By leg what the better of its trials came to: 38 s, or 23 reps.

    Nothing where nothing was tested, or sets were done beside it that were none: they would be left out.
    """
    tests = [one for one in sets if one.purpose == "test" or one.reps_planned]
    if any(one.purpose != "test" for one in tests):
        return {}
    return {leg: _best(trials) for leg in _LEGS if (trials := [one for one in tests if one.leg == leg])}


def ending_line(summary: Summary, workout: Workout | None) -> str:
    """How a workout went, in a line; of a leg test, which has no number to reach, that it is done."""
    is_test = workout is not None and bool(leg_test_results(workout.sets))
    return _("Leg test done") if is_test else headline(summary)


def how_to_end(timeline: Timeline, index: int, *, tests: Collection[int], key: str) -> str:
    """How a set of one of those blocks is ended, leg tests, which have no number to reach.

    By that key, or without one by the button; an open hold before it begins, for then the ring says it.
    Nothing between two sets.
    """
    span, step = timeline.set_at(index), timeline.steps[index]
    if span is None or step.block not in tests:
        return ""
    if any(each.is_open_hold for each in timeline.steps[span.first : span.last + 1]):
        ahead = any(each.is_open_hold for each in timeline.steps[index + 1 : span.last + 1])
        return _("Hold as long as you can, then press Space") if ahead and not step.is_open_hold else ""
    presses = _("Press {key} to end the set").format(key=key) if key else _("“End set” ends the set")
    is_hold = any(each.kind is StepKind.HOLD for each in timeline.steps[span.first : span.last + 1])
    when = _("when you can hold no longer") if is_hold else _("before a rep is not clean")
    return _("{presses} {when}").format(presses=presses, when=when)


def _best(trials: list[SetDone]) -> str:
    if is_measured_by_hold(trials[0]):
        return seconds_text(round(max(one.longest_hold_ms for one in trials) / 1000))
    reps = max(one.reps_done for one in trials)
    return ngettext("{count} rep", "{count} reps", reps).format(count=reps)
