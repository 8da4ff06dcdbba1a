"""The editor's controller: what is edited, and where it is saved."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from lunge_timer.core.exercise import Exercises
from lunge_timer.core.routine import Routine
from lunge_timer.core.text.doses import dose_line
from lunge_timer.core.visible_text import printable
from lunge_timer.errors import ChangedError, LungeTimerError
from lunge_timer.language import _
from lunge_timer.store.own_routines import OwnRoutine
from lunge_timer.store.unsaved import MistypedText, Unsaved, UnsavedRoutines
from lunge_timer.ui.editor.new_blocks import Defaults
from lunge_timer.ui.editor.pick_panel import Pick, PickGroup, PickPanel
from lunge_timer.ui.preferences import Preferences
from lunge_timer.ui.room import Room
from lunge_timer.ui.widgets.question import ask, waits

if TYPE_CHECKING:
    from lunge_timer.ui.editor.page import EditorPage

_KEEP_AFTER_MS = 2000  # without a change


class RoutineKeeper(Protocol):
    """Who keeps the routines that were edited."""

    def routines(self) -> Sequence[Routine]:
        """All that can be used, in the library's order."""

    def free_name(self, name: str) -> str:
        """That name, or one like it, that no routine has."""

    def add(self, routine: Routine) -> OwnRoutine:
        """Keep a new routine. Raises LungeTimerError."""

    def update(self, entry: OwnRoutine, routine: Routine, *, overwrite: bool = False) -> OwnRoutine:
        """Keep a changed routine. Raises ChangedError where another program changed its file too."""


class EditorController(Room):
    """One routine at a time. The page is made when it is first wanted."""

    lost = Signal(str)  # why what was being edited could not even be kept for the next start

    def __init__(
        self,
        keeper: RoutineKeeper,
        unsaved: UnsavedRoutines,
        exercises: Exercises,
        preferences: Preferences,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._unsaved = unsaved
        self._unsaved_file: Path | None = None  # where what is edited is kept until it is saved
        self._offered: dict[Path, Unsaved] = {}
        self._rest = QTimer(self, singleShot=True, interval=_KEEP_AFTER_MS)
        self._rest.timeout.connect(self.keep_at_rest)
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
        page.model.draft_changed.connect(self._wait_for_rest)
        return page

    def may_leave(self) -> bool:
        if not (self._is_open and self.page.isVisible() and self.page.dirty):
            return True
        self.page.ask_to_leave()
        return False

    def choose_new(self, page: QWidget) -> None:
        """Ask, over a page in sight, what a new routine is to begin with."""
        blank = Pick(_("Blank"), _("Add one step after the other"), self.begin_new)
        copies = [
            Pick(each.name, dose_line(each, self._exercises), partial(self.edit_copy, each))
            for each in self._keeper.routines()
        ]
        groups = PickGroup("", [blank]), PickGroup(_("From a routine"), copies)
        PickPanel(_("New routine"), groups, page).ask()

    @Slot()
    def begin_new(self) -> None:
        """Edit a routine in which there is nothing yet."""
        name, get_ready_s = self._keeper.free_name(_("New routine")), self._preferences.settings.get_ready_s
        routine = Routine(name=name, get_ready_s=get_ready_s, blocks=())
        self._open(routine, _("New routine"), entry=None)
        self.page.begin_with_name()

    @Slot(object)
    def edit_copy(self, routine: Routine) -> None:
        """Edit a copy of routine, under a name of its own; it is kept only when it is saved."""
        copy = replace(routine, name=self._keeper.free_name(routine.name))
        self._open(copy, _("Your copy of {name}").format(name=routine.name), entry=None)
        self.page.begin_with_name()

    @Slot(object)
    def edit(self, entry: OwnRoutine) -> None:
        if entry.routine is not None:
            self._open(entry.routine, _("Edit routine"), entry=entry)

    @Slot()
    def keep_at_rest(self) -> None:
        """Keep what is edited whenever it has come to rest: nobody may be asked when the program ends.

        Where that fails nothing is lost yet.
        """
        with suppress(LungeTimerError):
            self._keep_unsaved()

    @Slot()
    def keep_at_end(self) -> None:
        """Keep what is edited for the next start: the window closes without having asked."""
        try:
            self._keep_unsaved()
        except LungeTimerError as error:
            self.lost.emit(_("{problem}; what you had not saved is lost").format(problem=error))

    def take_up_unsaved(self) -> list[str]:
        """Find what an earlier run kept, to be offered; a sentence for each file that cannot be used."""
        self._offered, problems = self._unsaved.take_up()
        return problems

    def offer_unsaved(self, page: QWidget) -> None:
        """Ask, over a page in sight, what is to become of what was found, one after the other."""
        if not self._offered or self._is_open or not page.isVisible() or waits(page):
            return
        file = next(iter(self._offered))
        unsaved = self._offered.pop(file)
        answers = {
            _("Resume editing"): lambda: self._edit_unsaved(file, unsaved),
            _("Later"): lambda: self.offer_unsaved(page),
            _("Discard"): lambda: self._discard_unsaved(file, page),
        }
        sentence = _(
            "Lunge Timer was ended while you edited “{name}”. What you had not saved is kept."
        ).format(name=printable(unsaved.routine.name) or _("New routine"))
        ask(_("Resume where you were?"), sentence, answers, page)

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
        """What is edited is saved, or not wanted."""
        self._is_open = False
        self._let_go()
        self.left.emit()

    @Slot()
    def _show_page(self) -> None:
        self.page_requested.emit(self.page)

    @Slot()
    def _wait_for_rest(self) -> None:
        self._rest.start()

    def _keep_unsaved(self) -> None:
        if self._is_open and self.page.dirty:
            draft = self.page.model.draft
            mistyped = [
                MistypedText(block=number, key=key, text=typed.text)
                for (number, key), typed in draft.mistyped.items()
            ]
            self._unsaved_file = self._unsaved.keep(draft.routine, self._entry, self._unsaved_file, mistyped)
        elif self._is_open:
            self._let_go()

    def _let_go(self) -> None:
        self._rest.stop()
        if self._unsaved_file is not None:
            self._unsaved.let_go(self._unsaved_file)
            self._unsaved_file = None

    def _edit_unsaved(self, file: Path, unsaved: Unsaved) -> None:
        entry = self._unsaved.entry_of(unsaved)
        title = _("New routine") if entry is None else _("Edit routine")
        self._open(unsaved.routine, title, entry=entry, unsaved_file=file)
        typed = [(each.block, each.key, each.text) for each in unsaved.mistyped]
        self.page.show_unsaved(None if entry is None else entry.routine, typed)

    def _discard_unsaved(self, file: Path, page: QWidget) -> None:
        self._unsaved.let_go(file)
        self.offer_unsaved(page)

    def _open(
        self, routine: Routine, title: str, *, entry: OwnRoutine | None, unsaved_file: Path | None = None
    ) -> None:
        self._entry = entry
        self._unsaved_file = unsaved_file
        self._is_open = True
        self.page.model.use_defaults(self._defaults())
        self.page.others = self._keeper.routines()
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
