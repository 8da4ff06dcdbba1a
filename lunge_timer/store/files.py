"""A text file as text, or one sentence why not. Nothing here ever waits, or reads more than it must."""

import errno
import os
import stat
from pathlib import Path

from lunge_timer.errors import StoreError
from lunge_timer.language import _

LIMIT_BYTES = 64 * 1024

_UTF8_BOM = b"\xef\xbb\xbf"
_PACKED = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b")  # zip, empty zip, gzip
_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")  # UTF-32, little end first, begins with the first of them
_OPEN_FLAGS = os.O_RDONLY | sum(getattr(os, flag, 0) for flag in ("O_NONBLOCK", "O_NOCTTY", "O_BINARY"))


def read_text(path: Path, limit_bytes: int = LIMIT_BYTES) -> str:
    """The text of a regular file or of a link to one, UTF-8 with or without a mark at its front.

    Raises StoreError: one sentence that begins with the file's name.
    """
    name = shown(path)
    data = read_bytes(path, limit_bytes)
    try:
        _check_text(data)
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise StoreError(f"{name}: {_not_utf8(error.object, error.start)}") from error
    except StoreError as error:
        raise StoreError(f"{name}: {error}") from error


def read_bytes(path: Path, limit_bytes: int) -> bytes:
    """What a regular file or a link to one holds, whatever it is. Raises StoreError as read_text does."""
    name = shown(path)
    try:
        return _read(path, limit_bytes)
    except OSError as error:
        raise StoreError(f"{name}: {reading_problem(error)}") from error
    except ValueError as error:  # a NUL in the name
        raise StoreError(_("{file}: no file can have this name").format(file=name)) from error
    except StoreError as error:
        raise StoreError(f"{name}: {error}") from error


def shown(path: Path | str) -> str:
    """A file's name on one line, its line breaks and control characters spelt out."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in str(path))


def _read(path: Path, limit_bytes: int) -> bytes:
    _check_kind(path.stat(), limit_bytes)  # before it is opened: opening a device can set it going
    descriptor = os.open(path, _OPEN_FLAGS)
    try:
        _check_kind(os.fstat(descriptor), limit_bytes)  # something else may have taken its place
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            data = file.read(limit_bytes + 1)
    finally:
        os.close(descriptor)
    if len(data) > limit_bytes:
        raise StoreError(too_large(len(data), limit_bytes))
    return data


def check_regular(status: os.stat_result) -> None:
    """Raise StoreError, a sentence without the name, for what is no file."""
    if stat.S_ISDIR(status.st_mode):
        raise StoreError(_("this is a folder, not a file"))
    if not stat.S_ISREG(status.st_mode):
        raise StoreError(_("this is a device or a pipe, not a file"))


def _check_kind(status: os.stat_result, limit_bytes: int) -> None:
    check_regular(status)
    if status.st_size > limit_bytes:
        raise StoreError(too_large(status.st_size, limit_bytes))


def too_large(size_bytes: int, limit_bytes: int) -> str:
    """Why a file is not read: a sentence without its name."""
    reason = _("the file is too large: {size:,} bytes, and at most {limit:,} are allowed")
    return reason.format(size=size_bytes, limit=limit_bytes)


def reading_problem(error: OSError) -> str:
    """Why a file cannot be read: a sentence without its name."""
    if isinstance(error, FileNotFoundError):
        return _("there is no such file")
    if isinstance(error, PermissionError):
        return _("you are not allowed to read this file")
    if error.errno == errno.ELOOP:
        return _("this link leads back to itself")
    return _("the file cannot be read ({reason})").format(reason=error.strerror or error)


def _check_text(data: bytes) -> None:
    """Refuse what is plainly no UTF-8 text, and say what it is."""
    if not data.removeprefix(_UTF8_BOM).strip():
        raise StoreError(_("the file is empty"))
    if not data.strip(b"\0"):
        raise StoreError(_("the file holds nothing but zero bytes; its content is lost"))
    if data.startswith(_PACKED):
        raise StoreError(_("this is a zip or gzip file; unpack it first"))
    if data.startswith(_UTF16_BOMS) or b"\0" in data[:4]:
        raise StoreError(_("the text is UTF-16 or UTF-32; save it as UTF-8"))


def _not_utf8(data: bytes, start: int) -> str:
    return _("the text is not UTF-8: line {line}, byte {place:,} of the file is 0x{byte:02X}").format(
        line=data.count(b"\n", 0, start) + 1, place=start + 1, byte=data[start]
    )
