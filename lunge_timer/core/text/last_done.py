"""When a routine was last done, and how much of it, in one line: 3 days ago, all 15 + 15."""

from collections import Counter

from lunge_timer.core.done_workout import SetLeg, Workout
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.planned_reps import BOTH_LEGS, EACH_LEG, planned_sets
from lunge_timer.core.text.leg_test_lines import leg_test_results
from lunge_timer.language import _, ngettext


def last_done_line(workout: Workout, exercises: Exercises, *, today: int) -> str:
    """How long ago that workout was, and the reps of each leg: all of them, or how many of how many."""
    amount = _amount(workout, exercises)
    when = days_ago(today - workout.local_day)
    return _("{when}, {amount}").format(when=when, amount=amount) if amount else when


def days_ago(days: int) -> str:
    if days <= 0:  # below 0: the clock was wrong then, or is now
        return _("today")
    if days == 1:
        return _("yesterday")
    return ngettext("{count} day ago", "{count} days ago", days).format(count=days)


def _amount(workout: Workout, exercises: Exercises) -> str:
    tested = leg_test_results(workout.sets)
    if tested:
        return " + ".join(tested.values())
    done, planned = Counter[SetLeg](), _planned(workout, exercises)
    for one in workout.sets:
        done[one.leg] += one.reps_done
    legs = [leg for leg in (*EACH_LEG, *BOTH_LEGS) if planned[leg]]
    reps, of = (" + ".join(str(counts[leg]) for leg in legs) for counts in (done, planned))
    if not legs:
        return ""
    if reps == of:
        return _("all {reps}").format(reps=reps)
    return _("{done} of {planned}").format(done=reps, planned=of)


def _planned(workout: Workout, exercises: Exercises) -> Counter[SetLeg]:
    """The reps of each leg as the plan has them, or else those of the sets that were begun."""
    planned = Counter[SetLeg]()
    blocks = planned_sets(workout, exercises)
    if blocks is None:
        for one in workout.sets:
            planned[one.leg] += one.reps_planned
        return planned
    for block in blocks.values():
        planned.update(block.reps)
    return planned
