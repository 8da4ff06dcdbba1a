"""From pose to pose as a body does it: feet on the floor stay or step, and no limb changes its length.

Angles alone would drag the planted foot and push the moving one through the floor. So hips and feet
are led along paths of their own, and the knees follow from the lengths of thigh and shin.
"""

from math import acos, atan2, cos, degrees, hypot, pi, sin

from lunge_timer.core.figure.body import (
    ANKLE_HEIGHT,
    SHIN,
    THIGH,
    Point,
    ankle_over,
    ball_of,
    head_lean,
    hip_of,
    leg_joints,
    steepest_foot,
)
from lunge_timer.core.figure.pose import ArmPose, LegPose, Pose

ON_FLOOR = 0.006  # a foot that near stands; what a file's rounded angles leave
STEP_SHARE = 0.8  # of a move: the foot lands before the body has come down
LIFT = 0.03  # of a stepping foot, at the middle of its way
STRAIGHT = 0.9995  # of a leg's length: a knee that is straight, yet still bends forward


def ease(fraction: float) -> float:
    """Start and stop softly."""
    return 0.5 - 0.5 * cos(pi * min(1.0, max(0.0, fraction)))


def blend(start: Pose, end: Pose, fraction: float, *, evenly: bool = False) -> Pose:
    """The pose at that part (0 to 1) of the time of a move from start to end.

    The two must stand on the same thing. Going back is the same way as coming. It starts and stops softly,
    or goes evenly, as a part of a walk does.
    """
    if fraction <= 0 or start == end:
        return start
    if fraction >= 1:
        return end
    start_hip, end_hip = hip_of(start), hip_of(end)
    if start_hip.y < end_hip.y:
        return blend(end, start, 1 - fraction, evenly=evenly)
    way = fraction if evenly else ease(fraction)
    leg, other = _lerp_leg(start.leg, end.leg, way), _lerp_leg(start.other, end.other, way)
    if start.stands_on == end.stands_on == "foot":
        hip = _lerp_point(start_hip, end_hip, way)
        step = ease(fraction / STEP_SHARE)
        leg = _lead_leg(hip, (start_hip, start.leg), (end_hip, end.leg), leg, step)
        other = _lead_leg(hip, (start_hip, start.other), (end_hip, end.other), other, step)
    return Pose(
        trunk=_lerp(start.trunk, end.trunk, way),
        leg=leg,
        other=other,
        arm=_lerp_arm(start.arm, end.arm, way),
        other_arm=_lerp_arm(start.other_arm or start.arm, end.other_arm or end.arm, way),
        back=_lerp(start.back, end.back, way),
        head=_lerp(head_lean(start), head_lean(end), way),
        stands_on=end.stands_on,
    )


def reach(hip: Point, ankle: Point, foot: float) -> LegPose:
    """The leg between a hip and an ankle, its knee bent forward; as far toward the ankle as it is long."""
    x, y = ankle.x - hip.x, ankle.y - hip.y
    distance = min(hypot(x, y), (THIGH + SHIN) * STRAIGHT)
    toward = degrees(atan2(x, -y))
    at_hip = acos((THIGH**2 + distance**2 - SHIN**2) / (2 * THIGH * distance))
    at_ankle = acos((SHIN**2 + distance**2 - THIGH**2) / (2 * SHIN * distance))
    return LegPose(thigh=toward + degrees(at_hip), shin=toward - degrees(at_ankle), foot=foot)


def _lead_leg(
    hip: Point, start: tuple[Point, LegPose], end: tuple[Point, LegPose], lerped: LegPose, step: float
) -> LegPose:
    """The leg under hip: standing, stepping, or, where an end is in the air, swung by its angles."""
    balls = [leg_joints(*side).ball for side in (start, end)]
    if max(ball.y for ball in balls) > ON_FLOOR:
        return _clear_floor(hip, lerped)
    lift = LIFT * min(1.0, abs(balls[1].x - balls[0].x) / LIFT) * sin(pi * step)
    ball = _lerp_point(balls[0], balls[1], step).shifted(0, lift)
    foot = _lerp(start[1].foot, end[1].foot, step)
    return reach(hip, ankle_over(ball, foot), foot)


def _clear_floor(hip: Point, leg: LegPose) -> LegPose:
    """The same leg with its foot lifted out of the floor."""
    ankle = leg_joints(hip, leg).ankle
    if ankle.y < ANKLE_HEIGHT:
        ankle = Point(ankle.x, ANKLE_HEIGHT)
        return reach(hip, ankle, min(leg.foot, steepest_foot(ankle.y)))
    if ball_of(ankle, leg.foot).y < 0:
        return LegPose(thigh=leg.thigh, shin=leg.shin, foot=steepest_foot(ankle.y))
    return leg


def _lerp(start: float, end: float, way: float) -> float:
    return start + (end - start) * way


def _lerp_point(start: Point, end: Point, way: float) -> Point:
    return Point(_lerp(start.x, end.x, way), _lerp(start.y, end.y, way))


def _lerp_leg(start: LegPose, end: LegPose, way: float) -> LegPose:
    return LegPose(
        thigh=_lerp(start.thigh, end.thigh, way),
        shin=_lerp(start.shin, end.shin, way),
        foot=_lerp(start.foot, end.foot, way),
        thigh_seen=_lerp(start.thigh_seen, end.thigh_seen, way),
        shin_seen=_lerp(start.shin_seen, end.shin_seen, way),
        foot_seen=_lerp(start.foot_seen, end.foot_seen, way),
    )


def _lerp_arm(start: ArmPose, end: ArmPose, way: float) -> ArmPose:
    return ArmPose(
        upper=_lerp(start.upper, end.upper, way),
        fore=_lerp(start.fore, end.fore, way),
        upper_seen=_lerp(start.upper_seen, end.upper_seen, way),
        fore_seen=_lerp(start.fore_seen, end.fore_seen, way),
    )
