"""One running program per data folder: a second start hands its message to the first, and ends."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from lunge_timer.errors import LungeTimerError
from lunge_timer.language import _

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from lunge_timer.desktop.remote import Listener

LOCK_NAME = "instance.lock"
PATIENCE_S = 2.0  # with a first instance that has told where it listens
START_PATIENCE_S = 8.0  # with one that is only starting
_RETRY_S = 0.05
_ADDRESS_BYTES = 1000  # longer than any path of a socket can be
_LOCKED_BYTE = 2**30  # Windows lets nobody read what is locked: not where the address is


class NoAnswerError(LungeTimerError):
    """Another instance is running, and cannot be reached."""


class SingleInstance(QObject):
    """Holds a folder for this process alone, and listens to those that start later.

    The lock is the operating system's own: it ends with the process, however that ends. The locked file
    tells where the first instance listens; it lies among the person's own files, where nobody else can
    have a later start call at a false place.
    """

    called = Signal(object)  # tuple[str, ...]: the message of a later start, whose window this one is to show

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = folder / LOCK_NAME
        self._file: int | None = None
        self._old_address = ""
        self._listener: Listener | None = None

    def claim(self, message: Sequence[str]) -> bool:
        """Whether this is the first instance. If not, the first has got message: there is nothing left to do.

        Paths in message have to be absolute: the first runs in a folder of its own. Where the folder cannot
        be locked at all this is the first. Raises NoAnswerError where the first says nothing, CallError for a
        message of more than 64 KiB.
        """
        begun_s = monotonic()
        told_s: float | None = None
        while not self._lock():
            from lunge_timer.desktop.remote import call  # the first needs none of it for its first picture

            address = self._read_address()
            told_s = (told_s or monotonic()) if address else None
            until_s = begun_s + START_PATIENCE_S if told_s is None else told_s + PATIENCE_S
            if address and call(address, message, until_s):
                return False
            if monotonic() >= until_s:
                raise NoAnswerError(
                    _("Lunge Timer is running already, but does not answer; end it and start again")
                )
            sleep(_RETRY_S)
        return True

    @Slot()
    def listen(self) -> None:
        """Hear later starts. To be called when the window is painted: what it loads costs 4 ms."""
        if self._file is None or self._listener is not None:
            return
        from PySide6.QtNetwork import QLocalServer

        from lunge_timer.desktop.remote import Listener

        if self._old_address:  # of an instance that was killed, and left its socket
            QLocalServer.removeServer(self._old_address)
        self._listener = Listener(_addresses(), self)
        self._listener.called.connect(self.called)
        self._write_address(self._listener.address)

    def close(self) -> None:
        """Let the folder go: the next to start is the first."""
        if self._listener is not None:
            self._listener.close()
            self._listener = None
        if self._file is not None:
            self._write_address("")
            os.close(self._file)
            self._file = None

    def _lock(self) -> bool:
        """Take the folder, or tell that another instance has it."""
        if not self._path.is_absolute():
            return True  # the system names no folder: none is to be made wherever this was started
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return True  # nothing can be kept there, so nothing can be spoilt
        try:
            _lock_file(file)
        except (BlockingIOError, PermissionError):
            os.close(file)
            return False
        except OSError:  # a file system without locks
            os.close(file)
            return True
        self._file = file
        self._old_address = self._read_address()
        self._write_address("")
        return True

    def _read_address(self) -> str:
        """Where the first instance listens; empty while it does not."""
        try:
            with self._path.open("rb") as file:
                line = file.read(_ADDRESS_BYTES).decode()
        except (OSError, ValueError):
            return ""
        return line.removesuffix("\n") if line.endswith("\n") else ""

    def _write_address(self, address: str) -> None:
        if self._file is not None:
            with suppress(OSError):  # a full disk: later starts will say that this one does not answer
                os.ftruncate(self._file, 0)
                os.lseek(self._file, 0, os.SEEK_SET)
                os.write(self._file, f"{address}\n".encode() if address else b"")


def _lock_file(file: int) -> None:
    """Raises BlockingIOError or PermissionError where another process has locked it."""
    if sys.platform == "win32":
        os.lseek(file, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _addresses() -> Sequence[str]:
    """Names for a socket that nobody else has; a bare one is put into the folder of temporary files."""
    name = f"lunge-timer-{os.urandom(6).hex()}"
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    return [f"{runtime}/{name}", name] if Path(runtime).is_absolute() else [name]
