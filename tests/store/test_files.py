import errno
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path, PosixPath

import pytest

from lunge_timer.errors import StoreError
from lunge_timer.store.files import LIMIT_BYTES, read_text, shown

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


class PipeSoon(PosixPath):
    """A file in whose place another program puts a pipe as soon as it has been looked at."""

    def stat(self, *, follow_symlinks: bool = True) -> os.stat_result:
        status = super().stat(follow_symlinks=follow_symlinks)
        self.unlink()
        os.mkfifo(self)
        return status


class FolderSoon(PosixPath):
    """A file in whose place another program puts a folder as soon as it has been looked at."""

    def stat(self, *, follow_symlinks: bool = True) -> os.stat_result:
        status = super().stat(follow_symlinks=follow_symlinks)
        self.unlink()
        self.mkdir()
        return status


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "legs.lunge.json"


@pytest.fixture
def _at_once() -> Iterator[None]:
    """Let what waits for another program fail after five seconds, and not wait for ever."""

    def give_up(_number: int, _frame: object) -> None:
        raise TimeoutError("this waits for another program")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(5)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def refusal(file: Path, limit_bytes: int = LIMIT_BYTES) -> str:
    """The sentence that reading file ends in, without the file's name that it begins with."""
    with pytest.raises(StoreError) as caught:
        read_text(file, limit_bytes)
    sentence = str(caught.value)
    assert sentence.startswith(f"{shown(file)}: ")
    assert sentence.isprintable()
    return sentence.removeprefix(f"{shown(file)}: ")


def open_files() -> int:
    """How many files this process has open, not counting the list of them."""
    return len(list(Path("/dev/fd").iterdir())) - 1


def test_a_text_is_read_as_it_stands(file: Path) -> None:
    file.write_bytes('{"name": "Übung – 脚"}\r\n'.encode())
    assert read_text(file) == '{"name": "Übung – 脚"}\r\n'


def test_a_mark_at_the_front_of_utf8_is_no_role_of_the_text(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf{}")
    assert read_text(file) == "{}"


def test_a_file_may_be_as_large_as_the_limit_and_no_byte_larger(file: Path) -> None:
    file.write_bytes(b"x" * LIMIT_BYTES)
    assert len(read_text(file)) == LIMIT_BYTES
    file.write_bytes(b"x" * (LIMIT_BYTES + 1))
    assert refusal(file) == "the file is too large: 65,537 bytes, and at most 65,536 are allowed"


def test_a_gigabyte_is_refused_by_its_size_alone(file: Path) -> None:
    with file.open("wb") as sparse:
        sparse.truncate(1 << 30)
    assert refusal(file).startswith("the file is too large: 1,073,741,824 bytes")


@posix
def test_a_file_that_is_longer_than_it_says_is_read_no_further_than_the_limit() -> None:
    endless = Path("/proc/self/maps")
    if not endless.exists():
        pytest.skip("only Linux has files that hide their size")
    assert refusal(endless, 100).startswith("the file is too large")


@posix
def test_a_link_is_followed(tmp_path: Path, file: Path) -> None:
    target = tmp_path / "target"
    target.write_text("{}", encoding="utf-8")
    file.symlink_to(target)
    assert read_text(file) == "{}"
    assert file.is_symlink()


@posix
def test_a_link_to_itself_is_told(file: Path) -> None:
    file.symlink_to(file)
    assert refusal(file) == "this link leads back to itself"


@posix
@pytest.mark.usefixtures("_at_once")
def test_a_pipe_without_a_writer_is_refused_at_once(file: Path) -> None:
    os.mkfifo(file)
    assert refusal(file) == "this is a device or a pipe, not a file"


@posix
@pytest.mark.usefixtures("_at_once")
def test_a_pipe_that_takes_a_files_place_before_it_is_opened_is_refused_at_once(file: Path) -> None:
    file.write_text("{}", encoding="utf-8")
    assert refusal(PipeSoon(file)) == "this is a device or a pipe, not a file"


@posix
def test_a_folder_that_takes_a_files_place_before_it_is_opened_is_told(file: Path) -> None:
    file.write_text("{}", encoding="utf-8")
    assert refusal(FolderSoon(file)) == "this is a folder, not a file"


@posix
@pytest.mark.usefixtures("_at_once")
@pytest.mark.parametrize("soon", [PipeSoon, FolderSoon])
def test_what_was_opened_is_closed_though_it_is_refused(file: Path, soon: type[PosixPath]) -> None:
    file.write_text("{}", encoding="utf-8")
    before = open_files()
    refusal(soon(file))
    assert open_files() == before


@posix
def test_what_was_read_is_closed(file: Path) -> None:
    file.write_text("{}", encoding="utf-8")
    before = open_files()
    read_text(file)
    assert open_files() == before


@posix
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null"])
def test_a_device_is_refused(device: str) -> None:
    assert refusal(Path(device)) == "this is a device or a pipe, not a file"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "this is a folder, not a file"


def test_a_missing_file_is_told(file: Path) -> None:
    assert refusal(file) == "there is no such file"


@posix
def test_a_file_that_may_not_be_read_is_told(file: Path) -> None:
    file.write_text("{}", encoding="utf-8")
    file.chmod(0)
    if os.access(file, os.R_OK):
        pytest.skip("this user may read everything")
    assert refusal(file) == "you are not allowed to read this file"


def test_a_name_with_a_nul_is_no_file() -> None:
    assert refusal(Path("a\0b")) == "no file can have this name"


def test_a_name_that_no_system_takes_is_told() -> None:
    assert os.strerror(errno.ENAMETOOLONG) in refusal(Path("x" * 10_000))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b" \n\t\r\n", "the file is empty"),
        (b"\xef\xbb\xbf", "the file is empty"),
        (bytes(500), "the file holds nothing but zero bytes; its content is lost"),
        (b"PK\x03\x04rest", "this is a zip or gzip file; unpack it first"),
        (b"\x1f\x8b\x08rest", "this is a zip or gzip file; unpack it first"),
        ("{}".encode("utf-16"), "the text is UTF-16 or UTF-32; save it as UTF-8"),
        ("{}".encode("utf-16-le"), "the text is UTF-16 or UTF-32; save it as UTF-8"),
        ("{}".encode("utf-16-be"), "the text is UTF-16 or UTF-32; save it as UTF-8"),
        ("{}".encode("utf-32"), "the text is UTF-16 or UTF-32; save it as UTF-8"),
        ("{}".encode("utf-32-be"), "the text is UTF-16 or UTF-32; save it as UTF-8"),
        ('{\n"é"}'.encode("latin-1"), "the text is not UTF-8: line 2, byte 4 of the file is 0xE9"),
        (b"\xef\xbb\xbf{\xff}", "the text is not UTF-8: line 1, byte 5 of the file is 0xFF"),
        (b'{"a": "\xed\xa0\x80"}', "the text is not UTF-8: line 1, byte 8 of the file is 0xED"),
    ],
)
def test_what_is_not_utf8_text_is_named(file: Path, data: bytes, reason: str) -> None:
    file.write_bytes(data)
    assert refusal(file) == reason


def test_a_name_is_shown_on_one_line_whatever_it_holds() -> None:
    assert shown("a\nb\x1b[31m\u202e\udcff é") == r"a\nb\x1b[31m\u202e\udcff é"
