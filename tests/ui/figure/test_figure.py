"""The figure's pixels: which leg is coloured, which way it faces, and how little is repainted."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lunge_timer.core.routine import LoadKind
from lunge_timer.core.timeline import Leg, StepKind
from lunge_timer.store.assets import load_exercises
from lunge_timer.store.timed_figures import load_timed_figures
from lunge_timer.ui.figure import Figure, Motion
from lunge_timer.ui.theme import Colors, Scheme, apply_theme, current_colors, kind_color
from tests.ui.repaints import Paints, settle

pytestmark = pytest.mark.slow

EXERCISES = load_exercises()
TIMED = load_timed_figures()
LUNGE = EXERCISES["reverse-lunge"]
SQUATS = EXERCISES["squat-position-reverse-lunge"]
WIDTH_PX, HEIGHT_PX = 360, 430


@pytest.fixture
def figure(qtbot: QtBot) -> Figure:
    figure = Figure()
    qtbot.addWidget(figure)
    figure.resize(WIDTH_PX, HEIGHT_PX)
    figure.show()
    qtbot.waitExposed(figure)
    settle()
    return figure


def lunge(leg: Leg | None, *, kind: StepKind = StepKind.MOVE, load: LoadKind = "none") -> Motion:
    return Motion(exercise=LUNGE, start="stand", end="lunge", leg=leg, kind=kind, load=load)


def all_moves() -> Iterator[Motion]:
    """Each way that a phase of an exercise takes, by each leg that can, and each of a timed step."""
    for exercise in EXERCISES.values():
        names = [exercise.start_pose, *(phase.pose for phase in exercise.phases)]
        for start, end in dict.fromkeys(pair for pair in pairwise(names) if pair[0] != pair[1]):
            for leg in (Leg.LEFT, Leg.RIGHT) if exercise.per_leg else (Leg.BOTH,):
                yield Motion(exercise=exercise, start=start, end=end, leg=leg)
    for timed in {figure.names[0]: figure for figure in TIMED.values()}.values():
        poses = [*timed.poses]
        for start, end in pairwise([*poses, poses[0]]):
            yield Motion(timed=timed, start=start, end=end, leg=Leg.LEFT, kind=StepKind.TIMED)


def name_of(motion: Motion) -> str:
    shown = motion.exercise.id if motion.exercise else motion.timed.names[0] if motion.timed else ""
    return f"{shown}: {motion.start} to {motion.end}, {motion.leg}"


each_move = pytest.mark.parametrize("motion", [pytest.param(one, id=name_of(one)) for one in all_moves()])


def picture(figure: Figure) -> QImage:
    return figure.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def places(image: QImage, color: QColor) -> list[QPoint]:
    """Where that very colour is, looking at every second pixel of every second row."""
    wanted = color.rgb()
    return [
        QPoint(x, y)
        for y in range(0, image.height(), 2)
        for x in range(0, image.width(), 2)
        if image.pixel(x, y) == wanted
    ]


def box(points: list[QPoint]) -> QRect:
    xs, ys = [point.x() for point in points], [point.y() for point in points]
    return QRect(QPoint(min(xs), min(ys)), QPoint(max(xs), max(ys)))


def differing_parts(one: QImage, other: QImage) -> float:
    """The share of bytes that a person could tell apart: more than a soft edge's rounding."""
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return sum(abs(a - b) > 24 for a, b in pairs) / one.sizeInBytes()


@pytest.mark.parametrize("kind", [StepKind.MOVE, StepKind.HOLD])
def test_the_working_leg_has_the_colour_of_what_it_does(
    figure: Figure, colors: Colors, kind: StepKind
) -> None:
    figure.show_pose(lunge(Leg.LEFT, kind=kind))
    color, other = (colors.move, colors.hold)[:: 1 if kind is StepKind.MOVE else -1]
    assert len(places(picture(figure), color)) > 400
    assert places(picture(figure), other) == []


def test_the_leg_that_works_is_the_one_that_goes_back(figure: Figure, colors: Colors) -> None:
    figure.show_pose(lunge(Leg.LEFT))
    image = picture(figure)
    back, front, trunk = (box(places(image, color)) for color in (colors.move, colors.limb_far, colors.ink))
    assert front.center().x() < trunk.center().x() < back.center().x()
    assert back.bottom() > trunk.bottom()


