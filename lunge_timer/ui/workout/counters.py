"""The counters of reps: a card for the left leg and one for the right, or one for both."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from lunge_timer.core.exercise import Exercise
from lunge_timer.core.snapshot import LegCount
from lunge_timer.core.timeline import Leg, Step, StepKind
from lunge_timer.language import _, ngettext
from lunge_timer.ui.theme import cap_font, current_colors, kind_color
from lunge_timer.ui.widgets.card import paint_rounded

_DOTS_MOST = 10  # more would be too small to count
_RADIUS_PX = 16.0
_NAME_CAP = 9.0  # of a hundredth of the height
_BACK_CAP = 6.0
_EDGE_PX = 3.0
_GAP = 0.04  # of the width
_SIDES_PX = 8.0  # left free, however narrow a card is
_LEAST_UNITS = 78  # a hundredth of the height each: what the longest line needs of the width


class LegCounter(QWidget):
    """One leg's card: its name, its reps as a number and, where they are few, as dots.

    The counted leg of a lunge is the one that goes back: a small word beside its name says so.
    """

    accessible_role = "image"

    def __init__(self, leg: Leg, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._leg = leg
        self._count = LegCount(0, 0)
        self._working: StepKind | None = None
        self._goes_back = False
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._tell()

    def show_count(self, count: LegCount, working: StepKind | None, *, goes_back: bool) -> None:
        """Show the reps done. The leg whose turn it is has an edge, a sign and the colour of the step."""
        if (count, working, goes_back) == (self._count, self._working, self._goes_back):
            return
        self._count, self._working, self._goes_back = count, working, goes_back
        self._tell()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = current_colors()
        area = QRectF(self.rect())
        unit_px = min(area.height() / 100, (area.width() - _SIDES_PX) / _LEAST_UNITS)
        above_px = (area.height() - 100 * unit_px) / 2
        ink = kind_color(colors, self._working) if self._working else colors.muted
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colors.window)
            edge, edge_px = (ink, _EDGE_PX) if self._working else (colors.card_edge, 1.0)
            paint_rounded(painter, area, _RADIUS_PX, fill=colors.card, edge=edge, edge_px=edge_px)
            self._paint_name(
                painter, ink, QRectF(0, above_px + 8 * unit_px, area.width(), 17 * unit_px), unit_px
            )
            lines = (
                (str(self._count.done), 27, 38, 28.0, True, colors.ink if self._working else colors.muted),
                (_("of {count}").format(count=self._count.planned), 67, 14, 7.5, False, colors.muted),
            )
            for text, top, height, cap, bold, color in lines:
                painter.setPen(color)
                painter.setFont(cap_font(cap * unit_px, bold=bold, digits=True))
                line = QRectF(0, above_px + top * unit_px, area.width(), height * unit_px)
                painter.drawText(line, Qt.AlignmentFlag.AlignCenter, text)
            if self._count.planned <= _DOTS_MOST:
                self._paint_dots(painter, ink, QPointF(area.center().x(), above_px + 89 * unit_px), unit_px)

    def _paint_name(self, painter: QPainter, ink: QColor, line: QRectF, unit_px: float) -> None:
        """The leg, and small after it where it goes back; both stand in the middle as one."""
        name = leg_title(self._leg).upper()
        texts = [(f"▸ {name}" if self._working else name, _NAME_CAP)]
        if self._goes_back:
            texts.append((" " + _("back"), _BACK_CAP))
        parts = [(text, cap_font(cap * unit_px)) for text, cap in texts]
        widths = [QFontMetricsF(font).horizontalAdvance(text) for text, font in parts]
        room_px = line.width() - _RADIUS_PX
        if sum(widths) > room_px:
            unit_px *= room_px / sum(widths)
            parts = [(text, cap_font(cap * unit_px)) for text, cap in texts]
            widths = [QFontMetricsF(font).horizontalAdvance(text) for text, font in parts]
        large = parts[0][1]
        x = line.center().x() - sum(widths) / 2
        base = line.center().y() + QFontMetricsF(large).capHeight() / 2
        painter.setPen(ink)
        for (text, font), width in zip(parts, widths, strict=True):
            painter.setFont(font)
            painter.drawText(QPointF(x, base), text)
            x += width

    def _tell(self) -> None:
        """Put the value in the name, where a screen reader finds it."""
        done, planned = self._count.done, self._count.planned
        text = ngettext("{leg}: {done} of {count} rep", "{leg}: {done} of {count} reps", planned)
        leg = leg_title(self._leg)
        leg = _("{leg}, back leg").format(leg=leg) if self._goes_back else leg
        name = text.format(leg=leg, done=done, count=planned)
        self.setAccessibleName(_("{counter}, working now").format(counter=name) if self._working else name)

    def _paint_dots(self, painter: QPainter, ink: QColor, middle: QPointF, unit_px: float) -> None:
        """A dot a rep: full when done, a circle while to come."""
        planned = max(1, self._count.planned)
        step_px = min(8.5 * unit_px, (self.width() - 2 * _RADIUS_PX) / planned)
        radius_px = step_px * 0.36
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink, max(1.0, radius_px * 0.25)))
        for number in range(self._count.planned):
            painter.setBrush(ink if number < self._count.done else Qt.BrushStyle.NoBrush)
            x = middle.x() + (number - (planned - 1) / 2) * step_px
            painter.drawEllipse(QPointF(x, middle.y()), radius_px, radius_px)


class Counters(QWidget):
    """The cards side by side: left stands left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = {leg: LegCounter(leg, self) for leg in (Leg.LEFT, Leg.RIGHT, Leg.BOTH)}

    def show_counts(self, counts: Mapping[Leg, LegCount], step: Step, exercise: Exercise | None) -> None:
        """Show every leg of the exercise's set; a leg that has no reps in it shows none."""
        working = step.leg if step.rep is not None else None
        both = Leg.BOTH in counts
        for leg, card in self._cards.items():
            card.setVisible(bool(counts) and (leg is Leg.BOTH) == both)
            count, kind = counts.get(leg, LegCount(0, 0)), step.kind if leg is working else None
            card.show_count(count, kind, goes_back=exercise is not None and exercise.counts_back_leg)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        gap_px = round(self.width() * _GAP)
        half_px = (self.width() - gap_px) // 2
        self._cards[Leg.LEFT].setGeometry(0, 0, half_px, self.height())
        self._cards[Leg.RIGHT].setGeometry(self.width() - half_px, 0, half_px, self.height())
        self._cards[Leg.BOTH].setGeometry(self.rect())


def leg_title(leg: Leg) -> str:
    return {Leg.LEFT: _("Left"), Leg.RIGHT: _("Right"), Leg.BOTH: _("Both legs")}[leg]
