import errno
import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from lunge_timer.desktop import folder_lock
from lunge_timer.desktop.folder_lock import LOCK_NAME, FolderLock
from lunge_timer.desktop.single_instance import SingleInstance
from tests.desktop.test_single_instance import Start, address, sockets
from tests.store.faults import posix, shared_folder, small_disk, unprivileged
from tests.waiting import wait_until

__all__ = ["sockets"]

pytestmark = [posix, pytest.mark.slow]

PRECIOUS = "the person's own"


def lead_to(file: Path, lock: Path) -> None:
    file.write_text(PRECIOUS, encoding="utf-8")
    lock.symlink_to(file)


def be_the_same_as(file: Path, lock: Path) -> None:
    file.write_text(PRECIOUS, encoding="utf-8")
    lock.hardlink_to(file)


SPOILT: list[Callable[[Path, Path], object]] = [
    lead_to,
    be_the_same_as,
    lambda file, lock: lock.symlink_to(file),
    lambda _file, lock: lock.symlink_to("/dev/null"),
    lambda _file, lock: os.mkfifo(lock),
    lambda _file, lock: lock.mkdir(),
]
KINDS = ["link", "second name", "link to nothing", "device", "pipe", "folder"]
REFUSED = "its instance.lock cannot keep other windows out "


@pytest.mark.parametrize(
    "spoil", SPOILT, ids=["link", "second name", "link to nothing", "device", "pipe", "folder"]
)
def test_what_is_no_file_of_its_own_is_no_lock_and_is_left(
    tmp_path: Path, spoil: Callable[[Path, Path], object]
) -> None:
    file = tmp_path / "file"
    spoil(file, tmp_path / LOCK_NAME)
    instance = SingleInstance(tmp_path)
    assert instance.claim(())
    instance.listen()
    instance.close()
    assert instance.problem == REFUSED + "(it is no file of its own, remove it)"
    assert not file.exists() or file.read_text(encoding="utf-8") == PRECIOUS
    assert os.path.lexists(tmp_path / LOCK_NAME)


def test_a_lock_that_may_not_be_opened_is_told() -> None:
    with shared_folder() as folder:
        (folder / LOCK_NAME).touch(mode=0o444)
        with unprivileged():
            lock = FolderLock(folder)
            assert lock.take()
        assert not lock.is_held
        assert lock.problem == REFUSED + "(you are not allowed to open it)"


def test_a_lock_that_another_user_made_holds_where_it_may_be_opened() -> None:
    with shared_folder() as folder:
        lock = folder / LOCK_NAME
        lock.touch()
        lock.chmod(0o666)
        with unprivileged():
            mine, other = FolderLock(folder), FolderLock(folder)
            assert mine.take()
            assert not other.take()
            assert (mine.problem, other.problem) == ("", "")
            mine.release()


def bind(path: Path) -> socket.socket:
    bound = socket.socket(socket.AF_UNIX)
    bound.bind(str(path))
    return bound


def take_over(folder: Path, named: Path) -> None:
    """Be the first instance in a folder whose lock names that."""
    (folder / LOCK_NAME).write_text(f"{named}\n", encoding="utf-8")
    instance = SingleInstance(folder)
    assert instance.claim(())
    instance.listen()
    assert Path(address(folder)).is_socket()
    instance.close()


@pytest.mark.parametrize("name", ["routine.lunge.json", "lunge-timer-0123456789ab"])
def test_a_file_that_a_lock_names_is_left(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text(PRECIOUS, encoding="utf-8")
    take_over(tmp_path, file)
    assert file.read_text(encoding="utf-8") == PRECIOUS


def test_of_sockets_that_a_lock_names_only_a_dead_one_of_this_programs_name_is_removed(
    tmp_path: Path,
) -> None:
    runtime = Path(os.environ["XDG_RUNTIME_DIR"])
    agent, dead, alive = (
        runtime / name for name in ("agent", f"lunge-timer-{'0' * 12}", f"lunge-timer-{'1' * 12}")
    )
    bind(agent).close()
    bind(dead).close()
    with bind(alive) as heard:
        heard.listen()
        for named in (agent, dead, alive):
            take_over(tmp_path, named)
        assert [each.exists() for each in (agent, dead, alive)] == [True, False, True]


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(["", "lunge-timer-0123456789ab"]), data=st.binary(max_size=300))
def test_whatever_stands_in_a_lock_nothing_else_is_touched(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / "file").write_text(PRECIOUS, encoding="utf-8")
    lock = tmp_path / LOCK_NAME
    lock.write_bytes((os.fsencode(tmp_path / name) if name else b"") + data)
    instance = SingleInstance(tmp_path)
    assert instance.claim(())
    instance.listen()
    assert Path(address(tmp_path)).is_socket()
    instance.close()
    assert sorted(tmp_path.iterdir()) == [tmp_path / "file", lock]


