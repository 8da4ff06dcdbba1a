"""The draft that is edited, how much of it is saved, and every change as a step that can be undone."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoCommand, QUndoStack

from lunge_timer.core.exercise import Exercise, Exercises
from lunge_timer.core.limits import BLOCKS
from lunge_timer.core.own_exercise import OwnExercise, exercise_from
from lunge_timer.core.routine import ExerciseBlock, Round, Routine, TimedBlock
from lunge_timer.language import _, ngettext
from lunge_timer.ui.editor.draft import WHOLE, Draft, Part
from lunge_timer.ui.editor.guideline import beyond_guideline
from lunge_timer.ui.editor.new_blocks import Defaults, new_block
from lunge_timer.ui.editor.own_changes import named, new_exercise, with_free_id

_TYPED, _SINGLE = 1, -1  # what Qt may merge, and what it never does
_NEW_TIMED_S = 60
# The last parts of the keys of what is chosen, not typed.
_CHOICES = frozenset({"legs", "first_leg", "pace", "kind", "reps_differ", "phases", "like", "change"})


class Edit(QUndoCommand):
    """One change. Those to one place, made in one go, become one: their place is the same object or text."""

    def __init__(
        self, model: "UndoableDraft", after: Draft, text: str, place: tuple[str, int] | None
    ) -> None:
        super().__init__(text)
        self._model = model
        self._before = model.draft
        self.after = after
        self.place = place

    def id(self) -> int:
        return _SINGLE if self.place is None else _TYPED

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, Edit) or other.place != self.place:
            return False
        self.after = other.after
        self.setObsolete(self.after == self._before)
        return True

    def redo(self) -> None:
        self._model.take(self.after)

    def undo(self) -> None:
        self._model.take(self._before)


class UndoableDraft(QObject):
    """The draft as it is now. Every change is a step with a name, which can be undone.

    Blocks go by their row's number, from 0; rounds have rows as well.
    """

    draft_changed = Signal(object)  # Draft
    told = Signal(str)  # what a change did besides what was asked for; mostly nothing

    def __init__(self, exercises: Exercises, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._exercises = exercises
        self._defaults = Defaults()
        self._saved = self._offered = Routine(name="", blocks=())
        self._draft = Draft(routine=self._saved)
        self._stack = QUndoStack(self)
        self._cool_downs: list[TimedBlock] = []  # those that were added as such
        self._goes = 0  # at typing: each ends where the person leaves the field
        self._place: tuple[str, int] | None = None  # of the last step
        self._before = self._draft  # what was before it

    @property
    def draft(self) -> Draft:
        return self._draft

    @property
    def routine(self) -> Routine:
        """The routine as it stands, mistakes included."""
        return self._draft.routine

    @property
    def dirty(self) -> bool:
        """Whether anything would be lost by leaving."""
        return self.routine != self._saved or bool(self._draft.mistyped)

    @property
    def undo_text(self) -> str:
        """What would be undone; nothing where there is nothing."""
        return self._stack.undoText()

    @property
    def redo_text(self) -> str:
        return self._stack.redoText()

    def begin(self, routine: Routine) -> None:
        """Begin anew with routine, its first block chosen; nothing before it can be undone."""
        self._saved = routine
        beyond = any(beyond_guideline(routine, self._exercises))
        self._stack.clear()
        self._cool_downs.clear()
        self.end_go()
        self._draft = Draft(routine=routine, beyond=beyond).with_chosen(0)
        self.draft_changed.emit(self._draft)

    def show_unsaved(self, saved: Routine | None, typed: Mapping[tuple[int, str], object]) -> None:
        """Take what it began with as a change to what is saved, if anything is.

        What was typed last, by block and key, comes on top of it: values, or what is Mistyped.
        """
        self._saved = Routine(name="", blocks=()) if saved is None else saved
        chosen = self._draft.chosen
        for (number, key), value in typed.items():
            self._draft = self._draft.with_chosen(number).with_value(key, value)
        self._draft = self._draft.with_chosen(chosen)
        self.draft_changed.emit(self._draft)

    def use_defaults(self, defaults: Defaults) -> None:
        """Let new blocks begin with these."""
        self._defaults = defaults

    def offer(self) -> Routine:
        """The routine as it stands, for somebody to save."""
        self._offered = named(self.routine, self._saved)
        return self._offered

    def settle(self) -> None:
        """What was offered last is saved: leaving loses nothing of it."""
        self._saved = self._offered
        self.end_go()

    @Slot(int)
    def choose(self, number: int) -> None:
        """Choose a block, or the whole routine: that is no change, and nothing to undo."""
        if number != self._draft.chosen:
            self.end_go()
            self._draft = self._draft.with_chosen(number)
            self.draft_changed.emit(self._draft)

    @Slot(str, object, str)
    def change(self, key: str, value: object, title: str) -> None:
        """Set a value of what is chosen. What is typed in one go counts as a whole, not its beginnings."""
        # What is typed is one step until its field is left; a choice is one step each time.
        is_choice = isinstance(value, bool) or key.rpartition(".")[2] in _CHOICES or ".poses." in key
        typed = not is_choice
        goes_on = typed and self._place == self._place_of(key)
        draft = self._before if goes_on else self._draft
        self._push(draft.with_value(key, value), title, key if typed else "")

    @Slot(object)
    def rename(self, name: str) -> None:
        self._push(self._draft.with_name(name), _("Name"), "name")

    def block_of(self, exercise: Exercise) -> ExerciseBlock:
        """What would be added of that exercise."""
        return new_block(exercise, self._defaults)

    @Slot(str)
    def add_exercise(self, exercise_id: str) -> None:
        if not self._draft.is_full:
            block = self.block_of(self.routine.known(self._exercises)[exercise_id])
            self._push(self._draft.with_exercise(block, self._cool_downs), _("Add exercise"))

    def add_own(self, own: OwnExercise) -> None:
        """Add an exercise to the routine's own, under an id that is free, and a block of it."""
        if not self._draft.is_full:
            own = with_free_id(own, self.routine)
            block = self.block_of(exercise_from(own, self._exercises))
            self._push(self._draft.with_own(own).with_exercise(block, self._cool_downs), _("Add exercise"))

    @Slot()
    def add_new_exercise(self) -> None:
        self.add_own(new_exercise(self.routine))

    def add_part(self, block: TimedBlock, part: Part) -> None:
        """Add a timed step of the warm-up or the cool-down."""
        if not self._draft.is_full:
            self._push(self._draft.with_timed(block, part, self._cool_downs), _("Add timed step"))
            if part == "cool-down":
                self._cool_downs.append(block)

    @Slot()
    def add_timed(self) -> None:
        if not self._draft.is_full:
            self._push(self._draft.with_added(_new_step()), _("Add timed step"))

    @Slot()
    def add_round(self) -> None:
        """Put a round around the chosen block, or one with a timed step in it after what is chosen."""
        with_round = self._draft.with_round(_new_step())
        if len(with_round.rows) <= BLOCKS.high:
            self._push(with_round, _("Add round"))

    @Slot()
    def ungroup(self) -> None:
        """Take the chosen round away, and not its blocks."""
        if isinstance(self._draft.block, Round):
            self._push(self._draft.without_round(), _("Take the round away"))

    @Slot()
    def duplicate(self) -> None:
        if self._draft.block is not None:
            duplicated = self._draft.with_duplicate()
            if len(duplicated.rows) <= BLOCKS.high:
                self._push(duplicated, _("Duplicate"))

    @Slot()
    def remove(self) -> None:
        if self._draft.block is not None:
            self._push(self._draft.without_chosen(), _("Remove"))

    @Slot(int, int, bool)
    def move(self, source: int, target: int, inside: bool = False) -> None:  # noqa: FBT001, FBT002 - of a signal
        """Take a block or a round to the place of another row; at the end of a round, inside of it or not."""
        self._push(self._draft.with_moved(source, target, inside=inside), _("Move"))

    def move_chosen(self, by: int) -> None:
        """Take what is chosen that many places down, or up, as far as there are places."""
        moved = self._draft
        for _place in range(abs(by) if moved.chosen != WHOLE else 0):
            moved = moved.with_step(1 if by > 0 else -1)
        self._push(moved, _("Move"))

    @Slot()
    def undo(self) -> None:
        self.end_go()
        self._stack.undo()
        self.draft_changed.emit(self._draft)

    @Slot()
    def redo(self) -> None:
        self.end_go()
        self._stack.redo()
        self.draft_changed.emit(self._draft)

    @Slot()
    def end_go(self) -> None:
        """What is typed from now on is a step of its own."""
        self._goes += 1

    def _push(self, draft: Draft, text: str, key: str = "") -> None:
        """Go on to draft; what is typed under one key in one go is one step."""
        if draft != self._draft:
            place = self._place_of(key) if key else None
            if place is None or place != self._place:
                self._place, self._before = place, self._draft
            before = self._draft
            self._stack.push(Edit(self, draft, text, place))
            self.draft_changed.emit(self._draft)
            self.told.emit(told_of(before, draft))

    def _place_of(self, key: str) -> tuple[str, int]:
        return f"{self._draft.chosen} {key}", self._goes

    def take(self, draft: Draft) -> None:
        """For the steps: take draft as what is now. Told to others only when the stack has done its part."""
        self._draft = draft


def _new_step() -> TimedBlock:
    return TimedBlock(name=_("Stretch"), duration_s=_NEW_TIMED_S)


def told_of(before: Draft, after: Draft) -> str:
    """What else a change did: a block went into a round or out of it, or an exercise was let go."""
    left = {own.id for own in after.routine.own_exercises}
    gone = [own.name for own in before.routine.own_exercises if own.id not in left]
    if gone:
        sentence = ngettext(
            "{names} is used no more and is not kept in the routine.",
            "{names} are used no more and are not kept in the routine.",
            len(gone),
        )
        return sentence.format(names=", ".join(gone))
    if len(before.rows) == len(after.rows) and WHOLE not in {before.chosen, after.chosen}:
        was, now = before.rows[before.chosen], after.rows[after.chosen]
        if was.block == now.block and was.inside != now.inside:
            return _("Into the round") if now.inside else _("Out of the round")
    return ""
