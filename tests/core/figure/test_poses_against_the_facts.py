"""The shipped poses, held against what the sources say of the body, and every move between them."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from math import hypot
from typing import NamedTuple

import pytest

from lunge_timer.core.exercise import Exercise, Phase
from lunge_timer.core.figure.blend import blend
from lunge_timer.core.figure.body import (
    ANKLE_HEIGHT,
    BALL_REACH,
    FOREARM,
    KNEE_RADIUS,
    SHIN,
    THIGH,
    TRUNK,
    UPPER_ARM,
    Joints,
    Point,
    joints,
)
from lunge_timer.core.figure.pose import LegPose, Pose
from lunge_timer.store.assets import load_exercises
from tests.core.figure.balance import centre_of_mass_x

EXERCISES = load_exercises()
FRACTIONS = [step / 50 for step in range(51)]
PARALLEL = 90.0  # of a thigh to the floor
LEAST_HOVER = 0.03  # of the body's height, under a knee that is not to touch the floor
OFF_THE_FLOOR = re.compile(r"never let the knee|knee\b.*\b(never|off the floor)", re.IGNORECASE)


class Move(NamedTuple):
    exercise: Exercise
    start: str
    end: str

    @property
    def poses(self) -> list[Pose]:
        start, end = self.exercise.poses[self.start], self.exercise.poses[self.end]
        return [blend(start, end, fraction) for fraction in FRACTIONS]


def moves() -> Iterator[Move]:
    """Each way that a phase takes, once."""
    for exercise in EXERCISES.values():
        names = [exercise.start_pose, *(phase.pose for phase in exercise.phases)]
        ways = dict.fromkeys(pair for pair in pairwise(names) if pair[0] != pair[1])
        yield from (Move(exercise, start, end) for start, end in ways)


each_move = pytest.mark.parametrize(
    "move", [pytest.param(move, id=f"{move.exercise.id}: {move.start} to {move.end}") for move in moves()]
)


def shown(exercise_id: str, pose: str) -> tuple[Pose, Joints]:
    found = EXERCISES[exercise_id].poses[pose]
    return found, joints(found)


def bend(leg: LegPose) -> float:
    """The inner angle of the knee: 180 where it is straight."""
    return 180 - (leg.thigh - leg.shin)


def test_every_phase_has_its_pose_and_no_pose_is_without_use() -> None:
    for exercise in EXERCISES.values():
        assert {exercise.start_pose, *(phase.pose for phase in exercise.phases)} == set(exercise.poses)


def test_the_lunge_ends_with_both_knees_near_a_right_angle() -> None:
    lunge, _at = shown("reverse-lunge", "lunge")
    assert 80 <= bend(lunge.leg) <= 100
    assert 80 <= bend(lunge.other) <= 100


def test_in_the_lunge_the_front_thigh_is_parallel_and_the_knee_over_the_ankle() -> None:
    lunge, at = shown("reverse-lunge", "lunge")
    assert abs(lunge.other.thigh - PARALLEL) <= 12
    assert abs(at.other.knee.x - at.other.ankle.x) < 0.03


def test_in_the_lunge_the_trunk_is_upright_and_the_arms_hang() -> None:
    lunge, at = shown("reverse-lunge", "lunge")
    assert abs(lunge.trunk) <= 10
    assert abs(at.hand.x - at.shoulder.x) < 0.08
    assert at.hand.y < at.elbow.y < at.shoulder.y


@pytest.mark.parametrize(
    ("exercise_id", "pose"), [("reverse-lunge", "lunge"), ("squat-position-reverse-lunge", "kneel")]
)
def test_the_back_knee_nears_the_floor_and_does_not_touch_it(exercise_id: str, pose: str) -> None:
    _pose, at = shown(exercise_id, pose)
    assert at.leg.knee.y - KNEE_RADIUS >= LEAST_HOVER
    assert at.leg.knee.y <= 0.08


def says_the_knee_stays_off(exercise: Exercise, phase: Phase) -> bool:
    return any(OFF_THE_FLOOR.search(said.text) for said in phase.cues or exercise.cues)


def test_no_knee_comes_near_the_mat_in_any_frame_whose_cue_says_that_it_must_not_touch() -> None:
    found = set()
    for exercise in EXERCISES.values():
        before = exercise.start_pose
        for phase in exercise.phases:
            if says_the_knee_stays_off(exercise, phase):
                found.add((exercise.id, phase.id))
                for pose in Move(exercise, before, phase.pose).poses:
                    at = joints(pose)
                    assert min(at.leg.knee.y, at.other.knee.y) - KNEE_RADIUS >= LEAST_HOVER
            before = phase.pose
    assert found == {
        *(("reverse-lunge", phase) for phase in ("lower", "bottom", "rise")),
        *(("squat-position-reverse-lunge", phase) for phase in ("back", "hold-back")),
    }


@pytest.mark.parametrize(
    ("exercise_id", "pose"), [("reverse-lunge", "lunge"), ("squat-position-reverse-lunge", "kneel")]
)
def test_the_back_foot_stands_on_its_ball(exercise_id: str, pose: str) -> None:
    _pose, at = shown(exercise_id, pose)
    assert at.leg.ball.y == pytest.approx(0, abs=0.003)
    assert at.leg.heel.y > 0.05
    assert at.leg.ball.x < at.leg.knee.x


def test_with_the_leg_back_its_thigh_points_straight_down() -> None:
    kneel, _at = shown("squat-position-reverse-lunge", "kneel")
    assert abs(kneel.leg.thigh) <= 3
    assert abs(kneel.other.thigh - PARALLEL) <= 12
    assert abs(kneel.trunk) <= 6


def test_in_the_squat_the_hips_are_just_above_the_knees() -> None:
    squat, at = shown("squat-position-reverse-lunge", "squat")
    for leg, there in ((squat.leg, at.leg), (squat.other, at.other)):
        assert at.hip.y > there.knee.y
        assert 5 <= PARALLEL - leg.thigh <= 20


@pytest.mark.parametrize("pose", ["squat", "stand"])
def test_who_squats_or_stands_has_the_weight_over_the_feet(pose: str) -> None:
    _pose, at = shown("squat-position-reverse-lunge", pose)
    assert at.other.heel.x + 0.01 < centre_of_mass_x(at) < at.other.ball.x


@pytest.mark.parametrize("pose", ["stand", "squat", "kneel"])
def test_hands_rest_on_the_hips_and_elbows_point_back(pose: str) -> None:
    _pose, at = shown("squat-position-reverse-lunge", pose)
    assert hypot(at.hand.x - at.hip.x, at.hand.y - at.hip.y) < 0.08
    arm_x, arm_y = at.hand.x - at.shoulder.x, at.hand.y - at.shoulder.y
    on_the_way = (at.elbow.y - at.shoulder.y) / arm_y
    assert at.elbow.x < at.shoulder.x + on_the_way * arm_x - 0.02


def test_hips_stay_level_and_face_forward_as_feet_stand_side_by_side_in_the_squat() -> None:
    """From the side, level hips are one point: so both legs of a pose without a step look the same."""
    for exercise_id, pose in (("squat-position-reverse-lunge", "squat"), ("reverse-lunge", "stand")):
        found, at = shown(exercise_id, pose)
        assert found.leg == found.other
        assert at.leg == at.other


def test_the_front_thigh_stays_parallel_while_the_leg_comes_forward() -> None:
    exercise = EXERCISES["squat-position-reverse-lunge"]
    assert all(abs(pose.other.thigh - PARALLEL) <= 15 for pose in Move(exercise, "kneel", "squat").poses)


@pytest.mark.parametrize(
    ("exercise_id", "is_right"),
    [
        ("band-hip-extension-straight", lambda degrees: degrees > 170),
        ("band-hip-extension-bent", lambda degrees: 60 < degrees < 120),
    ],
)
def test_the_band_goes_back_with_the_knee_as_the_variant_says(
    exercise_id: str, is_right: Callable[[float], bool]
) -> None:
    move = Move(EXERCISES[exercise_id], "stand", "extended")
    assert all(is_right(bend(pose.leg)) for pose in move.poses)
    assert move.poses[-1].leg.thigh <= -20


def test_hands_stay_on_the_table_while_the_leg_works() -> None:
    for exercise_id in ("band-hip-extension-straight", "band-hip-extension-bent"):
        hands = [joints(pose).hand for pose in Move(EXERCISES[exercise_id], "stand", "extended").poses]
        assert max(hypot(hand.x - hands[0].x, hand.y - hands[0].y) for hand in hands) < 0.01


def test_the_machine_curl_brings_the_heels_under_the_seat() -> None:
    seated, at_first = shown("machine-leg-curl", "seated")
    curled, at_last = shown("machine-leg-curl", "curled")
    assert bend(seated.leg) > 150
    assert bend(curled.leg) < 75
    assert at_last.leg.heel.x < at_first.leg.heel.x - 0.3
    assert seated.leg.thigh == curled.leg.thigh
    assert seated.leg == seated.other
    assert curled.leg == curled.other


def test_the_partner_curl_lowers_a_straight_body() -> None:
    for pose in Move(EXERCISES["partner-floor-curl"], "upright", "lowered").poses:
        assert pose.trunk == pytest.approx(-pose.leg.thigh, abs=0.001)
        assert pose.leg == pose.other
    upright, at = shown("partner-floor-curl", "upright")
    assert abs(upright.trunk) <= 3
    assert at.leg.ankle.x < at.leg.knee.x - 0.2


@each_move
def test_no_joint_goes_below_the_floor(move: Move) -> None:
    for pose in move.poses:
        at = joints(pose)
        assert min(point.y for point in at.points) > -0.001
        assert min(at.leg.knee.y, at.other.knee.y) >= KNEE_RADIUS - 0.001
        assert min(at.leg.ankle.y, at.other.ankle.y) >= ANKLE_HEIGHT - 0.001


@each_move
def test_what_the_body_rests_on_keeps_its_place(move: Move) -> None:
    def rests_on(pose: Pose) -> tuple[Point, ...]:
        at = joints(pose)
        return {"foot": (at.other.ball, at.other.heel), "knees": (at.other.knee,), "seat": (at.hip,)}[
            pose.stands_on
        ]

    places = [rests_on(pose) for pose in move.poses]
    for place in places:
        for here, first in zip(place, places[0], strict=True):
            assert hypot(here.x - first.x, here.y - first.y) < 0.01


@each_move
def test_limbs_keep_their_length(move: Move) -> None:
    for pose in move.poses:
        at = joints(pose)
        limbs = [
            (at.hip, at.shoulder, TRUNK),
            (at.shoulder, at.elbow, UPPER_ARM * pose.arm.upper_seen),
            (at.elbow, at.hand, FOREARM * pose.arm.fore_seen),
        ]
        assert min(pose.arm.upper_seen, pose.arm.fore_seen) > 0.7
        assert max(pose.arm.upper_seen, pose.arm.fore_seen) <= 1
        for leg in (at.leg, at.other):
            limbs += [
                (at.hip, leg.knee, THIGH),
                (leg.knee, leg.ankle, SHIN),
                (leg.ankle, leg.ball, BALL_REACH),
            ]
        for one, other, length in limbs:
            assert hypot(one.x - other.x, one.y - other.y) == pytest.approx(length, rel=0.005)


@each_move
def test_knees_and_elbows_never_bend_the_wrong_way(move: Move) -> None:
    for pose in move.poses:
        for leg in (pose.leg, pose.other):
            assert 0 <= leg.thigh - leg.shin < 150
        assert pose.arm.upper <= pose.arm.fore


@each_move
def test_nothing_jumps(move: Move) -> None:
    """From frame to frame of a move of two seconds no joint goes further than a part of a foot's length."""
    frames = [joints(pose).points for pose in move.poses]
    for before, after in pairwise(frames):
        for one, other in zip(before, after, strict=True):
            assert hypot(one.x - other.x, one.y - other.y) < 0.03


@each_move
def test_a_stepping_foot_leaves_the_floor_and_comes_down(move: Move) -> None:
    balls = [joints(pose).leg.ball for pose in move.poses]
    if abs(balls[0].x - balls[-1].x) < 0.1 or balls[-1].y > 0.01 or balls[0].y > 0.01:
        return
    assert max(ball.y for ball in balls) > 0.02