@pytest.mark.parametrize("leg", [Leg.LEFT, Leg.RIGHT])
@pytest.mark.parametrize(
    ("exercise_id", "pose"), [("reverse-lunge", "lunge"), ("squat-position-reverse-lunge", "kneel")]
)
def test_the_back_knee_is_seen_to_hover_over_the_mat(
    figure: Figure, colors: Colors, exercise_id: str, pose: str, leg: Leg
) -> None:
    exercise = EXERCISES[exercise_id]
    figure.resize(2 * WIDTH_PX, 2 * HEIGHT_PX)
    figure.show_pose(Motion(exercise=exercise, start="stand", end="stand", leg=leg))
    image = picture(figure)
    mat = box(places(image, colors.track))
    body_px = mat.bottom() - box(places(image, colors.ink)).top()
    figure.show_pose(Motion(exercise=exercise, start=pose, end=pose, leg=leg))
    working = places(picture(figure), colors.move)
    middle = box(working).center().x()  # in front of it are thigh and knee, behind it shin and foot
    ahead = [point for point in working if (point.x() < middle) is (leg is Leg.LEFT)]
    assert mat.top() - box(ahead).bottom() >= 0.03 * body_px


@pytest.mark.parametrize("leg", [Leg.LEFT, Leg.RIGHT])
@pytest.mark.parametrize("pose", ["stand", "squat", "kneel"])
def test_no_other_leg_hides_the_one_that_works(figure: Figure, colors: Colors, pose: str, leg: Leg) -> None:
    figure.show_pose(Motion(exercise=SQUATS, start=pose, end=pose, leg=leg))
    seen = len(places(picture(figure), colors.move))
    figure.show_pose(Motion(exercise=SQUATS, start="stand", end="stand", leg=leg))
    whole = len(places(picture(figure), colors.move))  # a leg that stands: all of it is in sight
    assert seen > 0.8 * whole


@pytest.mark.parametrize("pose", ["stand", "squat", "kneel"])
def test_the_working_leg_is_behind_the_other_in_every_pose_and_its_side_is_turned_to_the_person(
    figure: Figure, colors: Colors, pose: str
) -> None:
    for leg, behind in ((Leg.LEFT, 1), (Leg.RIGHT, -1)):  # who faces left shows the left side
        figure.show_pose(Motion(exercise=SQUATS, start=pose, end=pose, leg=leg))
        image = picture(figure)
        working, standing = places(image, colors.move), places(image, colors.limb_far)
        assert len(working) > 0.8 * len(standing)
        feet = [max(points, key=lambda point: point.y()).x() for points in (working, standing)]
        assert (feet[0] - feet[1]) * behind > 0


def test_the_right_leg_is_the_mirror_of_the_left(figure: Figure) -> None:
    figure.show_pose(lunge(Leg.LEFT), 0.7)
    left = picture(figure)
    figure.show_pose(lunge(Leg.RIGHT), 0.7)
    right = picture(figure)
    assert differing_parts(left, right) > 0.1
    assert differing_parts(left.flipped(Qt.Orientation.Horizontal), right) < 0.01


def test_without_a_leg_none_is_coloured(figure: Figure, colors: Colors) -> None:
    figure.show_pose(Motion(exercise=LUNGE, start="stand", end="stand", kind=StepKind.REST))
    image = picture(figure)
    assert len(places(image, colors.ink)) > 300
    assert not any(places(image, color) for color in (colors.rest, colors.move, colors.hold))


def test_without_an_exercise_someone_stands(figure: Figure, colors: Colors) -> None:
    body = box(places(picture(figure), colors.ink))
    assert body.height() > 0.4 * HEIGHT_PX
    assert body.width() < 0.2 * HEIGHT_PX


def test_both_legs_work_in_a_curl(figure: Figure, colors: Colors) -> None:
    curl = EXERCISES["machine-leg-curl"]
    figure.show_pose(Motion(exercise=curl, start="seated", end="curled", leg=Leg.BOTH))
    image = picture(figure)
    assert len(places(image, colors.move)) > 400
    assert places(image, colors.limb_far) == []


@each_move
def test_frame_by_frame_it_looks_as_painted_at_once(figure: Figure, motion: Motion) -> None:
    frames = 25
    figure.show_pose(motion, 0.0)
    settle()
    screen = picture(figure)
    paints = Paints(figure)
    for frame in range(frames):
        figure.show_pose(motion, (frame + 1) / frames)
        paints.regions = []
        settle()
        for region in tuple(paints.regions):
            figure.render(screen, region.boundingRect().topLeft(), region)
    assert differing_parts(screen, picture(figure)) < 0.001


@each_move
def test_no_part_is_cut_off_by_the_edge(figure: Figure, colors: Colors, motion: Motion) -> None:
    ground = colors.window.rgb()
    for size in ((360, 430), (500, 160)):
        figure.resize(*size)
        for fraction in (0.0, 0.35, 0.7, 1.0):
            figure.show_pose(motion, fraction)
            image = picture(figure)
            edges = [image.pixel(x, y) for x in range(size[0]) for y in (0, size[1] - 1)]
            edges += [image.pixel(x, y) for x in (0, size[0] - 1) for y in range(size[1])]
            assert set(edges) == {ground}


