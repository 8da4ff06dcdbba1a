"""The context menu: everything that can be done with the chosen routine."""

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from lunge_timer.core.listing import LibraryItem
from lunge_timer.language import _
from lunge_timer.ui.library.library_commands import LibraryCommand, commands_for, key_text
from lunge_timer.ui.widgets.menu import Menu

_SPACE_PX = 6  # between the menu and its button


class RoutineMenu(Menu):
    """Lists what makes sense for the item; none of its texts is a user's."""

    command_requested = Signal(object)  # LibraryCommand

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.setAccessibleName(_("More actions"))
        self.triggered.connect(self._ask)

    def show_item(self, item: LibraryItem | None) -> None:
        """Offer what can be done with item, and what can be done at any time."""
        self.clear()
        offered = commands_for(item)
        for group in _groups(item):
            for command, text in group:
                if command in offered:
                    # What stands after a tab is shown as the key, and is none: the page listens to the keys.
                    self.addAction(f"{text}\t{key_text(command)}").setData(command)
            self.addSeparator()

    def open_at(self, place: QPoint | None, button: QWidget | None) -> None:
        """Open at a place on the screen, or else above button where that is in sight."""
        if place is None:
            rise = QPoint(0, -self.sizeHint().height() - _SPACE_PX)
            middle = self._page.mapToGlobal(self._page.rect().center())
            place = middle if button is None or not button.isVisible() else button.mapToGlobal(rise)
        self.popup(place)

    @Slot(QAction)
    def _ask(self, action: QAction) -> None:
        self.command_requested.emit(action.data())


def _groups(item: LibraryItem | None) -> tuple[tuple[tuple[LibraryCommand, str], ...], ...]:
    """Commands and their texts, with a line between one group and the next."""
    starred, own = item is not None and item.starred, item is not None and item.own
    return (
        (
            (LibraryCommand.START, _("Start")),
            (LibraryCommand.STAR, _("Remove star") if starred else _("Star")),
            (LibraryCommand.SAVE, _("Save as favourite")),
            (LibraryCommand.EASE, _("Easier today: half the sets")),
            (
                LibraryCommand.FORGET,
                _("Use the prescribed numbers") if own else _("Use the original numbers"),
            ),
        ),
        (
            (LibraryCommand.EDIT, _("Edit") if own else _("Edit a copy")),
            (LibraryCommand.RENAME, _("Rename")),
            (LibraryCommand.DUPLICATE, _("Duplicate")),
            (LibraryCommand.DELETE, _("Delete")),
        ),
        (
            (LibraryCommand.IMPORT, _("Import…")),
            (LibraryCommand.EXPORT, _("Export…")),
            (LibraryCommand.SHOW_FOLDER, _("Show in folder")),
        ),
    )
