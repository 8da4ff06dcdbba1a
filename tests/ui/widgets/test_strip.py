import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lunge_timer.core.timeline import Step, StepKind, Timeline
from lunge_timer.ui.theme import Colors, Scheme, apply_theme, colors_of_scheme
from lunge_timer.ui.widgets.strip import Strip, StripBar, bars_of
from tests.ui.repaints import Paints, settle

WIDTH_PX = 600
Row = tuple[StepKind, int, int | None]
HOLDS: list[Row] = [
    (StepKind.PREPARE, 10, None),
    (StepKind.MOVE, 20, 1),
    (StepKind.HOLD, 20, 1),
    (StepKind.REST, 50, 1),
]


def timeline_of(rows: list[Row]) -> Timeline:
    steps: list[Step] = []
    end_ms = 0
    for kind, seconds, number in rows:
        ms = seconds * 1000
        step = Step(
            kind=kind, start_ms=end_ms, duration_ms=ms, estimate_ms=ms, label=kind.value, block=0, set=number
        )
        steps.append(step)
        end_ms += ms
    return Timeline(name="", steps=tuple(steps), total_ms=end_ms, sets=(), reps=())


@pytest.fixture
def strip(qtbot: QtBot) -> Strip:
    strip = Strip()
    qtbot.addWidget(strip)
    strip.resize(WIDTH_PX, strip.sizeHint().height())
    strip.show_timeline(timeline_of(HOLDS))
    strip.show()
    qtbot.waitExposed(strip)
    return strip


def image(strip: Strip) -> QImage:
    return strip.grab().toImage()


def in_the_middle(strip: Strip, seconds: float) -> QColor:
    picture = image(strip)
    return picture.pixelColor(round(WIDTH_PX * seconds / 100), picture.height() // 2)


def tall_px(strip: Strip, seconds: float, colors: Colors) -> int:
    picture = image(strip)
    x = round(WIDTH_PX * seconds / 100)
    return sum(picture.pixelColor(x, y) != colors.window for y in range(picture.height()))


def test_each_kind_has_its_color_at_its_time(strip: Strip, colors: Colors) -> None:
    seen = [in_the_middle(strip, seconds) for seconds in (5, 20, 40, 75)]
    assert seen == [colors.prepare, colors.move, colors.hold, colors.rest]


def test_kinds_differ_in_height_too(strip: Strip, colors: Colors) -> None:
    hold, move, rest = (tall_px(strip, seconds, colors) for seconds in (40, 20, 75))
    assert hold > move > rest > 0


def test_moves_of_one_set_are_one_bar_and_sets_are_apart() -> None:
    moves: list[Row] = [(StepKind.MOVE, 2, number) for number in (1, 1, 1, 2, 2)]
    assert bars_of(timeline_of(moves)) == (
        StripBar(StepKind.MOVE, 0, 6000),
        StripBar(StepKind.MOVE, 6000, 10_000),
    )


def test_a_step_of_no_length_has_no_bar_and_parts_none() -> None:
    steps: list[Row] = [(StepKind.MOVE, 2, 1), (StepKind.PREPARE, 0, None), (StepKind.MOVE, 3, 1)]
    assert bars_of(timeline_of(steps)) == (StripBar(StepKind.MOVE, 0, 5000),)


def test_what_is_played_is_dim_and_a_line_stands_at_now(strip: Strip, colors: Colors) -> None:
    strip.show_playhead(75_000)
    assert in_the_middle(strip, 75) == colors.ink
    assert in_the_middle(strip, 90) == colors.rest
    dim = in_the_middle(strip, 40)
    assert dim != colors.hold
    assert colors.window.lightness() < dim.lightness() < colors.hold.lightness()


def test_without_a_playhead_nothing_is_dim(strip: Strip, colors: Colors) -> None:
    strip.show_playhead(75_000)
    strip.show_playhead(None)
    assert in_the_middle(strip, 40) == colors.hold
    assert in_the_middle(strip, 75) == colors.rest


@pytest.mark.parametrize("at_ms", [0, 100_000, 250_000])
def test_the_playhead_is_whole_at_both_ends(strip: Strip, colors: Colors, at_ms: int) -> None:
    strip.show_playhead(at_ms)
    picture = image(strip)
    lit = [x for x in range(WIDTH_PX) if picture.pixelColor(x, 3) == colors.ink]
    assert len(lit) == 4


def test_the_playhead_repaints_only_what_it_passed(strip: Strip) -> None:
    strip.show_playhead(50_000)
    settle()
    paints = Paints(strip)
    strip.show_playhead(50_010)
    settle()
    assert paints.regions == []
    strip.show_playhead(51_000)
    settle()
    assert [region.boundingRect().width() <= 20 for region in paints.regions] == [True]


def test_a_playhead_that_jumps_leaves_nothing_behind(strip: Strip) -> None:
    strip.show_playhead(20_000)
    settle()
    jumped = QImage(strip.size(), QImage.Format.Format_RGB32)
    strip.render(jumped)
    strip.show_playhead(80_000)
    strip.show_playhead(20_000)
    again = QImage(strip.size(), QImage.Format.Format_RGB32)
    strip.render(again)
    assert jumped == again


def test_five_thousand_steps_show_each_kind_by_its_share(strip: Strip, colors: Colors) -> None:
    rows: list[Row] = [(StepKind.MOVE, 1, 1), (StepKind.HOLD, 3, 1)] * 2500
    strip.show_timeline(timeline_of(rows))
    picture = image(strip)
    row = [picture.pixelColor(x, picture.height() // 2) for x in range(WIDTH_PX)]
    holds, moves = row.count(colors.hold), row.count(colors.move)
    assert holds + moves > WIDTH_PX / 4
    assert holds / (holds + moves) == pytest.approx(0.75, abs=0.05)


def test_a_single_short_step_between_long_ones_can_be_seen(strip: Strip, colors: Colors) -> None:
    strip.show_timeline(
        timeline_of([(StepKind.TIMED, 3000, None), (StepKind.SWITCH, 5, None), (StepKind.TIMED, 3000, None)])
    )
    picture = image(strip)
    middle = [picture.pixelColor(x, picture.height() // 2) for x in range(297, 303)]
    assert any(color.red() > colors.window.red() + 60 and color != colors.timed for color in middle)


def test_another_theme_recolors_the_bars(qapp: QApplication, strip: Strip) -> None:
    image(strip)
    apply_theme(qapp, Scheme.LIGHT)
    settle()
    assert in_the_middle(strip, 40) == colors_of_scheme(Scheme.LIGHT).hold


def test_a_wider_strip_is_painted_anew(strip: Strip, colors: Colors) -> None:
    image(strip)
    strip.resize(2 * WIDTH_PX, strip.height())
    picture = image(strip)
    assert picture.pixelColor(2 * WIDTH_PX * 40 // 100, picture.height() // 2) == colors.hold
    assert picture.pixelColor(2 * WIDTH_PX - 20, picture.height() // 2) == colors.rest


def test_its_name_tells_the_place_in_words(strip: Strip) -> None:
    assert strip.accessibleName() == "Timeline: 1:40"
    strip.show_playhead(65_900)
    assert strip.accessibleName() == "Timeline: 1:05 of 1:40"


def test_an_empty_timeline_paints_nothing(strip: Strip, colors: Colors) -> None:
    strip.show_timeline(timeline_of([]))
    assert in_the_middle(strip, 40) == colors.window
