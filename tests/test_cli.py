import gc
import gzip
import io
import json
import os
import re
import signal
import stat
import subprocess
import sys
import wave
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from lunge_timer import __version__
from lunge_timer.cli import main

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files or signals")
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux asks for a display")

WALK = {"type": "timed", "name": "Walk", "duration_s": 30}
LUNGE = {"type": "exercise", "exercise": "reverse-lunge", "sets": 3, "reps": 10}
COMMANDS = [["check"], ["plan"], ["plan", "--json"], ["--start"]]

Make = Callable[[Path], object]


def routine(**changes: Any) -> dict[str, Any]:
    head = {"format": "lunge-timer/routine", "version": 1, "name": "Evening legs", "blocks": [LUNGE]}
    return head | changes


def blocks(*changed: dict[str, Any]) -> str:
    return json.dumps(routine(blocks=[*changed]))


def lunge(**changes: Any) -> str:
    return blocks(WALK, LUNGE | changes)


def raw_lunge(sets: str) -> str:
    """A routine with that text, whatever it is, in the place of a number of sets."""
    return lunge(sets="SETS").replace('"SETS"', sets)


def text(content: str, encoding: str = "utf-8") -> Make:
    return lambda file: file.write_bytes(content.encode(encoding))


def data(content: bytes) -> Make:
    return lambda file: file.write_bytes(content)


def gigabyte(file: Path) -> None:
    with file.open("wb") as sparse:
        sparse.truncate(1 << 30)


