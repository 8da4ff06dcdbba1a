"""Every field, every block, by keyboard alone and by mouse alone."""

from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from lunge_timer.core.routine import ExerciseBlock, LegOrder, Load, Pace, Routine, TimedBlock
from lunge_timer.ui.editor.new_blocks import Defaults
from lunge_timer.ui.editor.page import EditorPage
from lunge_timer.ui.theme import Colors, Scheme, apply_theme
from tests.ui.editor.pages import (
    ALT,
    CTRL,
    EVENING,
    KEYPAD,
    LUNGES,
    NONE,
    PIGEON,
    SHIFT,
    SQUATS,
    WALK,
    Key,
    blocks_of,
    choose,
    click,
    field,
    focused,
    press,
    routine,
    row_center,
    settle,
    shown,
    spoken,
    tab_to,
    texts,
    type_text,
)
from tests.ui.library.pages import count

ONE_LEG = replace(LUNGES, legs=LegOrder.ONE_AT_A_TIME)
LOADED = replace(LUNGES, load=Load(kind="dumbbells", kg=2))
QUICK = replace(SQUATS, phases_s={"stand": 1.5})
LEFT = Qt.MouseButton.LeftButton


def names(page: EditorPage) -> list[str]:
    return [
        block.exercise if isinstance(block, ExerciseBlock) else block.name for block in page.routine.blocks
    ]


def drag(page: EditorPage, source: int, *, to: QPoint) -> None:
    """Take a row by its middle and let go of it there."""
    ground = page.sidebar.blocks.viewport()
    start = row_center(page, source)
    QTest.mousePress(ground, LEFT, NONE, start)
    for part in (0.3, 0.7, 1.0):
        QTest.mouseMove(ground, start + (to - start) * part)
    QTest.mouseRelease(ground, LEFT, NONE, to)


@pytest.mark.parametrize(
    ("block", "words", "typed", "changes"),
    [
        (LUNGES, "Sets", "12", {"sets": 12}),
        (LUNGES, "Reps per leg", "15", {"reps": 15}),
        (LUNGES, "Rest between sets", "52.5", {"rest_s": 52.5}),
        (LUNGES, "Pause at the bottom", "3", {"phases_s": {"bottom": 3}}),
        (LUNGES, "Step back and lower", "2,5", {"phases_s": {"lower": 2.5}}),
        (SQUATS, "Hold with leg back", "7", {"phases_s": {"hold-back": 7}}),
        (SQUATS, "Hold in the squat", "9.125", {"phases_s": {"hold-squat": 9.125}}),
        (QUICK, "Hold in the squat", "9", {"phases_s": {"stand": 1.5, "hold-squat": 9}}),
        (ONE_LEG, "Time to switch legs", "8", {"switch_s": 8}),
        (LOADED, "Weight in each hand", "2.5", {"load": Load(kind="dumbbells", kg=2.5)}),
        (WALK, "What to do", "Jog & <b>run</b>", {"name": "Jog & <b>run</b>"}),
        (WALK, "Duration (min:sec)", "7:30", {"duration_s": 450}),
        (WALK, "Duration (min:sec)", "90.5", {"duration_s": 90.5}),
        (WALK, "Cue", "Loosen up", {"cue": "Loosen up"}),
        (PIGEON, "Time to switch legs", "0", {"switch_s": 0}),
    ],
)
def test_what_is_typed_changes_that_value_and_nothing_else(
    qtbot: QtBot, block: ExerciseBlock | TimedBlock, words: str, typed: str, changes: dict[str, Any]
) -> None:
    page = shown(qtbot, routine(block, SQUATS))
    tab_to(page, f"{words}: ")
    type_text(page, typed)
    assert page.routine == routine(replace(block, **changes), SQUATS)
    assert page.problems == ()


@pytest.mark.parametrize(
    ("words", "downs", "changes"),
    [
        ("Legs", 1, {"legs": LegOrder.ONE_AT_A_TIME}),
        ("Legs", 2, {"legs": LegOrder.ALTERNATE_SETS}),
        ("First leg", 1, {"first_leg": "right"}),
        ("Pace", 1, {"pace": Pace.SELF}),
        ("Load", 3, {"load": Load(kind="vest")}),
    ],
)
def test_a_choice_changes_that_value_and_nothing_else(
    qtbot: QtBot, words: str, downs: int, changes: dict[str, Any]
) -> None:
    page = shown(qtbot, routine(LUNGES))
    tab_to(page, f"{words}: ")
    press(page, *[Key.Key_Down] * downs)
    assert page.routine == routine(replace(LUNGES, **changes))


