"""The routines that the library shows, and their way to the files."""

from collections.abc import Callable, Iterator
from gettext import gettext as _
from itertools import islice
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from lunge_timer.core.item import Item
from lunge_timer.core.routine import Routine
from lunge_timer.errors import LungeTimerError
from lunge_timer.store.desk import Desk
from lunge_timer.store.own_routines import Deleted, Entry
from lunge_timer.store.routines import find_routine
from lunge_timer.ui.library import LibraryPage
from lunge_timer.ui.preferences import Preferences

_AT_ONCE = 24  # as many as a screen can show are read before the first picture
_PORTION = 50  # and so many at a time after it


class Shelf(QObject):
    """Built-in and own routines as one list. Every change goes to the files first, then to the screen."""

    edit_requested = Signal(object)  # Entry of an own routine
    copy_edit_requested = Signal(object)  # Routine: a built-in one, to be edited as a new one

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
        self._reading = QTimer(self, interval=0)
        self._reading.timeout.connect(self._read_portion)
        page.star_requested.connect(self.star)
        page.save_requested.connect(self.save_favourite)
        page.edit_requested.connect(self.edit)
        page.rename_requested.connect(self.rename)
        page.duplicate_requested.connect(self.duplicate)
        page.delete_requested.connect(self.delete)
        page.undo_requested.connect(self.undo_delete)
        page.import_requested.connect(self.import_files)
        page.export_requested.connect(self.export)
        page.folder_requested.connect(self.show_folder)
        page.chosen_changed.connect(preferences.note_last)

    def load(self) -> None:
        """Show what is there; of many the starred and the last one first, the rest after the first paint."""
        settings = self._preferences.settings
        wanted = {*settings.starred, settings.last_routine} - {None}
        files = sorted(self._own.files(), key=lambda file: file.name.partition(".")[0] not in wanted)
        self._unread = map(self._own.read, files)
        self._take(_AT_ONCE)
        if settings.last_routine is not None:
            self._page.choose(settings.last_routine)
        if len(files) > _AT_ONCE:
            self._reading.start()

    def find(self, name_or_file: str) -> Routine:
        """The routine of that name, all those unread included, or in that file. Raises LungeTimerError."""
        while self._take(_PORTION):
            pass
        own = [entry.routine for entry in self._entries.values() if entry.routine is not None]
        return find_routine(name_or_file, [*own, *self._built_ins.values()], self._exercises)

    def free_name(self, name: str) -> str:
        """That name, or one like it, that no own routine has."""
        return self._own.free_name(name)

    def add(self, routine: Routine) -> Entry:
        """Keep a new routine and choose it. Raises LungeTimerError."""
        entry = self._own.add(replace(routine, name=self._own.free_name(routine.name)))
        self._put(entry)
        return entry

    def update(self, entry: Entry, routine: Routine, *, overwrite: bool = False) -> Entry:
        """Keep a changed routine. Raises ChangedError where another program changed it too."""
        saved = self._own.save(entry, routine, overwrite=overwrite)
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
        """Ask for the editor: with an own routine, or with a copy of a built-in one."""
        entry = self._entries.get(item_id)
        if entry is not None:
            self.edit_requested.emit(entry)
        else:
            routine = self._built_ins[item_id]
            self.copy_edit_requested.emit(replace(routine, name=self._own.free_name(routine.name)))

    @Slot(str, str)
    def rename(self, item_id: str, name: str) -> None:
        entry = self._entries[item_id]
        self._try(lambda: self._put(self._own.rename(entry, name)))

    @Slot(str)
    def duplicate(self, item_id: str) -> None:
        entry = self._entries.get(item_id)
        if entry is not None:
            self._try(lambda: self._put(self._own.duplicate(entry)))
        else:
            self._try(lambda: self.add(self._built_ins[item_id]))

    @Slot(str)
    def delete(self, item_id: str) -> None:
        def remove() -> None:
            self._deleted = self._own.delete(self._entries[item_id])
            name = self._entries.pop(item_id).name
            self._show()
            self._page.show_undo(_("“{name}” was deleted.").format(name=name))

        self._try(remove)

    @Slot()
    def undo_delete(self) -> None:
        def restore() -> None:
            if self._deleted is not None:
                entry = self._own.restore(self._deleted)
                self._deleted = None
                self._page.show_undo("")
                self._put(entry)

        self._try(restore)

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
        entry = self._entries.get(item_id)
        folder = self._own.folder if entry is None else entry.file.parent
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self._page.show_note(_("The folder is {folder}").format(folder=folder))

    @Slot()
    def _read_portion(self) -> None:
        if not self._take(_PORTION):
            self._reading.stop()

    def _take(self, count: int) -> bool:
        """Read some more entries and show them; False where there were none."""
        portion = list(islice(self._unread, count))
        self._entries.update((entry.id, entry) for entry in portion)
        if portion or not self._reading.isActive():
            self._show()
        return bool(portion)

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

    def _try(self, deed: Callable[[], object]) -> None:
        """Do something with the files, or say why it cannot be done."""
        try:
            deed()
        except LungeTimerError as error:
            self._page.show_note(str(error))
        else:
            self._page.show_note("")
