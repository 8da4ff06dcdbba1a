"""A routine while it is changed: what it is by now, the way back, and how much of it is saved."""

from PySide6.QtCore import QObject, Signal, Slot

from lunge_timer.core.exercise import Exercises
from lunge_timer.core.routine import Block, Routine, TimedBlock
from lunge_timer.language import _
from lunge_timer.ui.editor.draft import (
    WHOLE,
    Defaults,
    Draft,
    added,
    changed,
    chosen,
    moved,
    new_block,
    removed,
    renamed,
)
from lunge_timer.ui.editor.guideline import beyond_guideline
from lunge_timer.ui.editor.history import History

_NEW_TIMED_S = 60
_CHOICES = frozenset({"legs", "first_leg", "pace", "load.kind"})


class Revision(QObject):
    """Every change is a step with a name, which can be undone. Blocks go by their number, from 0."""

    draft_changed = Signal(object)  # Draft

    def __init__(self, exercises: Exercises, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._exercises = exercises
        self._defaults = Defaults()
        self._saved = self._offered = Routine(name="", blocks=())
        self._history = History(Draft(routine=self._saved), self)
        self._history.draft_changed.connect(self.draft_changed)

    @property
    def draft(self) -> Draft:
        return self._history.draft

    @property
    def routine(self) -> Routine:
        """The routine as it stands, mistakes included."""
        return self.draft.routine

    @property
    def dirty(self) -> bool:
        """Whether anything would be lost by leaving."""
        return self.routine != self._saved

    @property
    def undo_text(self) -> str:
        """What would be undone; nothing where there is nothing."""
        return self._history.undo_text

    @property
    def redo_text(self) -> str:
        return self._history.redo_text

    def begin(self, routine: Routine) -> None:
        """Begin anew with routine, its first block chosen."""
        self._saved = routine
        beyond = any(beyond_guideline(routine, self._exercises))
        self._history.begin(chosen(Draft(routine=routine, beyond=beyond), 0))

    def use_defaults(self, defaults: Defaults) -> None:
        """Let new blocks begin with these."""
        self._defaults = defaults

    def offer(self) -> Routine:
        """The routine as it stands, for somebody to save."""
        self._offered = self.routine
        return self._offered

    def settle(self) -> None:
        """What was offered last is saved: leaving loses nothing of it."""
        self._saved = self._offered
        self.end_go()

    @Slot(int)
    def choose(self, number: int) -> None:
        """Choose a block, or the whole routine."""
        if number != self.draft.chosen:
            self._history.choose(chosen(self.draft, number))

    @Slot(str, object, str)
    def change(self, key: str, value: object, title: str) -> None:
        # What is typed is one step until its field is left; a choice is one step each time.
        typed = not isinstance(value, bool) and key not in _CHOICES
        self._history.change(changed(self.draft, key, value), title, key if typed else "")

    @Slot(object)
    def rename(self, name: str) -> None:
        self._history.change(renamed(self.draft, name), _("Name"), "name")

    @Slot(str)
    def add_exercise(self, exercise_id: str) -> None:
        self._add(new_block(self._exercises[exercise_id], self._defaults), _("Add exercise"))

    @Slot()
    def add_timed(self) -> None:
        self._add(TimedBlock(name=_("Stretch"), duration_s=_NEW_TIMED_S), _("Add timed step"))

    @Slot()
    def duplicate(self) -> None:
        if self.draft.block is not None and not self.draft.is_full:
            self._add(self.draft.block, _("Duplicate"))

    @Slot()
    def remove(self) -> None:
        if self.draft.block is not None:
            self._history.change(removed(self.draft), _("Remove"))

    @Slot(int, int)
    def move(self, source: int, target: int) -> None:
        """Take a block to the place of another."""
        self._history.change(moved(self.draft, source, target), _("Move"))

    def move_chosen(self, by: int) -> None:
        """Take the chosen block that far, where there is such a place."""
        source = self.draft.chosen
        if source != WHOLE and 0 <= source + by < len(self.routine.blocks):
            self.move(source, source + by)

    @Slot()
    def undo(self) -> None:
        self._history.undo()

    @Slot()
    def redo(self) -> None:
        self._history.redo()

    @Slot()
    def end_go(self) -> None:
        """What is typed from now on is a step of its own."""
        self._history.end_go()

    def _add(self, block: Block, text: str) -> None:
        self._history.change(added(self.draft, block), text)
