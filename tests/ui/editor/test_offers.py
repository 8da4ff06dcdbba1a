"""What can be added to a routine, and the card on which it is picked."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from lunge_timer.core.routine import ExerciseBlock, LegOrder, Load, Routine, TimedBlock
from lunge_timer.core.timed_figure import TimedFigure
from lunge_timer.store.assets import load_exercises
from lunge_timer.store.encoding import encode
from lunge_timer.store.routines import parse_routine
from lunge_timer.store.timed_figures import load_timed_figures
from lunge_timer.ui.editor.draft import Draft
from lunge_timer.ui.editor.new_blocks import Defaults, new_block
from lunge_timer.ui.editor.offers import offers, timed_block
from lunge_timer.ui.editor.page import EditorPage
from lunge_timer.ui.editor.pick_panel import Pick, PickButton, PickGroup, PickPanel
from lunge_timer.ui.editor.undoable_draft import UndoableDraft
from lunge_timer.ui.figure import Figure
from lunge_timer.ui.widgets.labels import PlainLabel
from tests.ui.editor.pages import (
    CTRL,
    LUNGES,
    PIGEON,
    SQUATS,
    WALK,
    Key,
    blocks_of,
    choose,
    click,
    focused,
    press,
    settle,
    shown,
    tab_to,
)

BLANK = Routine(name="New routine", blocks=())
CAT_COW = TimedBlock(name="Cat-cow", duration_s=60, cue="On hands and knees, round and arch your back")


def opened(page: EditorPage) -> PickPanel:
    press(page, Key.Key_N, modifier=CTRL)
    settle(page)
    (panel,) = [each for each in page.findChildren(PickPanel) if each.isVisible()]
    return panel


def button(panel: PickPanel, name: str, group: str = "") -> PickButton:
    return next(
        each
        for each in panel.findChildren(PickButton)
        if each.accessibleName().startswith(name) and each.accessibleDescription().startswith(group)
    )


def added(page: EditorPage, name: str, group: str = "") -> None:
    panel = opened(page)
    wanted = button(panel, name, group)
    panel.pane.ensureWidgetVisible(wanted)
    settle(page)
    click(wanted)
    settle(page)


@pytest.mark.parametrize(
    ("exercise_id", "block"),
    [
        ("reverse-lunge", ExerciseBlock(exercise="reverse-lunge", sets=3, reps=10)),
        (
            "squat-position-reverse-lunge",
            ExerciseBlock(exercise="squat-position-reverse-lunge", sets=3, reps=5),
        ),
        *(
            (
                one,
                ExerciseBlock(
                    exercise=one,
                    sets=4,
                    reps=15,
                    legs=LegOrder.ONE_AT_A_TIME,
                    switch_s=15,
                    rest_s=30,
                    load=Load(kind="band"),
                ),
            )
            for one in ("band-hip-extension-bent", "band-hip-extension-straight")
        ),
        (
            "machine-leg-curl",
            ExerciseBlock(exercise="machine-leg-curl", sets=4, reps=15, rest_s=30, load=Load(kind="machine")),
        ),
        ("partner-floor-curl", ExerciseBlock(exercise="partner-floor-curl", sets=4, reps=15, rest_s=30)),
    ],
)
def test_each_exercise_comes_with_the_dose_of_its_source(exercise_id: str, block: ExerciseBlock) -> None:
    assert new_block(load_exercises()[exercise_id], Defaults()) == block


@pytest.mark.parametrize(
    "figure",
    {one.names: one for one in load_timed_figures().values()}.values(),
    ids=lambda figure: figure.names[0],
)
def test_every_timed_step_that_is_offered_can_be_saved_and_read_again(figure: TimedFigure) -> None:
    assert figure.offers
    routine = Routine(name="Parts", blocks=tuple(timed_block(figure, offer) for offer in figure.offers))
    assert parse_routine(encode(routine), load_exercises(), "parts.lunge.json") == routine


def test_a_routine_is_built_from_nothing_by_mouse_each_part_in_its_place(qtbot: QtBot) -> None:
    page = shown(qtbot, BLANK)
    for name, group in (
        ("Reverse lunge", ""),
        ("Cat-cow", "Cool-down"),
        ("Squat-position", ""),
        ("Walk", "Warm-up"),
        ("Dynamic stretch", "Warm-up"),
        ("Hamstring stretch", "Cool-down"),
    ):
        added(page, name, group)
    names = [one.exercise if isinstance(one, ExerciseBlock) else one.name for one in blocks_of(page)]
    assert names == [
        "Walk",
        "Dynamic stretch",
        "reverse-lunge",
        "squat-position-reverse-lunge",
        "Cat-cow",
        "Hamstring stretch",
    ]
    assert page.problems == ()
    while page.model.undo_text:
        page.undo()
    assert blocks_of(page) == []


def test_a_routine_is_built_from_nothing_by_keyboard(qtbot: QtBot) -> None:
    page = shown(qtbot, BLANK)
    presses = 0
    for name in ("Walk", "Reverse lunge", "Squat-position", "Cat-cow"):
        panel = opened(page)
        presses += 2
        for _step in panel.findChildren(PickButton):
            if focused(page).accessibleName().startswith(name):
                break
            press(page, Key(ord(name[0])))
            presses += 1
        press(page, Key.Key_Return)
        settle(page)
        assert not panel.isVisible()
    assert len(blocks_of(page)) == 4
    assert page.problems == ()
    assert presses <= 20  # of a second and a half each


def test_the_card_gives_the_keyboard_back(qtbot: QtBot) -> None:
    page = shown(qtbot)
    add = tab_to(page, "+ Add")
    for key in (Key.Key_Escape, Key.Key_Return):
        press(page, Key.Key_Space)
        settle(page)
        assert isinstance(focused(page), PickButton)
        press(page, key)
        settle(page)
        assert focused(page) is add


def test_no_more_is_offered_than_can_be_added(qtbot: QtBot) -> None:
    page = shown(qtbot, Routine(name="Full", blocks=(WALK,) * 50))
    click(page.sidebar.add_button)
    press(page, Key.Key_Insert)
    assert page.findChildren(PickPanel) == []


@pytest.mark.parametrize("size", [(640, 480), (1024, 600), (1280, 800), (2560, 1440)], ids=str)
def test_everything_on_the_card_is_whole_and_comes_into_sight(qtbot: QtBot, size: tuple[int, int]) -> None:
    page = shown(qtbot, size=size)
    panel = opened(page)
    for each in panel.findChildren(PickButton):
        each.setFocus()
        settle(page)
        seen = panel.pane.viewport()
        corner = each.mapTo(seen, each.rect().topLeft())
        assert seen.rect().adjusted(-1, -1, 1, 1).contains(QRect(corner, each.size()))
        for label in each.findChildren(PlainLabel):
            if label.isVisible():
                assert label.height() >= label.heightForWidth(label.width())
    undrawn = [each for each in panel.findChildren(PickButton) if not each.findChildren(Figure)]
    assert [each.accessibleName().partition(",")[0] for each in undrawn] == ["New exercise", "Round"]


def test_an_exercise_is_put_after_the_chosen_block_but_before_the_cool_down(qtbot: QtBot) -> None:
    page = shown(qtbot, Routine(name="Evening", blocks=(WALK, LUNGES, SQUATS, CAT_COW, PIGEON)))
    block = new_block(load_exercises()["partner-floor-curl"], Defaults())
    for row, place in ((2, 2), (3, 3), (4, 3), (5, 3), (0, 3)):
        choose(page, row)
        draft = page.model.draft.with_exercise(block)
        assert (draft.routine.blocks.index(block), draft.chosen) == (place, place)


def test_an_exercise_is_put_after_the_whole_warm_up(qtbot: QtBot) -> None:
    page = shown(qtbot, Routine(name="Evening", blocks=(WALK, CAT_COW, LUNGES)))
    choose(page, 1)
    page.model.add_exercise("partner-floor-curl")
    assert [isinstance(one, ExerciseBlock) for one in blocks_of(page)] == [False, False, True, True]


def test_what_was_added_as_cool_down_stays_behind_what_comes_later(qtbot: QtBot) -> None:
    page = shown(qtbot, BLANK)
    page.model.add_part(CAT_COW, "cool-down")
    page.model.add_part(WALK, "warm-up")
    page.model.add_exercise("reverse-lunge")
    assert blocks_of(page)[0] == WALK
    assert blocks_of(page)[2] == CAT_COW


def test_without_an_exercise_a_part_is_put_at_the_end() -> None:
    draft = Draft(routine=BLANK).with_timed(WALK, "warm-up").with_timed(PIGEON, "cool-down")
    assert draft.routine.blocks == (WALK, PIGEON)


@pytest.mark.parametrize("size", [(1024, 600), (1280, 720)], ids=str)
def test_things_that_have_room_on_the_page_are_all_in_sight(qtbot: QtBot, size: tuple[int, int]) -> None:
    page = shown(qtbot, BLANK, size=size)
    names = "One", "A name of some words, one leg at a time", "Three", "Four", "Five", "Six", "Seven"
    picks = [
        Pick(name, "8 sets · 15 per leg, one leg at a time · rest 30 s", page.setFocus) for name in names
    ]
    panel = PickPanel("New", [PickGroup("", picks[:1]), PickGroup("From a routine", picks)], page)
    panel.ask()
    settle(page)
    assert panel.pane.verticalScrollBar().maximum() == 0
    for each in panel.findChildren(PickButton):
        assert all(one.heightForWidth(one.width()) <= one.height() for one in each.findChildren(PlainLabel))


def test_a_round_for_which_there_is_no_room_is_not_told_as_added() -> None:
    told: list[str] = []
    model = UndoableDraft(load_exercises())
    model.begin(replace(BLANK, blocks=(CAT_COW,) * 50))
    groups = offers(model, load_exercises(), {}, (), add_new=lambda: None, tell=told.append)
    (pick,) = next(group.picks for group in groups if group.title == "Round")
    pick.deed()
    assert told == []
    model.begin(replace(BLANK, blocks=(CAT_COW,) * 49))
    pick.deed()
    assert told == ["Round was added."]
