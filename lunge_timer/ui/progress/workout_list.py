"""The list of workouts: day, routine, reps of each leg, time, effort and note; and the card around it."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lunge_timer.core.done_workout import Workout
from lunge_timer.language import _, ngettext
from lunge_timer.ui.progress.week_card import PAD_PX
from lunge_timer.ui.progress.workout_model import WorkoutModel, WorkoutRow
from lunge_timer.ui.theme import BODY, SMALL, SUBHEADING, current_colors, text_font
from lunge_timer.ui.widgets.card import Card, paint_focus, paint_rounded
from lunge_timer.ui.widgets.labels import PlainLabel
from lunge_timer.ui.widgets.layouts import fill
from lunge_timer.ui.widgets.list_view import PaintedListView

_PAD_PX = (8, 9)  # beside and above the words of a row
_LINE_SPACE_PX = 1
_COLUMN_SPACE_PX = 16
_RADIUS_PX = 10.0
_LEAST_ROWS = 5
_LEAST_NAME_CHARS = 6
_FEW_ROWS = 2


class WorkoutList(PaintedListView):
    """Rows to be opened by a click or by Enter; the arrow keys go through them."""

    open_requested = Signal(str)  # uid
    delete_requested = Signal(str)  # uid
    month_changed = Signal(str)  # of the first row in sight

    def __init__(self, parent: QWidget | None = None) -> None:
        self.workouts = WorkoutModel()
        super().__init__(self.workouts, _("Workouts"), QPalette.ColorRole.Base, parent)
        self._wanted = ""  # uid of what is to be current once it is listed
        self.workouts.setParent(self)
        self.setAccessibleDescription(_("Enter opens a workout, Delete deletes it"))
        self.clicked.connect(self.open)
        self.verticalScrollBar().valueChanged.connect(self.tell_month)
        self.show_font()

    def show_workouts(self, workouts: Sequence[Workout], today: int) -> None:
        """List these; the current one stays current, or else the one that takes its place."""
        number, uid = self.currentIndex().row(), self.current_uid()
        self.workouts.show_workouts(workouts, today)
        wanted = self.workouts.number_of(self._wanted)
        found = self.workouts.number_of(uid) if wanted < 0 else wanted
        if wanted >= 0:
            self._wanted = ""
        number = found if found >= 0 else min(max(0, number), self.workouts.rowCount() - 1)
        index = self.workouts.index(number)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.updateGeometry()
        self.tell_month()

    def make_current(self, uid: str) -> None:
        """Have that workout be the current one when it is listed next."""
        self._wanted = uid

    def current_uid(self) -> str:
        """Of the current row; nothing where there is none."""
        index = self.currentIndex()
        return self.workouts.workout(index.row()).uid if index.isValid() else ""

    @Slot(QModelIndex)
    def open(self, index: QModelIndex) -> None:
        self.open_requested.emit(self.workouts.workout(index.row()).uid)

    @Slot()
    def tell_month(self) -> None:
        index = self.indexAt(self._ground.rect().topLeft())
        self.month_changed.emit(self.workouts.month(index.row()) if index.isValid() else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        uid = self.current_uid()
        if uid and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.open_requested.emit(uid)
        elif uid and event.key() == Qt.Key.Key_Delete:
            self.delete_requested.emit(uid)
        elif event.text() and event.text().isprintable():  # Qt would search for it in the names
            event.ignore()
        else:
            super().keyPressEvent(event)

    def show_font(self) -> None:
        self._day_font = text_font(BODY, bold=True, digits=True)
        self._name_font, self._small_font = text_font(BODY), text_font(SMALL)
        self._number_font = text_font(BODY, digits=True)
        self._small_number_font = text_font(SMALL, digits=True)
        self._day_px = QFontMetrics(self._day_font).horizontalAdvance("Wed 28") + 2
        self.workouts.show_height(self.row_px())
        self.updateGeometry()

    def row_px(self) -> int:
        lines_px = QFontMetrics(self._name_font).height() + QFontMetrics(self._small_font).height()
        return lines_px + _LINE_SPACE_PX + 2 * _PAD_PX[1]

    def minimumSizeHint(self) -> QSize:
        rows = min(_LEAST_ROWS, max(_FEW_ROWS, self.workouts.rowCount()))
        return QSize(self.row_px() * 3, self.row_px() * rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.tell_month()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in sight, one after the other."""
        current, focused = self.currentIndex().row(), self.hasFocus()
        first = self.indexAt(event.rect().topLeft())
        with QPainter(self._ground) as painter:
            for number in range(max(0, first.row()), self.workouts.rowCount()):
                place = self.visualRect(self.workouts.index(number))
                if place.top() > event.rect().bottom():
                    break
                self._paint_ground(
                    painter, place, hovered=number == self._hovered, focused=focused and number == current
                )
                self._paint_row(painter, place, self.workouts.row(number))

    def _paint_ground(self, painter: QPainter, place: QRect, *, hovered: bool, focused: bool) -> None:
        """A line above it; lit where the mouse is, framed where the keyboard is."""
        colors = current_colors()
        painter.fillRect(place.left(), place.top(), place.width(), 1, colors.card_edge)
        area = QRectF(place).adjusted(0, 2, 0, -1)
        if hovered:
            paint_rounded(painter, area, _RADIUS_PX, fill=colors.track)
        if focused:
            paint_focus(painter, area, _RADIUS_PX)

    def _paint_row(self, painter: QPainter, place: QRect, row: WorkoutRow) -> None:
        colors = current_colors()
        beside, above = _PAD_PX
        upper_px, lower_px = (
            QFontMetrics(self._name_font).height(),
            QFontMetrics(self._small_font).height(),
        )
        area = place.adjusted(beside, above, -beside, -above)
        upper = QRect(area.left(), area.top(), area.width(), upper_px)
        lower = QRect(area.left(), upper.bottom() + 1 + _LINE_SPACE_PX, area.width(), lower_px)
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        middle = Qt.AlignmentFlag.AlignVCenter

        def write(line: QRect, text: str, *, muted: bool = False, side: Qt.AlignmentFlag = left) -> None:
            painter.setPen(colors.muted if muted else colors.ink)
            cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, (side | middle).value, cut)

        painter.setFont(self._day_font)
        day_line = upper if row.month else upper.united(lower)
        write(QRect(day_line.left(), day_line.top(), self._day_px, day_line.height()), row.day)
        painter.setFont(self._small_font)
        write(QRect(lower.left(), lower.top(), self._day_px, lower_px), row.month, muted=True)
        for line in (upper, lower):
            line.setLeft(line.left() + self._day_px + _COLUMN_SPACE_PX)
        reps_px = QFontMetrics(self._number_font).horizontalAdvance(row.reps)
        time_px = QFontMetrics(self._small_number_font).horizontalAdvance(row.time)
        least_px = QFontMetrics(self._name_font).averageCharWidth() * _LEAST_NAME_CHARS
        painter.setFont(self._number_font)
        if reps_px + _COLUMN_SPACE_PX + least_px <= upper.width():  # else the name needs all of the line
            write(upper, row.reps, side=right)
            upper.setWidth(upper.width() - reps_px - _COLUMN_SPACE_PX)
        painter.setFont(self._small_number_font)
        write(lower, row.time, muted=True, side=right)
        lower.setWidth(lower.width() - time_px - _COLUMN_SPACE_PX)
        painter.setFont(self._name_font)
        write(upper, row.name)
        painter.setFont(self._small_font)
        write(lower, row.remarks, muted=True)


class WorkoutsCard(Card):
    """The list below its title, with the month that is in sight."""

    accessible_role = "group"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = WorkoutList()
        self._count = PlainLabel(size=SMALL, tint="muted")
        self._month = PlainLabel(size=SMALL, tint="muted")
        self.list.month_changed.connect(self._month.setText)
        title = PlainLabel(_("Workouts"), size=SUBHEADING, bold=True)
        head = fill(QHBoxLayout(), title, self._count, self._month, space_px=10)
        head.setStretch(1, 1)
        head.setContentsMargins(0, 0, _PAD_PX[0], 0)
        margins = (PAD_PX, PAD_PX - 4, PAD_PX - 8, 12)
        column = fill(QVBoxLayout(self), head, space_px=10, margins_px=margins)
        column.addWidget(self.list, 1)

    def show_workouts(self, workouts: Sequence[Workout], today: int) -> None:
        self.list.show_workouts(workouts, today)
        words = ngettext("{count} workout", "{count} workouts", len(workouts)).format(count=len(workouts))
        self.setAccessibleName(words)
        self._count.setText(str(len(workouts)) if len(workouts) > 1 else "")
