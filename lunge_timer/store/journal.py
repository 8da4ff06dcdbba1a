"""The journals of workouts under way, a file each; there is more than one where the history lacks some."""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import chain, count
from pathlib import Path

from lunge_timer.core.clock import Clock, monotonic_ms
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.journal.entries import LIMIT_BYTES
from lunge_timer.core.journal.reading import Journal, read_journal
from lunge_timer.core.listing import folded
from lunge_timer.errors import StoreError
from lunge_timer.language import _
from lunge_timer.store.atomic import Wait, patiently, refusal, spare_path, sweep
from lunge_timer.store.files import read_bytes, shown
from lunge_timer.store.journal_writer import JournalWriter
from lunge_timer.store.names import free_stem

_STEM = "current"
_SUFFIX = ".jsonl"
_BROKEN_SUFFIX = ".broken.jsonl"


class Journals:
    """The folder's files current.jsonl, current-2.jsonl and so on: each goes only when it is told to.

    Once refused, another instance has the folder: nothing in it is read or changed.
    """

    def __init__(
        self,
        folder: Path,
        exercises: Exercises,
        *,
        refused: bool = False,
        clock: Clock = monotonic_ms,
        wait: Wait = time.sleep,
    ) -> None:
        self.folder = folder
        self._refused = refused
        self._writer: JournalWriter | None = None  # of the last workout that was begun
        self._exercises = exercises
        self._clock = clock
        self._wait = wait
        self._broken: set[Path] = set()  # what was taken up and is not whole

    def refuse(self, sentence: str) -> None:
        """Leave the folder to another instance, also in the midst of a workout, where sentence is told."""
        self._refused = True
        if self._writer is not None:
            self._writer.refuse(sentence)

    def take_up(self) -> tuple[dict[Path, Journal], list[str]]:
        """The journals that were left, the latest first, and a sentence for each file that cannot be used.

        Such a file is set aside, and told once; one that may be fine, but cannot be read, is left. Removes
        what an earlier run discarded.
        """
        found: dict[Path, Journal] = {}
        problems: list[str] = []
        if self._refused:
            return found, problems
        sweep(self.folder)
        for file in self._files():
            try:
                journal = self._read(file)
            except StoreError as error:
                if not isinstance(error.__cause__, FileNotFoundError):
                    problems.append(self._told(file, error))
                continue
            if journal is not None:
                found[file] = journal
                if not journal.is_whole:
                    self._broken.add(file)
            else:  # a workout of no line
                with suppress(OSError):
                    patiently(file.unlink, self._wait)
        latest = sorted(found.items(), key=lambda item: item[1].header.started_ms, reverse=True)
        return dict(latest), problems

    def begin(self, tell: Callable[[str], None]) -> JournalWriter:
        """What writes the journal of a workout that begins, in a file of its own; tell as JournalWriter's."""
        file = self._free_file()
        self._broken.discard(file)
        self._writer = JournalWriter(file, tell, self._clock, refused=self._refused)
        return self._writer

    def go_on(self, file: Path, journal: Journal, tell: Callable[[str], None]) -> JournalWriter:
        """What writes on in the journal of that file, after all that counts of it. Raises StoreError."""
        written = self._data(file)[: journal.size_bytes]
        self._writer = JournalWriter(file, tell, self._clock, written=written, refused=self._refused)
        return self._writer

    def remove(self, file: Path) -> str:
        """Remove the journal of a workout that the history has, or of which nothing is to be kept.

        One that is not whole is set aside instead; returns the sentence that says so. Raises StoreError: it
        will be found again.
        """
        if self._refused:
            return ""
        if file in self._broken:
            return self._told(
                file, StoreError(_("{file}: the file is damaged").format(file=shown(file.name)))
            )
        try:
            patiently(lambda: file.unlink(missing_ok=True), self._wait)
        except OSError as error:
            raise refusal(file, error) from error
        return ""

    def discard(self, file: Path) -> Callable[[], Path]:
        """Let a workout go that nobody wants; return what takes that back, until the next take_up.

        That returns the file that it is in then: another workout may have begun since. Raises StoreError,
        and what is returned does too.
        """
        spare = spare_path(self.folder, "deleted")
        self._rename(file, spare)
        is_broken = file in self._broken

        def put_back() -> Path:
            free = self._free_file()
            self._rename(spare, free)
            if is_broken:
                self._broken.add(free)
            return free

        return put_back

    def _free_file(self) -> Path:
        names = chain([_STEM], (f"{_STEM}-{number}" for number in count(2)))
        files = (self.folder / f"{name}{_SUFFIX}" for name in names)
        return next(file for file in files if not os.path.lexists(file))

    def _files(self) -> list[Path]:
        try:
            files = [*self.folder.iterdir()]
        except OSError:
            return []
        return sorted(file for file in files if _is_ours(file.name))

    def _data(self, file: Path) -> bytes:
        """Raises StoreError: one sentence that begins with the file's bare name."""
        name = shown(file.name)
        if file.is_symlink():
            raise StoreError(_("{file}: this is a link, not a file").format(file=name))
        try:
            return read_bytes(file, LIMIT_BYTES)
        except StoreError as error:
            raise StoreError(name + str(error).removeprefix(shown(file))) from error.__cause__

    def _read(self, file: Path) -> Journal | None:
        return read_journal(self._data(file), self._exercises, shown(file.name))

    def _told(self, file: Path, error: StoreError) -> str:
        """The sentence for a file that cannot be used, which is set aside if it is not merely unreadable."""
        if isinstance(error.__cause__, OSError):
            return str(error)
        try:
            taken = {folded(each.name.removesuffix(_BROKEN_SUFFIX)) for each in self.folder.iterdir()}
            aside = file.with_name(free_stem(file.name.removesuffix(_SUFFIX), taken) + _BROKEN_SUFFIX)
            patiently(lambda: file.rename(aside), self._wait)
        except OSError:
            return str(error)
        told = _("{problem}; the workout is kept as {aside}")
        return told.format(problem=error, aside=shown(aside.name))

    def _rename(self, file: Path, other: Path) -> None:
        if self._refused:
            raise StoreError(
                _("{folder}: another window has this folder now").format(folder=shown(self.folder))
            )
        try:
            patiently(lambda: file.rename(other), self._wait)
        except OSError as error:
            raise refusal(file, error) from error


def _is_ours(name: str) -> bool:
    number = name.removeprefix(_STEM).removesuffix(_SUFFIX)
    has_ends = name.startswith(_STEM) and name.endswith(_SUFFIX)
    return has_ends and (not number or number.removeprefix("-").isdecimal())
