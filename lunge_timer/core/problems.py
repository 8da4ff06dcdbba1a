"""What is wrong in a routine or an exercise: every mistake with its place, before it is used."""

import math
import unicodedata
from collections.abc import Iterator

from msgspec import UNSET, Struct

from lunge_timer.core.exercise import OWN_ADVICE, Exercise, Exercises, Ladder, Said, Seconds, SourceKey
from lunge_timer.core.routine import (
    BLOCKS,
    CUE_LENGTH,
    GET_READY_S,
    HOLD_S,
    INVISIBLE,
    KG,
    MOVE_S,
    NAME_LENGTH,
    NOTES_LENGTH,
    REPS,
    REST_S,
    SETS,
    SWITCH_S,
    TIMED_S,
    ExerciseBlock,
    Limit,
    Routine,
    TimedBlock,
    is_blank,
    printable,
)
from lunge_timer.language import _


class Problem(Struct, frozen=True):
    """One mistake: the place as the file has it ("blocks[2].sets"), and why what stands there is wrong."""

    place: str
    reason: str

    @property
    def sentence(self) -> str:
        return f"{self.place}: {self.reason}"


def problems_of(routine: Routine, exercises: Exercises) -> Iterator[Problem]:
    """Every value of routine that is past the hard limits, in the order of the file."""
    yield from text_problems("name", routine.name, NAME_LENGTH)
    yield from text_problems("notes", routine.notes, NOTES_LENGTH, lines=True)
    yield from number_problems("get_ready_s", routine.get_ready_s, GET_READY_S)
    if not BLOCKS.low <= len(routine.blocks) <= BLOCKS.high:
        reason = _("{count} blocks are not between {low} and {high}")
        yield Problem("blocks", reason.format(count=len(routine.blocks), low=BLOCKS.low, high=BLOCKS.high))
    for number, block in enumerate(routine.blocks):
        place = f"blocks[{number}]"
        if isinstance(block, TimedBlock):
            yield from text_problems(f"{place}.name", block.name, NAME_LENGTH)
            yield from text_problems(f"{place}.cue", block.cue, CUE_LENGTH)
            yield from number_problems(f"{place}.duration_s", block.duration_s, TIMED_S)
            yield from number_problems(f"{place}.switch_s", block.switch_s, SWITCH_S)
        else:
            yield from _exercise_problems(place, block, exercises)


def problems_of_exercise(exercise: Exercise) -> Iterator[Problem]:
    """Every sentence that nobody or not one alone says, and every pose that is asked for and not drawn."""
    yield from _source_problems("source", exercise.source)
    said: dict[str, tuple[Said, ...]] = {
        "setup": exercise.setup,
        "cues": exercise.cues,
        "checks": exercise.checks,
        "why": exercise.why,
        "tips": exercise.tips,
        "safety": exercise.safety,
        "guideline.dose": exercise.guideline.dose,
    } | {f"phases[{number}].cues": phase.cues for number, phase in enumerate(exercise.phases)}
    for place, sentences in said.items():
        for number, sentence in enumerate(sentences):
            yield from _source_problems(f"{place}[{number}].source", sentence.source)
    if exercise.guideline.ladder is not None:
        yield from _ladder_problems("guideline.ladder", exercise.guideline.ladder)
    dose = exercise.usual_dose
    for key, value, limit in (
        ("sets", dose.sets, SETS),
        ("reps", dose.reps, REPS),
        ("switch_s", dose.switch_s, SWITCH_S),
    ):
        yield from number_problems(f"usual_dose.{key}", value, limit)
    if dose.legs is not UNSET and not exercise.per_leg:
        yield Problem("usual_dose.legs", _("it is done with both legs, so leave this out"))
    poses = {f"phases[{number}].pose": phase.pose for number, phase in enumerate(exercise.phases)}
    for place, pose in {**poses, "start_pose": exercise.start_pose}.items():
        if pose not in exercise.poses:
            known = ", ".join(exercise.poses)
            reason = _("there is no pose “{name}”; there are {known}")
            yield Problem(place, reason.format(name=printable(pose), known=known))


