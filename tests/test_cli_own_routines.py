import json
import wave
from argparse import Namespace
from pathlib import Path

import pytest
from msgspec.structs import replace

from lunge_timer.cli import main
from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.routine import ExerciseBlock, Routine
from lunge_timer.errors import StoreError
from lunge_timer.store.assets import load_built_ins, load_exercises
from lunge_timer.store.encoding import encode
from lunge_timer.terminal.arguments import parse
from lunge_timer.terminal.commands import open_message, start_message
from tests.store.test_own_routines import SHORT

EVENING = replace(SHORT, name="Evening legs")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the person keeps one routine, Evening legs, and works in a folder of their own."""
    monkeypatch.setenv("LUNGE_TIMER_HOME", str(tmp_path / "home"))
    put(tmp_path / "home" / "routines" / "legs.lunge.json", EVENING)
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "home"


def put(file: Path, routine: Routine) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(encode(routine), encoding="utf-8")
    return file


def test_own_routines_are_listed_before_those_that_ship(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert home.is_dir()
    assert main(["list"]) == 0
    out = capsys.readouterr().out
    assert out.index("Evening legs") < out.index("Squat-position holds")


def test_a_broken_own_routine_keeps_none_from_being_listed_or_found(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "routines" / "bad.lunge.json").write_text("{", encoding="utf-8")
    assert main(["list"]) == 0
    assert main(["plan", "evening legs"]) == 0
    captured = capsys.readouterr()
    assert "Evening legs" in captured.out
    assert "bad" not in captured.out
    assert captured.err == ""


@pytest.mark.parametrize("name", ["Evening legs", "EVENING  legs"])
def test_an_own_routine_is_planned_by_its_name(
    home: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert home.is_dir()
    assert main(["plan", name, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["name"] == "Evening legs"


def test_an_own_routine_goes_before_a_built_in_of_its_name(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(home / "routines" / "mine.lunge.json", replace(EVENING, name="Desk BREAK"))
    assert main(["plan", "desk break", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["name"] == "Desk BREAK"


def test_the_sounds_of_an_own_routine_are_exported_by_its_name(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export-audio", "evening legs", "-o", "legs.wav"]) == 0
    assert "Evening legs" in capsys.readouterr().out
    assert (home.parent / "work" / "legs.wav").read_bytes().startswith(b"RIFF")


def test_a_start_by_name_hands_the_name_on(home: Path) -> None:
    assert home.is_dir()
    assert start_message("evening LEGS") == ("start", "evening LEGS")
    assert start_message("desk break") == ("start", "desk break")


def test_a_name_is_a_name_also_where_a_file_or_folder_is_called_so(home: Path) -> None:
    (home.parent / "work" / "Evening legs").mkdir()
    assert start_message("Evening legs") == ("start", "Evening legs")


def test_a_name_that_is_too_long_for_a_file_is_started(home: Path) -> None:
    name = "\N{FLEXED BICEPS}" * 80
    put(home / "routines" / "strong.lunge.json", replace(EVENING, name=name))
    assert start_message(name) == ("start", name)


def test_a_start_from_a_file_hands_on_where_the_file_is(home: Path) -> None:
    file = put(home.parent / "work" / "away.lunge.json", EVENING)
    assert start_message("away.lunge.json") == ("start", str(file))


def test_what_cannot_be_started_is_no_message(home: Path) -> None:
    assert home.is_dir()
    with pytest.raises(StoreError, match="morning legs: there is no routine of this name"):
        start_message("morning legs")


@pytest.mark.parametrize("file", ["a.lunge.json", "A.LUNGE.JSON"])
def test_files_alone_are_to_be_opened(file: str) -> None:
    assert parse([file, "b.json"]) == parse(["open", file, "b.json"])
    assert parse([file]).files == [file]


def test_files_to_be_opened_are_handed_on_by_where_they_are(home: Path) -> None:
    work = home.parent / "work"
    files = [put(work / name, EVENING) for name in ("a.lunge.json", "b.json")]
    message = open_message(Namespace(files=["a.lunge.json", "b.json"]))
    assert message == ("import", *map(str, files))


def test_opening_nothing_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["open"]) == 2
    assert capsys.readouterr().err.startswith("usage: ")


# Numbers that are kept for a built-in routine


@pytest.fixture
def yours(home: Path) -> Routine:
    """The desk break, with one rep more than it ships with."""
    shipped = load_built_ins(load_exercises())["built-in/desk-break"]
    blocks = tuple(
        replace(one, reps=one.reps_in(1, "left") + 1) if isinstance(one, ExerciseBlock) else one
        for one in shipped.blocks
    )
    kept = replace(shipped, blocks=blocks)
    put(home / "built-in-numbers" / "desk-break.lunge.json", kept)
    return kept


def test_a_built_in_routine_is_listed_planned_and_sounded_with_the_numbers_that_are_kept(
    yours: Routine, capsys: pytest.CaptureFixture[str]
) -> None:
    timeline = compile_timeline(yours, load_exercises())
    assert main(["plan", "Desk break", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["total_ms"] == timeline.total_ms
    assert main(["list"]) == 0
    (line,) = [line for line in capsys.readouterr().out.splitlines() if line.startswith("Desk break")]
    assert "Your numbers: 1 × 4 per leg" in line
    assert main(["export-audio", "desk break", "-o", "desk.wav"]) == 0
    with wave.open("desk.wav") as sound:
        assert sound.getnframes() / sound.getframerate() * 1000 >= timeline.total_ms
    assert start_message("Desk break") == ("start", "Desk break")


def test_a_sound_is_never_written_over_kept_numbers(
    yours: Routine, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = home / "built-in-numbers" / "desk-break.lunge.json"
    assert main(["export-audio", yours.name, "-o", str(file)]) == 1
    assert "choose another name" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == encode(yours)


def test_kept_numbers_that_cannot_be_used_leave_the_routine_as_it_ships(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "built-in-numbers").mkdir()
    (home / "built-in-numbers" / "desk-break.lunge.json").write_text("{", encoding="utf-8")
    assert main(["plan", "Desk break", "--json"]) == 0
    captured = capsys.readouterr()
    assert json.loads(captured.out)["total_ms"] == 94_000
    assert captured.err.startswith("built-in-numbers/desk-break.lunge.json: ")
    assert captured.err.count("\n") == 1
