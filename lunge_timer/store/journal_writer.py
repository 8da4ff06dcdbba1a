"""Writes a journal's lines into its file, at once and in order, whatever the disk does."""

import errno
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Final

from lunge_timer.core.clock import Clock
from lunge_timer.core.journal.entries import LIMIT_BYTES
from lunge_timer.errors import StoreError
from lunge_timer.language import _
from lunge_timer.store.atomic import refusal, sync_folder
from lunge_timer.store.files import shown

RETRY_MS: Final = 10_000  # a disk that was full may have room again

_FLAGS = os.O_WRONLY | os.O_APPEND | os.O_CREAT
_FLAGS |= sum(getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_BINARY"))
_sync_data = getattr(os, "fdatasync", os.fsync)  # macOS and Windows have no fdatasync


class JournalWriter:
    """One file, to which every line is appended by one write; once it is written, a kill loses nothing of it.

    No call raises or waits for the disk: syncing is a thread's. Where the file cannot be written tell is
    called once, with a sentence and on any thread, and with an empty one as soon as all is written again;
    what is missing in the file is tried again with a later line, but not before RETRY_MS. Once a line
    would make the file too large to be read again, that is told, and nothing more is written. refused:
    nothing is to be written, and that was told before.
    """

    def __init__(
        self,
        path: Path,
        tell: Callable[[str], None],
        clock: Clock,
        *,
        written: bytes = b"",
        refused: bool = False,
    ) -> None:
        """Written is what the file holds already of this workout; what stands after that in it is cut off."""
        self.path = path
        self._tell = tell
        self._clock = clock
        self._refused = refused
        self._lines = bytearray(written)  # of the whole workout: the file may have to be made anew
        self._written_bytes = len(written)
        self._is_made = bool(written)
        self._file: int | None = None  # its descriptor
        self._is_full = False  # a line had no room, and one after it would not be understood
        self._lost = False  # noticed by the thread that syncs: what is written no longer reaches a file
        self._retry_ms: int | None = None  # None: nothing has failed
        self._telling = Lock()  # whichever thread meets a problem, or its end, tells it
        self._is_told = False  # that something could not be written
        self._is_unsynced = False  # the disk refused what was written, and has not taken it since
        self._is_syncing = False
        self._has_name = bool(written)  # on the disk, too
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread: Thread | None = None

    def write(self, line: bytes) -> None:
        """Append that line, and before it what could not be written until now."""
        if self._refused:
            return
        self._is_full |= len(self._lines) + len(line) > LIMIT_BYTES
        if self._is_full:
            told = _(
                "The workout goes on, but from here on it is lost if the program is ended in its midst."
                " {file} is as large as it may be"
            )
            self._tell_once(told.format(file=shown(self.path.name)))
        else:
            self._lines += line
        if self._retry_ms is not None and self._clock() < self._retry_ms:
            return
        try:
            self._catch_up()
        except OSError as error:
            self._fail(error)
        else:
            self._tell_end()

    def refuse(self, sentence: str) -> None:
        """Write nothing any more, and make no file anew: another instance has it all, as sentence says."""
        self._refused = True
        self._let_go()
        self._tell_of(StoreError(sentence))

    def sync(self) -> None:
        """Have all that is written on the disk soon."""
        if self._file is not None and not self._is_syncing:
            with suppress(OSError):  # too many files are open: the next time, then
                self._run(self._synced(os.dup(self._file)))

    def close(self) -> None:
        """Have all on the disk soon, and let the file go. Nothing may be written after this."""
        self._retry_ms = None
        self.write(b"")
        self._let_go()
        self._run(None)

    def _catch_up(self) -> None:
        if self._lost:
            self._let_go()
            self._lost = False
        if self._file is None:
            self._file = self._opened()
        while self._written_bytes < len(self._lines):
            self._written_bytes += os.write(self._file, self._lines[self._written_bytes :])
        self._retry_ms = None

    def _opened(self) -> int:
        """The file, made or as far as it holds what was written. Raises OSError."""
        with suppress(OSError):  # opening it tells why
            self.path.parent.mkdir(parents=True, exist_ok=True)
        if self._is_made and not os.path.lexists(self.path):
            self._is_made, self._has_name, self._written_bytes = False, False, 0
        file = os.open(self.path, _FLAGS if self._is_made else _FLAGS | os.O_EXCL, 0o666)
        try:
            size_bytes = _size_bytes(file)
            if size_bytes < self._written_bytes:
                self._written_bytes = 0
            if size_bytes > self._written_bytes:
                os.ftruncate(file, self._written_bytes)
        except OSError:
            os.close(file)
            raise
        self._is_made = True
        return file

    def _fail(self, error: OSError) -> None:
        self._let_go()
        self._retry_ms = self._clock() + RETRY_MS
        self._tell_of(refusal(self.path, error))

    def _tell_of(self, problem: StoreError) -> None:
        told = _("The workout goes on, but it is lost if the program is ended in its midst. {problem}")
        self._tell_once(told.format(problem=problem))

    def _tell_once(self, sentence: str) -> None:
        with self._telling:
            if not self._is_told:
                self._is_told = True
                self._tell(sentence)

    def _tell_end(self) -> None:
        """Take back what was told, if all is in the file again and nothing of it was refused later."""
        with self._telling:
            is_written = self._written_bytes == len(self._lines) and not (self._lost or self._is_unsynced)
            if self._is_told and is_written and not (self._refused or self._is_full):
                self._is_told = False
                self._tell("")

    def _let_go(self) -> None:
        """Have the thread sync and close the file: on some disks even that waits."""
        file, self._file = self._file, None
        if file is not None:
            self._run(self._synced(file))

    def _synced(self, file: int) -> Callable[[], None]:
        """The thread's work: to sync that descriptor and close it."""
        self._is_syncing = True

        def sync() -> None:
            self._is_syncing = False  # what is written from here on takes another turn
            try:
                _sync_data(file)
                self._is_unsynced = False
                self._lost |= os.fstat(file).st_nlink == 0
                self._tell_end()
            except OSError as error:
                self._lost = self._is_unsynced = True
                self._tell_of(refusal(self.path, error))
            finally:
                with suppress(OSError):
                    os.close(file)
            if not self._has_name:
                sync_folder(self.path.parent)
                self._has_name = True

        return sync

    def _run(self, job: Callable[[], None] | None) -> None:
        if self._thread is None and job is not None:
            self._thread = Thread(target=self._work, name="journal", daemon=True)
            self._thread.start()
        self._jobs.put(job)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()


def _size_bytes(file: int) -> int:
    """The size of that file, which has to be one that can be cut off. Raises OSError."""
    status = os.fstat(file)
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    return status.st_size
