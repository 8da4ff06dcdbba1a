"""A history on disks that are full or can only be read, and what else may stand in its place."""

import os
import sqlite3
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace

from lunge_timer.core.done_workout import Goal
from lunge_timer.errors import StoreError
from lunge_timer.store.history.content import Content
from lunge_timer.store.history.exchange import encode_history, parse_history, read_history
from lunge_timer.store.history.history import History
from lunge_timer.store.history.opening import Found
from tests.store.faults import Disk, posix, small_files, stamps, unprivileged
from tests.store.history.histories import NAME, at, filled, held, opened, workout

pytestmark = posix

LASTS = "; what you do now lasts until you close Lunge Timer"
GOAL = Goal(since_day="2026-11-23", low=3, high=4)


def check_all_waits(history: History, told: str) -> None:
    """Whatever is saved is shown, waits, and can be exported; and each time one sentence says why."""
    before = history.workouts()
    for change in (
        lambda: history.save(workout(9)),
        lambda: history.correct(workout(9).uid, partial(replace, effort=2)),
        lambda: history.set_goal(GOAL),
        lambda: history.delete(before[0].uid),
        history.retry,
    ):
        with pytest.raises(StoreError) as caught:
            change()
        assert told in str(caught.value)
        assert str(caught.value).isprintable()
    assert history.waiting == 4
    assert [each.uid for each in history.workouts()] == [each.uid for each in (*before[1:], workout(9))]
    assert history.workouts()[-1].effort == 2
    assert [replace(goal, changed_ms=0) for goal in history.goals()] == [GOAL]
    exported = parse_history(encode_history(history.content()), "saved.json")
    assert workout(9).uid in {each.uid for each in exported.workouts}


def test_on_a_full_disk_a_workout_waits_and_is_saved_once_there_is_room(disk: Disk, tmp_path: Path) -> None:
    saved = filled(disk.folder, 3)
    opened(disk.folder).close()
    history = opened(disk.folder)
    with disk.full() as told:  # of a limit to the size of files SQLite does not say so
        check_all_waits(history, told if disk.is_mounted else "the file cannot be written")
        if disk.is_mounted:  # else no other file can grow either
            history.export_json(tmp_path / "saved.json")
            assert workout(9).uid in {each.uid for each in read_history(tmp_path / "saved.json").workouts}
    history.save(workout(10))
    assert history.waiting == 0
    history.close()
    assert [each.uid for each in held(disk.folder)] == [
        each.uid for each in (*saved[1:], workout(9), workout(10))
    ]


def test_a_limit_to_the_size_of_files_is_told_and_the_workout_waits(tmp_path: Path) -> None:
    filled(tmp_path, 3)
    opened(tmp_path).close()
    history = opened(tmp_path)
    with small_files(4096), pytest.raises(StoreError, match=f"^{NAME}: the file cannot be written"):
        history.save(workout(9))
    history.retry()
    assert len(held(tmp_path)) == 4


def test_on_a_full_disk_a_first_start_goes_on_in_memory(disk: Disk) -> None:
    history = at(disk.folder)
    with disk.full(room_bytes=0):
        opening = history.open()
        assert opening.found is Found.UNUSABLE
        assert opening.sentence.startswith(f"{NAME}: ")
        assert opening.sentence.endswith(LASTS)
        with pytest.raises(StoreError):
            history.save(workout(1))
        assert history.workouts() == [workout(1)]
    history.retry()
    history.close()
    assert held(disk.folder) == [workout(1)]


def test_a_history_that_can_only_be_read_is_shown_and_told(disk: Disk) -> None:
    saved = filled(disk.folder, 3)
    opened(disk.folder).close()
    history = at(disk.folder)
    with disk.read_only() as told:
        before = stamps(disk.folder)
        opening = history.open()
        assert opening.found is Found.READ_ONLY
        assert opening.sentence.startswith(f"{NAME}: ")
        assert told in opening.sentence
        assert opening.sentence.endswith(LASTS)
        assert history.workouts() == saved
        check_all_waits(history, told)
        assert stamps(disk.folder) == before
    history.retry()
    history.close()
    assert len(held(disk.folder)) == 3


def test_a_disk_that_becomes_read_only_during_the_session_is_told(disk: Disk) -> None:
    filled(disk.folder, 3)
    opened(disk.folder).close()
    history = opened(disk.folder)
    history._let_file_go()  # an open file keeps the disk from becoming read-only
    with disk.read_only() as told:
        check_all_waits(history, told)
    history.retry()
    history.close()


def test_in_a_folder_that_may_not_be_changed_a_history_is_read(shared: Path) -> None:
    saved = filled(shared, 3)
    (shared / NAME).chmod(0o666)
    shared.chmod(0o555)
    with unprivileged():
        history = at(shared, day=1)
        opening = history.open()
        assert opening.sentence == (
            f"{NAME}: you are not allowed to change this file or its folder {shared};"
            f" use another folder{LASTS}"
        )
        assert history.workouts() == saved
        history.close()


