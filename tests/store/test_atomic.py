import errno
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lunge_timer.errors import StoreError
from lunge_timer.store import atomic
from lunge_timer.store.atomic import patiently, replacing, spare_path, sweep, write_atomic
from tests.store.faults import Disk, posix, small_files, unprivileged


class HeldError(PermissionError):
    """What Windows says of a file that another program has open."""

    winerror = 32


class Wait:
    """Waits no time, and knows how long it was to wait."""

    def __init__(self) -> None:
        self.waited_s: list[float] = []

    def __call__(self, seconds: float) -> None:
        self.waited_s.append(seconds)


def refusal(file: Path) -> str:
    """What keeps file from being written, its name aside; and what was there must still be there."""
    before = listing(file.parent)
    with pytest.raises(StoreError) as caught:
        write_atomic(file, "new " * 100)
    assert listing(file.parent) == before
    sentence = str(caught.value)
    assert sentence.isprintable()
    assert sentence.startswith(f"{file.name}: ")
    return sentence.removeprefix(f"{file.name}: ")


def listing(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with what it holds."""
    if not folder.is_dir():
        return {}
    return {file.name: file.read_bytes() if file.is_file() else b"" for file in folder.iterdir()}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "legs.json"


def test_a_text_is_written_as_it_stands(file: Path) -> None:
    write_atomic(file, "Übung – 脚\n")
    assert file.read_bytes() == "Übung – 脚\n".encode()


def test_a_file_is_replaced_whole_and_nothing_else_is_left(file: Path) -> None:
    file.write_text("a much longer old text", encoding="utf-8")
    write_atomic(file, "new")
    assert listing(file.parent) == {"legs.json": b"new"}


def test_who_reads_the_old_file_meanwhile_reads_it_to_its_end(file: Path) -> None:
    file.write_text("old", encoding="utf-8")
    with file.open(encoding="utf-8") as reader:
        write_atomic(file, "new")
        assert reader.read() == "old"


def test_until_the_new_file_is_left_the_old_one_stands(file: Path) -> None:
    file.write_bytes(b"old")
    with replacing(file) as new:
        new.write(b"n" * 100_000)
        assert file.read_bytes() == b"old"
    assert listing(file.parent) == {"legs.json": b"n" * 100_000}


@posix
def test_a_new_file_is_on_the_disk_before_it_takes_the_old_ones_place_and_its_name_is_after(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text("old", encoding="utf-8")
    synced: list[tuple[str, str]] = []  # what, and what could be read of the file then
    sync = os.fsync

    def watched(number: int) -> None:
        status = os.fstat(number)
        is_folder = os.path.samestat(status, file.parent.stat())
        what = "the folder" if is_folder else f"{status.st_size:,} bytes"
        synced.append((what, file.read_text(encoding="utf-8")))
        sync(number)

    monkeypatch.setattr(os, "fsync", watched)
    write_atomic(file, "new" * 1000)
    assert synced == [("3,000 bytes", "old"), ("the folder", "new" * 1000)]


def interrupt_halfway(file: Path) -> None:
    with replacing(file) as new:
        new.write(b"n" * 100_000)
        raise KeyboardInterrupt


def test_writing_that_is_interrupted_leaves_the_old_file_and_no_other(file: Path) -> None:
    file.write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt):
        interrupt_halfway(file)
    assert listing(file.parent) == {"legs.json": b"old"}


@posix
def test_permissions_are_kept(file: Path) -> None:
    file.touch(mode=0o600)
    write_atomic(file, "new")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@posix
def test_a_new_file_may_be_read_by_whom_the_system_says(file: Path) -> None:
    before = os.umask(0o027)
    write_atomic(file, "new")
    os.umask(before)
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


@posix
def test_a_link_stays_a_link_and_what_it_leads_to_is_replaced(tmp_path: Path, file: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    target = tmp_path / "elsewhere" / "target.json"
    target.write_text("old", encoding="utf-8")
    file.symlink_to(Path("elsewhere", "target.json"))
    write_atomic(file, "new")
    assert file.is_symlink()
    assert listing(target.parent) == {"target.json": b"new"}


@posix
def test_a_link_to_no_file_yet_gets_one(tmp_path: Path, file: Path) -> None:
    file.symlink_to(tmp_path / "target.json")
    write_atomic(file, "new")
    assert file.is_symlink()
    assert (tmp_path / "target.json").read_text(encoding="utf-8") == "new"


@posix
def test_a_link_into_a_folder_that_is_gone_is_told_with_that_folder(tmp_path: Path, file: Path) -> None:
    file.symlink_to(tmp_path / "gone" / "target.json")
    assert refusal(file) == f"there is no folder {tmp_path / 'gone'}; make it or use another folder"


@posix
def test_a_link_to_itself_is_told(file: Path) -> None:
    file.symlink_to(file)
    assert refusal(file) == "this link leads back to itself; remove it or choose another name"


@posix
def test_a_pipe_is_no_file_to_write(file: Path) -> None:
    os.mkfifo(file)
    assert refusal(file) == "this is a device or a pipe; choose another name"
    assert stat.S_ISFIFO(file.stat().st_mode)


def test_a_folder_is_no_file_to_write(file: Path) -> None:
    file.mkdir()
    assert refusal(file) == "this is a folder; choose another name"


def test_a_folder_that_has_no_name_of_its_own_is_told_as_it_was_typed() -> None:
    with pytest.raises(StoreError, match=r"^\.: this is a folder; choose another name$"):
        write_atomic(Path(), "new")


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    sentence = refusal(tmp_path / "gone" / "legs.json")
    assert sentence == f"there is no folder {tmp_path / 'gone'}; make it or use another folder"


@posix
def test_a_file_in_the_folders_place_is_told(file: Path) -> None:
    file.touch()
    assert refusal(file / "legs.json").startswith(f"there is no folder {file};")


def test_a_name_too_long_is_told(tmp_path: Path) -> None:
    assert refusal(tmp_path / ("x" * 300)).startswith("this name is too long" if os.name == "posix" else "")


@posix
def test_the_longest_name_that_the_system_takes_is_no_problem(tmp_path: Path) -> None:
    file = tmp_path / ("x" * 255)
    write_atomic(file, "new")
    assert file.read_text(encoding="utf-8") == "new"


def test_a_name_with_a_nul_is_told() -> None:
    with pytest.raises(StoreError, match=r"^a\\x00b: no file can have this name$"):
        write_atomic(Path("a\0b"), "new")


@posix
def test_a_full_disk_leaves_the_old_file_and_nothing_else(disk: Disk) -> None:
    file = disk.folder / "legs.json"
    file.write_text("old", encoding="utf-8")
    with disk.full() as told:
        before = set(disk.folder.iterdir())
        with pytest.raises(StoreError) as caught:
            write_atomic(file, "new " * 5000)
        assert str(caught.value) == f"legs.json: {told}"
        assert set(disk.folder.iterdir()) == before
        assert file.read_text(encoding="utf-8") == "old"
    write_atomic(file, "new")
    assert listing(disk.folder) == {"legs.json": b"new"}


@posix
def test_a_limit_on_the_size_of_files_leaves_the_old_file_and_nothing_else(file: Path) -> None:
    file.write_text("old", encoding="utf-8")
    with small_files():
        assert refusal(file) == "the system lets no file grow this large; use another folder"


@posix
def test_a_disk_that_can_only_be_read_is_told(disk: Disk) -> None:
    file = disk.folder / "legs.json"
    file.write_text("old", encoding="utf-8")
    with disk.read_only() as told:
        assert told in refusal(file)


@posix
def test_a_folder_that_may_not_be_changed_is_told(shared: Path) -> None:
    file = shared / "legs.json"
    file.write_text("old", encoding="utf-8")
    shared.chmod(0o555)
    with unprivileged():
        assert refusal(file).startswith("you are not allowed to change this file or its folder")


@posix
def test_a_file_that_may_not_be_changed_is_left_though_its_folder_may(shared: Path) -> None:
    file = shared / "legs.json"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o444)
    with unprivileged():
        assert refusal(file).startswith("you are not allowed to change this file or its folder")


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows keeps others from a file that is open")
def test_a_file_that_another_program_holds_is_tried_again_and_then_told(file: Path) -> None:
    file.write_text("old", encoding="utf-8")
    wait = Wait()
    with (
        file.open(encoding="utf-8"),
        pytest.raises(StoreError, match="another program is using this file; close it there and try again"),
    ):
        write_atomic(file, "new", wait)
    assert wait.waited_s


def held_for(times: int) -> Callable[[], None]:
    left = iter([True] * times)

    def action() -> None:
        if next(left, False):
            raise HeldError(errno.EACCES, "held")

    return action


@pytest.mark.parametrize("times", [0, 1, 5])
def test_what_another_program_holds_for_a_while_is_done_in_the_end(times: int) -> None:
    wait = Wait()
    patiently(held_for(times), wait)
    assert len(wait.waited_s) == times


def test_what_another_program_holds_for_long_is_given_up_in_half_a_second() -> None:
    wait = Wait()
    with pytest.raises(HeldError):
        patiently(held_for(100), wait)
    assert sum(wait.waited_s) < 0.5


def test_what_another_program_holds_is_told_with_what_to_do(file: Path) -> None:
    told = str(atomic.refusal(file, HeldError(errno.EACCES, "held")))
    assert told == "legs.json: another program is using this file; close it there and try again"


def test_what_the_system_tells_of_anything_else_is_told(file: Path) -> None:
    told = str(atomic.refusal(file, OSError(errno.EIO, "Input/output error")))
    assert told == "legs.json: the file cannot be written (Input/output error); use another folder"


def test_an_error_that_waiting_does_not_mend_is_told_at_once(file: Path) -> None:
    wait = Wait()
    with pytest.raises(FileNotFoundError):
        patiently(file.unlink, wait)
    assert not wait.waited_s


def test_sweeping_removes_what_a_killed_run_left_and_nothing_else(tmp_path: Path) -> None:
    spare_path(tmp_path, "tmp").touch()
    spare_path(tmp_path, "deleted").touch()
    others = [
        ".lunge-timer-0123456789abcdef.tmp.json",
        ".lunge-timer-0123.tmp",
        "lunge-timer-0123456789abcdef.tmp",
        "legs.lunge.json",
        "x.tmp",
    ]
    for name in others:
        (tmp_path / name).touch()
    sweep(tmp_path)
    assert sorted(listing(tmp_path)) == sorted(others)


def test_sweeping_stops_at_nothing(tmp_path: Path) -> None:
    folder = spare_path(tmp_path, "tmp")
    folder.mkdir()
    spare_path(tmp_path, "tmp").touch()
    sweep(tmp_path)
    sweep(tmp_path / "gone")
    assert [*tmp_path.iterdir()] == [folder]


@posix
def test_sweeping_where_nothing_can_be_removed_is_no_problem(disk: Disk) -> None:
    spare = spare_path(disk.folder, "tmp")
    spare.touch()
    with disk.read_only():
        sweep(disk.folder)
        assert spare.exists()


def test_no_two_spare_files_have_one_name(tmp_path: Path) -> None:
    assert len({spare_path(tmp_path, "tmp") for _each in range(1000)}) == 1000
