"""The back's line is in sight wherever it is to be kept straight: no near arm reaches over it."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest

from lunge_timer.core.exercise import Exercise, Phase
from lunge_timer.core.figure.blend import blend
from lunge_timer.core.figure.body import TRUNK, Joints, joints
from lunge_timer.core.figure.pose import Pose
from lunge_timer.store.assets import load_exercises
from lunge_timer.store.timed_figures import load_timed_figures
from lunge_timer.ui.figure.scene import Frame, Tone, arm_pieces
from lunge_timer.ui.figure.shapes import torso

EXERCISES = load_exercises()
FRACTIONS = [step / 20 for step in range(21)]
STRAIGHT_BACK = re.compile(r"\bback (straight|upright)|trunk upright", re.IGNORECASE)
LOWEST, HIGHEST = 0.02, 0.25  # along the trunk: above it the shoulder itself is on the back


def back_line() -> list[tuple[float, float]]:
    """How far behind the trunk's middle its outline is, along the trunk from below."""
    outline = torso(0.0).path.toFillPolygon().toList()
    return sorted((point.x(), point.y()) for point in outline if point.y() < 0)


BACK = back_line()


def back_at(along: float) -> float:
    return next(
        v + (after - v) * (along - u) / (beyond - u)
        for (u, v), (beyond, after) in pairwise(BACK)
        if u <= along <= beyond and u < beyond
    )


def arm_outline(at: Joints) -> Iterator[tuple[float, float]]:
    """The arm's outline, the gap around it included: along the trunk, and before its middle."""
    x, y = (at.shoulder.x - at.hip.x) / TRUNK, (at.shoulder.y - at.hip.y) / TRUNK
    frame = Frame(scale=1, x=0, y=0, facing=1)
    for piece in arm_pieces(frame, at.shoulder, at.elbow, at.hand, Tone.NEAR_ARM, apart=True):
        for point in piece.transform.map(piece.path).toFillPolygon().toList():
            across, up = point.x() - at.hip.x, -point.y() - at.hip.y
            yield across * x + up * y, across * y - up * x


def back_is_in_sight(pose: Pose) -> bool:
    return all(
        before > back_at(along) for along, before in arm_outline(joints(pose)) if LOWEST <= along <= HIGHEST
    )


def says_the_back_is_straight(exercise: Exercise, phase: Phase) -> bool:
    return any(STRAIGHT_BACK.search(said.text) for said in (*phase.cues, *exercise.setup, *exercise.cues))


def test_no_arm_covers_the_back_in_any_frame_whose_cue_says_that_it_is_straight() -> None:
    found = set()
    for exercise in EXERCISES.values():
        before = exercise.start_pose
        for phase in exercise.phases:
            if says_the_back_is_straight(exercise, phase):
                found.add(exercise.id)
                start, end = exercise.poses[before], exercise.poses[phase.pose]
                for fraction in FRACTIONS:
                    assert back_is_in_sight(blend(start, end, fraction)), (exercise.id, phase.id, fraction)
            before = phase.pose
    assert found == {"reverse-lunge", "squat-position-reverse-lunge"}


@pytest.mark.parametrize("name", ["cat-cow", "hamstring stretch", "glute stretch"])
def test_no_arm_covers_the_back_that_a_stretch_is_about(name: str) -> None:
    assert all(back_is_in_sight(pose) for pose in load_timed_figures()[name].poses.values())
