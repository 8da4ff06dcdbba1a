"""Own exercises: new ones, copies of others, their phases, and what becomes of them."""

import pytest
from msgspec import UNSET
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.core.own_exercise import OwnExercise, OwnFigure, OwnPhase
from lunge_timer.core.routine import ExerciseBlock, LegOrder, LegReps, Routine
from lunge_timer.ui.editor.draft import Mistyped
from lunge_timer.ui.editor.own_exercise_form import OwnExerciseForm
from lunge_timer.ui.editor.page import EditorPage
from lunge_timer.ui.editor.phase_card import PhaseCard
from lunge_timer.ui.editor.pick_panel import PickButton, PickPanel
from lunge_timer.ui.figure import Figure
from lunge_timer.ui.widgets.buttons import PillButton
from tests.ui.editor.pages import (
    CTRL,
    LUNGES,
    WALK,
    Key,
    choose,
    click,
    field,
    focused,
    press,
    routine,
    settle,
    shown,
    spoken,
    tab_to,
    texts,
    type_text,
)

TAB = Qt.FocusPolicy.TabFocus
DOWN = OwnPhase(id="down", kind="move", name="Slide down", word="Down", duration_s=2)
SIT = OwnPhase(id="sit", kind="hold", name="Sit", word="Sit", duration_s=20, setting="Sit")
UP = OwnPhase(id="up", kind="move", name="Push up", word="Up", duration_s=2)
WALL_SIT = OwnExercise(id="own/wall-sit", name="Wall sit", legs="both", phases=(DOWN, SIT, UP))
SITS = ExerciseBlock(exercise="own/wall-sit", sets=5, reps=1, rest_s=20)
SITTING = replace(routine(SITS, WALK), exercises=(WALL_SIT,))


def own(page: EditorPage) -> OwnExercise:
    """The only own exercise of the routine that is edited."""
    assert page.routine.exercises is not UNSET
    (exercise,) = page.routine.exercises
    return exercise


def wrong(page: EditorPage) -> list[str]:
    return [problem.place for problem in page.problems]


def opened(page: EditorPage) -> dict[str, PickButton]:
    """What is offered, by its name."""
    page.open_offers()
    settle(page)
    (panel,) = (each for each in page.findChildren(PickPanel) if each.isVisible())
    return {each.accessibleName().partition(",")[0]: each for each in panel.findChildren(PickButton)}


def test_a_new_exercise_is_made_and_named_at_once(qtbot: QtBot) -> None:
    page = shown(qtbot, routine(WALK))
    click(opened(page)["New exercise"])
    settle(page)
    assert spoken(focused(page)) == "Name: New exercise"
    type_text(page, "Wall sit")
    assert "Wall sit" in texts(page)
    assert own(page).name == "Wall sit"
    assert page.problems == ()
    page.undo()
    page.undo()
    assert page.routine == routine(WALK)


def test_a_new_exercise_is_saved_under_an_id_by_its_name(qtbot: QtBot) -> None:
    page = shown(qtbot, SITTING)
    page.model.add_new_exercise()
    page.model.change("exercises.own/new-exercise.name", "Wall sit", "Name")
    with qtbot.waitSignal(page.save_requested) as saving:
        page.save()
    saved: Routine = saving.args[0]
    assert saved.exercises is not UNSET
    assert [each.id for each in saved.exercises] == ["own/wall-sit", "own/wall-sit-2"]
    assert [getattr(block, "exercise", "") for block in saved.blocks] == [
        "own/wall-sit",
        "own/wall-sit-2",
        "",
    ]


def test_exercises_of_other_routines_are_offered_and_taken_as_copies(qtbot: QtBot) -> None:
    other = replace(WALL_SIT, name="Deep wall sit", works="Quadriceps")
    clam = replace(WALL_SIT, id="own/clam", name="Clam", legs="each")
    page = shown(qtbot, SITTING)
    page.others = [SITTING, replace(SITTING, exercises=(other, clam)), replace(SITTING, exercises=(clam,))]
    names = [*opened(page)]
    after_shipped = names[names.index("Squat-position reverse lunge") + 1 :]
    assert after_shipped[:4] == ["Wall sit", "Deep wall sit", "Clam", "New exercise"]
    press(page, Key.Key_Escape)
    page.model.add_own(other)
    page.model.add_own(clam)
    assert page.routine.exercises == (WALL_SIT, replace(other, id="own/wall-sit-2"), clam)


