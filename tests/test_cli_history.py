import csv
import json
import os
import sqlite3
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from lunge_timer.cli import main
from lunge_timer.core.done_workout import Outcome
from lunge_timer.store.history.history import History
from lunge_timer.store.paths import history_file
from tests.store.faults import stamps
from tests.store.history.histories import DAY_MS, workout
from tests.test_cli import environment, refusal

NOTE = "Fünf, “gut” 👩\\u200d🦽"  # a wheelchair's emoji has a joint that cannot be seen
FIRST = 1_772_265_600_000  # 2026-02-28, 08:00 UTC


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the person has done three workouts, the last of them deleted, and a fourth abroad."""
    monkeypatch.setenv("LUNGE_TIMER_HOME", str(tmp_path / "home"))
    history = History(history_file())
    history.open()
    history.save(workout(0, started_ms=FIRST))
    history.save(
        workout(
            1,
            started_ms=FIRST + DAY_MS,
            outcome=Outcome.STOPPED,
            sets=workout().sets[:3],
            effort=None,
            note="two\nlines\x1b[31m",
        )
    )
    history.save(workout(2, started_ms=FIRST + 2 * DAY_MS))
    history.delete(workout(2).uid)
    history.save(workout(3, started_ms=FIRST + 3 * DAY_MS, utc_offset_min=-600))
    history.close()
    return tmp_path / "home"


def test_the_workouts_are_listed_with_the_times_on_the_wall(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert home.is_dir()
    assert main(["history"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.splitlines() == [
        "Day         Time   Routine         Left   Right  Length  Effort  How it ended  Note",
        f"2026-02-28  09:00  Evening legs 0  30/30  30/30   10:00       6                {NOTE}",
        "2026-03-01  09:00  Evening legs 1  20/20  10/10   10:00          stopped       two lines\\x1b[31m",
        f"2026-03-02  22:00  Evening legs 0  30/30  30/30   10:00       6                {NOTE}",
    ]


def test_a_list_begins_with_the_day_that_was_asked_for(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert home.is_dir()
    assert main(["history", "--since", "2026-03-02"]) == 0
    (_head, only) = capsys.readouterr().out.splitlines()
    assert only.startswith("2026-03-02  22:00")
    assert main(["history", "--since", "2026-03-01", "--csv"]) == 0
    rows = list(csv.DictReader(StringIO(capsys.readouterr().out, newline="")))
    assert [row["day"] for row in rows] == ["2026-03-01"] * 3 + ["2026-03-02"] * 6
    assert main(["history", "--since", "2026-03-01", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["workouts"]) == 3  # the deleted one is among them


def test_where_nothing_was_done_yet_the_list_says_so_and_makes_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LUNGE_TIMER_HOME", str(tmp_path / "home"))
    assert main(["history"]) == 0
    assert capsys.readouterr() == ("no workouts yet\n", "")
    assert not (tmp_path / "home").exists()


def test_what_is_printed_as_json_can_be_imported_elsewhere(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert home.is_dir()
    assert main(["history", "--json"]) == 0
    printed = capsys.readouterr().out
    file = tmp_path / "legs.json"
    file.write_text(printed, encoding="ascii")
    monkeypatch.setenv("LUNGE_TIMER_HOME", str(tmp_path / "other"))
    assert main(["history", "import", str(file)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{file}: 3 new workouts, 0 newer than here, 0 here already, 1 deleted there",
        f"{file}: imported",
    ]
    assert main(["history", "--json"]) == 0
    assert capsys.readouterr().out == printed
    before = stamps(tmp_path / "other")
    assert main(["history", "import", str(file)]) == 0
    assert capsys.readouterr().out == f"{file}: 0 new workouts, 0 newer than here, 3 here already\n"
    assert {path.name for path in stamps(tmp_path / "other")} - {path.name for path in before} <= {
        "history-backups",
        *(path.name for path in (tmp_path / "other").glob("history-backups/*")),
    }


def test_looking_changes_nothing(home: Path) -> None:
    before = stamps(home)
    for arguments in (["history"], ["history", "--json"], ["history", "--csv"]):
        assert main(arguments) == 0
    assert stamps(home) == before


def test_a_bad_file_is_told_and_nothing_imported(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "legs.json"
    file.write_text('{"format": "lunge-timer/history", "version": 1, "plans": {}}', encoding="utf-8")
    before = stamps(home)
    assert refusal(capsys, "history", "import", str(file)) == f"{file}: the key “workouts” is missing"
    assert refusal(capsys, "history", "import", str(tmp_path)) == f"{tmp_path}: this is a folder, not a file"
    assert stamps(home) == before


def test_a_damaged_history_is_told_and_left_to_the_window(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["history", "--json"])
    file = tmp_path / "legs.json"
    file.write_text(capsys.readouterr().out, encoding="ascii")
    (home / "history.sqlite3").write_bytes(bytes(9_000))
    before = stamps(home)
    assert refusal(capsys, "history") == "history.sqlite3: the file is damaged"
    assert refusal(capsys, "history", "import", str(file)) == (
        "history.sqlite3: the file is damaged; nothing was imported"
    )
    assert stamps(home) == before


def test_an_import_sweeps_nothing_that_a_window_may_be_writing(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["history", "--json"])
    file = tmp_path / "legs.json"
    file.write_text(capsys.readouterr().out, encoding="ascii")
    (home / "history-backups").mkdir(exist_ok=True)
    spare = home / "history-backups" / ".lunge-timer-0123456789abcdef.tmp"
    spare.write_bytes(b"half")
    assert main(["history", "import", str(file)]) == 0
    assert spare.exists()


def test_what_is_imported_while_a_window_has_the_history_open_is_seen_there(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert home.is_dir()
    window = History(history_file())
    window.open()
    main(["history", "--json"])
    other = json.loads(capsys.readouterr().out)
    other["workouts"][0] |= {"uid": "another", "note": "by import"}
    file = tmp_path / "legs.json"
    file.write_text(json.dumps(other), encoding="utf-8")
    assert main(["history", "import", str(file)]) == 0
    window.save(workout(9))
    assert "by import" in {each.note for each in window.workouts()}
    assert len(window.workouts()) == 5
    window.close()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--since", "yesterday"],
        ["--since", "20260301"],
        ["--since", "2026-02-30"],
        ["--since", ""],
        ["--json", "--csv"],
        ["import"],
        ["import", ""],
        ["export", "x"],
        ["--json", "import", "x"],
    ],
)
def test_wrong_usage_is_told(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert main(["history", *arguments]) == 2
    assert capsys.readouterr().out == ""


@pytest.mark.slow
def test_a_real_process_prints_csv_with_its_own_line_ends_in_utf8(home: Path) -> None:
    assert home.is_dir()
    done = subprocess.run(
        [sys.executable, "-m", "lunge_timer", "history", "--csv"],
        capture_output=True,
        check=True,
        env=environment(
            LC_ALL="C", PYTHONIOENCODING="ascii", LUNGE_TIMER_HOME=os.environ["LUNGE_TIMER_HOME"]
        ),
        timeout=10,
    )
    assert done.stderr == b""
    assert done.stdout.count(b"\r\n") == 1 + 6 + 3 + 6
    assert "Fünf" in done.stdout.decode("utf-8")


def test_an_interrupted_save_is_told_where_it_cannot_be_taken_back(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    child = os.fork()
    if child == 0:  # it dies in the midst of a save, its journal on the disk
        connection = sqlite3.connect(home / "history.sqlite3", isolation_level=None)
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("CREATE TABLE filling (text TEXT)")
        connection.executemany("INSERT INTO filling VALUES (?)", [("x" * 4000,)] * 200)
        os._exit(0)
    os.waitpid(child, 0)
    assert (home / "history.sqlite3-journal").exists()
    line = refusal(capsys, "history")
    assert line == "history.sqlite3: a save was interrupted; start Lunge Timer once, and it is taken back"
