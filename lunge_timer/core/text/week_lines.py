"""The weeks of training in words: this one against its goal, and the last ones together."""

from lunge_timer.core.weeks import Tally, Week
from lunge_timer.language import _, ngettext


def week_line(week: Week) -> str:
    """The lunge workouts of a week against its goal: 2 of 3-4."""
    return _("{done} of {goal}").format(done=len(week.lunge_days), goal=goal_text(week.low, week.high))


def goal_text(low: int, high: int) -> str:
    if low == high:
        return str(low)
    return _("{low}\N{EN DASH}{high}").format(low=low, high=high)


def tally_line(tally: Tally) -> str:
    """The last weeks together: 20 of 21 · 1 week away left out; nothing where nothing was asked for."""
    return " · ".join(filter(None, (tally_count(tally), left_out_line(tally))))


def tally_count(tally: Tally) -> str:
    return _("{done} of {asked}").format(done=tally.done, asked=tally.asked) if tally.asked else ""


def left_out_line(tally: Tally) -> str:
    if not tally.weeks_away:
        return ""
    away = ngettext("{count} week away left out", "{count} weeks away left out", tally.weeks_away)
    return away.format(count=tally.weeks_away)


def glute_line(week: Week) -> str:
    """How many glute sessions the week has had, which is as many as it needs; nothing where it had none."""
    count = len(week.glute_days)
    if not count:
        return ""
    return ngettext(
        "Glutes: once this week, which is enough.",
        "Glutes: {count} times this week; once is enough.",
        count,
    ).format(count=count)


def second_glute_note() -> str:
    """Said before the second glute session of a week begins, which is never forbidden."""
    return _("You did a glute session this week: once a week is enough.")
