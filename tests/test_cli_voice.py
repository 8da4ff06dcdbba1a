"""What a voice says, in the plan and in the exported sound."""

import json
import wave
from array import array
from pathlib import Path
from typing import Any

import pytest

from lunge_timer.cli import main
from lunge_timer.core.routine import Routine, TimedBlock
from lunge_timer.sound.tones import BYTES_PER_MS
from lunge_timer.sound.voice import Voice, own_words_file
from lunge_timer.sound.wav import wav_file
from lunge_timer.store.paths import own_words_folder, voice_folder
from tests.test_cli_own_routines import put


def plan(capsys: pytest.CaptureFixture[str], *options: str, routine: str = "desk break") -> dict[str, Any]:
    assert main(["plan", routine, "--json", *options]) == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def spoken_first(capsys: pytest.CaptureFixture[str], routine: str = "Yoga") -> str:
    """What is said first in the first timed step."""
    steps = plan(capsys, "--voice", "brief", routine=routine)["steps"]
    said = next(step["spoken"] for step in steps if step["kind"] == "timed")
    return str(said[0]["text"])


def exported(path: Path, *options: str) -> bytes:
    assert main(["export-audio", "desk break", "-o", str(path), *options]) == 0
    with wave.open(str(path)) as wav:
        frames: bytes = wav.readframes(wav.getnframes())
        return frames


@pytest.mark.parametrize("form", ["brief", "full"])
def test_the_plan_tells_what_is_said_in_each_step(capsys: pytest.CaptureFixture[str], form: str) -> None:
    told = plan(capsys, "--voice", form)
    voice = Voice(voice_folder())
    texts = [[spoken["text"] for spoken in step["spoken"]] for step in told["steps"]]
    back = {"brief": [], "full": ["Back"]}[form]
    assert texts[1:7] == [["Left"], back, ["Hold"], ["Forward"], ["Hold"], ["Stand"]]
    assert texts[7] == ["Right"]
    assert told["steps"][1]["spoken"] == [
        {"at_ms": 300, "length_ms": voice.sentence_ms("Left"), "text": "Left"}
    ]
    before = {"brief": "", "full": "Squat-position reverse lunge. "}[form]
    assert texts[0] == [before + "Left leg first."]
    after = {"brief": "", "full": " Left leg. 3 reps. Right leg. 3 reps."}[form]
    assert [spoken["text"] for spoken in told["spoken_at_end"]] == ["Done." + after]


def test_without_a_voice_nothing_is_said_in_any_step(capsys: pytest.CaptureFixture[str]) -> None:
    told = plan(capsys)
    assert [step["spoken"] for step in told["steps"]] == [[]] * len(told["steps"])
    assert list(told) == ["name", "total_ms", "steps"]


def test_a_voice_changes_nothing_else_in_the_plan(capsys: pytest.CaptureFixture[str]) -> None:
    silent, spoken = plan(capsys), plan(capsys, "--voice", "full")
    assert [step | {"spoken": []} for step in spoken["steps"]] == silent["steps"]


def test_the_table_tells_it_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "desk break", "--voice", "brief"]) == 0
    lines = capsys.readouterr().out.splitlines()
    title = next(line for line in lines if line.startswith("Time"))
    assert title.endswith("Rep  Voice")
    assert any(line.endswith("1/1    1  +0.3 s Left") for line in lines)
    assert lines[-1].endswith("+1 s Done.")


@pytest.mark.slow
def test_the_exported_sound_differs_only_where_the_plan_says_that_something_is_said(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    silent = exported(tmp_path / "silent.wav")
    spoken = exported(tmp_path / "spoken.wav", "--voice", "full")
    capsys.readouterr()
    told = plan(capsys, "--voice", "full")
    windows = [(step["start_ms"], said) for step in told["steps"] for said in step["spoken"]]
    windows += [(told["total_ms"], said) for said in told["spoken_at_end"]]
    silent = silent.ljust(len(spoken), b"\0")
    end = 0
    for start_ms, said in windows:
        begin = (start_ms + said["at_ms"]) * BYTES_PER_MS
        assert spoken[end:begin] == silent[end:begin]
        end = begin + said["length_ms"] * BYTES_PER_MS
        assert any(spoken[begin:end])
        assert not any(silent[begin:end])
    assert spoken[end:] == silent[end:]


def test_own_words_are_said_where_they_were_made_when_the_routine_was_saved(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LUNGE_TIMER_HOME", str(tmp_path))
    routine = put(
        tmp_path / "routines" / "yoga.lunge.json",
        Routine(name="Yoga", blocks=(TimedBlock(name="Sun salutation", duration_s=20),)),
    )
    assert spoken_first(capsys) == "Go"
    assert spoken_first(capsys, str(routine)) == "Go"
    words = own_words_folder() / own_words_file("Sun salutation")
    words.parent.mkdir()
    words.write_bytes(wav_file(array("h", [9000] * 16_000).tobytes(), 16_000))
    assert spoken_first(capsys) == "Sun salutation"
    assert spoken_first(capsys, str(routine)) == "Sun salutation"
    assert main(["export-audio", "Yoga", "-o", str(tmp_path / "yoga.wav"), "--voice", "brief"]) == 0
    with wave.open(str(tmp_path / "yoga.wav")) as wav:
        frames = wav.readframes(wav.getnframes())
    assert Voice(voice_folder(), own_words_folder()).samples("Sun salutation", 70) in frames


def test_a_sound_of_own_words_is_not_replaced_by_an_exported_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LUNGE_TIMER_HOME", str(tmp_path))
    words = own_words_folder() / "walk.wav"
    words.parent.mkdir()
    words.write_bytes(b"sound")
    assert main(["export-audio", "desk break", "-o", str(words)]) == 1
    assert "would replace a file that Lunge Timer keeps" in capsys.readouterr().err
    assert words.read_bytes() == b"sound"


def test_a_form_that_there_is_not_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "desk break", "--voice", "loud"]) == 2
    assert "'loud'" in capsys.readouterr().err


def test_where_nobody_speaks_the_language_that_is_said_in_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("lunge_timer.terminal.commands.voice_folder", lambda: tmp_path / "voice" / "xx")
    assert main(["plan", "desk break", "--voice", "brief"]) == 1
    out, err = capsys.readouterr()
    assert (out, err) == ("", "there is no voice for your language yet\n")
