import sqlite3
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from lunge_timer.store.history.backups import Backup, too_many
from tests.store.faults import Disk, posix
from tests.store.history.histories import NAME, at, backups, filled, opened, workout

START = date(2026, 1, 1)


def days_of(folder: Path) -> list[str]:
    return [file.name[14:24] for file in backups(folder)]


def backup_of(file: Path) -> Backup:
    return Backup(int(file.name[8:13]), date.fromisoformat(file.name[14:24]), file)


def one_a_day(days: int) -> list[Backup]:
    """The newest first."""
    made = (Backup(number, START + timedelta(days=number), Path(str(number))) for number in range(days))
    return sorted(made, reverse=True)


def test_a_backup_is_made_at_the_first_start_of_a_day_and_only_where_something_changed(
    tmp_path: Path,
) -> None:
    opened(tmp_path, day=0).close()
    assert days_of(tmp_path) == []  # there was nothing yet
    filled(tmp_path, 3, day=0)
    assert days_of(tmp_path) == ["2026-11-28"]
    opened(tmp_path, day=0).close()
    opened(tmp_path, day=1).close()
    opened(tmp_path, day=1).close()
    assert days_of(tmp_path) == ["2026-11-28", "2026-11-29"]
    opened(tmp_path, day=2).close()
    assert days_of(tmp_path) == ["2026-11-28", "2026-11-29"]


def test_a_backup_is_a_whole_history(tmp_path: Path) -> None:
    saved = filled(tmp_path, 3)
    opened(tmp_path, day=1).close()
    backups(tmp_path)[-1].rename(tmp_path / NAME)
    assert opened(tmp_path, day=1).workouts() == saved


def test_seven_days_four_weeks_and_twelve_months_are_kept() -> None:
    backups = one_a_day(800)
    gone = {*too_many(backups)}
    kept = [backup.day for backup in backups if backup not in gone]
    assert kept[:7] == [START + timedelta(days=799 - place) for place in range(7)]
    assert len({day.isocalendar()[:2] for day in kept}) >= 4
    assert len({(day.year, day.month) for day in kept}) == 12
    assert len(kept) <= 7 + 4 + 12


def test_of_a_month_the_newest_is_kept() -> None:
    backups = one_a_day(200)
    gone = {*too_many(backups)}
    assert [each.day.isoformat() for each in backups if each not in gone][-5:] == [
        "2026-05-31",
        "2026-04-30",
        "2026-03-31",
        "2026-02-28",
        "2026-01-31",
    ]


@given(st.lists(st.integers(0, 500), min_size=1, max_size=60))
def test_thinning_never_takes_the_newest_nor_any_of_its_day_and_thins_nothing_twice(days: list[int]) -> None:
    made = sorted(
        (Backup(number, START + timedelta(days=day), Path(str(number))) for number, day in enumerate(days)),
        reverse=True,
    )
    gone = {*too_many(made)}
    kept = [backup for backup in made if backup not in gone]
    assert made[0] in kept
    assert not any(backup.day == made[0].day for backup in gone)
    assert too_many(kept) == []


def test_old_backups_go_only_after_a_new_one_is_there(tmp_path: Path) -> None:
    history = opened(tmp_path)
    for day in range(12):
        history.save(workout(day))
        history.close()
        history = opened(tmp_path, day)
    assert days_of(tmp_path) == [
        "2026-11-29",  # the last of its week
        "2026-11-30",  # the last of its month
        *(f"2026-12-{day:02}" for day in range(3, 10)),
    ]


def test_nothing_is_thinned_where_the_history_has_shrunk(tmp_path: Path) -> None:
    history = opened(tmp_path)
    for day in range(12):
        history.save(workout(day))
        history.close()
        history = opened(tmp_path, day)
    history.close()
    before = backups(tmp_path)
    connection = sqlite3.connect(tmp_path / NAME)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("DELETE FROM workout WHERE id > 3")
    connection.commit()
    connection.close()
    opened(tmp_path, day=30).close()
    made = backups(tmp_path)[-1]
    assert backups(tmp_path) == [*before, made]
    newest_first = sorted((backup_of(file) for file in backups(tmp_path)), reverse=True)
    assert too_many(newest_first) != []  # of one that had grown some would have gone


def test_nothing_is_thinned_where_the_history_fails_its_check(tmp_path: Path) -> None:
    history = opened(tmp_path)
    for day in range(9):
        history.save(workout(day))
        history.close()
        history = opened(tmp_path, day)
    history.close()
    before = backups(tmp_path)
    connection = sqlite3.connect(tmp_path / NAME)
    connection.execute("UPDATE set_done SET held_ms = held_ms + 1 WHERE workout_id = 2")
    connection.commit()
    connection.close()
    history = at(tmp_path, day=30)
    assert "all is back as it was" in history.open().sentence
    assert backups(tmp_path) == before
    assert [done.held_ms for done in history.workouts()[1].sets] == [10_000] * 6


def test_what_a_killed_backup_left_is_swept_at_the_next_start(tmp_path: Path) -> None:
    filled(tmp_path)
    opened(tmp_path).close()
    stray = tmp_path / "history-backups" / ".lunge-timer-0123456789abcdef.tmp"
    stray.write_bytes(b"half")
    settings = tmp_path / stray.name
    settings.write_bytes(b"being written")
    opened(tmp_path).close()
    assert not stray.exists()
    assert settings.exists()


def test_other_files_among_the_backups_are_none(tmp_path: Path) -> None:
    filled(tmp_path)
    folder = tmp_path / "history-backups"
    folder.mkdir()
    (folder / "history-00007-2026-02-30.sqlite3").write_bytes(b"no such day")
    (folder / "notes.txt").write_bytes(b"mine")
    opened(tmp_path).close()
    assert [file.name for file in backups(tmp_path)] == [
        "history-00001-2026-11-28.sqlite3",
        "history-00007-2026-02-30.sqlite3",
        "notes.txt",
    ]


@posix
def test_where_no_backup_can_be_made_the_history_goes_on_and_says_so(disk: Disk) -> None:
    saved = filled(disk.folder, 3)
    (disk.folder / "history-backups").write_bytes(b"in its place")
    history = at(disk.folder, day=1)
    sentence = history.open().sentence
    assert sentence.startswith("history-00001-2026-11-29.sqlite3: there is no folder ")
    assert sentence.endswith("; there is no backup of today yet")
    history.save(workout(9))
    assert history.workouts() == [*saved, workout(9)]
    history.close()
