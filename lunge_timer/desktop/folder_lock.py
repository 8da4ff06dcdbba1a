"""The lock of a folder: a file that one process holds, and in which it tells where it listens."""

import errno
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

from lunge_timer.language import _

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK_NAME = "instance.lock"

_ADDRESS_BYTES = 1000  # longer than any path of a socket can be
_LOCKED_BYTE = 2**30  # Windows lets nobody read what is locked: not where the address is
_FLAGS = os.O_RDWR | os.O_CREAT
_FLAGS |= sum(getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_BINARY"))
_MUTE = b"\0"  # the disk had no room for an address; a hole in a file takes none


class FolderLock:
    """Holds a folder for this process alone.

    The lock is the operating system's own: it ends with the process, however that ends. What stands in its
    file is input, as that of any file: it may be a copy of another folder's, or name what is none of ours.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / LOCK_NAME
        self._file: int | None = None
        self.problem = ""  # why nobody can have the lock
        self.address = ""  # as it stood there when the lock was last tried; empty where nobody listens yet
        self.is_mute = False  # whether the holder could not write its address

    @property
    def is_held(self) -> bool:
        return self._file is not None

    def take(self) -> bool:
        """Take the folder; False where another process has it. Where nobody can have it problem says why."""
        if not self.path.is_absolute():
            return True  # the system names no folder: none is to be made wherever this was started
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            file = self._open()
        except OSError as error:
            self.problem = _reason(error)
            return True
        try:
            self._file = file if _lock(file) else None
        except OSError as error:  # a file system without locks
            self.problem = _reason(error)
        self._read(file)
        if self._file is None:
            os.close(file)
            return bool(self.problem)
        self.tell_address("")
        return True

    def renew(self) -> bool:
        """Make and lock the file again where another program has deleted it, before a later start does so.

        Where another process was sooner the lock is lost, and problem says why.
        """
        if self._file is None or _is_at(self.path, self._file):
            return False
        try:
            file = self._open_locked()
        except OSError:
            return False
        os.close(self._file)
        self._file = file
        if file is None:
            self.problem = _told(_("another program has removed it"))
        return file is not None

    def tell_address(self, address: str) -> None:
        """Write where this process listens; nothing while it does not.

        Written over what is there, not into an emptied file: on a full disk a file keeps the room it has.
        """
        if self._file is None:
            return
        data = f"{address}\n".encode()
        try:
            os.lseek(self._file, 0, os.SEEK_SET)
            os.write(self._file, data)
            os.ftruncate(self._file, len(data))
        except OSError:
            with suppress(OSError):
                os.ftruncate(self._file, 0)
                os.ftruncate(self._file, len(_MUTE))

    def release(self) -> None:
        if self._file is not None:
            self.tell_address("")
            os.close(self._file)
            self._file = None

    def _open(self) -> int:
        with suppress(FileNotFoundError):
            _check(self.path.lstat())  # before it is opened: opening a device can set it going
        file = os.open(self.path, _FLAGS, 0o600)
        try:
            _check(os.fstat(file))  # something else may have taken its place
        except OSError:
            os.close(file)
            raise
        return file

    def _open_locked(self) -> int | None:
        """The file, None where another process has locked it. Raises OSError where that is not possible."""
        file = self._open()
        is_locked = False
        try:
            is_locked = _lock(file)
        finally:
            if not is_locked:
                os.close(file)
        return file if is_locked else None

    def _read(self, file: int) -> None:
        try:
            os.lseek(file, 0, os.SEEK_SET)
            data = os.read(file, _ADDRESS_BYTES)
        except OSError:
            data = b""
        line, end, _rest = data.partition(b"\n")
        self.is_mute = data.startswith(_MUTE)
        self.address = line.decode(errors="replace") if end else ""


def _check(status: os.stat_result) -> None:
    """Raises OSError where writing into the file would change another one, or is no writing into a file."""
    if not stat.S_ISREG(status.st_mode) or status.st_nlink > 1:
        raise OSError(errno.EINVAL, _("it is no file of its own, remove it"))


def _is_at(path: Path, file: int) -> bool:
    try:
        return os.path.samestat(path.lstat(), os.fstat(file))
    except OSError:  # gone, or the way to it is
        return False


def _lock(file: int) -> bool:
    """Lock the file; False where another process has done so. Raises OSError where that is not possible."""
    try:
        if sys.platform == "win32":
            os.lseek(file, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _reason(error: OSError) -> str:
    reason = {
        errno.EACCES: _("you are not allowed to open it"),
        errno.EPERM: _("you are not allowed to open it"),
        errno.ENOSPC: _("the disk is full"),
    }.get(error.errno or 0, error.strerror or str(error))
    return _told(reason)


def _told(reason: str) -> str:
    told = _("its {name} cannot keep other windows out ({reason})")
    return told.format(name=LOCK_NAME, reason=reason)
