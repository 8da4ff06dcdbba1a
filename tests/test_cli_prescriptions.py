"""Prescribed routines, and exercises of one's own, in a terminal."""

import json
import wave
from pathlib import Path

import pytest
from msgspec import UNSET
from msgspec.structs import replace

from lunge_timer.cli import main
from lunge_timer.core.prescribed import with_other_numbers
from lunge_timer.core.routine import ExerciseBlock, Routine
from lunge_timer.store.assets import load_exercises
from lunge_timer.store.encoding import encode
from lunge_timer.store.routines import parse_routine
from tests.core.format_2_reckoning import reckoned_plan
from tests.core.test_format_2_reckoning import EXAMPLE

ROUTINE = parse_routine(json.dumps(EXAMPLE), load_exercises(), "any")
assert ROUTINE.prescription is not UNSET
OPEN = replace(ROUTINE, prescription=replace(ROUTINE.prescription, until="2999-12-31"))
LINE = "Prescribed by Clinic on 2026-11-01 · 3 times a week · stop above pain 3 · until 2999-12-31"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LUNGE_TIMER_HOME", str(tmp_path / "home"))
    (tmp_path / "home" / "routines").mkdir(parents=True)
    return tmp_path / "home"


def put(home: Path, routine: Routine) -> Path:
    file = home / "routines" / "knee.lunge.json"
    file.write_text(encode(routine), encoding="utf-8")
    return file


def out_of(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main([*arguments]) == 0
    return capsys.readouterr().out


def test_plan_and_check_tell_what_was_prescribed(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = put(home, OPEN)
    assert LINE in out_of(capsys, "plan", "knee programme, week 3").splitlines()
    assert out_of(capsys, "check", str(file)).rstrip().endswith(f" · {LINE}")


@pytest.mark.parametrize(
    ("issued", "until", "part"),
    [
        ("2000-01-01", "2000-02-01", "it was over on 2000-02-01"),
        ("2999-01-01", None, "Prescribed by Clinic from 2999-01-01 · it has not begun yet"),
    ],
)
def test_one_that_is_over_or_to_come_says_so(
    home: Path, capsys: pytest.CaptureFixture[str], issued: str, until: str | None, part: str
) -> None:
    assert ROUTINE.prescription is not UNSET
    prescription = replace(ROUTINE.prescription, issued=issued, until=until)
    file = put(home, replace(ROUTINE, prescription=prescription))
    assert part in out_of(capsys, "plan", str(file))
    assert part in out_of(capsys, "check", str(file))


def test_what_the_person_changed_is_told_too(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    blocks = [replace(one, rest_s=50) if isinstance(one, ExerciseBlock) else one for one in OPEN.blocks]
    put(home, with_other_numbers(OPEN, replace(OPEN, blocks=tuple(blocks))))
    told = out_of(capsys, "plan", "Knee programme, week 3")
    assert (
        "Changed by you. Reverse lunge: rest 45 → 50 s · Squat-position reverse lunge: rest 45 → 50 s" in told
    )


def test_a_routine_that_nobody_prescribed_has_no_such_line(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = put(home, replace(ROUTINE, prescription=UNSET))
    assert "rescribed" not in out_of(capsys, "plan", str(file)) + out_of(capsys, "check", str(file))


def test_own_exercises_are_listed_planned_and_heard(
    home: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    put(home, ROUTINE)
    assert "Knee programme, week 3" in out_of(capsys, "list")
    plan = reckoned_plan(EXAMPLE)
    assert json.loads(out_of(capsys, "plan", "Knee programme, week 3", "--json")) == plan
    sound = tmp_path / "knee.wav"
    out_of(capsys, "export-audio", "Knee programme, week 3", "-o", str(sound))
    with wave.open(str(sound)) as file:
        assert file.getnframes() * 1000 >= plan["total_ms"] * file.getframerate()
