"""The chart of a measure over time: the left leg solid with full points, the right dashed and hollow."""

from collections.abc import Sequence
from math import ceil, floor

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from lunge_timer.core.timeline import Leg
from lunge_timer.ui.progress.day_words import unit_text
from lunge_timer.ui.progress.leg_series import MOST_POINTS, ChartPoint, Measure, Series, Unit
from lunge_timer.ui.progress.leg_words import point_lines, spoken_point, value_text
from lunge_timer.ui.theme import SMALL, Colors, FollowsFont, current_colors, text_font
from lunge_timer.ui.widgets.announce import announce
from lunge_timer.ui.widgets.card import paint_focus, paint_rounded

POINT_EMS = 0.24  # a full point's radius, in heights of the letters
RING_EMS = 0.4  # a hollow one's: where both are the same, the full one is seen within it
RING_LINE_EMS = 0.115
LINE_PX = 2.5
DASHES = (3.2, 2.4)  # in widths of the line
_MOST_LINES = 5  # of the grid, but the lowest
_LABEL_SPACE_PX = 10.0
_FRAME_PX = 6.0  # for the focus and half a point
_BUBBLE_PAD_PX = (12.0, 8.0)
_BUBBLE_SPACE_PX = 14.0
_BUBBLE_RADIUS_PX = 10.0
_LEAST_LINES = 8  # of text, in height
_HIT_PX = 24  # of the width, for each point
_WIDEST_LABEL = "000"  # of the grid, as a rule
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_TIME_STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1200, 3600, 7200, 18000, 36000)


def leg_color(colors: Colors, leg: Leg) -> QColor:
    return {Leg.LEFT: colors.move, Leg.RIGHT: colors.switch, Leg.BOTH: colors.accent}[leg]


def paint_point(painter: QPainter, leg: Leg, at: QPointF, em_px: float) -> None:
    """Full, or hollow for the right leg."""
    colors = current_colors()
    color = leg_color(colors, leg)
    hollow = leg is Leg.RIGHT
    painter.setPen(QPen(color, RING_LINE_EMS * em_px) if hollow else Qt.PenStyle.NoPen)
    painter.setBrush(colors.card if hollow else color)
    radius = (RING_EMS - RING_LINE_EMS / 2 if hollow else POINT_EMS) * em_px
    painter.drawEllipse(at, radius, radius)


