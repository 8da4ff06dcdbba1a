"""A finished workout in words: its headline, its legs and its times."""

from collections.abc import Callable

from lunge_timer.core.summary import Summary
from lunge_timer.core.text.numbers import clock_text, spoken_time
from lunge_timer.core.timeline import Leg
from lunge_timer.language import _, ngettext


def headline(summary: Summary) -> str:
    """How it went, in a line."""
    done = sum(leg.reps_done for leg in summary.legs.values())
    planned = sum(leg.reps_planned for leg in summary.legs.values())
    if summary.complete:
        return _("All reps done") if planned else _("All steps done")
    if planned and done == planned:
        return _("Every rep done, but not every timed step")
    if planned:
        part = ngettext("{done} of {planned} rep", "{done} of {planned} reps", planned).format(
            done=done, planned=planned
        )
    else:
        part = _("{done} of {planned}").format(
            done=result_time_text(summary.worked_ms), planned=result_time_text(summary.worked_planned_ms)
        )
    if _rounded(summary.active_ms) < _rounded(summary.planned_ms):
        return _("Finished early: {part}").format(part=part)
    return _("{part} done").format(part=part)


def leg_name(leg: Leg) -> str:
    return {Leg.LEFT: _("Left leg"), Leg.RIGHT: _("Right leg"), Leg.BOTH: _("Both legs")}[leg]


def counted_leg_name(leg: Leg, *, back: bool) -> str:
    """The leg whose reps are told; back: it is the one that goes back in each of them."""
    return _("{leg} back").format(leg=leg_name(leg)) if back else leg_name(leg)


def of_reps(planned: int) -> str:
    return ngettext("of {count} rep", "of {count} reps", planned).format(count=planned)


def result_time_text(ms: int) -> str:
    """A time that is over, to the nearest second."""
    return clock_text(_rounded(ms))


def spoken_span(ms: int) -> str:
    """The same, as a screen reader is to say it."""
    return spoken_time(_rounded(ms))


def done_of(title: str, done: int, planned: int, say: Callable[[int], str]) -> str:
    """A row as a screen reader is to say it: Held: 2 minutes of 3 minutes; of no plan what was done alone."""
    if not planned:
        return _("{title}: {done}").format(title=title, done=say(done))
    return _("{title}: {done} of {planned}").format(title=title, done=say(done), planned=say(planned))


def _rounded(ms: int) -> int:
    return round(ms / 1000) * 1000
