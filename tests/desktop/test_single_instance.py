import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Self

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from lunge_timer.desktop.activation import TOKEN_VARIABLE
from lunge_timer.desktop.folder_lock import LOCK_NAME
from lunge_timer.desktop.remote import LIMIT_BYTES, CallError
from lunge_timer.desktop.single_instance import PATIENCE_S, SingleInstance

pytestmark = pytest.mark.slow

posix = pytest.mark.skipif(os.name != "posix", reason="only POSIX has these signals and permissions")
NO_ANSWER = "'no answer' 'Lunge Timer is running already, but does not answer; end it and start again'"
PATIENCE_MS = 10_000


class Start:
    """One start of a program that is nothing but an instance."""

    def __init__(self, folder: Path, *message: str, **environ: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.desktop.instances", str(folder), *message],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | environ,
        )

    def line(self) -> str:
        """What it says next; nothing where it has ended."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().rstrip("\n")

    def end(self) -> tuple[str, int]:
        """The rest of what it says, and its exit code."""
        said, _errors = self.process.communicate(timeout=30)
        return said.strip(), self.process.returncode

    def listening(self) -> "Start":
        assert (self.line(), self.line()) == ("'first'", "'listening'")
        return self

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.process.kill()
        self.process.communicate()


@pytest.fixture(autouse=True)
def sockets(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Killed instances leave their sockets behind: here they go in the end. Their paths have to be short."""
    with TemporaryDirectory() as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield


@pytest.fixture
def first(tmp_path: Path) -> Iterator[SingleInstance]:
    """The first instance, in this process, as soon as it listens."""
    instance = SingleInstance(tmp_path)
    assert instance.claim(())
    instance.listen()
    yield instance
    instance.close()


def address(folder: Path) -> str:
    return (folder / LOCK_NAME).read_text(encoding="utf-8").strip()


def connect(folder: Path) -> QLocalSocket:
    socket = QLocalSocket()
    socket.connectToServer(address(folder))
    assert socket.waitForConnected(PATIENCE_MS)
    return socket


def test_a_second_start_hands_over_its_message_and_ends(tmp_path: Path) -> None:
    with Start(tmp_path).listening() as first, Start(tmp_path, "import", "/a file ü.json") as second:
        assert second.end() == ("'second'", 0)
        assert first.line() == r"'called' 'import' '/a file \xfc.json'"


def test_what_the_first_cannot_do_is_told_to_the_later_start_and_not_to_the_one_after_it(
    tmp_path: Path,
) -> None:
    with Start(tmp_path).listening() as first:
        with Start(tmp_path, "refuse", "a.json: \udcff", "b.json: no") as second:
            assert second.end() == (r"'second' 'a.json: \udcff' 'b.json: no'", 0)
        with Start(tmp_path, "hello") as third:
            assert third.end() == ("'second'", 0)
        assert first.line().startswith("'called' 'refuse'")


def test_a_name_that_is_no_text_is_handed_over_as_it_is(tmp_path: Path) -> None:
    with Start(tmp_path).listening() as first, Start(tmp_path, "/a\udcff.json") as second:
        assert second.end() == ("'second'", 0)
        assert first.line() == r"'called' '/a\udcff.json'"


def test_two_folders_do_not_disturb_each_other(tmp_path: Path) -> None:
    with Start(tmp_path / "one").listening(), Start(tmp_path / "two").listening() as other:
        with Start(tmp_path / "two", "hello") as second:
            assert second.end() == ("'second'", 0)
        assert other.line() == "'called' 'hello'"


def test_of_twenty_starts_at_once_one_is_the_first(tmp_path: Path) -> None:
    with ExitStack() as stack:
        starts = [stack.enter_context(Start(tmp_path, str(number))) for number in range(20)]
        said = {number: start.line() for number, start in enumerate(starts)}
        firsts = [number for number, line in said.items() if line == "'first'"]
        assert len(firsts) == 1
        assert sorted(said.values()) == ["'first'"] + ["'second'"] * 19
        first = starts[firsts[0]]
        assert first.line() == "'listening'"
        heard = {first.line() for _turn in range(19)}
        assert heard == {f"'called' '{number}'" for number in range(20) if number != firsts[0]}


@posix
def test_the_lock_of_a_killed_instance_is_taken_over_and_its_socket_removed(tmp_path: Path) -> None:
    with Start(tmp_path).listening() as killed:
        socket = Path(address(tmp_path))
        assert socket.is_socket()
        killed.process.send_signal(signal.SIGKILL)
        killed.process.wait()
    assert socket.is_socket()
    with Start(tmp_path).listening() as first, Start(tmp_path, "hello") as second:
        assert second.end() == ("'second'", 0)
        assert first.line() == "'called' 'hello'"
        assert not socket.exists()


@posix
def test_a_first_instance_that_hangs_is_told_after_two_seconds(tmp_path: Path) -> None:
    with Start(tmp_path).listening() as first:
        first.process.send_signal(signal.SIGSTOP)
        begun_s = monotonic()
        with Start(tmp_path) as second:
            assert second.end() == (NO_ANSWER, 1)
        assert monotonic() - begun_s < PATIENCE_S + 3  # Python and Qt have to start, too


