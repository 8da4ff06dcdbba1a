"""Search: the field, and what matches."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QWidget

from lunge_timer.core.exercise import Exercise, Exercises
from lunge_timer.core.listing import LibraryItem, folded
from lunge_timer.core.routine import ExerciseBlock, Routine
from lunge_timer.language import _
from lunge_timer.ui.theme import SMALL
from lunge_timer.ui.widgets.announce import announce
from lunge_timer.ui.widgets.buttons import IconButton, Look
from lunge_timer.ui.widgets.fields import TextField
from lunge_timer.ui.widgets.icons import Icon

_INSET_PX = 3
_REST_MS = 700  # so long after a letter typing rests: a screen reader has echoed it


class Texts(NamedTuple):
    """What there is to find in an item, folded."""

    name: str
    routine: Routine | None
    folded_name: str
    everything: str


class Finder:
    """Answers in a few milliseconds for a thousand routines: each is folded once."""

    def __init__(self, exercises: Exercises) -> None:
        self._exercises = exercises
        self._texts: dict[str, Texts] = {}
        self._folded: dict[str, str] = {}  # of every exercise that was met

    def find(self, items: Sequence[LibraryItem], query: str) -> list[LibraryItem]:
        """The items that have every word of query; those with all of them in their names come first."""
        words = folded(query).split()
        if not words:
            return [*items]
        named, others = [], []
        for item in items:
            texts = self._texts_of(item)
            if all(word in texts.folded_name for word in words):
                named.append(item)
            elif all(word in texts.everything for word in words):
                others.append(item)
        return named + others

    def _texts_of(self, item: LibraryItem) -> Texts:
        texts = self._texts.get(item.id)
        if texts is None or texts.routine is not item.routine or texts.name != item.name:
            name = folded(item.name)
            everything = "\n".join((name, *self._parts(item.routine)))
            texts = self._texts[item.id] = Texts(item.name, item.routine, name, everything)
        return texts

    def _parts(self, routine: Routine | None) -> Iterator[str]:
        if routine is None:
            return
        known = routine.known(self._exercises)
        for block in routine.all_blocks:
            if isinstance(block, ExerciseBlock):
                yield self._exercise_text(known[block.exercise])
            else:
                yield folded(block.name)

    def _exercise_text(self, exercise: Exercise) -> str:
        text = (
            None if exercise.is_own else self._folded.get(exercise.id)
        )  # another routine has another of the id
        if text is None:
            text = self._folded[exercise.id] = folded(f"{exercise.name} {exercise.works}")
        return text


class SearchField(TextField):
    """A field with a button that empties it. Keys that edit nothing are left to the page.

    Once typing rests, a screen reader is told what was found, as long as the keyboard is here.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, raised=True, icon=Icon.SEARCH)
        self.setPlaceholderText(_("Search"))
        self.setAccessibleName(_("Search routines by name, exercise or muscle"))
        self.setAcceptDrops(False)  # files that are dropped here are for the page
        self._clear = IconButton(Icon.CLOSE, _("Clear the search"), self, look=Look.QUIET, size=SMALL)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Escape does the same
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self.textChanged.connect(self.show_text)
        self._found = ""
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self.tell_found)

    @Slot(str)
    def show_found(self, sentence: str) -> None:
        """Have that told of what is found by now."""
        self._found = sentence
        self._rest.start()

    @Slot()
    def tell_found(self) -> None:
        """The sentence is the field's description, too: Orca 43 says that when it changes."""
        self._rest.stop()
        if self.hasFocus():
            self.setAccessibleDescription(self._found)
            announce(self, self._found, waits=True)

    @Slot(str)
    def show_text(self, text: str) -> None:
        self._clear.setVisible(bool(text))

    def go_on(self, text: str) -> None:
        """Take the keyboard, and text after what stands here."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.end(False)  # noqa: FBT003 - Qt knows no name for it
        self.insert(text)

    def leave(self) -> bool:
        """Be empty; False where there was nothing to leave."""
        used = bool(self.text()) or self.hasFocus()
        self.clear()
        return used

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget what was found: another routine may be chosen when the keyboard comes back."""
        super().focusOutEvent(event)
        self.setAccessibleDescription("")

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(size.width(), max(size.height(), self._clear.sizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side_px = self._clear.sizeHint().height()
        left, top = self.width() - side_px - _INSET_PX, (self.height() - side_px) // 2
        self._clear.setGeometry(left, top, side_px, side_px)
        margins = self.textMargins()
        margins.setRight(side_px + 2 * _INSET_PX)
        self.setTextMargins(margins)

    def event(self, event: QEvent) -> bool:
        """Leave Undo to the page where there is nothing to undo here."""
        undo = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo)
        if undo and not self.isUndoAvailable():
            event.ignore()
            return False
        return super().event(event)
