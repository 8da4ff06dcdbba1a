"""This week: how many lunge workouts of how many, on which days, and the glute session."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lunge_timer.core.text.week_lines import glute_line, goal_text, week_line
from lunge_timer.core.weeks import DAYS, Week
from lunge_timer.language import _
from lunge_timer.ui.progress.day_words import weekday_letters, weekday_names
from lunge_timer.ui.theme import HEADING, SMALL, SUBHEADING, FollowsFont, current_colors, text_font
from lunge_timer.ui.widgets.buttons import Look, PillButton
from lunge_timer.ui.widgets.card import Card
from lunge_timer.ui.widgets.labels import PlainLabel, WrapLabel
from lunge_timer.ui.widgets.layouts import fill

PAD_PX = 24
_CIRCLE_EMS = 2.3  # of the letters below, at the most
_COLUMN = 1.32  # of a circle
_NARROW = 0.86  # of a column, a circle where there is little room
_EDGE_PX = 1.5
_TODAY_PX = 2.5
_TICK = ((0.3, 0.52), (0.44, 0.66), (0.71, 0.36))  # in parts of the circle
_TICK_PX = 3.0


class DayRow(FollowsFont, QWidget):
    """A circle for each day, ticked where a workout was done; today's has a stronger edge."""

    accessible_role = "image"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[bool, ...] = (False,) * DAYS
        self._today = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_font()

    def show_days(self, days: tuple[bool, ...], today: int) -> None:
        self._days, self._today = days, today
        names = [name for name, done in zip(weekday_names(), days, strict=True) if done]
        self.setAccessibleName(
            _("Done on {days}").format(days=", ".join(names)) if names else _("Nothing done yet this week")
        )
        self.update()

    def show_font(self) -> None:
        self.setFont(text_font(SMALL))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(round(self._circle_px() * _COLUMN * DAYS), round(self._circle_px()) + self._letters_px())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width() // 2, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = current_colors()
        column_px = min(self.width() / DAYS, self._circle_px() * _COLUMN)
        side_px = min(self._circle_px(), column_px * _NARROW)
        top = (self.height() - self._letters_px() - side_px) / 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for number, (done, letter) in enumerate(zip(self._days, weekday_letters(), strict=True)):
                circle = QRectF(number * column_px, top, side_px, side_px)
                is_today = number == self._today
                self._paint_circle(painter, circle, done=done, is_today=is_today)
                below = QRectF(circle.left(), circle.bottom(), side_px, self._letters_px())
                painter.setPen(colors.ink if is_today else colors.muted)
                painter.setFont(text_font(SMALL, bold=is_today))
                painter.drawText(below, Qt.AlignmentFlag.AlignCenter, letter)

    def _paint_circle(self, painter: QPainter, circle: QRectF, *, done: bool, is_today: bool) -> None:
        colors = current_colors()
        edge_px = _TODAY_PX if is_today else _EDGE_PX
        inset = edge_px / 2
        painter.setPen(Qt.PenStyle.NoPen if done else QPen(colors.edge if is_today else colors.line, edge_px))
        painter.setBrush(colors.accent if done else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle.adjusted(inset, inset, -inset, -inset))
        if done:
            pen = QPen(colors.on_accent, _TICK_PX)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            left, top, side_px = circle.left(), circle.top(), circle.width()
            points = [QPointF(left + x * side_px, top + y * side_px) for x, y in _TICK]
            painter.drawPolyline(points)

    def _circle_px(self) -> float:
        return QFontMetrics(self.font()).height() * _CIRCLE_EMS

    def _letters_px(self) -> int:
        return round(QFontMetrics(self.font()).height() * 1.5)


class WeekCard(Card):
    """What the week has so far. Nothing in it blames: an empty week is merely empty."""

    accessible_role = "group"
    goal_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = PlainLabel(size=HEADING * 1.15, bold=True, digits=True)
        self._what = WrapLabel(size=SUBHEADING, tint="muted")
        self._what.setAlignment(Qt.AlignmentFlag.AlignBottom)
        self._days = DayRow()
        self._glutes = WrapLabel(size=SMALL, tint="muted")
        self.goal_button = PillButton("", look=Look.QUIET)
        self.goal_button.clicked.connect(self.goal_requested)
        head = fill(QHBoxLayout(), PlainLabel(_("This week"), size=SUBHEADING, bold=True), space_px=8)
        head.addStretch(1)
        head.addWidget(self.goal_button)
        drop_px = self._count.fontMetrics().descent() - self._what.fontMetrics().descent()
        self._what.setContentsMargins(0, 0, 0, drop_px)  # words beside a large number stand on its baseline
        numbers = fill(QHBoxLayout(), self._count, space_px=8)
        numbers.addWidget(self._what, 1, Qt.AlignmentFlag.AlignBottom)
        margins = (PAD_PX, PAD_PX - 8, PAD_PX - 8, PAD_PX - 4)
        column = fill(QVBoxLayout(self), head, numbers, space_px=4, margins_px=margins)
        column.addSpacing(8)
        column.addStretch(1)
        column.addWidget(self._days)
        column.addStretch(2)
        column.addSpacing(8)
        column.addWidget(self._glutes)

    def show_week(self, week: Week, today: int) -> None:
        goal = goal_text(week.low, week.high)
        days = tuple(week.monday + number in week.lunge_days for number in range(DAYS))
        self._count.setText(week_line(week))
        self._what.setText(_("lunge workouts"))
        self._days.show_days(days, today - week.monday)
        self._glutes.show_text(_("Away this week: nothing is owed.") if week.is_away else glute_line(week))
        self.goal_button.setText(_("goal {goal}").format(goal=goal))
        self.goal_button.setAccessibleName(_("Goal: {goal} a week, change it").format(goal=goal))
        self.setAccessibleName(_("This week: {done} lunge workouts").format(done=week_line(week)))
