"""The row of buttons under the chosen routine."""

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from lunge_timer.core.item import Item
from lunge_timer.language import _
from lunge_timer.ui.buttons import PillButton
from lunge_timer.ui.icons import Icon
from lunge_timer.ui.library.commands import Command

_SPACE_PX = 10


class Actions(QWidget):
    """The commands that are wanted most, as many as there is room for, and a button for the menu of all."""

    asked = Signal(object)  # Command

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._ask)
        self._save = self._button(Command.SAVE, _("Save as favourite"), Icon.STAR_EMPTY)
        self._edit = self._button(Command.EDIT, _("Edit"))
        self._duplicate = self._button(Command.DUPLICATE, _("Duplicate"))
        self._export = self._button(Command.EXPORT, _("Export"))
        self.menu_button = self._button(Command.SHOW_MENU, "⋯")
        self.menu_button.setAccessibleName(_("All that can be done with it"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_item(self, item: Item) -> None:
        """Name the buttons for screen readers."""
        self._save.setAccessibleName(_("Save {name} as it is set as a favourite").format(name=item.name))
        self._edit.setAccessibleName(
            (_("Edit {name}") if item.own else _("Edit a copy of {name}")).format(name=item.name)
        )
        self._duplicate.setAccessibleName(_("Duplicate {name}").format(name=item.name))
        self._export.setAccessibleName(_("Export {name}").format(name=item.name))

    def sizeHint(self) -> QSize:
        widths = [button.sizeHint().width() + _SPACE_PX for button in self._buttons()]
        return QSize(sum(widths) - _SPACE_PX, self._save.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        least_px = self._save.sizeHint().width() + _SPACE_PX + self.menu_button.sizeHint().width()
        return QSize(least_px, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        """Put the buttons in a row; those that have no room are in the menu only."""
        *wanted, menu = self._buttons()
        room_px = self.width() - menu.sizeHint().width()
        left = 0
        fits = True
        for button in wanted:
            width_px = button.sizeHint().width()
            fits = fits and left + width_px + _SPACE_PX <= room_px
            button.setVisible(fits)
            if fits:
                button.setGeometry(left, 0, width_px, self.height())
                left += width_px + _SPACE_PX
        menu.setGeometry(left, 0, menu.sizeHint().width(), self.height())

    def _buttons(self) -> list[PillButton]:
        return [self._save, self._edit, self._duplicate, self._export, self.menu_button]

    def _button(self, command: Command, text: str, icon: Icon | None = None) -> PillButton:
        button = PillButton(text, self, icon=icon)
        self._group.addButton(button, command.value)
        return button

    @Slot(int)
    def _ask(self, value: int) -> None:
        self.asked.emit(Command(value))
