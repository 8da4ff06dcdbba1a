"""The buttons for what is done with the chosen routine, but to start it."""

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from lunge_timer.core.listing import LibraryItem
from lunge_timer.language import _
from lunge_timer.ui.library.library_commands import LibraryCommand
from lunge_timer.ui.widgets.buttons import PillButton
from lunge_timer.ui.widgets.icons import Icon

BUTTON_SPACE_PX = 10
ABOVE_PX, BELOW_PX = 8, 12


class ActionRow(QWidget):
    """The commands that are wanted most, as many as there is room for, and a button for the menu of all."""

    command_requested = Signal(object)  # LibraryCommand

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._ask)
        self._save = self._button(LibraryCommand.SAVE, _("Save as favourite"), Icon.STAR_EMPTY)
        self._edit = self._button(LibraryCommand.EDIT, _("Edit"))
        self._duplicate = self._button(LibraryCommand.DUPLICATE, _("Duplicate"))
        self._export = self._button(LibraryCommand.EXPORT, _("Export"))
        self.menu_button = self._button(LibraryCommand.SHOW_MENU, "⋯")
        self.menu_button.setAccessibleName(_("More actions"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_item(self, item: LibraryItem) -> None:
        """Name the buttons for screen readers."""
        edit = _("Edit {name}") if item.own else _("Edit a copy of {name}")
        self._save.setAccessibleName(_("Save {name} as it is set as a favourite").format(name=item.name))
        self._edit.setAccessibleName(edit.format(name=item.name))
        self._duplicate.setAccessibleName(_("Duplicate {name}").format(name=item.name))
        self._export.setAccessibleName(_("Export {name}").format(name=item.name))

    def show_margin(self, margin_px: int) -> None:
        """Leave that much free at both sides."""
        self.setContentsMargins(margin_px, ABOVE_PX, margin_px, BELOW_PX)

    def sizeHint(self) -> QSize:
        widths = [button.sizeHint().width() + BUTTON_SPACE_PX for button in self._buttons()]
        size = QSize(sum(widths) - BUTTON_SPACE_PX, self._save.sizeHint().height())
        return size.grownBy(self.contentsMargins())

    def minimumSizeHint(self) -> QSize:
        """As wide as the button for the menu: it has all that the others do."""
        return self.menu_button.sizeHint().grownBy(self.contentsMargins())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons in a row; those that have no room are in the menu only."""
        super().resizeEvent(event)
        *wanted, menu = self._buttons()
        area = self.contentsRect()
        last_px = area.right() + 1 - menu.sizeHint().width()
        left = area.left()
        fits = True
        for button in wanted:
            width_px = button.sizeHint().width()
            fits = fits and left + width_px + BUTTON_SPACE_PX <= last_px
            button.setVisible(fits)
            if fits:
                button.setGeometry(left, area.top(), width_px, area.height())
                left += width_px + BUTTON_SPACE_PX
        menu.setGeometry(left, area.top(), menu.sizeHint().width(), area.height())

    def _buttons(self) -> list[PillButton]:
        return [self._save, self._edit, self._duplicate, self._export, self.menu_button]

    def _button(self, command: LibraryCommand, text: str, icon: Icon | None = None) -> PillButton:
        button = PillButton(text, self, icon=icon)
        self._group.addButton(button, command.value)
        return button

    @Slot(int)
    def _ask(self, value: int) -> None:
        self.command_requested.emit(LibraryCommand(value))
