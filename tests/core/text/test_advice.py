from pathlib import Path
from typing import get_args

import pytest
from msgspec.structs import replace

from lunge_timer.core.exercise import Said, SourceKey, Text, short_source_name, source_name
from lunge_timer.core.routine import ExerciseBlock, Routine, TimedBlock
from lunge_timer.core.text.advice import (
    Told,
    doses_for,
    exercises_of,
    reasons_for,
    sources_of,
    tips_for,
)
from lunge_timer.language import speak
from lunge_timer.store.assets import load_exercises
from tests.catalogues import write_catalogue

EXERCISES = load_exercises()
LUNGE, SQUAT = EXERCISES["reverse-lunge"], EXERCISES["squat-position-reverse-lunge"]
STRAIGHT, BENT = EXERCISES["band-hip-extension-straight"], EXERCISES["band-hip-extension-bent"]


def said(text: str, *source: SourceKey) -> Said:
    return Said(text=Text(text), source=source)


def test_each_exercise_of_a_routine_is_told_of_once_in_its_turn() -> None:
    keys = ("reverse-lunge", "machine-leg-curl", "reverse-lunge")
    blocks = [ExerciseBlock(exercise=key, sets=1, reps=1) for key in keys]
    walk = TimedBlock(name="Walk", duration_s=60)
    chosen = exercises_of(Routine(name="Mine", blocks=(walk, *blocks)), EXERCISES)
    assert [exercise.id for exercise in chosen] == ["reverse-lunge", "machine-leg-curl"]


def test_what_one_source_says_stands_together_under_its_name() -> None:
    dose = (said("A", "HS"), said("B", "HS"), said("C", "HS", "KW"), said("D", "KW"), said("E", "LT"))
    exercise = replace(LUNGE, guideline=replace(LUNGE.guideline, dose=dose))
    (advice,) = doses_for([exercise])
    assert advice.told == (
        Told(("A", "B"), ("HS",)),
        Told(("C",), ("HS", "KW")),
        Told(("D",), ("KW",)),
        Told(("E",), ("LT",)),
    )


@pytest.mark.parametrize("key", get_args(SourceKey))
def test_a_sources_short_name_is_found_in_its_full_one(key: SourceKey) -> None:
    assert short_source_name(key) in source_name(key)


def test_our_own_advice_is_called_lunge_timers_own() -> None:
    assert short_source_name("LT") == "Lunge Timer's own"
    assert "none of the published sources" in source_name("LT")


@pytest.mark.parametrize(
    ("weekly", "text"),
    [
        (None, ""),
        ((1, 1), "once a week"),
        ((2, 2), "2 times a week"),
        ((3, 4), "3\N{EN DASH}4 times a week"),
    ],
)
def test_how_often_a_week_is_told_in_words(weekly: tuple[int, int] | None, text: str) -> None:
    exercise = replace(LUNGE, guideline=replace(LUNGE.guideline, weekly=weekly))
    assert [advice.often for advice in doses_for([exercise])] == [text]


def test_exercises_of_one_dose_stand_together_and_others_apart() -> None:
    assert [advice.exercises for advice in doses_for([STRAIGHT, LUNGE, BENT])] == [
        (STRAIGHT.name, BENT.name),
        (LUNGE.name,),
    ]
    more_often = replace(BENT, guideline=replace(BENT.guideline, weekly=(2, 2)))
    assert len(doses_for([STRAIGHT, more_often])) == 2


def test_every_tip_and_reason_is_told_under_its_exercise_and_its_source() -> None:
    for told_for, place in ((tips_for, "tips"), (reasons_for, "why")):
        silent = replace(BENT, **{place: ()})
        first, second = told_for([LUNGE, silent, STRAIGHT])
        assert (first.exercises, second.exercises) == ((LUNGE.name,), (STRAIGHT.name,))
        told = [(text, one.sources) for one in first.told for text in one.sentences]
        assert told == [(one.text, one.source) for one in getattr(LUNGE, place)]


def test_exercises_that_are_good_for_the_same_stand_together() -> None:
    assert [one.exercises for one in reasons_for([STRAIGHT, LUNGE, BENT])] == [
        (STRAIGHT.name, BENT.name),
        (LUNGE.name,),
    ]


def test_every_source_is_named_once_those_of_the_exercise_first() -> None:
    assert sources_of([SQUAT, LUNGE]) == tuple(source_name(key) for key in ("WGM", "HS", "KW", "LT"))


def test_our_own_advice_is_named_after_every_source() -> None:
    assert sources_of([STRAIGHT, LUNGE])[-1] == source_name("LT")


PLACES = ("setup", "cues", "checks", "why", "tips", "safety")


@pytest.mark.parametrize("place", PLACES)
def test_the_source_of_a_single_sentence_is_named_too(place: str) -> None:
    silent = dict.fromkeys(PLACES, ())
    exercise = replace(STRAIGHT, **silent | {place: (said("A", "KW"),)})
    assert sources_of([exercise]) == (source_name("GHE"), source_name("KW"))


def test_the_source_of_a_phases_cue_is_named_too() -> None:
    phases = tuple(replace(phase, cues=(said("A", "KW"),)) for phase in STRAIGHT.phases)
    assert source_name("KW") in sources_of([replace(STRAIGHT, phases=phases)])


def test_sources_are_named_in_the_users_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = source_name("KW")
    write_catalogue(tmp_path, {name: "Artikolo pri la malantaŭa elpaŝo"})
    monkeypatch.setenv("LANGUAGE", "eo")
    try:
        speak(tmp_path)
        assert source_name("KW") == "Artikolo pri la malantaŭa elpaŝo"
    finally:
        speak(tmp_path / "nowhere")
