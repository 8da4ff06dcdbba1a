"""An own exercise in the library: its words, its cue where it has no picture, and no empty line."""

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from lunge_timer.core.own_exercise import OwnExercise, OwnFigure, OwnPhase
from lunge_timer.core.routine import ExerciseBlock, Routine
from lunge_timer.ui.library.page import LibraryPage
from lunge_timer.ui.library.search import SearchField
from lunge_timer.ui.widgets.fit_label import FitLabel
from tests.ui.library.pages import LUNGES, choose, routines, settle, shown, texts

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

SIT = OwnExercise(
    id="own/wall-sit",
    name="Wall sit",
    legs="both",
    phases=(
        OwnPhase(id="down", kind="move", name="Slide down", word="Down", duration_s=2),
        OwnPhase(id="sit", kind="hold", name="Hold the sit", word="Hold", duration_s=5, cues=("Breathe",)),
    ),
    setup=("Back flat on the wall.",),
    cues=("Knees over ankles",),
    safety=("Stop at pain above 3",),
)
BORROWED = replace(SIT, figure=OwnFigure(like="squat-position-reverse-lunge", poses={"sit": "squat"}))


def routine_of(own: OwnExercise, *more: ExerciseBlock) -> Routine:
    block = ExerciseBlock(exercise=own.id, sets=2, reps=2, rest_s=30)
    return Routine(name="Knees", exercises=(own,), blocks=(block, *more))


def cue_in_picture(page: LibraryPage) -> str:
    """What stands large in the picture's place; nothing where there is a picture."""
    demonstration = page.parts.detail.demonstration
    (cue,) = demonstration.findChildren(FitLabel)
    assert cue.isVisible() != demonstration.figure.isVisible()
    return cue.text() if cue.isVisible() else ""


def test_without_a_picture_its_cue_stands_there_phase_by_phase(qtbot: QtBot) -> None:
    page = shown(qtbot, routine_of(SIT))
    assert cue_in_picture(page) == "Knees over ankles"
    page.parts.detail.demonstration.point_at(0, 1)
    assert cue_in_picture(page) == "Breathe"


def test_the_next_routine_has_its_picture_again(qtbot: QtBot) -> None:
    page = shown(qtbot, routine_of(SIT), *routines())
    assert cue_in_picture(page)
    choose(page, LUNGES)
    settle(page)
    assert not cue_in_picture(page)


def test_with_poses_that_it_borrows_there_is_a_picture(qtbot: QtBot) -> None:
    assert not cue_in_picture(shown(qtbot, routine_of(BORROWED)))


def test_no_line_of_what_nobody_says_is_left_empty(qtbot: QtBot) -> None:
    told = texts(shown(qtbot, routine_of(SIT)))
    assert "Sources" not in told
    assert "Stop at pain above 3" in " ".join(told)
    assert "Back flat on the wall." in told
    assert not [text for text in told if text.strip(" ·") != text]


def test_beside_a_shipped_exercise_each_has_its_tab(qtbot: QtBot) -> None:
    page = shown(qtbot, routine_of(SIT, ExerciseBlock(exercise="reverse-lunge", sets=1, reps=3)))
    tabs = page.parts.detail.tabs
    assert [tabs.tabText(number) for number in range(tabs.count())] == [
        "Wall sit, 2 × 2",
        "Reverse lunge, 1 × 3 per leg",
    ]
    assert "Sources" in texts(page)


def test_it_is_found_by_its_name_and_by_what_it_works(qtbot: QtBot) -> None:
    page = shown(qtbot, routine_of(replace(SIT, works="Quadriceps femoris")), *routines())
    for text in ("wall s", "femoris"):
        page.findChildren(SearchField)[0].setText(text)
        settle(page)
        assert page.chosen is not None
        assert page.chosen.name == "Knees"
