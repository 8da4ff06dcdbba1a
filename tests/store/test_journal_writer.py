"""Every line that was written is in the file, and a disk that refuses keeps nobody from the workout."""

import os
from pathlib import Path

import pytest

from lunge_timer.core.journal.entries import LIMIT_BYTES
from lunge_timer.store.journal_writer import RETRY_MS, JournalWriter
from tests.conftest import FakeClock
from tests.store.faults import Disk, posix, small_files
from tests.waiting import wait_until


class Told(list[str]):
    """The sentences that were told."""

    def __call__(self, sentence: str) -> None:
        self.append(sentence)


@pytest.fixture
def told() -> Told:
    return Told()


def writer_in(folder: Path, told: Told, clock: FakeClock) -> JournalWriter:
    return JournalWriter(folder / "current.jsonl", told, clock)


def finish(writer: JournalWriter) -> None:
    """Let the file go, and wait until its thread has."""
    writer.close()
    thread = writer._thread
    if thread is not None:
        thread.join(10)
        assert not thread.is_alive()


def test_each_line_is_in_the_file_at_once(tmp_path: Path, told: Told, clock: FakeClock) -> None:
    writer = writer_in(tmp_path / "new folder", told, clock)
    for number in range(5):
        writer.write(b"%d\n" % number)
        assert writer.path.read_bytes() == b"".join(b"%d\n" % each for each in range(number + 1))
    assert told == []


def test_a_file_that_is_there_already_is_not_written_over(
    tmp_path: Path, told: Told, clock: FakeClock
) -> None:
    writer = writer_in(tmp_path, told, clock)
    writer.path.write_bytes(b"another workout\n")
    writer.write(b"1\n")
    assert writer.path.read_bytes() == b"another workout\n"
    assert len(told) == 1


@posix
@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_what_is_no_file_is_not_written_into(tmp_path: Path, told: Told, clock: FakeClock, kind: str) -> None:
    writer = JournalWriter(tmp_path / "current.jsonl", told, clock, written=b"1\n")
    target = tmp_path / "target"
    target.write_bytes(b"1\n")
    if kind == "link":
        writer.path.symlink_to(target)
    elif kind == "pipe":
        os.mkfifo(writer.path)
    else:
        writer.path.mkdir()
    writer.write(b"2\n")
    assert target.read_bytes() == b"1\n"
    (sentence,) = told
    assert sentence.startswith("The workout goes on, but it is lost if the program is ended in its midst. ")


@posix
def test_on_a_full_disk_it_is_told_once_and_tried_again_later(
    disk: Disk, told: Told, clock: FakeClock
) -> None:
    writer = writer_in(disk.folder, told, clock)
    writer.write(b"first\n")
    assert told == []
    with disk.full() as why:
        for _each in range(40):
            writer.write(b"x" * 200 + b"\n")
            clock.advance(RETRY_MS // 4)
    assert len(told) == 1
    assert why.split(";")[0] in told[0]
    clock.advance(RETRY_MS)
    writer.write(b"last\n")
    assert writer.path.read_bytes() == b"first\n" + (b"x" * 200 + b"\n") * 40 + b"last\n"
    assert told[1:] == [""]  # it is taken back at once, and once
    with disk.full():
        writer.write(b"x" * 9000)
    assert len(told) == 3
    finish(writer)


@posix
def test_it_is_not_tried_again_with_every_line(tmp_path: Path, told: Told, clock: FakeClock) -> None:
    writer = writer_in(tmp_path, told, clock)
    with small_files(4):
        writer.write(b"123456\n")
    writer.write(b"7\n")  # there is room again, but nobody looks so soon
    assert writer.path.read_bytes() == b"1234"
    clock.advance(RETRY_MS)
    writer.write(b"8\n")
    assert writer.path.read_bytes() == b"123456\n7\n8\n"


@posix
def test_at_the_end_it_is_tried_once_more(tmp_path: Path, told: Told, clock: FakeClock) -> None:
    writer = writer_in(tmp_path, told, clock)
    with small_files(4):
        writer.write(b"123456\n")
    writer.close()
    assert writer.path.read_bytes() == b"123456\n"


@posix
def test_on_a_disk_that_can_only_be_read_it_is_told_once(disk: Disk, told: Told, clock: FakeClock) -> None:
    writer = writer_in(disk.folder, told, clock)
    with disk.read_only() as why:
        for _each in range(5):
            writer.write(b"1\n")
            writer.sync()
            clock.advance(RETRY_MS)
        finish(writer)
    assert len(told) == 1
    assert why in told[0]


@posix
def test_a_file_that_is_deleted_is_made_anew(tmp_path: Path, told: Told, clock: FakeClock) -> None:
    writer = writer_in(tmp_path, told, clock)
    writer.write(b"1\n")
    writer.path.unlink()
    writer.sync()
    wait_until(lambda: writer._lost)
    writer.write(b"2\n")
    assert writer.path.read_bytes() == b"1\n2\n"
    assert told == []


def test_what_stands_after_the_last_line_is_cut_off(tmp_path: Path, told: Told, clock: FakeClock) -> None:
    path = tmp_path / "current.jsonl"
    path.write_bytes(b"1\n2\ntor")
    JournalWriter(path, told, clock, written=b"1\n2\n").write(b"3\n")
    assert path.read_bytes() == b"1\n2\n3\n"


def test_it_grows_no_larger_than_can_be_read_again(tmp_path: Path, told: Told, clock: FakeClock) -> None:
    writer = writer_in(tmp_path, told, clock)
    for _each in range(5):
        writer.write(b"x" * (LIMIT_BYTES // 4 - 1) + b"\n")
    assert writer.path.stat().st_size == LIMIT_BYTES


def test_after_a_line_that_has_no_room_none_is_written_and_that_is_told_once(
    tmp_path: Path, told: Told, clock: FakeClock
) -> None:
    writer = writer_in(tmp_path, told, clock)
    line = b"x" * (LIMIT_BYTES - 10) + b"\n"
    writer.write(line)
    assert told == []
    for _each in range(2):
        writer.write(b"too long for it\n")
        writer.write(b"short\n")
        writer.sync()
    finish(writer)
    assert writer.path.read_bytes() == line
    (sentence,) = told
    assert sentence.startswith("The workout goes on, but from here on it is lost if the program is ended in")
    assert sentence.endswith(". current.jsonl is as large as it may be")


def test_all_is_synced_and_let_go_by_a_thread_of_its_own(
    tmp_path: Path, told: Told, clock: FakeClock
) -> None:
    writer = writer_in(tmp_path, told, clock)
    writer.write(b"1\n")
    for _each in range(100):
        writer.sync()
    finish(writer)
    assert told == []
