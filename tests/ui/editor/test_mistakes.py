"""What is wrong is told in words beside its field, and keeps the routine from being saved."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from lunge_timer.core.limits import REPS
from lunge_timer.core.routine import ExerciseBlock, LegOrder, Routine, TimedBlock
from lunge_timer.ui.editor.page import EditorPage
from lunge_timer.ui.theme import Colors
from tests.ui.editor.pages import (
    ALT,
    CTRL,
    EVENING,
    LUNGES,
    SQUATS,
    WALK,
    Key,
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

ACCESSIBLE_TEXT = Qt.ItemDataRole.AccessibleTextRole
ALLOW = "tick “Beyond the guideline” to allow"


@pytest.mark.parametrize(
    ("block", "words", "typed", "told"),
    [
        (LUNGES, "Sets", "0", "0 is not between 1 and 99"),
        (LUNGES, "Sets", "100", "100 is not between 1 and 99"),
        (LUNGES, "Sets", "2.5", "Type a whole number"),
        (LUNGES, "Sets", "", "Type a number"),
        (LUNGES, "Sets", "many", "Type a number"),
        (LUNGES, "Reps per leg", "-3", "-3 is not between 1 and 999"),
        (LUNGES, "Rest between sets", "301", f"301 is not between 30 and 60; {ALLOW} 0–300 s"),
        (LUNGES, "Rest between sets", "90", f"90 is not between 30 and 60; {ALLOW} 0–300 s"),
        (SQUATS, "Hold in the squat", "0", f"0 is not between 1 and 10; {ALLOW} 0–60 s"),
        (SQUATS, "Hold in the squat", "500", f"500 is not between 1 and 10; {ALLOW} 0–60 s"),
        (LUNGES, "Pause at the bottom", "10.5", f"10.5 is not between 0 and 10; {ALLOW} 0–60 s"),
        (LUNGES, "Step back and lower", "0.5", "0.5 is not between 1 and 60"),
        (WALK, "What to do", " ", "It is empty"),
        (WALK, "What to do", "x" * 81, "81 characters are more than 80"),
        (WALK, "Duration (min:sec)", "1:0:1:0", "Type a time, as in 90, 1:30 or 1 min 30 s"),
        (WALK, "Duration (min:sec)", "1:00:01", "1:00:01 is not between 0:01 and 1:00:00"),
        (WALK, "Duration (min:sec)", "0", "0:00 is not between 0:01 and 1:00:00"),
        (WALK, "Duration (min:sec)", "-90.5", "-1:30.5 is not between 0:01 and 1:00:00"),
        (WALK, "Cue", "x" * 201, "201 characters are more than 200"),
    ],
)
def test_a_mistake_is_told_beside_its_field(
    qtbot: QtBot, block: ExerciseBlock | TimedBlock, words: str, typed: str, told: str
) -> None:
    page = shown(qtbot, routine(SQUATS, block))
    choose(page, 2)
    widget = tab_to(page, f"{words}: ")
    type_text(page, typed)
    settle(page)
    row = widget.parentWidget()
    assert row is not None
    assert told in [label.text() for label in row.findChildren(QLabel) if label.isVisible()]
    assert widget.accessibleDescription() == told
    assert page.toolbar.save_button.is_waiting
    assert page.toolbar.save_button.accessibleDescription()
    assert field(page, "Correct 1 mistake to save").isVisible()


def test_the_total_waits_until_the_numbers_make_one(qtbot: QtBot) -> None:
    page = shown(qtbot)
    choose(page, 2)
    tab_to(page, "Sets: 3")
    type_text(page, "0")
    assert "Total –" in texts(page)
    type_text(page, "3")
    assert "Total 19:15" in texts(page)
    assert page.problems == ()


def places(page: EditorPage) -> list[str]:
    return [problem.place for problem in page.problems]


@pytest.mark.parametrize("typed", ["many", "3 sets", "3,5", ""])
def test_what_cannot_be_read_stays_as_it_was_typed_and_no_beginning_of_it_is_taken(
    qtbot: QtBot, typed: str
) -> None:
    page = shown(qtbot, routine(LUNGES, SQUATS))
    tab_to(page, "Sets: 3")
    type_text(page, typed)
    press(page, Key.Key_Tab)
    choose(page, 2)
    choose(page, 1)
    sets = field(page, "Sets: ")
    assert sets.property("text") == typed
    assert "Type a" in sets.accessibleDescription()
    assert page.routine == routine(LUNGES, SQUATS)
    assert page.dirty
    with qtbot.assertNotEmitted(page.save_requested):
        page.save()
    assert focused(page) is sets
    type_text(page, "4")
    assert page.problems == ()
    assert page.routine == routine(replace(LUNGES, sets=4), SQUATS)


@pytest.mark.parametrize("typed", ["5m", "5 min", "5:00", "300", "300s", " 5m "])
@pytest.mark.parametrize(
    ("block", "words", "written"),
    [
        (WALK, "Duration (min:sec)", "5:00"),
        (LUNGES, "Rest between sets", "300"),
        (replace(LUNGES, legs=LegOrder.ONE_AT_A_TIME), "Time to switch legs", "300"),
        (SQUATS, "Hold in the squat", "300"),
        (SQUATS, "Stand and relax", "300"),
    ],
)
def test_every_field_of_a_time_takes_it_as_people_write_it(
    qtbot: QtBot, block: ExerciseBlock | TimedBlock, words: str, written: str, typed: str
) -> None:
    page = shown(qtbot, routine(block))
    entry = tab_to(page, f"{words}: ")
    type_text(page, typed)
    told = [one.reason for one in page.problems if not one.reason.startswith("300 is not between")]
    assert told == []  # too long for some, but read
    press(page, Key.Key_Tab)
    assert entry.property("text") == written


def test_get_ready_takes_a_time_too(qtbot: QtBot) -> None:
    page = shown(qtbot)
    choose(page, 0)
    tab_to(page, "Get ready: ")
    type_text(page, "0,5m")
    assert page.routine == replace(EVENING, get_ready_s=30)


def test_what_is_mistyped_goes_with_its_block(qtbot: QtBot) -> None:
    page = shown(qtbot, routine(WALK, LUNGES, SQUATS))
    choose(page, 2)
    tab_to(page, "Sets: 3")
    type_text(page, "many")
    press(page, Key.Key_Up, modifier=ALT)
    assert places(page) == ["blocks[0].sets"]
    page.model.duplicate()
    assert places(page) == ["blocks[0].sets", "blocks[1].sets"]
    assert field(page, "Sets: ").property("text") == "many"
    page.model.choose(0)
    page.model.remove()
    page.model.remove()
    assert places(page) == []
    page.undo()
    page.undo()
    page.undo()
    page.undo()
    assert places(page) == ["blocks[1].sets"]
    page.undo()
    assert places(page) == []
    assert field(page, "Sets: ").property("text") == "3"
    assert not page.dirty


def test_a_step_up_from_what_is_mistyped_goes_on_from_the_number_before_it(qtbot: QtBot) -> None:
    page = shown(qtbot, routine(LUNGES))
    sets = tab_to(page, "Sets: 3")
    type_text(page, "12x")
    press(page, Key.Key_Up)
    assert sets.property("text") == "4"
    assert page.routine == routine(replace(LUNGES, sets=4))
    assert page.problems == ()


def test_leaving_with_what_is_mistyped_asks_first(qtbot: QtBot) -> None:
    page = shown(qtbot, routine(LUNGES))
    tab_to(page, "Sets: 3")
    type_text(page, "many")
    with qtbot.assertNotEmitted(page.cancelled):
        page.ask_to_leave()


def test_saving_leads_to_the_first_mistake(qtbot: QtBot) -> None:
    page = shown(qtbot, replace(EVENING, get_ready_s=10))
    choose(page, 3)
    page.model.change("phases_s.stand", 0, "Stand")
    choose(page, 1)
    with qtbot.assertNotEmitted(page.save_requested):
        press(page, Key.Key_S, modifier=CTRL)
    assert spoken(focused(page)) == "Stand and relax: 0"
    settle(page)
    assert not focused(page).visibleRegion().isEmpty()
    assert page.sidebar.blocks.currentIndex().row() == 3
    page.model.rename("")
    click(field(page, "Correct 2 mistakes to save"))
    assert spoken(focused(page)) == "Name: "


@pytest.mark.parametrize("words", ["Legs: ", "Reps per leg: ", "Beyond the guideline", "Remove", "Name: "])
def test_ctrl_s_leads_to_the_mistake_that_stands_first_from_wherever_the_keyboard_is(
    qtbot: QtBot, words: str
) -> None:
    page = shown(qtbot, routine(WALK, LUNGES, SQUATS), (900, 600))
    choose(page, 3)
    tab_to(page, "Sets: ")
    type_text(page, "many")
    choose(page, 2)
    page.model.change("sets", 0, "Sets")
    tab_to(page, "Rest between sets: ")
    type_text(page, "1m 3x")
    tab_to(page, words)
    for _time in range(2):
        press(page, Key.Key_S, modifier=CTRL)
        settle(page)
        sets = focused(page)
        assert isinstance(sets, QLineEdit)
        assert sets.accessibleDescription() == "0 is not between 1 and 99"
        assert sets.selectedText() == "0"
        assert not sets.visibleRegion().isEmpty()
        assert page.sidebar.blocks.currentIndex().row() == 2


def test_a_press_on_save_leads_to_the_mistake_too(qtbot: QtBot) -> None:
    page = shown(qtbot, routine(WALK))
    page.model.rename("")
    with qtbot.assertNotEmitted(page.save_requested):
        click(page.toolbar.save_button)
    assert focused(page) is page.overview.name_field


def test_a_mistake_in_the_notes_is_led_to(qtbot: QtBot) -> None:
    page = shown(qtbot)
    choose(page, 0)
    page.model.change("notes", "x" * 4001, "Notes")
    choose(page, 1)
    press(page, Key.Key_S, modifier=CTRL)
    assert spoken(focused(page)).startswith("Notes: x")
    assert "4001 characters are more than 4000" in texts(page)


def test_every_list_row_tells_what_is_wrong_in_its_block(qtbot: QtBot) -> None:
    page = shown(qtbot)
    choose(page, 2)
    page.model.change("reps", REPS.high + 1, "Reps")
    choose(page, 1)
    model = page.sidebar.blocks.model()
    said = [model.data(model.index(row, 0), role=ACCESSIBLE_TEXT) for row in range(5)]
    assert [("1000 is not between" in words) for words in said] == [False, False, True, False, False]


def test_with_the_box_ticked_a_mistake_tells_the_wider_range(qtbot: QtBot) -> None:
    page = shown(qtbot, routine(SQUATS))
    page.model.change("beyond", True, "Beyond the guideline")  # noqa: FBT003 - a signal's argument
    tab_to(page, "Hold in the squat: ")
    type_text(page, "500")
    assert "500 is not between 0 and 60" in texts(page)
    assert focused(page).property("text") == "500"


def test_what_is_no_number_is_told_alone_and_makes_no_total(qtbot: QtBot) -> None:
    page = shown(qtbot, routine(WALK, SQUATS))
    choose(page, 2)
    tab_to(page, "Hold in the squat: ")
    type_text(page, "40")
    model = page.sidebar.blocks.model()
    card = model.index(2, 0)
    assert "40 is not between" in model.data(card, role=ACCESSIBLE_TEXT)
    total = next(text for text in texts(page) if text.startswith("Total "))
    type_text(page, "4 0")
    assert model.data(card, role=ACCESSIBLE_TEXT).endswith(", Type a time, as in 90, 1:30 or 1 min 30 s")
    assert not [text for text in texts(page) if "is not between" in text or text == total]
    assert "Total –" in texts(page)
    type_text(page, "40")
    assert "40 is not between" in model.data(card, role=ACCESSIBLE_TEXT)
    assert total in texts(page)


def test_no_strip_is_shown_where_there_is_no_total(qtbot: QtBot, colors: Colors) -> None:
    page = shown(qtbot, routine(SQUATS))
    tab_to(page, "Hold in the squat: ")
    for typed, told in (("5", True), ("500", False), ("5", True), ("5 0", False), ("9", True)):
        type_text(page, typed)
        settle(page)
        assert ("Total –" not in texts(page)) == told
        strip = page.overview.strip.grab().toImage()
        assert (count(strip, colors.hold) + count(strip, colors.move) > 100) == told


def test_a_click_on_a_row_after_a_mistake_chooses_that_row(qtbot: QtBot) -> None:
    page = shown(qtbot, routine(*[replace(LUNGES, sets=number) for number in range(1, 20)]))
    tab_to(page, "Sets: 1")
    type_text(page, "many")
    bar = page.sidebar.blocks.verticalScrollBar()
    bar.setValue(bar.maximum())
    click(page.sidebar.blocks.viewport(), row_center(page, 18))
    assert page.sidebar.blocks.currentIndex().row() == 18
    assert page.routine.blocks[17] == replace(LUNGES, sets=18)
    assert field(page, "Sets: 18").isVisible()


@pytest.mark.parametrize(
    ("edited", "told"),
    [
        (
            routine(*[replace(WALK, duration_s=3600)] * 7),
            "The routine would last 421 minutes; at most 360 are",
        ),
        (
            routine(replace(LUNGES, sets=1, reps=999, phases_s={"lower": 1, "rise": 1, "bottom": 1})),
            "The routine would have 5,995 steps; at most 5,000 are",
        ),
    ],
    ids=["hours", "steps"],
)
def test_a_routine_too_long_as_a_whole_is_told_in_words(qtbot: QtBot, edited: Routine, told: str) -> None:
    page = shown(qtbot, edited)
    assert any(text.startswith(told) for text in texts(page))
    assert page.toolbar.save_button.is_waiting


def allow_beyond(page: EditorPage) -> None:
    tab_to(page, "Beyond the guideline")
    press(page, Key.Key_Space)


def test_beyond_the_guideline_widens_the_ranges_and_is_noted(qtbot: QtBot) -> None:
    page = shown(qtbot, routine(LUNGES))
    assert field(page, "Rest between sets").accessibleDescription() == "30–60 s"
    allow_beyond(page)
    assert field(page, "Rest between sets").accessibleDescription() == "0–300 s"
    assert field(page, "Pause at the bottom").accessibleDescription() == "0–60 s"
    page.sidebar.blocks.setFocus()
    tab_to(page, "Rest between sets")
    type_text(page, "90")
    assert page.problems == ()
    assert page.routine == routine(replace(LUNGES, rest_s=90))
    note = "Rest between sets: 90 s is beyond the guideline of 30–60 s for Reverse lunge."
    assert note in texts(page)
    page.sidebar.blocks.setFocus()
    allow_beyond(page)
    assert page.routine == routine(replace(LUNGES, rest_s=90))
    assert len(page.problems) == 1


@pytest.mark.parametrize("block", [replace(LUNGES, rest_s=0.5), replace(SQUATS, phases_s={"hold-back": 45})])
def test_what_a_file_has_beyond_the_guideline_is_shown_as_it_is(qtbot: QtBot, block: ExerciseBlock) -> None:
    page = shown(qtbot, routine(block))
    assert field(page, "Beyond the guideline").property("checked")
    assert page.problems == ()
    assert any("is beyond the guideline of" in text for text in texts(page))
    assert not page.dirty


def test_a_switch_time_that_is_wrong_is_not_hidden(qtbot: QtBot) -> None:
    page = shown(qtbot, routine(LUNGES))
    assert "Time to switch legs" not in texts(page)
    page.model.change("switch_s", 99, "Switch")
    assert "99 is not between 0 and 60" in texts(page)
