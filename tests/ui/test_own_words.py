"""What a routine says in its owner's words is spoken into files when it is saved, and said in the workout."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from lunge_timer.core.own_exercise import OwnExercise, OwnPhase
from lunge_timer.core.routine import ExerciseBlock, Routine, TimedBlock
from lunge_timer.language import speak
from lunge_timer.sound.score import Score
from lunge_timer.sound.track import render
from lunge_timer.sound.voice import own_words_file
from lunge_timer.store.encoding import encode
from lunge_timer.ui.library.library_commands import LibraryCommand
from lunge_timer.ui.own_words import OwnWords
from tests.catalogues import write_catalogue
from tests.sound import synthesizing
from tests.ui.sittings import Sit, Sitting, put, settle, sittings
from tests.waiting import wait_until

pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="the synthesizers of these tests are scripts"),
    pytest.mark.slow,
    pytest.mark.qt_log_ignore("does not support propagateSizeHints"),
]

CUE = "Arms up, breathe in"
YOGA = Routine(
    name="Yoga",
    blocks=(
        TimedBlock(name="Sun salutation", duration_s=60, cue=CUE),
        TimedBlock(name="Walk or light jog", duration_s=30),
        TimedBlock(name="🧘", duration_s=30),
    ),
)
BOXING = Routine(name="Boxing", blocks=(TimedBlock(name="Jab, cross", duration_s=40),))
WALL_SIT = Routine(
    name="Knees",
    get_ready_s=10,
    exercises=(
        OwnExercise(
            id="own/wall-sit",
            name="Wall sit",
            legs="both",
            phases=(
                OwnPhase(id="down", kind="move", name="Slide down", word="Down", duration_s=2),
                OwnPhase(id="sit", kind="hold", name="Hold the sit", word="Hold", duration_s=20),
                OwnPhase(id="up", kind="move", name="Push up", word="Slide up", duration_s=3),
            ),
            cues=("Knees over ankles",),
            checks=("Heels on the floor",),
        ),
    ),
    blocks=(ExerciseBlock(exercise="own/wall-sit", sets=2, reps=1, rest_s=30),),
)


@pytest.fixture
def sit(tmp_path: Path, qapp: QApplication) -> Iterator[Sit]:
    assert qapp is not None
    with sittings(tmp_path) as sit:
        yield sit


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which alone commands are looked for."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def turn(sitting: Sitting, voice: str) -> None:
    sitting.preferences.take(replace(sitting.preferences.settings, voice=voice))


def made(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.glob("own-words/*.wav"))


def files_of(*sentences: str) -> list[str]:
    return sorted(map(own_words_file, sentences))


def asked(file: Path) -> list[str]:
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return [json.loads(line)[1] for line in lines]


def wait_for(folder: Path, *sentences: str) -> None:
    wait_until(lambda: made(folder) == files_of(*sentences))


def worker(sitting: Sitting) -> OwnWords:
    [found] = sitting.window.findChildren(OwnWords)
    return found


def score(sitting: Sitting) -> Score:
    player = sitting.workout._player
    assert player is not None
    return player._score


def said(sitting: Sitting, routine: Routine) -> list[str]:
    """What is said in the first steps of a workout of that routine, one by one."""
    sitting.workout.begin(routine)
    steps = score(sitting).timeline.steps
    spoken = [score(sitting).spoken(index, step.duration_ms) for index, step in enumerate(steps)]
    return [each.text for step in spoken for each in step if each.text != "Half"]


def test_a_routine_that_is_saved_says_the_names_of_its_own_steps(
    sit: Sit, tmp_path: Path, path: Path
) -> None:
    file = synthesizing.put(path, "flite", synthesizing.GOOD)
    sitting = sit()
    turn(sitting, "full")
    assert said(sitting, YOGA)[0] == "Go"
    sitting.workout.abandon()
    sitting.controller.add(YOGA)
    wait_for(tmp_path, "Sun salutation", CUE)
    assert sorted(asked(file)) == sorted(["Sun salutation", CUE]), "the rest was recorded, or has no words"
    assert said(sitting, YOGA)[0] == f"Sun salutation. {CUE}"


def test_the_name_is_in_the_track_on_its_very_sample(sit: Sit, tmp_path: Path, path: Path) -> None:
    synthesizing.put(path, "flite", synthesizing.GOOD)
    sitting = sit()
    turn(sitting, "brief")
    sitting.controller.add(BOXING)
    wait_for(tmp_path, "Jab, cross")
    assert "Jab, cross" in said(sitting, BOXING)
    heard = score(sitting)
    [name] = [each for each in heard.spoken(1, 40_000) if each.text == "Jab, cross"]
    track = render(heard, (), 0, 40_000, 70, spoken=[name])
    samples = heard.speech(name)
    assert any(samples)
    assert track.find(samples) == name.at_ms * (len(samples) // name.length_ms)


def test_an_own_exercise_is_called_by_its_name_its_cues_and_its_words(
    sit: Sit, tmp_path: Path, path: Path
) -> None:
    synthesizing.put(path, "flite", synthesizing.GOOD)
    sitting = sit()
    turn(sitting, "full")
    assert said(sitting, WALL_SIT) == [
        "Set 1 of 2.", "1", "Hold", "Rest. 30 seconds.", "Set 2 of 2.", "1", "Hold",
    ]  # fmt: skip
    sitting.workout.abandon()
    sitting.controller.add(WALL_SIT)
    wait_for(tmp_path, "Wall sit.", "Knees over ankles", "Heels on the floor", "Slide up")
    assert said(sitting, WALL_SIT) == [
        "Wall sit. Set 1 of 2.",
        "1",
        "Hold. Knees over ankles",
        "Slide up",
        "Rest. 30 seconds. Heels on the floor",
        "Set 2 of 2.",
        "1",
        "Hold. Knees over ankles",
        "Slide up",
    ]
    heard = score(sitting)
    [name] = heard.spoken(0, 10_000)
    track = render(heard, (), 0, 10_000, 70, spoken=[name])
    samples = heard.speech(name)
    assert any(samples)
    assert track.find(samples) == name.at_ms * (len(samples) // name.length_ms)


def test_with_the_voice_off_nothing_is_made_and_once_it_is_on_all_that_was_never_made(
    sit: Sit, tmp_path: Path, path: Path
) -> None:
    file = synthesizing.put(path, "flite", synthesizing.GOOD)
    put(tmp_path, "boxing", BOXING)
    sitting = sit()
    sitting.controller.add(YOGA)
    assert worker(sitting)._thread is None
    turn(sitting, "brief")
    wait_for(tmp_path, "Sun salutation", CUE, "Jab, cross")
    assert len(asked(file)) == 3


def test_what_was_not_made_before_the_end_is_made_at_the_next_start(
    sit: Sit, tmp_path: Path, path: Path
) -> None:
    turn(sit(), "brief")
    synthesizing.put(path, "flite", synthesizing.GOOD)
    put(tmp_path, "boxing", BOXING)
    sit()
    wait_for(tmp_path, "Jab, cross")


def test_an_edited_and_an_imported_routine_have_their_words(sit: Sit, tmp_path: Path, path: Path) -> None:
    synthesizing.put(path, "flite", synthesizing.GOOD)
    put(tmp_path, "boxing", BOXING)
    sitting = sit()
    turn(sitting, "brief")
    wait_for(tmp_path, "Jab, cross")
    folder = tmp_path / "own-words"
    folder.joinpath(own_words_file("Jab, cross")).write_bytes(b"RIFF, and then a disk's damage")
    sitting.edit("boxing", replace(BOXING, name="Boxing by night"))
    sitting.editor.save()
    wait_until(lambda: folder.joinpath(own_words_file("Jab, cross")).stat().st_size > 1000)
    foreign = tmp_path / "yoga.lunge.json"
    foreign.write_text(encode(YOGA), encoding="utf-8")
    sitting.library.import_requested.emit([foreign])
    wait_for(tmp_path, "Sun salutation", CUE, "Jab, cross")


def test_words_are_made_once_whatever_a_routine_is_called_and_go_with_the_last_that_says_them(
    sit: Sit, tmp_path: Path, path: Path
) -> None:
    file = synthesizing.put(path, "flite", synthesizing.GOOD)
    sitting = sit()
    turn(sitting, "brief")
    first = sitting.controller.add(BOXING)
    wait_for(tmp_path, "Jab, cross")
    sitting.controller.rename(first.id, "Boxing by day")
    sitting.controller.duplicate(first.id)
    other = sitting.chosen
    assert other.id != first.id
    sitting.controller.delete(first.id)
    sitting.controller.add(YOGA)
    wait_for(tmp_path, "Sun salutation", CUE, "Jab, cross")
    assert asked(file).count("Jab, cross") == 1
    sitting.controller.delete(other.id)
    wait_for(tmp_path, "Sun salutation", CUE)
    sitting.controller.undo()
    wait_for(tmp_path, "Sun salutation", CUE, "Jab, cross")


@pytest.mark.parametrize("code", ["", "RUBBISH", "FAILING"])
def test_without_a_system_voice_that_works_the_neutral_word_is_said_and_nobody_is_disturbed(
    sit: Sit, tmp_path: Path, path: Path, code: str
) -> None:
    file = synthesizing.put(path, "flite", getattr(synthesizing, code)) if code else path / "none"
    sitting = sit()
    turn(sitting, "full")
    before = sitting.texts()
    sitting.controller.add(BOXING)
    sitting.controller.add(BOXING)
    wait_until(lambda: not code or bool(worker(sitting)._unspeakable))
    settle(sitting.window)
    assert made(tmp_path) == []
    assert asked(file) == ["Jab, cross"] * bool(code), "what cannot be spoken is not tried again and again"
    assert not any("voice" in text or "flite" in text for text in {*sitting.texts()} - {*before})
    assert said(sitting, BOXING)[0] == "Go"


def test_a_file_that_cannot_be_read_just_now_keeps_its_words(sit: Sit, tmp_path: Path, path: Path) -> None:
    file = synthesizing.put(path, "flite", synthesizing.GOOD)
    boxing = put(tmp_path, "boxing", BOXING)
    sitting = sit()
    turn(sitting, "brief")
    wait_for(tmp_path, "Jab, cross")
    content = boxing.read_bytes()
    boxing.write_bytes(b"{")
    sitting.controller.add(YOGA)
    wait_for(tmp_path, "Jab, cross", "Sun salutation", CUE)
    boxing.write_bytes(content)
    worker(sitting).renew()
    wait_until(lambda: not worker(sitting)._wanted.is_set())
    assert asked(file).count("Jab, cross") == 1


def test_what_has_no_room_is_spoken_once_and_names_come_before_cues(
    sit: Sit, tmp_path: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = synthesizing.put(path, "flite", synthesizing.GOOD)
    monkeypatch.setattr("lunge_timer.store.own_word_files._LIMIT_BYTES", 120_000)
    sitting = sit()
    turn(sitting, "brief")
    sitting.controller.add(YOGA)
    sitting.controller.add(YOGA)
    wait_until(lambda: len(asked(file)) == 2 and not worker(sitting)._wanted.is_set())
    assert made(tmp_path) == files_of("Sun salutation")
    sitting.controller.add(BOXING)
    wait_until(lambda: asked(file)[-1] == "Jab, cross")
    assert asked(file) == ["Sun salutation", CUE, "Jab, cross"]


def test_a_voice_that_hangs_keeps_neither_the_screen_waiting_nor_the_end(
    sit: Sit, tmp_path: Path, path: Path
) -> None:
    file = synthesizing.put(path, "flite", synthesizing.HANGING)
    sitting = sit()
    turn(sitting, "brief")
    began_s = monotonic()
    sitting.controller.add(BOXING)
    assert monotonic() - began_s < 5
    wait_until(file.exists)
    thread = worker(sitting)._thread
    assert thread is not None
    sitting.window.close_unasked()
    wait_until(lambda: not thread.is_alive())
    assert made(tmp_path) == []


def test_nothing_is_spoken_during_a_workout_and_the_rest_after_it(
    sit: Sit, tmp_path: Path, path: Path
) -> None:
    file = synthesizing.put(path, "flite", synthesizing.HANGING)
    sitting = sit()
    turn(sitting, "brief")
    sitting.controller.add(BOXING)
    wait_until(file.exists)
    sitting.workout.begin(BOXING)
    words = worker(sitting)
    wait_until(words._wanted.is_set)  # what hung was given up
    synthesizing.put(path, "flite", synthesizing.GOOD)
    sitting.controller.add(YOGA)
    assert (len(asked(file)), made(tmp_path)) == (1, [])
    sitting.workout.abandon()
    wait_for(tmp_path, "Sun salutation", CUE, "Jab, cross")


def test_where_another_window_has_the_folder_nothing_is_written(sit: Sit, tmp_path: Path, path: Path) -> None:
    file = synthesizing.put(path, "flite", synthesizing.GOOD)
    sitting = sit()
    sitting.controller.add(BOXING)
    sitting.workspace.refuse("another window has this folder")
    turn(sitting, "brief")
    for _round in range(2):  # the second begins when the first is over
        wait_until(lambda: not worker(sitting)._wanted.is_set())
        worker(sitting).renew()
    assert not file.exists()
    assert not tmp_path.joinpath("own-words").exists()


def test_where_the_words_cannot_be_kept_that_does_no_harm(sit: Sit, tmp_path: Path, path: Path) -> None:
    file = synthesizing.put(path, "flite", synthesizing.GOOD)
    tmp_path.joinpath("own-words").write_text("a file stands where the folder should be")
    sitting = sit()
    turn(sitting, "brief")
    for _time in range(2):
        count = len(asked(file))
        sitting.controller.add(BOXING)
        wait_until(lambda: len(asked(file)) > count)  # noqa: B023 - called at once
    assert tmp_path.joinpath("own-words").is_file()


def test_for_a_language_without_a_voice_nothing_is_made_and_nothing_said(
    sit: Sit, tmp_path: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = synthesizing.put(path, "espeak-ng", synthesizing.GOOD)
    write_catalogue(tmp_path / "locale", {})
    monkeypatch.setenv("LANGUAGE", "eo")
    try:
        speak(tmp_path / "locale")
        sitting = sit()
        turn(sitting, "brief")
        sitting.controller.add(BOXING)
        thread = worker(sitting)._thread
        assert thread is not None
        wait_until(lambda: not thread.is_alive())
        sitting.do(LibraryCommand.SHOW_SETTINGS)
        assert "There is no voice for your language yet." in sitting.texts()
        assert said(sitting, BOXING) == []
        assert not file.exists()
    finally:
        speak(tmp_path / "nowhere")
