"""What is said of a workout that is over: the reps of each leg, its time, and what the person said of it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from lunge_timer.core.done_workout import Moment, Outcome, Pain, SetDone, SetLeg, Workout
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.planned_reps import PlannedSets, planned_sets
from lunge_timer.core.progression.good_workout import plan_of
from lunge_timer.core.text.leg_test_lines import leg_test_results
from lunge_timer.core.text.numbers import number_text
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
    """L 15 · R 15; reps that are no single leg's as 60 reps. Nothing where none was done.

    Of a leg test, the better trial of each leg.
    """
    words: dict[SetLeg, str] = {"left": _("L {count}"), "right": _("R {count}")}
    if tested := leg_test_results(workout.sets):
        return " · ".join(words[leg].format(count=result) for leg, result in tested.items())
    done = leg_reps(workout)
    parts = [words[leg].format(count=done.get(leg, 0)) for leg in words if done.keys() & {"left", "right"}]
    whole = done.get("both", 0) + done.get("none", 0)
    if whole:
        parts.append(_reps(whole))
    return " · ".join(parts)


def remarks_line(workout: Workout) -> str:
    """How it ended where it was not done to the end, the effort and the note; a dash without any of them."""
    note = _note(workout)
    parts = [
        outcome_word(workout),
        effort_text(workout.effort) if workout.effort else "",
        _("“{note}”").format(note=note) if note else "",
    ]
    return " · ".join(filter(None, parts)) or "\N{EN DASH}"


def outcome_word(workout: Workout) -> str:
    """Nothing where all was done, nor of a leg test that was not broken off: it has no number to reach."""
    if workout.outcome is Outcome.STOPPED and leg_test_results(workout.sets):
        return ""
    return {Outcome.STOPPED: _("stopped"), Outcome.RECOVERED: _("broken off")}.get(workout.outcome, "")


def effort_text(effort: int) -> str:
    return _("effort {effort}").format(effort=effort)


def time_line(workout: Workout) -> str:
    return result_time_text(workout.active_ms)


def spoken_workout(workout: Workout) -> str:
    """The whole row for a screen reader, but for its day."""
    done = leg_reps(workout)
    words: dict[SetLeg, str] = {"left": _("left {count}"), "right": _("right {count}")}
    tested = leg_test_results(workout.sets)
    counts = tested or {leg: str(done[leg]) for leg in words if leg in done}
    legs = [words[leg].format(count=count) for leg, count in counts.items()]
    whole = done.get("both", 0) + done.get("none", 0)
    parts = [workout.name, *legs, _reps(whole) if whole else "", spoken_span(workout.active_ms)]
    parts += [outcome_word(workout), effort_text(workout.effort) if workout.effort else ""]
    return ", ".join(filter(None, [*parts, _note(workout)]))


def exercise_lines(workout: Workout, exercises: Exercises) -> list[tuple[str, str]]:
    """The name of each exercise and timed step, in the order of the routine, and what was done of it.

    Of an exercise of which no set was begun, too: it was planned.
    """
    blocks = planned_sets(workout, exercises) or {}
    planned = {(number, block.exercise): block for number, block in blocks.items()}
    done = defaultdict[tuple[int, str], list[SetDone]](list)  # those of a round come again in the next
    for one in workout.sets:
        done[one.block, one.exercise].append(one)
    plan = plan_of(workout)
    known = exercises if plan is None else plan.known(exercises)
    lines = []
    for place in sorted({**done, **planned}):
        _number, key = place
        name = known[key].name if key in known else key
        lines.append((name, _amount(done.get(place, ()), planned.get(place))))
    return lines


def _amount(parts: Sequence[SetDone], planned: PlannedSets | None) -> str:
    """3 sets · left 15 of 15 · right 13 of 15 · held 2:30 · 4 kg. Of a leg test, the better trial."""
    tested = leg_test_results(parts)
    if tested:
        legs = {"left": _("left {result}"), "right": _("right {result}")}
        return " · ".join(legs[leg].format(result=result) for leg, result in tested.items())
    if planned is None and not any(one.reps_planned or one.reps_done for one in parts):
        return result_time_text(sum(one.worked_ms for one in parts))
    told = [_sets(len({one.set_no for one in parts}), 0 if planned is None else planned.sets)]
    words: dict[SetLeg, str] = {
        "left": _("left {done} of {planned}"),
        "right": _("right {done} of {planned}"),
        "both": _("{done} of {planned} reps"),
    }
    for leg, text in words.items():
        of_leg = [one for one in parts if one.leg == leg]
        asked = sum(one.reps_planned for one in of_leg)
        if planned is not None and leg in planned.reps:
            asked = planned.reps[leg]
        if of_leg or asked:
            told.append(text.format(done=sum(one.reps_done for one in of_leg), planned=asked))
    held_ms = sum(one.held_ms for one in parts)
    if held_ms:
        told.append(_("held {time}").format(time=result_time_text(held_ms)))
    load_g = max((one.load_g for one in parts), default=0)
    if load_g:
        told.append(_("{kg} kg").format(kg=number_text(load_g / 1000)))
    return " · ".join(told)


def _sets(begun: int, planned: int) -> str:
    """How many were begun, and of how many where that is not all."""
    if begun >= planned:
        return ngettext("{count} set", "{count} sets", begun).format(count=begun)
    return ngettext("{begun} of {count} set", "{begun} of {count} sets", planned).format(
        begun=begun, count=planned
    )


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


def _note(workout: Workout) -> str:
    """In one line."""
    return " ".join(workout.note.split())


def _reps(count: int) -> str:
    return ngettext("{count} rep", "{count} reps", count).format(count=count)
