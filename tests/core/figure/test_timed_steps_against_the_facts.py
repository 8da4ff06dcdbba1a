"""The poses of timed steps, held against their cues and against what a body can do."""

from collections.abc import Iterator
from itertools import pairwise
from math import atan2, degrees, hypot

import pytest

from lunge_timer.core.figure.blend import blend
from lunge_timer.core.figure.body import (
    CRANK_AXLE,
    KNEE_RADIUS,
    SADDLE_HEIGHT,
    Joints,
    LegJoints,
    joints,
)
from lunge_timer.core.figure.pose import LegPose, Pose
from lunge_timer.core.routine import TimedBlock
from lunge_timer.store.assets import load_built_ins, load_exercises
from lunge_timer.store.timed_figures import load_timed_figures
from tests.core.figure.balance import centre_of_mass_x

FIGURES = load_timed_figures()
NAMES = (
    "walk",
    "light jog",
    "cycle",
    "dynamic stretch",
    "cat-cow",
    "pigeon pose",
    "hamstring stretch",
    "glute stretch",
)
FRACTIONS = [step / 25 for step in range(26)]
SOLE = 0.012  # of the shoe
PALM = 0.036  # from the middle of the hand to the finger tips

each_name = pytest.mark.parametrize("name", NAMES)


def frames(name: str) -> list[Pose]:
    """Once through all poses, back to the first."""
    figure = FIGURES[name]
    poses = [*figure.poses.values()]
    ways = pairwise([*poses, poses[0]])
    return [blend(*way, fraction, evenly=figure.evenly) for way in ways for fraction in FRACTIONS]


def bend(leg: LegPose) -> float:
    """The inner angle of the knee: 180 where it is straight."""
    return 180 - (leg.thigh - leg.shin)


def legs(at: Joints) -> Iterator[LegJoints]:
    yield from (at.leg, at.other)


def only(name: str) -> tuple[Pose, Joints]:
    (pose,) = FIGURES[name].poses.values()
    return pose, joints(pose)


def test_each_timed_step_of_a_shipped_routine_has_a_figure() -> None:
    named = {
        block.name.casefold()
        for routine in load_built_ins(load_exercises()).values()
        for block in routine.blocks
        if isinstance(block, TimedBlock)
    }
    assert named <= {*FIGURES}
    assert {*NAMES} <= {*FIGURES}


def test_no_two_figures_have_a_name_in_common() -> None:
    figures = [*{id(figure): figure for figure in FIGURES.values()}.values()]
    assert sum(len(figure.names) for figure in figures) == len(FIGURES)
    assert len(figures) == len(NAMES)


@each_name
def test_nothing_goes_below_the_floor(name: str) -> None:
    for pose in frames(name):
        at = joints(pose)
        assert min(point.y for point in at.points) > -0.001
        assert min(leg.knee.y for leg in legs(at)) >= KNEE_RADIUS - 0.001
        for elbow, hand in ((at.elbow, at.hand), (at.other_elbow, at.other_hand)):
            reach = hypot(hand.x - elbow.x, hand.y - elbow.y)
            assert hand.y + (hand.y - elbow.y) / reach * PALM > -0.001


@each_name
def test_what_it_stands_on_is_there(name: str) -> None:
    for pose in frames(name):
        at = joints(pose)
        lowest = min(min(leg.heel.y, leg.ball.y) for leg in legs(at))
        if pose.stands_on == "saddle":
            assert at.hip == (0, SADDLE_HEIGHT)
        elif pose.stands_on == "knees":
            assert at.other.knee == pytest.approx((0, KNEE_RADIUS))
        else:
            assert lowest == pytest.approx(0, abs=0.002)


@each_name
def test_it_never_jumps(name: str) -> None:
    for before, after in pairwise(frames(name)):
        for one, other in zip(joints(before).points, joints(after).points, strict=True):
            assert hypot(one.x - other.x, one.y - other.y) < 0.05


@each_name
def test_knees_and_elbows_never_bend_the_wrong_way(name: str) -> None:
    for pose in frames(name):
        for leg in (pose.leg, pose.other):
            if leg.shin_seen == 1:  # turned outward, a shin may point anywhere
                assert 0 <= leg.thigh - leg.shin < 150
        for arm in filter(None, (pose.arm, pose.other_arm)):
            assert arm.upper <= arm.fore


@each_name
def test_a_limb_is_seen_no_longer_than_it_is_and_only_that_of_a_turned_leg_is_seen_shorter(name: str) -> None:
    for pose in frames(name):
        assert (pose.other.thigh_seen, pose.other.shin_seen, pose.other.foot_seen) == (1, 1, 1)
        assert all(0.3 < seen <= 1 for seen in (pose.leg.thigh_seen, pose.leg.shin_seen, pose.leg.foot_seen))
        if name not in {"pigeon pose", "glute stretch"}:
            assert (pose.leg.thigh_seen, pose.leg.shin_seen, pose.leg.foot_seen) == (1, 1, 1)


