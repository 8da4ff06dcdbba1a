"""The library's controller: does with the routines what the page asks for, and shows what came of it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6 import QtCore, QtGui  # QtCore.QUrl: made when first named, which the first picture does not
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from lunge_timer.core.listing import ordered
from lunge_timer.core.routine import Routine
from lunge_timer.errors import ChangedError, LungeTimerError
from lunge_timer.language import _
from lunge_timer.store.collection import RoutineCollection
from lunge_timer.store.files import shown
from lunge_timer.store.own_routines import OwnRoutine
from lunge_timer.store.settings import Settings
from lunge_timer.ui.library.last_deed import LastDeed
from lunge_timer.ui.library.page import LibraryPage
from lunge_timer.ui.preferences import Preferences
from lunge_timer.ui.room import Room

_AT_ONCE = 24  # as many as a screen can show are read before the first picture
_PORTION = 50  # and so many at a time after it


class LibraryController(Room):
    """Keeps the files and the page in step: each request changes the files first, and then what is listed."""

    start_requested = Signal(object, str, bool)  # Routine as it is set, its id, whether its sets are halved
    new_requested = Signal()
    edit_requested = Signal(object)  # OwnRoutine
    copy_edit_requested = Signal(object)  # Routine: a built-in one, of which a copy is to be edited
    routines_changed = Signal()  # the own ones: one was kept, brought back or deleted
    progress_requested = Signal()
    settings_requested = Signal()

    def __init__(
        self, page: LibraryPage, collection: RoutineCollection, preferences: Preferences, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.page = page
        self.collection = collection
        self._preferences = preferences
        self._deed = LastDeed()
        self._reading = QTimer(self, interval=0)
        self._reading.timeout.connect(self._read_portion)
        page.start_requested.connect(self.start_requested)
        page.new_requested.connect(self.new_requested)
        page.progress_requested.connect(self.progress_requested)
        page.settings_requested.connect(self.settings_requested)
        page.star_requested.connect(self.star)
        page.keep_requested.connect(self.keep_numbers)
        page.forget_requested.connect(self.forget_numbers)
        page.save_requested.connect(self.save_favourite)
        page.edit_requested.connect(self.edit)
        page.rename_requested.connect(self.rename)
        page.duplicate_requested.connect(self.duplicate)
        page.delete_requested.connect(self.delete)
        page.undo_requested.connect(self.undo)
        page.export_requested.connect(self.export)
        page.folder_requested.connect(self.show_folder)
        page.chosen_changed.connect(preferences.note_last)
        preferences.changed.connect(self.show_settings)
        preferences.save_failed.connect(page.show_note)
        self.show_settings(preferences.settings)

    @Slot()
    def open(self) -> None:
        self.page_requested.emit(self.page)

    @Slot(str)
    def show_refused(self, sentence: str) -> None:
        """Say why the routine that was started cannot be."""
        self.open()
        self.page.view.show_problem(sentence)

    @Slot(object)
    def show_settings(self, settings: Settings) -> None:
        self.page.show_beyond(settings.beyond_guideline)
        self.page.view.show_less_motion(less=settings.less_motion)

    def load(self) -> None:
        """Show what is there; of many the last one and the starred first, the rest after the first paint."""
        settings = self._preferences.settings
        count = self.collection.line_up(settings.last_routine, set(settings.starred))
        self.collection.read(_AT_ONCE)
        self._show()
        if settings.last_routine is not None:
            self.page.choose(settings.last_routine)
        if count > _AT_ONCE:
            self._reading.start()

    def choose(self, name_or_file: str) -> tuple[Routine, str]:
        """Choose the routine of that name, or else take the one in that file, and return it and its id.

        Raises LungeTimerError.
        """
        self.collection.read()
        self._show()
        item_id, routine = self.collection.find(name_or_file)
        self.page.choose(item_id)
        return routine, item_id

    def routines(self) -> Sequence[Routine]:
        """All that can be used, in the library's order."""
        self.collection.read()
        items = ordered(self.collection.items(set(self._preferences.settings.starred)))
        return [item.routine for item in items if item.routine is not None]

    def free_name(self, name: str) -> str:
        """That name, or one like it, that no routine has, own or built-in."""
        return self.collection.free_name(name)

    def add(self, routine: Routine) -> OwnRoutine:
        """Keep a new routine and choose it. Raises LungeTimerError."""
        return self._choose(self.collection.add(routine))

    def update(self, entry: OwnRoutine, routine: Routine, *, overwrite: bool = False) -> OwnRoutine:
        """Keep a changed routine. Raises ChangedError where another program changed it too."""
        try:
            return self._choose(self.collection.save(entry, routine, overwrite=overwrite))
        except ChangedError:
            self._show()
            raise

    @Slot(str, bool)
    def star(self, item_id: str, starred: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._preferences.star(item_id, starred=starred)
        self._show()

    @Slot(object)
    def save_favourite(self, routine: Routine) -> None:
        """Keep the chosen routine as it is set; an own one in which nothing is set has its star instead."""
        chosen = self.page.chosen
        if chosen is not None and chosen.own and not self.collection.is_changed(chosen, routine):
            self.star(chosen.id, starred=True)
            sentence = _("“{name}” is among your favourites.").format(name=chosen.name)
            self.page.show_note(sentence, warning=False)
            return

        def keep() -> None:
            self.star(self.add(routine).id, starred=True)
            self.page.rename_chosen()

        self._try(keep)

    @Slot(str)
    def edit(self, item_id: str) -> None:
        """Ask for the editor: with what an own routine's file says now, or with a copy of a built-in one."""
        entry = self.collection.entry(item_id)
        if entry is None:
            self.copy_edit_requested.emit(self.collection.built_ins[item_id])
            return
        now = self.collection.renew(entry)
        self._show_anew(item_id)
        self.page.show_note(now.problem)
        if now.routine is not None:
            self.edit_requested.emit(now)

    @Slot(str, str)
    def rename(self, item_id: str, name: str) -> None:
        self._try(lambda: self._choose(self.collection.rename(item_id, name)), item_id)

    @Slot(str)
    def duplicate(self, item_id: str) -> None:
        self._try(lambda: self._choose(self.collection.duplicate(item_id)))

    @Slot(str)
    def delete(self, item_id: str) -> None:
        """Take a routine away with its star; to undo that brings both back."""

        def remove() -> None:
            deleted = self.collection.delete(item_id)
            self.routines_changed.emit()
            starred = item_id in self._preferences.settings.starred
            self._preferences.star(item_id, starred=False)  # the next file of this name is another routine

            def bring_back() -> None:
                entry = self.collection.restore(deleted)
                self._preferences.star(entry.id, starred=starred)
                self._choose(entry)

            self.offer_undo(_("“{name}” was deleted.").format(name=deleted.entry.name), bring_back)

        self._try(remove, item_id)

    @Slot(str, object)
    def keep_numbers(self, item_id: str, routine: Routine) -> None:
        """Have the routine itself mean what is set in it; a built-in one at every later start, too."""
        chosen = self.page.chosen
        if chosen is None or not self.collection.is_changed(chosen, routine):
            self.page.show_note(_("Nothing is changed that could be kept."), warning=False)
            return
        self.take_numbers(item_id, routine)

    def kept_routine(self, item_id: str) -> Routine | None:
        """The routine of that id with the numbers that it has now, where there is one."""
        entry = self.collection.entry(item_id)
        return self.collection.built_ins.get(item_id) if entry is None else entry.routine

    def take_numbers(self, item_id: str, routine: Routine) -> bool:
        """Have that routine mean other numbers from now on, with a way back; whether that could be done."""
        sentence = _("“{name}” has these numbers from now on.").format(name=routine.name)
        return self._try(
            lambda: self.offer_undo(sentence, self.collection.keep_numbers(item_id, routine)), item_id
        )

    @Slot(str)
    def forget_numbers(self, item_id: str) -> None:
        """Have a built-in routine mean its original numbers again, or an own one those prescribed."""
        name = self.page.panel.model.item(self.page.panel.model.number_of(item_id)).name
        sentence = _("“{name}” has its original numbers again.").format(name=name)
        self._try(lambda: self.offer_undo(sentence, self.collection.forget_numbers(item_id)), item_id)

    @Slot(str, object)
    def offer_undo(self, sentence: str, take_back: Callable[[], object]) -> None:
        """Show what was done, and say it with a way back, until something else is done."""
        self._deed = LastDeed(sentence, take_back)
        self._show()
        self.page.show_undo(sentence)

    @Slot()
    def undo(self) -> None:
        """Take back what was done last, or say why that cannot be."""

        def take_back() -> None:
            self._deed.take_back()
            self._show()
            self.routines_changed.emit()

        self._try(take_back)
        self.page.show_undo(self._deed.sentence)

    def import_file(self, path: Path) -> None:
        """Take over the routine in that file. Raises LungeTimerError."""
        self._choose(self.collection.import_file(path))

    def add_prescription(self, routine: Routine) -> None:
        """Keep what was prescribed anew beside the older one."""
        self._try(lambda: self._choose(self.collection.add_prescription(routine)))

    def replace_prescription(self, item_id: str, routine: Routine) -> None:
        """Have what was prescribed anew take the place of that routine, with a way back."""
        sentence = _("“{name}” is as it was prescribed now.").format(name=routine.name)
        replaced = self._try(
            lambda: self.offer_undo(sentence, self.collection.replace_prescription(item_id, routine)), item_id
        )
        if replaced:
            self.routines_changed.emit()

    @Slot(str, object)
    def export(self, item_id: str, path: Path) -> None:
        """Write that routine to path, and say so: nothing else tells that it is there."""
        done = _("Exported to {file}").format(file=shown(path))
        self._try(lambda: self.collection.export(item_id, path), done=done)

    @Slot(str)
    def show_folder(self, item_id: str) -> None:
        folder = self.collection.folder_of(item_id)
        if not QtGui.QDesktopServices.openUrl(QtCore.QUrl.fromLocalFile(str(folder))):
            self.page.show_note(_("The folder is {folder}").format(folder=folder))

    @Slot()
    def _read_portion(self) -> None:
        if self.collection.read(_PORTION):
            self._show()
        else:
            self._reading.stop()

    def _choose(self, entry: OwnRoutine) -> OwnRoutine:
        """Show an entry that is new or has changed, and choose it."""
        self.routines_changed.emit()
        self._show()
        self.page.choose(entry.id)
        return entry

    def _show(self) -> None:
        self.page.show_items(self.collection.items(set(self._preferences.settings.starred)))

    def _show_anew(self, item_id: str) -> None:
        """Show what an own routine's file was found to hold now; where it is gone, its star goes too."""
        if self.collection.entry(item_id) is None and item_id not in self.collection.built_ins:
            self._preferences.star(item_id, starred=False)  # the next file of this name is another routine
        self._show()

    def _try(self, deed: Callable[[], object], item_id: str = "", *, done: str = "") -> bool:
        """Do something with the files, of which one may be that item's, or say why it cannot be done.

        What there is to say where it can be done is in done. Returns whether it was.
        """
        try:
            deed()
        except LungeTimerError as error:
            if isinstance(error, ChangedError):
                self._show_anew(item_id)
            self.page.show_note(str(error))
            return False
        self.page.show_note(done, warning=False)
        return True
