"""An own exercise on the workout screen: with poses that it borrows, or its cue in the place of a picture."""

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.own_exercise import OwnExercise, OwnFigure, OwnPhase
from lunge_timer.core.routine import ExerciseBlock, Routine
from lunge_timer.store.timed_figures import load_timed_figures
from lunge_timer.ui.figure import is_moving
from lunge_timer.ui.widgets.fit_label import FitLabel
from lunge_timer.ui.workout.page import WorkoutPage
from tests.core.sessions import seen_at
from tests.ui.workout.test_legibility import EVERY_SHAPE, assert_whole
from tests.ui.workouts import Stage, exercises

# Said by the offscreen platform itself.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", "does not support raise")

LONG_TEXT = ("Keep the knee over the ankle, the hips level and facing forward. " * 4)[:200].strip()
LONG_NAME = "Standing hip abduction with a yellow band around both ankles, holding on a chair"
SIT = OwnExercise(
    id="own/wall-sit",
    name="Wall sit",
    legs="both",
    phases=(
        OwnPhase(id="down", kind="move", name="Slide down", word="Down", duration_s=2),
        OwnPhase(id="sit", kind="hold", name="Hold the sit", word="Hold", duration_s=5),
    ),
    setup=("Back flat on the wall",),
    cues=("Knees over ankles",),
)
BORROWED = replace(
    SIT, figure=OwnFigure(like="squat-position-reverse-lunge", poses={"down": "squat", "sit": "squat"})
)
BARE = replace(SIT, setup=(), cues=())
ONE_PHASE = replace(SIT, phases=SIT.phases[1:])
TWELVE = OwnExercise(
    id="own/long",
    name=LONG_NAME,
    legs="each",
    phases=tuple(
        OwnPhase(
            id=f"p{number}",
            kind="hold" if number % 2 else "move",
            name=LONG_NAME,
            word="Push up",
            duration_s=2,
            cues=(LONG_TEXT,),
        )
        for number in range(12)
    ),
    setup=(LONG_TEXT,),
    cues=(LONG_TEXT,),
    checks=(LONG_TEXT,),
)


def routine_of(own: OwnExercise) -> Routine:
    block = ExerciseBlock(exercise=own.id, sets=2, reps=2, rest_s=30)
    return Routine(name="Own", get_ready_s=10, exercises=(own,), blocks=(block,))


def cues(stage: Stage) -> list[str]:
    """What stands large in get ready, a move, a hold and the rest."""
    told = []
    for wait_ms in (1_000, 10_000, 2_000, 12_000):
        stage.wait(wait_ms)
        told.append(stage.page.cue.text().replace("\N{NO-BREAK SPACE}", " "))
    return told


def test_without_a_picture_the_cue_has_its_place_and_stands_larger(stage: Stage) -> None:
    stage.begin(routine_of(BORROWED), 11_000)
    assert stage.page.figure.isVisible()
    small = stage.page.cue
    size, cap_px = small.size(), small.cap_px()
    stage.begin(routine_of(SIT), 11_000)
    assert not stage.page.figure.isVisible()
    assert stage.page.cue.height() > 2 * size.height()
    assert stage.page.cue.cap_px() > 1.15 * cap_px


def test_its_own_words_stand_there_in_every_step(stage: Stage) -> None:
    stage.begin(routine_of(SIT))
    assert cues(stage) == ["Back flat on the wall", *["Knees over ankles"] * 3]


def test_where_nothing_was_written_the_phase_s_name_stands_there(stage: Stage) -> None:
    stage.begin(routine_of(BARE))
    assert cues(stage) == ["", "Slide down", "Hold the sit", ""]


@pytest.mark.parametrize(("own", "moves"), [(BORROWED, True), (SIT, False)])
def test_without_a_picture_nothing_moves_that_would_cost_a_frame(own: OwnExercise, *, moves: bool) -> None:
    timeline = compile_timeline(routine_of(own), exercises())
    ready, down = (seen_at(timeline, index, 1_000) for index in (0, 1))
    figures = load_timed_figures()
    assert [is_moving(timeline, each, figures) for each in (ready, down)] == [moves, moves]


@pytest.fixture
def page(qtbot: QtBot, width: int, height: int) -> WorkoutPage:
    page = WorkoutPage(load_timed_figures())
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    return page


@pytest.mark.slow
@pytest.mark.parametrize(
    "own", [ONE_PHASE, TWELVE, BARE, BORROWED], ids=["one", "twelve", "bare", "borrowed"]
)
@pytest.mark.parametrize(("width", "height"), EVERY_SHAPE, ids=str)
def test_all_of_it_is_whole_in_every_window(page: WorkoutPage, own: OwnExercise) -> None:
    timeline = compile_timeline(routine_of(own), exercises())
    page.show_timeline(timeline, ("none",))
    for index in range(min(len(timeline.steps), 26)):
        page.show_snapshot(seen_at(timeline, index))
        for label in page.findChildren(FitLabel):
            if label.text():
                assert_whole(label)
