"""The person's own routines: a folder with one file for each."""

import os
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from lunge_timer.core.exercise import Exercises
from lunge_timer.core.listing import folded
from lunge_timer.core.plan import check_routine
from lunge_timer.core.prescribed import handed_over, to_hand_on
from lunge_timer.core.routine import Routine
from lunge_timer.errors import ChangedError, LungeTimerError, NewerError, StoreError
from lunge_timer.language import _
from lunge_timer.store.assets import SUFFIX
from lunge_timer.store.atomic import Wait, patiently, refusal, spare_path, write_atomic
from lunge_timer.store.encoding import encode
from lunge_timer.store.files import shown
from lunge_timer.store.names import free_name, free_stem, slug
from lunge_timer.store.routines import limit_bytes, parse_routine, read_routine_text


class OwnRoutine(Struct, frozen=True, kw_only=True):
    """One file of the folder: its routine, or one sentence on why it cannot be used."""

    id: str  # stays the same whatever the routine is called
    file: Path
    routine: Routine | None = None
    problem: str = ""
    newer: bool = False  # whether a newer version of the program could use it
    stamp: tuple[int, int] | None = None  # None where not even its text could be read

    @property
    def name(self) -> str:
        """What to call it in a list."""
        return self.routine.name if self.routine else shown(self.file.name)


class Deleted(Struct, frozen=True, kw_only=True):
    """A deleted routine's file, until the program starts again."""

    entry: OwnRoutine
    kept: Path