@pytest.mark.parametrize(
    ("words", "typed", "after"),
    [
        ("Name: Wall sit", "Sit", replace(WALL_SIT, name="Sit")),
        ("Works", "Thighs", replace(WALL_SIT, works="Thighs")),
        ("Equipment", "A wall", replace(WALL_SIT, equipment="A wall")),
        ("Setup", "Back flat", replace(WALL_SIT, setup=("Back flat",))),
        ("Safety", "Stop at pain", replace(WALL_SIT, safety=("Stop at pain",))),
        ("What to check", "Knees", replace(WALL_SIT, checks=("Knees",))),
    ],
)
def test_what_is_typed_changes_that_text_of_the_exercise_alone(
    qtbot: QtBot, words: str, typed: str, after: OwnExercise
) -> None:
    page = shown(qtbot, SITTING)
    field(page, words).setFocus()
    type_text(page, typed)
    assert page.routine == replace(SITTING, exercises=(after,))
    page.undo()
    assert not page.dirty


def test_sentences_have_a_line_each(qtbot: QtBot) -> None:
    page = shown(qtbot, SITTING)
    field(page, "Cues, a sentence a line").setFocus()
    QTest.keyClicks(focused(page), "Slowly")
    press(page, Key.Key_Return, Key.Key_Return)
    assert own(page).cues == ("Slowly",)
    QTest.keyClicks(focused(page), "Knees over ankles")
    assert own(page).cues == ("Slowly", "Knees over ankles")


def test_the_seconds_of_a_hold_are_one_number_for_an_exercise_used_once(qtbot: QtBot) -> None:
    page = shown(qtbot, SITTING)
    field(page, "Sit: 20").setFocus()
    type_text(page, "30")
    longer = replace(WALL_SIT, phases=(DOWN, replace(SIT, duration_s=30), UP))
    assert page.routine == replace(SITTING, exercises=(longer,))
    assert field(page, "Duration: 30").isVisible()
    page.undo()
    page.model.duplicate()
    page.model.change("phases_s.sit", 30, "Sit")
    assert own(page) == WALL_SIT
    assert page.routine.blocks[1] == replace(SITS, phases_s={"sit": 30})


def test_phases_are_added_moved_and_removed_by_keys(qtbot: QtBot) -> None:
    page = shown(qtbot, SITTING)
    tab_to(page, "+ Hold")
    press(page, Key.Key_Return)
    settle(page)
    assert spoken(focused(page)) == "What to do: Hold"
    type_text(page, "Rest there")
    hold = OwnPhase(
        id="hold", kind="hold", name="Rest there", word="Rest there", duration_s=5, setting="Rest there"
    )
    assert own(page).phases == (DOWN, SIT, UP, hold)
    field(page, "Move phase 4, Rest there, up").setFocus()
    press(page, Key.Key_Return)
    settle(page)
    assert own(page).phases == (DOWN, SIT, hold, UP)
    assert spoken(focused(page)) == "Move phase 3, Rest there, up"
    field(page, "Remove phase 1, Slide down").setFocus()
    press(page, Key.Key_Return)
    settle(page)
    assert own(page).phases == (SIT, hold, UP)
    for _change in range(4):
        page.undo()
    assert not page.dirty


def test_there_is_at_least_one_phase_and_at_most_twelve(qtbot: QtBot) -> None:
    one = replace(WALL_SIT, phases=(SIT,))
    page = shown(qtbot, replace(SITTING, exercises=(one,)))
    click(field(page, "Remove phase 1"))
    assert own(page) == one
    for _phase in range(13):
        click(field(page, "+ Move"))
        settle(page)
    assert len(own(page).phases) == 12
    assert page.problems == ()