@pytest.mark.parametrize("name", ["walk", "light jog"])
def test_who_walks_or_jogs_takes_the_same_step_with_either_leg(name: str) -> None:
    poses = [*FIGURES[name].poses.values()]
    half = len(poses) // 2
    for one, other in zip(poses, poses[half:] + poses[:half], strict=True):
        assert (one.leg, one.other) == (other.other, other.leg)
        assert (one.arm, one.other_arm) == (other.other_arm, other.arm)


@pytest.mark.parametrize("name", ["walk", "light jog"])
def test_the_arm_swings_against_its_own_leg(name: str) -> None:
    forward = max(FIGURES[name].poses.values(), key=lambda pose: pose.leg.thigh - pose.other.thigh)
    at = joints(forward)
    assert at.leg.ankle.x > at.other.ankle.x + 0.2
    assert at.hand.x < at.other_hand.x - 0.05


def test_a_jog_lifts_the_heel_behind_and_a_walk_does_not() -> None:
    highest = {name: max(joints(pose).leg.heel.y for pose in frames(name)) for name in ("walk", "light jog")}
    assert highest["walk"] < 0.2
    assert highest["light jog"] > 0.25


def test_the_feet_go_around_the_crank_as_far_from_each_other_as_they_can() -> None:
    for pose in frames("cycle"):
        at = joints(pose)
        ways = [(leg.ball.x - CRANK_AXLE.x, leg.ball.y - SOLE - CRANK_AXLE.y) for leg in legs(at)]
        assert all(0.08 < hypot(*way) < 0.1 for way in ways)
        assert hypot(ways[0][0] + ways[1][0], ways[0][1] + ways[1][1]) < 0.01
        assert 60 < bend(pose.leg) < 160
    balls = [joints(pose).leg.ball for pose in FIGURES["cycle"].poses.values()]
    around = [degrees(atan2(ball.y - SOLE - CRANK_AXLE.y, ball.x - CRANK_AXLE.x)) for ball in balls]
    assert all((before - after) % 360 == pytest.approx(45, abs=4) for before, after in pairwise(around))


def test_a_leg_swings_to_the_front_and_to_the_back_while_the_other_stands() -> None:
    poses = frames("dynamic stretch")
    assert max(pose.leg.thigh for pose in poses) > 45
    assert min(pose.leg.thigh for pose in poses) < -20
    assert max(abs(joints(pose).other.ball.x - joints(poses[0]).other.ball.x) for pose in poses) < 0.001
    assert all(bend(pose.other) > 165 for pose in poses)


def test_on_hands_and_knees_the_back_is_rounded_and_then_arched_while_hands_and_knees_stay() -> None:
    cat, cow = FIGURES["cat-cow"].poses.values()
    assert cat.back >= 0.15
    assert cow.back <= -0.08
    assert joints(cat).head.y < joints(cat).shoulder.y < joints(cow).head.y
    places = [joints(pose) for pose in frames("cat-cow")]
    for at in places:
        assert at.hand == pytest.approx(places[0].hand)
        assert at.leg.knee == pytest.approx(at.other.knee)
        assert abs(at.hip.x - at.leg.knee.x) < 0.02
        assert abs(at.hand.x - at.shoulder.x) < 0.03
        assert at.hand.y < 0.05


def test_in_the_pigeon_the_named_shin_lies_in_front_and_the_other_leg_is_long_behind() -> None:
    pose, at = only("pigeon pose")
    assert abs(abs(pose.leg.shin) - 90) <= 5
    assert max(at.leg.knee.y, at.leg.ankle.y) < 0.06
    assert min(at.leg.knee.x, at.leg.ankle.x) > at.hip.x - 0.03
    assert bend(pose.other) > 150
    assert at.other.ankle.x < at.hip.x - 0.4
    assert at.hip.y < 0.16
    assert at.hand.y < 0.07


def test_in_the_hamstring_stretch_the_named_leg_is_straight_and_the_trunk_leans_from_the_hips() -> None:
    pose, at = only("hamstring stretch")
    assert bend(pose.leg) > 175
    assert pose.leg.thigh > pose.other.thigh - 10
    assert at.leg.heel.y == pytest.approx(0, abs=0.003)
    assert at.leg.toe.y > 0.05
    assert at.leg.heel.x > at.other.heel.x + 0.15
    assert 40 <= pose.trunk <= 60
    assert pose.back == 0


def test_in_the_glute_stretch_the_named_ankle_is_on_the_other_knee_and_the_hips_are_back() -> None:
    pose, at = only("glute stretch")
    assert hypot(at.leg.ankle.x - at.other.knee.x, at.leg.ankle.y - at.other.knee.y) < 0.08
    assert at.leg.ankle.y > at.other.knee.y
    assert abs(abs(pose.leg.shin) - 90) <= 15
    assert at.hip.x < at.other.heel.x - 0.03
    assert bend(pose.other) < 110


@pytest.mark.parametrize("name", ["hamstring stretch", "glute stretch", "dynamic stretch"])
def test_who_stands_on_one_leg_or_leans_has_the_weight_over_what_carries(name: str) -> None:
    for pose in frames(name):
        at = joints(pose)
        front = max(at.other.ball.x, at.leg.heel.x) if at.leg.heel.y < 0.005 else at.other.toe.x
        assert at.other.heel.x - 0.005 < centre_of_mass_x(at) < front
