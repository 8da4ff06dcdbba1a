"""Disks that are full or can only be read, and a user who may not do everything: made for real."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

_NOBODY = 65534
_FILLING = b"x" * 4096

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


class Disk:
    """A folder on a small disk of its own where one can be mounted, else an ordinary folder."""

    def __init__(self, folder: Path, *, is_mounted: bool) -> None:
        self.folder = folder
        self.is_mounted = is_mounted

    @contextmanager
    def full(self, room_bytes: int = 64) -> Iterator[str]:
        """While this lasts no file can be written there; yields how that is told.

        On an ordinary folder a file takes as many bytes as there is room for.
        """
        if not self.is_mounted:
            with small_files(room_bytes):
                yield "the system lets no file grow this large; use another folder"
            return
        filler = self.folder / "filler"
        with filler.open("wb", buffering=0) as file, suppress(OSError):
            while True:
                file.write(_FILLING)
        try:
            yield "the disk is full; make room on it and try again"
        finally:
            filler.unlink()

    @contextmanager
    def read_only(self) -> Iterator[str]:
        """While this lasts nothing there can be changed; yields a part of how that is told."""
        if self.is_mounted:
            _mount("-o", "remount,ro", self.folder)
            try:
                yield "can only be read"
            finally:
                _mount("-o", "remount,rw", self.folder)
            return
        _set_mode(self.folder, 0o555)
        with unprivileged():
            yield "you are not allowed to change this file or its folder"
        _set_mode(self.folder, 0o755)


@contextmanager
def small_disk(size_kib: int = 128) -> Iterator[Disk]:
    folder = Path(tempfile.mkdtemp())
    is_mounted = _mount("-t", "tmpfs", "-o", f"size={size_kib}k", "tmpfs", folder)
    try:
        yield Disk(folder, is_mounted=is_mounted)
    finally:
        if is_mounted:
            subprocess.run(["umount", folder], check=True)
        shutil.rmtree(folder)


@contextmanager
def small_files(most_bytes: int = 64) -> Iterator[None]:
    """While this lasts the system lets no file grow larger than that, of this process and those it starts."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def unprivileged() -> Iterator[None]:
    """While this lasts the process may do only what its user is allowed to; one who may do all is nobody."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(_NOBODY, _NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@contextmanager
def shared_folder() -> Iterator[Path]:
    """A folder that unprivileged() may enter and change, as a test's own folder is not."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    try:
        yield folder
    finally:
        _set_mode(folder, 0o777)
        shutil.rmtree(folder)


def stamps(folder: Path) -> dict[Path, tuple[int, int]]:
    """Everything in folder, and when it was changed last, in nanoseconds, and which file it was."""
    return {file: (file.lstat().st_mtime_ns, file.lstat().st_ino) for file in folder.rglob("*")}


def _set_mode(folder: Path, mode: int) -> None:
    """Set what may be done with a folder and every folder in it."""
    folder.chmod(mode)
    for inner, names, _files in os.walk(folder):  # it looks into each after that is set
        for name in names:
            Path(inner, name).chmod(mode)


def _mount(*arguments: str | Path) -> bool:
    """Whether the mount succeeded: it takes Linux, the tool and the right."""
    try:
        done = subprocess.run(["mount", *arguments], check=False, capture_output=True)
    except FileNotFoundError:
        return False
    return done.returncode == 0
