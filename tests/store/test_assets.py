from collections.abc import Iterator
from pathlib import Path

import pytest

from lunge_timer.core.exercise import Text
from lunge_timer.core.plan import routine_size
from lunge_timer.core.routine import TimedBlock
from lunge_timer.language import _, ngettext, speak
from lunge_timer.store.assets import load_built_ins, load_exercises
from lunge_timer.store.paths import assets_folder
from tests.catalogues import write_catalogue

TOTALS_S = {
    "Squat-position holds": 10 * 60 + 40,
    "Beginner reverse lunge": 5 * 60 + 40,
    "Reverse lunge, one leg at a time": 11 * 60 + 22,
    "Dumbbell reverse lunge": 6 * 60 + 58,
    "Desk break": 60 + 34,
    # Get ready, four stretches of both legs, 8 sets of both legs with 15 s to tie the band anew, 7 rests.
    "Glute band session": 10 + 4 * 65 + 8 * (2 * 15 * 4 + 15) + 7 * 30,
    # The same with both legs at once: 4 sets of 5 s a rep, 4 of 6 s.
    "Gym glute session": 10 + 4 * 65 + 4 * 15 * 5 + 4 * 15 * 6 + 7 * 30,
    # Four trials with three rests between them: 50 reps at most, or a hold that is taken for a minute.
    "Leg test: reverse lunge": 10 + 4 * 50 * 4 + 3 * 60,
    "Leg test: squat position": 10 + 4 * (8 + 60) + 3 * 60,
}


def test_the_library_shows_the_built_in_routines_in_its_own_order() -> None:
    assert [routine.name for routine in load_built_ins(load_exercises()).values()] == [*TOTALS_S]


def test_each_built_in_routine_lasts_what_its_content_adds_up_to() -> None:
    exercises = load_exercises()
    totals = {
        each.name: routine_size(each, exercises).total_ms for each in load_built_ins(exercises).values()
    }
    assert totals == {name: total_s * 1000 for name, total_s in TOTALS_S.items()}


def test_every_exercise_file_is_one_exercise_under_its_own_id() -> None:
    exercises = load_exercises()
    files = {file.stem for file in assets_folder().joinpath("exercises").iterdir()}
    assert {exercise.id for exercise in exercises.values()} == files
    assert [exercise.id for exercise in exercises.values()] == [*exercises]


def test_exercises_come_in_the_order_of_their_names() -> None:
    names = [exercise.name for exercise in load_exercises().values()]
    assert names == sorted(names, key=str.casefold)


@pytest.fixture
def esperanto(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A catalogue with a few texts, and as every one has, its header for the empty text."""
    messages = {
        "Desk break": "Paŭzo",
        "{count} rep\0{count} reps": "{count} fojo\0{count} fojoj",
        "Cat-cow": "Kato-bovino",
        "Reverse lunge": "Malantaŭa elpaŝo",
    }
    write_catalogue(tmp_path, messages)
    monkeypatch.setenv("LANGUAGE", "eo")
    speak(tmp_path)
    yield
    speak(tmp_path / "nowhere")


@pytest.mark.usefixtures("esperanto")
def test_what_the_files_say_is_read_in_the_users_language() -> None:
    exercises = load_exercises()
    routines = {routine.name: routine for routine in load_built_ins(exercises).values()}
    assert exercises["reverse-lunge"].name == "Malantaŭa elpaŝo"
    assert isinstance(exercises["reverse-lunge"].name, Text)
    assert "Paŭzo" in routines
    blocks = routines["Reverse lunge, one leg at a time"].blocks
    names = [block.name for block in blocks if isinstance(block, TimedBlock)]
    assert names == ["Walk or light jog", "Kato-bovino", "Pigeon pose"]


@pytest.mark.usefixtures("esperanto")
def test_an_empty_text_stays_empty_in_every_language() -> None:
    assert (_("Desk break"), _("")) == ("Paŭzo", "")


@pytest.mark.usefixtures("esperanto")
def test_a_count_has_the_users_plural() -> None:
    assert [ngettext("{count} rep", "{count} reps", count) for count in (1, 2)] == [
        "{count} fojo",
        "{count} fojoj",
    ]


def test_without_a_catalogue_everything_is_said_as_it_is_written() -> None:
    assert (_("Desk break"), ngettext("{count} rep", "{count} reps", 2)) == ("Desk break", "{count} reps")
