"""Progress with a year of workouts, as a screen reader finds and operates it."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace

from lunge_timer.core.done_workout import Moment, Pain
from tests.real_window.program import Program
from tests.real_window.screen_reader import ScreenReader, Thing
from tests.real_window.wall_clock import WallClock
from tests.store.history import histories
from tests.ui.progress.pdf_files import words

pytestmark = [pytest.mark.real_window, pytest.mark.slow]

TODAY = "2026-11-28 18:00"
LAST_DAY = 399  # of the histories: yesterday
EVERY_DAYS = 3
DAYS = range(LAST_DAY - 121 * EVERY_DAYS, LAST_DAY + 1, EVERY_DAYS)
MORNING = "How are your legs this morning?"
LAST = "Friday, 27 November 2026, Evening legs 0, left 30, right 30, 10 minutes, effort 6, Fünf, “gut” 👩‍🦽"


@pytest.fixture
def progress(reader: ScreenReader, told_program: Program, tmp_path: Path) -> Iterator[Program]:
    """Opened over the bus on the morning after the last workout of a year."""
    home = tmp_path / "lunge-timer"
    home.mkdir()
    history = histories.opened(home)
    for number in DAYS:
        workout = histories.workout(number)
        sore = Pain(moment=Moment.AFTER, leg="left", score=3, asked_ms=workout.changed_ms)
        history.save(replace(workout, pain=(sore,)))
    history.close()
    told_program.start(**WallClock(tmp_path).at(TODAY))
    told_program.see("the whole library", partial(reader.has, "text", "Search"))
    told_program.see_title("Lunge Timer")
    told_program.see("the question of the morning", lambda: reader.announced == [MORNING])
    assert reader.has("notification", MORNING)
    reader.heard.clear()
    reader.do("push button", "Progress", "Press")
    told_program.see("the workouts", partial(reader.has, "list item", LAST))
    told_program.see("the chart", partial(reader.has, "image", "Reverse lunge, reps a set"))
    yield told_program
    told_program.press("alt+F4")
    assert told_program.wait() == 0
    assert told_program.errors == ""


def operable(reader: ScreenReader, within: str = "") -> list[Thing]:
    """What can have the keyboard, but for the rows of lists and the cells of tables."""
    rows = {"list item", "table cell", "filler"}
    return [
        thing
        for thing in reader.tree()
        if {"focusable", "enabled"} <= thing.states and thing.role not in rows and within in str(thing.path)
    ]


def told(things: list[Thing]) -> list[tuple[str, str]]:
    """The role of each and what it is called: by a label of its own, or else by its name."""
    return [(thing.role, " ".join([*thing.labels, thing.name])) for thing in things]


CONTROLS = [
    ("push button", "Export"),
    ("push button", "Away…"),
    ("push button", "More actions"),
    ("push button", "Back"),
    ("push button", "Goal: 3–4 a week, change it"),
    ("combo box", "Exercise Reverse lunge"),
    ("combo box", "What is shown Reps a set"),
    ("image", "Reverse lunge, reps a set"),
    ("radio button", "How far back: 3 months"),
    ("radio button", "How far back: 1 year"),
    ("radio button", "How far back: All"),
    ("radio button", "Shown as: Chart"),
    ("radio button", "Shown as: Table"),
    ("list", "Workouts"),
]


def test_all_of_progress_is_found_told_and_operated(
    reader: ScreenReader, progress: Program, tmp_path: Path
) -> None:
    """In one run of the program: a year of workouts takes it a while to tell."""
    find_every_control(reader)
    go_through_the_points(reader, progress)
    reader.heard.clear()
    change_goal_and_days(reader, progress)
    reader.heard.clear()
    correct_the_last_workout(reader, progress)
    reader.heard.clear()
    delete_it_and_bring_it_back(reader, progress)
    reader.heard.clear()
    write_a_report(reader, progress, tmp_path / "legs.pdf")


def find_every_control(reader: ScreenReader) -> None:
    """Each with a role, a name and a value."""
    assert told(operable(reader)) == CONTROLS
    checked = [thing.name for thing in reader.things("radio button") if "checked" in thing.states]
    assert checked == ["How far back: 3 months", "Shown as: Chart"]
    sections = [thing.name for thing in reader.things("section")]
    assert sections == [
        "This week: 2 of 3–4 lunge workouts", "The last 8 weeks: 18 of 23", "Each leg", "122 workouts"
    ]  # fmt: skip
    assert reader.has("image", "Done on Tuesday, Friday")
    weeks = next(thing for thing in reader.things("image") if thing.name.startswith("Week of 5 Oct: "))
    assert weeks.name.endswith("; Week of 23 Nov: 2 workouts")
    rows = [thing.name for thing in reader.things("list item")]
    assert len(rows) > 3
    assert all(", left 30, right 30, 10 minutes, effort 6, " in row for row in rows)


def go_through_the_points(reader: ScreenReader, progress: Program) -> None:
    reader.do("image", "Reverse lunge, reps a set", "SetFocus")
    progress.press("Left", "Left", "Home")
    weeks_told = ["23 Nov", "16 Nov", "24 Aug"]
    points = [f"Week of {week}, left 10, right 10" for week in weeks_told]
    progress.see("the points", lambda: reader.announced == points)
    assert reader.names_with_keyboard("image") == points
    reader.do("radio button", "Shown as: Table", "Toggle")
    progress.see("the table", partial(reader.has, "table", "Reverse lunge, reps a set"))
    heads = [thing.name for thing in reader.things("table column header")]
    assert heads == ["Week of", "Left leg back", "Right leg back"]
    cells = [thing.name for thing in reader.things("table cell")]
    assert cells[:6] == ["Week of 23 Nov", "10", "10", "Week of 16 Nov", "10", "10"]


def change_goal_and_days(reader: ScreenReader, progress: Program) -> None:
    reader.do("push button", "Goal: 3–4 a week, change it", "Press")
    progress.see("the goal", partial(reader.has, "dialog", "Weekly goal"))
    assert [(thing.name, thing.value) for thing in reader.things("spin button")] == [
        ("At least", 3),
        ("At most", 4),
    ]
    assert told(operable(reader, "dialog Weekly goal"))[2:] == [
        ("push button", "Cancel"),
        ("push button", "Set goal"),
    ]
    reader.set_value("spin button", "At most", 2)
    progress.see("both", lambda: [thing.value for thing in reader.things("spin button")] == [2, 2])
    reader.do("push button", "Set goal", "Press")
    progress.see("the week", partial(reader.has, "section", "This week: 2 of 2 lunge workouts"))
    progress.see("that it is told", lambda: reader.announced == ["Goal: 2 a week"])

    reader.do("push button", "Away…", "Press")
    progress.see("the days", partial(reader.has, "dialog", "Away"))
    fields = [(thing.name, thing.description) for thing in reader.things("text")]
    assert fields == [
        ("From", "Saturday, 28 November 2026"),
        ("To", "Friday, 4 December 2026"),
        ("Why", "Ill, on holiday; may be left empty"),
    ]
    reader.do("push button", "Leave these days out", "Press")
    progress.see("a week less", partial(reader.has, "section", "The last 8 weeks: 16 of 21 · 1 week away"))
    progress.see("that it is told", lambda: reader.announced[1:] == ["Left out: 28 Nov – 4 Dec"])


def correct_the_last_workout(reader: ScreenReader, progress: Program) -> None:
    """It has the keyboard as soon as the list has, and its dialog begins at the button."""
    reader.do("list", "Workouts", "SetFocus")
    row = ("list item", LAST)
    progress.see("the row", lambda: row in [(each.role, each.name) for each in reader.went_to()])
    reader.heard.clear()
    progress.press("Return")
    progress.see("the workout", partial(reader.has, "dialog", "Evening legs 0"))
    (dialog,) = reader.things("dialog")
    assert [each.name for each in reader.went_to()] == ["Close"]
    assert dialog.description.endswith(
        "Reverse lunge: 3 sets · left 30 of 30 · right 30 of 30 · held 1:00 · 2 kg"
    )
    controls = operable(reader, "dialog Evening legs 0")
    assert all(name.strip() for _role, name in told(controls))
    checked = [thing.name for thing in controls if "checked" in thing.states]
    assert checked == [
        "Right leg: How many more could you have done? 3",
        "How hard was it? 6, hard",
        "Pain in the left leg",
        "How much does the left leg hurt? 3",
    ]
    reader.do("radio button", "How hard was it? 8", "Toggle")
    reader.do("push button", "Close", "Press")
    progress.see("the correction", partial(reader.has, "list item", LAST.replace("effort 6", "effort 8")))


def delete_it_and_bring_it_back(reader: ScreenReader, progress: Program) -> None:
    last = LAST.replace("effort 6", "effort 8")
    reader.do("list", "Workouts", "SetFocus")
    progress.press("Delete")
    deleted = "“Evening legs 0” of 27 Nov was deleted."
    progress.see(deleted, lambda: reader.announced == [deleted])
    progress.see("one less", partial(reader.has, "section", "121 workouts"))
    assert reader.has("notification", deleted)
    reader.do("push button", "Undo (Ctrl+Z)", "Press")
    progress.see("that it is back", lambda: reader.announced == [deleted, f"Undone: {deleted}"])
    progress.see("it", partial(reader.has, "list item", last))
    progress.see("it under the keyboard", lambda: last in [one.name for one in reader.focused("list item")])


def write_a_report(reader: ScreenReader, progress: Program, file: Path) -> None:
    reader.do("push button", "Export", "Press")
    report = "Report on the last six weeks (PDF or CSV)…"
    progress.see("the menu", partial(reader.has, "menu item", report))
    progress.press("Down", "Down", "Down")
    progress.see("it under the keyboard", lambda: report in [one.name for one in reader.focused("menu item")])
    progress.press("Return")
    progress.see("where to", partial(progress.has_window, "Write a report"))
    progress.press("ctrl+a")
    progress.write(str(file))
    progress.press("Return")
    progress.see("the file", file.exists)
    written = f"Report written to {file.name}"
    progress.see("that it is written", partial(reader.has, "notification", written))
    assert reader.announced == [written]
    assert "Page 1 of 1" in words(file.read_bytes())
