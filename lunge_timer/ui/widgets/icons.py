"""The icons on buttons: paths in a square of 24 units, which take the theme's colours and any size."""

from collections.abc import Callable
from enum import StrEnum
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QTransform

UNITS = 24.0
_STROKE = 2.0


class Icon(StrEnum):
    PLAY = "play"
    PAUSE = "pause"
    NEXT = "next"
    PREVIOUS = "previous"
    REDO = "redo"
    SOUND_ON = "sound-on"
    SOUND_OFF = "sound-off"
    FULL_SCREEN = "full-screen"
    STAR = "star"
    STAR_EMPTY = "star-empty"
    MINUS = "minus"
    PLUS = "plus"
    CLOSE = "close"
    DOWN = "down"
    SEARCH = "search"
    GRIP = "grip"
    NOTE = "note"
    WARNING = "warning"


def paint_icon(painter: QPainter, icon: Icon, area: QRectF, color: QColor) -> None:
    """Draw icon as large as area allows, in its middle."""
    side_px = min(area.width(), area.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(area.center() - QPointF(side_px / 2, side_px / 2))
    painter.scale(side_px / UNITS, side_px / UNITS)
    painter.fillPath(icon_path(icon), color)
    painter.restore()


def icon_path(icon: Icon) -> QPainterPath:
    """What icon fills of its square of UNITS."""
    return _DRAWINGS[icon]()


def _lines(*chains: str) -> QPainterPath:
    """Strokes through points written as "x,y x,y"."""
    return _stroked(_chains(*chains))


def _chains(*chains: str) -> QPainterPath:
    path = QPainterPath()
    for chain in chains:
        points = [QPointF(*map(float, point.split(","))) for point in chain.split()]
        path.moveTo(points[0])
        for point in points[1:]:
            path.lineTo(point)
    return path


def _stroked(path: QPainterPath, width: float = _STROKE) -> QPainterPath:
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    outline = stroker.createStroke(path)
    outline.setFillRule(Qt.FillRule.WindingFill)
    return outline


def _solid(*chains: str) -> QPainterPath:
    """A filled shape with slightly rounded corners."""
    path = _chains(*chains)
    path.closeSubpath()
    return path | _stroked(path, 1.2)


def _circle(x: float, y: float, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(x, y), radius, radius)
    return path


def _mirrored(path: QPainterPath) -> QPainterPath:
    return QTransform(-1, 0, 0, 1, UNITS, 0).map(path)


def _pause() -> QPainterPath:
    path = QPainterPath()
    for x in (6.5, 13.5):
        path.addRoundedRect(QRectF(x, 5, 4, 14), 1, 1)
    return path


def _next() -> QPainterPath:
    return _solid("6,6.5 14.5,12 6,17.5 6,6.5") | _lines("18,6 18,18")


def _redo() -> QPainterPath:
    path = QPainterPath()
    path.arcMoveTo(QRectF(5, 5, 14, 14), 150)
    path.arcTo(QRectF(5, 5, 14, 14), 150, -300)
    return _stroked(path) | _lines("5.2,4 5.2,8.8 10,8.8")


def _speaker() -> QPainterPath:
    return _solid("4,9.5 7.5,9.5 12,6 12,18 7.5,14.5 4,14.5 4,9.5")


def _sound_on() -> QPainterPath:
    path = QPainterPath()
    for radius in (4.0, 8.0):
        area = QRectF(12 - radius, 12 - radius, 2 * radius, 2 * radius)
        path.arcMoveTo(area, 45)
        path.arcTo(area, 45, -90)
    return _speaker() | _stroked(path.translated(1.5, 0))


def _full_screen() -> QPainterPath:
    return _lines(
        "9,4.5 4.5,4.5 4.5,9", "15,4.5 19.5,4.5 19.5,9", "9,19.5 4.5,19.5 4.5,15", "15,19.5 19.5,19.5 19.5,15"
    )


def _star() -> QPainterPath:
    path = QPainterPath()
    for corner in range(10):
        radius = 9.6 if corner % 2 == 0 else 4.0
        angle = corner * pi / 5
        point = QPointF(12 + radius * sin(angle), 12.6 - radius * cos(angle))
        if corner == 0:
            path.moveTo(point)
        else:
            path.lineTo(point)
    path.closeSubpath()
    return path


def _grip() -> QPainterPath:
    path = QPainterPath()
    for x in (9.0, 15.0):
        for y in (6.0, 12.0, 18.0):
            path.addRoundedRect(QRectF(x - 1.4, y - 1.4, 2.8, 2.8), 0.6, 0.6)
    return path


def _warning() -> QPainterPath:
    outline = _chains("12,3.5 21.5,20 2.5,20 12,3.5")
    outline.closeSubpath()
    return _stroked(outline) | _lines("12,9.2 12,13.4") | _circle(12, 16.6, 1.3)


_DRAWINGS: dict[Icon, Callable[[], QPainterPath]] = {
    Icon.PLAY: lambda: _solid("8,5.5 18.5,12 8,18.5 8,5.5"),
    Icon.PAUSE: _pause,
    Icon.NEXT: _next,
    Icon.PREVIOUS: lambda: _mirrored(_next()),
    Icon.REDO: _redo,
    Icon.SOUND_ON: _sound_on,
    Icon.SOUND_OFF: lambda: _speaker() | _lines("16,9.5 21,14.5", "21,9.5 16,14.5"),
    Icon.FULL_SCREEN: _full_screen,
    Icon.STAR: _star,
    Icon.STAR_EMPTY: lambda: _stroked(_star(), 1.6),
    Icon.MINUS: lambda: _lines("5,12 19,12"),
    Icon.PLUS: lambda: _lines("5,12 19,12", "12,5 12,19"),
    Icon.CLOSE: lambda: _lines("6,6 18,18", "18,6 6,18"),
    Icon.DOWN: lambda: _lines("7,10 12,15 17,10"),
    Icon.SEARCH: lambda: _stroked(_circle(10.5, 10.5, 5.5)) | _lines("15,15 19.5,19.5"),
    Icon.GRIP: _grip,
    Icon.NOTE: lambda: _stroked(_circle(12, 12, 9)) | _lines("12,11.8 12,16.4") | _circle(12, 7.8, 1.3),
    Icon.WARNING: _warning,
}
