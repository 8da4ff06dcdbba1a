"""Writing a file whole or not at all."""

import errno
import os
import re
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TypeAlias

from lunge_timer.errors import StoreError
from lunge_timer.language import _
from lunge_timer.store.files import shown

Wait: TypeAlias = Callable[[float], None]

_WAITS_S = (0.01, 0.02, 0.05, 0.1, 0.2)  # a virus scanner or a backup lets go within this
_HELD = frozenset({5, 32, 33})  # Windows: access denied, sharing violation, lock violation
_OURS = r"\.lunge-timer-[0-9a-f]{16}\.(tmp|deleted)"  # compiled when first wanted, not at the start
_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def write_atomic(path: Path, text: str, wait: Wait = time.sleep) -> None:
    """Replace path with text, or leave it as it was: never half a file. Raises StoreError, as replacing."""
    with replacing(path, wait) as file:
        file.write(text.encode("utf-8"))


@contextmanager
def replacing(path: Path, wait: Wait = time.sleep) -> Iterator[BinaryIO]:
    """A file to write, which takes path's place when it is left; if by an error, path stays as it was.

    A link stays a link: the file it leads to is replaced. Its permissions are kept. Where another program
    holds the file, as on Windows it can, this waits for it, at most 0.4 s in all.
    Raises StoreError: one sentence that begins with the file's name and says what to do.
    """
    target = path
    try:
        target = _target(path)
        spare = spare_path(target.parent, "tmp")
        try:
            with os.fdopen(os.open(spare, _NEW_FILE, 0o666), "wb") as file:
                with suppress(FileNotFoundError):
                    spare.chmod(stat.S_IMODE(target.stat().st_mode))
                yield file
                file.flush()
                os.fsync(file.fileno())
            patiently(lambda: spare.replace(target), wait)
        finally:
            with suppress(OSError):  # replaced already, or never made
                spare.unlink()
        sync_folder(target.parent)
    except OSError as error:
        raise refusal(path, error, target.parent) from error


def sweep(folder: Path) -> None:
    """Remove what an earlier run left in folder when it was killed, and what was deleted there."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") and re.fullmatch(_OURS, entry.name):
                with suppress(OSError):  # a folder, or not ours to remove: it harms nobody
                    Path(entry.path).unlink()


def spare_path(folder: Path, ending: str) -> Path:
    """A name in folder that no other file has, and that sweep knows as ours; ending is tmp or deleted."""
    return folder / f".lunge-timer-{os.urandom(8).hex()}.{ending}"


def patiently(action: Callable[[], object], wait: Wait) -> None:
    """Do action, and again a few times while another program holds the file. Raises its OSError."""
    for seconds in _WAITS_S:
        try:
            action()
        except OSError as error:
            if getattr(error, "winerror", None) not in _HELD:
                raise
            wait(seconds)
        else:
            return
    action()


def refusal(path: Path, error: OSError, folder: Path | None = None) -> StoreError:
    """What kept the file at path, or where a link leads in folder, from being changed, and what to do."""
    return StoreError(f"{shown(path.name or path)}: {_advice(folder or path.parent, error)}")


def _advice(folder: Path, error: OSError) -> str:
    if getattr(error, "winerror", None) in _HELD or error.errno == errno.EBUSY:
        return _("another program is using this file; close it there and try again")
    full = _("the disk is full; make room on it and try again")
    denied = _("you are not allowed to change this file or its folder {folder}; use another folder")
    missing = _("there is no folder {folder}; make it or use another folder")
    advice = {
        errno.ENOSPC: full,
        errno.EDQUOT: full,
        errno.EFBIG: _("the system lets no file grow this large; use another folder"),
        errno.EROFS: _("the disk of {folder} can only be read; use another folder"),
        errno.EACCES: denied,
        errno.EPERM: denied,
        errno.ENAMETOOLONG: _("this name is too long; choose a shorter one"),
        errno.ENOENT: missing,
        errno.ENOTDIR: missing,
        errno.EEXIST: missing,
        errno.EISDIR: _("this is a folder; choose another name"),
        errno.ELOOP: _("this link leads back to itself; remove it or choose another name"),
    }.get(error.errno or 0, _("the file cannot be written ({reason}); use another folder"))
    return advice.format(folder=shown(folder), reason=error.strerror or error)


def _target(path: Path) -> Path:
    """The file to be replaced: path, or what it leads to. It need not be there yet."""
    target = Path(os.path.realpath(path)) if path.is_symlink() else path
    try:
        status = target.lstat()
    except FileNotFoundError:
        return target
    except ValueError as error:  # a NUL in the name
        raise StoreError(_("{file}: no file can have this name").format(file=shown(path.name))) from error
    if stat.S_ISLNK(status.st_mode):
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    if stat.S_ISDIR(status.st_mode):
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(status.st_mode):
        no_file = _("{file}: this is a device or a pipe; choose another name")
        raise StoreError(no_file.format(file=shown(path.name)))
    if not os.access(target, os.W_OK):  # replacing it would be possible, but it is not to be changed
        os.close(os.open(target, os.O_WRONLY))  # raises the system's reason
    return target


def sync_folder(folder: Path) -> None:
    """Have the new name on the disk too, where the system offers that."""
    if hasattr(os, "O_DIRECTORY"):
        with suppress(OSError):  # some file systems sync no folder; the file itself is whole
            number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(number)
            finally:
                os.close(number)
