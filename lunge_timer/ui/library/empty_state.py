"""What stands in the place of a routine: a file that cannot be used, or nothing chosen."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lunge_timer.core.listing import LibraryItem
from lunge_timer.language import _
from lunge_timer.ui.library.library_commands import LibraryCommand
from lunge_timer.ui.theme import SUBHEADING
from lunge_timer.ui.widgets.banner import Sign
from lunge_timer.ui.widgets.buttons import Look, PillButton
from lunge_timer.ui.widgets.card import Card
from lunge_timer.ui.widgets.icons import Icon
from lunge_timer.ui.widgets.labels import PlainLabel

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
        self.folder_button.clicked.connect(self.ask_for_folder)
        self.delete_button = PillButton(_("Delete"))
        self.delete_button.clicked.connect(self.ask_to_delete)
        card = Card()
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Sign(Icon.WARNING), 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._name, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.folder_button)
        buttons.addWidget(self.delete_button)
        buttons.addStretch(1)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(_PAD_PX, _PAD_PX, _PAD_PX, _PAD_PX)
        inside.setSpacing(14)
        inside.addLayout(head)
        inside.addWidget(self._problem)
        inside.addWidget(self._advice)
        inside.addSpacing(4)
        inside.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN_PX, 24, _MARGIN_PX, _MARGIN_PX)
        column.addWidget(card)
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

    @Slot()
    def ask_for_folder(self) -> None:
        self.command_requested.emit(LibraryCommand.SHOW_FOLDER)

    @Slot()
    def ask_to_delete(self) -> None:
        self.command_requested.emit(LibraryCommand.DELETE)


class NothingChosen(QWidget):
    """Says that nothing is chosen, and how to come back to what was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = PlainLabel(_("Nothing is chosen"), size=SUBHEADING, bold=True, wrap=True)
        self._advice = PlainLabel(tint="muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN_PX, _MARGIN_PX, _MARGIN_PX, _MARGIN_PX)
        column.setSpacing(_SPACE_PX)
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
