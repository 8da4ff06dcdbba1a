"""What was being edited when the program was ended from outside: files beside the routines."""

import os
import re
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from lunge_timer.core.exercise import Exercises
from lunge_timer.core.limits import BLOCKS
from lunge_timer.core.listing import folded
from lunge_timer.core.routine import ExerciseBlock, Routine
from lunge_timer.core.routine_problems import problems_of
from lunge_timer.errors import LungeTimerError, NewerError, StoreError
from lunge_timer.language import _
from lunge_timer.store.atomic import Wait, patiently, refusal, write_atomic
from lunge_timer.store.document import decode
from lunge_timer.store.files import read_text, shown
from lunge_timer.store.names import free_stem, slug
from lunge_timer.store.own_routines import OwnRoutine, OwnRoutines

SUFFIX = ".unsaved.json"  # no routine's: an earlier version of the program leaves it alone

_BROKEN_SUFFIX = ".broken.json"
_MISTYPED_LENGTH = 200  # characters of each: the rest of a longer one is let go
_LIMIT_BYTES = 1024 * 1024  # texts that are too long for a routine's file are kept, too
_NEVER_EDITED = re.compile(r".*\.(phases_s|legs|id)|exercises|.*\.figure\..*")  # what it offers no field for


class MistypedText(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What stood in one of the editor's fields and was no value; the routine has what it was typed over."""

    block: int  # its row in the editor, from 0, of which a round has one, too; -1 for the whole routine
    key: str
    text: str


class Unsaved(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A routine as it was being edited, mistakes included, and the file that it is to be saved in."""

    format: Literal["lunge-timer/unsaved"] = "lunge-timer/unsaved"
    version: Literal[1, 2] = 1  # that of the routine's format
    file: str = ""  # its bare name; empty where the routine has none yet
    stamp: tuple[int, int] | None = None  # of that file, when it was opened
    routine: Routine
    mistyped: tuple[MistypedText, ...] = ()


class UnsavedRoutines:
    """Keeps such routines in the folder of the own ones until they are saved or let go."""

    def __init__(self, own: OwnRoutines, exercises: Exercises, wait: Wait = time.sleep) -> None:
        self._own = own
        self._exercises = exercises
        self._wait = wait

    def files(self) -> list[Path]:
        """Every file that is meant as one, by name. Empty where there is no folder, or it is another's."""
        if self._own.refusal:
            return []
        try:
            return sorted(file for file in self._own.folder.iterdir() if file.name.endswith(SUFFIX))
        except OSError:
            return []

    def read(self, file: Path) -> Unsaved:
        """What that file holds. Raises StoreError for what cannot be edited."""
        name = shown(file.name)
        unsaved = decode(read_text(file, _LIMIT_BYTES), Unsaved, name)
        routine = unsaved.routine
        known = routine.known(self._exercises)
        named = {block.exercise for block in routine.all_blocks if isinstance(block, ExerciseBlock)}
        for problem in problems_of(routine, self._exercises):
            too_many = problem.place == "blocks" and routine.block_count > BLOCKS.high
            unknown = problem.place.endswith(".exercise") and not named <= known.keys()
            if too_many or unknown or _NEVER_EDITED.fullmatch(problem.place):
                raise StoreError(f"{name}: {problem.sentence}")
        return msgspec.structs.replace(
            unsaved,
            routine=msgspec.structs.replace(unsaved.routine, version=1),
            mistyped=tuple(map(_kept, unsaved.mistyped)),
        )

    def keep(
        self,
        routine: Routine,
        entry: OwnRoutine | None,
        file: Path | None = None,
        mistyped: Iterable[MistypedText] = (),
    ) -> Path:
        """Put routine, which is to be saved in the entry's file, in that file or a new one, and return it.

        With it goes what is mistyped. Raises StoreError; then nothing has changed.
        """
        if self._own.refusal:
            raise StoreError(self._own.refusal)
        version = routine.needed_version
        routine = msgspec.structs.replace(routine, version=version)
        kept = Unsaved(version=version, routine=routine, mistyped=tuple(map(_kept, mistyped)))
        if entry is not None and entry.file.name.isprintable():  # another name fits into no text
            kept = msgspec.structs.replace(kept, file=entry.file.name, stamp=entry.stamp)
        if file is None:
            taken = {folded(each.name.removesuffix(SUFFIX)) for each in self.files()}
            file = self._own.folder / f"{free_stem(slug(routine.name), taken)}{SUFFIX}"
        try:
            text = msgspec.json.format(msgspec.json.encode(kept), indent=2).decode() + "\n"
        except UnicodeEncodeError as error:
            halves = _("{file}: half of a character stands in its texts")
            raise StoreError(halves.format(file=shown(file.name))) from error
        with suppress(OSError):  # the writing tells why
            file.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(file, text, self._wait)
        return file

    def entry_of(self, unsaved: Unsaved) -> OwnRoutine | None:
        """The own routine that it was made of, as it was opened; None where there is none any more."""
        files = {file.name: file for file in self._own.files()}
        if unsaved.file not in files:
            return None
        entry = self._own.read(files[unsaved.file])
        return None if entry.routine is None else msgspec.structs.replace(entry, stamp=unsaved.stamp)

    def let_go(self, file: Path) -> None:
        """Remove that file: its routine is saved, or not wanted. One that cannot be is offered again."""
        with suppress(OSError):
            patiently(file.unlink, self._wait)

    def set_aside(self, file: Path) -> str:
        """Keep a file that cannot be used under another name, and return that. Raises StoreError."""
        stem = file.name.removesuffix(SUFFIX)
        try:
            taken = {folded(each.name.removesuffix(_BROKEN_SUFFIX)) for each in file.parent.iterdir()}
            aside = file.with_name(free_stem(stem, taken) + _BROKEN_SUFFIX)
            patiently(lambda: file.rename(aside), self._wait)
        except OSError as error:
            raise refusal(file, error) from error
        return aside.name

    def take_up(self) -> tuple[dict[Path, Unsaved], list[str]]:
        """What can be edited again, by its file, and a sentence for each file that cannot be used.

        Such a file is set aside, and told once; one by a newer version, or that cannot be read, is left.
        """
        found: dict[Path, Unsaved] = {}
        problems = []
        for file in self.files():
            try:
                found[file] = self.read(file)
            except LungeTimerError as error:
                problems.append(self._told(file, error))
        return found, problems

    def _told(self, file: Path, error: LungeTimerError) -> str:
        problem = str(error).removeprefix(shown(file.parent) + os.sep)
        if isinstance(error, NewerError) or isinstance(error.__cause__, OSError):
            return problem
        try:
            aside = self.set_aside(file)
        except StoreError:
            return problem
        return _("{problem}; the file is kept as {aside}").format(problem=problem, aside=shown(aside))


def _kept(mistyped: MistypedText) -> MistypedText:
    """As much of it as is kept; for half of a character, which no file holds, a question mark."""
    text = mistyped.text[:_MISTYPED_LENGTH].encode(errors="replace").decode()
    return msgspec.structs.replace(mistyped, text=text)
