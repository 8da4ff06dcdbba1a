"""The routines that the library shows, and their way to the files."""

import os
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from lunge_timer.core.item import Item
from lunge_timer.core.routine import Routine
from lunge_timer.errors import ChangedError, LungeTimerError
from lunge_timer.language import _
from lunge_timer.store.desk import Desk
from lunge_timer.store.own_routines import Deleted, Entry, id_of
from lunge_timer.store.routines import find_routine
from lunge_timer.ui.library import LibraryPage
from lunge_timer.ui.preferences import Preferences

_AT_ONCE = 24  # as many as a screen can show are read before the first picture
_PORTION = 50  # and so many at a time after it


class Shelf(QObject):
    """Built-in and own routines as one list. Every change goes to the files first, then to the screen."""

    edit_requested = Signal(object)  # Entry of an own routine
    copy_edit_requested = Signal(object)  # Routine: a built-in one, of which a copy is to be edited

    def __init__(
        self,
        page: LibraryPage,
        desk: Desk,
        preferences: Preferences,
    ) -> None:
        super().__init__(page)
        self._exercises = desk.exercises
        self._page = page
        self._own = desk.own
        self._built_ins = desk.built_ins
        self._preferences = preferences
        self._entries: dict[str, Entry] = {}
        self._unread: Iterator[Entry] = iter(())
        self._deleted: Deleted | None = None
        self._deleted_star = False
        self._reading = QTimer(self, interval=0)
        self._reading.timeout.connect(self._read_portion)
        errands = page.errands
        errands.star_requested.connect(self.star)
        errands.save_requested.connect(self.save_favourite)
        errands.edit_requested.connect(self.edit)
        errands.rename_requested.connect(self.rename)
        errands.duplicate_requested.connect(self.duplicate)
        errands.delete_requested.connect(self.delete)
        errands.undo_requested.connect(self.undo_delete)
        errands.import_requested.connect(self.import_files)
        errands.export_requested.connect(self.export)
        errands.folder_requested.connect(self.show_folder)
        page.chosen_changed.connect(preferences.note_last)

    def load(self) -> None:
        """Show what is there; of many the last one and the starred first, the rest after the first paint."""
        settings = self._preferences.settings
        starred = set(settings.starred)

        def place(file: Path) -> int:
            return 0 if id_of(file) == settings.last_routine else 1 if id_of(file) in starred else 2

        files = sorted(self._own.files(), key=place)
        self._unread = map(self._own.read, files)
        self._take(_AT_ONCE)
        if settings.last_routine is not None:
            self._page.choose(settings.last_routine)
        if len(files) > _AT_ONCE:
            self._reading.start()

    def choose(self, name_or_file: str) -> Routine:
        """Choose the routine of that name, or else take the one in that file. Raises LungeTimerError."""
        self._take(None)
        own = {entry.id: entry.routine for entry in self._entries.values() if entry.routine is not None}
        routines = own | self._built_ins
        found = find_routine(name_or_file, [*routines.values()], self._exercises)
        self._page.choose(next((key for key, routine in routines.items() if routine is found), ""))
        return found

    def free_name(self, name: str) -> str:
        """That name, or one like it, that no routine has, own or built-in."""
        return self._own.free_name(name, (routine.name for routine in self._built_ins.values()))

    def add(self, routine: Routine) -> Entry:
        """Keep a new routine and choose it. Raises LungeTimerError."""
        entry = self._own.add(replace(routine, name=self.free_name(routine.name)))
        self._put(entry)
        return entry

    def update(self, entry: Entry, routine: Routine, *, overwrite: bool = False) -> Entry:
        """Keep a changed routine. Raises ChangedError where another program changed it too."""
        try:
            saved = self._own.save(entry, routine, overwrite=overwrite)
        except ChangedError:
            self._renew(entry)
            raise
        self._put(saved)
        return saved

    @Slot(str, bool)
    def star(self, item_id: str, starred: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._preferences.star(item_id, starred=starred)
        self._show()

    @Slot(object)
    def save_favourite(self, routine: Routine) -> None:
        def keep() -> None:
            self.star(self.add(routine).id, starred=True)
            self._page.rename_chosen()

        self._try(keep)

    @Slot(str)
    def edit(self, item_id: str) -> None:
        """Ask for the editor: with what an own routine's file says now, or with a copy of a built-in one."""
        entry = self._entries.get(item_id)
        if entry is None:
            self.copy_edit_requested.emit(self._built_ins[item_id])
            return
        now = self._renew(entry)
        self._page.show_note(now.problem)
        if now.routine is not None:
            self.edit_requested.emit(now)

    @Slot(str, str)
    def rename(self, item_id: str, name: str) -> None:
        entry = self._entries[item_id]
        self._try(lambda: self._put(self._own.rename(entry, name)), entry)

    @Slot(str)
    def duplicate(self, item_id: str) -> None:
        entry = self._entries.get(item_id)
        if entry is not None:
            self._try(lambda: self._put(self._own.duplicate(entry)))
        else:
            self._try(lambda: self.add(self._built_ins[item_id]))

    @Slot(str)
    def delete(self, item_id: str) -> None:
        entry = self._entries[item_id]

        def remove() -> None:
            self._deleted = self._own.delete(entry)
            self._deleted_star = item_id in self._preferences.settings.starred
            self._preferences.star(item_id, starred=False)  # the next file of this name is another routine
            del self._entries[item_id]
            self._show()
            self._show_undo()

        self._try(remove, entry)

    @Slot()
    def undo_delete(self) -> None:
        deleted = self._deleted
        if deleted is None:
            return

        def restore() -> None:
            entry = self._own.restore(deleted)
            self._deleted = None
            self._page.show_undo("")
            self._preferences.star(entry.id, starred=self._deleted_star)
            self._put(entry)

        if not self._try(restore):
            self._show_undo()  # it can be tried again

    @Slot(object)
    def import_files(self, paths: list[Path]) -> None:
        """Take over every file that is a routine; of those that are not, say why."""
        problems = []
        for path in paths:
            try:
                self._put(self._own.import_file(path))
            except LungeTimerError as error:
                problems.append(str(error))
        self._page.show_note("\n".join(problems))

    @Slot(str, object)
    def export(self, item_id: str, path: Path) -> None:
        routine = self._routine(item_id)
        if routine is not None:
            self._try(lambda: self._own.export(routine, path))

    @Slot(str)
    def show_folder(self, item_id: str) -> None:
        from PySide6.QtCore import QUrl  # here: the first picture needs neither
        from PySide6.QtGui import QDesktopServices

        entry = self._entries.get(item_id)
        folder = self._own.folder if entry is None else entry.file.parent
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self._page.show_note(_("The folder is {folder}").format(folder=folder))

    @Slot()
    def _read_portion(self) -> None:
        if not self._take(_PORTION):
            self._reading.stop()

    def _take(self, count: int | None) -> bool:
        """Read so many more entries, or all there are, and show them; False where there were none."""
        portion = list(islice(self._unread, count))
        self._entries.update((entry.id, entry) for entry in portion)
        if portion or not self._reading.isActive():
            self._show()
        return bool(portion)

    def _renew(self, entry: Entry) -> Entry:
        """Show what an entry's file holds by now, or that it is gone."""
        now = self._own.read(entry.file)
        if os.path.lexists(entry.file):
            self._entries[entry.id] = now
        else:
            self._entries.pop(entry.id, None)
        self._show()
        return now

    def _put(self, entry: Entry) -> None:
        """Show an entry that is new or has changed, and choose it."""
        self._entries[entry.id] = entry
        self._show()
        self._page.choose(entry.id)

    def _routine(self, item_id: str) -> Routine | None:
        entry = self._entries.get(item_id)
        return self._built_ins.get(item_id) if entry is None else entry.routine

    def _show(self) -> None:
        starred = set(self._preferences.settings.starred)
        own = [
            Item(
                id=entry.id,
                routine=entry.routine,
                own=True,
                starred=entry.id in starred,
                name=entry.name,
                problem=entry.problem,
            )
            for entry in self._entries.values()
        ]
        built_in = [
            Item(id=key, routine=routine, own=False, starred=key in starred, name=routine.name, problem="")
            for key, routine in self._built_ins.items()
        ]
        self._page.show_items([*own, *built_in])

    def _show_undo(self) -> None:
        if self._deleted is not None:
            self._page.show_undo(_("“{name}” was deleted.").format(name=self._deleted.entry.name))

    def _try(self, deed: Callable[[], object], entry: Entry | None = None) -> bool:
        """Do something with the files, an entry's if there is one, or say why it cannot be done."""
        try:
            deed()
        except LungeTimerError as error:
            if entry is not None and isinstance(error, ChangedError):
                self._renew(entry)
            self._page.show_note(str(error))
            return False
        self._page.show_note("")
        return True
