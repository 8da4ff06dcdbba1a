"""What is suggested for a routine's next workout, in words: one sentence of what, and one of why."""

from lunge_timer.core.adjust import exercise_at, exercise_blocks, held_phases
from lunge_timer.core.exercise import Exercise, Exercises
from lunge_timer.core.prescribed import prescription_of
from lunge_timer.core.progression.leg_test import LegDifference
from lunge_timer.core.progression.pain import PainTold
from lunge_timer.core.progression.suggestion import Rule, Suggestion
from lunge_timer.core.routine import ExerciseBlock
from lunge_timer.core.text.doses import holds_text
from lunge_timer.core.text.numbers import load_text
from lunge_timer.core.text.prescriptions import pain_limit_line
from lunge_timer.language import _, ngettext


def next_time(suggestion: Suggestion, exercises: Exercises) -> str:
    """What to do: Next time: hold 6 s."""
    told = _changes(suggestion, exercises)
    if suggestion.rule is Rule.PAIN_KEEP:
        return _("Next time: the same numbers, for what your clinician has cleared")
    if suggestion.rule is Rule.PAIN_STOP:
        if not told:
            return _("Stop for now; then only what your clinician has cleared")
        return _("Stop for now. Next time, for what your clinician has cleared: {changes}").format(
            changes=told
        )
    return _("Next time: {changes}").format(changes=told)


def reason(suggestion: Suggestion, exercises: Exercises) -> str:
    """Why it is said: Twice in a row every hold was kept and two or more reps were left on both legs."""
    if suggestion.pain is not None:
        limit = pain_limit_line(prescription_of(suggestion.before), suggestion.pain.score)
        return " ".join(filter(None, (_pain(suggestion.pain), limit)))
    if suggestion.rule is Rule.AWAY:
        days = suggestion.days_away
        return ngettext(
            "It has been {count} day: come back with a little less.",
            "It has been {count} days: come back with a little less.",
            days,
        ).format(count=days)
    if suggestion.rule is Rule.MISSED:
        return _("Twice in a row not everything could be done.")
    known = suggestion.before.known(exercises)
    exercise = known[exercise_at(suggestion.before, suggestion.blocks[0]).exercise]
    if suggestion.difference is not None:
        return _weaker(suggestion.difference, exercise)
    return _earned(suggestion, exercises)


def difference_line(difference: LegDifference, exercise: Exercise) -> str:
    """What the leg tests say of an exercise: No clear difference, or by how much which leg does less."""
    if difference.weaker is None:
        return _("No clear difference")
    percent = round(difference.share * 100)
    if exercise.counts_back_leg:
        return {
            "left": _("{percent} % less with the left leg back"),
            "right": _("{percent} % less with the right leg back"),
        }[difference.weaker].format(percent=percent)
    return {
        "left": _("{percent} % less with the left leg"),
        "right": _("{percent} % less with the right leg"),
    }[difference.weaker].format(percent=percent)


def _changes(suggestion: Suggestion, exercises: Exercises) -> str:
    """What is another in each block; once where it is the same in every exercise of the routine."""
    told: dict[int, str] = {}
    known = suggestion.after.known(exercises)
    for number in suggestion.blocks:
        before, after = exercise_at(suggestion.before, number), exercise_at(suggestion.after, number)
        told[number] = ", ".join(_block_changes(before, after, known[after.exercise]))
    alike = {*told.values()}
    if len(alike) == 1 and len(told) == len(exercise_blocks(suggestion.after)):
        return alike.pop()
    return " · ".join(
        _("{exercise}: {changes}").format(
            exercise=known[exercise_at(suggestion.after, number).exercise].name, changes=changes
        )
        for number, changes in told.items()
    )


def _block_changes(before: ExerciseBlock, after: ExerciseBlock, exercise: Exercise) -> list[str]:
    """Each number that is another now, as it is now."""
    changes: list[str] = []
    holds = [[block.phase_s(phase) for phase in held_phases(exercise)] for block in (before, after)]
    if holds[0] != holds[1]:
        changes.append(_("hold {seconds}").format(seconds=holds_text(holds[1])))
    if before.sets != after.sets:
        changes.append(ngettext("{count} set", "{count} sets", after.sets).format(count=after.sets))
    if before.load != after.load:
        changes.append(load_text(after.load))
    if before.reps != after.reps:
        count = after.even_reps or 0  # nothing is advised of reps that differ
        if exercise.per_leg:
            reps = ngettext("{count} rep per leg", "{count} reps per leg", count)
        else:
            reps = ngettext("{count} rep", "{count} reps", count)
        changes.append(reps.format(count=count))
    if before.first_leg != after.first_leg:
        changes.append(_start_with(after, exercise))
    return changes


def _start_with(block: ExerciseBlock, exercise: Exercise) -> str:
    if exercise.counts_back_leg:
        return {
            "left": _("start with the left leg back"),
            "right": _("start with the right leg back"),
        }[block.first_leg]
    return {"left": _("start with the left leg"), "right": _("start with the right leg")}[block.first_leg]


def _earned(suggestion: Suggestion, exercises: Exercises) -> str:
    known = suggestion.before.known(exercises)
    trained = [known[exercise_at(suggestion.before, number).exercise] for number in suggestion.blocks]
    if suggestion.by_effort:
        return _("Twice in a row all of it was done, with effort to spare.")
    if not any(exercise.per_leg for exercise in trained):
        return _("Twice in a row every rep was done and two or more were left.")
    holds = any(
        exercise_at(suggestion.before, number).phase_s(phase) > 0
        for number, exercise in zip(suggestion.blocks, trained, strict=True)
        for phase in held_phases(exercise)
    )
    if holds:
        return _("Twice in a row every hold was kept and two or more reps were left on both legs.")
    return _("Twice in a row every rep was done and two or more were left on both legs.")


def _weaker(difference: LegDifference, exercise: Exercise) -> str:
    days = len(difference.days)
    if exercise.counts_back_leg:
        line = {
            "left": _("Each of the last {count} leg tests gave less with the left leg back."),
            "right": _("Each of the last {count} leg tests gave less with the right leg back."),
        }
    else:
        line = {
            "left": _("Each of the last {count} leg tests gave less with the left leg."),
            "right": _("Each of the last {count} leg tests gave less with the right leg."),
        }
    return line[difference.weaker or "left"].format(count=days)


def _pain(pain: PainTold) -> str:
    if pain.overnight:
        return _("Pain was higher the next morning than before.")
    line = {
        "left": _("Pain was {score} of 10 in the left leg."),
        "right": _("Pain was {score} of 10 in the right leg."),
    }.get(pain.leg, _("Pain was {score} of 10."))
    return line.format(score=pain.score)