class OwnRoutines:
    """Reads and changes the files of one folder, which is made at the first save where it is missing.

    Every method that writes raises StoreError, one sentence that begins with the file's name, or RoutineError
    for a routine past the limits; then nothing has changed.
    """

    def __init__(
        self, folder: Path, exercises: Exercises, wait: Wait = time.sleep, *, refusal: str = ""
    ) -> None:
        """Refusal is the sentence that every change ends in, where the files are only to be read."""
        self.folder = folder
        self.refusal = refusal
        self._exercises = exercises
        self._wait = wait
        self._names: dict[str, str] = {}  # of every routine read so far, folded, by its file's name

    def files(self) -> list[Path]:
        """Every file that is meant as a routine, by name; none is opened. Empty where there is no folder."""
        try:
            return sorted(file for file in self.folder.iterdir() if _is_candidate(file.name))
        except OSError:
            return []

    def entries(self) -> Iterator[OwnRoutine]:
        """Read one file after the other, as they are asked for: a screen can take them in portions."""
        return map(self.read, self.files())

    def read(self, file: Path) -> OwnRoutine:
        """What that file holds now. Never raises for what a file may hold: the entry tells the problem."""
        self._names.pop(file.name, None)
        entry = OwnRoutine(id=id_of(file), file=file)
        try:
            text = read_routine_text(file)
            entry = replace(entry, stamp=_stamp(text))
            routine = parse_routine(text, self._exercises, shown(file.name))
        except LungeTimerError as error:
            problem = str(error).removeprefix(shown(file.parent) + os.sep)
            return replace(entry, problem=problem, newer=isinstance(error, NewerError))
        self._names[file.name] = folded(routine.name)
        return replace(entry, routine=routine)

    def free_name(self, name: str, others: Iterable[str] = (), *, besides: OwnRoutine | None = None) -> str:
        """The name, or the first of "Evening legs 2", "Evening legs 3" that no own and no other one has.

        What the one of besides is called now does not count: that name it may keep.
        """
        files = self.files()
        for file in files:
            if file.name not in self._names:
                self.read(file)
        kept = None if besides is None else besides.file.name
        own = {self._names[file.name] for file in files if file.name in self._names and file.name != kept}
        return free_name(name, own | {folded(other) for other in others})

    def add(self, routine: Routine) -> OwnRoutine:
        """Save a new routine in a file of its own, under its name as it is."""
        return self._write(self._free_file(slug(routine.name)), routine)

    def save(self, entry: OwnRoutine, routine: Routine, *, overwrite: bool = False) -> OwnRoutine:
        """Put routine in the entry's file.

        Raises ChangedError where the file has been changed or deleted since the entry was read, StoreError
        where it held nothing that could be used then; with overwrite it is written all the same.
        """
        if not overwrite:
            _routine_of(entry)
            if not os.path.lexists(entry.file):
                raise _deleted_by_another(entry.file)
            if self.read(entry.file).stamp != entry.stamp:
                changed = _("{file}: another program has changed this file")
                raise ChangedError(changed.format(file=shown(entry.file.name)))
        return self._write(entry.file, routine)

    def rename(self, entry: OwnRoutine, name: str) -> OwnRoutine:
        """Give the entry's routine another name; its file and its id stay. Raises as save does."""
        return self.save(entry, replace(_routine_of(entry), name=name))

    def duplicate(self, entry: OwnRoutine, others: Iterable[str] = ()) -> OwnRoutine:
        """Save the entry's routine once more, as "Evening legs 2": as no own and no other one is called."""
        routine = _routine_of(entry)
        return self.add(replace(routine, name=self.free_name(routine.name, others)))

    def delete(self, entry: OwnRoutine) -> Deleted:
        """Take the entry's file away, whatever it holds, until restore() or the next start."""
        self._check_allowed()
        kept = spare_path(entry.file.parent, "deleted")
        try:
            patiently(lambda: entry.file.rename(kept), self._wait)
        except FileNotFoundError as error:
            raise _deleted_by_another(entry.file) from error
        except OSError as error:
            raise refusal(entry.file, error) from error
        return Deleted(entry=entry, kept=kept)

    def restore(self, deleted: Deleted) -> OwnRoutine:
        """Bring a deleted file back as it was; under another name and id where its own is taken by now."""
        self._check_allowed()
        stem = deleted.entry.file.name[: -len(SUFFIX)]
        file = self._free_file(stem) if folded(stem) in self._stems() else deleted.entry.file
        try:
            patiently(lambda: deleted.kept.rename(file), self._wait)
        except OSError as error:
            raise refusal(file, error) from error
        return self.read(file)

    def import_file(self, path: Path, others: Iterable[str] = ()) -> OwnRoutine:
        """Save a copy of the routine in that file, under another name where an own or another one has it.

        A file that is in the folder already is only read. Raises StoreError or RoutineError where the file
        holds no routine that can be used.
        """
        if self.is_own(path):
            entry = self.read(self.folder / path.name)
            _routine_of(entry)
            return entry
        routine = self.handed_over(self.read_foreign(path))
        return self.add(replace(routine, name=self.free_name(routine.name, others)))

    def handed_over(self, routine: Routine) -> Routine:
        """The routine with what was prescribed kept beside it, where a file has room for both."""
        both = handed_over(routine)
        return both if len(encode(both).encode()) <= limit_bytes(both) else routine

    def read_foreign(self, path: Path) -> Routine:
        """The routine in a file that is to be imported. Raises StoreError or RoutineError."""
        return parse_routine(read_routine_text(path), self._exercises, shown(path))

    def export(self, routine: Routine, path: Path) -> None:
        """Write routine as a file that import_file() reads, over what may be there."""
        write_atomic(path, self._encoded(to_hand_on(routine), path), self._wait)

    def _check_allowed(self) -> None:
        if self.refusal:
            raise StoreError(self.refusal)

    def _write(self, file: Path, routine: Routine) -> OwnRoutine:
        self._check_allowed()
        text = self._encoded(routine, file)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise refusal(file, error) from error
        write_atomic(file, text, self._wait)
        self._names[file.name] = folded(routine.name)
        return OwnRoutine(id=id_of(file), file=file, routine=routine, stamp=_stamp(text))

    def _encoded(self, routine: Routine, file: Path) -> str:
        """The file's text. Raises RoutineError or StoreError for what could not be read again."""
        check_routine(routine, self._exercises)
        text = encode(routine)
        if len(text.encode()) > limit_bytes(routine):
            too_long = _("{file}: the texts are too long together; shorten the notes or some cues")
            raise StoreError(too_long.format(file=shown(file.name)))
        return text

    def _free_file(self, stem: str) -> Path:
        return self.folder / f"{free_stem(stem, self._stems())}{SUFFIX}"

    def _stems(self) -> set[str]:
        return {folded(file.name[: -len(SUFFIX)]) for file in self.files()}

    def is_own(self, path: Path) -> bool:
        """Whether that is one of the folder's files."""
        with suppress(OSError, ValueError):
            return _is_candidate(path.name) and path.parent.samefile(self.folder)
        return False


def _is_candidate(name: str) -> bool:
    """Whether a file is meant as a routine; what begins with a dot is the system's, or a spare of ours."""
    return name.casefold().endswith(SUFFIX) and not name.startswith(".")


def id_of(file: Path) -> str:
    """The id of the routine in that file of the folder."""
    return shown(file.name[: -len(SUFFIX)])


def _stamp(text: str) -> tuple[int, int]:
    """Length and checksum of what a file said when it was read; a new date alone is no change."""
    return len(text), zlib.crc32(text.encode())


def _routine_of(entry: OwnRoutine) -> Routine:
    if entry.routine is None:
        raise StoreError(entry.problem)
    return entry.routine


def _deleted_by_another(file: Path) -> ChangedError:
    return ChangedError(_("{file}: another program has deleted this file").format(file=shown(file.name)))