def test_a_phase_takes_its_numbers_and_poses_along(qtbot: QtBot) -> None:
    figure = OwnFigure(like="reverse-lunge", poses={"down": "lunge", "sit": "lunge"})
    drawn = replace(WALL_SIT, figure=figure)
    held = replace(SITS, phases_s={"sit": 40, "up": 3})
    page = shown(qtbot, replace(routine(held), exercises=(drawn,)))
    page.model.change("exercises.own/wall-sit.phases", (DOWN, UP), "Remove phase")
    assert own(page).figure == OwnFigure(like="reverse-lunge", poses={"down": "lunge"})
    assert page.routine.blocks == (replace(held, phases_s={"up": 3}),)
    assert page.problems == ()


def test_a_move_becomes_a_hold_by_a_choice_that_keeps_the_keyboard(qtbot: QtBot) -> None:
    page = shown(qtbot, SITTING)
    tab_to(page, "Kind: Move")
    press(page, Key.Key_Down)
    settle(page)
    assert own(page).phases[0] == replace(DOWN, kind="hold", setting="Slide down")
    assert spoken(focused(page)) == "Kind: Hold"
    assert field(page, "Slide down: 2").isVisible()


def test_done_with_both_legs_no_number_of_one_leg_is_left(qtbot: QtBot) -> None:
    clam = replace(WALL_SIT, legs="each")
    block = replace(SITS, legs=LegOrder.ONE_AT_A_TIME, reps=LegReps(left=12, right=10))
    page = shown(qtbot, replace(routine(block), exercises=(clam,)))
    page.model.change("exercises.own/wall-sit.legs", "both", "Done with")
    assert page.routine.blocks == (replace(SITS, reps=12),)
    assert page.problems == ()
    page.undo()
    assert not page.dirty


def test_a_figure_is_borrowed_and_its_poses_are_chosen(qtbot: QtBot) -> None:
    page = shown(qtbot, SITTING)
    figure = field(page, "Figure: None")
    figure.setFocus()
    press(page, Key.Key_R)
    settle(page)
    assert own(page).figure == OwnFigure(like="reverse-lunge")
    field(page, "Ends as in: The pose before").setFocus()
    press(page, Key.Key_Down, Key.Key_Down)
    assert own(page).figure == OwnFigure(like="reverse-lunge", poses={"down": "lunge"})
    assert page.problems == ()


def test_what_is_used_no_more_is_let_go_told_and_brought_back(qtbot: QtBot) -> None:
    page = shown(qtbot, SITTING)
    told: list[str] = []
    page.model.told.connect(told.append)
    page.model.remove()
    assert page.routine == routine(WALK)
    assert told == ["Wall sit is used no more and is not kept in the routine."]
    assert told[0] in texts(page)
    page.undo()
    assert page.routine == SITTING


def test_what_a_file_has_and_nobody_uses_stays(qtbot: QtBot) -> None:
    spare = replace(WALL_SIT, id="own/spare")
    page = shown(qtbot, replace(routine(WALK, LUNGES), exercises=(spare,)))
    page.model.remove()
    assert page.routine == replace(routine(LUNGES), exercises=(spare,))


@pytest.mark.parametrize(
    ("words", "typed", "told"),
    [
        ("Name: Wall sit", "", "It is empty"),
        ("Works", "x" * 201, "201 characters are more than 200"),
        ("Duration: 20", "301", "301 is not between 0 and 300"),
        ("Duration: 2", "0", "0 is not between 1 and 60"),
        ("Duration: 2", "2 x", "Type a time, as in 90, 1:30 or 1 min 30 s"),
        ("Word in the ring: Down", " ", "It is empty"),
        ("Setup", "x" * 201, "201 characters are more than 200"),
    ],
)
def test_a_mistake_in_an_exercise_is_told_beside_its_field_and_led_to(
    qtbot: QtBot, words: str, typed: str, told: str
) -> None:
    page = shown(qtbot, SITTING)
    entry = field(page, words)
    entry.setFocus()
    type_text(page, typed)
    settle(page)
    assert told in texts(page)
    assert entry.accessibleDescription().endswith(told)
    choose(page, 2)
    press(page, Key.Key_S, modifier=CTRL)
    assert focused(page) is entry
    model = page.sidebar.blocks.model()
    said = model.data(model.index(1, 0), role=Qt.ItemDataRole.AccessibleTextRole)
    assert said.endswith(told)
    page.undo()
    assert not page.dirty


