"""The chart's numbers as a table: a row for each point, newest first, a column for each leg."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from lunge_timer.language import _
from lunge_timer.ui.progress.day_words import told_unit, unit_text
from lunge_timer.ui.progress.leg_series import ExerciseTrend, Measure, Series, Unit
from lunge_timer.ui.progress.leg_words import column_name, spoken_value, unit_name, value_text
from lunge_timer.ui.theme import SMALL, FollowsFont, current_colors, text_font
from lunge_timer.ui.widgets.scrolling import SlimScrollBar

_ROW_LINES = 1.7
_PAD_PX = 4
_NONE = "\N{EN DASH}"


class LegTableModel(QAbstractTableModel):
    """The points of a series, and their heads."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._series = Series(Measure.REPS, Unit.DAY, ())
        self._heads: list[str] = []
        self._today = 0

    def show_series(self, series: Series, trend: ExerciseTrend, today: int) -> None:
        self.beginResetModel()
        self._series, self._today = series, today
        self._heads = [unit_name(series.unit), *(column_name(trend, leg) for leg in series.legs)]
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._series.points)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._heads)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        roles = Qt.ItemDataRole
        if not index.isValid() or role not in {roles.DisplayRole, roles.AccessibleTextRole}:
            return None
        spoken = role == roles.AccessibleTextRole
        series = self._series
        point = series.points[-1 - index.row()]
        if index.column() == 0:
            return (told_unit if spoken else unit_text)(point.day, series.unit, self._today)
        leg = series.legs[index.column() - 1]
        if leg not in point.values:
            return _("nothing") if spoken else _NONE
        return (spoken_value if spoken else value_text)(series.measure, point.values[leg])

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class TableHead(QHeaderView):
    """The names of the columns, on the card's own ground."""

    def paintSection(self, painter: QPainter, area: QRect, section: int) -> None:
        colors = current_colors()
        painter.fillRect(area, colors.card)
        painter.setPen(colors.card_edge)
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setPen(colors.muted)
        text = str(self.model().headerData(section, Qt.Orientation.Horizontal))
        place = area.adjusted(_PAD_PX, 0, -_PAD_PX, 0)
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter.value, cut)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), round(self.fontMetrics().height() * _ROW_LINES))


class LegTable(FollowsFont, QTableView):
    """The table, read only; Tab leaves it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.numbers = LegTableModel(self)
        self.setModel(self.numbers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBar(SlimScrollBar())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.verticalHeader().hide()
        head = TableHead(Qt.Orientation.Horizontal, self)
        self.setHorizontalHeader(head)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        self.show_font()

    def show_series(self, series: Series, trend: ExerciseTrend, title: str, today: int) -> None:
        self.numbers.show_series(series, trend, today)
        self.setAccessibleName(title)
        self.setCurrentIndex(self.numbers.index(0, 0))

    def show_font(self) -> None:
        self.setFont(text_font())
        self.horizontalHeader().setFont(text_font(SMALL))
        row_px = round(QFontMetrics(text_font()).height() * _ROW_LINES)
        self.verticalHeader().setDefaultSectionSize(row_px)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 4 * self.verticalHeader().defaultSectionSize())
