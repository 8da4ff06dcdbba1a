import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lunge_timer.cli import main
from lunge_timer.store.encoding import encode
from tests.store.faults import posix, small_disk
from tests.store.test_own_routines import SHORT
from tests.waiting import PATIENCE_S, wait_until

LONG = {
    "format": "lunge-timer/routine",
    "version": 1,
    "name": "Long",
    "blocks": [{"type": "timed", "name": "Walk", "duration_s": 3600}] * 5,
}
HOLD_HANGUPS: list[Callable[[], object]] = [lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN)]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A routine's file among the person's own, in the folder of this run."""
    monkeypatch.setenv("LUNGE_TIMER_HOME", str(tmp_path))
    file = tmp_path / "routines" / "mine.lunge.json"
    file.parent.mkdir()
    file.write_text(encode(SHORT), encoding="utf-8")
    monkeypatch.chdir(file.parent)
    return file


def export(capsys: pytest.CaptureFixture[str], routine: str, target: str | Path) -> str:
    """The one line that an export is refused with."""
    assert main(["export-audio", routine, "-o", str(target)]) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    return err.strip()


@pytest.mark.parametrize("routine", [SHORT.name, "desk break"])
@pytest.mark.parametrize("spelling", ["mine.lunge.json", "../routines/mine.lunge.json"])
def test_no_routine_that_is_kept_is_replaced_by_a_sound_whatever_is_exported(
    capsys: pytest.CaptureFixture[str], own: Path, routine: str, spelling: str
) -> None:
    line = export(capsys, routine, spelling)
    assert line == f"{spelling}: the sound would replace a file that Lunge Timer keeps; choose another name"
    assert own.read_text(encoding="utf-8") == encode(SHORT)


def test_no_history_is_replaced_by_a_sound(capsys: pytest.CaptureFixture[str], own: Path) -> None:
    history = own.parents[1] / "history.sqlite3"
    history.write_bytes(b"all that was done")
    line = export(capsys, SHORT.name, history)
    assert line == f"{history}: the sound would replace a file that Lunge Timer keeps; choose another name"


@posix
def test_no_routine_that_is_kept_is_replaced_through_a_link(
    capsys: pytest.CaptureFixture[str], own: Path, tmp_path: Path
) -> None:
    (tmp_path / "desk.wav").symlink_to(own)
    export(capsys, SHORT.name, tmp_path / "desk.wav")
    assert own.read_text(encoding="utf-8") == encode(SHORT)


@pytest.mark.usefixtures("own")
def test_the_settings_are_not_replaced_by_a_sound(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text("{}", encoding="utf-8")
    export(capsys, "desk break", tmp_path / "settings.json")
    assert (tmp_path / "settings.json").read_text(encoding="utf-8") == "{}"


@pytest.mark.parametrize(
    ("target", "begins"),
    [("a.wav", b"RIFF"), ("a.WAV", b"RIFF"), ("a.flac", b"fLaC"), ("a.mp3", b"\xff\xfb")],
)
@pytest.mark.parametrize("voice", [(), ("--voice", "brief")], ids=["tones", "voice"])
def test_the_ending_says_what_is_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, target: str, begins: bytes, voice: tuple[str, ...]
) -> None:
    assert main(["export-audio", "desk break", "-o", str(tmp_path / target), *voice]) == 0
    assert capsys.readouterr() == (f"{tmp_path / target}: written, Desk break, 1:34\n", "")
    assert (tmp_path / target).read_bytes().startswith(begins)


@pytest.mark.parametrize("name", ["desk", "desk.ogg", "desk.wav.txt", ".wav"])
def test_what_cannot_be_written_is_said_and_what_was_there_stays(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str
) -> None:
    target = tmp_path / name
    target.write_bytes(b"mine")
    line = export(capsys, "desk break", target)
    assert line == f"{target}: a file of sounds ends in .wav, .flac or .mp3; choose another name"
    assert target.read_bytes() == b"mine"
    assert [*tmp_path.iterdir()] == [target]


def test_where_the_encoder_is_missing_that_is_said_and_what_was_there_stays(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "lameenc", None)
    target = tmp_path / "desk.mp3"
    target.write_bytes(b"mine")
    line = export(capsys, "desk break", target)
    told = "an MP3 file needs lameenc: install lunge-timer[mp3], or write a .flac or .wav file"
    assert line == f"{target}: {told}"
    assert target.read_bytes() == b"mine"
    assert [*tmp_path.iterdir()] == [target]


@posix
@pytest.mark.parametrize("ending", [".wav", ".flac", ".mp3"])
def test_a_disk_that_fills_up_is_told_and_nothing_stays_on_it(
    capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    with small_disk() as disk:
        with disk.full() as told:
            line = export(capsys, "desk break", disk.folder / f"desk{ending}")
        assert line == f"desk{ending}: {told}"
        assert not [*disk.folder.iterdir()]


def exporting(
    folder: Path, target: str = "long.wav", prepare: Callable[[], object] | None = None
) -> subprocess.Popen[str]:
    """An export of five hours to target, which has begun to write its file into folder."""
    (folder / "long.json").write_text(json.dumps(LONG), encoding="utf-8")
    command = [sys.executable, "-m", "lunge_timer", "export-audio", "long.json", "-o", target]
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=prepare,  # noqa: PLW1509 - this process has no other thread that holds a lock
    )
    wait_until(lambda: any(file.stat().st_size for file in folder.glob(".lunge-timer-*")))
    return process


@posix
@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("SIGINT", "long.wav"),
        ("SIGTERM", "long.wav"),
        ("SIGHUP", "long.wav"),
        ("SIGINT", "long.flac"),
        ("SIGTERM", "long.mp3"),
    ],
)
def test_an_export_that_a_signal_ends_leaves_nothing(tmp_path: Path, name: str, target: str) -> None:
    number = signal.Signals[name]
    with exporting(tmp_path, target) as process:
        for _time in range(2):
            process.send_signal(number)
        out, err = process.communicate(timeout=PATIENCE_S)
    assert (process.returncode, out, err) == (128 + number, "", "")
    assert [file.name for file in tmp_path.iterdir()] == ["long.json"]


@posix
@pytest.mark.slow
def test_an_export_that_is_to_outlive_its_terminal_does_so(tmp_path: Path) -> None:
    with exporting(tmp_path, "long.wav", *HOLD_HANGUPS) as process:
        process.send_signal(signal.SIGHUP)
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 128 + signal.SIGTERM