def zipped(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("legs.lunge.json", json.dumps(routine()))


WHOLE = json.dumps(routine())

BAD_FILES: Mapping[str, tuple[Make, str]] = {
    "a gigabyte": (gigabyte, "the file is too large"),
    "a folder": (Path.mkdir, "this is a folder"),
    "nothing there": (lambda _file: None, "there is no such file"),
    "empty": (data(b""), "the file is empty"),
    "all NUL": (data(bytes(4096)), "nothing but zero bytes"),
    "zip": (zipped, "zip or gzip"),
    "gzip": (data(gzip.compress(WHOLE.encode())), "zip or gzip"),
    "UTF-16": (text(WHOLE, "utf-16"), "UTF-16 or UTF-32"),
    "UTF-32": (text(WHOLE, "utf-32"), "UTF-16 or UTF-32"),
    "Latin-1": (text(WHOLE.replace("Evening", "Fünf"), "latin-1"), "not UTF-8: line 1, byte 59"),
    "two documents": (text(WHOLE + "\n" + WHOLE), "line 2, column 1: a second document begins here"),
    "100,000 brackets": (text("[" * 60_000), "nested too deeply"),
    "more brackets than bytes": (text("[" * 300_000), "the file is too large"),
    "cut off": (text(WHOLE[:-2]), "cut off"),
    "no JSON": (text("sets: 3"), "line 1, column 1"),
    "5,000 digits": (text(raw_lunge("9" * 5000)), "blocks[1].sets: a number of 5,000 digits"),
    "NaN": (text(raw_lunge("NaN")), "blocks[1].sets: NaN"),
    "Infinity": (text(raw_lunge("Infinity")), "blocks[1].sets: Infinity"),
    "1e999": (text(raw_lunge("1e999")), "blocks[1].sets: 1e999"),
    "-1": (text(raw_lunge("-1")), "blocks[1].sets: -1 is not between 1 and 99"),
    "zero": (text(raw_lunge("0")), "blocks[1].sets: 0 is not between 1 and 99"),
    "true": (text(raw_lunge("true")), "blocks[1].sets: this must be a whole number, not true"),
    "text for a number": (text(raw_lunge('"30"')), "blocks[1].sets: this must be a whole number, not text"),
    "3.0": (text(raw_lunge("3.0")), "blocks[1].sets: this must be a whole number, not 3.0"),
    "2**63": (text(raw_lunge(str(2**63))), "blocks[1].sets: a number of 19 digits"),
    "10^9 reps": (text(lunge(reps=10**9)), "blocks[1].reps: 1000000000 is not between 1 and 999"),
    "too many in all": (text(blocks(*[LUNGE | {"sets": 99, "reps": 999}] * 50)), "blocks: the routine would"),
    "a rest too long": (text(lunge(rest_s=300.5)), "blocks[1].rest_s: 300.5 is not between 0 and 300"),
    "a hold too long": (text(lunge(phases_s={"bottom": 61})), "blocks[1].phases_s.bottom: 61 is not"),
    "a move too short": (text(lunge(phases_s={"rise": 0})), "blocks[1].phases_s.rise: 0 is not"),
    "too little weight": (text(lunge(load={"kg": -2})), "blocks[1].load.kg: -2 is not"),
    "no blocks": (text(blocks()), "blocks: 0 blocks are not between 1 and 50"),
    "51 blocks": (text(blocks(*[WALK] * 51)), "blocks: 51 blocks are not between 1 and 50"),
    "a duplicate key": (text(WHOLE[:-1] + ', "name": "x"}'), "the key “name” stands there twice"),
    "an unknown key": (text(json.dumps(routine(colour=1))), "there is no key “colour”"),
    "a missing key": (
        text(blocks({"type": "timed", "name": "x"})),
        "blocks[0]: the key “duration_s” is missing",
    ),
    "another format": (text(json.dumps(routine(format="x"))), "this is not a Lunge Timer routine"),
    "a newer version": (text(json.dumps(routine(version=3))), "a newer version of Lunge Timer"),
    "an unknown exercise": (text(lunge(exercise="split-squat")), "blocks[1].exercise: there is no exercise"),
    "an unknown phase": (
        text(lunge(phases_s={"hop": 2})),
        "blocks[1].phases_s: “Reverse lunge” has no phase",
    ),
    "legs for both legs": (
        text(lunge(exercise="machine-leg-curl", legs="alternate")),
        "blocks[1].legs: “Machine leg curl” is done with both legs",
    ),
    "a lone surrogate": (text(json.dumps(routine(name="\ud800"))), "name: half of a character"),
    "a surrogate as a key": (text(json.dumps(routine(**{"\udfff": 1}))), "half of a character"),
    "NUL in a name": (text(json.dumps(routine(name="a\0b"))), "name: it holds a character"),
    "a line break in a name": (text(json.dumps(routine(name="a\nb"))), "name: it holds a character"),
    "an escape in a cue": (text(blocks(WALK | {"cue": "\x1b[31m"})), "blocks[0].cue: it holds a character"),
    "bidi override": (text(json.dumps(routine(name="a\u202eb"))), "name: it holds a character"),
    "zero width": (text(json.dumps(routine(name="a\u200bb"))), "name: it holds a character"),
    "100,000 characters": (text(json.dumps(routine(name="x" * 100_000))), "the file is too large"),
    "60,000 characters": (text(json.dumps(routine(name="x" * 60_000))), "name: 60000 characters"),
    "only spaces": (text(json.dumps(routine(name="   "))), "name: it is empty"),
}

PLAIN_NAMES = [
    "../../x",
    "CON",
    "NUL",
    "legs.",
    "legs ",
    "<img src=/etc/passwd>",
    '<a href="x">y</a>',
    "Legs & glutes",
    "LEGS",
    "Le\u0301gs",
    "脚",
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "legs.lunge.json"


@pytest.fixture
def fine(file: Path) -> Path:
    file.write_text(WHOLE, encoding="utf-8")
    return file


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one line that a command which the person can put right ends in."""
    assert main(arguments) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.endswith("\n")
    line = err[:-1]
    assert line.isprintable()
    return line


def environment(**changes: str) -> dict[str, str]:
    """A person's, who has standard output held back until it is flushed; and every warning is an error."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
    return kept | {"PYTHONWARNINGS": "error"} | changes


def process(
    *arguments: str | bytes, environ: Mapping[str, str] | None = None, **options: Any
) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a person does. Ten seconds are for a busy machine: it takes a tenth of one."""
    return subprocess.run(
        [sys.executable, "-m", "lunge_timer", *arguments],
        check=False,
        env=environment(**(environ or {})),
        timeout=10,
        **{"capture_output": True, **options},
    )


# Bad inputs


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("kind", BAD_FILES)
def test_a_bad_file_is_told_in_one_line_that_begins_with_its_name(
    capsys: pytest.CaptureFixture[str], file: Path, command: list[str], kind: str
) -> None:
    make, reason = BAD_FILES[kind]
    make(file)
    line = refusal(capsys, *command, str(file))
    assert line.startswith(f"{file}: ")
    assert reason in line


@posix
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_pipe_or_a_device_is_never_waited_for(
    capsys: pytest.CaptureFixture[str], file: Path, command: list[str]
) -> None:
    os.mkfifo(file)
    for path in (str(file), "/dev/zero"):
        assert refusal(capsys, *command, path) == f"{path}: this is a device or a pipe, not a file"


@posix
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_file_name_with_control_characters_is_shown_on_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, command: list[str]
) -> None:
    file = tmp_path / "a\nb\x1b[31m.json"
    file.write_text("{}", encoding="utf-8")
    assert refusal(capsys, *command, str(file)) == (
        f"{tmp_path}/a\\nb\\x1b[31m.json: this is not a Lunge Timer routine"
    )


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["a gigabyte", "100,000 brackets", "a surrogate as a key", "5,000 digits"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_real_process_tells_a_bad_file_in_one_line(file: Path, command: list[str], kind: str) -> None:
    make, reason = BAD_FILES[kind]
    make(file)
    done = process(*command, str(file))
    assert done.returncode == 1
    assert done.stdout == b""
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith(f"{file}: ")
    assert reason in line


@pytest.mark.slow
@posix
def test_a_file_name_that_is_no_utf8_is_told_in_one_line(tmp_path: Path) -> None:
    done = process("check", os.fsencode(tmp_path) + b"/\xff.json")
    assert done.returncode == 1
    assert done.stderr.decode() == f"{tmp_path}/\\udcff.json: there is no such file\n"


@pytest.mark.parametrize("command", [["plan"], ["--start"], ["export-audio", "-o", "x.wav"]], ids=" ".join)
def test_an_unknown_name_is_answered_with_a_near_one(
    capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    line = refusal(capsys, *command, "dusk break")
    assert line.startswith("dusk break: there is no routine of this name")
    assert "“Desk break”" in line


# What is fine


def test_a_good_file_is_called_fine_with_its_name_and_total(
    capsys: pytest.CaptureFixture[str], fine: Path
) -> None:
    assert main(["check", str(fine)]) == 0
    # 10 s, three sets of 20 reps of 4 s, two rests of 45 s.
    assert capsys.readouterr() == (f"{fine}: fine, Evening legs, 5:40\n", "")


def test_a_bad_file_among_good_ones_keeps_none_of_them_back(
    capsys: pytest.CaptureFixture[str], fine: Path, tmp_path: Path
) -> None:
    assert main(["check", str(fine), str(tmp_path), str(fine)]) == 1
    out, err = capsys.readouterr()
    assert out == f"{fine}: fine, Evening legs, 5:40\n" * 2
    assert err == f"{tmp_path}: this is a folder, not a file\n"


@pytest.mark.parametrize("name", PLAIN_NAMES)
def test_a_name_is_only_a_name(capsys: pytest.CaptureFixture[str], file: Path, name: str) -> None:
    file.write_text(json.dumps(routine(name=name)), encoding="utf-8")
    assert main(["check", str(file)]) == 0
    assert capsys.readouterr().out == f"{file}: fine, {name}, 5:40\n"
    assert main(["plan", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["name"] == name


def test_utf8_with_a_mark_at_its_front_is_fine(capsys: pytest.CaptureFixture[str], file: Path) -> None:
    file.write_text(WHOLE, encoding="utf-8-sig")
    assert main(["check", str(file)]) == 0
    assert capsys.readouterr().err == ""


@posix
def test_a_link_to_a_good_file_is_fine(capsys: pytest.CaptureFixture[str], fine: Path) -> None:
    link = fine.with_name("link")
    link.symlink_to(fine)
    assert main(["check", str(link)]) == 0
    assert capsys.readouterr().out.startswith(f"{link}: fine")


def test_the_list_has_every_built_in_routine_with_its_total(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 9
    assert lines[4].split()[:4] == ["Desk", "break", "1:34", "1"]
    column = lines[0].index("10:40") + len("10:40")
    assert [line[:column].split()[-1] for line in lines] == [
        "10:40",
        "5:40",
        "11:22",
        "6:58",
        "1:34",
        "26:00",
        "19:00",
        "16:30",
        "7:42",
    ]


def test_the_version_is_the_packages_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"lunge-timer {__version__}\n"


def test_help_is_no_problem(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert "export-audio" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["plan"],
        ["check"],
        ["plan", "a", "b"],
        ["export-audio", "Desk break"],
        ["--start"],
        ["--start", "Desk break", "list"],
        ["--vers"],
        ["plan", ""],
        ["check", ""],
        ["open", ""],
        ["--start", ""],
        ["export-audio", "", "-o", "x.wav"],
        ["export-audio", "Desk break", "-o", ""],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_told_with_code_2(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("usage: lunge-timer")


# Sound as a file


def test_the_exported_sound_lasts_as_long_as_the_routine(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    target = tmp_path / "desk.wav"
    assert main(["export-audio", "desk break", "-o", str(target)]) == 0
    assert capsys.readouterr() == (f"{target}: written, Desk break, 1:34\n", "")
    with wave.open(str(target)) as sound:
        assert 94 <= sound.getnframes() / sound.getframerate() <= 95


def test_a_routine_is_never_replaced_by_its_own_sound(capsys: pytest.CaptureFixture[str], fine: Path) -> None:
    line = refusal(capsys, "export-audio", str(fine), "-o", str(fine))
    assert line == f"{fine}: the sound would replace the routine"
    assert fine.read_text(encoding="utf-8") == WHOLE


def test_a_sound_that_cannot_be_written_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "folder.wav").mkdir()
    names = "folder.wav", "nowhere/x.wav", "x" * 5000 + ".wav"
    for target in map(tmp_path.joinpath, names):
        line = refusal(capsys, "export-audio", "desk break", "-o", str(target))
        assert line.startswith(f"{target.name}: ")
        assert ";" in line  # what to do


@posix
def test_a_sounds_file_name_is_shown_on_one_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    line = refusal(capsys, "export-audio", "desk break", "-o", f"{tmp_path}/a\nb/x\n.wav")
    folder = f"{tmp_path}/a\\nb"
    assert line == f"x\\n.wav: there is no folder {folder}; make it or use another folder"


@posix
def test_a_sound_that_replaces_another_is_as_private_as_that_was(tmp_path: Path) -> None:
    target = tmp_path / "desk.wav"
    target.touch(mode=0o600)
    assert main(["export-audio", "desk break", "-o", str(target)]) == 0
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


# Streams


@pytest.mark.slow
@pytest.mark.parametrize(
    "environ",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "cp1252"},
    ],
    ids=str,
)
def test_a_console_that_lacks_letters_shows_others(file: Path, environ: dict[str, str]) -> None:
    file.write_text(json.dumps(routine(name="Evening 脚", blocks=[WALK])), encoding="utf-8")
    done = process("check", str(file), environ=environ)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.splitlines() == [f"{file}: fine, Evening \\u811a, 0:40".encode()]
    listed = process("list", environ=environ)
    assert (listed.returncode, listed.stderr) == (0, b"")
    dose = listed.stdout.splitlines()[1].split(b"  ")[-1]
    assert dose in {b"3 x 10 per leg - rest 45 s", "3 × 10 per leg · rest 45 s".encode("cp1252")}


@pytest.mark.slow
@pytest.mark.parametrize("read_first", [True, False], ids=["after a line", "before the first"])
@pytest.mark.parametrize("arguments", [["plan", "squat-position holds"], ["--help"]], ids=" ".join)
def test_a_reader_who_has_seen_enough_is_no_problem(arguments: list[str], *, read_first: bool) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-m", "lunge_timer", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    with writer:
        assert writer.stdout is not None
        assert writer.stderr is not None
        if read_first:
            writer.stdout.readline()
        writer.stdout.close()
        assert writer.stderr.read() == b""
    assert writer.returncode == 0


@pytest.fixture
def full_pipe() -> Iterator[int]:
    """The end to write to of a pipe that takes no byte more: its reader is there, and reads nothing."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    for size in (1024, 1):
        with suppress(BlockingIOError):
            while True:
                os.write(writing, bytes(size))
    os.set_blocking(writing, True)
    yield writing
    os.close(reading)
    os.close(writing)


def wait_until_stalled(writer: subprocess.Popen[bytes], text: str) -> None:
    """Wait until that process sleeps in writing text to standard output, or fail and say why it does not."""
    call = Path(f"/proc/{writer.pid}/syscall")  # the one it sleeps in, and what that was given
    size = hex(len(text.encode()))
    give_up_s = monotonic() + 10
    while True:
        try:
            seen = call.read_text(encoding="ascii").split()
        except PermissionError:
            pytest.skip("this system shows nobody what a process waits in")
        if (seen[1:2], seen[3:4]) == (["0x1"], [size]):  # write's number is not the same on every machine
            return
        assert writer.poll() is None, f"it ended with {writer.returncode} before it stalled"
        assert monotonic() < give_up_s, f"it does not stall: {seen}"


@pytest.mark.slow
@linux
def test_a_command_interrupted_while_its_reader_stalls_ends_at_once_without_a_word(
    fine: Path, full_pipe: int
) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-m", "lunge_timer", "check", str(fine)],
        stdout=full_pipe,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    with writer:
        assert writer.stderr is not None
        try:
            wait_until_stalled(writer, f"{fine}: fine, Evening legs, 5:40\n")
            writer.send_signal(signal.SIGINT)
            assert writer.wait(10) == 130
        finally:
            writer.kill()
        assert writer.stderr.read() == b""


@pytest.mark.slow
@posix
@pytest.mark.parametrize(
    "arguments", [["list"], ["plan", "desk break"], ["--version"], ["--help"]], ids=" ".join
)
def test_a_full_disk_behind_standard_output_is_told(arguments: list[str]) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("only Linux has a disk that is always full")
    with full.open("wb") as disk:
        done = process(*arguments, capture_output=False, stdout=disk, stderr=subprocess.PIPE)
    assert done.returncode == 1
    assert done.stderr == b"standard output: it cannot be written (No space left on device)\n"


@pytest.mark.slow
@posix
def test_a_closed_standard_output_is_told() -> None:
    done = subprocess.run(
        ["sh", "-c", '"$1" -m lunge_timer list >&-', "sh", sys.executable],
        check=False,
        capture_output=True,
        env=environment(),
        timeout=10,
    )
    assert (done.returncode, done.stderr) == (1, b"standard output: it is closed\n")


@pytest.mark.slow
@posix
@pytest.mark.parametrize("streams", [">&- 2>&-", "2>/dev/full", "2>&-"])
def test_a_problem_that_cannot_be_told_is_still_in_the_exit_code(streams: str) -> None:
    done = subprocess.run(
        ["sh", "-c", f'"$1" -m lunge_timer plan nowhere/x {streams}', "sh", sys.executable],
        check=False,
        capture_output=True,
        env=environment(),
        timeout=10,
    )
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"")


def test_a_stream_in_ascii_is_given_letters_like_those_it_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    out = io.TextIOWrapper(written, "ascii")
    monkeypatch.setattr(sys, "stdout", out)
    assert main(["plan", "reverse lunge, one leg at a time"]) == 0
    lines = written.getvalue().decode("ascii").splitlines()
    assert lines[0] == "Reverse lunge, one leg at a time - 11:22"


# The window


def no_display() -> dict[str, str]:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    return {key: value for key, value in environment().items() if key not in hidden}


def window(environ: Mapping[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "lunge_timer", *arguments],
        check=False,
        capture_output=True,
        env=environ,
        text=True,
        timeout=20,
    )


@pytest.mark.slow
@linux
@pytest.mark.parametrize("arguments", [[], ["--start", "Desk break"]], ids=str)
@pytest.mark.parametrize(
    "platform", [{}, {"QT_QPA_PLATFORM": "xcb"}, {"QT_QPA_PLATFORM": "wayland;xcb"}], ids=str
)
def test_without_a_screen_the_window_says_so(platform: dict[str, str], arguments: list[str]) -> None:
    done = window(no_display() | platform, *arguments)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "There is no screen to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set\n"
    )


