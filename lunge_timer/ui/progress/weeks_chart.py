"""The last weeks: a stack of lunge workouts for each, and how many they are of how many."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from lunge_timer.core.text.week_lines import tally_line
from lunge_timer.core.weeks import LAST_WEEKS, Tally, Week
from lunge_timer.language import _, ngettext
from lunge_timer.ui.progress.week_card import PAD_PX
from lunge_timer.ui.theme import SMALL, SUBHEADING, FollowsFont, current_colors, text_font
from lunge_timer.ui.widgets.card import Card, paint_rounded
from lunge_timer.ui.widgets.day_texts import day_text
from lunge_timer.ui.widgets.labels import PlainLabel, WrapLabel
from lunge_timer.ui.widgets.layouts import fill

_BLOCK_EMS = (1.5, 0.9)  # of the letters below
_COLUMN = 2.2  # widths of a block, at the most
_GAP_PX = 4.0
_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
_SUM_BESIDE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEAST_WORDS_EMS = 7  # of the words beside the stacks
_SPARE = 1.15  # of what both need
_LEAST_BLOCKS = 4  # for which there is room
_RADIUS_PX = 5.0
_OLDER = 0.78  # of the colour's opacity in weeks that are over


class WeekStacks(FollowsFont, QWidget):
    """A block for each day with a workout; empty ones in a week away, nothing where nothing was."""

    accessible_role = "image"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weeks: Sequence[Week] = ()
        self._today = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_font()

    def show_weeks(self, weeks: Sequence[Week], today: int) -> None:
        self._weeks, self._today = tuple(weeks), today
        self.setAccessibleName("; ".join(filter(None, (told_week(week, today) for week in weeks))))
        self.update()

    def show_font(self) -> None:
        self.setFont(text_font(SMALL))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(2 * self.minimumSizeHint().width(), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        em_px = QFontMetrics(self.font()).height()
        above_px = _LEAST_BLOCKS * (self._block_px()[1] + _GAP_PX)
        return QSize((em_px + round(_GAP_PX)) * LAST_WEEKS, round(above_px) + 2 * em_px)

    def event(self, event: QEvent) -> bool:
        """Tell of the week under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip and self._weeks:
            number = int(event.pos().x() // self._column_px())
            if 0 <= number < len(self._weeks):
                QToolTip.showText(event.globalPos(), told_week(self._weeks[number], self._today), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = current_colors()
        metrics = QFontMetricsF(self.font())
        column_px, base = self._column_px(), self.height() - metrics.height() - _GAP_PX
        most = max((len(week.lunge_days) for week in self._weeks), default=0)
        widest_px, highest_px = self._block_px()
        width_px = min(widest_px, column_px - 2 * _GAP_PX)
        block_px = min(highest_px, (base - metrics.height()) / max(1, most) - _GAP_PX)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for number, week in enumerate(self._weeks):
                left, last = number * column_px, number == len(self._weeks) - 1
                painter.setOpacity(1.0 if last or week.is_away else _OLDER)
                done = len(week.lunge_days)
                fill, edge = (colors.card, colors.edge) if week.is_away else (colors.accent, None)
                for block in range(done):
                    top = base - (block + 1) * (block_px + _GAP_PX)
                    area = QRectF(left, top, width_px, block_px)
                    paint_rounded(painter, area, _RADIUS_PX, fill=fill, edge=edge)
                painter.setOpacity(1.0)
                text = (
                    _("away") if week.is_away else str(len(week.lunge_days)) if len(week.lunge_days) else ""
                )
                painter.setPen(colors.ink if last else colors.muted)
                below = QRectF(left - column_px, base, width_px + 2 * column_px, metrics.height() + _GAP_PX)
                text = text if metrics.horizontalAdvance(text) <= column_px else "\N{EN DASH}"
                painter.drawText(below, Qt.AlignmentFlag.AlignCenter, text)

    def _column_px(self) -> float:
        return min(self.width() / max(1, len(self._weeks)), self._block_px()[0] * _COLUMN)

    def _block_px(self) -> tuple[float, float]:
        """Width and height of a block, where there is room."""
        em_px = QFontMetricsF(self.font()).height()
        across, above = _BLOCK_EMS
        return em_px * across, em_px * above


class WeeksCard(Card):
    """The last weeks together, with a word about what comes of them."""

    accessible_role = "group"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel(size=SUBHEADING, bold=True)
        self._sum = WrapLabel(tint="muted")
        self._stacks = WeekStacks()
        self._words = WrapLabel(tint="muted")
        self._words.setText(
            _("More reps come with strength. Two good workouts in a row, and the next step is offered.")
        )
        self._head = QBoxLayout(_ACROSS)
        fill(self._head, self._title, self._sum, space_px=8)
        self._head.setStretch(1, 1)
        self._row = fill(QBoxLayout(_ACROSS), self._stacks, self._words, space_px=24)
        self._row.setStretch(0, 3)
        self._row.setStretch(1, 2)
        margins = (PAD_PX, PAD_PX - 4, PAD_PX, PAD_PX - 8)
        column = fill(QVBoxLayout(self), self._head, space_px=8, margins_px=margins)
        column.addLayout(self._row, 1)

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:  # other room, words or letters
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        """Put side by side what has room side by side."""
        room_px = self.width() - 2 * PAD_PX
        title_px, sum_px = (
            label.fontMetrics().horizontalAdvance(label.text()) for label in (self._title, self._sum)
        )
        in_line = title_px + self._head.spacing() + sum_px <= room_px
        self._head.setDirection(_ACROSS if in_line else _DOWN)
        self._sum.setAlignment(_SUM_BESIDE if in_line else Qt.AlignmentFlag.AlignLeft)
        words_px = self._words.fontMetrics().height() * _LEAST_WORDS_EMS
        beside = room_px >= (self._stacks.minimumSizeHint().width() + words_px) * _SPARE
        self._row.setDirection(_ACROSS if beside else _DOWN)

    def show_weeks(self, weeks: Sequence[Week], tally: Tally, today: int) -> None:
        self._title.setText(
            ngettext("The last week", "The last {count} weeks", len(weeks)).format(count=len(weeks))
        )
        total = tally_line(tally)
        self._sum.setText(total)
        self._stacks.show_weeks(weeks, today)
        self.setAccessibleName(f"{self._title.text()}: {total}")


def told_week(week: Week, today: int) -> str:
    """Week of 9 Nov: 3 workouts. Nothing of the time before the first workout of all."""
    if week.is_before_first:
        return ""
    start = _("Week of {day}").format(day=day_text(week.monday, today))
    if week.is_away:
        return _("{week}: away").format(week=start)
    done = len(week.lunge_days)
    count = ngettext("{count} workout", "{count} workouts", done).format(count=done)
    return f"{start}: {count}"
