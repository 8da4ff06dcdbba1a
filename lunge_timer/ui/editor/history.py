"""Every change as a step that can be undone: what was before it, and what was after."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoCommand, QUndoStack

from lunge_timer.ui.editor.draft import Draft

_TYPED, _SINGLE = 1, -1  # what Qt may merge, and what it never does


class Edit(QUndoCommand):
    """One change. Those to one place, made in one go, become one: their place is the same object or text."""

    def __init__(
        self,
        before: Draft,
        after: Draft,
        text: str,
        place: tuple[str, int] | None,
        take: Callable[[Draft], None],
    ) -> None:
        super().__init__(text)
        self._before = before
        self.after = after
        self.place = place
        self._take = take

    def id(self) -> int:
        return _SINGLE if self.place is None else _TYPED

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, Edit) or other.place != self.place:
            return False
        self.after = other.after
        self.setObsolete(self.after == self._before)
        return True

    def redo(self) -> None:
        self._take(self.after)

    def undo(self) -> None:
        self._take(self._before)


class History(QObject):
    """The draft as it is now, and the way back to every one before it."""

    draft_changed = Signal(object)  # Draft

    def __init__(self, draft: Draft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stack = QUndoStack(self)
        self._draft = draft
        self._goes = 0  # at typing: each ends where the person leaves the field

    @property
    def draft(self) -> Draft:
        return self._draft

    @property
    def undo_text(self) -> str:
        """What would be undone; nothing where there is nothing."""
        return self._stack.undoText()

    @property
    def redo_text(self) -> str:
        return self._stack.redoText()

    def begin(self, draft: Draft) -> None:
        """Forget everything before draft."""
        self._stack.clear()
        self._take(draft)
        self.draft_changed.emit(draft)

    def choose(self, draft: Draft) -> None:
        """Choose another block: that is no change, and nothing to undo."""
        self.end_go()
        self._take(draft)
        self.draft_changed.emit(draft)

    def change(self, draft: Draft, text: str, key: str = "") -> None:
        """Go on to draft; what is typed under one key in one go is one step."""
        if draft != self._draft:
            place = (f"{self._draft.chosen} {key}", self._goes) if key else None
            self._stack.push(Edit(self._draft, draft, text, place, self._take))
            self.draft_changed.emit(self._draft)

    @Slot()
    def end_go(self) -> None:
        """What is typed from now on is a step of its own."""
        self._goes += 1

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

    def _take(self, draft: Draft) -> None:
        """Take draft as what is now. Told to others only when the stack has done its part."""
        self._draft = draft
