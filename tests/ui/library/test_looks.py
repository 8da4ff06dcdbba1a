import pytest
from msgspec.structs import replace
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lunge_timer.core.own_exercise import OwnExercise, OwnPhase
from lunge_timer.core.prescription import Prescription
from lunge_timer.core.routine import ExerciseBlock, Round, TimedBlock
from lunge_timer.ui.library.page import LibraryPage
from lunge_timer.ui.theme import Colors, Scheme, apply_theme, current_colors
from lunge_timer.ui.widgets.fit_label import FitLabel
from lunge_timer.ui.widgets.sliders import GuidelineSlider
from tests.conftest import FakeClock
from tests.ui.library.clipping import SIZES, faults
from tests.ui.library.pages import choose, count, routine, routines, settle, shown

pytestmark = pytest.mark.slow

LONG = "A name of eighty characters, as long as any name may ever be in this program: Ok"
LONG_STEP = "Standing hamstring stretch against the wall, heel on a step"
LONG_STEP_LOOKS = [((640, 480), 100), ((768, 1366), 100), ((1024, 600), 200), ((1366, 768), 200)]


def card(page: LibraryPage, number: int) -> QImage:
    place = page.cards.visualRect(page.cards.model().index(number, 0))
    return page.cards.grab(place).toImage()


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", [one.name for one in routines()])
def test_nothing_is_cut_off(qtbot: QtBot, size: tuple[int, int], name: str) -> None:
    page = shown(qtbot, size=size)
    choose(page, name)
    settle(page)
    assert faults(page) == []


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_name_of_eighty_characters_is_shown_whole(qtbot: QtBot, size: tuple[int, int]) -> None:
    assert len(LONG) == 80
    page = shown(qtbot, replace(routines()[0], name=LONG), *routines()[1:], size=size)
    assert faults(page) == []


def test_the_button_that_starts_stands_beside_a_name_of_two_lines(qtbot: QtBot) -> None:
    page = shown(qtbot, replace(routines()[0], name=LONG), *routines()[1:], size=(1280, 800))
    (name,) = [one for one in page.header.findChildren(FitLabel) if one.text() == LONG]
    button = page.header.start_button
    assert name.geometry().right() < button.geometry().left()
    assert name.geometry().top() < button.geometry().bottom()
    assert button.width() < page.header.width() / 2


SIT = OwnPhase(id="sit", kind="hold", name="Hold", word="Hold", duration_s=1, setting="Hold")


@pytest.mark.parametrize(("size", "percent"), LONG_STEP_LOOKS)
@pytest.mark.parametrize("name", [LONG_STEP, LONG[:70], "x" * 80], ids=["words", "seventy", "one word"])
def test_a_long_text_of_a_routine_makes_nothing_wider_than_its_pane(
    qtbot: QtBot, qapp: QApplication, size: tuple[int, int], percent: int, name: str
) -> None:
    apply_theme(qapp, Scheme.DARK, percent / 100)
    steps = (TimedBlock(name=name, duration_s=60), TimedBlock(name=name, cue=name * 2, duration_s=30))
    own = OwnExercise(id="own/sit", name=name, legs="both", works=name * 2, phases=(SIT,))
    many = ExerciseBlock(exercise="own/sit", sets=99, reps=(10, 11, 12) * 33, rest_s=0)
    circuit = Round(name=name, times=2, blocks=(many,))
    stretches = routine("Stretches", *steps, *routines()[0].all_blocks)
    prescription = Prescription(by=name, issued="2026-11-01", until="2026-12-15", per_week=3, pain_limit=3)
    told = replace(
        stretches,
        blocks=(circuit, *stretches.blocks),
        notes=f"Slowly.\n{name * 2}",
        exercises=(own,),
        prescription=prescription,
    )
    page = shown(qtbot, told, size=size)
    pane = page.parts.detail.scroll_area
    content = pane.widget()
    assert content is not None
    assert content.width() <= pane.viewport().width()
    detail = page.parts.detail
    for label in (detail._caption, detail._notes, detail._prescription, detail._about, detail._unset):
        assert label.heightForWidth(label.width()) <= label.height()


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_note_at_once_is_shown_whole(qtbot: QtBot, size: tuple[int, int]) -> None:
    squats = ExerciseBlock(exercise="squat-position-reverse-lunge", sets=2, reps=99, rest_s=90)
    lunges = ExerciseBlock(exercise="reverse-lunge", sets=3, reps=9, phases_s={"bottom": 20})
    page = shown(qtbot, replace(routine(LONG, squats, lunges), notes="All of it, slowly. " * 40), size=size)
    page.view.show_problem("blocks: the routine would last 400 minutes; at most 360 are allowed")
    settle(page)
    assert faults(page) == []


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_titles_of_the_sliders_are_not_shortened(qtbot: QtBot, size: tuple[int, int]) -> None:
    page = shown(qtbot, size=size)
    for slider in page.findChildren(GuidelineSlider):
        for label in slider.findChildren(type(page.parts.detail._caption)):
            assert label.sizeHint().width() <= label.width(), label.text()


@pytest.mark.parametrize("scheme", [Scheme.DARK, Scheme.LIGHT, Scheme.HIGH_CONTRAST])
def test_the_chosen_card_alone_has_an_edge(qtbot: QtBot, qapp: QApplication, scheme: Scheme) -> None:
    apply_theme(qapp, scheme)
    page = shown(qtbot)
    choose(page, "Beginner reverse lunge")
    settle(page)
    accent = current_colors().accent
    edges = [count(card(page, number).copy(0, 0, 400, 6), accent) for number in range(3)]
    assert edges[1] > 300
    assert edges[0] == edges[2] == 0


def test_a_card_shows_its_timeline(qtbot: QtBot, colors: Colors) -> None:
    page = shown(qtbot)
    squats, lunges, walk = (card(page, number) for number in range(3))
    assert count(squats, colors.hold) > 200
    assert count(lunges, colors.rest) > 200
    assert count(lunges, colors.hold) == 0
    assert count(walk, colors.timed) > 500


def test_once_shown_the_figure_stands_in_the_hold(qtbot: QtBot, colors: Colors, clock: FakeClock) -> None:
    page = shown(qtbot, clock=clock)
    clock.advance(60_000)
    page.parts.detail.demonstration.refresh()
    figure = page.view.grab().toImage().copy(0, 180, 400, 260)
    assert count(figure, colors.hold) > 600
    choose(page, "Beginner reverse lunge")
    settle(page)
    assert count(page.view.grab().toImage().copy(0, 180, 400, 260), colors.move) > 600


def test_a_new_theme_is_painted_everywhere_at_once(qtbot: QtBot, qapp: QApplication) -> None:
    page = shown(qtbot)
    dark = current_colors()
    apply_theme(qapp, Scheme.LIGHT)
    settle(page)
    picture = page.grab().toImage()
    for color in (dark.window, dark.panel, dark.card, dark.track):
        assert count(picture, color) == 0
    assert count(picture, current_colors().panel) > 50_000
