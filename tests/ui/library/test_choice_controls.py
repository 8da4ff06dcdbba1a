"""The order of the legs, the pace and the first leg are chosen where the routine is chosen."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lunge_timer.core.listing import LibraryItem
from lunge_timer.core.routine import ExerciseBlock, LegOrder, Pace
from lunge_timer.ui.library.bullet_list import BulletList
from lunge_timer.ui.library.choice_controls import ChoiceControls
from lunge_timer.ui.library.guide import SafetyCard
from lunge_timer.ui.library.page import LibraryPage
from lunge_timer.ui.theme import Scheme, apply_theme
from lunge_timer.ui.widgets.prose import ProseLabel
from lunge_timer.ui.widgets.segments import Segment
from tests.ui.library.pages import (
    DESK,
    LUNGES,
    SQUATS,
    choose,
    items_of,
    press,
    routine,
    routines,
    setters,
    settle,
    shown,
    tab_to,
    texts,
)
from tests.ui.spoken import spoken

LUNGE = ExerciseBlock(exercise="reverse-lunge", sets=3, reps=10)
CURL = ExerciseBlock(exercise="machine-leg-curl", sets=3, reps=15)
RIGHT, LEFT = Qt.Key.Key_Right, Qt.Key.Key_Left


def segments(page: LibraryPage) -> dict[str, Segment]:
    """Those that are shown, by what a screen reader says of them."""
    controls = page.parts.detail.choices
    return {spoken(one): one for one in controls.findChildren(Segment) if one.isVisible()}


def chosen(page: LibraryPage) -> list[str]:
    return [name for name, one in segments(page).items() if one.isChecked()]


def click(page: LibraryPage, name: str) -> None:
    QTest.mouseClick(segments(page)[name], Qt.MouseButton.LeftButton)
    settle(page)


def test_a_self_paced_workout_by_set_with_the_right_leg_first_is_three_presses_away(qtbot: QtBot) -> None:
    page = shown(qtbot, routine("Mine", LUNGE))
    assert chosen(page) == ["Legs: Alternate", "Pace: Timed", "First leg: Left first"]
    for name in ("Legs: By set", "Pace: At your own pace", "First leg: Right first"):
        click(page, name)
    in_turn = replace(LUNGE, legs=LegOrder.ALTERNATE_SETS, pace=Pace.SELF, first_leg="right")
    assert page.routine == routine("Mine", in_turn)
    assert chosen(page) == ["Legs: By set", "Pace: At your own pace", "First leg: Right first"]
    assert "about" in page.header.start_button.text()


def test_each_is_reached_with_tab_and_chosen_with_the_arrow_keys(qtbot: QtBot) -> None:
    page = shown(qtbot, routine("Mine", LUNGE))
    for title in ("Legs", "Pace", "First leg"):
        tab_to(page, title)
        press(page, RIGHT)
    one_leg = replace(LUNGE, legs=LegOrder.ONE_AT_A_TIME, pace=Pace.SELF, first_leg="right")
    assert page.routine == routine("Mine", one_leg)
    assert spoken(page.window().focusWidget()) == "First leg: Right first"
    press(page, LEFT)
    assert page.routine == routine("Mine", replace(one_leg, first_leg="left"))


def test_an_exercise_for_both_legs_is_asked_for_its_pace_alone(qtbot: QtBot) -> None:
    page = shown(qtbot, routine("Mine", CURL))
    assert [*segments(page)] == ["Pace: Timed", "Pace: At your own pace"]


def test_sets_are_counted_per_leg_where_the_legs_take_turns_by_set_and_their_control_stays(
    qtbot: QtBot,
) -> None:
    page = shown(qtbot, routine("Mine", LUNGE))
    stepper = tab_to(page, "Sets")
    click(page, "Legs: By set")
    assert "Sets per leg: 3" in setters(page)
    assert "Sets per leg" in texts(page)
    assert spoken(stepper) == "Sets per leg: 3"
    click(page, "Legs: Alternate")
    assert spoken(stepper) == "Sets: 3"


def test_what_is_chosen_is_taken_back_with_the_numbers(qtbot: QtBot) -> None:
    page = shown(qtbot, routine("Mine", LUNGE))
    click(page, "Pace: At your own pace")
    QTest.keyClick(page, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    settle(page)
    assert page.routine == routine("Mine", LUNGE)
    assert chosen(page)[1] == "Pace: Timed"


def test_a_choice_past_the_limits_is_refused_with_its_reason_and_the_old_one_stays(qtbot: QtBot) -> None:
    long = replace(LUNGE, sets=99, rest_s=130)
    page = shown(qtbot, routine("Mine", long))
    before = page.routine
    click(page, "Legs: By set")
    assert page.routine == before
    assert any("at most" in text for text in texts(page))
    assert chosen(page)[0] == "Legs: Alternate"
    click(page, "Pace: At your own pace")
    assert not any("at most" in text for text in texts(page))


@pytest.mark.parametrize(("size", "scale"), [((640, 480), 1.25), ((1024, 600), 2.0)], ids=str)
def test_without_room_for_a_row_the_choices_stand_one_below_the_other(
    qtbot: QtBot, qapp: QApplication, size: tuple[int, int], scale: float
) -> None:
    apply_theme(qapp, Scheme.DARK, scale)
    page = shown(qtbot, size=size)
    settle(page)
    (controls,) = page.findChildren(ChoiceControls)
    legs, own_pace = [one for name, one in segments(page).items() if name.startswith("Legs")], segments(page)
    assert controls.width() <= page.parts.detail.scroll_area.viewport().width()
    assert (
        own_pace["Pace: Timed"].mapTo(page, QPoint()).y()
        < own_pace["First leg: Left first"].mapTo(page, QPoint()).y()
    )
    for one in legs:
        assert one.sizeHint().width() <= one.width()


def kept_items() -> list[LibraryItem]:
    """The shipped routines, for each of which the person keeps their own numbers."""
    others = [replace(one, get_ready_s=12) for one in routines()]
    return [replace(one, shipped=old) for one, old in zip(items_of(others), routines(), strict=True)]


@pytest.mark.parametrize("kept", [False, True], ids=["original", "kept"])
@pytest.mark.parametrize("name", [one.name for one in routines()])
@pytest.mark.parametrize("size", [(1280, 720), (1366, 768), (1280, 800)], ids=str)
def test_what_to_take_care_of_is_in_sight_whole_on_the_usual_windows(
    qtbot: QtBot, size: tuple[int, int], name: str, *, kept: bool
) -> None:
    page = shown(qtbot, size=size)
    if kept:
        page.show_items(kept_items())
    choose(page, name)
    settle(page)
    (card,) = page.findChildren(SafetyCard)
    area = page.parts.detail.scroll_area
    assert page.parts.detail.own_numbers.isVisible() is kept
    assert card.mapTo(area, QPoint(0, card.height())).y() <= area.viewport().height()


@pytest.mark.parametrize("name", [SQUATS, LUNGES, DESK, "Glute band session"])
def test_whose_numbers_they_are_is_in_sight_on_the_usual_window(qtbot: QtBot, name: str) -> None:
    page = shown(qtbot, size=(1280, 800))
    page.show_items(kept_items())
    choose(page, name)
    settle(page)
    numbers, area = page.parts.detail.own_numbers, page.parts.detail.scroll_area
    assert numbers.mapTo(area, QPoint(0, numbers.height())).y() <= area.viewport().height()


def test_what_the_orders_of_the_legs_and_the_paces_mean_is_told_to_all(qtbot: QtBot) -> None:
    page = shown(qtbot, routine("Mine", LUNGE))
    told = {name: one.toolTip() for name, one in segments(page).items() if not name.startswith("First leg")}
    assert len({*told.values()}) == len(told) == 5
    assert told["Legs: By set"] == "A set with one leg, a rest, then a set with the other."
    assert all(one.accessibleDescription() == one.toolTip() for one in segments(page).values())


def test_the_steps_of_a_rep_say_once_that_their_pace_is_the_person_s(qtbot: QtBot) -> None:
    page = shown(qtbot, routine("Mine", LUNGE))
    click(page, "Pace: At your own pace")
    told = [one.text() for one in page.findChildren(ProseLabel) if "own pace" in one.text()]
    assert len(told) == 1
    assert told[0].endswith("Counts the leg that goes back. At your own pace.")
    lists = [one for one in page.findChildren(BulletList) if one.isVisible()]
    assert not any("own pace" in one.text() for one in lists)


def test_pace_and_first_leg_stand_side_by_side_on_the_usual_window(qtbot: QtBot) -> None:
    page = shown(qtbot, size=(1280, 800))
    pace, leg = segments(page)["Pace: At your own pace"], segments(page)["First leg: Left first"]
    assert pace.mapTo(page, QPoint()).y() == leg.mapTo(page, QPoint()).y()
    assert pace.sizeHint().width() <= pace.width()
