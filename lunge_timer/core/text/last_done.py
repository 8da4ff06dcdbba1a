"""When a routine was last done, and how much of it, in one line: 3 days ago, all 15 + 15."""

from collections import Counter
from collections.abc import Sequence

from lunge_timer.core.adjust import exercise_blocks
from lunge_timer.core.done_workout import SetLeg, Workout
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.progression.good_workout import plan_of
from lunge_timer.core.text.leg_test_lines import leg_test_results
from lunge_timer.language import _, ngettext

_LEGS: Sequence[SetLeg] = ("left", "right", "both")


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
    legs = [leg for leg in _LEGS if planned[leg]]
    reps, of = (" + ".join(str(counts[leg]) for leg in legs) for counts in (done, planned))
    if not legs:
        return ""
    if reps == of:
        return _("all {reps}").format(reps=reps)
    return _("{done} of {planned}").format(done=reps, planned=of)


def _planned(workout: Workout, exercises: Exercises) -> Counter[SetLeg]:
    """The reps of each leg as the plan has them: of a set that was not begun, nothing else is written."""
    planned = Counter[SetLeg]()
    plan = plan_of(workout)
    if plan is None:
        for one in workout.sets:
            planned[one.leg] += one.reps_planned
        return planned
    for block in exercise_blocks(plan):
        if block.exercise in exercises:  # and not one of a newer program
            per_leg = exercises[block.exercise].per_leg
            planned.update(dict.fromkeys(_LEGS[:2] if per_leg else _LEGS[2:], block.sets * block.reps))
    return planned
