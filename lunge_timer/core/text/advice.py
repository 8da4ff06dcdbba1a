"""What the sources advise for the exercises of a routine: how much, how often, what is good to know."""

from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from typing import NamedTuple

from lunge_timer.core.adjust import exercise_blocks
from lunge_timer.core.exercise import Exercise, Exercises, Said, source_name
from lunge_timer.core.routine import Routine
from lunge_timer.language import _, ngettext


class Dose(NamedTuple):
    """Sentences that one source says, or several alike, and who says them."""

    sentences: tuple[str, ...]
    source: str


class Advice(NamedTuple):
    """How much is advised of the exercises of these names; often is empty where it is left open."""

    exercises: tuple[str, ...]
    often: str
    doses: tuple[Dose, ...]


class Tips(NamedTuple):
    """What is good to know of the exercise of that name."""

    exercise: str
    sentences: tuple[str, ...]


def exercises_of(routine: Routine, exercises: Exercises) -> tuple[Exercise, ...]:
    """Each exercise of routine once, in its turn."""
    return tuple(exercises[key] for key in dict.fromkeys(b.exercise for b in exercise_blocks(routine)))


def advice_for(chosen: Iterable[Exercise]) -> tuple[Advice, ...]:
    """How much is advised; exercises of which the same is said stand together."""
    names: dict[tuple[str, tuple[Dose, ...]], list[str]] = {}
    for exercise in chosen:
        said = _often(exercise.guideline.weekly), tuple(_doses(exercise.guideline.dose))
        names.setdefault(said, []).append(exercise.name)
    return tuple(Advice(tuple(alike), often, doses) for (often, doses), alike in names.items())


def tips_for(chosen: Iterable[Exercise]) -> tuple[Tips, ...]:
    """What is good to know of each exercise of which there is something to know."""
    return tuple(
        Tips(exercise.name, tuple(said.text for said in exercise.tips))
        for exercise in chosen
        if exercise.tips
    )


def sources_of(chosen: Iterable[Exercise]) -> tuple[str, ...]:
    """The full name of every source of these exercises, once: first their own, then those of a sentence."""
    each = [*chosen]
    own = chain.from_iterable(exercise.source for exercise in each)
    cited = (key for exercise in each for said in _everything_said(exercise) for key in said.source)
    return tuple(source_name(key) for key in dict.fromkeys(chain(own, cited)))


def _doses(said: Iterable[Said]) -> Iterator[Dose]:
    for keys, run in groupby(said, lambda one: one.source):
        yield Dose(tuple(one.text for one in run), " · ".join(source_name(key) for key in keys))


def _often(weekly: tuple[int, int] | None) -> str:
    if weekly is None:
        return ""
    low, high = weekly
    if low == high:
        return ngettext("once a week", "{count} times a week", low).format(count=low)
    return _("{low}\N{EN DASH}{high} times a week").format(low=low, high=high)


def _everything_said(exercise: Exercise) -> Iterator[Said]:
    shown = (exercise.setup, exercise.cues, exercise.checks, exercise.tips, exercise.safety)
    return chain(*shown, exercise.guideline.dose)
