"""Pages, questions, menus and notices, as a screen reader finds and operates them."""

from collections.abc import Callable
from functools import partial
from time import sleep

import pytest

from tests.real_window.keyboard import SPACE, Keyboard
from tests.real_window.program import Program
from tests.real_window.screen_reader import ScreenReader, Thing

pytestmark = pytest.mark.real_window

HELD_S = 1.5  # some twenty repeats
SETTLE_S = 0.5  # for what must not come
MENU = "More actions"


@pytest.fixture
def library(reader: ScreenReader, told_program: Program) -> Program:
    """The program with all of its library made."""
    told_program.start()
    told_program.see("the whole library", partial(reader.has, "text", "Search"))
    return told_program


def one(reader: ScreenReader, role: str, beginning: str) -> Thing:
    (thing,) = (thing for thing in reader.things(role) if thing.name.startswith(beginning))
    return thing


def chosen(reader: ScreenReader) -> list[str]:
    """The names of what is selected in the list."""
    return [
        thing.name.partition(",")[0] for thing in reader.things("list item") if "selected" in thing.states
    ]


def test_selecting_a_routine_chooses_it(reader: ScreenReader, library: Program) -> None:
    reader.select("list", "Routines", 4)
    library.see("its button", partial(reader.has, "push button", "Start Desk break"))
    assert chosen(reader) == ["Desk break"]
    reader.do("list item", "Beginner reverse lunge", "Toggle")
    library.see("its button", partial(reader.has, "push button", "Start Beginner reverse lunge"))
    assert chosen(reader) == ["Beginner reverse lunge"]


def test_the_row_is_told_as_well_when_the_keyboard_comes_to_a_list(
    reader: ScreenReader, library: Program
) -> None:
    library.press("Tab")
    library.see("the next part", lambda: bool(reader.focused("push button")))
    reader.heard.clear()
    library.press("shift+Tab")
    library.see(
        "the list and its row", lambda: [each.role for each in reader.went_to()] == ["list", "list item"]
    )
    assert reader.went_to()[1].name.startswith("Squat-position holds, ")


def test_what_a_search_finds_is_announced_and_enter_leads_to_it(
    reader: ScreenReader, library: Program
) -> None:
    for letter in "squat":
        library.press(letter)
    found = "3 routines, Squat-position holds is chosen"
    library.see("what was found", partial(reader.has_just_announced, found))
    described = [each.text for each in reader.heard if each.kind.endswith("accessible-description")]
    assert described[-1:] == [found]  # Orca 43 speaks this, and no announcement
    reader.heard.clear()
    library.press("Return")
    library.see("the list and its row", lambda: len(reader.went_to()) == 2)
    assert reader.went_to()[1].name.startswith("Squat-position holds, ")
    library.press("Return")
    library.see("a workout", partial(reader.has, "push button", "Pause"))


def test_numbers_are_told_once_and_can_be_set(reader: ScreenReader, library: Program) -> None:
    sets, rest = one(reader, "spin button", "Sets"), one(reader, "slider", "Rest between sets")
    assert (sets.name, sets.value) == ("Sets", 3.0)
    assert (rest.name, rest.value) == ("Rest between sets, in seconds", 45.0)
    reader.set_value("spin button", "Sets", 5)
    library.see("5 sets", lambda: one(reader, "spin button", "Sets").value == 5)
    assert "5 × 5 per leg" in one(reader, "list item", "Squat-position holds").name


def test_what_is_painted_is_an_image_with_a_name(reader: ScreenReader, library: Program) -> None:
    assert [thing.name for thing in reader.things("image")] == [
        "Timeline: 10:40",
        "Figure: Squat-position reverse lunge",
    ]
    assert library.errors == ""


def test_switches_and_segments_are_as_large_as_they_are(reader: ScreenReader, library: Program) -> None:
    reader.do("push button", "Settings", "Press")
    library.see("the settings", partial(reader.has, "check box", "Sounds in a workout"))
    library.see_title("Settings")
    for role in ("check box", "radio button"):
        for thing in reader.things(role):
            assert thing.size is not None
            assert min(thing.size) >= 36, thing
    assert "checked" in one(reader, "check box", "Sounds in a workout").states
    reader.do("check box", "Sounds in a workout", "Toggle")
    library.see(
        "a switch that is off",
        lambda: "checked" not in one(reader, "check box", "Sounds in a workout").states,
    )
    reader.do("radio button", "Theme: Light", "Toggle")
    library.see("the light theme", lambda: "checked" in one(reader, "radio button", "Theme: Light").states)