def test_a_key_goes_from_the_blocks_to_the_form_and_back(qtbot: QtBot) -> None:
    page = shown(qtbot, routine(LUNGES, WALK))
    press(page, Key.Key_F6)
    assert spoken(focused(page)) == "Sets: 3"
    tab_to(page, "Pace: ")
    press(page, Key.Key_F6)
    assert focused(page) is page.sidebar.blocks
    press(page, Key.Key_Down, Key.Key_F6)
    assert spoken(focused(page)) == "What to do: Walk"
    tab_to(page, "Name: ")
    press(page, Key.Key_F6)
    assert focused(page) is page.sidebar.blocks


def test_the_name_is_changed_by_keyboard(qtbot: QtBot) -> None:
    page = shown(qtbot)
    tab_to(page, "Name: Evening legs")
    type_text(page, "Morning legs")
    assert page.routine == replace(EVENING, name="Morning legs")


def test_get_ready_and_notes_are_changed_by_keyboard(qtbot: QtBot) -> None:
    page = shown(qtbot, replace(EVENING, notes="Slow\N{NO-BREAK SPACE}now"))
    press(page, Key.Key_Up)
    tab_to(page, "Get ready: 10")
    type_text(page, "5")
    tab_to(page, "Notes: Slow")
    press(page, Key.Key_End, modifier=CTRL)
    press(page, Key.Key_Return)
    QTest.keyClicks(focused(page), "Warm")
    notes = "Slow\N{NO-BREAK SPACE}now\nWarm"
    assert page.routine == replace(EVENING, get_ready_s=5, notes=notes)


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_a_key_presses_the_button_that_has_the_keyboard(qtbot: QtBot, key: Qt.Key) -> None:
    page = shown(qtbot)
    for words, blocks in (("+ Timed step", 5), ("Remove", 4), ("Duplicate", 5), ("Undo", 4), ("Redo", 5)):
        tab_to(page, words)
        press(page, key)
        assert len(page.routine.blocks) == blocks, words


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Space])
def test_a_timed_step_is_done_per_leg_at_a_press_of_a_key(qtbot: QtBot, key: Qt.Key) -> None:
    page = shown(qtbot, routine(WALK))
    assert "Time to switch legs" not in texts(page)
    tab_to(page, "Each leg in turn")
    press(page, key)
    assert page.routine == routine(replace(WALK, per_leg=True))
    assert "Time to switch legs" in texts(page)


def test_bodyweight_leaves_no_weight(qtbot: QtBot) -> None:
    page = shown(qtbot, routine(LOADED))
    tab_to(page, "Load: Dumbbells")
    press(page, Key.Key_Up)
    assert page.routine == routine(LUNGES)
    assert "Weight" not in texts(page)


def test_the_arrow_keys_step_a_number_and_stop_at_the_end_of_its_range(qtbot: QtBot) -> None:
    page = shown(qtbot, routine(replace(LUNGES, rest_s=58.5)))
    tab_to(page, "Rest between sets: 58.5")
    press(page, Key.Key_Up)
    assert page.routine == routine(replace(LUNGES, rest_s=59.5))
    press(page, Key.Key_Up, Key.Key_Up)
    assert page.routine == routine(replace(LUNGES, rest_s=60))


def test_blocks_are_put_in_another_order_by_keyboard(qtbot: QtBot) -> None:
    page = shown(qtbot)
    press(page, Key.Key_Down, modifier=ALT)
    assert blocks_of(page) == [LUNGES, WALK, SQUATS, PIGEON]
    press(page, Key.Key_Down, Key.Key_Down, modifier=ALT)
    press(page, Key.Key_Down, modifier=ALT)
    assert blocks_of(page) == [LUNGES, SQUATS, PIGEON, WALK]
    press(page, Key.Key_Up, modifier=ALT)
    assert blocks_of(page) == [LUNGES, SQUATS, WALK, PIGEON]
    assert focused(page) is page.sidebar.blocks


def test_the_keys_of_the_number_pad_are_no_others(qtbot: QtBot) -> None:
    """On macOS, every arrow comes as one of the number pad."""
    page = shown(qtbot)
    press(page, Key.Key_Down, modifier=ALT | KEYPAD)
    assert blocks_of(page) == [LUNGES, WALK, SQUATS, PIGEON]
    press(page, Key.Key_Up, modifier=ALT | KEYPAD)
    assert blocks_of(page) == [WALK, LUNGES, SQUATS, PIGEON]


