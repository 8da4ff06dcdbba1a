"""The workouts that were done as a list for views, newest first, each row put into words when it is seen."""

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt

from lunge_timer.core.done_workout import Workout
from lunge_timer.core.text.past_workouts import remarks_line, reps_line, spoken_workout, time_line
from lunge_timer.ui.progress.day_words import long_day_text, month_text, short_month_text, weekday_text

Index: TypeAlias = QModelIndex | QPersistentModelIndex


class WorkoutRow(NamedTuple):
    """What a row says; its month where it is the first of it."""

    day: str
    month: str
    name: str
    remarks: str
    reps: str
    time: str


class WorkoutModel(QAbstractListModel):
    """There may be thousands: a row's words are made when it is first looked at."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workouts: tuple[Workout, ...] = ()
        self._rows: dict[int, WorkoutRow] = {}
        self._today = 0
        self._height_px = 0

    def show_workouts(self, workouts: Sequence[Workout], today: int) -> None:
        """List these, whatever their order is."""
        self.beginResetModel()
        self._workouts = tuple(sorted(workouts, key=lambda each: each.started_ms, reverse=True))
        self._rows.clear()
        self._today = today
        self.endResetModel()

    def show_height(self, height_px: int) -> None:
        """Give every row that height."""
        if height_px != self._height_px:
            self._height_px = height_px
            self.layoutChanged.emit()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._workouts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, self._height_px)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._workouts[index.row()].name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            workout = self._workouts[index.row()]
            return f"{long_day_text(workout.local_day)}, {spoken_workout(workout)}"
        return None

    def workout(self, number: int) -> Workout:
        return self._workouts[number]

    def number_of(self, uid: str) -> int:
        """Where that workout is listed; -1 where it is not."""
        return next((number for number, each in enumerate(self._workouts) if each.uid == uid), -1)

    def month(self, number: int) -> str:
        """The month of that row, for the head of the list."""
        return month_text(self._workouts[number].local_day, self._today)

    def row(self, number: int) -> WorkoutRow:
        row = self._rows.get(number)
        if row is None:
            row = self._rows[number] = self._in_words(number)
        return row

    def _in_words(self, number: int) -> WorkoutRow:
        workout = self._workouts[number]
        day = workout.local_day
        month = short_month_text(day, self._today)
        before = self._workouts[number - 1].local_day if number else None
        is_first = before is None or short_month_text(before, self._today) != month
        return WorkoutRow(
            day=weekday_text(day),
            month=month if is_first else "",
            name=workout.name,
            remarks=remarks_line(workout),
            reps=reps_line(workout),
            time=time_line(workout),
        )
