"""What is said of a workout that is over: the reps of each leg, its time, and what the person said of it."""

from collections.abc import Iterable

from lunge_timer.core.history import Moment, Outcome, Pain, SetLeg, Workout
from lunge_timer.core.text.results import result_time_text, spoken_span
from lunge_timer.language import _, ngettext


def leg_reps(workout: Workout) -> dict[SetLeg, int]:
    """The reps that each leg did, but for legs without any."""
    done: dict[SetLeg, int] = {}
    for one in workout.sets:
        if one.reps_done:
            done[one.leg] = done.get(one.leg, 0) + one.reps_done
    return done


def reps_line(workout: Workout) -> str:
    """L 15 · R 15; reps that are no single leg's as 60 reps. Nothing where none was done."""
    done = leg_reps(workout)
    words: dict[SetLeg, str] = {"left": _("L {count}"), "right": _("R {count}")}
    parts = [words[leg].format(count=done.get(leg, 0)) for leg in words if done.keys() & {"left", "right"}]
    whole = done.get("both", 0) + done.get("none", 0)
    if whole:
        parts.append(_reps(whole))
    return " · ".join(parts)


def remarks_line(workout: Workout) -> str:
    """How it ended where it was not done to the end, the effort and the note; a dash without any of them."""
    parts = [
        outcome_word(workout.outcome),
        "" if workout.effort is None else effort_text(workout.effort),
        _("\N{LEFT DOUBLE QUOTATION MARK}{note}\N{RIGHT DOUBLE QUOTATION MARK}").format(
            note=" ".join(workout.note.split())
        )
        if workout.note
        else "",
    ]
    return " · ".join(filter(None, parts)) or "\N{EN DASH}"


def outcome_word(outcome: Outcome) -> str:
    """Nothing where all was done."""
    return {Outcome.STOPPED: _("stopped"), Outcome.RECOVERED: _("broken off")}.get(outcome, "")


def effort_text(effort: int) -> str:
    return _("effort {effort}").format(effort=effort)


def time_line(workout: Workout) -> str:
    return result_time_text(workout.active_ms)


def spoken_workout(workout: Workout) -> str:
    """The whole row for a screen reader, but for its day."""
    done = leg_reps(workout)
    words: dict[SetLeg, str] = {"left": _("left {count}"), "right": _("right {count}")}
    legs = [words[leg].format(count=done[leg]) for leg in words if leg in done]
    whole = done.get("both", 0) + done.get("none", 0)
    parts = [workout.name, *legs, _reps(whole) if whole else "", spoken_span(workout.active_ms)]
    parts += [outcome_word(workout.outcome), effort_text(workout.effort) if workout.effort else ""]
    return ", ".join(filter(None, [*parts, workout.note]))


def pain_line(pain: Iterable[Pain]) -> str:
    """Left 2, right 4 the next day; nothing where none was told of."""
    when = {
        Moment.BEFORE: _("before"),
        Moment.DURING: _("during"),
        Moment.AFTER: _("after"),
        Moment.NEXT_DAY: _("the next day"),
    }
    legs: dict[SetLeg, str] = {
        "left": _("left leg"),
        "right": _("right leg"),
        "both": _("both legs"),
        "none": _("anywhere"),
    }
    words = _("{leg} {score} {when}")
    return ", ".join(words.format(leg=legs[one.leg], score=one.score, when=when[one.moment]) for one in pain)


def _reps(count: int) -> str:
    return ngettext("{count} rep", "{count} reps", count).format(count=count)
