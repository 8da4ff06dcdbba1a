"""The outlines of the limbs, each a smooth closed curve through a few points.

(u, v): u runs along the limb from its upper joint, v toward the front of the body; of a foot and of toes
u runs forward and v up. Units are parts of the body's height.
"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from math import hypot
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QTransform

from lunge_timer.core.figure.body import BALL_DIP, TRUNK

GAP = 0.018  # kept free around a near limb, so that it stands out from what is behind it
_FINENESS = 1000  # pixels for the body's height: the size at which curves are cut into lines

_THIGH = """
    -.052 .000  -.036 .042  .004 .060  .070 .063  .150 .052  .215 .042  .258 .034
    .281 .000  .262 -.031  .215 -.038  .150 -.047  .070 -.058  .000 -.062  -.038 -.044
"""
_SHIN = """
    -.036 .000  -.024 .027  .006 .036  .060 .033  .130 .026  .200 .021  .246 .022
    .268 .000  .246 -.022  .200 -.023  .150 -.033  .095 -.046  .050 -.044  .005 -.036  -.025 -.026
"""
_FOOT = """
    -.046 -.012  -.045 -.030  -.032 -.039  .020 -.037  .074 -.039  .084 -.038  .091 -.031  .092 -.020
    .078 -.002  .046 .012  .022 .026  .000 .032  -.022 .026  -.036 .010
"""
_TOES = """
    -.012 .001  -.016 .010  -.010 .022  .006 .027  .022 .023  .034 .013  .034 .003  .024 .000  .004 .000
"""
_TORSO = """
    -.050 .000  -.040 .040  .000 .060  .060 .057  .120 .057  .180 .070  .220 .073  .262 .058
    .294 .030  .312 .002  .300 -.030  .268 -.056  .215 -.068  .160 -.061  .110 -.050  .065 -.052
    .015 -.062  -.030 -.052
"""
_VEST = """
    .075 .000  .075 .050  .085 .060  .130 .062  .185 .076  .225 .078  .268 .060  .292 .034  .282 .010
    .230 .004  .230 -.008  .284 -.020  .294 -.036  .270 -.062  .215 -.075  .160 -.068  .110 -.057
    .085 -.054  .075 -.046
"""
_HEAD = """
    -.030 -.002  -.027 .020  .000 .027  .017 .032  .025 .045  .044 .058  .066 .061  .078 .066
    .098 .058  .126 .055  .154 .036  .166 .004  .158 -.028  .128 -.060  .084 -.066  .052 -.052
    .036 -.033  .010 -.027  -.026 -.024
"""
_UPPER_ARM = """
    -.038 .000  -.026 .030  .005 .038  .050 .035  .110 .029  .172 .028  .201 .000  .172 -.028
    .110 -.030  .050 -.033  .005 -.036  -.026 -.028
"""
_FOREARM = """
    -.028 .000  -.018 .021  .010 .028  .060 .025  .115 .018  .150 .021  .180 .020  .196 .004
    .186 -.014  .150 -.018  .115 -.017  .060 -.024  .010 -.028  -.018 -.021
"""


class Shape(NamedTuple):
    """An outline, the same with its gap, and the box of the latter."""

    path: QPainterPath
    wide: QPainterPath
    box: QRectF


class Limbs(NamedTuple):
    thigh: Shape
    shin: Shape
    foot: Shape
    toes: Shape
    head: Shape  # on its neck
    vest: Shape
    upper_arm: Shape
    forearm: Shape


@cache
def limbs() -> Limbs:
    """The shapes, drawn once."""
    return Limbs(
        thigh=shape(smooth(_THIGH)),
        shin=shape(smooth(_SHIN)),
        foot=shape(QTransform().rotate(BALL_DIP).map(smooth(_FOOT))),  # along the line to the ball
        toes=shape(smooth(_TOES)),
        head=shape(smooth(_HEAD)),
        vest=shape(smooth(_VEST)),
        upper_arm=shape(smooth(_UPPER_ARM)),
        forearm=shape(smooth(_FOREARM)),
    )


@cache
def torso(back: float) -> Shape:
    """The trunk, its middle standing out behind by that part of its length, or hollow below 0."""
    bent = []
    for point in points_of(_TORSO):
        along = point.x() / TRUNK
        bent.append(point - QPointF(0, 4 * back * TRUNK * along * (1 - along)))
    return shape(curve(bent))


@cache
def bar() -> Shape:
    """What runs from one point (u = 0) to another (u = 1), one wide."""
    path = QPainterPath()
    path.addRect(0.0, -0.5, 1.0, 1.0)
    return Shape(path, path, path.boundingRect())


@cache
def disc(radius: float) -> Shape:
    path = QPainterPath()
    path.addEllipse(QPointF(0, 0), radius, radius)
    return shape(path)


@cache
def plank(left: float, bottom: float, width: float, height: float, corner: float) -> Shape:
    path = QPainterPath()
    path.addRoundedRect(QRectF(left, bottom, width, height), corner, corner)
    return shape(path)


def shape(path: QPainterPath) -> Shape:
    """The outline as straight lines too short to be seen: Qt fills these many times faster than curves."""
    fine = QTransform.fromScale(_FINENESS, _FINENESS)
    polygon = (path * fine).toFillPolygon()
    wide = polygon_path(widened(polygon.toList(), GAP / 2 * _FINENESS))
    return Shape(polygon_path(polygon.toList()), wide, wide.boundingRect())


def polygon_path(points: Sequence[QPointF]) -> QPainterPath:
    """The path through points given in parts of the fineness."""
    path = QPainterPath()
    path.addPolygon([point / _FINENESS for point in points])
    return path


def widened(points: Sequence[QPointF], by: float) -> Sequence[QPointF]:
    """The corners of a closed outline, its last the same as its first, each moved outward."""
    corners = [here for here, after in pairwise(points) if here != after]
    area = sum(here.x() * after.y() - here.y() * after.x() for here, after in pairwise(points))
    outward = by if area > 0 else -by
    wide = []
    for index, here in enumerate(corners):
        before, after = corners[index - 1], corners[(index + 1) % len(corners)]
        along = after - before
        length = hypot(along.x(), along.y()) or 1.0
        wide.append(here + QPointF(along.y(), -along.x()) * (outward / length))
    return [*wide, wide[0]]


def smooth(table: str) -> QPainterPath:
    """A closed curve through the points of the table."""
    return curve(points_of(table))


def points_of(table: str) -> Sequence[QPointF]:
    numbers = [float(number) for number in table.split()]
    return [QPointF(u, v) for u, v in zip(numbers[::2], numbers[1::2], strict=True)]


def curve(points: Sequence[QPointF]) -> QPainterPath:
    """A closed curve through the points (Catmull and Rom's)."""
    path = QPainterPath(points[0])
    for index, here in enumerate(points):
        before, after, beyond = (points[(index + step) % len(points)] for step in (-1, 1, 2))
        path.cubicTo(here + (after - before) / 6, after - (beyond - here) / 6, after)
    path.closeSubpath()
    return path
