"""Starring, naming, saving, deleting: by the keyboard, and by the mouse alone."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.core.listing import LibraryItem
from lunge_timer.core.routine import ExerciseBlock
from lunge_timer.ui.library.name_field import NameField
from lunge_timer.ui.library.page import LibraryPage
from lunge_timer.ui.widgets.buttons import PillButton
from lunge_timer.ui.widgets.undo_bar import UndoBar
from tests.ui.library.items import BROKEN, Keeper, built_ins, own
from tests.ui.library.pages import (
    DESK,
    LUNGES,
    SQUATS,
    choose,
    item_id,
    press,
    routines,
    setters,
    settle,
    shown,
    tab_to,
    texts,
)
from tests.ui.spoken import spoken

CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
EVENING, MORNING = own("evening", "Evening legs"), own("morning", "Morning legs", routines()[1])


def kept(qtbot: QtBot, *items: LibraryItem) -> Keeper:
    return Keeper(shown(qtbot), [*items, *built_ins()])


def names(page: LibraryPage) -> list[str]:
    model = page.panel.model
    return [model.item(number).name for number in range(model.rowCount())]


def stroke(page: LibraryPage, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(page.window().focusWidget(), key, modifiers)


def card_center(page: LibraryPage, name: str) -> QPoint:
    return page.cards.visualRect(page.panel.model.index(names(page).index(name))).center()


def star_center(page: LibraryPage, name: str) -> QPoint:
    return page.cards.star_place(names(page).index(name)).center()


def click(page: LibraryPage, place: QPoint) -> None:
    QTest.mouseClick(page.cards._ground, LEFT, pos=place)


def button(page: QWidget, text: str) -> PillButton:
    return next(one for one in page.findChildren(PillButton) if one.text() == text and one.isVisible())


def name_field(page: LibraryPage) -> NameField:
    return page.parts.name_field


def chosen(page: LibraryPage) -> LibraryItem:
    assert page.chosen is not None
    return page.chosen


def undo_bar(page: LibraryPage) -> UndoBar:
    return page.findChildren(UndoBar)[0]


# --- stars -----------------------------------------------------------------------------------------------


def test_ctrl_d_puts_a_star_on_the_chosen_one_and_takes_it_away(qtbot: QtBot) -> None:
    page = kept(qtbot).page
    choose(page, DESK)
    stroke(page, Qt.Key.Key_D, CTRL)
    assert names(page)[0] == DESK
    assert chosen(page).starred
    stroke(page, Qt.Key.Key_D, CTRL)
    assert names(page)[0] == SQUATS
    assert chosen(page).name == DESK


def test_a_click_on_a_star_changes_it_and_chooses_nothing_else(qtbot: QtBot) -> None:
    page = kept(qtbot).page
    click(page, star_center(page, LUNGES))
    assert [item.name for item in page.panel._items.values() if item.starred] == [LUNGES]
    assert chosen(page).name == SQUATS


def test_two_quick_clicks_on_a_star_start_nothing(qtbot: QtBot) -> None:
    page = shown(qtbot)
    click(page, card_center(page, SQUATS))
    place = star_center(page, SQUATS)
    asked: list[str] = []
    page.star_requested.connect(lambda item_id, _starred: asked.append(item_id))
    with qtbot.assertNotEmitted(page.start_requested):
        for press_it in (QTest.mouseClick, QTest.mouseDClick, QTest.mouseRelease):
            press_it(page.cards._ground, LEFT, pos=place)
    assert asked == [item_id(SQUATS)] * 2


def test_a_card_stays_under_the_pointer_when_its_star_is_clicked_until_the_pointer_leaves(
    qtbot: QtBot,
) -> None:
    page = kept(qtbot).page
    before, place = names(page), star_center(page, LUNGES)
    click(page, place)
    assert names(page) == before
    click(page, place)
    assert not any(item.starred for item in page.panel._items.values())
    click(page, place)
    QApplication.sendEvent(page.cards, QEvent(QEvent.Type.Leave))
    assert names(page) == [LUNGES, *(name for name in before if name != LUNGES)]


def test_a_press_on_a_star_that_ends_elsewhere_changes_nothing(qtbot: QtBot) -> None:
    page = kept(qtbot).page
    QTest.mousePress(page.cards._ground, LEFT, pos=star_center(page, LUNGES))
    QTest.mouseRelease(page.cards._ground, LEFT, pos=card_center(page, DESK))
    assert not any(item.starred for item in page.panel._items.values())


def test_a_screen_reader_hears_of_a_star(qtbot: QtBot) -> None:
    page = kept(qtbot, replace(EVENING, starred=True)).page
    told = page.panel.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith("Evening legs, starred, 10 minutes")


# --- names -----------------------------------------------------------------------------------------------


def test_f2_changes_the_name_in_its_place(qtbot: QtBot) -> None:
    page = kept(qtbot, EVENING).page
    page.choose("evening")
    stroke(page, Qt.Key.Key_F2)
    assert page.window().focusWidget() is name_field(page)
    QTest.keyClicks(name_field(page), "  Glutes & <b>more</b>")
    with qtbot.assertNotEmitted(page.start_requested):
        stroke(page, Qt.Key.Key_Return)
    assert chosen(page).name == "Glutes & <b>more</b>"
    assert "Glutes & <b>more</b>" in texts(page)
    assert not name_field(page).isVisible()
    assert page.window().focusWidget() is page.cards


def test_escape_leaves_the_name_as_it_was(qtbot: QtBot) -> None:
    page = kept(qtbot, EVENING).page
    page.choose("evening")
    stroke(page, Qt.Key.Key_F2)
    QTest.keyClicks(name_field(page), "Else")
    with qtbot.assertNotEmitted(page.rename_requested):
        stroke(page, Qt.Key.Key_Escape)
    assert "Evening legs" in texts(page)
    assert page.window().focusWidget() is page.cards


@pytest.mark.parametrize(("name", "reason"), [("", "at least one"), (" ", "at least one"), ("a" * 81, "81")])
def test_a_name_that_cannot_be_is_told_in_words_and_not_taken(qtbot: QtBot, name: str, reason: str) -> None:
    page = kept(qtbot, EVENING).page
    page.choose("evening")
    page.rename_chosen()
    QTest.keyClick(name_field(page), Qt.Key.Key_Backspace)
    QTest.keyClicks(name_field(page), name)
    assert any(reason in text for text in texts(page))
    assert reason in name_field(page).accessibleDescription()
    with qtbot.assertNotEmitted(page.rename_requested):
        stroke(page, Qt.Key.Key_Return)
    assert name_field(page).isVisible()


def test_going_elsewhere_takes_the_name_for_the_routine_it_was_typed_for(qtbot: QtBot) -> None:
    page = kept(qtbot, EVENING, MORNING).page
    page.choose("evening")
    page.rename_chosen()
    QTest.keyClicks(name_field(page), "Night legs")
    click(page, card_center(page, "Morning legs"))
    assert names(page)[:2] == ["Morning legs", "Night legs"]
    assert not name_field(page).isVisible()


def test_another_window_leaves_the_field_open(qtbot: QtBot) -> None:
    page = kept(qtbot, EVENING).page
    page.choose("evening")
    page.rename_chosen()
    QTest.keyClicks(name_field(page), "Night")
    other = QWidget()
    qtbot.addWidget(other)
    with qtbot.waitExposed(other):
        other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: not name_field(page).hasFocus())
    assert name_field(page).isVisible()


def test_a_built_in_one_keeps_its_name_and_its_place_and_it_is_said_why(qtbot: QtBot) -> None:
    page = kept(qtbot).page
    for key in (Qt.Key.Key_F2, Qt.Key.Key_Delete):
        page.show_note("")
        with qtbot.assertNotEmitted(page.delete_requested):
            stroke(page, key)
        assert not page.parts.name_field.isVisible()
        assert any("comes with the program" in text for text in texts(page))


# --- saving ----------------------------------------------------------------------------------------------


def test_save_as_favourite_keeps_what_the_sliders_say_and_asks_for_a_name(qtbot: QtBot) -> None:
    page = kept(qtbot).page
    tab_to(page, "Hold with leg back")
    press(page, Qt.Key.Key_Right, Qt.Key.Key_Right)
    stroke(page, Qt.Key.Key_S, CTRL | SHIFT)
    assert name_field(page).selectedText() == SQUATS
    QTest.keyClicks(name_field(page), "Long holds")
    stroke(page, Qt.Key.Key_Return)
    assert names(page)[0] == chosen(page).name == "Long holds"
    assert "Hold with leg back: 7 s" in setters(page)
    with qtbot.waitSignal(page.start_requested) as signal:
        stroke(page, Qt.Key.Key_Return)
    block = signal.args[0].blocks[0]
    assert isinstance(block, ExerciseBlock)
    assert block.phases_s["hold-back"] == 7


def test_save_as_favourite_by_mouse(qtbot: QtBot) -> None:
    page = kept(qtbot).page
    with qtbot.waitSignal(page.save_requested):
        QTest.mouseClick(button(page, "Save as favourite"), LEFT)


# --- deleting --------------------------------------------------------------------------------------------


def test_delete_asks_nothing_chooses_the_neighbour_and_can_be_undone(qtbot: QtBot) -> None:
    page = kept(qtbot, EVENING, MORNING).page
    page.choose("evening")
    stroke(page, Qt.Key.Key_Delete)
    assert "Evening legs" not in names(page)
    assert chosen(page).name == "Morning legs"
    assert "“Evening legs” was deleted." in texts(page)
    with qtbot.waitSignal(page.undo_requested):
        stroke(page, Qt.Key.Key_Z, CTRL)
    assert not undo_bar(page).isVisible()


def test_undo_by_mouse(qtbot: QtBot) -> None:
    page = kept(qtbot, EVENING).page
    page.show_undo("Gone.")
    with qtbot.waitSignal(page.undo_requested):
        QTest.mouseClick(undo_bar(page).undo_button, LEFT)


def test_without_the_bar_there_is_nothing_to_undo(qtbot: QtBot) -> None:
    page = kept(qtbot, EVENING).page
    with qtbot.assertNotEmitted(page.undo_requested):
        stroke(page, Qt.Key.Key_Z, CTRL)
        page.show_undo("Gone.")
        page.show_undo("")
        stroke(page, Qt.Key.Key_Z, CTRL)


def test_the_bar_goes_by_itself(qtbot: QtBot) -> None:
    page = kept(qtbot).page
    page.show_undo("Gone.")
    timer = undo_bar(page)._timer
    assert timer.isActive()
    assert 10_000 <= timer.interval() <= 30_000
    timer.timeout.emit()
    assert not undo_bar(page).isVisible()


def test_undo_is_heard_in_an_empty_search_too(qtbot: QtBot) -> None:
    page = kept(qtbot).page
    page.search()
    page.show_undo("Gone.")
    with qtbot.waitSignal(page.undo_requested):
        stroke(page, Qt.Key.Key_Z, CTRL)


# --- broken files ----------------------------------------------------------------------------------------


def test_a_broken_file_is_listed_last_with_why_and_a_way_to_it(qtbot: QtBot) -> None:
    page = kept(qtbot, BROKEN).page
    assert names(page)[-1] == BROKEN.name
    page.choose(BROKEN.id)
    assert page.routine is None
    assert BROKEN.problem in texts(page)
    assert not page.header.isVisible()
    with qtbot.waitSignal(page.folder_requested) as signal:
        QTest.mouseClick(button(page, "Show in folder"), LEFT)
    assert signal.args == [BROKEN.id]
    with qtbot.waitSignal(page.delete_requested):
        QTest.mouseClick(button(page, "Delete"), LEFT)
    assert page.header.isVisible()
    assert BROKEN.problem not in texts(page)


def test_for_a_file_of_a_newer_version_no_text_editor_is_advised(qtbot: QtBot) -> None:
    newer = replace(BROKEN, id="newer", newer=True)
    page = kept(qtbot, BROKEN, newer).page
    page.choose("newer")
    (advice,) = [text for text in texts(page) if "Nothing in it was changed" in text]
    assert "newer Lunge Timer" in advice
    assert "editor" not in advice
    page.choose("half")
    (advice,) = [text for text in texts(page) if "Nothing in it was changed" in text]
    assert "text editor" in advice


def test_a_broken_file_is_never_started_saved_or_starred(qtbot: QtBot) -> None:
    page = kept(qtbot, BROKEN).page
    page.choose(BROKEN.id)
    with qtbot.assertNotEmitted(page.start_requested), qtbot.assertNotEmitted(page.save_requested):
        stroke(page, Qt.Key.Key_Return)
        stroke(page, Qt.Key.Key_S, CTRL)
        stroke(page, Qt.Key.Key_S, CTRL | SHIFT)
        stroke(page, Qt.Key.Key_E, CTRL)
        click(page, star_center(page, BROKEN.name))
    settle(page)
    told = page.panel.model.index(names(page).index(BROKEN.name)).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "half.lunge.json, cannot be used: blocks[2].sets: 0 is not between 1 and 99"


# --- what is shown ---------------------------------------------------------------------------------------


def test_what_is_set_stays_set_when_the_routine_gets_another_name_or_a_star(qtbot: QtBot) -> None:
    keeper = kept(qtbot, EVENING)
    page = keeper.page
    page.choose("evening")
    tab_to(page, "Rest between sets")
    press(page, Qt.Key.Key_End)
    keeper.rename("evening", "Night legs")
    keeper.star("evening", True)  # noqa: FBT003 - a signal's argument
    assert "Rest between sets: 60 s" in setters(page)
    assert "Night legs" in texts(page)
    assert page.routine is not None
    assert page.routine.name == "Night legs"


def test_what_was_set_gives_way_to_what_the_editor_saved(qtbot: QtBot) -> None:
    keeper = kept(qtbot, EVENING)
    page = keeper.page
    page.choose("evening")
    tab_to(page, "Rest between sets")
    press(page, Qt.Key.Key_End)
    keeper.items["evening"] = own("evening", "Evening legs", routines()[1])
    keeper.show()
    settle(page)
    assert "Rest between sets: 45 s" in setters(page)
    assert "Pause at the bottom: 0 s" in setters(page)


def test_the_chosen_one_is_told_once_for_each_choice(qtbot: QtBot) -> None:
    keeper = kept(qtbot, EVENING)
    page = keeper.page
    told: list[str] = []
    page.chosen_changed.connect(told.append)
    page.choose("evening")
    keeper.star("evening", True)  # noqa: FBT003 - a signal's argument
    keeper.show()
    page.choose("nothing of that id")
    choose(page, DESK)
    assert told == ["evening", item_id(DESK)]


def test_without_any_item_nothing_is_chosen_and_it_comes_back(qtbot: QtBot) -> None:
    page = shown(qtbot)
    page.show_items([])
    assert page.chosen is None
    assert not page.header.isVisible()
    page.show_items([EVENING])
    assert chosen(page) == EVENING
    assert page.header.isVisible()


def test_beyond_the_guideline_the_sliders_are_wider(qtbot: QtBot) -> None:
    page = shown(qtbot)
    page.show_beyond(True)  # noqa: FBT003 - a setting's value
    settle(page)
    slider = tab_to(page, "Hold with leg back")
    press(page, Qt.Key.Key_End)
    assert spoken(slider) == "Hold with leg back: 60 s"
    assert any("beyond the guideline" in text for text in texts(page))
    tab_to(page, "Rest between sets")
    press(page, Qt.Key.Key_Home)
    assert "Rest between sets: 0 s" in setters(page)
    page.show_beyond(False)  # noqa: FBT003 - a setting's value
    settle(page)
    assert "Hold with leg back: 60 s" in setters(page)
    tab_to(page, "Hold in the squat")
    press(page, Qt.Key.Key_End)
    assert "Hold in the squat: 10 s" in setters(page)


def test_a_note_is_told_and_dismissed(qtbot: QtBot) -> None:
    page = shown(qtbot)
    page.show_note("no.json: <b>no</b> routine")
    assert "no.json: <b>no</b> routine" in texts(page)
    page.show_note("")
    assert not any("no.json" in text for text in texts(page))
