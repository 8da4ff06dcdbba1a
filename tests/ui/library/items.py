"""Items of every kind, and someone who keeps them as the program does, without any file."""

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from lunge_timer.core.listing import LibraryItem
from lunge_timer.core.routine import Routine
from lunge_timer.ui.library.page import LibraryPage
from tests.ui.library.pages import items_of, routines

BROKEN = LibraryItem(
    id="half",
    routine=None,
    own=True,
    starred=False,
    name="half.lunge.json",
    problem="half.lunge.json: blocks[2].sets: 0 is not between 1 and 99",
)


def own(item_id: str, name: str, routine: Routine | None = None, *, starred: bool = False) -> LibraryItem:
    named = replace(routine or routines()[0], name=name)
    return LibraryItem(id=item_id, routine=named, own=True, starred=starred, name=name, problem="")


def built_ins() -> list[LibraryItem]:
    return items_of(routines())


class Keeper(QObject):
    """Does what a page asks for, and shows what has become of it."""

    def __init__(self, page: LibraryPage, items: list[LibraryItem]) -> None:
        super().__init__(page)
        self.page = page
        self.items = {item.id: item for item in items}
        page.star_requested.connect(self.star)
        page.rename_requested.connect(self.rename)
        page.save_requested.connect(self.save)
        page.delete_requested.connect(self.delete)
        self.show()

    def show(self) -> None:
        self.page.show_items([*self.items.values()])

    @Slot(str, bool)
    def star(self, item_id: str, starred: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.items[item_id] = replace(self.items[item_id], starred=starred)
        self.show()

    @Slot(str, str)
    def rename(self, item_id: str, name: str) -> None:
        item = self.items[item_id]
        assert item.routine is not None
        self.items[item_id] = replace(item, name=name, routine=replace(item.routine, name=name))
        self.show()

    @Slot(object)
    def save(self, routine: Routine) -> None:
        self.items["saved"] = own("saved", routine.name, routine, starred=True)
        self.show()
        self.page.choose("saved")
        self.page.rename_chosen()

    @Slot(str)
    def delete(self, item_id: str) -> None:
        name = self.items.pop(item_id).name
        self.show()
        self.page.show_undo(f"“{name}” was deleted.")


class FixedFiles:
    """Answers at once, in the place of a dialog."""

    def __init__(self, *files: Path) -> None:
        self.files = list(files)
        self.names: list[str] = []  # of the routines that were to be exported

    def files_to_import(self, _parent: QWidget) -> list[Path]:
        return self.files

    def file_to_export(self, _parent: QWidget, name: str) -> Path | None:
        self.names.append(name)
        return next(iter(self.files), None)
