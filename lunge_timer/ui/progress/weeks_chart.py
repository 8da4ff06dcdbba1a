"""The last weeks: a stack of lunge workouts for each, and how many they are of how many."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from lunge_timer.language import _, ngettext
from lunge_timer.ui.progress.day_words import day_text
from lunge_timer.ui.progress.week_card import PAD_PX
from lunge_timer.ui.theme import SMALL, FollowsFont, current_colors, text_font
from lunge_timer.ui.widgets.card import Card, paint_rounded
from lunge_timer.ui.widgets.labels import PlainLabel, WrapLabel
from lunge_timer.ui.widgets.layouts import fill

_MOST_BLOCKS = 6  # in a stack; what is more is told by a number
_BLOCK_PX = (29.0, 17.0)
_GAP_PX = 4.0
_RADIUS_PX = 5.0
_OLDER = 0.78  # of the colour's opacity in weeks that are over
_WORDS_PX = 250
_STACKS_PX = 230  # at the least


class PastWeek(NamedTuple):
    """Lunge workouts in the week that begins on that Monday, counted from 1970-01-01."""

    monday: int
    done: int
    away: bool = False


class LastWeeks(NamedTuple):
    """Weeks in their order, this one last; done of asked, away weeks left out."""

    weeks: tuple[PastWeek, ...]
    done: int
    asked: int

    @property
    def away(self) -> int:
        return sum(week.away for week in self.weeks)


class WeekStacks(FollowsFont, QWidget):
    """A block for each workout; a dash where one was away, nothing where nothing was."""

    accessible_role = "image"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weeks: tuple[PastWeek, ...] = ()
        self._today = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_font()

    def show_weeks(self, weeks: tuple[PastWeek, ...], today: int) -> None:
        self._weeks, self._today = weeks, today
        self.setAccessibleName("; ".join(week_line(week, today) for week in weeks))
        self.update()

    def show_font(self) -> None:
        self.setFont(text_font(SMALL))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(_STACKS_PX * 2, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        blocks_px = 4 * (_BLOCK_PX[1] + _GAP_PX)
        return QSize(_STACKS_PX, round(blocks_px) + 2 * QFontMetrics(self.font()).height())

    def event(self, event: QEvent) -> bool:
        """Tell of the week under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip and self._weeks:
            number = int(event.pos().x() // self._column_px())
            if 0 <= number < len(self._weeks):
                QToolTip.showText(event.globalPos(), week_line(self._weeks[number], self._today), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = current_colors()
        metrics = QFontMetricsF(self.font())
        column_px, base = self._column_px(), self.height() - metrics.height() - _GAP_PX
        most = max((min(week.done, _MOST_BLOCKS) for week in self._weeks), default=0)
        room_px = base - metrics.height()
        block_px = min(_BLOCK_PX[1], room_px / max(1, most) - _GAP_PX)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for number, week in enumerate(self._weeks):
                width_px = min(_BLOCK_PX[0], column_px - 2 * _GAP_PX)
                left = number * column_px
                last = number == len(self._weeks) - 1
                painter.setOpacity(1.0 if last else _OLDER)
                blocks = min(week.done, _MOST_BLOCKS)
                for block in range(blocks):
                    top = base - (block + 1) * (block_px + _GAP_PX)
                    area = QRectF(left, top, width_px, block_px)
                    paint_rounded(painter, area, _RADIUS_PX, fill=colors.accent)
                painter.setOpacity(1.0)
                text = _("away") if week.away else str(week.done) if week.done else ""
                painter.setPen(colors.ink if last else colors.muted)
                below = QRectF(left - column_px, base, width_px + 2 * column_px, metrics.height() + _GAP_PX)
                text = text if metrics.horizontalAdvance(text) <= column_px else "\N{EN DASH}"
                painter.drawText(below, Qt.AlignmentFlag.AlignCenter, text)

    def _column_px(self) -> float:
        return min(self.width() / max(1, len(self._weeks)), _BLOCK_PX[0] * 2.2)


class WeeksCard(Card):
    """The last weeks together, with a word about what comes of them."""

    accessible_role = "group"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel(bold=True)
        self._sum = WrapLabel(tint="muted")
        self._stacks = WeekStacks()
        self._words = WrapLabel(tint="muted")
        self._words.setText(
            _("More reps come with strength. Two good workouts in a row, and the next step is offered.")
        )
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        fill(self._head, self._title, self._sum, space_px=8)
        self._head.setStretch(1, 1)
        row = fill(QHBoxLayout(), self._stacks, self._words, space_px=24)
        row.setStretch(0, 3)
        row.setStretch(1, 2)
        margins = (PAD_PX, PAD_PX - 4, PAD_PX, PAD_PX - 8)
        column = fill(QVBoxLayout(self), self._head, space_px=8, margins_px=margins)
        column.addLayout(row, 1)
        self._sum.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def show_weeks(self, last: LastWeeks, today: int) -> None:
        self._title.setText(
            ngettext("The last week", "The last {count} weeks", len(last.weeks)).format(count=len(last.weeks))
        )
        total = sum_text(last)
        self._sum.setText(total)
        self._stacks.show_weeks(last.weeks, today)
        self.setAccessibleName(f"{self._title.text()}: {total}")


def sum_text(last: LastWeeks) -> str:
    """20 of 21, and which weeks were left out."""
    parts = [_("{done} of {asked}").format(done=last.done, asked=last.asked)]
    if last.away:
        words = ngettext("one week away left out", "{count} weeks away left out", last.away)
        parts.append(words.format(count=last.away))
    return " · ".join(parts)


def week_line(week: PastWeek, today: int) -> str:
    """Week of 9 Nov: 3 workouts."""
    start = _("Week of {day}").format(day=day_text(week.monday, today))
    if week.away:
        return _("{week}: away").format(week=start)
    count = ngettext("{count} workout", "{count} workouts", week.done).format(count=week.done)
    return f"{start}: {count}"
