import pytest
from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lunge_timer.core.routine import ExerciseBlock, Pace, Routine, TimedBlock
from lunge_timer.ui.library.page import LibraryPage
from lunge_timer.ui.widgets.key_list import KeyList
from lunge_timer.ui.widgets.scrolling import Pane
from tests.ui.library.items import own
from tests.ui.library.pages import (
    DESK,
    LUNGES,
    ONE_LEG,
    SQUATS,
    choose,
    exercises,
    items_of,
    opened,
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

DOWN, RIGHT, END, ENTER = Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Return


def start_text(page: LibraryPage) -> str:
    return page.header.start_button.text()


def started(qtbot: QtBot, page: LibraryPage, *keys: Qt.Key) -> Routine:
    with qtbot.waitSignal(page.start_requested) as signal:
        press(page, *keys)
    routine = signal.args[0]
    assert isinstance(routine, Routine)
    return routine


def started_from(qtbot: QtBot, page: LibraryPage, widget: QWidget) -> Routine:
    """What Ctrl+Return starts where that widget has the keyboard."""
    with qtbot.waitSignal(page.start_requested) as signal:
        QTest.keyClick(widget, ENTER, Qt.KeyboardModifier.ControlModifier)
    routine = signal.args[0]
    assert isinstance(routine, Routine)
    return routine


def test_the_first_routine_is_chosen_at_first(qtbot: QtBot) -> None:
    page = shown(qtbot)
    assert page.routine == routines()[0]
    assert SQUATS in texts(page)
    assert start_text(page).endswith("10:40")


def test_a_routine_is_chosen_before_anything_is_shown(qtbot: QtBot) -> None:
    page = LibraryPage(items_of(routines()), exercises())
    qtbot.addWidget(page)
    assert page.routine == routines()[0]


def test_a_routine_is_laid_out_once(qtbot: QtBot) -> None:
    model = shown(qtbot).cards._routines
    assert model.timeline(3) is model.timeline(3)


def test_a_routine_is_chosen_and_started_by_keys_alone(qtbot: QtBot) -> None:
    assert started(qtbot, shown(qtbot), DOWN, ENTER).name == LUNGES


def test_letters_find_a_routine_by_its_name(qtbot: QtBot) -> None:
    page = shown(qtbot)
    QTest.keyClicks(page.cards, "desk")
    assert page.routine is not None
    assert page.routine.name == DESK


def test_letters_that_come_before_the_first_picture_keep_nothing_from_being_made(qtbot: QtBot) -> None:
    page = LibraryPage(items_of(routines()), exercises())
    qtbot.addWidget(page)
    page.show()
    QTest.keyClicks(page.cards, "desk")
    page.make_parts()
    settle(page)
    assert page.routine is not None
    assert page.routine.name == DESK
    assert setters(page)


def test_ctrl_and_enter_start_from_wherever_the_keyboard_is(qtbot: QtBot) -> None:
    page = shown(qtbot)
    for words in ("Start", "Hold in the squat", "Reps per leg", "Settings", "Search"):
        assert started_from(qtbot, page, tab_to(page, words)).name == SQUATS


@pytest.mark.parametrize("key", [ENTER, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_on_a_button_press_it_and_start_nothing(qtbot: QtBot, key: Qt.Key) -> None:
    page = shown(qtbot)
    for words, signal in (
        ("Save", page.save_requested),
        ("Edit", page.edit_requested),
        ("Duplicate", page.duplicate_requested),
        ("Progress", page.progress_requested),
        ("Settings", page.settings_requested),
        ("New routine", page.new_requested),
        ("Start", page.start_requested),
    ):
        started: list[object] = []
        joined = page.start_requested.connect(lambda routine, _id, _eased, kept=started: kept.append(routine))
        button = tab_to(page, words)
        with qtbot.waitSignal(signal):
            press(page, key)
        assert len(started) == (signal is page.start_requested), button
        page.start_requested.disconnect(joined)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize("key", [ENTER, Qt.Key.Key_Space])
def test_enter_and_space_open_the_menu_and_the_list_of_keys_at_their_buttons(
    qtbot: QtBot, key: Qt.Key
) -> None:
    page = shown(qtbot)
    with qtbot.assertNotEmitted(page.start_requested):
        press(tab_to(page, "More actions"), key)
        assert page.parts.menu.isVisible()
        page.parts.menu.close()
        press(tab_to(page, "Shortcuts"), key)
        assert page.findChildren(KeyList)[0].isVisible()


def test_enter_on_a_number_starts_nothing(qtbot: QtBot) -> None:
    page = shown(qtbot)
    for words in ("Hold in the squat", "Reps per leg"):
        tab_to(page, words)
        with qtbot.assertNotEmitted(page.start_requested):
            press(page, ENTER)


def test_a_double_click_starts(qtbot: QtBot) -> None:
    page = shown(qtbot)
    place = page.cards.visualRect(page.cards.model().index(4, 0)).center()
    with qtbot.waitSignal(page.start_requested) as signal:
        for click in (QTest.mouseClick, QTest.mouseDClick):
            click(page.cards._ground, Qt.MouseButton.LeftButton, pos=place)
    assert signal.args[0].name == DESK


def test_the_button_starts_and_says_what(qtbot: QtBot) -> None:
    page = shown(qtbot)
    button = page.header.start_button
    assert button.accessibleName() == "Start Squat-position holds, 10 minutes 40 seconds"
    with qtbot.waitSignal(page.start_requested):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_how_long_a_routine_takes_at_ones_own_pace_is_about_in_every_place(qtbot: QtBot) -> None:
    block = ExerciseBlock(exercise="reverse-lunge", sets=2, reps=10, pace=Pace.SELF)
    page = opened(qtbot, LibraryPage(items_of([routine("Mine", block)]), exercises()))
    page.choose("built-in/Mine")
    assert start_text(page).endswith("about 3:35")
    assert page.header.start_button.accessibleName() == "Start Mine, about 3 minutes 35 seconds"
    told = page.cards.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith("Mine, about 3 minutes 35 seconds")


def test_what_the_sliders_say_is_what_starts(qtbot: QtBot) -> None:
    page = shown(qtbot)
    tab_to(page, "Hold with leg back")
    press(page, RIGHT, RIGHT)
    tab_to(page, "Rest between sets")
    press(page, END)
    tab_to(page, "Sets")
    press(page, DOWN)
    tab_to(page, "Reps per leg")
    press(page, RIGHT)
    block = started_from(qtbot, page, page.window().focusWidget()).blocks[0]
    assert isinstance(block, ExerciseBlock)
    assert block.phases_s == {"hold-back": 7, "hold-squat": 5}
    assert (block.rest_s, block.sets, block.reps) == (60, 2, 6)


def test_total_strip_caption_and_card_follow_a_slider(qtbot: QtBot) -> None:
    page = shown(qtbot)
    strip = page.parts.detail.strip.grab().toImage()
    tab_to(page, "Rest between sets")
    press(page, RIGHT)
    assert start_text(page).endswith("10:42")
    assert page.parts.detail.strip.accessibleName().endswith("10:42")
    assert page.parts.detail.strip.grab().toImage() != strip
    assert any("Rest\N{NO-BREAK SPACE}46\N{NO-BREAK SPACE}s" in text for text in texts(page))
    told = page.cards.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith("Squat-position holds, 10 minutes 42 seconds")
    assert told.endswith("rest 46 s")


def test_how_each_rep_goes_follows_a_slider(qtbot: QtBot) -> None:
    page = shown(qtbot)
    assert any("Hold in the squat 5 s" in text for text in texts(page))
    tab_to(page, "Hold in the squat")
    press(page, RIGHT)
    assert any("Hold in the squat 6 s" in text for text in texts(page))


def test_what_is_set_stays_set_for_each_routine(qtbot: QtBot) -> None:
    page = shown(qtbot)
    tab_to(page, "Rest between sets")
    press(page, END)
    choose(page, LUNGES)
    assert "Rest between sets: 45 s" in setters(page)
    choose(page, SQUATS)
    assert "Rest between sets: 60 s" in setters(page)
    assert start_text(page).endswith("11:10")


CHANGED = "Changed: hold with leg back 5_→ 6_s".replace("_", "\N{NO-BREAK SPACE}")


def changed(page: LibraryPage) -> list[str]:
    return [text for text in texts(page) if text.startswith("Changed: ")]


def test_what_is_changed_is_told_as_long_as_it_is(qtbot: QtBot) -> None:
    page = shown(qtbot)
    assert not changed(page)
    tab_to(page, "Hold with leg back")
    press(page, RIGHT)
    assert changed(page) == [CHANGED]
    choose(page, LUNGES)
    assert not changed(page)
    choose(page, SQUATS)
    assert changed(page) == [CHANGED]
    settle(page)
    tab_to(page, "Hold with leg back")
    press(page, Qt.Key.Key_Left)
    assert not changed(page)


def test_tab_goes_from_what_is_set_to_what_can_become_of_it_and_then_to_other_pages(qtbot: QtBot) -> None:
    page = shown(qtbot)
    tab_to(page, "Sets")
    press(page, DOWN)
    tab_to(page, "the movement")
    order = []
    for _turn in range(5):
        press(page, Qt.Key.Key_Tab)
        order.append(spoken(page.window().focusWidget()))
    assert order == [
        f"Keep the changes in {SQUATS}",
        f"Save {SQUATS} as it is set as a new favourite",
        f"Take back the changes in {SQUATS}",
        "More actions",
        "Progress",
    ]


@pytest.mark.parametrize("way", ["key", "button"])
def test_what_is_set_can_be_taken_back(qtbot: QtBot, way: str) -> None:
    page = shown(qtbot)
    tab_to(page, "Sets")
    press(page, DOWN, DOWN)
    assert not start_text(page).endswith("10:40")
    if way == "key":
        QTest.keyClick(page, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    else:
        assert tab_to(page, "Keep").isVisible()
        tab_to(page, "Take back the changes in Squat-position holds")
        press(page, Qt.Key.Key_Space)
        assert spoken(page.window().focusWidget()) == "Reps per leg: 5"
    assert start_text(page).endswith("10:40")
    assert not changed(page)
    assert "Sets: 3" in setters(page)
    assert page.chosen is not None
    assert started_from(qtbot, page, page.window().focusWidget()) == page.chosen.routine


def test_choosing_what_is_not_there_changes_nothing(qtbot: QtBot) -> None:
    page = shown(qtbot)
    choose(page, DESK)
    page.choose("built-in/nothing of that name")
    assert page.cards.currentIndex().row() == 4


def test_everything_that_can_be_set_says_its_name_and_value(qtbot: QtBot) -> None:
    assert setters(shown(qtbot)) == [
        "Hold with leg back: 5 s",
        "Hold in the squat: 5 s",
        "Rest between sets: 45 s",
        "Sets: 3",
        "Reps per leg: 5",
    ]


def test_tab_goes_from_the_list_to_start_and_then_down_the_numbers(qtbot: QtBot) -> None:
    page = shown(qtbot, size=(900, 600))
    choose(page, DESK)
    settle(page)
    order = []
    for _turn in range(6):
        press(page, Qt.Key.Key_Tab)
        order.append(spoken(page.window().focusWidget()).partition(":")[0].partition(" Desk")[0])
    assert order == [
        "Start",
        "About this routine",
        "Hold with leg back",
        "Hold in the squat",
        "Sets",
        "Reps per leg",
    ]


def test_tab_comes_to_other_numbers_in_the_same_place(qtbot: QtBot) -> None:
    page = shown(qtbot)
    for name in (LUNGES, SQUATS, "Gym glute session", DESK):
        choose(page, name)
        settle(page)
        page.cards.setFocus()
        detail = page.parts.detail
        first = detail.tabs if detail.tabs.isVisible() else detail.controls.controls[0].tab_stop
        tab_to(page, "Start")
        press(page, Qt.Key.Key_Tab)
        if page.window().focusWidget().accessibleName() == "About this routine":
            press(page, Qt.Key.Key_Tab)
        assert page.window().focusWidget() is first


def test_tab_goes_on_to_the_buttons_the_other_pages_and_the_search(qtbot: QtBot) -> None:
    page = shown(qtbot)
    order = []
    widget = tab_to(page, "Reps per leg")
    while widget is not page.cards:
        press(page, Qt.Key.Key_Tab)
        widget = page.window().focusWidget()
        order.append((widget.accessibleName() or getattr(widget, "text", str)()).partition(" ")[0])
    assert order == [
        "Legs:",
        "Pace:",
        "First",
        "Pause",
        "Save",
        "Edit",
        "Duplicate",
        "Export",
        "More",
        "Progress",
        "Settings",
        "Shortcuts",
        "Search",
        "New",
        "Routines",
    ]


def test_the_keyboard_scrolls_where_there_is_something_to_scroll(qtbot: QtBot) -> None:
    page = shown(qtbot, size=(900, 600))
    pane = tab_to(page, "About this routine")
    assert isinstance(pane, Pane)
    press(page, DOWN)
    assert pane.verticalScrollBar().value() > 0
    page.show_items([own("walk", "Walk", routine("Walk", TimedBlock(name="Walk", duration_s=60)))])
    page.resize(1280, 800)
    settle(page)
    assert pane.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_a_rest_that_comes_later_still_stands_before_the_sets(qtbot: QtBot) -> None:
    page = shown(qtbot)
    choose(page, DESK)
    tab_to(page, "Sets")
    press(page, RIGHT)
    settle(page)
    tab_to(page, "Hold in the squat")
    press(page, Qt.Key.Key_Tab)
    assert spoken(page.window().focusWidget()) == "Rest between sets: 45 s"


def test_a_second_set_brings_the_rest_without_taking_the_keyboard(qtbot: QtBot) -> None:
    page = shown(qtbot)
    choose(page, DESK)
    stepper = tab_to(page, "Sets")
    press(page, RIGHT)
    settle(page)
    assert "Rest between sets: 45 s" in setters(page)
    assert page.window().focusWidget() is stepper
    press(page, Qt.Key.Key_Left)
    assert not any("Rest" in name for name in setters(page))


def test_a_change_past_the_limits_is_refused_with_its_reason(qtbot: QtBot) -> None:
    page = shown(qtbot)
    tab_to(page, "Reps per leg")
    before = start_text(page)
    press(page, END)
    assert any("at most" in text for text in texts(page))
    assert "Reps per leg: 5" in setters(page)
    assert start_text(page) == before
    press(page, RIGHT)
    assert not any("at most" in text for text in texts(page))


def test_numbers_beyond_the_guideline_stay_and_bear_a_note(qtbot: QtBot) -> None:
    block = ExerciseBlock(
        exercise="squat-position-reverse-lunge", sets=2, reps=5, rest_s=90, phases_s={"hold-back": 2.5}
    )
    page = shown(qtbot, routine("Mine", block))
    assert setters(page)[:3] == [
        "Hold with leg back: 2.5 s",
        "Hold in the squat: 5 s",
        "Rest between sets: 90 s",
    ]
    assert any("90\N{NO-BREAK SPACE}s is beyond the guideline" in text for text in texts(page))
    tab_to(page, "Hold in the squat")
    press(page, RIGHT)
    changed = started_from(qtbot, page, page.window().focusWidget()).blocks[0]
    assert changed == replace(block, phases_s={"hold-back": 2.5, "hold-squat": 6})


def test_a_number_is_set_of_one_exercise_and_not_of_the_others(qtbot: QtBot) -> None:
    curls = ExerciseBlock(exercise="machine-leg-curl", sets=2, reps=15, rest_s=30)
    page = shown(qtbot, routine("Mine", curls, replace(curls, exercise="partner-floor-curl", rest_s=40)))
    tab_to(page, "Rest between sets")
    press(page, RIGHT)
    assert page.routine is not None
    rests = [block.rest_s for block in page.routine.blocks if isinstance(block, ExerciseBlock)]
    assert rests == [31, 40]


def test_every_exercise_of_a_routine_is_explained(qtbot: QtBot) -> None:
    page = shown(qtbot)
    choose(page, "Gym glute session")
    assert {"Machine leg curl", "Partner floor curl", "Before and after"} <= set(texts(page))
    choose(page, ONE_LEG)
    assert "Machine leg curl" not in texts(page)
    assert any("Walk or light jog 5:00" in text for text in texts(page))


def test_a_routine_of_timed_steps_alone_can_be_chosen(qtbot: QtBot) -> None:
    page = shown(qtbot, routine("Stretch", TimedBlock(name="Pigeon pose", duration_s=30, per_leg=True)))
    assert setters(page) == []
    assert any("Pigeon pose 0:30 per leg" in text for text in texts(page))


def test_without_a_routine_nothing_starts(qtbot: QtBot) -> None:
    page = LibraryPage((), {})
    qtbot.addWidget(page)
    page.show()
    assert not page.header.isVisible()
    with qtbot.assertNotEmitted(page.start_requested):
        QTest.keyClick(page, ENTER)


def test_a_thousand_routines_are_laid_out_only_where_they_are_seen(qtbot: QtBot) -> None:
    many = [replace(routines()[0], name=f"Routine {number}") for number in range(1000)]
    page = shown(qtbot, *many)
    model = page.cards._routines
    assert sum(model.row(number).timeline is not None for number in range(1000)) < 20
    press(page, END)
    settle(page)
    assert page.routine is not None
    assert page.routine.name == "Routine 999"
    assert page.cards.indexAt(QPoint(50, page.cards.height() - 20)) != QModelIndex()


@pytest.mark.parametrize("hostile", ["<img src='file:///etc/passwd'>", "Fish & chips", "<b>bold</b>"])
def test_a_name_is_shown_letter_by_letter(qtbot: QtBot, hostile: str) -> None:
    page = shown(qtbot, replace(routines()[0], name=hostile))
    assert hostile in texts(page)
    assert hostile in page.header.start_button.accessibleName()
