"""The body that takes the poses: how long its limbs are and where its joints come to lie.

Lengths are parts of the body's height (after Drillis and Contini). x grows the way the body faces,
y upwards, and the floor is y = 0. Hips and shoulders of both sides coincide, as they do from the side.
"""

from collections.abc import Iterable
from math import asin, cos, degrees, hypot, radians, sin
from typing import NamedTuple

from lunge_timer.core.figure.pose import ArmPose, LegPose, Pose

THIGH = 0.245
SHIN = 0.246
ANKLE_HEIGHT = 0.039
BALL_AHEAD = 0.082  # of the ankle, on a flat foot
HEEL_BEHIND = 0.04
TOES = 0.034
TRUNK = 0.288  # hip to shoulder
NECK = 0.03  # shoulder to the root of the neck
HEAD = 0.088  # root of the neck to the middle of the head
UPPER_ARM = 0.172
FOREARM = 0.16  # to the middle of the hand
KNEE_RADIUS = 0.037  # how high a knee lies that is knelt on
SEAT_HEIGHT = 0.36  # of the hips of a person who sits on a machine
SADDLE_HEIGHT = 0.575  # of the hips of a person who sits on a bicycle
HEAD_FOLLOWS = 0.45  # of a leaning trunk: the eyes stay ahead

BALL_REACH = hypot(BALL_AHEAD, ANKLE_HEIGHT)  # ankle to ball
BALL_DIP = degrees(asin(ANKLE_HEIGHT / BALL_REACH))  # how far below the level that is, on a flat foot


class Point(NamedTuple):
    x: float
    y: float

    def shifted(self, x: float, y: float) -> "Point":
        return Point(self.x + x, self.y + y)

    def toward(self, degrees_forward: float, length: float) -> "Point":
        """The lower end of a limb that begins here."""
        angle = radians(degrees_forward)
        return Point(self.x + length * sin(angle), self.y - length * cos(angle))


CRANK_AXLE = Point(0.1, 0.16)  # of the bicycle: its pedals go around it


class LegJoints(NamedTuple):
    knee: Point
    ankle: Point
    heel: Point
    ball: Point
    toe: Point

    def shifted(self, x: float, y: float) -> "LegJoints":
        return LegJoints(*(point.shifted(x, y) for point in self))


class Joints(NamedTuple):
    hip: Point
    shoulder: Point
    neck: Point
    head: Point
    elbow: Point
    hand: Point
    leg: LegJoints
    other: LegJoints
    other_elbow: Point
    other_hand: Point
    back: float  # how far its middle stands out behind

    @property
    def points(self) -> tuple[Point, ...]:
        """All of them."""
        return (*self[:6], *self.leg, *self.other, self.other_elbow, self.other_hand)

    def shifted(self, x: float, y: float) -> "Joints":
        return Joints._make([*(part.shifted(x, y) for part in self[:-1]), self.back])


class Extent(NamedTuple):
    """A box around bodies."""

    left: float
    right: float
    bottom: float
    top: float


def joints(pose: Pose) -> Joints:
    """Where the joints lie when the body rests on what the pose says it stands on."""
    hip = hip_of(pose)
    shoulder = hip.toward(180 - pose.trunk, TRUNK)
    neck = shoulder.toward(180 - pose.trunk, NECK)
    elbow, hand = _arm_joints(shoulder, pose.arm)
    other_elbow, other_hand = _arm_joints(shoulder, pose.other_arm or pose.arm)
    return Joints(
        hip=hip,
        shoulder=shoulder,
        neck=neck,
        head=neck.toward(180 - head_lean(pose), HEAD),
        elbow=elbow,
        hand=hand,
        leg=leg_joints(hip, pose.leg),
        other=leg_joints(hip, pose.other),
        other_elbow=other_elbow,
        other_hand=other_hand,
        back=pose.back,
    )


def head_lean(pose: Pose) -> float:
    """How far the head leans forward."""
    return pose.trunk * HEAD_FOLLOWS if pose.head is None else pose.head


def hip_of(pose: Pose) -> Point:
    """Where the hips are: above the ankle of a flat foot at x = 0, the knees at 0, or themselves at 0."""
    if pose.stands_on == "seat":
        return Point(0, SEAT_HEIGHT)
    if pose.stands_on == "saddle":
        return Point(0, SADDLE_HEIGHT)
    if pose.stands_on == "lower-foot":
        legs = [leg_joints(Point(0, 0), leg) for leg in (pose.leg, pose.other)]
        return Point(0, -min(min(leg.heel.y, leg.ball.y) for leg in legs))
    other = leg_joints(Point(0, 0), pose.other)
    if pose.stands_on == "knees":
        return Point(-other.knee.x, KNEE_RADIUS - other.knee.y)
    return Point(BALL_AHEAD - other.ball.x, -other.ball.y)


def leg_joints(hip: Point, leg: LegPose) -> LegJoints:
    knee = hip.toward(leg.thigh, THIGH * leg.thigh_seen)
    ankle = knee.toward(leg.shin, SHIN * leg.shin_seen)
    tilt = radians(leg.foot)
    ball = ball_of(ankle, leg.foot, leg.foot_seen)
    behind = HEEL_BEHIND * leg.foot_seen
    heel = Point(
        ankle.x - behind * cos(tilt) - ANKLE_HEIGHT * sin(tilt),
        ankle.y + behind * sin(tilt) - ANKLE_HEIGHT * cos(tilt),
    )
    return LegJoints(knee, ankle, heel, ball, _toe(ball, leg.foot, leg.foot_seen))


def _arm_joints(shoulder: Point, arm: ArmPose) -> tuple[Point, Point]:
    """The elbow and the middle of the hand."""
    elbow = shoulder.toward(arm.upper, UPPER_ARM * arm.upper_seen)
    return elbow, elbow.toward(arm.fore, FOREARM * arm.fore_seen)


def ball_of(ankle: Point, foot: float, seen: float = 1.0) -> Point:
    """Where the ball of a tilted foot is."""
    return ankle.toward(90 - foot - BALL_DIP, BALL_REACH * seen)


def ankle_over(ball: Point, foot: float) -> Point:
    """Where the ankle of a tilted foot is whose ball is there."""
    return ball.toward(270 - foot - BALL_DIP, BALL_REACH)


def steepest_foot(ankle_y: float) -> float:
    """The largest tilt that keeps the ball of a foot above the floor."""
    return degrees(asin(min(1.0, max(0.0, ankle_y) / BALL_REACH))) - BALL_DIP


def _toe(ball: Point, foot: float, seen: float) -> Point:
    """The tip of the toes, which bend where the floor is in their way."""
    length = TOES * seen
    straight = ball.toward(90 - foot, length)
    if straight.y >= 0:
        return straight
    down = max(0.0, ball.y)
    return Point(ball.x + max(0.0, length**2 - down**2) ** 0.5, ball.y - down)


def extent(poses: Iterable[Pose]) -> Extent:
    """The box that holds the joints of all poses, and the floor."""
    points = [point for pose in poses for point in joints(pose).points]
    return Extent(
        left=min(point.x for point in points),
        right=max(point.x for point in points),
        bottom=0.0,
        top=max(point.y for point in points),
    )
