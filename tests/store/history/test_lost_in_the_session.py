"""A history whose file goes, or is another one, while it is open: what was saved in the session stays."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from msgspec.structs import replace

from lunge_timer.core.done_workout import Away, Goal
from lunge_timer.errors import StoreError
from lunge_timer.store.history.history import History
from tests.store.faults import Disk, posix
from tests.store.history.histories import NAME, backups, filled, held, opened, workout

Loss = Callable[[Path], object]


def _put_older(file: Path) -> None:
    """Have the newest backup in its place, as a program that synchronises folders does."""
    copy = file.with_name("older")
    shutil.copyfile(backups(file.parent)[-1], copy)
    copy.rename(file)


LOSSES: dict[str, Loss] = {"deleted": Path.unlink, "replaced by an older copy": _put_older}


def save_until_it_is_written(history: History, number: int) -> None:
    """Save that workout; where it has to wait it is shown with all the others, and the next try writes it."""
    before = history.workouts()
    try:
        history.save(workout(number))
    except StoreError:
        assert history.workouts() == [*before, workout(number)]
        history.retry()


def in_session(folder: Path, told: list[str]) -> History:
    """A history of three workouts, of which there is a backup."""
    filled(folder, 3)
    opened(folder).close()
    return opened(folder, tell=told.append)


@posix
@pytest.mark.parametrize("lose", LOSSES.values(), ids=LOSSES)
def test_what_was_saved_since_the_newest_backup_is_written_again_and_told(tmp_path: Path, lose: Loss) -> None:
    told: list[str] = []
    history = in_session(tmp_path, told)
    history.save(workout(8))
    lose(tmp_path / NAME)
    save_until_it_is_written(history, 9)
    expected = [*map(workout, (0, 1, 2, 8, 9))]
    assert history.workouts() == expected
    assert told[-1] == f"{NAME}: 1 workout that was missing there is back"
    assert (history.waiting, len(told)) == (0, 2 if lose is Path.unlink else 1)
    history.close()
    assert held(tmp_path) == expected


@posix
@pytest.mark.parametrize("lose", LOSSES.values(), ids=LOSSES)
def test_so_is_what_was_corrected_deleted_and_planned(tmp_path: Path, lose: Loss) -> None:
    history = in_session(tmp_path, [])
    history.correct(workout(0).uid, lambda known: replace(known, note="Better than it felt"))
    corrected = history.workout(workout(0).uid)
    history.delete(workout(1).uid)
    history.set_goal(Goal(since_day="2026-11-23", low=3, high=4))
    history.add_away(Away(from_day="2026-12-01", to_day="2026-12-05", why="ill"))
    goals, aways = history.goals(), history.aways()
    lose(tmp_path / NAME)
    save_until_it_is_written(history, 9)
    history.close()
    history = opened(tmp_path)
    assert history.workouts() == [corrected, workout(2), workout(9)]
    assert (history.goals(), history.aways()) == (goals, aways)


@posix
def test_where_nothing_was_missing_nothing_is_told(tmp_path: Path) -> None:
    told: list[str] = []
    history = in_session(tmp_path, told)
    _put_older(tmp_path / NAME)
    save_until_it_is_written(history, 9)
    assert told == []
    assert len(held(tmp_path)) == 4


@posix
def test_a_row_that_is_not_as_it_was_written_does_not_take_the_place_of_one_that_is(tmp_path: Path) -> None:
    history = in_session(tmp_path, [])
    history.save(workout(8))
    connection = sqlite3.connect(tmp_path / NAME)
    connection.execute("UPDATE set_done SET held_ms = held_ms + 1 WHERE workout_id = 2")
    connection.commit()
    connection.close()
    _put_older(tmp_path / NAME)
    save_until_it_is_written(history, 9)
    assert held(tmp_path) == [*map(workout, (0, 1, 2, 8, 9))]


def test_on_a_disk_that_is_full_when_the_file_is_back_all_stays_in_sight_until_it_is_written(
    disk: Disk,
) -> None:
    history = in_session(disk.folder, [])
    for number in range(10, 60):
        history.save(workout(number))
    _put_older(disk.folder / NAME)
    expected = [*map(workout, (0, 1, 2, *range(10, 60)))]
    with disk.full():
        for _try in range(3):
            with suppress(StoreError):  # the file that is gone may leave room
                history.save(workout(99))
            assert history.workouts() == [*expected, workout(99)]
    history.retry()
    history.close()
    assert held(disk.folder) == [*expected, workout(99)]