def line_pen(leg: Leg, colors: Colors) -> QPen:
    """Solid, or dashed for the right leg."""
    pen = QPen(leg_color(colors, leg), LINE_PX, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    if leg is Leg.RIGHT:
        pen.setDashPattern(DASHES)
    return pen


class LegChart(FollowsFont, QWidget):
    """Points that are told under the mouse, and one after the other by the arrow keys."""

    accessible_role = "image"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._series = Series(Measure.REPS, Unit.DAY, ())
        self._today = 0
        self._title = ""
        self._ticks: Sequence[float] = (0.0, 1.0)
        self._told = -1  # number of the point whose values are shown
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_font()

    @property
    def told(self) -> ChartPoint | None:
        """The point whose values are shown."""
        return self._series.points[self._told] if self._told >= 0 else None

    def show_series(self, series: Series, title: str, today: int) -> None:
        """Title says what it shows, for screen readers; today tells which days need their year."""
        if (series, title, today) != (self._series, self._title, self._today):
            self._series, self._title, self._today, self._told = series, title, today, -1
            values = [value for point in series.points for value in point.values.values()]
            self._ticks = ticks_for(series.measure, values)
            self._name()
            self.update()

    def tell(self, number: int) -> None:
        """Show the values of that point, of which -1 is none."""
        if number != self._told:
            self._told = number
            self.update()
            self._name()

    def show_font(self) -> None:
        self.setFont(text_font(SMALL))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """As wide as is needed to hit each of the points, as many as there may be."""
        metrics = self.fontMetrics()
        beside_px = metrics.horizontalAdvance(_WIDEST_LABEL) + _LABEL_SPACE_PX + 2 * _FRAME_PX
        return QSize(round(beside_px) + MOST_POINTS * _HIT_PX, metrics.height() * _LEAST_LINES)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._series.points) - 1
        wanted = {
            Qt.Key.Key_Left: self._told - 1 if self._told >= 0 else last,
            Qt.Key.Key_Right: self._told + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if wanted is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or last < 0:
            super().keyPressEvent(event)
            return
        self.tell(min(max(wanted, 0), last))
        announce(self, self.accessibleName())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.tell(self._number_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell of a point where no mouse hovers, as under a finger."""
        self.tell(self._number_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self.tell(-1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.underMouse():
            self.tell(-1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LocaleChange:
            self._name()

    def place_of(self, number: int, leg: Leg) -> QPointF:
        """Where that leg's point is painted."""
        point = self._series.points[number]
        area = self._plot()
        low, high = self._ticks[0], self._ticks[-1]
        part = (point.values[leg] - low) / (high - low)
        return QPointF(self._x(area, point.slot), area.bottom() - part * area.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = current_colors()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_grid(painter, colors)
            places = {leg: self._places(leg) for leg in self._series.legs}
            for leg, line in places.items():
                painter.setPen(line_pen(leg, colors))
                painter.drawPolyline(line)
            for leg, line in reversed(places.items()):  # the full ones last, within the hollow ones
                for place in line:
                    paint_point(painter, leg, place, self.fontMetrics().height())
            if self.hasFocus():
                paint_focus(painter, QRectF(self.rect()), _BUBBLE_RADIUS_PX)
            if self.told is not None:
                self._paint_bubble(painter, colors, self.told)

    def _places(self, leg: Leg) -> list[QPointF]:
        points = enumerate(self._series.points)
        return [self.place_of(number, leg) for number, point in points if leg in point.values]

    def _name(self) -> None:
        """Be called what is told: a screen reader says another name of what has the keyboard."""
        point = self.told
        said = self._title if point is None else spoken_point(self._series, point, self._today)
        self.setAccessibleName(said)

    def _plot(self) -> QRectF:
        """Where the lines are, between the labels."""
        metrics = QFontMetricsF(self.font())
        labels = [value_text(self._series.measure, tick) for tick in self._ticks]
        left = max(metrics.horizontalAdvance(label) for label in labels) + _LABEL_SPACE_PX
        below = metrics.height() + _LABEL_SPACE_PX
        area = QRectF(self.rect()).adjusted(_FRAME_PX, _FRAME_PX, -_FRAME_PX, -_FRAME_PX)
        return area.adjusted(left, metrics.height() / 2, 0, -below)

    def _x(self, area: QRectF, slot: int) -> float:
        return area.left() + self._column_px(area) * (slot + 0.5)

    def _column_px(self, area: QRectF) -> float:
        """The width that each day, week or other unit has."""
        return area.width() / max(1, self._series.slots)

    def _number_at(self, place: QPointF) -> int:
        """The nearest point, if the mouse is in a column that has one; -1 where it is not."""
        area = self._plot()
        reach_px = self._column_px(area) / 2
        if not area.adjusted(-reach_px, -reach_px, reach_px, reach_px).contains(place):
            return -1
        found = (
            number
            for number, point in enumerate(self._series.points)
            if abs(self._x(area, point.slot) - place.x()) <= reach_px
        )
        return next(found, -1)

    def _paint_grid(self, painter: QPainter, colors: Colors) -> None:
        """A line for each tick with its value, and the days that have room below."""
        area, metrics = self._plot(), QFontMetricsF(self.font())
        low, high = self._ticks[0], self._ticks[-1]
        for tick in self._ticks:
            y = area.bottom() - (tick - low) / (high - low) * area.height()
            painter.setPen(QPen(colors.track, 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(colors.muted)
            label = value_text(self._series.measure, tick)
            x = area.left() - _LABEL_SPACE_PX - metrics.horizontalAdvance(label)
            painter.drawText(QPointF(x, y + metrics.capHeight() / 2), label)
        painter.setPen(colors.muted)
        texts = [unit_text(point.day, self._series.unit, self._today) for point in self._series.points]
        widest_px = max(map(metrics.horizontalAdvance, texts), default=0.0)
        each = ceil((widest_px + 2 * _LABEL_SPACE_PX) / max(1.0, self._column_px(area)))
        for text, point in zip(texts, self._series.points, strict=True):
            if (self._series.slots - 1 - point.slot) % each == 0:  # the last day is what one looks for first
                left = self._x(area, point.slot) - metrics.horizontalAdvance(text) / 2
                left = min(left, self.width() - metrics.horizontalAdvance(text) - _FRAME_PX)
                painter.drawText(QPointF(left, self.height() - _FRAME_PX - metrics.descent()), text)

    def _paint_bubble(self, painter: QPainter, colors: Colors, point: ChartPoint) -> None:
        """The values of one point in a card beside it, a thin line through its day."""
        area, metrics = self._plot(), QFontMetricsF(self.font())
        x = self._x(area, point.slot)
        painter.setPen(QPen(colors.edge, 1))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        for leg in reversed(self._series.legs):
            if leg in point.values:
                paint_point(painter, leg, self.place_of(self._told, leg), metrics.height())
        lines = point_lines(self._series, point, self._today)
        across, above = _BUBBLE_PAD_PX
        width_px = max(metrics.horizontalAdvance(line) for line in lines) + 2 * across
        box = QRectF(0, 0, width_px, metrics.lineSpacing() * len(lines) + 2 * above)
        right_side = x + _BUBBLE_SPACE_PX + width_px <= self.width()
        box.moveLeft(x + _BUBBLE_SPACE_PX if right_side else max(0.0, x - _BUBBLE_SPACE_PX - width_px))
        # At that end of the height where the points are not.
        middle = sum(self.place_of(self._told, leg).y() for leg in point.values) / len(point.values)
        box.moveTop(area.top() if middle > area.center().y() else area.bottom() - box.height())
        paint_rounded(painter, box, _BUBBLE_RADIUS_PX, fill=colors.window, edge=colors.edge)
        for number, line in enumerate(lines):
            painter.setPen(colors.muted if number == 0 else colors.ink)
            y = box.top() + above + metrics.ascent() + number * metrics.lineSpacing()
            painter.drawText(QPointF(box.left() + across, y), line)


def ticks_for(measure: Measure, values: Sequence[float]) -> tuple[float, ...]:
    """Round numbers, at least two, from below the least value to above the greatest."""
    low, high = min(values, default=0), max(values, default=0)
    scale, steps = (1000, _TIME_STEPS) if measure in {Measure.HELD, Measure.LONGEST} else (1, _STEPS)
    if measure is Measure.LOAD:
        scale = 1000
    fitting = (
        step * scale
        for step in steps
        if ceil(high / (step * scale)) - floor(low / (step * scale)) <= _MOST_LINES
    )
    step = next(fitting, steps[-1] * scale)
    first, last = floor(low / step), ceil(high / step)
    if first == last:
        first, last = max(0, first - 1), last + 1
    return tuple(float(number * step) for number in range(first, last + 1))
