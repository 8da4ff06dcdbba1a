import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Timer
from typing import Any, Self

import pytest
from msgspec.structs import replace

from lunge_timer.desktop.folder_lock import LOCK_NAME, FolderLock
from lunge_timer.store.atomic import spare_path
from lunge_timer.store.encoding import encode
from lunge_timer.store.settings import Settings, SettingsFile
from lunge_timer.ui.theme import Scheme, colors_of_scheme
from tests.store.faults import Disk, posix, small_disk, stamps
from tests.store.test_own_routines import SHORT
from tests.waiting import wait_until

pytestmark = [posix, pytest.mark.slow]

ROOT = Path(__file__).parent.parent
PATIENCE_S = 60  # a busy machine is no reason to fail
EVENING = replace(SHORT, name="Evening legs")
Seen = dict[str, Any]


class Start:
    """One start of the program on no screen, in a folder and with files of its own."""

    def __init__(self, folder: Path, steps: str, *arguments: str, **environ: str) -> None:
        kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
        self._process = subprocess.Popen(
            [sys.executable, "-W", "error", "-m", "tests.driven", steps, *arguments],
            env=kept
            | {
                "PYTHONPATH": str(ROOT),
                "QT_QPA_PLATFORM": "offscreen",
                "LANG": "C.UTF-8",
                "DBUS_SESSION_BUS_ADDRESS": f"unix:path={folder}/no-bus",
                "PULSE_SERVER": f"unix:{folder}/no-sound",
                "PULSE_COOKIE": f"{folder}/no-cookie",
            }
            | environ,
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._timer = Timer(PATIENCE_S, self._process.kill)
        self._timer.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._timer.cancel()
        self._process.kill()
        self._process.communicate()

    def see(self, is_seen: Callable[[Seen], bool]) -> Seen:
        """Wait until something is seen."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            seen: Seen = json.loads(line)
            if is_seen(seen):
                return seen
        raise AssertionError(f"it has ended without: {self._process.stderr and self._process.stderr.read()}")

    def send(self, number: signal.Signals) -> None:
        self._process.send_signal(number)

    def end(self) -> tuple[int, str, list[Seen]]:
        """Wait for its end: the exit code, what it wrote to standard error, and the rest that was seen."""
        out, err = self._process.communicate()
        # What the offscreen platform says of sizes and of raising a window is its own.
        said = "".join(
            line for line in err.splitlines(keepends=True) if "plugin does not support" not in line
        )
        return self._process.returncode, said, [json.loads(line) for line in out.splitlines()]


def run(folder: Path, steps: str, *arguments: str, **environ: str) -> list[Seen]:
    """What is seen in a start that ends well and without a word."""
    with Start(folder, steps, *arguments, **environ) as start:
        code, said, seen = start.end()
    assert (code, said) == (0, "")
    return seen


def told(seen: Seen, words: str) -> int:
    """How often words are told."""
    return sum(text.count(words) for text in seen["texts"])


def put(home: Path, stem: str, text: str | None = None) -> Path:
    file = home / "routines" / f"{stem}.lunge.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(encode(EVENING) if text is None else text, encoding="utf-8")
    return file


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def disk() -> Iterator[Disk]:
    with small_disk() as disk:
        yield disk


@pytest.fixture
def cwd(tmp_path: Path) -> Path:
    folder = tmp_path / "cwd"
    folder.mkdir()
    return folder


def check_a_temporary_session(folder: Path, words: str, **environ: str) -> None:
    """It opens, says so once, a workout runs, a favourite can be kept for now; nothing is left in the end."""
    temporary = folder / "tmp"
    temporary.mkdir(mode=0o777)
    temporary.chmod(0o777)
    before = {*folder.iterdir()}
    environ |= {"TMPDIR": str(temporary)}
    look, workout, _stop, saved, _close = run(folder, "look,workout,stop,save,close", **environ)
    assert told(look, words) == 1
    assert told(look, "what you change now lasts until you close Lunge Timer") == 1
    assert workout["busy"]
    assert told(workout, words) == 0
    assert "Squat-position holds 2" in saved["names"]
    assert {*folder.iterdir()} == before
    assert not [*temporary.iterdir()]


def test_without_a_home_folder_the_session_is_temporary(cwd: Path) -> None:
    check_a_temporary_session(cwd, "the system does not say where your own files belong")


def test_a_file_in_the_folders_place_is_left_and_the_session_is_temporary(cwd: Path, home: Path) -> None:
    home.write_text("mine", encoding="utf-8")
    check_a_temporary_session(cwd, "a file stands where", LUNGE_TIMER_HOME=str(home))
    assert home.read_text(encoding="utf-8") == "mine"


def test_where_everything_can_only_be_read_that_is_said_once_and_a_workout_runs(disk: Disk) -> None:
    put(disk.folder, "legs")
    SettingsFile(disk.folder / "settings.json").save(Settings(theme="light"))
    before = sorted(disk.folder.rglob("*"))
    with disk.read_only():
        steps = "look,workout,stop,star,light,close"
        # A user without rights may not be let into the test's own folder.
        look, workout, _stop, _star, last, _close = run(Path("/"), steps, LUNGE_TIMER_HOME=str(disk.folder))
    assert look["ground"] == colors_of_scheme(Scheme.LIGHT).window.name()
    assert "Evening legs" in look["names"]
    assert told(look, "this folder can only be read; what you change now is not saved") == 1
    assert workout["busy"]
    assert sum(told(last, words) for words in ("can only be read", "not allowed")) == 1
    assert sorted(disk.folder.rglob("*")) == before


def test_broken_settings_are_set_aside_for_the_defaults_and_told_once(cwd: Path, home: Path) -> None:
    home.mkdir()
    (home / "settings.json").write_text('{"theme": "li', encoding="utf-8")
    look, workout, *_rest = run(cwd, "look,workout,stop,close", LUNGE_TIMER_HOME=str(home))
    assert told(look, "settings.json: ") == 1
    assert told(look, "settings.broken.json") == 1
    assert workout["busy"]
    assert (home / "settings.broken.json").read_text(encoding="utf-8") == '{"theme": "li'
    look, *_rest = run(cwd, "look,close", LUNGE_TIMER_HOME=str(home))
    assert told(look, "settings") == 0


def test_broken_settings_are_told_also_where_a_file_is_opened_at_the_start(cwd: Path, home: Path) -> None:
    away = put(cwd, "away")
    home.mkdir()
    (home / "settings.json").write_text("{", encoding="utf-8")
    look, *_rest = run(cwd, "look,close", str(away), LUNGE_TIMER_HOME=str(home))
    assert told(look, "settings.json: ") == 1
    assert look["chosen"] == "Evening legs"


def test_what_a_killed_run_left_is_swept(cwd: Path, home: Path) -> None:
    kept = put(home, "legs")
    strays = [spare_path(folder, "tmp") for folder in (home, home / "routines")]
    for stray in strays:
        stray.touch()
    run(cwd, "look,close", LUNGE_TIMER_HOME=str(home))
    assert not any(stray.exists() for stray in strays)
    assert kept.exists()


def test_one_broken_routine_keeps_none_of_the_others_away(cwd: Path, home: Path) -> None:
    put(home, "bad", "{")
    put(home, "legs")
    (home / "routines" / "folder.lunge.json").mkdir()
    os.mkfifo(home / "routines" / "pipe.lunge.json")
    look, workout, *_rest = run(cwd, "look,workout,stop,close", LUNGE_TIMER_HOME=str(home))
    assert look["names"][0] == "Evening legs"
    assert look["names"][-3:] == ["bad.lunge.json", "folder.lunge.json", "pipe.lunge.json"]
    assert workout["busy"]


def test_settings_apply_at_once_and_at_the_next_start(cwd: Path, home: Path) -> None:
    light = colors_of_scheme(Scheme.LIGHT).window.name()
    look, lit, *_rest = run(cwd, "look,light,close", LUNGE_TIMER_HOME=str(home))
    assert (look["ground"] == light, lit["ground"] == light) == (False, True)
    look, *_rest = run(cwd, "look,close", LUNGE_TIMER_HOME=str(home))
    assert look["ground"] == light


def test_a_star_set_just_before_the_end_is_kept(cwd: Path, home: Path) -> None:
    run(cwd, "star,close", LUNGE_TIMER_HOME=str(home))
    settings, problem = SettingsFile(home / "settings.json").load()
    assert (settings.starred, problem) == (("built-in/squat-position-holds",), "")


def test_a_second_start_says_nothing_and_has_the_first_do_what_it_was_asked(cwd: Path, home: Path) -> None:
    away = put(cwd, "away")
    with Start(cwd, "watch", LUNGE_TIMER_HOME=str(home)) as first:
        first.see(lambda seen: seen["title"] == "Lunge Timer")
        assert run(cwd, "look", LUNGE_TIMER_HOME=str(home)) == []
        assert run(cwd, "look", "open", "routines/away.lunge.json", LUNGE_TIMER_HOME=str(home)) == []
        first.see(lambda seen: seen["chosen"] == "Evening legs")
        assert run(cwd, "look", str(away), LUNGE_TIMER_HOME=str(home)) == []
        first.see(lambda seen: seen["chosen"] == "Evening legs 2")
        assert run(cwd, "look", "--start", "DESK break", LUNGE_TIMER_HOME=str(home)) == []
        assert first.see(lambda seen: seen["title"] == "Desk break")["busy"]
        first.send(signal.SIGTERM)
        code, said, _seen = first.end()
        assert (code, said) == (128 + signal.SIGTERM, "")


def test_a_bad_file_is_told_in_the_window_and_a_good_one_beside_it_is_taken(cwd: Path, home: Path) -> None:
    put(cwd, "good")
    with Start(cwd, "watch", LUNGE_TIMER_HOME=str(home)) as first:
        first.see(lambda seen: seen["title"] == "Lunge Timer")
        files = ["gone.lunge.json", "routines/good.lunge.json"]
        with Start(cwd, "look", *files, LUNGE_TIMER_HOME=str(home)) as second:
            assert second.end() == (1, f"{cwd}/gone.lunge.json: there is no such file\n", [])
        seen = first.see(lambda seen: seen["chosen"] == "Evening legs")
        assert any("gone.lunge.json: there is no such file" in text for text in seen["texts"])


def test_a_bad_file_is_told_in_the_terminal_too_where_no_window_was_open(cwd: Path, home: Path) -> None:
    with Start(cwd, "look,close", "gone.lunge.json", LUNGE_TIMER_HOME=str(home)) as start:
        code, said, (look, _close) = start.end()
    assert (code, said) == (1, f"{cwd}/gone.lunge.json: there is no such file\n")
    assert told(look, "gone.lunge.json: there is no such file") == 1


def test_a_window_that_cannot_hold_its_folder_says_so_and_changes_nothing(cwd: Path, home: Path) -> None:
    put(home, "legs")
    put(home, "bad", "{")
    SettingsFile(home / "settings.json").save(Settings(theme="light"))
    for folder in (home, home / "routines"):
        spare_path(folder, "deleted").touch()  # another window's, which may be undone there
    os.mkfifo(home / "instance.lock")
    before = stamps(home)
    look, workout, _stop, _star, saved, _close = run(
        cwd, "look,workout,stop,star,save,close", LUNGE_TIMER_HOME=str(home)
    )
    assert look["ground"] == colors_of_scheme(Scheme.LIGHT).window.name()
    assert "Evening legs" in look["names"]
    assert told(look, "what you change now is not saved") == 1
    assert workout["busy"]
    assert told(saved, "what you change now is not saved") == 1
    assert stamps(home) == before


def test_a_window_whose_folder_another_has_taken_says_so_and_changes_nothing_any_more(
    cwd: Path, home: Path
) -> None:
    put(home, "legs")
    with Start(cwd, "watch", LUNGE_TIMER_HOME=str(home)) as start:
        start.see(lambda seen: seen["title"] == "Lunge Timer")
        wait_until(lambda: "lunge-timer-" in (home / LOCK_NAME).read_text("utf-8"))
        other = FolderLock(cwd)
        assert other.take()
        other.path.rename(home / LOCK_NAME)
        start.see(lambda seen: told(seen, "another program has removed it") == 1)
        before = stamps(home)
        start.send(signal.SIGTERM)
        code, said, _seen = start.end()
    assert (code, said, stamps(home)) == (128 + signal.SIGTERM, "", before)


def test_after_a_crash_the_next_start_takes_over(cwd: Path, home: Path) -> None:
    with Start(cwd, "watch", LUNGE_TIMER_HOME=str(home)) as killed:
        killed.see(lambda seen: seen["title"] == "Lunge Timer")
        killed.send(signal.SIGKILL)
        killed.end()
    with Start(cwd, "watch", LUNGE_TIMER_HOME=str(home)) as first:
        first.see(lambda seen: seen["title"] == "Lunge Timer")
        assert run(cwd, "look", "--start", "Desk break", LUNGE_TIMER_HOME=str(home)) == []
        first.see(lambda seen: seen["title"] == "Desk break")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_without_asking_and_what_is_being_edited_is_offered_at_the_next_start(
    cwd: Path, home: Path, number: signal.Signals
) -> None:
    file = put(home, "legs")
    SettingsFile(home / "settings.json").save(Settings(last_routine="legs"))
    with Start(cwd, "star,edit,watch", LUNGE_TIMER_HOME=str(home)) as start:
        start.see(lambda seen: "Edit routine" in seen["texts"])
        start.send(number)
        code, said, _seen = start.end()
    assert (code, said) == (128 + number, "")
    assert file.read_text(encoding="utf-8") == encode(EVENING)
    assert SettingsFile(home / "settings.json").load()[0].starred == ("legs",)
    put(home, "broken").rename(home / "routines" / "broken.unsaved.json")
    (home / "settings.json").write_text("{", encoding="utf-8")
    with Start(cwd, "watch", LUNGE_TIMER_HOME=str(home)) as start:
        seen = start.see(lambda seen: told(seen, "What you had not saved is kept.") == 1)
    assert told(seen, "“Never saved”") == 1
    assert told(seen, "settings.broken.json") == 1
    assert told(seen, "broken.unsaved.json: this is no unsaved routine of Lunge Timer") == 1


def test_what_is_being_edited_outlives_a_killed_program(cwd: Path, home: Path) -> None:
    put(home, "legs")
    SettingsFile(home / "settings.json").save(Settings(last_routine="legs"))
    with Start(cwd, "edit,watch", LUNGE_TIMER_HOME=str(home)) as start:
        start.see(lambda seen: "Edit routine" in seen["texts"])
        wait_until((home / "routines" / "never-saved.unsaved.json").exists)
        start.send(signal.SIGKILL)
        start.end()
    with Start(cwd, "watch", LUNGE_TIMER_HOME=str(home)) as start:
        start.see(lambda seen: told(seen, "“Never saved”") == 1)


def test_what_was_being_edited_on_a_full_disk_is_told_to_be_lost(cwd: Path, disk: Disk) -> None:
    put(disk.folder, "legs")
    SettingsFile(disk.folder / "settings.json").save(Settings(last_routine="legs"))
    if not disk.is_mounted:
        pytest.skip("no small disk can be mounted here, to become full while a program runs")
    with Start(cwd, "edit,watch", LUNGE_TIMER_HOME=str(disk.folder)) as start:
        start.see(lambda seen: "Edit routine" in seen["texts"])
        with disk.full():
            start.send(signal.SIGTERM)
            code, said, _seen = start.end()
    assert code == 128 + signal.SIGTERM
    assert said.startswith("never-saved.unsaved.json: the disk is full; ")
    assert said.endswith("; what you had not saved is lost\n")
