"""When a routine was last done, and how much of it, in one line: 3 days ago, all 15 + 15."""

from collections.abc import Sequence

from lunge_timer.core.history import Outcome, SetLeg, Workout
from lunge_timer.core.text.leg_test_lines import leg_test_results
from lunge_timer.language import _, ngettext

_LEGS: Sequence[SetLeg] = ("left", "right", "both")


def last_done_line(workout: Workout, *, today: int) -> str:
    """How long ago that workout was, and the reps of each leg: all of them, or how many of how many."""
    amount = _amount(workout)
    when = days_ago(today - workout.local_day)
    return _("{when}, {amount}").format(when=when, amount=amount) if amount else when


def days_ago(days: int) -> str:
    if days <= 0:  # below 0: the clock was wrong then, or is now
        return _("today")
    if days == 1:
        return _("yesterday")
    return ngettext("{count} day ago", "{count} days ago", days).format(count=days)


def _amount(workout: Workout) -> str:
    tested = leg_test_results(workout.sets)
    if tested:
        return " + ".join(tested.values())
    by_leg = [
        (sum(one.reps_done for one in sets), sum(one.reps_planned for one in sets))
        for leg in _LEGS
        if (sets := [one for one in workout.sets if one.leg == leg and one.reps_planned])
    ]
    if not by_leg:
        return ""
    done, planned = (" + ".join(map(str, counts)) for counts in zip(*by_leg, strict=True))
    if done == planned and workout.outcome is Outcome.COMPLETE:
        return _("all {reps}").format(reps=done)
    # Sets that were not reached need not be among those that are written down.
    return done if done == planned else _("{done} of {planned}").format(done=done, planned=planned)
