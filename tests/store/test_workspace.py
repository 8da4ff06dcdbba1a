from pathlib import Path

import pytest

from lunge_timer.errors import StoreError
from lunge_timer.store.assets import load_built_ins, load_exercises
from lunge_timer.store.atomic import spare_path
from lunge_timer.store.own_routines import Deleted, OwnRoutines
from lunge_timer.store.settings import Settings, SettingsFile
from lunge_timer.store.workspace import Workspace
from tests.store.faults import Disk, posix, stamps
from tests.store.test_own_routines import SHORT


def desk_in(folder: Path) -> Workspace:
    return Workspace(folder / "routines", folder / "settings.json")


def test_what_ships_is_there_at_once_and_no_folder_is_made(tmp_path: Path) -> None:
    desk = desk_in(tmp_path / "new")
    assert desk.exercises == load_exercises()
    assert desk.built_ins == load_built_ins(desk.exercises)
    assert desk.settings == Settings()
    assert not [*tmp_path.iterdir()]


def test_a_first_run_has_nothing_to_say_and_its_folders_ready(tmp_path: Path) -> None:
    desk = desk_in(tmp_path / "new")
    assert desk.prepare() == ""
    assert desk.own.folder.is_dir()
    assert not desk.settings_file.path.exists()


def test_the_settings_are_those_of_the_file(tmp_path: Path) -> None:
    SettingsFile(tmp_path / "settings.json").save(Settings(volume=3))
    desk = desk_in(tmp_path)
    assert desk.prepare() == ""
    assert desk.settings == Settings(volume=3)


def test_one_instance_holds_the_folder_of_the_settings_whatever_becomes_of_it(tmp_path: Path) -> None:
    (tmp_path / "place").touch()
    desk = desk_in(tmp_path / "place")
    assert "a file stands where" in desk.prepare()
    assert desk.folder == tmp_path / "place"
    desk.close()


def test_a_session_without_folders_works_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "place").touch()
    desk = desk_in(tmp_path / "place")
    desk.prepare()
    entry = desk.own.add(SHORT)
    desk.settings_file.save(Settings(volume=3))
    assert entry.file.is_file()
    desk.close()
    assert not entry.file.exists()
    assert not desk.settings_file.path.exists()
    assert [*tmp_path.iterdir()] == [tmp_path / "place"]


@posix
def test_everything_that_is_wrong_is_told_a_sentence_a_line(disk: Disk) -> None:
    (disk.folder / "routines").mkdir(mode=0o777)
    (disk.folder / "settings.json").write_text("{", encoding="utf-8")
    with disk.read_only():
        desk = desk_in(disk.folder)
        folder, file = desk.prepare().splitlines()
    assert "can only be read" in folder
    assert file.startswith("settings.json: ")
    assert desk.settings == Settings()


def test_settings_that_were_set_aside_are_no_reason_to_be_silent_about_those_that_cannot_be_saved(
    tmp_path: Path,
) -> None:
    (tmp_path / "settings.json").write_text("{", encoding="utf-8")
    desk = desk_in(tmp_path)
    assert desk.prepare()
    assert not desk.loss_told


def test_settings_of_a_newer_version_are_told_not_to_be_saved(tmp_path: Path) -> None:
    text = '{"format": "lunge-timer/settings", "version": 2}'
    (tmp_path / "settings.json").write_text(text, encoding="utf-8")
    desk = desk_in(tmp_path)
    assert "what you change now lasts until you close the program" in desk.prepare()
    assert desk.loss_told


@posix
def test_settings_in_a_folder_that_can_only_be_read_are_told_not_to_be_saved(disk: Disk) -> None:
    (disk.folder / "routines").mkdir(mode=0o777)
    with disk.read_only():
        desk = desk_in(disk.folder)
        assert "what you change now is not saved" in desk.prepare()
    assert desk.loss_told


def test_where_no_instance_can_hold_the_folder_nothing_in_it_is_changed(tmp_path: Path) -> None:
    OwnRoutines(tmp_path / "routines", load_exercises()).add(SHORT)
    (tmp_path / "settings.json").write_text("{", encoding="utf-8")
    spare_path(tmp_path, "deleted").touch()
    spare_path(tmp_path / "routines", "deleted").touch()
    before = stamps(tmp_path)
    desk = desk_in(tmp_path)
    folder, file = desk.prepare(unheld="why").splitlines()
    assert folder == f"{tmp_path}: why; what you change now is not saved"
    assert file.startswith("settings.json: ")
    assert desk.loss_told
    (entry,) = desk.own.entries()
    assert entry.routine == SHORT
    for change in (
        lambda: desk.settings_file.save(Settings(volume=3)),
        lambda: desk.own.add(SHORT),
        lambda: desk.own.rename(entry, "Other"),
        lambda: desk.own.delete(entry),
        lambda: desk.own.restore(Deleted(entry=entry, kept=entry.file)),
    ):
        with pytest.raises(StoreError, match="what you change now"):
            change()
    assert stamps(tmp_path) == before


def test_once_another_instance_holds_the_folder_nothing_in_it_is_changed_any_more(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    desk.prepare()
    entry = desk.own.add(SHORT)
    before = stamps(tmp_path)
    told = f"{tmp_path}: why; what you change now is not saved"
    assert desk.refuse("why") == told
    for change in (
        lambda: desk.settings_file.save(Settings(volume=3)),
        lambda: desk.own.add(SHORT),
        lambda: desk.own.delete(entry),
    ):
        with pytest.raises(StoreError) as caught:
            change()
        assert str(caught.value) == told
    assert stamps(tmp_path) == before


def test_a_session_without_folders_works_also_where_no_instance_can_hold_them(tmp_path: Path) -> None:
    (tmp_path / "place").touch()
    desk = desk_in(tmp_path / "place")
    assert "why" not in desk.prepare(unheld="why")
    assert desk.own.add(SHORT).file.is_file()
    desk.settings_file.save(Settings(volume=3))
    desk.close()


@posix
def test_settings_that_can_only_be_read_leave_the_folder_of_the_routines_to_be_held(
    disk: Disk, tmp_path: Path
) -> None:
    with disk.read_only():
        desk = Workspace(tmp_path / "data" / "routines", disk.folder / "settings.json")
        assert desk.folder == tmp_path / "data"
        assert "can only be read" in desk.prepare()
        assert desk.own.add(SHORT).file.is_file()
