"""The editor's page: name, total and strip above, the blocks at the left, the chosen one at the right."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from lunge_timer.core.exercise import Exercises
from lunge_timer.core.problems import Problem
from lunge_timer.core.routine import Routine, TimedBlock
from lunge_timer.language import _
from lunge_timer.ui.editor.detail import Detail
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
from lunge_timer.ui.editor.guideline import beyond_guideline, guideline_note
from lunge_timer.ui.editor.header import Header
from lunge_timer.ui.editor.history import History
from lunge_timer.ui.editor.overview import Overview
from lunge_timer.ui.editor.questions import Questions
from lunge_timer.ui.editor.review import Review, block_and_key, lines_of, place_of, review
from lunge_timer.ui.editor.side import Side
from lunge_timer.ui.editor.words import sentence
from lunge_timer.ui.messages import Banner

_MARGIN_PX = 32
_EDGE_PX, _SPACE_PX = 24, 16  # above and below everything, and in between
_LOW_EDGE_PX, _LOW_SPACE_PX = 14, 10  # the same on a page that is low for its letters
_LOW_EMS = 22
_NEW_TIMED_S = 60
_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_REDO_KEYS = (_CTRL | Qt.Key.Key_Y, _CTRL | Qt.KeyboardModifier.ShiftModifier | Qt.Key.Key_Z)
_DUPLICATE_KEY = _CTRL | Qt.Key.Key_D
_MOVE_KEYS = {_ALT | Qt.Key.Key_Up: -1, _ALT | Qt.Key.Key_Down: 1}


class EditorPage(QWidget):
    """Edits one routine. Nothing is written here: what the person wants saved is asked for."""

    save_requested = Signal(object)  # Routine
    overwrite_requested = Signal(object)  # Routine, though its file was changed meanwhile
    copy_requested = Signal(object)  # Routine
    cancelled = Signal()
    stay_requested = Signal()  # asked whether to leave or what to save over, the person goes on editing

    def __init__(self, exercises: Exercises, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exercises = exercises
        self._defaults = Defaults()
        self._saved = Routine(name="", blocks=())
        self._asked = self._saved
        self._found = Review(problems=(), known=False, too_long=None)
        self._problems: Sequence[Problem] = ()
        self._history = History(Draft(routine=self._saved), self)
        self.overview = Overview(exercises)
        self.side = Side(exercises)
        self.header = Header(self.side.blocks)
        self.detail = Detail(exercises)
        self._banner = Banner()
        self._column = QVBoxLayout(self)
        self._lay_out()
        self._questions = Questions(self)
        self._join()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def routine(self) -> Routine:
        """The routine as it stands, mistakes included."""
        return self._history.draft.routine

    @property
    def dirty(self) -> bool:
        """Whether anything would be lost by leaving."""
        return self.routine != self._saved

    @property
    def problems(self) -> Sequence[Problem]:
        """Every mistake, also in what is being typed; with any, nothing can be saved."""
        return self._problems

    def show_routine(self, routine: Routine, *, title: str) -> None:
        """Begin anew with routine, its first block chosen."""
        self.header.show_title(title)
        self.show_problem("")
        self._saved = routine
        beyond = any(beyond_guideline(routine, self._exercises))
        self._history.begin(chosen(Draft(routine=routine, beyond=beyond), 0))

    def show_defaults(self, defaults: Defaults) -> None:
        """Let new blocks begin with these."""
        self._defaults = defaults

    @Slot()
    def show_saved(self) -> None:
        """What was last asked to be saved is saved: leaving loses nothing of it."""
        self._saved = self._asked
        self._history.end_go()
        self.show_problem("")

    @Slot(str)
    def show_problem(self, sentence: str) -> None:
        """Say why it could not be saved; nothing is lost, and it can be tried again."""
        self._banner.show_note(sentence, warning=True)

    @Slot(str)
    def ask_overwrite(self, sentence: str) -> None:
        """Another program changed the file: ask what is to become of it."""
        self._questions.ask_overwrite(sentence)

    @Slot()
    def ask_to_leave(self) -> None:
        """Leave, but not with changes that the person has not let go."""
        if self.dirty:
            self._questions.ask_discard()
        else:
            self.cancelled.emit()

    @Slot()
    def save(self) -> None:
        """Ask for it to be saved, or lead to what keeps it from being saved."""
        if self._problems:
            self.show_first_problem()
        else:
            self._asked = self.routine
            self.save_requested.emit(self._asked)

    @Slot()
    def overwrite(self) -> None:
        self._asked = self.routine
        self.overwrite_requested.emit(self._asked)

    @Slot()
    def save_copy(self) -> None:
        self._asked = self.routine
        self.copy_requested.emit(self._asked)

    @Slot()
    def show_first_problem(self) -> None:
        """Bring the keyboard to the first mistake."""
        if not self._problems:
            return
        place = self._problems[0].place
        if place == "name":
            self.overview.name_field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif place == "blocks":
            self.side.blocks.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            number, key = block_and_key(place)
            self.choose(number + 1)
            self.detail.go_to(key)

    @Slot(int)
    def choose(self, row: int) -> None:
        """Choose what a row of the list stands for: the whole routine, or a block."""
        if row - 1 != self._history.draft.chosen:
            self._history.choose(chosen(self._history.draft, row - 1))

    @Slot(str, object, str)
    def change(self, key: str, value: object, title: str) -> None:
        # What is typed is one step until its field is left; a choice is one step each time.
        typed = not isinstance(value, bool) and key not in {"legs", "first_leg", "pace", "load.kind"}
        self._history.change(changed(self._history.draft, key, value), title, key if typed else "")

    @Slot(object)
    def rename(self, name: str) -> None:
        self._history.change(renamed(self._history.draft, name), _("Name"), "name")

    @Slot(str)
    def add_exercise(self, exercise_id: str) -> None:
        block = new_block(self._exercises[exercise_id], self._defaults)
        self._history.change(added(self._history.draft, block), _("Add exercise"))

    @Slot()
    def add_timed(self) -> None:
        block = TimedBlock(name=_("Stretch"), duration_s=_NEW_TIMED_S)
        self._history.change(added(self._history.draft, block), _("Add timed step"))

    @Slot()
    def duplicate(self) -> None:
        draft = self._history.draft
        if draft.block is not None and not draft.is_full:
            self._history.change(added(draft, draft.block), _("Duplicate"))

    @Slot()
    def remove(self) -> None:
        if self._history.draft.block is not None:
            self._history.change(removed(self._history.draft), _("Remove"))

    @Slot(int, int)
    def move_block(self, source: int, target: int) -> None:
        """Take the block of one row to another row."""
        self._history.change(moved(self._history.draft, source - 1, target - 1), _("Move"))

    @Slot(object)
    def show_draft(self, draft: Draft) -> None:
        """Show everything as it stands."""
        found = self._found = review(draft, self._exercises)
        reasons = found.reasons()
        self.overview.show_routine(draft.routine, reasons.get("name", ""))
        self.detail.show_draft(draft, found.reasons(place_of(draft.chosen)))
        self.show_mistakes()
        self.side.show_chosen(draft.chosen + 1, "" if found.too_long else reasons.get("blocks", ""))
        self.header.show_history(self._history.undo_text, self._history.redo_text)

    @Slot()
    def show_mistakes(self) -> None:
        """Tell what is wrong, also in what is being typed, the same everywhere; with any, saving waits."""
        found, routine = self._found, self.routine
        typed = [
            Problem(place_of(self._history.draft.chosen) + key, reason)
            for key, reason in self.detail.mistakes.items()
        ]
        places = {problem.place for problem in typed}
        self._problems = [*(one for one in found.problems if one.place not in places), *typed]
        self.side.show_lines([*lines_of(routine, self._exercises, self._problems)])
        self.overview.show_mistakes(len(self._problems))
        known = found.known and not typed
        self.overview.show_total(known=known, fits=found.too_long is None)
        if known and found.too_long is not None:
            self.overview.show_note(sentence(found.too_long.reason), problem=True)
        else:
            note = "" if self._problems else guideline_note(routine, self._exercises)
            self.overview.show_note(note, problem=False)
        self.header.show_reason(self._problems[0].reason if self._problems else "")

    @Slot()
    def undo(self) -> None:
        self._go(self._history.undo)

    @Slot()
    def redo(self) -> None:
        self._go(self._history.redo)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.height() < _LOW_EMS * self.fontMetrics().height()
        edge_px, space_px = (_LOW_EDGE_PX, _LOW_SPACE_PX) if low else (_EDGE_PX, _SPACE_PX)
        self._column.setContentsMargins(_MARGIN_PX, edge_px, _MARGIN_PX, edge_px)
        self._column.setSpacing(space_px)

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """Pass the keyboard on to the blocks: a focus proxy would keep Tab from what stands above them."""
        self.side.blocks.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.keyCombination() in _REDO_KEYS:
            self.redo()
        elif event.matches(QKeySequence.StandardKey.Save):
            self.save()
        elif event.matches(QKeySequence.StandardKey.Cancel):
            self.ask_to_leave()
        elif event.keyCombination() == _DUPLICATE_KEY:
            self.duplicate()
        elif event.keyCombination() in _MOVE_KEYS:
            self._move_chosen(_MOVE_KEYS[event.keyCombination()])
        else:
            super().keyPressEvent(event)

    def _move_chosen(self, by: int) -> None:
        source = self._history.draft.chosen
        if source != WHOLE and 0 <= source + by < len(self.routine.blocks):
            self.move_block(source + 1, source + by + 1)

    def _go(self, step: Callable[[], None]) -> None:
        """Go back or forth; where what had the keyboard is gone then, it goes to the blocks."""
        focused = QApplication.focusWidget()
        step()
        if focused is not None and not focused.isVisible():
            self.side.blocks.setFocus(Qt.FocusReason.OtherFocusReason)

    def _join(self) -> None:
        self._history.draft_changed.connect(self.show_draft)
        self.header.undo_requested.connect(self.undo)
        self.header.redo_requested.connect(self.redo)
        self.header.cancel_requested.connect(self.ask_to_leave)
        self.header.save_requested.connect(self.save)
        self.overview.renamed.connect(self.rename)
        self.overview.left.connect(self._history.end_go)
        self.overview.mistake_requested.connect(self.show_first_problem)
        self.side.blocks.row_chosen.connect(self.choose)
        self.side.blocks.move_requested.connect(self.move_block)
        self.side.blocks.remove_requested.connect(self.remove)
        self.side.exercise_requested.connect(self.add_exercise)
        self.side.timed_requested.connect(self.add_timed)
        self.side.duplicate_requested.connect(self.duplicate)
        self.side.remove_requested.connect(self.remove)
        self.detail.edited.connect(self.change)
        self.detail.mistaken.connect(self.show_mistakes)
        self.detail.left.connect(self._history.end_go)
        self._questions.discard_chosen.connect(self.cancelled)
        self._questions.stay_chosen.connect(self.stay_requested)
        self._questions.overwrite_chosen.connect(self.overwrite)
        self._questions.copy_chosen.connect(self.save_copy)

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(26)
        columns.addWidget(self.side, 47)
        columns.addWidget(self.detail, 53)
        column = self._column
        column.addWidget(self.header)
        column.addWidget(self._banner)
        column.addWidget(self.overview)
        column.addLayout(columns, 1)