def test_a_menu_is_in_the_tree_while_it_is_open(reader: ScreenReader, library: Program) -> None:
    reader.do("push button", MENU, "Press")
    library.see("the menu", partial(reader.has, "popup menu", MENU))
    assert any(thing.name.startswith("Save as favourite") for thing in reader.things("menu item"))
    reader.do("menu item", "Star", "Press")
    library.see("a star", partial(reader.has, "list item", "Squat-position holds, starred"))
    library.see("no menu", partial(reader.lacks, "popup menu", MENU))


def finish_question(reader: ScreenReader, program: Program) -> str:
    program.press("Return")
    program.see("a workout", partial(reader.has, "push button", "Pause"))
    program.press("Escape")
    return "End this workout?"


def list_of_keys(_reader: ScreenReader, program: Program) -> str:
    program.press("F1")
    return "Shortcuts"


@pytest.mark.parametrize("ask", [finish_question, list_of_keys])
def test_a_dialog_is_read_and_the_page_behind_it_out_of_reach(
    reader: ScreenReader, library: Program, ask: Callable[[ScreenReader, Program], str]
) -> None:
    title = ask(reader, library)
    library.see("the dialog", partial(reader.has, "dialog", title))
    dialog = one(reader, "dialog", title)
    assert "modal" in dialog.states
    assert any(f"dialog {title}" in thing.path for thing in reader.focused("push button"))
    shown = [text.name for text in reader.things("label") if f"dialog {title}" in text.path]
    assert all(text in dialog.description for text in shown if text != title)
    for role in ("push button", "slider", "spin button", "text", "list"):
        for thing in reader.things(role):
            assert (f"dialog {title}" in thing.path) == ("enabled" in thing.states), thing
    library.press("Escape")
    library.see("no dialog", partial(reader.lacks, "dialog", title))
    assert any("enabled" in thing.states for thing in reader.things("push button"))


def test_nothing_found_and_what_can_be_undone_are_announced(reader: ScreenReader, library: Program) -> None:
    library.write("zz")
    library.see("what was found", partial(reader.has, "notification", "No routine matches"))
    library.see("it told", partial(reader.has_just_announced, "No routine matches “zz”."))
    assert reader.announced == ["No routine matches “zz”."], "it is told once typing rests"
    library.press("Escape")
    library.see("the list", partial(reader.has, "push button", "Duplicate Squat-position holds"))
    reader.do("push button", "Duplicate Squat-position holds", "Press")
    library.see("the copy", partial(reader.has, "push button", "Start Squat-position holds 2"))
    library.press("Delete")
    library.see("a way back", partial(reader.has_just_announced, "“Squat-position holds 2” was deleted."))
    assert one(reader, "notification", "“Squat-position holds 2” was deleted.")


def test_a_screen_reader_that_goes_through_everything_again_and_again_does_no_harm(
    reader: ScreenReader, library: Program
) -> None:
    for _time in range(40):
        assert reader.tree()
    library.press("alt+F4")
    assert library.wait() == 0
    assert library.errors == ""


def test_a_held_key_is_one_press_and_the_next_another(reader: ScreenReader, told_program: Program) -> None:
    told_program.start("--start", "Squat-position holds")
    told_program.see("the workout", partial(reader.has, "push button", "Pause"))
    keyboard = Keyboard(reader.environ)
    for sentence in ("Paused", "Resumed", "Paused"):
        count = len(reader.announced)
        keyboard.hold(SPACE, HELD_S)
        sleep(SETTLE_S)
        told_program.see(sentence, partial(reader.has_announced, count + 1))
        told = [said.partition(":")[0] for said in reader.announced[count:]]
        assert [each for each in told if each in {"Paused", "Resumed"}] == [sentence]
    keyboard.close()
