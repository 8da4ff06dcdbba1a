"""What is wrong in an exercise, a shipped one or a routine's own: every mistake with its place."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from msgspec import UNSET

from lunge_timer.core.exercise import OWN, OWN_ADVICE, Exercise, Exercises, Ladder, Said, SourceKey
from lunge_timer.core.limits import (
    BLOCKS,
    CUE_LENGTH,
    KG,
    MOVE_S,
    NAME_LENGTH,
    OWN_HOLD_S,
    PHASES,
    REPS,
    SENTENCES,
    SETS,
    SWITCH_S,
    Limit,
)
from lunge_timer.core.own_exercise import OwnExercise, OwnFigure, OwnPhase
from lunge_timer.core.problems import Problem, number_problems, optional_text_problems, text_problems
from lunge_timer.core.routine import Routine
from lunge_timer.core.visible_text import printable
from lunge_timer.language import _

_SLUG: Final = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")
_OWN_ID: Final = re.compile(OWN + _SLUG.pattern)


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


def problems_of_own(routine: Routine, exercises: Exercises) -> Iterator[Problem]:
    """Every value of a routine's own exercises that is past the hard limits, in the order of the file."""
    if len(routine.own_exercises) > BLOCKS.high:
        reason = _("{count} exercises are more than {high}")
        yield Problem("exercises", reason.format(count=len(routine.own_exercises), high=BLOCKS.high))
    ids: set[str] = set()
    for number, own in enumerate(routine.own_exercises):
        yield from _own_problems(f"exercises[{number}]", own, exercises)
        if own.id in ids:
            reason = _("there is another exercise of the id “{id}”")
            yield Problem(f"exercises[{number}].id", reason.format(id=printable(own.id)))
        ids.add(own.id)


def _own_problems(place: str, own: OwnExercise, exercises: Exercises) -> Iterator[Problem]:
    if len(own.id) > NAME_LENGTH.high or not _OWN_ID.fullmatch(own.id):  # a long one takes 16 MiB to match
        reason = _("“{id}” is not “{own}” with a few small letters, digits and hyphens after it")
        yield Problem(f"{place}.id", reason.format(id=printable(own.id), own=OWN))
    yield from text_problems(f"{place}.name", own.name, NAME_LENGTH)
    yield from optional_text_problems(f"{place}.works", own.works, CUE_LENGTH.high)
    yield from optional_text_problems(f"{place}.equipment", own.equipment, CUE_LENGTH.high)
    if not PHASES.low <= len(own.phases) <= PHASES.high:
        reason = _("{count} phases are not between {low} and {high}")
        count = len(own.phases)
        yield Problem(f"{place}.phases", reason.format(count=count, low=PHASES.low, high=PHASES.high))
    ids: dict[str, None] = {}
    for number, phase in enumerate(own.phases):
        yield from _own_phase_problems(f"{place}.phases[{number}]", phase)
        if phase.id in ids:
            reason = _("there is another phase of the id “{id}”")
            yield Problem(f"{place}.phases[{number}].id", reason.format(id=printable(phase.id)))
        ids[phase.id] = None
    for key in ("setup", "cues", "checks", "safety"):
        yield from _sentences_problems(f"{place}.{key}", getattr(own, key))
    if own.figure is not None:
        yield from _figure_problems(f"{place}.figure", own.figure, ids, exercises)


def _own_phase_problems(place: str, phase: OwnPhase) -> Iterator[Problem]:
    if len(phase.id) > NAME_LENGTH.high or not _SLUG.fullmatch(phase.id):
        reason = _("“{id}” is not made of a few small letters, digits and hyphens")
        yield Problem(f"{place}.id", reason.format(id=printable(phase.id)))
    yield from text_problems(f"{place}.name", phase.name, NAME_LENGTH)
    yield from text_problems(f"{place}.word", phase.word, NAME_LENGTH)
    limit = OWN_HOLD_S if phase.kind == "hold" else MOVE_S
    yield from number_problems(f"{place}.duration_s", phase.duration_s, limit)
    yield from optional_text_problems(f"{place}.setting", phase.setting, NAME_LENGTH.high)
    yield from _sentences_problems(f"{place}.cues", phase.cues)


def _sentences_problems(place: str, sentences: Sequence[str]) -> Iterator[Problem]:
    if len(sentences) > SENTENCES.high:
        reason = _("{count} sentences are more than {high}")
        yield Problem(place, reason.format(count=len(sentences), high=SENTENCES.high))
    for number, sentence in enumerate(sentences):
        yield from text_problems(f"{place}[{number}]", sentence, Limit(1, CUE_LENGTH.high))


def _figure_problems(
    place: str, figure: OwnFigure, phases: Collection[str], exercises: Exercises
) -> Iterator[Problem]:
    like = exercises.get(figure.like)
    if like is None or like.is_own:
        reason = _("there is no exercise “{name}”; there are {known}")
        known = ", ".join(sorted(key for key in exercises if not key.startswith(OWN)))
        yield Problem(f"{place}.like", reason.format(name=printable(figure.like), known=known))
        return
    for phase, pose in figure.poses.items():
        if phase not in phases:
            reason = _("there is no phase “{phase}”; there are {known}")
            yield Problem(
                f"{place}.poses",
                reason.format(phase=printable(phase), known=", ".join(map(printable, phases))),
            )
        elif pose not in like.poses:
            reason = _("there is no pose “{name}”; there are {known}")
            known = ", ".join(like.poses)
            yield Problem(f"{place}.poses.{phase}", reason.format(name=printable(pose), known=known))


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