@posix
def test_a_start_takes_over_from_one_that_is_killed_while_it_waits(tmp_path: Path) -> None:
    with Start(tmp_path).listening() as first:
        first.process.send_signal(signal.SIGSTOP)
        with Start(tmp_path) as second:
            first.process.send_signal(signal.SIGKILL)
            second.listening()


def test_after_a_proper_end_the_next_start_is_the_first(tmp_path: Path, first: SingleInstance) -> None:
    socket = address(tmp_path)
    first.close()
    assert address(tmp_path) == ""
    assert not Path(socket).exists()
    Start(tmp_path).listening().__exit__()


def test_an_instance_hears_nothing_that_was_not_first(tmp_path: Path) -> None:
    idle = SingleInstance(tmp_path)
    idle.listen()
    idle.close()
    assert list(tmp_path.iterdir()) == []


@posix
@pytest.mark.usefixtures("first")
def test_the_socket_and_the_lock_are_for_this_user_only(tmp_path: Path) -> None:
    for file in (Path(address(tmp_path)), tmp_path / LOCK_NAME):
        assert stat.S_IMODE(file.stat().st_mode) & 0o077 == 0, file


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    instance = SingleInstance(tmp_path / "deep" / "down")
    assert instance.claim(())
    assert (tmp_path / "deep" / "down" / LOCK_NAME).is_file()
    instance.close()


def test_where_nothing_can_be_locked_every_start_is_the_first(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for _turn in range(2):
        instance = SingleInstance(tmp_path / "file" / "folder")
        assert instance.claim(())
        instance.listen()


def test_rubbish_in_the_file_of_the_lock_is_written_over(tmp_path: Path) -> None:
    (tmp_path / LOCK_NAME).write_bytes(b"\xff\0" * 5000)
    instance = SingleInstance(tmp_path)
    assert instance.claim(())
    instance.listen()
    connect(tmp_path).abort()
    instance.close()


def test_the_desktops_leave_to_come_to_the_front_is_passed_on(
    tmp_path: Path, first: SingleInstance, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(TOKEN_VARIABLE, "old")
    with qtbot.waitSignal(first.called, timeout=PATIENCE_MS) as called:
        second = Start(tmp_path, "hello", **{TOKEN_VARIABLE: "new"})
    assert called.args == [("hello",)]
    assert os.environ[TOKEN_VARIABLE] == "new"
    assert second.end() == ("'second'", 0)


RUBBISH = [
    b"\n",
    b"GET / HTTP/1.1\n",
    b"\0\xff\xfe\n",
    b"[" * 60_000 + b"\n",
    b'{"message": "import"}\n',
    b'{"message": [1]}\n',
    b'{"message": ["a\\u0000b"]}\n',
    b'{"message": ["a"], "token": "a\\u0000b"}\n',
    b'{"message": ["a"], "token": "' + b"a" * 300 + b'"}\n',
    b'{"message": ["a"], "more": 1}\n',
    b'{"message": ["' + b"a" * LIMIT_BYTES + b'"]}\n',
]


@pytest.mark.parametrize("data", RUBBISH, ids=lambda data: ascii(data[:40]))
def test_rubbish_is_not_heard_and_its_caller_sent_away(
    tmp_path: Path, first: SingleInstance, qtbot: QtBot, data: bytes
) -> None:
    with qtbot.assertNotEmitted(first.called):
        socket = connect(tmp_path)
        with qtbot.waitSignal(socket.disconnected, timeout=PATIENCE_MS):
            socket.write(data)
        assert socket.readAll().isEmpty()
    with qtbot.waitSignal(first.called, timeout=PATIENCE_MS) as called:
        second = Start(tmp_path, "hello")
    assert called.args == [("hello",)]
    second.end()


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300))
def test_whatever_is_sent_nothing_is_heard_and_nothing_breaks(
    tmp_path: Path, first: SingleInstance, qtbot: QtBot, data: bytes
) -> None:
    with qtbot.assertNotEmitted(first.called):
        socket = connect(tmp_path)
        with qtbot.waitSignal(socket.disconnected, timeout=PATIENCE_MS):
            socket.write(data + b"\n")


@pytest.mark.usefixtures("first")
def test_a_caller_that_says_nothing_is_sent_away(tmp_path: Path, qtbot: QtBot) -> None:
    socket = connect(tmp_path)
    with qtbot.waitSignal(socket.disconnected, timeout=PATIENCE_MS):
        socket.write(b'{"mess')


def test_a_caller_that_goes_in_mid_sentence_is_forgotten(
    tmp_path: Path, first: SingleInstance, qtbot: QtBot
) -> None:
    socket = connect(tmp_path)
    socket.write(b'{"mess')
    socket.flush()
    socket.abort()
    qtbot.waitUntil(lambda: len(first.children()) == 1, timeout=PATIENCE_MS)  # the server itself


@pytest.mark.usefixtures("first")
def test_a_message_that_is_too_long_is_refused_in_words(tmp_path: Path) -> None:
    second = SingleInstance(tmp_path)
    with pytest.raises(CallError, match="cannot be handed so many files at once"):
        second.claim(["a" * LIMIT_BYTES])
