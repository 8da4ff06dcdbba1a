"""The body: its joints, and how it goes from one pose to another."""

from itertools import pairwise
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lunge_timer.core.figure.blend import blend, reach
from lunge_timer.core.figure.body import (
    ANKLE_HEIGHT,
    BALL_REACH,
    FOREARM,
    KNEE_RADIUS,
    SEAT_HEIGHT,
    SHIN,
    THIGH,
    TRUNK,
    UPPER_ARM,
    Joints,
    Point,
    extent,
    joints,
    leg_joints,
)
from lunge_timer.core.figure.pose import ArmPose, LegPose, Pose, standing

ARM = ArmPose(upper=0, fore=0)
STRAIGHT = LegPose(thigh=0, shin=0)
SQUATTING = LegPose(thigh=80, shin=-28)
SQUAT = Pose(trunk=42, leg=SQUATTING, other=SQUATTING, arm=ARM)
LUNGE = Pose(trunk=4, leg=LegPose(thigh=-12, shin=-96, foot=50), other=LegPose(thigh=86, shin=-2), arm=ARM)


def pose(leg: LegPose, *, trunk: float = 0, arm: ArmPose = ARM) -> Pose:
    return Pose(trunk=trunk, leg=leg, other=STRAIGHT, arm=arm)


def length(one: Point, other: Point) -> float:
    return hypot(one.x - other.x, one.y - other.y)


def lengths(at: Joints) -> list[float]:
    """Of every limb, in an order of their own."""
    limbs = [length(at.hip, at.shoulder), length(at.shoulder, at.elbow), length(at.elbow, at.hand)]
    for leg in (at.leg, at.other):
        limbs += [length(at.hip, leg.knee), length(leg.knee, leg.ankle), length(leg.ankle, leg.ball)]
    return limbs


def test_a_straight_body_stands_on_the_floor_at_its_own_height() -> None:
    at = joints(pose(STRAIGHT))
    assert at.other.ankle == pytest.approx(Point(0, ANKLE_HEIGHT))
    assert at.other.heel.y == pytest.approx(0)
    assert at.other.toe.y == pytest.approx(0)
    assert at.hip == pytest.approx(Point(0, ANKLE_HEIGHT + SHIN + THIGH))
    assert 0.9 < at.head.y < 0.95  # with half a head more the height is 1


def test_a_positive_angle_swings_the_lower_end_forward() -> None:
    at = joints(pose(LegPose(thigh=90, shin=0), arm=ArmPose(upper=90, fore=180)))
    assert at.leg.knee == pytest.approx(Point(at.hip.x + THIGH, at.hip.y))
    assert at.leg.ankle == pytest.approx(Point(at.hip.x + THIGH, at.hip.y - SHIN))
    assert at.elbow == pytest.approx(Point(at.shoulder.x + UPPER_ARM, at.shoulder.y))
    assert at.hand == pytest.approx(Point(at.elbow.x, at.elbow.y + FOREARM))


def test_a_trunk_leans_forward_and_the_eyes_stay_ahead() -> None:
    at = joints(pose(STRAIGHT, trunk=90))
    assert at.shoulder == pytest.approx(Point(at.hip.x + TRUNK, at.hip.y))
    assert at.head.y > at.neck.y + 0.05


def test_a_lifted_heel_leaves_the_ball_and_the_toes_on_the_floor() -> None:
    at = joints(Pose(trunk=0, leg=STRAIGHT, other=LegPose(thigh=0, shin=0, foot=40), arm=ARM))
    assert at.other.heel.y > 0.05
    assert at.other.ball.y == pytest.approx(0)
    assert at.other.toe.y == pytest.approx(0)
    assert at.other.toe.x > at.other.ball.x


def test_toes_in_the_air_go_on_in_line_with_the_foot() -> None:
    leg = leg_joints(Point(0, 1), LegPose(thigh=0, shin=-90, foot=90))
    assert leg.toe.x == pytest.approx(leg.ball.x)
    assert leg.toe.y < leg.ball.y


def test_who_kneels_rests_on_the_knees_and_who_sits_on_the_seat() -> None:
    kneeling = LegPose(thigh=-30, shin=-100)
    at = joints(Pose(trunk=30, leg=kneeling, other=kneeling, arm=ARM, stands_on="knees"))
    assert at.other.knee == pytest.approx(Point(0, KNEE_RADIUS))
    assert joints(Pose(trunk=0, leg=SQUATTING, other=SQUATTING, arm=ARM, stands_on="seat")).hip == Point(
        0, SEAT_HEIGHT
    )


def test_a_move_begins_and_ends_in_its_poses_and_goes_no_further() -> None:
    for fraction, there in ((-1.0, standing()), (0.0, standing()), (1.0, SQUAT), (3.0, SQUAT)):
        assert blend(standing(), SQUAT, fraction) == there