def test_from_pose_to_pose_of_a_walk_only_what_moves_is_repainted(figure: Figure) -> None:
    walk = TIMED["walk"]
    first, second, third, *_others = walk.poses
    after = Motion(timed=walk, start=second, end=third, kind=StepKind.TIMED)
    figure.show_pose(Motion(timed=walk, start=first, end=second, kind=StepKind.TIMED), 0.99)
    settle()
    screen, paints = picture(figure), Paints(figure)
    figure.show_pose(after, 0.3)
    settle()
    (region,) = paints.regions
    figure.render(screen, region.boundingRect().topLeft(), region)
    assert region.boundingRect().width() < 0.8 * WIDTH_PX
    figure.show_pose(Motion())
    figure.show_pose(after, 0.3)  # all anew
    assert differing_parts(screen, picture(figure)) < 0.001


def test_a_back_that_is_rounded_is_repainted_though_no_joint_moves(figure: Figure) -> None:
    poses = {name: replace(pose, head=60) for name, pose in TIMED["cat-cow"].poses.items()}
    cat_cow = replace(TIMED["cat-cow"], poses=poses)
    motion = Motion(timed=cat_cow, start="cat", end="cow", kind=StepKind.TIMED)
    figure.show_pose(motion, 0.4)
    settle()
    screen, paints = picture(figure), Paints(figure)
    figure.show_pose(motion, 0.6)
    settle()
    assert paints.regions
    for region in tuple(paints.regions):
        figure.render(screen, region.boundingRect().topLeft(), region)
    figure.show_pose(Motion())
    figure.show_pose(motion, 0.6)  # all anew
    assert differing_parts(screen, picture(figure)) < 0.001


def test_a_figure_that_turns_grows_narrow_and_wide_again_on_its_mat(figure: Figure, colors: Colors) -> None:
    mats, widths = set(), []
    for facing in (-1.0, -0.5, 0.0, 0.5, 1.0):
        figure.show_pose(lunge(Leg.RIGHT), 1.0, facing)
        image = picture(figure)
        mats.add(box(places(image, colors.track)).getRect())
        legs = places(image, colors.move)
        widths.append(box(legs).width() if legs else 0)
    assert len(mats) == 1
    assert widths[2] < 0.1 * widths[0]
    assert widths[1] == pytest.approx(widths[0] / 2, rel=0.1)
    assert widths[3] == pytest.approx(widths[4] / 2, rel=0.1)


