"""The routines as a list that views show, each with what has been set in it."""

from collections.abc import Sequence
from gettext import gettext as _
from typing import NamedTuple, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt

from lunge_timer.core.describe import dose_line, spoken_time
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.plan import routine_size
from lunge_timer.core.routine import Routine
from lunge_timer.core.timeline import Timeline, compile_timeline

Index: TypeAlias = QModelIndex | QPersistentModelIndex


class Row(NamedTuple):
    """A routine as it would start now, and what its card says; timeline is None until it is asked for."""

    routine: Routine
    total_ms: int
    dose: str
    timeline: Timeline | None = None


class RoutineModel(QAbstractListModel):
    """One row per routine, each reckoned when it is first looked at: there may be a thousand."""

    def __init__(
        self, routines: Sequence[Routine], exercises: Exercises, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._routines = [*routines]
        self._exercises = exercises
        self._rows: dict[int, Row] = {}
        self._height_px = 0

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._routines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Its name, the card's size, or the whole card in words for a screen reader."""
        if not index.isValid():
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._routines[index.row()].name
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, self._height_px)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            row = self.row(index.row())
            return _("{name}, {time}, {dose}").format(
                name=row.routine.name, time=spoken_time(row.total_ms), dose=row.dose
            )
        return None

    def show_height(self, height_px: int) -> None:
        """Give every card that height."""
        if height_px != self._height_px:
            self._height_px = height_px
            self.layoutChanged.emit()

    def row(self, number: int) -> Row:
        row = self._rows.get(number)
        if row is None:
            routine = self._routines[number]
            total_ms = routine_size(routine, self._exercises).total_ms
            row = self._rows[number] = Row(routine, total_ms, dose_line(routine, self._exercises))
        return row

    def timeline(self, number: int) -> Timeline:
        """That routine laid out; a card shows it from then on."""
        row = self.row(number)
        if row.timeline is not None:
            return row.timeline
        timeline = compile_timeline(row.routine, self._exercises)
        self._show_row(number, row._replace(timeline=timeline))
        return timeline

    def show_set(self, number: int, routine: Routine, timeline: Timeline) -> None:
        """Put a routine, with what has been set in it, in the place of what was there."""
        self._routines[number] = routine
        dose = dose_line(routine, self._exercises)
        self._show_row(number, Row(routine, timeline.total_ms, dose, timeline))

    def index_of(self, name: str) -> QModelIndex:
        """Where the routine of that name is; no valid index where there is none. Case does not matter."""
        for number, routine in enumerate(self._routines):
            if routine.name.casefold() == name.casefold():
                return self.index(number)
        return QModelIndex()

    def _show_row(self, number: int, row: Row) -> None:
        self._rows[number] = row
        index = self.index(number)
        self.dataChanged.emit(index, index)
