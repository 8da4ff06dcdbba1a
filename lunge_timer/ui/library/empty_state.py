"""What stands in the place of a routine: a file that cannot be used, or nothing chosen."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lunge_timer.core.listing import LibraryItem
from lunge_timer.language import _
from lunge_timer.ui.library.library_commands import LibraryCommand
from lunge_timer.ui.theme import SUBHEADING
from lunge_timer.ui.widgets.banner import Sign
from lunge_timer.ui.widgets.buttons import Look, PillButton
from lunge_timer.ui.widgets.card import Card
from lunge_timer.ui.widgets.flow_layout import FlowLayout
from lunge_timer.ui.widgets.icons import Icon
from lunge_timer.ui.widgets.labels import PlainLabel
from lunge_timer.ui.widgets.layouts import fill

_MARGIN_PX = 32
_PAD_PX = 24
_SPACE_PX = 8


class BrokenFile(QWidget):
    """In the place of a routine."""

    command_requested = Signal(object)  # LibraryCommand

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = PlainLabel(size=SUBHEADING, bold=True, wrap=True)
        self._problem = PlainLabel(wrap=True)
        self._advice = PlainLabel(tint="muted", wrap=True)
        self.folder_button = PillButton(_("Show in folder"), look=Look.PRIMARY)
        self.folder_button.clicked.connect(partial(self.command_requested.emit, LibraryCommand.SHOW_FOLDER))
        self.delete_button = PillButton(_("Delete"))
        self.delete_button.clicked.connect(partial(self.command_requested.emit, LibraryCommand.DELETE))
        card = Card()
        head = fill(QHBoxLayout(), space_px=12)
        head.addWidget(Sign(Icon.WARNING), 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._name, 1)
        buttons = FlowLayout(10)
        for button in (self.folder_button, self.delete_button):
            buttons.addWidget(button)
        inside = QVBoxLayout(card)
        fill(inside, head, self._problem, self._advice, space_px=14, margins_px=(_PAD_PX,) * 4)
        inside.addSpacing(4)
        inside.addLayout(buttons)
        column = fill(QVBoxLayout(self), card, margins_px=(_MARGIN_PX, 24, _MARGIN_PX, _MARGIN_PX))
        column.addStretch(1)
        self.hide()

    def show_item(self, item: LibraryItem) -> None:
        self._name.setText(_("{name} cannot be used").format(name=item.name))
        self._problem.setText(item.problem)
        self._advice.setText(
            _("Nothing in it was changed. It takes a newer Lunge Timer to use it.")
            if item.newer
            else _("Nothing in it was changed. Put it right with a text editor, or delete it.")
        )


class NothingChosen(QWidget):
    """Says that nothing is chosen, and how to come back to what was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = PlainLabel(_("Nothing is chosen"), size=SUBHEADING, bold=True, wrap=True)
        self._advice = PlainLabel(tint="muted", wrap=True)
        column = fill(QVBoxLayout(self), space_px=_SPACE_PX, margins_px=(_MARGIN_PX,) * 4)
        column.addStretch(2)
        for label in (title, self._advice):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            column.addWidget(label)
        column.addStretch(3)
        self.hide()

    def show_waiting(self, item: LibraryItem | None) -> None:
        """Name what is chosen again once the search is cleared."""
        words = _("Clear the search to come back to “{name}”.")
        self._advice.setText(words.format(name=item.name) if item else "")