@pytest.mark.parametrize("theme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("name", ["pigeon pose", "hamstring stretch", "glute stretch"])
def test_the_leg_that_is_stretched_is_told_from_the_other_and_mirrored(
    figure: Figure, qapp: QApplication, name: str, theme: Scheme
) -> None:
    apply_theme(qapp, theme)
    pose = next(iter(TIMED[name].poses))
    shown = []
    for leg in (Leg.LEFT, Leg.RIGHT):
        figure.show_pose(Motion(timed=TIMED[name], start=pose, end=pose, leg=leg, kind=StepKind.TIMED))
        shown.append(picture(figure))
        assert len(places(shown[-1], kind_color(current_colors(), StepKind.TIMED))) > 400
    assert differing_parts(shown[0].flipped(Qt.Orientation.Horizontal), shown[1]) < 0.01


def test_nothing_is_repainted_before_something_has_moved_a_pixel(figure: Figure) -> None:
    figure.show_pose(lunge(Leg.LEFT), 0.3)
    settle()
    paints = Paints(figure)
    figure.show_pose(lunge(Leg.LEFT), 0.3)
    figure.show_pose(lunge(Leg.LEFT), 0.3005)
    settle()
    assert paints.regions == []
    figure.show_pose(lunge(Leg.LEFT), 0.32)
    settle()
    assert len(paints.regions) == 1


def test_the_very_end_of_a_move_is_always_shown(figure: Figure) -> None:
    figure.show_pose(lunge(Leg.LEFT), 0.985)
    settle()
    paints = Paints(figure)
    figure.show_pose(lunge(Leg.LEFT), 1.0)
    settle()
    assert len(paints.regions) == 1
    figure.show_pose(lunge(Leg.LEFT), 1.0)
    settle()
    assert len(paints.regions) == 1


def test_only_what_moves_is_repainted(figure: Figure) -> None:
    curl = EXERCISES["machine-leg-curl"]
    motion = Motion(exercise=curl, start="seated", end="curled", leg=Leg.BOTH)
    figure.show_pose(motion, 0.3)
    settle()
    paints = Paints(figure)
    figure.show_pose(motion, 0.34)
    settle()
    (region,) = paints.regions
    dirty = region.boundingRect()
    assert dirty.top() > HEIGHT_PX * 0.4  # neither head nor trunk
    assert dirty.width() * dirty.height() < 0.35 * WIDTH_PX * HEIGHT_PX


def test_the_figure_keeps_its_size_and_its_floor_within_an_exercise(figure: Figure, colors: Colors) -> None:
    floors, feet = set(), set()
    for fraction in (0.0, 0.3, 0.6, 1.0):
        figure.show_pose(lunge(Leg.LEFT), fraction)
        image = picture(figure)
        floors.add(box(places(image, colors.track)).getRect())
        standing = places(image, colors.limb_far)
        sole = box([point for point in standing if point.y() > box(standing).bottom() - 8])
        feet.add((sole.left(), sole.bottom()))  # its heel is behind the other foot at first
    assert len(floors) == 1
    assert len(feet) == 1


def test_no_move_of_an_exercise_is_drawn_larger_than_another(figure: Figure, colors: Colors) -> None:
    floors = set()
    for start, end in (("stand", "squat"), ("squat", "kneel"), ("kneel", "kneel")):
        figure.show_pose(Motion(exercise=SQUATS, start=start, end=end, leg=Leg.LEFT))
        floors.add(box(places(picture(figure), colors.track)).getRect())
    assert len(floors) == 1


def test_it_fills_any_size(figure: Figure, colors: Colors) -> None:
    for width_px, height_px in ((96, 112), (1200, 300), (300, 1200), (800, 800)):
        figure.resize(width_px, height_px)
        figure.show_pose(lunge(Leg.LEFT))
        floor = box(places(picture(figure), colors.track))
        body = box(places(picture(figure), colors.ink))
        assert floor.width() > 0.8 * width_px or body.height() > 0.4 * height_px


@pytest.mark.parametrize("size", [(0, 0), (1, 1), (3, 500)])
def test_a_figure_squeezed_to_nothing_does_no_harm(figure: Figure, size: tuple[int, int]) -> None:
    figure.resize(*size)
    figure.show_pose(lunge(Leg.LEFT), 0.5)
    settle()
    figure.resize(WIDTH_PX, HEIGHT_PX)
    assert len(places(picture(figure), current_colors().move)) > 200


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.HIGH_CONTRAST])
def test_a_new_theme_dresses_it_at_once(figure: Figure, qapp: QApplication, scheme: Scheme) -> None:
    figure.show_pose(lunge(Leg.LEFT))
    settle()
    apply_theme(qapp, scheme)
    settle()
    image, colors = picture(figure), current_colors()
    assert image.pixelColor(2, 2) == colors.window
    assert len(places(image, colors.move)) > 400
    assert len(places(image, colors.ink)) > 300


def test_it_stands_on_the_colour_of_its_background_role(figure: Figure, colors: Colors) -> None:
    figure.setBackgroundRole(QPalette.ColorRole.Base)
    settle()
    assert picture(figure).pixelColor(2, 2) == colors.card


@pytest.mark.parametrize("load", ["dumbbells", "barbell", "vest"])
def test_a_load_is_carried(figure: Figure, colors: Colors, load: LoadKind) -> None:
    figure.show_pose(lunge(Leg.LEFT))
    assert places(picture(figure), colors.muted) == []
    figure.show_pose(lunge(Leg.LEFT, load=load))
    assert len(places(picture(figure), colors.muted)) > 20


def test_dumbbells_hang_below_the_trunk_and_a_barbell_lies_on_the_shoulders(
    figure: Figure, colors: Colors
) -> None:
    levels: dict[LoadKind, int] = {}
    loads: tuple[LoadKind, ...] = ("barbell", "vest", "dumbbells")
    for load in loads:
        figure.show_pose(lunge(Leg.LEFT, load=load), 0.0)
        levels[load] = box(places(picture(figure), colors.muted)).center().y()
    assert levels["barbell"] < levels["vest"] < levels["dumbbells"]


def test_the_band_runs_from_the_ankle_to_its_anchor(figure: Figure, colors: Colors) -> None:
    band = EXERCISES["band-hip-extension-straight"]
    motion = Motion(exercise=band, start="stand", end="extended", leg=Leg.RIGHT)
    figure.show_pose(motion, 0.0)
    before = box(places(picture(figure), colors.muted))
    figure.show_pose(motion, 1.0)
    after = box(places(picture(figure), colors.muted))
    assert after.right() == before.right()  # the anchor stays
    assert after.left() < before.left() - 30
    assert after.top() < before.top()


def test_its_accessible_name_is_the_one_it_is_given(figure: Figure) -> None:
    figure.setAccessibleName("Left leg back")
    figure.show_pose(lunge(Leg.LEFT))
    assert figure.accessibleName() == "Left leg back"
