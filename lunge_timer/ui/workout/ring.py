"""The ring that empties while a step runs."""

from itertools import pairwise
from math import ceil, cos, hypot, pi, radians, sin

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QSizePolicy, QWidget

from lunge_timer.ui.theme import current_colors

_THICKNESS = 0.055  # of the diameter
_STEP_PX = 0.5  # a smaller move of the end is not worth a frame
_TURN = 360.0
_CHUNK = 2.0  # degrees of a sweep that one rectangle of the dirty region covers
_SOFT_EDGE_PX = 2.0  # antialiasing


class Ring(QWidget):
    """A thick ring with round ends, filled clockwise from the top as far as time is left."""

    accessible_role = "image"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fraction_left = 0.0
        self._color = QColor()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_fraction(self, fraction_left: float, color: QColor) -> None:
        """Show how much is left, 0 to 1. Repaints only what changed, and nothing before it can be seen."""
        fraction_left = min(1.0, max(0.0, fraction_left))
        if color != self._color:
            self._color = QColor(color)
            self._fraction_left = fraction_left
            self.update()
            return
        moved_px = abs(fraction_left - self._fraction_left) * self._length_px()
        at_an_end = fraction_left in {0.0, 1.0} and fraction_left != self._fraction_left
        if moved_px * self.devicePixelRatioF() < _STEP_PX and not at_an_end:
            return
        was, self._fraction_left = self._fraction_left, fraction_left
        self.update(self._swept(was, fraction_left))

    def frame_ms(self, duration_ms: int | None) -> int | None:
        """How long the end takes to move by half a pixel: no frame is worth showing sooner.

        None where it stands still, for the step lasts until the person says.
        """
        if duration_ms is None:
            return None
        steps = self._length_px() * self.devicePixelRatioF() / _STEP_PX
        return max(1, ceil(duration_ms / max(1.0, steps)))

    def sizeHint(self) -> QSize:
        return QSize(400, 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 160)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the track, then the part of it that is left."""
        colors = current_colors()
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), colors.window)
            if self._is_within(event.rect()):
                return
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colors.track, self._pen_px()))
            painter.drawEllipse(self._circle())
            if self._fraction_left > 0:
                pen = QPen(self._color, self._pen_px(), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
                path = QPainterPath()
                path.arcMoveTo(self._circle(), 90)
                path.arcTo(self._circle(), 90, -_TURN * self._fraction_left)
                painter.strokePath(path, pen)

    def _is_within(self, area: QRect) -> bool:
        """Whether area lies wholly inside the ring, so that none of it is to be drawn."""
        reach = max(abs(area.left() - self.width() / 2), abs(area.right() + 1 - self.width() / 2))
        rise = max(abs(area.top() - self.height() / 2), abs(area.bottom() + 1 - self.height() / 2))
        return hypot(reach, rise) < self._radius_px() - self._pen_px() / 2 - 1

    def _swept(self, was: float, now: float) -> QRegion:
        """What the end passed over on its way, caps and soft edges included."""
        low, high = sorted((_TURN * was, _TURN * now))
        pieces = ceil((high - low) / _CHUNK)
        edges = [low + (high - low) * piece / pieces for piece in range(pieces)] + [high]
        region = QRegion()
        for start, end in pairwise(edges):
            region += self._around(start, (start + end) / 2, end)
        return region

    def _around(self, *degrees: float) -> QRect:
        """The rectangle that holds the pen's round end at each of these places."""
        points = [self._point(each) for each in degrees]
        xs, ys = [point.x() for point in points], [point.y() for point in points]
        reach_px = self._pen_px() / 2 + _SOFT_EDGE_PX
        area = QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys)))
        return area.adjusted(-reach_px, -reach_px, reach_px, reach_px).toAlignedRect()

    def _point(self, degrees: float) -> QPointF:
        """Where the ring's middle line is, clockwise from the top."""
        turn = radians(degrees)
        return self._middle() + QPointF(sin(turn), -cos(turn)) * self._radius_px()

    def _circle(self) -> QRectF:
        radius_px = self._radius_px()
        middle = self._middle()
        return QRectF(middle.x() - radius_px, middle.y() - radius_px, 2 * radius_px, 2 * radius_px)

    def _middle(self) -> QPointF:
        return QPointF(self.width() / 2, self.height() / 2)

    def _diameter_px(self) -> float:
        return min(self.width(), self.height()) - _SOFT_EDGE_PX

    def _pen_px(self) -> float:
        return self._diameter_px() * _THICKNESS

    def _radius_px(self) -> float:
        return (self._diameter_px() - self._pen_px()) / 2

    def _length_px(self) -> float:
        return 2 * pi * self._radius_px()