def number_problems(place: str, value: Seconds, limit: Limit) -> Iterator[Problem]:
    """At most one: a value that is not within limit."""
    # The comparison is written so that NaN fails it.
    if not (limit.low <= value <= limit.high):
        reason = _("{value} is not between {low} and {high}")
        yield Problem(place, reason.format(value=_short(value), low=limit.low, high=limit.high))


def text_problems(place: str, text: str, limit: Limit, *, lines: bool = False) -> Iterator[Problem]:
    """At most one: a character that cannot be seen, none that can, or a length that is not within limit."""
    allowed = "\n\t" if lines else ""
    hidden = next((c for c in text if c not in allowed and unicodedata.category(c) in INVISIBLE), None)
    if hidden is not None:
        reason = _("it holds a character that cannot be seen (U+{code:04X})")
        yield Problem(place, reason.format(code=ord(hidden)))
    elif limit.low and is_blank(text):
        yield Problem(place, _("it holds nothing that can be seen") if text.strip() else _("it is empty"))
    elif len(text) > limit.high:
        reason = _("{length} characters are more than {high}")
        yield Problem(place, reason.format(length=len(text), high=limit.high))


def _source_problems(place: str, source: tuple[SourceKey, ...]) -> Iterator[Problem]:
    if not source:
        reason = _("no source is named; “{own}” stands for Lunge Timer's own advice")
        yield Problem(place, reason.format(own=OWN_ADVICE))
    elif len({*source}) < len(source):
        yield Problem(place, _("a source is named twice"))
    elif OWN_ADVICE in source and len(source) > 1:
        reason = _("“{own}” is Lunge Timer's own advice, which no other source gives: name it alone")
        yield Problem(place, reason.format(own=OWN_ADVICE))


def _ladder_problems(place: str, ladder: Ladder) -> Iterator[Problem]:
    yield from _source_problems(f"{place}.source", ladder.source)
    low, high = ladder.reps
    yield from number_problems(f"{place}.reps[0]", low, REPS)
    yield from number_problems(f"{place}.reps[1]", high, Limit(low, REPS.high))
    yield from number_problems(f"{place}.most_sets", ladder.most_sets, SETS)
    yield from number_problems(f"{place}.first_dumbbells_kg", ladder.first_dumbbells_kg or 0, KG)


def _exercise_problems(place: str, block: ExerciseBlock, exercises: Exercises) -> Iterator[Problem]:
    exercise = exercises.get(block.exercise)
    if exercise is None:
        reason = _("there is no exercise “{name}”; there are {known}")
        known = ", ".join(sorted(exercises))
        yield Problem(f"{place}.exercise", reason.format(name=printable(block.exercise), known=known))
        return
    for key, value, limit in (
        ("sets", block.sets, SETS),
        ("reps", block.reps, REPS),
        ("switch_s", block.switch_s, SWITCH_S),
        ("rest_s", block.rest_s, REST_S),
        ("load.kg", block.load.kg, KG),
    ):
        yield from number_problems(f"{place}.{key}", value, limit)
    if block.legs is not UNSET and not exercise.per_leg:
        reason = _("“{name}” is done with both legs, so leave this out")
        yield Problem(f"{place}.legs", reason.format(name=exercise.name))
    yield from _phase_problems(f"{place}.phases_s", block, exercise)


def _phase_problems(place: str, block: ExerciseBlock, exercise: Exercise) -> Iterator[Problem]:
    limits = {phase.id: HOLD_S if phase.kind == "hold" else MOVE_S for phase in exercise.phases}
    for phase_id, seconds in block.phases_s.items():
        if phase_id in limits:
            yield from number_problems(f"{place}.{phase_id}", seconds, limits[phase_id])
        else:
            reason = _("“{name}” has no phase “{phase}”; it has {known}")
            known = ", ".join(limits)
            yield Problem(place, reason.format(name=exercise.name, phase=printable(phase_id), known=known))


def _short(value: Seconds) -> str:
    if isinstance(value, int) and abs(value) >= 10**15:
        return _("a number of {count} digits").format(count=int(math.log10(abs(value))) + 1)
    return str(value)
