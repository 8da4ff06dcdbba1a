"""What becomes of the person's routines and settings on disks that are full or can only be read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from lunge_timer.core.routine import Routine, TimedBlock
from lunge_timer.errors import StoreError
from lunge_timer.store.own_routines import OwnRoutines
from lunge_timer.store.settings import Settings, SettingsFile
from tests.core.exercises import EXERCISES
from tests.store.faults import Disk, posix, unprivileged

pytestmark = posix

WALK = TimedBlock(name="Walk", duration_s=30)
OLD = Routine(name="Old", blocks=(WALK,))
NEW = replace(OLD, name="New", blocks=(WALK,) * 50)

Change = Callable[[OwnRoutines], object]

WRITING: list[Change] = [
    lambda own: own.add(NEW),
    lambda own: own.save(next(own.entries()), NEW),
    lambda own: own.rename(next(own.entries()), "New"),
    lambda own: own.duplicate(next(own.entries())),
    lambda own: own.export(NEW, own.folder / "new.json"),
]
MOVING: list[Change] = [lambda own: own.delete(next(own.entries()))]


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def check_nothing_changes(own: OwnRoutines, change: Change, told: str) -> None:
    before = contents(own.folder)
    with pytest.raises(StoreError) as caught:
        change(own)
    assert told in str(caught.value)
    assert str(caught.value).split(": ")[0] in {
        "old.lunge.json",
        "old-2.lunge.json",
        "new.lunge.json",
        "new.json",
    }
    assert contents(own.folder) == before
    assert [entry.routine for entry in own.entries()] == [OLD]


@pytest.mark.parametrize("change", WRITING)
def test_on_a_full_disk_the_old_routines_stay_and_saving_succeeds_once_there_is_room(
    disk: Disk, change: Change
) -> None:
    own = OwnRoutines(disk.folder / "routines", EXERCISES)
    own.add(OLD)
    with disk.full() as told:
        check_nothing_changes(own, change, told)
    change(own)


def test_a_routine_deleted_on_a_full_disk_can_be_restored(disk: Disk) -> None:
    own = OwnRoutines(disk.folder / "routines", EXERCISES)
    entry = own.add(OLD)
    with disk.full():
        assert own.restore(own.delete(entry)) == entry


@pytest.mark.parametrize("change", WRITING + MOVING)
def test_on_a_disk_that_can_only_be_read_routines_are_read(disk: Disk, change: Change) -> None:
    own = OwnRoutines(disk.folder, EXERCISES)
    own.add(OLD)
    with disk.read_only() as told:
        check_nothing_changes(own, change, told)


@pytest.mark.parametrize("change", WRITING + MOVING)
def test_in_a_folder_that_may_not_be_changed_routines_are_read(shared: Path, change: Change) -> None:
    own = OwnRoutines(shared, EXERCISES)
    own.add(OLD)
    shared.chmod(0o555)
    with unprivileged():
        check_nothing_changes(own, change, "you are not allowed to change this file or its folder")


def test_a_routine_that_may_not_be_read_is_listed_with_why(shared: Path) -> None:
    own = OwnRoutines(shared, EXERCISES)
    own.add(OLD)
    secret = own.add(NEW)
    secret.file.chmod(0)
    with unprivileged():
        problems = [entry.problem for entry in own.entries()]
    assert problems == ["new.lunge.json: you are not allowed to read this file", ""]


@pytest.mark.parametrize("place", ["file", "file/routines"])
def test_where_the_folder_cannot_be_made_saving_tells_so(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").touch()
    own = OwnRoutines(tmp_path / place, EXERCISES)
    assert own.files() == []
    with pytest.raises(StoreError, match=r"^old.lunge.json: there is no folder "):
        own.add(OLD)


def test_settings_on_a_full_disk_stay_as_they_were(disk: Disk) -> None:
    file = SettingsFile(disk.folder / "settings.json")
    file.save(Settings(volume=1))
    with disk.full() as told:
        with pytest.raises(StoreError, match=f"^settings.json: {told}$"):
            file.save(Settings(starred=("legs",) * 900))
        assert SettingsFile(file.path).load() == (Settings(volume=1), "")


def test_settings_that_can_only_be_read_are_read(disk: Disk) -> None:
    file = SettingsFile(disk.folder / "settings.json")
    file.save(Settings(volume=1))
    with disk.read_only() as told:
        assert file.load() == (Settings(volume=1), "")
        with pytest.raises(StoreError, match=rf"^settings.json: .*{told}"):
            file.save(Settings())


def test_broken_settings_that_can_only_be_read_are_told_and_left(disk: Disk) -> None:
    path = disk.folder / "settings.json"
    path.write_text("{", encoding="utf-8")
    with disk.read_only():
        settings, problem = SettingsFile(path).load()
    assert settings == Settings()
    assert problem.startswith("settings.json: line 1, column 2: ")
    assert "; all settings are back to their defaults; what you change now lasts until " in problem
    assert path.read_text(encoding="utf-8") == "{"


def test_settings_that_may_not_be_read_are_told_and_left(shared: Path) -> None:
    path = shared / "settings.json"
    SettingsFile(path).save(Settings(volume=1))
    path.chmod(0)
    with unprivileged():
        file = SettingsFile(path)
        settings, problem = file.load()
        assert settings == Settings()
        assert problem.startswith("settings.json: you are not allowed to read this file; ")
        assert "; what you change now lasts until you close the program" in problem
        with pytest.raises(StoreError, match="you are not allowed to read"):
            file.save(Settings())
    path.chmod(0o600)
    assert SettingsFile(path).load() == (Settings(volume=1), "")