def test_also_from_a_field_of_the_block(qtbot: QtBot) -> None:
    page = shown(qtbot)
    tab_to(page, "What to do: Walk")
    press(page, Key.Key_Down, modifier=ALT)
    assert blocks_of(page) == [LUNGES, WALK, SQUATS, PIGEON]
    assert spoken(focused(page)) == "What to do: Walk"


@pytest.mark.parametrize(
    "words", ["+ Add", "+ Timed step", "Duplicate", "Undo", "Save", "Beyond", "Legs: ", "Sets: "]
)
def test_a_block_is_moved_from_wherever_the_keyboard_is_and_it_stays_there(qtbot: QtBot, words: str) -> None:
    page = shown(qtbot)
    choose(page, 2)
    before = tab_to(page, words)
    press(page, Key.Key_Up, modifier=ALT)
    assert blocks_of(page) == [LUNGES, WALK, SQUATS, PIGEON]
    assert focused(page) is before
    press(page, Key.Key_Down, Key.Key_Down, modifier=ALT)
    assert blocks_of(page) == [WALK, SQUATS, LUNGES, PIGEON]
    assert focused(page) is before


def test_the_keyboard_stays_on_undo_where_nothing_is_left_to_undo(qtbot: QtBot) -> None:
    page = shown(qtbot)
    page.model.duplicate()
    page.toolbar.undo_button.setFocus()
    press(page, Key.Key_Space)
    assert page.routine == EVENING
    assert focused(page) is page.toolbar.undo_button
    assert page.toolbar.undo_button.accessibleDescription() == "There is nothing to undo"
    press(page, Key.Key_Space)
    assert page.routine == EVENING
    assert focused(page) is page.toolbar.undo_button


def test_the_whole_routine_s_row_stays_first(qtbot: QtBot) -> None:
    page = shown(qtbot)
    press(page, Key.Key_Up, modifier=ALT)
    press(page, Key.Key_Up)
    press(page, Key.Key_Down, modifier=ALT)
    drag(page, 3, to=QPoint(200, -300))
    assert blocks_of(page) == [SQUATS, WALK, LUNGES, PIGEON]
    drag(page, 0, to=QPoint(200, 900))
    assert blocks_of(page) == [SQUATS, WALK, LUNGES, PIGEON]


def test_a_block_is_dragged_with_the_mouse(qtbot: QtBot) -> None:
    page = shown(qtbot)
    drag(page, 1, to=row_center(page, 3))
    assert blocks_of(page) == [LUNGES, SQUATS, WALK, PIGEON]
    drag(page, 4, to=row_center(page, 1))
    assert blocks_of(page) == [PIGEON, LUNGES, SQUATS, WALK]
    drag(page, 1, to=QPoint(200, 2000))
    assert blocks_of(page) == [LUNGES, SQUATS, WALK, PIGEON]


def test_a_press_that_hardly_moves_only_chooses(qtbot: QtBot) -> None:
    page = shown(qtbot)
    drag(page, 3, to=row_center(page, 3) + QPoint(2, 2))
    assert page.routine == EVENING
    assert "Squat-position reverse lunge" in texts(page)


def test_escape_lets_go_of_a_dragged_block(qtbot: QtBot) -> None:
    page = shown(qtbot)
    ground = page.sidebar.blocks.viewport()
    QTest.mousePress(ground, LEFT, NONE, row_center(page, 1))
    QTest.mouseMove(ground, row_center(page, 3))
    press(page, Key.Key_Escape)
    QTest.mouseRelease(ground, LEFT, NONE, row_center(page, 3))
    assert page.routine == EVENING


def test_a_dragged_block_scrolls_the_list_at_its_end(qtbot: QtBot) -> None:
    blocks = [replace(WALK, name=f"Walk {number}") for number in range(20)]
    page = shown(qtbot, routine(*blocks))
    ground = page.sidebar.blocks.viewport()
    QTest.mousePress(ground, LEFT, NONE, row_center(page, 1))
    QTest.mouseMove(ground, QPoint(200, ground.height() - 3))
    bar = page.sidebar.blocks.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    QTest.mouseRelease(ground, LEFT, NONE, QPoint(200, ground.height() + 40))
    assert blocks_of(page) == [*blocks[1:], blocks[0]]


