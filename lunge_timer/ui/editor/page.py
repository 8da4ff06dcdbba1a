"""The editor's page: name, total and strip above, the blocks at the left, the chosen one at the right."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from lunge_timer.core.exercise import Exercises
from lunge_timer.core.problems import Problem
from lunge_timer.core.routine import ExerciseBlock, Routine
from lunge_timer.core.timed_figure import TimedFigures
from lunge_timer.language import _
from lunge_timer.store.timed_figures import load_timed_figures
from lunge_timer.ui.editor import page_keys
from lunge_timer.ui.editor.draft import WHOLE, Draft
from lunge_timer.ui.editor.form import lead_to
from lunge_timer.ui.editor.guideline import guideline_note
from lunge_timer.ui.editor.inspector import Inspector
from lunge_timer.ui.editor.offers import offers
from lunge_timer.ui.editor.overview import Overview
from lunge_timer.ui.editor.pick_panel import PickPanel
from lunge_timer.ui.editor.review import Review, lines_of, review, sentence
from lunge_timer.ui.editor.sidebar import Sidebar
from lunge_timer.ui.editor.toolbar import EditorToolbar
from lunge_timer.ui.editor.undoable_draft import UndoableDraft
from lunge_timer.ui.theme import FollowsFont, text_font
from lunge_timer.ui.widgets.announce import announce
from lunge_timer.ui.widgets.banner import Banner
from lunge_timer.ui.widgets.key_list import show_key_list
from lunge_timer.ui.widgets.keys import LIST_KEYS, Pressed, command_in, is_one_of
from lunge_timer.ui.widgets.layouts import fill
from lunge_timer.ui.widgets.question import ask

_MARGIN_PX = 32
_EDGE_PX, _SPACE_PX = 24, 14  # above and below everything, and in between
_LOW_EDGE_PX, _LOW_SPACE_PX = 8, 8  # the same on a page that is low for its letters
_LOW_EMS, _WIDEST_EMS = 22, 72


class EditorPage(FollowsFont, QWidget):
    """Edits one routine. Nothing is written here: what the person wants saved is asked for."""

    accessible_role = "page"
    save_requested = Signal(object)  # Routine
    overwrite_requested = Signal(object)  # Routine, though its file was changed meanwhile
    copy_requested = Signal(object)  # Routine
    cancelled = Signal()
    stay_requested = Signal()  # asked whether to leave or what to save over, the person goes on editing

    def __init__(self, exercises: Exercises, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exercises = exercises
        self.others: Sequence[Routine] = ()  # whose own exercises are offered as copies
        self._room: tuple[bool, int] | None = None  # whether it is low, and the margin at its sides
        self._found = Review(problems=(), spots=(), known=False, too_long=None)
        self.model = UndoableDraft(exercises, self)
        self.overview = Overview(exercises)
        self.sidebar = Sidebar()
        self.toolbar = EditorToolbar()
        self.inspector = Inspector(exercises)
        self._banner = Banner()
        self._column = QVBoxLayout(self)
        self._lay_out()
        self._join()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleDescription(_("A routine's blocks, one after the other; F1 lists the keys"))

    @property
    def routine(self) -> Routine:
        """The routine as it stands, mistakes included."""
        return self.model.routine

    @property
    def dirty(self) -> bool:
        """Whether anything would be lost by leaving."""
        return self.model.dirty

    @property
    def problems(self) -> Sequence[Problem]:
        """Every mistake, also in what is being typed; with any, nothing can be saved."""
        return self._found.problems

    def show_routine(self, routine: Routine, *, title: str) -> None:
        """Begin anew with routine, its first block chosen."""
        self.toolbar.show_title(title)
        self.setAccessibleName(title)
        self.setWindowTitle(_("{name}: editor").format(name=routine.name))
        self.show_problem("")
        self.model.begin(routine)

    def show_unsaved(self, saved: Routine | None, typed: Iterable[tuple[int, str, str]]) -> None:
        """Take what was begun with as a change to what is saved, if anything is.

        What was typed last (block, key and text) goes back into its fields; where there is none, nothing.
        """
        self.model.show_unsaved(saved, self.inspector.values_of(self.routine, typed))

    def begin_with_name(self) -> None:
        """Let the person type a name at once, over the one that is there."""
        self.overview.name_field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.overview.name_field.selectAll()

    @Slot()
    def show_saved(self) -> None:
        """What was last asked to be saved is saved: leaving loses nothing of it."""
        self.model.settle()
        self.show_problem("")

    @Slot(str)
    def show_problem(self, sentence: str) -> None:
        """Say why it could not be saved; nothing is lost, and it can be tried again."""
        self._banner.show_note(sentence, warning=True)

    @Slot(str)
    def ask_overwrite(self, sentence: str) -> None:
        """Another program changed the file: ask what is to become of it."""
        answers = {
            _("Keep editing"): self.stay_requested.emit,
            _("Save as a copy"): lambda: self.copy_requested.emit(self.model.offer()),
            _("Overwrite it"): lambda: self.overwrite_requested.emit(self.model.offer()),
        }
        ask(_("The file was changed meanwhile"), sentence, answers, self)

    @Slot()
    def ask_to_leave(self) -> None:
        """Leave, but not with changes that the person has not let go."""
        if not self.dirty:
            self.cancelled.emit()
            return
        answers = {_("Keep editing"): self.stay_requested.emit, _("Discard"): self.cancelled.emit}
        ask(_("Leave without saving?"), _("What you changed in this routine would be lost."), answers, self)

    @Slot()
    def save(self) -> None:
        """Ask for it to be saved, or lead to what keeps it from being saved."""
        if self.problems:
            announce(self, _("Not saved. {mistake}").format(mistake=self._go_to_first_problem()))
        else:
            self.save_requested.emit(self.model.offer())

    @Slot()
    def show_first_problem(self) -> None:
        """Bring the keyboard to the first mistake, where there is one, and have a screen reader say it."""
        if self.problems:
            announce(self, self._go_to_first_problem())

    @Slot(object)
    def show_draft(self, draft: Draft) -> None:
        """Show everything as it stands."""
        found = self._found = review(draft, self._exercises)
        reasons = found.reasons(WHOLE)
        self.overview.show_routine(draft.routine, reasons.get("name", ""))
        exercise = draft.block.exercise if isinstance(draft.block, ExerciseBlock) else ""
        self.inspector.show_draft(draft, found.reasons(draft.chosen, exercise))
        self.sidebar.show_lines([*lines_of(draft.routine, self._exercises, found)])
        self.overview.show_review(found)
        self.toolbar.show_reason(found.problems[0].reason if found.problems else "")
        note = "" if found.problems else guideline_note(draft.routine, self._exercises)
        self.sidebar.show_chosen(draft.chosen, reasons.get("blocks", ""), note)
        self.toolbar.show_history(self.model.undo_text, self.model.redo_text)

    @Slot()
    def open_offers(self) -> None:
        """Show what can be added, unless there is no room for more."""
        if not self.sidebar.add_button.is_waiting:
            tell = partial(announce, self)
            groups = offers(
                self.model, self._exercises, self._figures, self.others, add_new=self._add_new, tell=tell
            )
            PickPanel(_("Add a step"), groups, self).ask()

    def _add_new(self) -> None:
        """Add an exercise of the person's own, and let its name be typed at once."""
        self.model.add_new_exercise()
        self.inspector.begin_naming()

    @cached_property
    def _figures(self) -> TimedFigures:
        return load_timed_figures()

    @Slot()
    def undo(self) -> None:
        self._go(self.model.undo)

    @Slot()
    def redo(self) -> None:
        self._go(self.model.redo)

    def show_font(self) -> None:
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """Pass the keyboard on to the blocks: a focus proxy would keep Tab from what stands above them."""
        self.sidebar.blocks.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Save):
            self.save()
        elif event.matches(QKeySequence.StandardKey.Cancel):
            self.ask_to_leave()
        elif (deed := command_in(event, self._deeds)) is not None:
            deed()
        elif is_one_of(event, LIST_KEYS):
            show_key_list(_("Shortcuts"), page_keys.key_lines(), self)
        else:
            super().keyPressEvent(event)

    @cached_property
    def _deeds(self) -> Mapping[Callable[[], object], Sequence[Pressed]]:
        return {
            self.redo: page_keys.REDO_KEYS,
            self.open_offers: page_keys.ADD_KEYS,
            self.model.add_round: page_keys.ROUND_KEYS,
            self.model.duplicate: page_keys.DUPLICATE_KEYS,
            self._change_sides: page_keys.SIDE_KEYS,
            **{partial(self.model.move_chosen, by): keys for by, keys in page_keys.MOVE_KEYS.items()},
        }

    def _change_sides(self) -> None:
        """Bring the keyboard from the blocks to the form, or from anywhere to the blocks."""
        if self.sidebar.blocks.hasFocus():
            self.inspector.go_to_start()
        else:
            self.sidebar.blocks.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, step: Callable[[], None]) -> None:
        """Go back or forth; where what had the keyboard is gone then, it goes to the blocks."""
        focused = QApplication.focusWidget()
        step()
        if focused is not None and not focused.isVisible():
            self.sidebar.blocks.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_first_problem(self) -> str:
        """Put the keyboard where the first mistake is, its text selected; where it is, and what is wrong."""
        (number, key), mistake = self._found.spots[0], sentence(self.problems[0].reason)
        if number == WHOLE and key == "blocks":
            remedy = self.sidebar.add_button if self._found.empty else self.sidebar.blocks
            remedy.setFocus(Qt.FocusReason.TabFocusReason)
            return mistake
        if number == WHOLE and key == "name":
            lead_to(self.overview.name_field)
            return _("{field}: {reason}").format(field=_("Name"), reason=mistake)
        self.model.choose(number)
        return self.inspector.go_to_first(self._found.reasons(number)) or mistake

    def _fit(self) -> None:
        """On a page that is low for its letters, leave the room to what is read; be only so wide."""
        em_px = QFontMetrics(text_font()).height()
        room = self.height() < _LOW_EMS * em_px, max(_MARGIN_PX, (self.width() - _WIDEST_EMS * em_px) // 2)
        if room == self._room:
            return
        self._room = low, side_px = room
        edge_px, space_px = (_LOW_EDGE_PX, _LOW_SPACE_PX) if low else (_EDGE_PX, _SPACE_PX)
        self._column.setContentsMargins(side_px, edge_px, side_px, edge_px)
        self._column.setSpacing(space_px)
        self.overview.show_low(low=low)
        self.sidebar.show_low(low=low)

    def _join(self) -> None:
        self.model.draft_changed.connect(self.show_draft)
        self.model.told.connect(self.sidebar.tell)
        self.model.told.connect(partial(announce, self))
        self.toolbar.undo_button.clicked.connect(self.undo)
        self.toolbar.redo_button.clicked.connect(self.redo)
        self.toolbar.cancel_button.clicked.connect(self.ask_to_leave)
        self.toolbar.save_button.clicked.connect(self.save)
        self.overview.name_field.edited.connect(self.model.rename)
        self.overview.name_field.left.connect(self.model.end_go)
        self.overview.mistakes_button.clicked.connect(self.show_first_problem)
        self.sidebar.blocks.block_chosen.connect(self.model.choose)
        self.sidebar.blocks.move_requested.connect(self.model.move)
        self.sidebar.blocks.remove_requested.connect(self.model.remove)
        self.sidebar.add_button.clicked.connect(self.open_offers)
        self.sidebar.timed_button.clicked.connect(self.model.add_timed)
        self.sidebar.round_button.clicked.connect(self.model.add_round)
        self.sidebar.duplicate_button.clicked.connect(self.model.duplicate)
        self.sidebar.remove_button.clicked.connect(self.model.remove)
        self.inspector.edited.connect(self.model.change)
        self.inspector.left.connect(self.model.end_go)
        self.inspector.ungroup_requested.connect(self.model.ungroup)

    def _lay_out(self) -> None:
        columns = fill(QHBoxLayout(), self.sidebar, self.inspector, space_px=26)
        columns.setStretch(0, 47)
        columns.setStretch(1, 53)
        parts = (self.toolbar, self._banner, self.overview, columns)
        fill(self._column, *parts, space_px=_SPACE_PX).setStretchFactor(columns, 1)
