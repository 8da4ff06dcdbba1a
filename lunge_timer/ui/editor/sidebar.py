"""The editor's left column: the blocks in their order, and the buttons that add and remove."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lunge_timer.core.limits import BLOCKS
from lunge_timer.language import _
from lunge_timer.ui.editor.block_card import BlockLine, BlockModel
from lunge_timer.ui.editor.block_list import BlockList
from lunge_timer.ui.editor.draft import WHOLE
from lunge_timer.ui.theme import SMALL
from lunge_timer.ui.widgets.buttons import SlimButton
from lunge_timer.ui.widgets.flow_layout import FlowLayout
from lunge_timer.ui.widgets.labels import PlainLabel
from lunge_timer.ui.widgets.layouts import fill

_SPACE_PX = 8
_LOW_EMS = 16


class Sidebar(QWidget):
    """The list and its buttons; what these do is the page's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = BlockModel(self)
        self.blocks = BlockList(self._model)
        self.add_button = SlimButton(_("+ Add"), size=SMALL)
        self.timed_button = SlimButton(_("+ Timed step"), size=SMALL)
        self.round_button = SlimButton(_("+ Round"), size=SMALL)
        self.duplicate_button = SlimButton(_("Duplicate"), size=SMALL)
        self.remove_button = SlimButton(_("Remove"), size=SMALL)
        self._needed = False  # whether the hint is more than a hint
        self._hint = PlainLabel(size=SMALL, tint="muted", wrap=True)
        self._adding = (self.add_button, self.timed_button, self.round_button)
        self._buttons = (*self._adding, self.duplicate_button, self.remove_button)
        buttons = FlowLayout(_SPACE_PX)
        for button in self._buttons:
            buttons.addWidget(button)
        # The list gives and takes the hint's room, so that no button moves.
        column = fill(QVBoxLayout(self), self.blocks, self._hint, buttons, space_px=_SPACE_PX)
        column.setStretch(0, 1)

    def show_lines(self, lines: Sequence[BlockLine]) -> None:
        """Show what the rows say; the list stays where it was scrolled to."""
        self._model.show_lines(lines)

    def show_chosen(self, number: int, problem: str, note: str) -> None:
        """Show a block as chosen, or the whole routine, and what is wrong in all, or to be noted.

        What a routine without a step lacks is told as calmly as a note.
        """
        full = self._model.rowCount() > BLOCKS.high  # one more row than blocks
        limit = _("{count} blocks at most").format(count=BLOCKS.high) if full else ""
        none = _("Choose a block first") if number == WHOLE else ""
        self.blocks.show_chosen(number)
        for button in self._adding:
            _show_reason(button, limit)
        _show_reason(self.duplicate_button, none or limit)
        _show_reason(self.remove_button, none)
        self._needed = bool(problem or limit)
        self._hint.setText(problem or limit or note or _("Drag or Alt+↑/↓ to reorder"))
        empty = self._model.rowCount() == 1  # the row of the whole routine
        self._hint.show_tint("danger" if problem and not empty else "muted")
        self._show_hint()

    def tell(self, sentence: str) -> None:
        """Write a sentence in the place of the hint, unless there is none, or the hint is needed."""
        if sentence and not self._needed:
            self._hint.setText(sentence)

    def show_low(self, *, low: bool) -> None:
        """Where the page is low for its letters, leave its room to the words of the list."""
        self.blocks.show_low(low=low)
        for button in self._buttons:
            button.show_low(low=low)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_hint()
        # Where it would begin a line of its own, the list needs the room more: “+ Add” offers rounds, too.
        needed_px = sum(button.sizeHint().width() + _SPACE_PX for button in self._buttons) - _SPACE_PX
        self.round_button.setVisible(needed_px <= self.width())

    def _show_hint(self) -> None:
        """Where there is little room, it is the list's."""
        self._hint.setVisible(self._needed or self.height() > _LOW_EMS * self.fontMetrics().height())


def _show_reason(button: SlimButton, reason: str) -> None:
    """Say why the button does nothing now; an empty reason: it can be pressed."""
    button.show_waiting(waiting=bool(reason))
    button.setAccessibleDescription(reason)
