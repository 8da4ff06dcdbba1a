"""What is told of a routine's exercises, and by whom: how much, how often, what for, what is good to know."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, groupby
from typing import NamedTuple

from lunge_timer.core.adjust import exercise_blocks
from lunge_timer.core.exercise import OWN_ADVICE, Exercise, Exercises, Said, SourceKey, source_name
from lunge_timer.core.routine import Routine
from lunge_timer.language import _, ngettext


class Told(NamedTuple):
    """Sentences that one source says, or several alike, and who says them."""

    sentences: tuple[str, ...]
    sources: tuple[SourceKey, ...]


class Advice(NamedTuple):
    """What is told of the exercises of these names.

    often is how often a week; empty where it is left open, or where something else is told.
    """

    exercises: tuple[str, ...]
    told: tuple[Told, ...]
    often: str = ""


def exercises_of(routine: Routine, exercises: Exercises) -> tuple[Exercise, ...]:
    """Each exercise of routine once, in its turn."""
    known = routine.known(exercises)
    return tuple(known[key] for key in dict.fromkeys(b.exercise for b in exercise_blocks(routine)))


def doses_for(chosen: Iterable[Exercise]) -> tuple[Advice, ...]:
    """How much is advised, and how often."""
    return _advice(
        chosen, lambda exercise: (exercise.guideline.dose, _times_a_week(exercise.guideline.weekly))
    )


def reasons_for(chosen: Iterable[Exercise]) -> tuple[Advice, ...]:
    """What each exercise is good for."""
    return _advice(chosen, lambda exercise: (exercise.why, ""))


def tips_for(chosen: Iterable[Exercise]) -> tuple[Advice, ...]:
    """What is good to know of each exercise."""
    return _advice(chosen, lambda exercise: (exercise.tips, ""))


def sources_of(chosen: Iterable[Exercise]) -> tuple[str, ...]:
    """The full name of every source of these exercises, once.

    First their own, then those of a sentence; the program's own advice at the end.
    """
    each = [*chosen]
    own = chain.from_iterable(exercise.source for exercise in each)
    cited = (key for exercise in each for said in everything_said(exercise) for key in said.source)
    keys = dict.fromkeys(chain(own, cited))
    return tuple(source_name(key) for key in sorted(keys, key=OWN_ADVICE.__eq__))


def everything_said(exercise: Exercise) -> Iterator[Said]:
    """Every sentence that has a source."""
    shown = (exercise.setup, exercise.cues, exercise.checks, exercise.why, exercise.tips, exercise.safety)
    return chain(*shown, *(phase.cues for phase in exercise.phases), exercise.guideline.dose)


def _advice(
    chosen: Iterable[Exercise], told_of: Callable[[Exercise], tuple[tuple[Said, ...], str]]
) -> tuple[Advice, ...]:
    """What is told of each of which anything is; exercises of which the same is told stand together."""
    names: dict[tuple[tuple[Told, ...], str], list[str]] = {}
    for exercise in chosen:
        said, often = told_of(exercise)
        if said:
            names.setdefault((tuple(_by_source(said)), often), []).append(exercise.name)
    return tuple(Advice(tuple(alike), told, often) for (told, often), alike in names.items())


def _by_source(said: Iterable[Said]) -> Iterator[Told]:
    for sources, run in groupby(said, lambda one: one.source):
        yield Told(tuple(one.text for one in run), sources)


def _times_a_week(weekly: tuple[int, int] | None) -> str:
    if weekly is None:
        return ""
    low, high = weekly
    if low == high:
        return ngettext("once a week", "{count} times a week", low).format(count=low)
    return _("{low}\N{EN DASH}{high} times a week").format(low=low, high=high)
