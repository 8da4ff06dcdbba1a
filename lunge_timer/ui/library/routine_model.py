"""The routines as a list that views show, each with what has been set in it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from msgspec.structs import replace
from PySide6 import QtGui
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt

from lunge_timer.core.adjust import Choice, Setting, SettingKind, adjust, choose, easier
from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.listing import LibraryItem
from lunge_timer.core.plan import routine_size
from lunge_timer.core.prescribed import with_other_numbers
from lunge_timer.core.routine import Routine
from lunge_timer.core.text.changes import your_dose_line
from lunge_timer.core.text.doses import dose_line, total_text
from lunge_timer.core.text.numbers import spoken_time
from lunge_timer.core.timeline import Timeline
from lunge_timer.language import _

Index: TypeAlias = QModelIndex | QPersistentModelIndex


class Row(NamedTuple):
    """An item as its card shows it; of a broken one, dose is its problem.

    routine is as it would start now, eased says that its sets are halved; timeline is None until it is
    asked for.
    """

    item: LibraryItem
    routine: Routine | None
    total_ms: int
    dose: str
    timeline: Timeline | None = None
    last_done: str = ""
    eased: bool = False


class RoutineModel(QAbstractListModel):
    """One row per item, each reckoned when it is first looked at: there may be a thousand.

    What has been set in a routine stays, also while a search leaves it out, until its file says otherwise.
    """

    def __init__(self, exercises: Exercises, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._exercises = exercises
        self._items: list[LibraryItem] = []
        self._rows: dict[str, Row] = {}
        self._height_px = 0
        self._last_done: Mapping[str, str] = {}  # by the id of what was ever done

    def show_items(self, items: Sequence[LibraryItem]) -> None:
        """List these, in this order."""
        self.beginResetModel()
        self._items = [*items]
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Its name, the card's size, or the whole card in words for a screen reader."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._items[index.row()].name
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(self.row(index.row()))
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, self._height_px)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(self.row(index.row()))
        return None

    @property
    def says_last_done(self) -> bool:
        """Whether there is a routine whose card says when it was last done."""
        return bool(self._last_done)

    def show_last_done(self, lines: Mapping[str, str]) -> None:
        """Say of each routine when it was last done: a line for its id, or nothing."""
        before, self._last_done = self._last_done, dict(lines)
        for item_id, row in [*self._rows.items()]:
            if before.get(item_id, "") != lines.get(item_id, ""):
                self._show_row(row._replace(last_done=lines.get(item_id, "")))

    def show_height(self, height_px: int) -> bool:
        """Give every card that height; returns whether it is another."""
        is_new = height_px != self._height_px
        if is_new:
            self._height_px = height_px
            self.layoutChanged.emit()
        return is_new

    def row(self, number: int) -> Row:
        return self.row_of(self._items[number])

    def row_of(self, item: LibraryItem) -> Row:
        """An item with what has been set in it, whether it is listed or not."""
        row = self._rows.get(item.id)
        if row is None or row.item is not item:
            row = self._rows[item.id] = self._renewed(row, item)
        return row

    def timeline(self, number: int) -> Timeline | None:
        return self.timeline_of(self._items[number])

    def timeline_of(self, item: LibraryItem) -> Timeline | None:
        """That routine laid out, which its card shows from then on; None for a broken one."""
        row = self.row_of(item)
        if row.timeline is not None or row.routine is None:
            return row.timeline
        timeline = compile_timeline(row.routine, self._exercises)
        self._show_row(row._replace(timeline=timeline))
        return timeline

    def set_number(self, item: LibraryItem, setting: Setting, value: int) -> None:
        """Set one number of that routine: the ms of a time, or a count.

        Raises RoutineError where it cannot be set; then it stays as it was.
        """
        before = self.row_of(item)
        if before.routine is not None:
            eased = before.eased and setting.kind is not SettingKind.SETS
            self._set(item, adjust(before.routine, setting, value), eased=eased)

    def set_choice(self, item: LibraryItem, choice: Choice, value: str) -> None:
        """Choose one of the options for that routine.

        Raises RoutineError where it cannot be chosen; then it stays as it was.
        """
        before = self.row_of(item)
        if before.routine is not None:
            self._set(item, choose(before.routine, choice, value), eased=before.eased)

    def ease(self, item: LibraryItem) -> bool:
        """Halve the sets in that routine; False where there is one of each, and nothing to halve."""
        before = self.row_of(item).routine
        if before is None or (now := easier(before)) == before:
            return False
        self._set(item, now, eased=True)
        return True

    def reset(self, item: LibraryItem) -> None:
        """Take back what has been set in that routine."""
        self._show_row(self._renewed(None, item))

    def number_of(self, item_id: str | None) -> int:
        """Where that item is listed; -1 where it is not."""
        return next((number for number, item in enumerate(self._items) if item.id == item_id), -1)

    def item(self, number: int) -> LibraryItem:
        return self._items[number]

    def _renewed(self, before: Row | None, item: LibraryItem) -> Row:
        """The item's row; what was set stays where nothing but name or star is another."""
        routine = item.routine
        if routine is None:
            return Row(item, None, 0, item.problem.removeprefix(f"{item.name}: "))
        if before is not None and before.item.routine is not None and before.routine is not None:
            if before.item.routine is routine:
                return before._replace(item=item)
            if replace(before.item.routine, name=routine.name) == routine:
                return before._replace(item=item, routine=replace(before.routine, name=routine.name))
        total_ms = routine_size(routine, self._exercises).total_ms
        return self._row(item, routine, total_ms)

    def _set(self, item: LibraryItem, routine: Routine, *, eased: bool) -> None:
        if item.routine is not None:
            routine = with_other_numbers(item.routine, routine)
        timeline = compile_timeline(routine, self._exercises)
        self._show_row(self._row(item, routine, timeline.total_ms, timeline)._replace(eased=eased))

    def _row(
        self, item: LibraryItem, routine: Routine, total_ms: int, timeline: Timeline | None = None
    ) -> Row:
        yours = item.shipped is not None and routine == item.routine
        dose = (your_dose_line if yours else dose_line)(routine, self._exercises)
        return Row(item, routine, total_ms, dose, timeline, self._last_done.get(item.id, ""))

    def _show_row(self, row: Row) -> None:
        self._rows[row.item.id] = row
        number = self.number_of(row.item.id)
        if number >= 0:
            index = self.index(number)
            self.dataChanged.emit(index, index)


def _spoken(row: Row) -> str:
    if row.routine is None:
        return _("{name}, cannot be used: {problem}").format(name=row.item.name, problem=row.dose)
    text = _("{name}, starred, {time}, {dose}") if row.item.starred else _("{name}, {time}, {dose}")
    total = total_text(row.routine, row.total_ms, spoken_time)
    spoken = text.format(name=row.routine.name, time=total, dose=row.dose)
    return _("{card}, last done {when}").format(card=spoken, when=row.last_done) if row.last_done else spoken


def _tip(row: Row) -> str:
    """What a narrow card may cut short, as HTML: a tip takes for that whatever looks like it."""
    lines = filter(None, (row.item.name, row.dose, row.last_done))
    return "".join(QtGui.Qt.convertFromPlainText(text) for text in lines)
