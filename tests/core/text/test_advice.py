from pathlib import Path

import pytest
from msgspec.structs import replace

from lunge_timer.core.exercise import Said, SourceKey, Text, source_name
from lunge_timer.core.routine import ExerciseBlock, Routine, TimedBlock
from lunge_timer.core.text.advice import Dose, advice_for, exercises_of, sources_of, tips_for
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


def test_what_one_source_says_stands_together_under_its_full_name() -> None:
    dose = (said("A", "HS"), said("B", "HS"), said("C", "HS", "KW"), said("D", "KW"))
    exercise = replace(LUNGE, guideline=replace(LUNGE.guideline, dose=dose))
    health_shots, wood = source_name("HS"), source_name("KW")
    (advice,) = advice_for([exercise])
    assert health_shots.startswith("Health Shots")
    assert advice.doses == (
        Dose(("A", "B"), health_shots),
        Dose(("C",), f"{health_shots} · {wood}"),
        Dose(("D",), wood),
    )


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
    assert [advice.often for advice in advice_for([exercise])] == [text]


def test_exercises_of_one_dose_stand_together_and_others_apart() -> None:
    assert [advice.exercises for advice in advice_for([STRAIGHT, LUNGE, BENT])] == [
        (STRAIGHT.name, BENT.name),
        (LUNGE.name,),
    ]
    more_often = replace(BENT, guideline=replace(BENT.guideline, weekly=(2, 2)))
    assert len(advice_for([STRAIGHT, more_often])) == 2


def test_every_tip_is_told_under_its_exercise() -> None:
    told = tips_for([LUNGE, replace(BENT, tips=()), STRAIGHT])
    assert [tips.exercise for tips in told] == [LUNGE.name, STRAIGHT.name]
    assert told[0].sentences == tuple(one.text for one in LUNGE.tips)


def test_every_source_is_named_once_those_of_the_exercise_first() -> None:
    assert sources_of([SQUAT, LUNGE]) == tuple(source_name(key) for key in ("WGM", "HS", "KW"))


@pytest.mark.parametrize("place", ["setup", "cues", "checks", "tips", "safety"])
def test_the_source_of_a_single_sentence_is_named_too(place: str) -> None:
    silent = dict.fromkeys(("setup", "cues", "checks", "tips", "safety"), ())
    exercise = replace(STRAIGHT, **silent | {place: (said("A", "KW"),)})
    assert sources_of([exercise]) == (source_name("GHE"), source_name("KW"))


def test_sources_are_named_in_the_users_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = source_name("KW")
    write_catalogue(tmp_path, {name: "Artikolo pri la malantaŭa elpaŝo"})
    monkeypatch.setenv("LANGUAGE", "eo")
    try:
        speak(tmp_path)
        assert source_name("KW") == "Artikolo pri la malantaŭa elpaŝo"
    finally:
        speak(tmp_path / "nowhere")
