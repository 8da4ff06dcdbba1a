"""The edge of the window is seen to flash, where it is to, and nothing beside it is painted for that."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QRegion
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lunge_timer.core.routine import ExerciseBlock, Pace, Routine, TimedBlock
from lunge_timer.core.timeline import StepKind
from lunge_timer.store.settings import EdgeFlash
from lunge_timer.ui.theme import Scheme, apply_theme, colors_of_scheme, current_colors, kind_color
from tests.ui.contrast import contrast, linear
from tests.ui.repaints import Paints, settle
from tests.ui.workouts import DESK_BREAK, Stage

# Said by the offscreen platform itself of any window with a least size.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

SCHEMES = [Scheme.DARK, Scheme.LIGHT, Scheme.HIGH_CONTRAST]
WALK = Routine(name="Walk", get_ready_s=0, blocks=(TimedBlock(name="Walk", duration_s=30),))
SATURATED_RED = 0.8  # share of red in the light, by WCAG 2's definition of a red flash


def want(stage: Stage, **changes: object) -> None:
    stage.preferences.take(replace(stage.preferences.settings, **changes))


def bands(stage: Stage) -> list[QColor]:
    """Through the middle of each band of the left margin, from without."""
    picture = stage.page.grab().toImage()
    margin_px = stage.page.header.x()
    middle = picture.height() // 2
    return [picture.pixelColor(round(margin_px * 0.2 * (band + 0.5)), middle) for band in range(5)]


def light(stage: Stage) -> list[bool]:
    return [color != current_colors().window for color in bands(stage)]


def test_the_edge_steps_in_for_the_last_three_seconds_and_is_all_lit_at_first(stage: Stage) -> None:
    want(stage, sound_on=False)
    stage.begin(WALK)
    seen = [light(stage)]
    for wait_ms in (400, 26_599, 1, 1000, 1000):
        stage.wait(wait_ms)
        seen.append(light(stage))
    assert seen == [
        [True, True, True, True, False],  # the last fifth keeps it apart from what stands inside
        [False] * 5,
        [False] * 5,
        [True, False, False, False, False],
        [True, True, False, False, False],
        [True, True, True, False, False],
    ]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_it_is_three_times_as_light_or_as_dark_and_never_red(qapp: QApplication, scheme: Scheme) -> None:
    apply_theme(qapp, scheme)
    colors = colors_of_scheme(scheme)
    for kind in StepKind:
        color = kind_color(colors, kind)
        assert contrast(color, colors.window) >= 3
        assert linear(color)[0] / sum(linear(color)) < SATURATED_RED


@pytest.mark.parametrize("scheme", SCHEMES)
def test_it_has_the_colour_of_the_phase(qapp: QApplication, stage: Stage, scheme: Scheme) -> None:
    apply_theme(qapp, scheme)
    want(stage, sound_on=False)
    stage.begin(DESK_BREAK, 9_500)
    assert bands(stage)[0] == colors_of_scheme(scheme).prepare
    stage.wait(500)
    assert set(light(stage)[:4]) == {True}
    assert bands(stage)[0] == colors_of_scheme(scheme).move


@pytest.mark.parametrize(
    ("edge_flash", "change", "flashes"),
    [
        ("auto", {}, False),
        ("auto", {"sound_on": False}, True),
        ("auto", {"volume": 0}, True),
        ("auto", {"sound_on": False, "less_motion": True}, False),
        ("on", {}, True),
        ("on", {"less_motion": True}, False),
        ("off", {"sound_on": False}, False),
    ],
)
def test_it_flashes_where_it_is_set_to_or_nothing_is_heard(
    stage: Stage, edge_flash: EdgeFlash, change: dict[str, object], *, flashes: bool
) -> None:
    want(stage, edge_flash=edge_flash, **change)
    stage.begin(WALK)
    assert light(stage)[0] is flashes
    stage.wait(27_000)
    assert light(stage)[0] is flashes


def test_it_begins_when_no_device_is_found_and_when_the_sound_is_turned_off(stage: Stage) -> None:
    stage.begin(WALK, 28_000)
    assert not light(stage)[0]
    stage.press(Qt.Key.Key_M)
    stage.wait(0)
    assert light(stage)[:3] == [True, True, False]
    stage.press(Qt.Key.Key_M)
    stage.wait(0)
    assert not light(stage)[0]


def test_it_flashes_where_no_output_is_found(stage: Stage, qtbot: QtBot) -> None:
    stage.problem = "No sound: no output device was found."
    stage.begin(WALK)
    qtbot.waitUntil(lambda: stage.page.controls.sound_button.text() == "No sound")
    stage.wait(28_000)
    assert light(stage)[0]


def test_in_a_pause_it_is_dark(stage: Stage) -> None:
    want(stage, sound_on=False)
    stage.begin(WALK, 28_000)
    stage.press(Qt.Key.Key_Space)
    assert stage.dial().startswith("PAUSED")
    assert light(stage) == [False] * 5


def test_it_is_painted_only_where_it_is_and_only_when_it_changes(stage: Stage) -> None:
    want(stage, sound_on=False)
    stage.begin(WALK, 20_000)
    settle()
    page = stage.page
    paints = Paints(page)
    painted: list[bool] = []
    for _tenth in range(95):
        stage.wait(100)
        settle()
        region = QRegion()
        for each in paints.regions:
            region += each
        paints.regions.clear()
        painted.append(region.intersects(QRect(0, page.height() // 2, 4, 4)))
        if painted[-1]:
            assert not region.intersects(page.cue.geometry())
    assert [number for number, edge in enumerate(painted, 1) if edge] == [70, 80, 90]


def wakes(stage: Stage, until_ms: int) -> Iterator[int]:
    """When the screen is renewed, in ms from now."""
    at_ms = 0
    while at_ms < until_ms:
        wait_ms = stage.wake_ms()
        assert wait_ms is not None
        at_ms += wait_ms
        stage.wait(wait_ms)
        yield at_ms


def test_the_screen_is_renewed_when_the_light_goes_out(stage: Stage) -> None:
    want(stage, sound_on=False)
    for block in (
        TimedBlock(name="Walk", duration_s=3600),
        ExerciseBlock(exercise="reverse-lunge", sets=1, reps=1, pace=Pace.SELF),
    ):
        stage.begin(Routine(name="Any", get_ready_s=0, blocks=(block,)))
        assert 400 in [*wakes(stage, 500)]


def test_while_it_is_off_the_screen_is_renewed_no_more_often(stage: Stage) -> None:
    counts = []
    for edge_flash in ("off", "on"):
        want(stage, edge_flash=edge_flash)
        stage.begin(Routine(name="Any", get_ready_s=0, blocks=(TimedBlock(name="Sit", duration_s=3600),)))
        counts.append(len([*wakes(stage, 10_000)]))
    assert counts[1] - counts[0] == 1  # 400 ms


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1024, 600), (960, 540), (640, 480), (768, 1366)])
def test_nothing_else_stands_where_it_flashes(
    qapp: QApplication, stage: Stage, scheme: Scheme, width: int, height: int
) -> None:
    apply_theme(qapp, scheme)
    stage.window.resize(width, height)
    pictures = []
    for edge_flash in ("off", "on"):
        want(stage, edge_flash=edge_flash)
        stage.begin(DESK_BREAK, 10_050)
        settle()
        pictures.append(stage.page.grab().toImage())
    dark, lit = pictures
    page = stage.page
    inside = QRect(page.header.geometry().topLeft(), page.controls.geometry().bottomRight())
    assert lit.copy(inside) == dark.copy(inside)
    assert lit != dark
