"""The figure moves as the exercise goes, or stands still for who wants less motion."""

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QImage

from lunge_timer.core.routine import ExerciseBlock, Pace, Routine
from tests.ui.workouts import Stage

# Said by the offscreen platform itself of any window with a least size.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def lunges(pace: Pace = Pace.GUIDED) -> Routine:
    """Get ready in 10 s, then lower in 2 s and rise in 2 s."""
    return Routine(name="Any", blocks=(ExerciseBlock(exercise="reverse-lunge", sets=2, reps=1, pace=pace),))


def figures(stage: Stage, *waits_ms: int) -> list[QImage]:
    """The figure after each of these waits."""
    pictures = []
    for wait_ms in waits_ms:
        stage.wait(wait_ms)
        pictures.append(stage.page.figure.grab().toImage())
    return pictures


def want_less_motion(stage: Stage) -> None:
    stage.preferences.take(replace(stage.preferences.settings, less_motion=True))


def test_in_get_ready_the_first_rep_is_shown_until_the_countdown(stage: Stage) -> None:
    stage.begin(lunges())
    begins, half, deep, ready, last = figures(stage, 0, 1000, 1000, 5000, 2900)
    assert begins != half != deep != begins
    assert begins == ready == last


def test_in_get_ready_the_figure_has_thirty_pictures_a_second(stage: Stage) -> None:
    stage.begin(replace(lunges(), get_ready_s=60), 500)
    assert stage.wake_ms() == 33


@pytest.mark.parametrize("pace", Pace)
def test_with_less_motion_each_step_of_a_rep_has_one_picture(stage: Stage, pace: Pace) -> None:
    want_less_motion(stage)
    stage.begin(lunges(pace), 10_000)
    begins, half, ends = figures(stage, 1, 999, 998)
    assert begins == half == ends
    stage.begin(lunges(pace), 10_000)
    stage.wait(1999)
    assert stage.page.figure.grab().toImage() == begins


def test_with_less_motion_the_pose_of_a_move_is_there_at_once(stage: Stage) -> None:
    stage.begin(lunges(), 10_000)
    (deep,) = figures(stage, 1999)
    want_less_motion(stage)
    stage.begin(lunges(), 10_000)
    lower, rise = figures(stage, 1, 2001)
    assert similar(lower, deep)
    assert not similar(rise, deep)


def similar(one: QImage, other: QImage) -> bool:
    """Whether all but the edges of one are as in other."""
    places = [(x, y) for x in range(0, one.width(), 4) for y in range(0, one.height(), 4)]
    differing = sum(one.pixel(x, y) != other.pixel(x, y) for x, y in places)
    return differing < len(places) * 0.01


def test_with_less_motion_the_figure_stands_through_get_ready(stage: Stage) -> None:
    want_less_motion(stage)
    stage.begin(lunges())
    begins, later, last = figures(stage, 1, 2000, 6000)
    assert begins == later == last


@pytest.mark.parametrize("wait_ms", [500, 10_500])
def test_with_less_motion_nothing_is_drawn_between_two_seconds(stage: Stage, wait_ms: int) -> None:
    want_less_motion(stage)
    stage.begin(lunges(), wait_ms)
    assert stage.wake_ms() == 500


def test_with_less_motion_the_ring_goes_by_the_seconds_that_are_shown(stage: Stage) -> None:
    want_less_motion(stage)
    stage.begin(lunges(), 1100)
    rings = []
    for wait_ms in (0, 800, 200):
        stage.wait(wait_ms)
        rings.append(stage.page.dial.grab().toImage())
    assert rings[0] == rings[1] != rings[2]
