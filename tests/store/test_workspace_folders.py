import os
from pathlib import Path

import pytest

from lunge_timer.errors import StoreError
from lunge_timer.store import paths
from lunge_timer.store.atomic import spare_path
from lunge_timer.store.own_routines import OwnRoutines
from lunge_timer.store.settings import Settings, SettingsFile
from lunge_timer.store.workspace import Workspace
from tests.core.exercises import EXERCISES
from tests.store.faults import Disk, posix, unprivileged
from tests.store.test_own_routines import SHORT

LASTS = "; what you change now lasts until you close Lunge Timer"


def home_in(folder: Path) -> Workspace:
    return Workspace(folder / "data" / "routines", folder / "config" / "settings.json")


def check_it_works_for_this_session_alone(home: Workspace, folder: Path) -> None:
    """All that can be done in an ordinary session can be done, and is gone with it."""
    own, file = OwnRoutines(home.own.folder, EXERCISES), SettingsFile(home.settings_file.path)
    own.add(SHORT)
    file.save(Settings(volume=1))
    assert [entry.routine for entry in own.entries()] == [SHORT]
    assert file.load() == (Settings(volume=1), "")
    assert folder not in home.own.folder.parents
    home.close()
    assert not home.own.folder.parent.exists()


def test_missing_folders_are_made(tmp_path: Path) -> None:
    home = home_in(tmp_path)
    before = (home.own.folder, home.settings_file.path)
    assert home.prepare() == ""
    assert (home.own.folder, home.settings_file.path) == before
    assert home.own.folder.is_dir()
    assert home.settings_file.path.parent.is_dir()
    home.close()
    assert home.own.folder.is_dir()


def test_what_a_killed_run_left_is_swept_and_nothing_else(tmp_path: Path) -> None:
    home = home_in(tmp_path)
    home.prepare()
    entry = OwnRoutines(home.own.folder, EXERCISES).add(SHORT)
    SettingsFile(home.settings_file.path).save(Settings())
    for folder in (home.own.folder, home.settings_file.path.parent):
        spare_path(folder, "tmp").touch()
        spare_path(folder, "deleted").touch()
    home_in(tmp_path).prepare()
    assert [*home.own.folder.iterdir()] == [entry.file]
    assert [*home.settings_file.path.parent.iterdir()] == [home.settings_file.path]


@pytest.mark.parametrize("place", ["data", "data/routines"])
def test_a_file_in_a_folders_place_is_left_and_told_and_the_session_is_temporary(
    tmp_path: Path, place: str
) -> None:
    (tmp_path / place).parent.mkdir(exist_ok=True)
    (tmp_path / place).write_text("mine", encoding="utf-8")
    home = home_in(tmp_path)
    problem = home.prepare()
    assert problem.startswith(f"{tmp_path / 'data' / 'routines'}: a file stands where ")
    assert problem.endswith(LASTS)
    assert home.settings_file.path == home_in(tmp_path).settings_file.path
    SettingsFile(home.settings_file.path).save(Settings())
    assert OwnRoutines(home.own.folder, EXERCISES).add(SHORT).file.parent == home.own.folder
    home.close()
    assert not home.own.folder.exists()
    assert (tmp_path / place).read_text(encoding="utf-8") == "mine"


def test_a_file_in_the_place_of_everything_makes_for_one_sentence_and_one_temporary_folder(
    tmp_path: Path,
) -> None:
    (tmp_path / "all").touch()
    home = home_in(tmp_path / "all")
    problem = home.prepare()
    assert problem.count(LASTS) == 1
    assert home.own.folder.parent == home.settings_file.path.parent
    check_it_works_for_this_session_alone(home, tmp_path)


def test_without_a_home_folder_the_session_is_temporary_and_nothing_is_made_where_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    home = Workspace(Path("~/.local/share/lunge-timer/routines"), Path("~/.config/lunge-timer/settings.json"))
    problem = home.prepare()
    assert "the system does not say where your own files belong" in problem
    assert [*tmp_path.iterdir()] == []
    check_it_works_for_this_session_alone(home, tmp_path)


@posix
def test_a_user_unknown_to_the_system_without_home_has_no_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for variable in (paths.HOME_VARIABLE, "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(variable, raising=False)
    if os.geteuid() != 0:
        pytest.skip("only root can become a user whom the system does not know")
    os.setresuid(54321, 54321, 0)
    try:
        routines, settings = paths.routines_folder(), paths.settings_file()
    finally:
        os.setresuid(0, 0, 0)
    assert not routines.is_absolute()
    assert not settings.is_absolute()


def test_one_variable_moves_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    assert paths.routines_folder() == tmp_path / "routines"
    assert paths.settings_file() == tmp_path / "settings.json"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(paths.HOME_VARIABLE, "portable")
    assert paths.routines_folder() == tmp_path / "portable" / "routines"
    assert paths.settings_file() == tmp_path / "portable" / "settings.json"


@posix
def test_a_full_disk_without_the_folders_makes_the_session_temporary(disk: Disk) -> None:
    with disk.full():
        home = home_in(disk.folder)
        problem = home.prepare()
        if problem:  # a folder itself takes no room on every disk
            assert problem.endswith(LASTS)
            check_it_works_for_this_session_alone(home, disk.folder)
        else:
            with pytest.raises(StoreError):
                OwnRoutines(home.own.folder, EXERCISES).add(SHORT)


@posix
def test_a_disk_that_can_only_be_read_is_told_and_its_routines_are_there(disk: Disk) -> None:
    entry = OwnRoutines(home_in(disk.folder).own.folder, EXERCISES).add(SHORT)
    SettingsFile(home_in(disk.folder).settings_file.path).save(Settings(volume=1))
    with disk.read_only():
        home = home_in(disk.folder)
        problem = home.prepare()
        assert problem.endswith(": this folder can only be read; what you change now is not saved")
        assert [*OwnRoutines(home.own.folder, EXERCISES).entries()] == [entry]
        assert SettingsFile(home.settings_file.path).load() == (Settings(volume=1), "")


@posix
def test_a_disk_that_can_only_be_read_without_the_folders_makes_the_session_temporary(disk: Disk) -> None:
    with disk.read_only():
        home = home_in(disk.folder)
        problem = home.prepare()
        assert problem.endswith(LASTS)
        check_it_works_for_this_session_alone(home, disk.folder)


@posix
def test_a_folder_that_may_not_be_looked_into_makes_the_session_temporary(shared: Path) -> None:
    for name in ("data", "config"):
        (shared / name).mkdir(mode=0)
    home = home_in(shared)
    with unprivileged():
        problem = home.prepare()
        assert problem.endswith(LASTS)
        check_it_works_for_this_session_alone(home, shared)


@posix
def test_nowhere_to_write_at_all_is_told_and_raises_nothing(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (shared / "file").touch()
    monkeypatch.setattr("tempfile.tempdir", str(shared / "file"))
    home = home_in(shared / "file")
    problem = home.prepare()
    assert problem.endswith(LASTS)
    assert [*OwnRoutines(home.own.folder, EXERCISES).entries()] == []
    assert SettingsFile(home.settings_file.path).load() == (Settings(), "")
    with pytest.raises(StoreError):
        OwnRoutines(home.own.folder, EXERCISES).add(SHORT)
    home.close()