@linux
def test_a_start_that_fails_leaves_the_search_for_garbage_on(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 1
    assert gc.isenabled()


@pytest.mark.slow
@linux
@pytest.mark.parametrize(
    ("environ", "reason"),
    [
        ({"DISPLAY": ":987"}, ":987"),
        ({"DISPLAY": "nonsense"}, "nonsense"),
        ({"QT_QPA_PLATFORM": "nonsense"}, "nonsense"),
        # Without Wayland's own libraries Qt comes no further than to its plugin.
        ({"WAYLAND_DISPLAY": "nowhere", "XDG_RUNTIME_DIR": "/nowhere"}, 'wl_display|plugin "wayland"'),
    ],
    ids=str,
)
def test_a_screen_that_cannot_be_reached_is_told_in_one_line(environ: dict[str, str], reason: str) -> None:
    done = window(no_display() | environ)
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith("Lunge Timer cannot open its window: ")
    assert re.search(reason, line)


@pytest.mark.slow
@pytest.mark.parametrize("module", ["QtCore", "PySide6.QtGui", "shiboken6"])  # as the loader names them
def test_a_missing_library_of_qt_is_told_in_one_line(tmp_path: Path, module: str) -> None:
    package = tmp_path / "PySide6"
    package.mkdir()
    reason = "libEGL.so.1: cannot open shared object file: No such file or directory"
    package.joinpath("__init__.py").write_text(
        f"raise ImportError({reason!r}, name={module!r})\n", encoding="utf-8"
    )
    done = window(environment(QT_QPA_PLATFORM="offscreen", PYTHONPATH=str(tmp_path)))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"Lunge Timer cannot open its window because a part of Qt is missing: {reason}\n"


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [["list"], ["plan", "Desk break"], ["--version"]], ids=" ".join)
def test_the_commands_need_no_qt_at_all(tmp_path: Path, arguments: list[str]) -> None:
    package = tmp_path / "PySide6"
    package.mkdir()
    package.joinpath("__init__.py").write_text("raise ImportError\n", encoding="utf-8")
    done = process(*arguments, environ={"PYTHONPATH": str(tmp_path)})
    assert (done.returncode, done.stderr) == (0, b"")
