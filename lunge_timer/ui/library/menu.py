"""Everything that can be done with the chosen item, as a menu."""

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from lunge_timer.core.item import Item
from lunge_timer.language import _
from lunge_timer.ui.library.commands import Command, commands_for, key_text
from lunge_timer.ui.menu import Menu

_SPACE_PX = 6  # between the menu and its button


class ItemMenu(Menu):
    """Lists what makes sense for the item; none of its texts is a user's."""

    asked = Signal(object)  # Command

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.setAccessibleName(_("All that can be done with it"))
        self.triggered.connect(self._ask)

    def show_item(self, item: Item | None) -> None:
        """Offer what can be done with item, and what can be done at any time."""
        self.clear()
        offered = commands_for(item)
        for group in _groups(item):
            for command, text in group:
                if command in offered:
                    # What stands after a tab is shown as the key, and is none: the page listens to the keys.
                    self.addAction(f"{text}\t{key_text(command)}").setData(command)
            self.addSeparator()

    def open_at(self, place: QPoint | None, button: QWidget) -> None:
        """Open at a place on the screen, or else above button where that is in sight."""
        if place is None:
            rise = QPoint(0, -self.sizeHint().height() - _SPACE_PX)
            middle = self._page.mapToGlobal(self._page.rect().center())
            place = button.mapToGlobal(rise) if button.isVisible() else middle
        self.popup(place)

    @Slot(QAction)
    def _ask(self, action: QAction) -> None:
        self.asked.emit(action.data())


def _groups(item: Item | None) -> tuple[tuple[tuple[Command, str], ...], ...]:
    """Commands and their texts, with a line between one group and the next."""
    starred, own = item is not None and item.starred, item is not None and item.own
    return (
        (
            (Command.START, _("Start")),
            (Command.STAR, _("Remove star") if starred else _("Star")),
            (Command.SAVE, _("Save as favourite")),
        ),
        (
            (Command.EDIT, _("Edit") if own else _("Edit a copy")),
            (Command.RENAME, _("Rename")),
            (Command.DUPLICATE, _("Duplicate")),
            (Command.DELETE, _("Delete")),
        ),
        (
            (Command.IMPORT, _("Import…")),
            (Command.EXPORT, _("Export…")),
            (Command.SHOW_FOLDER, _("Show in folder")),
        ),
    )