def test_a_copy_of_the_folder_started_beside_the_original_leaves_it_its_socket(tmp_path: Path) -> None:
    original, copy = tmp_path / "original", tmp_path / "copy"
    with Start(original).listening() as first:
        shutil.copytree(original, copy)
        with Start(copy).listening() as other, Start(original, "hello") as second:
            assert second.end() == ("'second'", 0)
            assert first.line() == "'called' 'hello'"
            with Start(copy, "you") as third:
                assert third.end() == ("'second'", 0)
            assert other.line() == "'called' 'you'"


def test_a_first_instance_whose_socket_was_deleted_listens_again(tmp_path: Path) -> None:
    with Start(tmp_path).listening() as first:
        for _time in range(2):
            Path(address(tmp_path)).unlink()
            with Start(tmp_path, "hello") as second:
                assert second.end() == ("'second'", 0)
            assert first.line() == "'called' 'hello'"


def test_a_first_instance_whose_lock_was_deleted_has_it_again(tmp_path: Path) -> None:
    with Start(tmp_path).listening() as first:
        lock = tmp_path / LOCK_NAME
        for _time in range(2):
            lock.unlink()
            wait_until(lambda: lock.exists() and address(tmp_path) != "")
            with Start(tmp_path, "hello") as second:
                assert second.end() == ("'second'", 0)
            assert first.line() == "'called' 'hello'"


def test_a_lock_whose_folder_has_become_a_file_is_not_had_again(tmp_path: Path) -> None:
    lock = FolderLock(tmp_path / "folder")
    assert lock.take()
    shutil.rmtree(tmp_path / "folder")
    (tmp_path / "folder").touch()
    assert not lock.renew()
    lock.release()


def test_a_lock_whose_folder_may_not_be_entered_any_more_is_not_had_again() -> None:
    with shared_folder() as folder:
        lock = FolderLock(folder)
        assert lock.take()
        folder.chmod(0)
        with unprivileged():
            assert not lock.renew()
        lock.release()


def test_where_nothing_can_be_locked_any_more_no_file_stays_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_file: int) -> bool:
        raise OSError(errno.ENOLCK, "no locks available")

    lock = FolderLock(tmp_path)
    assert lock.take()
    lock.path.unlink()
    before = len([*Path("/dev/fd").iterdir()])
    with monkeypatch.context() as patch:
        patch.setattr(folder_lock, "_lock", refuse)
        assert not lock.renew()
    assert len([*Path("/dev/fd").iterdir()]) == before
    lock.release()


def give_away(folder: Path, elsewhere: Path) -> FolderLock:
    """Put a lock that another holds in the place of the one in folder."""
    other = FolderLock(elsewhere)
    assert other.take()
    other.path.rename(folder / LOCK_NAME)
    return other


def test_an_instance_whose_lock_another_has_taken_tells_so_once_and_has_it_no_more(
    tmp_path: Path, qtbot: QtBot
) -> None:
    instance = SingleInstance(tmp_path)
    assert instance.claim(())
    instance.listen()
    with qtbot.waitSignal(instance.lost) as lost:
        other = give_away(tmp_path, tmp_path / "elsewhere")
    assert lost.args == [REFUSED + "(another program has removed it)"]
    assert instance.problem == REFUSED + "(another program has removed it)"
    with qtbot.assertNotEmitted(instance.lost):
        instance.renew()
    other.tell_address("the other's")
    instance.close()
    assert address(tmp_path) == "the other's"
    other.release()


def test_on_a_full_disk_a_later_start_is_told_at_once() -> None:
    with (
        small_disk() as disk,
        disk.full(room_bytes=8),  # an address is longer
        Start(disk.folder).listening(),
        Start(disk.folder) as second,
    ):
        said, code = second.end()
        assert code == 1
        assert "cannot be called, for the disk is full" in said


def test_on_a_full_disk_an_instance_that_was_there_before_is_called() -> None:
    with small_disk() as disk:
        if not disk.is_mounted:  # below a limit on files each has room, whether it was there before or not
            pytest.skip(
                "no small disk can be mounted here, and nothing else lets a file keep the room it has"
            )
        earlier = SingleInstance(disk.folder)
        assert earlier.claim(())
        earlier.close()
        with disk.full(), Start(disk.folder).listening() as first, Start(disk.folder, "hello") as second:
            assert second.end() == ("'second'", 0)
            assert first.line() == "'called' 'hello'"
