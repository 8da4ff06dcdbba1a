"""The editor's controller: what is edited, and where it is saved."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from msgspec.structs import replace
from PySide6.QtCore import QObject, Slot

from lunge_timer.core.exercise import Exercises
from lunge_timer.core.routine import Routine
from lunge_timer.errors import ChangedError, LungeTimerError
from lunge_timer.language import _
from lunge_timer.store.own_routines import OwnRoutine
from lunge_timer.ui.editor.draft import Defaults, new_routine
from lunge_timer.ui.preferences import Preferences
from lunge_timer.ui.room import Room

if TYPE_CHECKING:
    from lunge_timer.ui.editor.page import EditorPage


class RoutineKeeper(Protocol):
    """Who keeps the routines that were edited."""

    def free_name(self, name: str) -> str:
        """That name, or one like it, that no routine has."""

    def add(self, routine: Routine) -> OwnRoutine:
        """Keep a new routine. Raises LungeTimerError."""

    def update(self, entry: OwnRoutine, routine: Routine, *, overwrite: bool = False) -> OwnRoutine:
        """Keep a changed routine. Raises ChangedError where another program changed its file too."""


class EditorController(Room):
    """One routine at a time. The page is made when it is first wanted."""

    def __init__(
        self, keeper: RoutineKeeper, exercises: Exercises, preferences: Preferences, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._exercises = exercises
        self._preferences = preferences
        self._is_open = False
        self._entry: OwnRoutine | None = None  # None: what is edited has no file yet

    @cached_property
    def page(self) -> "EditorPage":
        from lunge_timer.ui.editor.page import EditorPage  # here: the library does without it

        page = EditorPage(self._exercises)
        page.save_requested.connect(self.save)
        page.overwrite_requested.connect(self.overwrite)
        page.copy_requested.connect(self.save_copy)
        page.cancelled.connect(self.leave)
        page.stay_requested.connect(self._show_page)
        return page

    def may_leave(self) -> bool:
        if not (self._is_open and self.page.isVisible() and self.page.dirty):
            return True
        self.page.ask_to_leave()
        return False

    @Slot()
    def begin_new(self) -> None:
        """Edit a routine that the settings give its first numbers."""
        name, get_ready_s = self._keeper.free_name(_("New routine")), self._preferences.settings.get_ready_s
        routine = new_routine(name, self._exercises, self._defaults(), get_ready_s)
        self._open(routine, _("New routine"), entry=None)

    @Slot(object)
    def edit_copy(self, routine: Routine) -> None:
        """Edit a copy of routine, under a name of its own; it is kept only when it is saved."""
        copy = replace(routine, name=self._keeper.free_name(routine.name))
        self._open(copy, _("Your copy of {name}").format(name=routine.name), entry=None)

    @Slot(object)
    def edit(self, entry: OwnRoutine) -> None:
        if entry.routine is not None:
            self._open(entry.routine, _("Edit routine"), entry=entry)

    @Slot(object)
    def save(self, routine: Routine, *, overwrite: bool = False) -> None:
        entry = self._entry
        if entry is None:
            self.save_copy(routine)
        else:
            self._keep(lambda: self._keeper.update(entry, routine, overwrite=overwrite))

    @Slot(object)
    def overwrite(self, routine: Routine) -> None:
        self.save(routine, overwrite=True)

    @Slot(object)
    def save_copy(self, routine: Routine) -> None:
        self._keep(lambda: self._keeper.add(routine))

    @Slot()
    def leave(self) -> None:
        self._is_open = False
        self.left.emit()

    @Slot()
    def _show_page(self) -> None:
        self.page_requested.emit(self.page)

    def _open(self, routine: Routine, title: str, *, entry: OwnRoutine | None) -> None:
        self._entry = entry
        self._is_open = True
        self.page.model.use_defaults(self._defaults())
        self.page.show_routine(routine, title=title)
        self._show_page()

    def _defaults(self) -> Defaults:
        """What a new block begins with."""
        settings = self._preferences.settings
        return Defaults(hold_s=settings.hold_s, rest_s=settings.rest_s, pace=settings.pace)

    def _keep(self, deed: Callable[[], OwnRoutine]) -> None:
        """Save, and leave; where that fails the editor stays open and says why."""
        try:
            self._entry = deed()
        except ChangedError as error:
            self.page.ask_overwrite(str(error))
        except LungeTimerError as error:
            self.page.show_problem(str(error))
        else:
            self.page.show_saved()
            self.leave()