def test_what_is_mistyped_in_an_exercise_is_let_go_with_it_and_comes_back(qtbot: QtBot) -> None:
    page = shown(qtbot, SITTING)
    key = "exercises.own/wall-sit.phases.sit.duration_s"
    page.model.change(key, Mistyped("2x", "Type a time"), "Duration")
    places = ["exercises[0].phases[1].duration_s"]
    assert wrong(page) == places
    page.model.change("exercises.own/wall-sit.phases", (DOWN, UP), "Remove phase")
    assert wrong(page) == []
    page.undo()
    assert wrong(page) == places
    page.model.remove()
    assert wrong(page) == []
    assert page.inspector.values_of(SITTING, [(-1, key, "2x")]) == {
        (-1, key): Mistyped("2x", "Type a time, as in 90, 1:30 or 1 min 30 s")
    }


@pytest.mark.parametrize("phases", [(replace(SIT, duration_s=0),), ()])
def test_an_exercise_of_no_length_or_of_no_phase_yet_is_shown_and_offered(
    qtbot: QtBot, phases: tuple[OwnPhase, ...]
) -> None:
    bare = replace(WALL_SIT, phases=phases, figure=OwnFigure(like="reverse-lunge"))
    page = shown(qtbot, replace(SITTING, exercises=(bare,)))
    assert page.problems
    assert "Wall sit" in opened(page)
    press(page, Key.Key_Escape)
    click(field(page, "+ Move"))
    settle(page)
    assert page.problems == ()


def test_each_phase_shows_the_figure_as_it_ends(qtbot: QtBot) -> None:
    page = shown(qtbot, SITTING)
    assert page.findChildren(Figure) == []
    page.model.change("exercises.own/wall-sit.figure.like", "reverse-lunge", "Figure")
    settle(page)
    first, second, third = (each.grab().toImage() for each in page.findChildren(Figure))
    assert first == third
    assert first != second  # held, in another colour
    page.model.change("exercises.own/wall-sit.figure.poses.sit", "lunge", "Ends as in")
    settle(page)
    after = [each.grab().toImage() for each in page.findChildren(Figure)]
    assert after[0] == first
    assert after[1] != second
    assert after[2] != third  # where it ends as the phase before it


def test_everything_in_the_form_has_a_name_to_a_screen_reader(qtbot: QtBot) -> None:
    page = shown(
        qtbot, replace(SITTING, exercises=(replace(WALL_SIT, figure=OwnFigure(like="reverse-lunge")),))
    )
    (form,) = (each for each in page.findChildren(OwnExerciseForm) if each.isVisible())
    stops = [each for each in form.findChildren(QWidget) if each.isVisible() and each.focusPolicy() & TAB]
    assert len(stops) > 40
    assert [each for each in stops if not spoken(each).strip(": ")] == []


def test_each_phase_is_told_apart_by_a_screen_reader(qtbot: QtBot) -> None:
    page = shown(qtbot, SITTING)
    names = [button.accessibleName() for button in page.findChildren(PillButton)]
    for words in ("Move phase 2, Sit, up", "Move phase 2, Sit, down", "Remove phase 2, Sit"):
        assert words in names
    assert field(page, "Duration: 20").accessibleDescription() == "Phase 2, Sit, 0–300 s"
    cards = [card.accessibleName() for card in page.findChildren(PhaseCard)]
    assert cards == ["Phase 1, Slide down", "Phase 2, Sit", "Phase 3, Push up"]