def test_a_move_starts_and_stops_softly() -> None:
    heights = [joints(blend(standing(), SQUAT, step / 10)).hip.y for step in range(11)]
    steps = [before - after for before, after in pairwise(heights)]
    assert min(steps) > 0
    assert steps[0] < steps[4] / 3
    assert steps[-1] < steps[4] / 3


@given(fraction=st.floats(0, 1))
def test_going_back_is_the_same_way_as_coming(fraction: float) -> None:
    there, back = blend(standing(), LUNGE, fraction), blend(LUNGE, standing(), 1 - fraction)
    for one, other in zip(joints(there).points, joints(back).points, strict=True):
        assert one == pytest.approx(other, abs=1e-6)


legs = st.builds(
    LegPose,
    thigh=st.floats(-45, 100),
    shin=st.floats(-120, 100),
    foot=st.floats(-60, 130),
)
poses = st.builds(
    Pose,
    trunk=st.floats(-20, 60),
    leg=legs,
    other=st.builds(LegPose, thigh=st.floats(0, 95), shin=st.floats(-35, 0)),
    arm=st.builds(ArmPose, upper=st.floats(-90, 180), fore=st.floats(-90, 180)),
)


@given(start=poses, end=poses, fraction=st.floats(0, 1))
def test_whatever_the_poses_limbs_keep_their_length_and_the_foot_its_place(
    start: Pose, end: Pose, fraction: float
) -> None:
    at = joints(blend(start, end, fraction))
    assert lengths(at) == pytest.approx(
        [TRUNK, UPPER_ARM, FOREARM, THIGH, SHIN, BALL_REACH, THIGH, SHIN, BALL_REACH]
    )
    assert at.other.ball == pytest.approx(joints(start).other.ball, abs=1e-6)


@given(fraction=st.floats(0, 1))
def test_a_move_that_goes_evenly_is_as_far_as_its_time(fraction: float) -> None:
    assert blend(standing(), SQUAT, fraction, evenly=True).trunk == pytest.approx(2 + 40 * fraction)
    assert blend(SQUAT, standing(), fraction, evenly=True).trunk == pytest.approx(42 - 40 * fraction)


@given(leg=legs, other=legs)
def test_who_walks_on_the_spot_stands_on_the_lower_foot(leg: LegPose, other: LegPose) -> None:
    at = joints(Pose(trunk=0, leg=leg, other=other, arm=ARM, stands_on="lower-foot"))
    assert min(at.leg.heel.y, at.leg.ball.y, at.other.heel.y, at.other.ball.y) == pytest.approx(0, abs=1e-9)
    assert at.hip.x == 0


@given(seen=st.floats(0, 1), angle=st.floats(-180, 180))
def test_what_points_toward_the_person_is_seen_shorter(seen: float, angle: float) -> None:
    arm = ArmPose(upper=angle, fore=angle, upper_seen=seen, fore_seen=1 - seen)
    leg = LegPose(thigh=angle, shin=angle, thigh_seen=seen, shin_seen=1 - seen)
    at = joints(pose(leg, arm=arm))
    assert length(at.shoulder, at.elbow) == pytest.approx(UPPER_ARM * seen)
    assert length(at.elbow, at.hand) == pytest.approx(FOREARM * (1 - seen))
    assert length(at.hip, at.leg.knee) == pytest.approx(THIGH * seen)
    assert length(at.leg.knee, at.leg.ankle) == pytest.approx(SHIN * (1 - seen))


@given(x=st.floats(-0.6, 0.6), y=st.floats(-0.6, -0.05))
def test_a_leg_reaches_for_a_place_with_its_knee_forward(x: float, y: float) -> None:
    hip = Point(0, 0)
    leg = reach(hip, Point(x, y), 0)
    ankle = leg_joints(hip, leg).ankle
    assert leg.thigh >= leg.shin
    if hypot(x, y) < 0.999 * (THIGH + SHIN):
        assert ankle == pytest.approx(Point(x, y), abs=1e-6)
    else:
        assert hypot(*ankle) == pytest.approx(THIGH + SHIN, rel=0.001)


def test_a_foot_swung_through_the_floor_is_lifted_out_of_it() -> None:
    pointed = pose(LegPose(thigh=-40, shin=-40, foot=80))
    tucked = pose(LegPose(thigh=60, shin=-60))
    for start, end in ((pose(STRAIGHT), pointed), (tucked, pointed)):
        legs = [joints(blend(start, end, step / 50)).leg for step in range(51)]
        leg = min(legs, key=lambda leg: min(leg.ankle.y - ANKLE_HEIGHT, leg.ball.y, leg.heel.y))
        assert min(leg.ankle.y - ANKLE_HEIGHT, leg.ball.y, leg.heel.y) > -0.001


def test_an_extent_holds_every_joint_of_every_pose_and_the_floor() -> None:
    box = extent([standing(), SQUAT])
    points = [*joints(standing()).points, *joints(SQUAT).points]
    assert box.top == max(point.y for point in points)
    assert box.bottom == 0
    assert all(box.left <= point.x <= box.right for point in points)
