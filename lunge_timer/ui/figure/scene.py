"""A body as the shapes that are painted, from the back to the front."""

from collections.abc import Iterable
from enum import IntEnum
from itertools import chain
from math import hypot
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath, QTransform

from lunge_timer.core.figure.body import (
    BALL_REACH,
    FOREARM,
    HEAD,
    SHIN,
    THIGH,
    TOES,
    TRUNK,
    UPPER_ARM,
    Joints,
    LegJoints,
    Point,
)
from lunge_timer.ui.figure.shapes import Shape, bar, limbs, torso

# The side that is turned away appears further forward, as one looks from a little behind; hips and
# shoulders less so than the feet, which stand apart. Hardly further up: a mat that is seen from above
# would reach behind a knee that hovers over it.
FAR_FOOT = Point(0.085, 0.006)
FAR_KNEE = Point(0.068, 0.005)
FAR_HIP = Point(0.036, 0.003)
FAR_ARM = Point(0.016, 0.002)
_FOLDED = 0.2  # hip to ankle: the thigh lies on the shin and needs a gap to be told from it


class Tone(IntEnum):
    """What a piece is, which decides its colour."""

    GROUND = 0
    FLOOR = 1
    BODY = 2
    NEAR_ARM = 3
    FAR_ARM = 4
    NEAR_LEG = 5
    FAR_LEG = 6
    PROP = 7
    PROP_FAR = 8
    LOAD = 9


class FigurePiece(NamedTuple):
    shape: Shape
    transform: QTransform
    bounds: QRectF  # in pixels
    tone: Tone
    is_gap: bool = False

    @property
    def gap(self) -> "FigurePiece":
        """What keeps free the space around the piece."""
        return FigurePiece(self.shape, self.transform, self.bounds, Tone.GROUND, is_gap=True)

    @property
    def path(self) -> QPainterPath:
        return self.shape.wide if self.is_gap else self.shape.path


class Frame(NamedTuple):
    """Where the body's units lie on the widget; facing is 1 to the right, -1 to the left, or between."""

    scale: float
    x: float
    y: float
    facing: float

    def limb(self, shape: Shape, start: Point, end: Point, length: float, tone: Tone) -> FigurePiece:
        """A shape of that length, laid from joint to joint."""
        x, y = end.x - start.x, end.y - start.y
        seen = hypot(x, y) or 1.0  # less than the length where the limb points toward the person or away
        return self._piece(shape, start, (x / length, y / length), (-y / seen, x / seen), tone)

    def upright(self, shape: Shape, start: Point, end: Point, length: float, tone: Tone) -> FigurePiece:
        """The same for a shape that stands on its first joint, so that its front still is in front."""
        x, y = (end.x - start.x) / length, (end.y - start.y) / length
        return self._piece(shape, start, (x, y), (y, -x), tone)

    def thing(self, shape: Shape, at: Point, tone: Tone) -> FigurePiece:
        """A shape that does not turn."""
        return self._piece(shape, at, (1, 0), (0, 1), tone)

    def rod(self, start: Point, end: Point, width: float, tone: Tone) -> FigurePiece:
        """A straight piece between two points."""
        x, y = end.x - start.x, end.y - start.y
        thin = width / hypot(x, y)
        return self._piece(bar(), start, (x, y), (-y * thin, x * thin), tone)

    def _piece(
        self, shape: Shape, at: Point, along: tuple[float, float], across: tuple[float, float], tone: Tone
    ) -> FigurePiece:
        scale, x, y, facing = self
        right = scale * facing
        transform = QTransform(
            right * along[0],
            -scale * along[1],
            right * across[0],
            -scale * across[1],
            x + right * at[0],
            y - scale * at[1],
        )
        return FigurePiece(shape, transform, transform.mapRect(shape.box), tone)


def far_pieces(frame: Frame, at: Joints) -> Iterable[FigurePiece]:
    """The side of the body that is turned away."""
    arm = (at.shoulder, at.other_elbow, at.other_hand)
    shoulder, elbow, hand = (point.shifted(*FAR_ARM) for point in arm)
    return chain(
        arm_pieces(frame, shoulder, elbow, hand, Tone.FAR_ARM),
        leg_pieces(frame, at.hip.shifted(*FAR_HIP), far_leg(at.other), Tone.FAR_LEG),
    )


def near_pieces(frame: Frame, at: Joints, *, vest: bool) -> Iterable[FigurePiece]:
    """The trunk, the head and the side that is turned to the person: that of the leg that works."""
    return chain(
        trunk_pieces(frame, at, Tone.BODY),
        (frame.upright(limbs().vest, at.hip, at.shoulder, TRUNK, Tone.LOAD),) if vest else (),
        leg_pieces(frame, at.hip, at.leg, Tone.NEAR_LEG, apart=True),
        arm_pieces(frame, at.shoulder, at.elbow, at.hand, Tone.NEAR_ARM, apart=True),
    )


def far_leg(leg: LegJoints) -> LegJoints:
    """Where the leg is seen that is turned away."""
    return LegJoints(leg.knee.shifted(*FAR_KNEE), *(point.shifted(*FAR_FOOT) for point in leg[1:]))


def trunk_pieces(frame: Frame, at: Joints, tone: Tone) -> Iterable[FigurePiece]:
    yield frame.upright(limbs().head, at.neck, at.head, HEAD, tone)
    yield frame.upright(torso(round(at.back, 2)), at.hip, at.shoulder, TRUNK, tone)


def leg_pieces(
    frame: Frame, hip: Point, leg: LegJoints, tone: Tone, *, apart: bool = False
) -> Iterable[FigurePiece]:
    """A leg; one that is apart has a gap around it."""
    shapes = limbs()
    parts = (
        (shapes.toes, leg.ball, leg.toe, TOES),
        (shapes.foot, leg.ankle, leg.ball, BALL_REACH),
        (shapes.shin, leg.knee, leg.ankle, SHIN),
        (shapes.thigh, hip, leg.knee, THIGH),
    )
    pieces = [frame.limb(*part, tone) for part in parts]
    if not apart:
        return pieces
    gaps = [piece.gap for piece in pieces]
    if hypot(hip.x - leg.ankle.x, hip.y - leg.ankle.y) > _FOLDED:
        return [*gaps, *pieces]
    return [*gaps, *pieces[:-1], gaps[-1], pieces[-1]]


def arm_pieces(
    frame: Frame, shoulder: Point, elbow: Point, hand: Point, tone: Tone, *, apart: bool = False
) -> Iterable[FigurePiece]:
    shapes = limbs()
    parts = ((shapes.upper_arm, shoulder, elbow, UPPER_ARM), (shapes.forearm, elbow, hand, FOREARM))
    pieces = [frame.limb(*part, tone) for part in parts]
    return [*(piece.gap for piece in pieces), *pieces] if apart else pieces
