"""Who says what: every sentence of the shipped exercises, held against the table of facts and sources."""

from collections.abc import Iterator, Mapping

import pytest

from lunge_timer.core.exercise import OWN_ADVICE, Exercise, Said
from lunge_timer.core.text.advice import everything_said
from lunge_timer.store.assets import load_exercises
from tests.core.glute_facts import GLUTE_FACTS
from tests.core.lunge_facts import LUNGE_FACTS

EXERCISES = load_exercises()
FACTS = {**LUNGE_FACTS, **GLUTE_FACTS}
LISTS = ("setup", "cues", "checks", "why", "tips", "safety")

# What no source says: the program says it in its own name.
OWN: Mapping[str, tuple[str, ...]] = {
    "reverse-lunge": (
        "checks: Feet hip-width, as if on two rails",
        "checks: Front knee right above the ankle",
        "checks: Chest tall all the way down and up",
        "dose: You can pause at the bottom for up to 10 seconds.",
    ),
    "squat-position-reverse-lunge": ("dose: Rest 30 to 60 seconds between sets.",),
    "band-hip-extension-straight": (
        "cues: Bring it back with control",
        "checks: Anchor still firm, band still on the ankle",
        "checks: Knee straight from start to end",
        "checks: No snapping back: control the return",
    ),
    "band-hip-extension-bent": (
        "cues: Bring it back with control",
        "checks: Anchor still firm, band still on the ankle",
        "checks: Knee bent from start to end",
        "checks: No snapping back: control the return",
    ),
    "machine-leg-curl": ("checks: Slower on the way back",),
    "partner-floor-curl": (
        "checks: Body straight from knees to head",
        "checks: Ankles and calves pinned down firmly",
        "checks: Slow all the way down",
    ),
}

each_exercise = pytest.mark.parametrize("exercise", EXERCISES.values(), ids=list(EXERCISES))


def placed(exercise: Exercise) -> Iterator[tuple[str, Said]]:
    """Every sentence, under "place: sentence" as the table has it."""
    lists: dict[str, tuple[Said, ...]] = {name: getattr(exercise, name) for name in LISTS}
    lists["dose"] = exercise.guideline.dose
    lists |= {phase.id: phase.cues for phase in exercise.phases}
    for place, said in lists.items():
        yield from ((f"{place}: {one.text}", one) for one in said)


# Joined from facts of several sources, each of which says its part.
JOINED = {"safety: Ask your doctor first, above all with a medical condition."}


def sayers(exercise_id: str, told: str) -> set[str]:
    """The sources that say all of it: each fact that it rests on stands in each of them."""
    facts = [set(fact.sources.split()) for fact in FACTS[exercise_id] if told in fact.told]
    if told in JOINED:
        return set[str]().union(*facts)
    return set.intersection(*facts) if facts else set()


@each_exercise
def test_what_is_said_in_a_sources_name_stands_in_that_source(exercise: Exercise) -> None:
    false = {
        told: (said.source, sayers(exercise.id, told))
        for told, said in placed(exercise)
        if said.source != (OWN_ADVICE,) and set(said.source) != sayers(exercise.id, told)
    }
    assert false == {}


@each_exercise
def test_our_own_advice_is_ours_and_in_nobodys_name(exercise: Exercise) -> None:
    own = [told for told, said in placed(exercise) if OWN_ADVICE in said.source]
    assert sorted(own) == sorted(OWN[exercise.id])
    assert [told for told in own if sayers(exercise.id, told)] == []
    assert OWN_ADVICE not in exercise.source


@each_exercise
def test_every_fact_of_every_source_is_told(exercise: Exercise) -> None:
    told = {told for told, _said in placed(exercise)}
    assert [fact for fact in FACTS[exercise.id] if not fact.told or not told.issuperset(fact.told)] == []


@each_exercise
def test_no_sentence_is_told_twice_in_a_place_and_none_is_missed(exercise: Exercise) -> None:
    told = [told for told, _said in placed(exercise)]
    assert len({*told}) == len(told)
    assert len(told) == len([*everything_said(exercise)])


@each_exercise
def test_an_exercise_names_only_sources_that_speak_of_it(exercise: Exercise) -> None:
    assert set(exercise.source) <= {key for _told, said in placed(exercise) for key in said.source}


def test_each_exercise_stands_in_the_table() -> None:
    assert sorted(FACTS) == sorted(OWN) == sorted(EXERCISES)