def test_a_block_is_removed_and_duplicated_with_the_mouse(qtbot: QtBot) -> None:
    page = shown(qtbot)
    click(page.sidebar.blocks.viewport(), row_center(page, 2))
    click(page.sidebar.remove_button)
    assert blocks_of(page) == [WALK, SQUATS, PIGEON]
    click(page.sidebar.duplicate_button)
    assert blocks_of(page) == [WALK, SQUATS, SQUATS, PIGEON]
    click(page.toolbar.undo_button)
    click(page.toolbar.undo_button)
    assert page.routine == EVENING
    click(page.toolbar.redo_button)
    assert blocks_of(page) == [WALK, SQUATS, PIGEON]


@pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard|propagateSizeHints)")
def test_a_number_and_a_choice_are_changed_with_the_mouse(qtbot: QtBot) -> None:
    page = shown(qtbot)
    click(page.sidebar.blocks.viewport(), row_center(page, 2))
    sets = field(page, "Sets: ")
    QTest.mouseDClick(sets, LEFT, NONE, QPoint(20, sets.height() // 2))
    QTest.keyClicks(sets, "5")
    legs = field(page, "Legs: ")
    assert isinstance(legs, QComboBox)
    interval_ms = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(0)  # for so long Qt takes a release as the end of the first click
    click(legs)
    QApplication.setDoubleClickInterval(interval_ms)
    QApplication.processEvents()
    rows = legs.view()
    click(rows.viewport(), rows.visualRect(legs.model().index(1, 0)).center())
    assert page.routine.blocks[1] == replace(LUNGES, sets=5, legs=LegOrder.ONE_AT_A_TIME)


@pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard|propagateSizeHints)")
def test_a_timed_step_is_added_after_the_chosen_block(qtbot: QtBot) -> None:
    page = shown(qtbot)
    tab_to(page, "+ Timed step")
    press(page, Key.Key_Space)
    assert blocks_of(page) == [WALK, TimedBlock(name="Stretch", duration_s=60), *EVENING.blocks[1:]]
    assert "Stretch" in texts(page)


def test_new_blocks_begin_with_the_person_s_own_numbers(qtbot: QtBot) -> None:
    page = shown(qtbot)
    page.model.use_defaults(Defaults(hold_s=7, rest_s=50, pace=Pace.SELF))
    page.model.add_exercise("squat-position-reverse-lunge")
    added = page.routine.blocks[1]
    assert isinstance(added, ExerciseBlock)
    assert (added.rest_s, added.pace) == (50, Pace.SELF)
    assert added.phases_s == {"hold-back": 7, "hold-squat": 7}
    page.model.add_exercise("machine-leg-curl")
    curls = page.routine.blocks[2]
    assert isinstance(curls, ExerciseBlock)
    assert curls.rest_s == 30  # what the sources advise for it


def test_there_are_at_most_fifty_blocks(qtbot: QtBot) -> None:
    page = shown(qtbot, routine(*[WALK] * 49))
    page.sidebar.duplicate_button.setFocus()
    press(page, Key.Key_Space)
    assert len(page.routine.blocks) == 50
    assert focused(page) is page.sidebar.duplicate_button
    press(page, Key.Key_Space)
    click(page.sidebar.timed_button)
    assert len(page.routine.blocks) == 50
    for button in (page.sidebar.duplicate_button, page.sidebar.add_button, page.sidebar.timed_button):
        assert button.is_waiting
    assert "50 blocks at most" in texts(page)
    press(page, Key.Key_D, modifier=CTRL)
    assert len(page.routine.blocks) == 50


def test_the_keyboard_stays_where_blocks_are_removed(qtbot: QtBot) -> None:
    page = shown(qtbot, routine(WALK, LUNGES))
    page.sidebar.remove_button.setFocus()
    press(page, Key.Key_Space)
    assert focused(page) is page.sidebar.remove_button
    press(page, Key.Key_Space)
    assert blocks_of(page) == []
    assert focused(page) is page.sidebar.remove_button
    assert page.sidebar.remove_button.is_waiting
    assert page.sidebar.remove_button.accessibleDescription() == "Choose a block first"
    press(page, Key.Key_Space)
    press(page, Key.Key_Z, modifier=CTRL)
    press(page, Key.Key_Z, modifier=CTRL)
    assert blocks_of(page) == [WALK, LUNGES]
    assert focused(page) is page.sidebar.remove_button
    page.sidebar.blocks.setFocus()
    press(page, Key.Key_Delete)
    assert blocks_of(page) == [
        LUNGES,
    ]


def test_typing_in_one_field_is_undone_at_once_and_in_two_one_by_one(qtbot: QtBot) -> None:
    page = shown(qtbot, routine(WALK))
    tab_to(page, "What to do: Walk")
    QTest.keyClicks(focused(page), "Run and jump")
    tab_to(page, "Cue: ")
    QTest.keyClicks(focused(page), "Easy")
    press(page, Key.Key_Z, modifier=CTRL)
    assert page.routine == routine(replace(WALK, name="Run and jump"))
    press(page, Key.Key_Z, modifier=CTRL)
    assert page.routine == routine(WALK)
    press(page, Key.Key_Z, modifier=CTRL | SHIFT)
    press(page, Key.Key_Y, modifier=CTRL)
    assert page.routine == routine(replace(WALK, name="Run and jump", cue="Easy"))


def test_what_is_typed_and_taken_back_is_no_step(qtbot: QtBot) -> None:
    page = shown(qtbot, routine(WALK))
    tab_to(page, "What to do: Walk")
    press(page, Key.Key_End)
    QTest.keyClicks(focused(page), "s")
    press(page, Key.Key_Backspace)
    assert page.toolbar.undo_button.is_waiting


def test_the_buttons_tell_what_is_undone(qtbot: QtBot, qapp: QApplication) -> None:
    page = shown(qtbot)
    press(page, Key.Key_Delete)
    assert page.toolbar.undo_button.text() == "Undo: Remove"
    press(page, Key.Key_Z, modifier=CTRL)
    assert page.toolbar.redo_button.accessibleName() == "Redo: Remove"
    assert page.toolbar.undo_button.is_waiting
    apply_theme(qapp, Scheme.DARK, text_scale=1.75)
    page.resize(900, 600)
    settle(page)
    assert page.toolbar.redo_button.text() == "Redo"
    assert page.toolbar.redo_button.accessibleName() == "Redo: Remove"


def test_undo_brings_back_the_block_that_it_concerns(qtbot: QtBot) -> None:
    page = shown(qtbot)
    tab_to(page, "What to do: Walk")
    QTest.keyClicks(focused(page), "Run")
    page.sidebar.blocks.setFocus()
    press(page, Key.Key_Down, Key.Key_Down)
    press(page, Key.Key_Z, modifier=CTRL)
    assert page.routine == EVENING
    assert page.sidebar.blocks.currentIndex().row() == 1


def test_ctrl_d_duplicates_the_chosen_block(qtbot: QtBot) -> None:
    page = shown(qtbot)
    press(page, Key.Key_D, modifier=CTRL)
    assert blocks_of(page) == [WALK, WALK, LUNGES, SQUATS, PIGEON]


def test_the_keyboard_goes_to_the_blocks_where_its_field_is_undone(qtbot: QtBot) -> None:
    page = shown(qtbot)
    choose(page, 2)
    tab_to(page, "Legs: ")
    press(page, Key.Key_Down)
    tab_to(page, "Time to switch legs: 5")
    press(page, Key.Key_Z, modifier=CTRL)
    assert page.routine == EVENING
    assert focused(page) is page.sidebar.blocks


def test_every_control_has_a_name_with_its_value(qtbot: QtBot) -> None:
    page = shown(qtbot, routine(ONE_LEG, LOADED, PIGEON))
    heard: set[str] = set()
    for row in range(4):
        choose(page, row)
        first = focused(page)
        for _turn in range(40):
            press(page, Key.Key_Tab)
            heard.add(spoken(focused(page)))
            if focused(page) is first:
                break
    assert {
        "Sets: 3",
        "Legs: One leg at a time",
        "Time to switch legs: 5",
        "Rest between sets: 45",
        "Pace: Timed",
        "Weight in each hand: 2",
        "Duration (min:sec): 0:30",
        "Get ready: 10",
        "Beyond the guideline",
        "Cancel",
        "Save",
    } <= heard
    assert "" not in heard


def test_a_routine_begun_blank_is_told_what_it_lacks_and_not_blamed(qtbot: QtBot, colors: Colors) -> None:
    page = shown(qtbot, Routine(name="New routine", blocks=()))
    settle(page)
    assert count(page.grab().toImage(), colors.danger) == 0
    press(page, Key.Key_S, modifier=CTRL)
    assert focused(page) is page.sidebar.add_button


def test_an_empty_routine_can_be_filled(qtbot: QtBot) -> None:
    page = shown(qtbot, Routine(name="New routine", blocks=()))
    assert "No step in it yet; “+ Add” brings some" in texts(page)
    page.model.add_exercise("reverse-lunge")
    assert page.problems == ()
