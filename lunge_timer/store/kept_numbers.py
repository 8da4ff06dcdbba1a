"""The numbers that a person keeps for the built-in routines: a folder with a routine file for each."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from lunge_timer.core.adjust import same_blocks
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.plan import size_problem
from lunge_timer.core.routine import ExerciseBlock, Routine
from lunge_timer.errors import ChangedError
from lunge_timer.language import _
from lunge_timer.store.assets import BUILT_IN, SUFFIX, load_built_ins
from lunge_timer.store.files import shown
from lunge_timer.store.own_routines import Deleted, OwnRoutine, OwnRoutines

FOLDER = "built-in-numbers"


class KeptNumbers:
    """Built-in routines as the person has set them for good, by their ids; the files are named after these.

    A file that cannot be used changes nothing: problems says why, a sentence each. Every method that writes
    raises what OwnRoutines raises; then nothing has changed.
    """

    def __init__(
        self, folder: Path, built_ins: Mapping[str, Routine], exercises: Exercises, *, refusal: str = ""
    ) -> None:
        self.files = OwnRoutines(folder, exercises, refusal=refusal)
        self.routines: dict[str, Routine] = {}
        self.problems: list[str] = []
        self._built_ins = built_ins
        self._exercises = exercises
        self._entries: dict[str, OwnRoutine] = {}

    def load(self) -> None:
        """Read the files that are there."""
        for file in self.files.files():
            self._read(file)

    @property
    def built_ins(self) -> Mapping[str, Routine]:
        """Every built-in routine by its id, as its name is meant."""
        return {**self._built_ins, **self.routines}

    def keep(self, item_id: str, routine: Routine) -> None:
        """Have that built-in routine mean these numbers from now on."""
        entry = self._entries.get(item_id)
        if entry is None:
            file = self.files.folder / (item_id.removeprefix(BUILT_IN) + SUFFIX)
            kept = self.files.save(OwnRoutine(id=item_id, file=file), routine, overwrite=True)
        elif item_id in self.routines or entry.newer:
            with self._renewed_where_changed(entry, item_id):
                kept = self.files.save(entry, routine)
        else:  # what cannot be used was told at the start, and makes way
            kept = self.files.save(entry, routine, overwrite=True)
        self._entries[item_id] = kept
        self.routines[item_id] = routine

    def forget(self, item_id: str) -> Deleted:
        """Have that routine mean the program's own numbers again."""
        entry = self._entries.get(item_id)
        if entry is None:
            gone = _("{file}: another program has deleted this file")
            raise ChangedError(gone.format(file=shown(item_id.removeprefix(BUILT_IN) + SUFFIX)))
        with self._renewed_where_changed(entry, item_id):
            deleted = self.files.delete(entry)
        del self._entries[item_id], self.routines[item_id]
        return deleted

    def restore(self, deleted: Deleted) -> None:
        """Have it mean again what was forgotten."""
        self._read(self.files.restore(deleted).file)

    @contextmanager
    def _renewed_where_changed(self, entry: OwnRoutine, item_id: str) -> Iterator[None]:
        """Know what another program has written, where that keeps something from being done."""
        try:
            yield
        except ChangedError:
            del self._entries[item_id]
            self.routines.pop(item_id, None)
            if os.path.lexists(entry.file):
                self._read(entry.file)
            raise

    def _read(self, file: Path) -> None:
        entry = self.files.read(file)
        item_id = BUILT_IN + entry.id
        self._entries[item_id] = entry
        built_in = self._built_ins.get(item_id)
        problem = entry.problem
        if entry.routine is not None:
            routine = built_in and with_numbers(built_in, entry.routine)
            if routine and size_problem(routine, self._exercises) is None:
                self.routines[item_id] = routine
                return
            misfit = _("{file}: these numbers do not fit the built-in routine of this name")
            problem = misfit.format(file=shown(file.name))
        self.problems.append(f"{FOLDER}{os.sep}{problem}")


def with_numbers(routine: Routine, other: Routine) -> Routine | None:
    """The routine with all that is set in the exercises of the other, if that has the same blocks."""
    if not same_blocks(routine, other):
        return None
    pairs = zip(routine.all_blocks, other.all_blocks, strict=True)
    blocks = tuple(theirs if isinstance(theirs, ExerciseBlock) else ours for ours, theirs in pairs)
    return routine.with_all_blocks(blocks)


def load_kept_numbers(routines: Path, exercises: Exercises) -> KeptNumbers:
    """What is kept beside routines, the folder of the own ones. Raises as load_built_ins does."""
    numbers = KeptNumbers(routines.with_name(FOLDER), load_built_ins(exercises), exercises)
    numbers.load()
    return numbers
