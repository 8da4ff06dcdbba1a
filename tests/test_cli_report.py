"""The command that writes a report, without a screen."""

import csv
import os
import subprocess
import sys
from datetime import datetime
from io import StringIO
from pathlib import Path

import pytest
from msgspec.structs import replace

from lunge_timer.cli import main
from lunge_timer.core.weeks import date_of, day_number
from lunge_timer.store.encoding import encode
from lunge_timer.store.history.history import History
from lunge_timer.store.paths import history_file
from tests.core.progression.histories import DAY_MS
from tests.core.reports import KNEE, MONDAY, PLAN, PRESCRIPTION, done
from tests.store.faults import posix, small_disk, stamps
from tests.test_cli import environment, refusal
from tests.ui.progress.pdf_files import words

pytestmark = pytest.mark.usefixtures("qapp")  # one process has one application

TODAY = day_number(datetime.now().astimezone().date())
ISSUED = date_of(TODAY - 20).isoformat()
NEWER = replace(PLAN, prescription=replace(PRESCRIPTION, issued=ISSUED, until=None))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the prescribed routine was done on three days, and another one long ago."""
    monkeypatch.setenv("LUNGE_TIMER_HOME", str(tmp_path / "home"))
    history = History(history_file())
    history.open()
    for ago in (15, 9, 2):
        history.save(done(TODAY - MONDAY - ago, plan=NEWER))
    history.save(done(TODAY - MONDAY - 3, plan=replace(PLAN, name="Deleted")))
    history.delete(f"Deleted {TODAY - MONDAY - 3} 0")
    old = done(0, plan=replace(PLAN, name="Old legs"))
    history.save(replace(old, started_ms=old.started_ms - 400 * DAY_MS, routine="old"))
    history.close()
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home"


def rows(file: str) -> list[dict[str, str]]:
    text = Path(file).read_bytes().decode("utf-8")
    return [row for row in csv.DictReader(StringIO(text, newline="")) if row["day"]]


@pytest.mark.usefixtures("home")
def test_the_last_weeks_are_written_as_a_table_and_as_pages(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "-o", "legs.csv"]) == 0
    assert capsys.readouterr() == ("legs.csv: written, 3 workouts\n", "")
    assert [row["routine"] for row in rows("legs.csv")] == [KNEE] * 3
    assert main(["report", "-o", "legs.PDF"]) == 0
    assert capsys.readouterr() == ("legs.PDF: written, 3 workouts\n", "")
    written = words(Path("legs.PDF").read_bytes())
    assert {"All workouts", "Page 1 of 1"} <= {*written}
    assert written.count(KNEE) == 3


@pytest.mark.usefixtures("home")
def test_a_report_is_on_one_routine_in_the_time_for_which_it_was_prescribed() -> None:
    assert main(["report", "--routine", KNEE.upper(), "-o", "legs.pdf"]) == 0
    written = words(Path("legs.pdf").read_bytes())
    assert KNEE in written
    assert any(text.startswith("Prescribed by Clinic on") for text in written)


@pytest.mark.usefixtures("home")
def test_a_routine_that_is_kept_has_its_prescription_of_now(home: Path) -> None:
    (home / "routines").mkdir()
    kept = replace(NEWER, prescription=replace(PRESCRIPTION, by="Hospital", issued=ISSUED, until=None))
    (home / "routines" / "knee.lunge.json").write_text(encode(kept), encoding="utf-8")
    for name in (KNEE, str(home / "routines" / "knee.lunge.json")):
        assert main(["report", "--routine", name, "-o", "legs.pdf"]) == 0
        written = words(Path("legs.pdf").read_bytes())
        assert any(text.startswith("Prescribed by Hospital on") for text in written)


@pytest.mark.usefixtures("home")
def test_a_report_begins_with_the_day_that_was_asked_for() -> None:
    assert main(["report", "--since", date_of(TODAY - 9).isoformat(), "-o", "legs.csv"]) == 0
    assert len(rows("legs.csv")) == 2
    assert main(["report", "--since", "2000-01-01", "-o", "legs.csv"]) == 0
    assert len(rows("legs.csv")) == 4


@pytest.mark.usefixtures("home")
def test_what_was_there_is_replaced() -> None:
    Path("legs.csv").write_text("before", encoding="utf-8")
    assert main(["report", "-o", "legs.csv"]) == 0
    assert "before" not in Path("legs.csv").read_text(encoding="utf-8")


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["--routine", "nothing", "-o", "a.pdf"],
            "nothing: there is no routine of this name and no such file; “lunge-timer list” shows all",
        ),
        (
            ["--routine", "Old legs", "-o", "a.pdf"],
            "Old legs: there is no workout of it in that time; --since names an earlier day",
        ),
        (
            ["--routine", "desk break", "-o", "a.pdf"],
            "Desk break: there is no workout of it in that time; --since names an earlier day",
        ),
        (
            ["--since", "9999-12-31", "-o", "a.pdf"],
            "there is no workout in that time; --since names an earlier day",
        ),
        (["-o", "a.txt"], "a.txt: a report ends in .pdf or .csv; choose another name"),
        (["-o", "a"], "a: a report ends in .pdf or .csv; choose another name"),
        (["-o", "b.pdf"], "b.pdf: this is a folder; choose another name"),
    ],
)
def test_what_cannot_be_written_is_said_in_one_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    Path("b.pdf").mkdir()
    assert refusal(capsys, "report", *arguments) == sentence
    assert not Path("a.pdf").exists()


def test_without_a_history_that_is_said_and_none_is_made(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LUNGE_TIMER_HOME", str(tmp_path / "home"))
    sentence = "there is no workout in that time; --since names an earlier day"
    assert refusal(capsys, "report", "-o", str(tmp_path / "a.pdf")) == sentence
    assert [*tmp_path.iterdir()] == []


def test_a_damaged_history_is_told_and_left_to_the_window(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "history.sqlite3").write_bytes(bytes(9_000))
    before = stamps(home)
    assert refusal(capsys, "report", "-o", "a.pdf") == "history.sqlite3: the file is damaged"
    assert stamps(home) == before


def test_a_report_changes_nothing_in_the_home(home: Path) -> None:
    before = stamps(home)
    assert main(["report", "-o", "a.pdf"]) == 0
    assert stamps(home) == before


@posix
def test_no_file_that_is_kept_is_replaced_by_a_report(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("legs.pdf").symlink_to(home / "history.sqlite3")
    before = stamps(home)
    assert refusal(capsys, "report", "-o", "legs.pdf") == (
        "legs.pdf: the report would replace a file that Lunge Timer keeps; choose another name"
    )
    assert stamps(home) == before


@posix
@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("name", ["a.pdf", "a.csv"])
def test_a_disk_that_is_full_is_told_and_nothing_stays_on_it(
    capsys: pytest.CaptureFixture[str], name: str
) -> None:
    with small_disk() as disk:
        with disk.full() as told:
            line = refusal(capsys, "report", "-o", str(disk.folder / name))
        assert line == f"{name}: {told}"
        assert not [*disk.folder.iterdir()]


def test_a_workout_of_a_window_that_is_open_is_in_the_report(home: Path) -> None:
    assert home.is_dir()
    window = History(history_file())
    window.open()
    assert main(["report", "-o", "legs.csv"]) == 0
    window.save(done(TODAY - MONDAY, plan=NEWER))
    assert main(["report", "-o", "legs.csv"]) == 0
    assert len(rows("legs.csv")) == 4
    window.close()


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["-o"],
        ["-o", ""],
        ["--since", "monday", "-o", "a.pdf"],
        ["--routine", "", "-o", "a.pdf"],
        ["a.pdf"],
    ],
)
def test_wrong_usage_is_told(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert main(["report", *arguments]) == 2
    assert capsys.readouterr().out == ""


@pytest.mark.slow
@pytest.mark.parametrize("platform", ["", "xcb", "wayland"])
def test_a_real_process_writes_pages_without_a_screen(home: Path, platform: str) -> None:
    assert home.is_dir()
    quiet = environment(LC_ALL="C.UTF-8", LUNGE_TIMER_HOME=os.environ["LUNGE_TIMER_HOME"])
    quiet = {name: value for name, value in quiet.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    quiet |= {"QT_QPA_PLATFORM": platform} if platform else {}
    done_there = subprocess.run(
        [sys.executable, "-m", "lunge_timer", "report", "-o", "legs.pdf"],
        capture_output=True,
        check=False,
        env=quiet,
        timeout=30,
    )
    assert (done_there.returncode, done_there.stderr) == (0, b"")
    assert words(Path("legs.pdf").read_bytes()).count(KNEE) == 3


@pytest.mark.slow
def test_where_a_part_of_qt_is_missing_that_is_told(home: Path, tmp_path: Path) -> None:
    (tmp_path / "PySide6").mkdir()
    (tmp_path / "PySide6" / "__init__.py").write_text("raise ImportError('libEGL.so.1 is missing')")
    done_there = subprocess.run(
        [sys.executable, "-m", "lunge_timer", "report", "-o", "legs.pdf"],
        capture_output=True,
        check=False,
        env=environment(
            LUNGE_TIMER_HOME=str(home), PYTHONPATH=f"{tmp_path}{os.pathsep}{Path(__file__).parents[1]}"
        ),
        timeout=30,
    )
    told = b"The pages cannot be painted because a part of Qt is missing: libEGL.so.1 is missing"
    assert (done_there.returncode, done_there.stderr.strip()) == (1, told)
    assert not Path("legs.pdf").exists()
