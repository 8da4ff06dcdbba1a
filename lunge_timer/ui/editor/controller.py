"""The editor's controller: what is edited, and where it is saved."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from lunge_timer.core.exercise import Exercises
from lunge_timer.core.routine import Routine
from lunge_timer.errors import ChangedError, LungeTimerError
from lunge_timer.language import _
from lunge_timer.store.own_routines import OwnRoutine
from lunge_timer.ui.library.controller import LibraryController
from lunge_timer.ui.preferences import Preferences

if TYPE_CHECKING:
    from lunge_timer.ui.editor import EditorPage
    from lunge_timer.ui.editor.draft import Defaults

_FIRST_EXERCISE = "squat-position-reverse-lunge"  # of a new routine


class EditorController(QObject):
    """One routine at a time. The editor's page is made when it is first wanted."""

    page_requested = Signal(QWidget)
    left = Signal()
    stayed = Signal()  # asked, the person goes on editing

    def __init__(self, shelf: LibraryController, exercises: Exercises, preferences: Preferences) -> None:
        super().__init__(shelf)
        self._shelf = shelf
        self._exercises = exercises
        self._preferences = preferences
        self._page: EditorPage | None = None
        self._entry: OwnRoutine | None = None  # None: what is edited has no file yet
        shelf.edit_requested.connect(self.edit)
        shelf.copy_edit_requested.connect(self.edit_copy)

    @Slot()
    def begin_new(self) -> None:
        """Edit a routine that the settings give its first numbers."""
        from lunge_timer.ui.editor.draft import new_block

        settings = self._preferences.settings
        block = new_block(self._exercises[_FIRST_EXERCISE], self._defaults())
        name = self._shelf.free_name(_("New routine"))
        routine = Routine(name=name, get_ready_s=settings.get_ready_s, blocks=(block,))
        self._open(routine, _("New routine"), entry=None)

    @Slot(object)
    def edit_copy(self, routine: Routine) -> None:
        """Edit a copy of routine, under a name of its own; it is kept only when it is saved."""
        copy = replace(routine, name=self._shelf.free_name(routine.name))
        self._open(copy, _("Your copy of {name}").format(name=routine.name), entry=None)

    @Slot(object)
    def edit(self, entry: OwnRoutine) -> None:
        if entry.routine is not None:
            self._open(entry.routine, _("Edit routine"), entry=entry)

    @Slot(object)
    def save(self, routine: Routine) -> None:
        self._keep(lambda: self._save(routine, overwrite=False))

    @Slot(object)
    def overwrite(self, routine: Routine) -> None:
        self._keep(lambda: self._save(routine, overwrite=True))

    @Slot(object)
    def save_copy(self, routine: Routine) -> None:
        self._keep(lambda: self._shelf.add(routine))

    def may_leave(self) -> bool:
        """Whether nothing would be lost; if it would, the person is asked."""
        if self._page is None or not self._page.isVisible() or not self._page.dirty:
            return True
        self._page.ask_to_leave()
        return False

    def _open(self, routine: Routine, title: str, *, entry: OwnRoutine | None) -> None:
        self._entry = entry
        if self._page is None:
            from lunge_timer.ui.editor import EditorPage

            self._page = EditorPage(self._exercises)
            self._page.save_requested.connect(self.save)
            self._page.overwrite_requested.connect(self.overwrite)
            self._page.copy_requested.connect(self.save_copy)
            self._page.cancelled.connect(self.left)
            self._page.stay_requested.connect(self.stayed)
        self._page.show_defaults(self._defaults())
        self._page.show_routine(routine, title=title)
        self.page_requested.emit(self._page)

    def _defaults(self) -> "Defaults":
        """What a new block begins with."""
        from lunge_timer.ui.editor.draft import Defaults

        settings = self._preferences.settings
        return Defaults(hold_s=settings.hold_s, rest_s=settings.rest_s, pace=settings.pace)

    def _save(self, routine: Routine, *, overwrite: bool) -> OwnRoutine:
        if self._entry is None:
            return self._shelf.add(routine)
        return self._shelf.update(self._entry, routine, overwrite=overwrite)

    def _keep(self, deed: Callable[[], OwnRoutine]) -> None:
        """Save, and leave; where that fails the editor stays open and says why."""
        page = self._page
        if page is None:
            return
        try:
            self._entry = deed()
        except ChangedError as error:
            page.ask_overwrite(str(error))
        except LungeTimerError as error:
            page.show_problem(str(error))
        else:
            page.show_saved()
            self.left.emit()
