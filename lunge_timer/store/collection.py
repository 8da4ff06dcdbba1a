"""All routines that can be chosen, the built-in and the own ones, in step with the files."""

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from msgspec.structs import replace

from lunge_timer.core.adjust import same_numbers
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.limits import NAME_LENGTH
from lunge_timer.core.listing import LibraryItem, built_in_item
from lunge_timer.core.prescribed import (
    as_prescribed,
    edited,
    is_same_prescription,
    issued_on,
    with_other_numbers,
)
from lunge_timer.core.routine import Routine
from lunge_timer.errors import ChangedError
from lunge_timer.language import _
from lunge_timer.store.files import shown
from lunge_timer.store.kept_numbers import KeptNumbers
from lunge_timer.store.own_routines import Deleted, OwnRoutine, OwnRoutines, id_of
from lunge_timer.store.routines import find_routine


class RoutineCollection:
    """Routines by their ids; of the own ones, as many as have been read: a screen can take them in portions.

    Every change goes to the files first. It raises what OwnRoutines raises; then nothing has changed, but
    where that is ChangedError the entry has been read anew.
    """

    def __init__(
        self,
        built_ins: Mapping[str, Routine],
        numbers: KeptNumbers,
        own: OwnRoutines,
        exercises: Exercises,
    ) -> None:
        self._shipped = built_ins
        self._numbers = numbers
        self._own = own
        self._exercises = exercises
        self._entries: dict[str, OwnRoutine] = {}
        self._unread: Iterator[OwnRoutine] = iter(())

    @property
    def built_ins(self) -> Mapping[str, Routine]:
        """The built-in routines by their ids, with the person's numbers where such are kept."""
        return self._numbers.built_ins

    def line_up(self, first_id: str | None, next_ids: Collection[str]) -> int:
        """Have all files read in that order, the others after them; return how many files there are."""

        def place(file: Path) -> int:
            return 0 if id_of(file) == first_id else 1 if id_of(file) in next_ids else 2

        files = sorted(self._own.files(), key=place)
        self._unread = map(self._own.read, files)
        return len(files)

    def read(self, count: int | None = None) -> bool:
        """Read so many more files, or all there are; False where there were none."""
        portion = list(islice(self._unread, count))
        self._entries.update((entry.id, entry) for entry in portion)
        return bool(portion)

    def items(self, starred: Collection[str]) -> list[LibraryItem]:
        """All of them, those with a star marked."""
        own = [
            LibraryItem(
                id=entry.id,
                routine=entry.routine,
                own=True,
                starred=entry.id in starred,
                name=entry.name,
                problem=entry.problem,
                newer=entry.newer,
            )
            for entry in self._entries.values()
        ]
        kept = self._numbers.routines
        built_in = [
            replace(
                built_in_item(key, routine),
                starred=key in starred,
                shipped=self._shipped[key] if key in kept else None,
            )
            for key, routine in self.built_ins.items()
        ]
        return [*own, *built_in]

    def entry(self, item_id: str) -> OwnRoutine | None:
        """What an own routine's file held when it was last read; None for a built-in one."""
        return self._entries.get(item_id)

    def find(self, name_or_file: str) -> tuple[str, Routine]:
        """A listed routine of that name with its id, or else the one in that file; its id is empty.

        Raises LungeTimerError where there is neither.
        """
        own = {entry.id: entry.routine for entry in self._entries.values() if entry.routine is not None}
        routines = {**own, **self.built_ins}
        found = find_routine(name_or_file, [*routines.values()], self._exercises)
        return next((key for key, routine in routines.items() if routine is found), ""), found

    def free_name(self, name: str) -> str:
        """That name, or one like it, that no routine has, own or built-in."""
        return self._own.free_name(name, self._built_in_names())

    def folder_of(self, item_id: str) -> Path:
        """Where its file is, or would be if it were an own one."""
        entry = self._entries.get(item_id)
        return self._own.folder if entry is None else entry.file.parent

    def renew(self, entry: OwnRoutine) -> OwnRoutine:
        """Read the entry's file again; it is no longer listed where the file is gone."""
        now = self._own.read(entry.file)
        if os.path.lexists(entry.file):
            self._entries[entry.id] = now
        else:
            self._entries.pop(entry.id, None)
        return now

    def add(self, routine: Routine) -> OwnRoutine:
        """Keep a new routine, under a name that is free."""
        return self._take(self._own.add(replace(routine, name=self.free_name(routine.name))))

    def save(self, entry: OwnRoutine, routine: Routine, *, overwrite: bool = False) -> OwnRoutine:
        """Keep a changed routine in the entry's file."""
        before = routine if entry.routine is None else entry.routine
        return self._save(entry, edited(before, routine), overwrite=overwrite)

    def keep_numbers(self, item_id: str, routine: Routine) -> Callable[[], object]:
        """Have an own or built-in routine mean routine's numbers; return what takes that back."""
        entry = self._entries.get(item_id)
        if entry is None and same_numbers(routine, self._shipped[item_id], self._exercises):
            return self.forget_numbers(item_id)
        if entry is None:
            before = self._numbers.routines.get(item_id)
            self._numbers.keep(item_id, routine)
            if before is None:
                return lambda: self._numbers.forget(item_id)
            return lambda: self._numbers.keep(item_id, before)
        return self._keep(entry, with_other_numbers(entry.routine or routine, routine))

    def _keep(self, entry: OwnRoutine, routine: Routine) -> Callable[[], object]:
        """Have an own routine mean that one; return what takes that back, whatever it is called by then."""
        own = entry.routine
        self._save(entry, routine)

        def put_back() -> None:
            now = self._entries.get(entry.id)
            if now is None or now.routine is None or replace(now.routine, name=routine.name) != routine:
                changed = _("{file}: this was changed since")
                raise ChangedError(changed.format(file=shown(entry.file.name)))
            if own is not None:
                renamed = now.routine.name != routine.name
                self._save(now, replace(own, name=now.routine.name) if renamed else own)

        return put_back

    def is_changed(self, item: LibraryItem, routine: Routine) -> bool:
        """Whether routine has other numbers than the item itself."""
        return item.routine is not None and not same_numbers(item.routine, routine, self._exercises)

    def forget_numbers(self, item_id: str) -> Callable[[], object]:
        """Have a built-in routine mean the program's own numbers again, or an own one what was prescribed.

        Returns what takes that back.
        """
        entry = self._entries.get(item_id)
        if entry is not None and entry.routine is not None:
            return self._keep(entry, self._own.handed_over(as_prescribed(entry.routine)))
        deleted = self._numbers.forget(item_id)
        return lambda: self._numbers.restore(deleted)

    def rename(self, item_id: str, name: str) -> OwnRoutine:
        """Give it that name, or one like it that no other one has."""
        entry = self._entries[item_id]
        free = self._own.free_name(name, self._built_in_names(), besides=entry)
        with self._renewed_where_changed(entry):
            return self._take(self._own.rename(entry, free))

    def duplicate(self, item_id: str) -> OwnRoutine:
        entry = self._entries.get(item_id)
        if entry is None:
            return self.add(self.built_ins[item_id])
        return self._take(self._own.duplicate(entry, self._built_in_names()))

    def delete(self, item_id: str) -> Deleted:
        entry = self._entries[item_id]
        with self._renewed_where_changed(entry):
            deleted = self._own.delete(entry)
        del self._entries[item_id]
        return deleted

    def restore(self, deleted: Deleted) -> OwnRoutine:
        return self._take(self._own.restore(deleted))

    def import_file(self, path: Path) -> OwnRoutine:
        return self._take(self._own.import_file(path, self._built_in_names()))

    def same_prescription(self, path: Path) -> tuple[Routine, OwnRoutine] | None:
        """The routine in a file that is not ours yet, and the own one that is the same prescription.

        None where there is none such. Raises StoreError or RoutineError where the file cannot be used.
        """
        if self._own.is_own(path):
            return None
        routine = self._own.read_foreign(path)
        self.read()
        for entry in self._entries.values():
            if entry.routine is not None and is_same_prescription(entry.routine, routine):
                return routine, entry
        return None

    def add_prescription(self, routine: Routine) -> OwnRoutine:
        """Keep what was prescribed anew beside the older one, with its day in its name."""
        name = f"{routine.name} ({issued_on(routine)})"
        dated = replace(routine, name=name) if len(name) <= NAME_LENGTH.high else routine
        return self.add(self._own.handed_over(dated))

    def replace_prescription(self, item_id: str, routine: Routine) -> Callable[[], object]:
        """Have a newer prescription take the place of an own routine; return what takes that back."""
        return self._keep(self._entries[item_id], self._own.handed_over(routine))

    def export(self, item_id: str, path: Path) -> None:
        """Write that routine to path; a file that holds none is not exported."""
        entry = self._entries.get(item_id)
        routine = self.built_ins.get(item_id) if entry is None else entry.routine
        if routine is not None:
            self._own.export(routine, path)

    def _built_in_names(self) -> list[str]:
        return [routine.name for routine in self.built_ins.values()]

    def _save(self, entry: OwnRoutine, routine: Routine, *, overwrite: bool = False) -> OwnRoutine:
        with self._renewed_where_changed(entry):
            return self._take(self._own.save(entry, routine, overwrite=overwrite))

    def _take(self, entry: OwnRoutine) -> OwnRoutine:
        """List an entry that is new or has changed."""
        self._entries[entry.id] = entry
        return entry

    @contextmanager
    def _renewed_where_changed(self, entry: OwnRoutine) -> Iterator[None]:
        try:
            yield
        except ChangedError:
            self.renew(entry)
            raise