def test_a_history_that_may_not_be_read_is_told_and_left(shared: Path) -> None:
    filled(shared, 3)
    (shared / NAME).chmod(0)
    with unprivileged():
        history = at(shared)
        opening = history.open()
        assert opening.sentence == f"{NAME}: you are not allowed to read this file{LASTS}"
        assert history.workouts() == []
    assert [file.name for file in shared.iterdir()] == [NAME]


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (Path.mkdir, "this is a folder, not a file"),
        (os.mkfifo, "this is a device or a pipe, not a file"),
        (lambda file: file.symlink_to("/dev/zero"), "this is a device or a pipe, not a file"),
        (lambda file: file.symlink_to(file), "this link leads back to itself"),
    ],
    ids=["folder", "pipe", "device", "loop"],
)
def test_what_is_no_file_in_its_place_is_told_and_left(tmp_path: Path, make: object, reason: str) -> None:
    assert callable(make)
    make(tmp_path / NAME)
    before = stamps(tmp_path)
    history = at(tmp_path)
    opening = history.open()
    assert opening.found is Found.UNUSABLE
    assert opening.sentence == f"{NAME}: {reason}{LASTS}"
    with pytest.raises(StoreError, match=reason):
        history.save(workout(1))
    assert history.workouts() == [workout(1)]
    assert stamps(tmp_path) == before


def test_a_file_in_the_folders_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").write_bytes(b"")
    history = at(tmp_path / "home")
    opening = history.open()
    assert opening.found is Found.UNUSABLE
    assert opening.sentence.startswith(f"{NAME}: ")
    assert (tmp_path / "home").read_bytes() == b""


def test_a_link_to_a_history_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "cloud").mkdir()
    (tmp_path / "home").mkdir()
    saved = filled(tmp_path / "cloud", 3)
    link = tmp_path / "home" / NAME
    link.symlink_to(tmp_path / "cloud" / NAME)
    history = opened(tmp_path / "home", day=1)
    history.save(workout(9))
    history.close()
    (tmp_path / "cloud" / NAME).write_bytes(bytes(9_000))
    assert held(tmp_path / "home", day=1) == saved
    assert link.is_symlink()
    assert [file.name for file in (tmp_path / "home").iterdir()] == [NAME]
    assert held(tmp_path / "cloud", day=1) == saved


def test_a_link_to_nowhere_is_followed_and_the_history_made_there(tmp_path: Path) -> None:
    (tmp_path / "cloud").mkdir()
    (tmp_path / NAME).symlink_to(tmp_path / "cloud" / "mine.sqlite3")
    filled(tmp_path, 3)
    assert (tmp_path / NAME).is_symlink()
    assert (tmp_path / "cloud" / "mine.sqlite3").is_file()


def test_while_another_program_writes_a_workout_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lunge_timer.store.history.database._BUSY_S", 0.05)
    filled(tmp_path, 3)
    opened(tmp_path).close()
    history = opened(tmp_path)
    other = sqlite3.connect(tmp_path / NAME, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match=f"^{NAME}: another program is using this file"):
        history.save(workout(9))
    assert history.workouts()[-1] == workout(9)
    other.execute("ROLLBACK")
    other.close()
    history.retry()
    assert len(held(tmp_path)) == 4


def test_where_sqlite_is_too_old_one_sentence_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 36, 0))
    history = at(tmp_path)
    sentence = history.open().sentence
    assert sentence.startswith(f"{NAME}: it needs SQLite 3.37 or later, and here is ")
    assert sentence.endswith(LASTS)


def test_once_its_place_is_free_a_history_is_made_and_what_waited_is_in_it(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    history = opened(tmp_path)
    with pytest.raises(StoreError):
        history.save(workout(1))
    with pytest.raises(StoreError):
        history.import_content(Content(workouts=(workout(2),)))
    (tmp_path / NAME).rmdir()
    history.import_content(Content(workouts=(workout(2),)))
    assert history.workouts() == [workout(1), workout(2)]
    assert history.waiting == 0
    assert held(tmp_path) == [workout(1), workout(2)]


def test_once_a_history_can_be_used_again_it_is_shown_without_anything_to_save(tmp_path: Path) -> None:
    saved = filled(tmp_path, 3)
    (tmp_path / NAME).rename(tmp_path / "elsewhere")
    (tmp_path / NAME).mkdir()
    history = opened(tmp_path)
    assert history.workouts() == []
    with pytest.raises(StoreError, match="this is a folder"):
        history.retry()
    (tmp_path / NAME).rmdir()
    (tmp_path / "elsewhere").rename(tmp_path / NAME)
    history.retry()
    assert history.workouts() == saved


@pytest.mark.parametrize("name", ["a?b=c#d", "100 %", "Fünf 脚", "it's"])
def test_a_folder_of_any_name_will_do(tmp_path: Path, name: str) -> None:
    saved = filled(tmp_path / name, 3)
    opened(tmp_path / name).close()
    (tmp_path / name / NAME).write_bytes(bytes(5_000))
    assert held(tmp_path / name) == saved
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_failed_disk_while_restoring_shows_the_backup(disk: Disk) -> None:
    saved = filled(disk.folder, 3)
    opened(disk.folder).close()
    os.truncate(disk.folder / NAME, 9_000)
    history = at(disk.folder, day=1)
    with disk.full():
        opening = history.open()
        assert opening.found is Found.READ_ONLY
        assert "this is the backup of 2026-11-28" in opening.sentence
        assert (disk.folder / NAME).stat().st_size == 9_000  # all stays as it is
        assert history.workouts() == saved
        with pytest.raises(StoreError):
            history.save(workout(9))
    history.retry()
    history.close()
    assert held(disk.folder, day=1) == [*saved, workout(9)]
