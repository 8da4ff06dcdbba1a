"""Rounds, own exercises and prescriptions in the editor, as a screen reader finds and fills them."""

from functools import partial
from pathlib import Path

import pytest

from lunge_timer.store.encoding import encode
from tests.real_window.program import Program
from tests.real_window.screen_reader import ScreenReader
from tests.ui.editor.programme import PROGRAMME

pytestmark = pytest.mark.real_window

OPERATED = {"text", "combo box", "check box", "push button", "list item"}


@pytest.fixture
def editor(reader: ScreenReader, told_program: Program, tmp_path: Path) -> Program:
    """The editor with a routine of everything."""
    routines = tmp_path / "lunge-timer" / "routines"
    routines.mkdir(parents=True)
    (routines / "knees.lunge.json").write_text(encode(PROGRAMME), encoding="utf-8")
    told_program.start()
    told_program.see("the routine", partial(reader.has, "list item", PROGRAMME.name))
    reader.select("list", "Routines", 0)
    edit = f"Edit {PROGRAMME.name}"
    told_program.see("its button", partial(reader.has, "push button", edit))
    reader.do("push button", edit, "Press")
    told_program.see("the editor", partial(reader.has, "list item", "Circuit"))
    return told_program


def rows(reader: ScreenReader) -> list[str]:
    return [thing.name for thing in reader.things("list item")]


def test_a_round_and_what_is_in_it_are_told_and_left(reader: ScreenReader, editor: Program) -> None:
    assert rows(reader)[1].startswith("Circuit, 3 times")
    assert [row.endswith("in the round") for row in rows(reader)[1:5]] == [False, True, True, False]
    reader.select("list", "Blocks", 3)
    editor.see("its form", partial(reader.has, "text", "Reps, left leg"))
    editor.press("alt+Down")
    editor.see("what it did", partial(reader.has_just_announced, "Out of the round"))
    assert [row.endswith("in the round") for row in rows(reader)[1:5]] == [False, True, False, False]


def test_every_field_of_an_own_exercise_is_told_and_one_is_written(
    reader: ScreenReader, editor: Program
) -> None:
    reader.select("list", "Blocks", 2)
    editor.see("its form", partial(reader.has, "text", "Name"))
    things = [thing for thing in reader.tree() if thing.role in OPERATED]
    assert [thing for thing in things if not (thing.name or thing.labels)] == []
    names = {name for thing in things for name in (thing.name, *thing.labels)}  # a choice has a label only
    assert {"Done with", "What to do", "Kind", "Duration", "Move phase 2, Hold the sit, up"} <= names
    durations = [thing.description for thing in things if thing.name == "Duration"]
    assert durations[1] == "Phase 2, Hold the sit, 0–300 s"
    reader.write("text", "Works", "Thighs")
    editor.see("what can be undone", partial(reader.has, "push button", "Undo: Works"))


def test_a_prescription_is_told_with_its_days(reader: ScreenReader, editor: Program) -> None:
    reader.select("list", "Blocks", 0)
    editor.see("its form", partial(reader.has, "text", "Prescribed by"))
    assert "checked" in next(each for each in reader.things("check box")).states
    assert rows(reader)[0].endswith("prescribed by Clinic")
    for name in ("Issued on", "Until", "Times a week", "Stop above pain of"):
        assert reader.has("text", name), name
    assert editor.errors == ""
