"""What is wrong in a routine: every mistake with its place, before it is used."""

from collections.abc import Iterator

from msgspec import UNSET

from lunge_timer.core.days import is_day
from lunge_timer.core.exercise import Exercise, Exercises
from lunge_timer.core.exercise_problems import problems_of_own
from lunge_timer.core.limits import (
    BLOCKS,
    CUE_LENGTH,
    GET_READY_S,
    KG,
    MOVE_S,
    NAME_LENGTH,
    NOTES_LENGTH,
    REPS,
    REST_S,
    SETS,
    SWITCH_S,
    TIMED_S,
    TIMES,
    Limit,
    hold_limit,
)
from lunge_timer.core.prescribed import as_prescribed
from lunge_timer.core.prescription import PAIN_LIMIT, PER_WEEK, Prescription
from lunge_timer.core.problems import Problem, number_problems, optional_text_problems, text_problems
from lunge_timer.core.routine import Block, ExerciseBlock, LegReps, Round, Routine, TimedBlock
from lunge_timer.core.visible_text import printable
from lunge_timer.language import _

_NO_TIME_S = 0.0005  # rounded to milliseconds it is none


def problems_of(routine: Routine, exercises: Exercises) -> Iterator[Problem]:
    """Every value of routine that is past the hard limits, in the order of the file."""
    yield from text_problems("name", routine.name, NAME_LENGTH)
    yield from text_problems("notes", routine.notes, NOTES_LENGTH, lines=True)
    yield from number_problems("get_ready_s", routine.get_ready_s, GET_READY_S)
    yield from problems_of_own(routine, exercises)
    if routine.prescription is not UNSET:
        yield from _prescription_problems("prescription", routine.prescription)
    yield from _prescribed_problems(routine, exercises)
    if not BLOCKS.low <= routine.block_count <= BLOCKS.high:
        reason = _("{count} blocks are not between {low} and {high}")
        yield Problem("blocks", reason.format(count=routine.block_count, low=BLOCKS.low, high=BLOCKS.high))
    known = routine.known(exercises)
    for number, block in enumerate(routine.blocks):
        yield from _block_problems(f"blocks[{number}]", block, known)


def _block_problems(place: str, block: Block | Round, exercises: Exercises) -> Iterator[Problem]:
    if isinstance(block, TimedBlock):
        yield from text_problems(f"{place}.name", block.name, NAME_LENGTH)
        yield from text_problems(f"{place}.cue", block.cue, CUE_LENGTH)
        yield from number_problems(f"{place}.duration_s", block.duration_s, TIMED_S)
        yield from number_problems(f"{place}.switch_s", block.switch_s, SWITCH_S)
    elif isinstance(block, ExerciseBlock):
        yield from _exercise_problems(place, block, exercises)
    else:
        yield from optional_text_problems(f"{place}.name", block.name, NAME_LENGTH.high)
        yield from number_problems(f"{place}.times", block.times, TIMES)
        yield from number_problems(f"{place}.rest_s", block.rest_s, REST_S)
        if not block.blocks:
            yield Problem(f"{place}.blocks", _("there is no block in this round"))
        for item, inside in enumerate(block.blocks):
            yield from _block_problems(f"{place}.blocks[{item}]", inside, exercises)


def _prescription_problems(place: str, prescription: Prescription) -> Iterator[Problem]:
    yield from text_problems(f"{place}.by", prescription.by, NAME_LENGTH)
    days = {"issued": prescription.issued, "until": prescription.until}
    for key, day in days.items():
        if day is not None and not is_day(day):
            reason = _("“{day}” is not a day as 2026-11-28 is one")
            yield Problem(f"{place}.{key}", reason.format(day=printable(day)))
    until = prescription.until or prescription.issued
    if is_day(prescription.issued) and is_day(until) and until < prescription.issued:
        yield Problem(f"{place}.until", _("this day is before the one on which it was issued"))
    if prescription.per_week is not None:
        yield from number_problems(f"{place}.per_week", prescription.per_week, Limit(*PER_WEEK))
    if prescription.pain_limit is not None:
        yield from number_problems(f"{place}.pain_limit", prescription.pain_limit, Limit(*PAIN_LIMIT))


def _prescribed_problems(routine: Routine, exercises: Exercises) -> Iterator[Problem]:
    if routine.prescribed is UNSET:
        return
    for problem in problems_of(as_prescribed(routine), exercises):
        if problem.place.startswith(("exercises", "blocks")):
            yield Problem(f"prescribed.{problem.place}", problem.reason)


def _exercise_problems(place: str, block: ExerciseBlock, exercises: Exercises) -> Iterator[Problem]:
    exercise = exercises.get(block.exercise)
    if exercise is None:
        reason = _("there is no exercise “{name}”; there are {known}")
        known = ", ".join(sorted(exercises))
        yield Problem(f"{place}.exercise", reason.format(name=printable(block.exercise), known=known))
        return
    yield from number_problems(f"{place}.sets", block.sets, SETS)
    yield from _reps_problems(f"{place}.reps", block, exercise)
    for key, value, limit in (
        ("switch_s", block.switch_s, SWITCH_S),
        ("rest_s", block.rest_s, REST_S),
        ("load.kg", block.load.kg, KG),
    ):
        yield from number_problems(f"{place}.{key}", value, limit)
    if block.legs is not UNSET and not exercise.per_leg:
        reason = _("“{name}” is done with both legs, so leave this out")
        yield Problem(f"{place}.legs", reason.format(name=exercise.name))
    yield from _phase_problems(f"{place}.phases_s", block, exercise)
    if not any(block.phase_s(phase) > _NO_TIME_S for phase in exercise.phases):
        reason = _("every phase of “{name}” lasts 0 s here")
        yield Problem(place, reason.format(name=exercise.name))


def _reps_problems(place: str, block: ExerciseBlock, exercise: Exercise) -> Iterator[Problem]:
    match block.reps:
        case tuple(listed):
            if len(listed) != block.sets:
                reason = _("for {sets} sets there must be as many numbers, not {count}")
                yield Problem(place, reason.format(sets=block.sets, count=len(listed)))
            for number, reps in enumerate(listed):
                yield from number_problems(f"{place}[{number}]", reps, REPS)
        case LegReps(left=left, right=right):
            yield from number_problems(f"{place}.left", left, REPS)
            yield from number_problems(f"{place}.right", right, REPS)
            if not exercise.per_leg:
                reason = _("“{name}” is done with both legs: give one number")
                yield Problem(place, reason.format(name=exercise.name))
        case reps:
            yield from number_problems(place, reps, REPS)


def _phase_problems(place: str, block: ExerciseBlock, exercise: Exercise) -> Iterator[Problem]:
    hold_s = hold_limit(exercise)
    limits = {phase.id: hold_s if phase.kind == "hold" else MOVE_S for phase in exercise.phases}
    for phase_id, seconds in block.phases_s.items():
        if phase_id in limits:
            yield from number_problems(f"{place}.{phase_id}", seconds, limits[phase_id])
        else:
            reason = _("“{name}” has no phase “{phase}”; it has {known}")
            known = ", ".join(limits)
            yield Problem(place, reason.format(name=exercise.name, phase=printable(phase_id), known=known))
