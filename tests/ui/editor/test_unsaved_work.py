"""What was being edited when the program was ended from outside is kept, and offered at the next start."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lunge_timer.core.routine import ExerciseBlock, Load, Routine, TimedBlock
from lunge_timer.store.encoding import encode
from lunge_timer.store.own_routines import OwnRoutine
from lunge_timer.store.unsaved import MistypedText, UnsavedRoutines
from lunge_timer.ui.editor.entry_fields import Entry
from lunge_timer.ui.editor.form import Form, FormRow
from lunge_timer.ui.library.library_commands import LibraryCommand
from tests.store.faults import posix, small_files
from tests.ui.editor.test_editor_controller import answer, answers, begin_blank, save
from tests.ui.sittings import EVENING, HOLDS, Sit, Sitting, files, put, settle, sittings

pytestmark = [pytest.mark.slow, pytest.mark.qt_log_ignore("does not support propagateSizeHints")]

MINE = replace(EVENING, name="My legs")
THEIRS = replace(EVENING, name="Their legs")
PATIENCE_MS = 20_000  # a busy machine is no reason to fail
OFFER = "Resume where you were?"


@pytest.fixture
def sit(tmp_path: Path, qapp: QApplication) -> Iterator[Sit]:
    assert qapp is not None
    with sittings(tmp_path) as sit:
        yield sit


def offer(sitting: Sitting) -> list[str]:
    """Offer what an earlier run kept, as a start does; the sentences on what cannot be used."""
    editor = sitting.program.rooms.editor
    problems = editor.take_up_unsaved()
    editor.offer_unsaved(sitting.library)
    settle(sitting.window)
    return problems


def kept(folder: Path) -> list[str]:
    return [file.name for file in (folder / "routines").glob("*.unsaved.json")]


def type_into(sitting: Sitting, number: int, key: str, text: str) -> None:
    """Type over what is in that field of a block."""
    sitting.editor.model.choose(number)
    (row,) = [each for each in sitting.editor.findChildren(FormRow) if each.key == key and each.isVisible()]
    assert isinstance(row.field, Entry)
    row.field.setFocus()
    row.field.selectAll()
    QTest.keyClicks(row.field, text) if text else QTest.keyClick(row.field, Qt.Key.Key_Delete)


def lines(sitting: Sitting) -> list[str]:
    """What stands in the fields in sight."""
    return [field.text() for field in sitting.editor.findChildren(Entry) if field.isVisible()]


def edit_and_be_ended(sit: Sit, folder: Path) -> Sitting:
    """Change a routine, be ended by a signal, and start again."""
    put(folder, "legs")
    sit().edit("legs", MINE)
    sitting = sit()
    assert offer(sitting) == []
    return sitting


def test_what_is_not_being_edited_or_not_changed_is_not_kept(sit: Sit, tmp_path: Path) -> None:
    put(tmp_path, "legs")
    sit()
    sitting = sit()
    sitting.do(LibraryCommand.EDIT, "legs")
    sitting = sit()
    assert kept(tmp_path) == []
    offer(sitting)
    assert answers(sitting) == []


def test_an_edited_routine_is_kept_beside_the_routines_and_its_file_is_as_it_was(
    sit: Sit, tmp_path: Path
) -> None:
    sitting = edit_and_be_ended(sit, tmp_path)
    assert files(tmp_path)["legs.lunge.json"] == encode(EVENING).encode()
    assert kept(tmp_path) == ["my-legs.unsaved.json"]
    assert OFFER in sitting.texts()
    assert any("My legs" in text for text in sitting.texts())


def test_who_goes_on_has_it_all_unsaved_and_saves_it_where_it_belongs(sit: Sit, tmp_path: Path) -> None:
    sitting = edit_and_be_ended(sit, tmp_path)
    answer(sitting, "Resume editing")
    assert sitting.editor.routine == MINE
    assert sitting.editor.dirty
    assert "Edit routine" in sitting.texts()
    save(sitting)
    assert [(item.id, item.routine) for item in sitting.own] == [("legs", MINE)]
    assert kept(tmp_path) == []


def test_who_decides_later_is_asked_again_at_the_next_start(sit: Sit, tmp_path: Path) -> None:
    sitting = edit_and_be_ended(sit, tmp_path)
    answer(sitting, "Later")
    assert answers(sitting) == []
    sitting = sit()
    offer(sitting)
    assert OFFER in sitting.texts()


def test_who_discards_it_is_not_asked_again(sit: Sit, tmp_path: Path) -> None:
    sitting = edit_and_be_ended(sit, tmp_path)
    answer(sitting, "Discard")
    assert kept(tmp_path) == []
    assert answers(sitting) == []


def test_it_is_kept_until_it_is_saved_or_let_go_however_often_the_program_is_ended(
    sit: Sit, tmp_path: Path
) -> None:
    sitting = edit_and_be_ended(sit, tmp_path)
    answer(sitting, "Resume editing")
    sitting.editor.model.rename("Better legs")
    sitting = sit()
    offer(sitting)
    assert kept(tmp_path) == ["my-legs.unsaved.json"]
    answer(sitting, "Resume editing")
    assert sitting.editor.routine.name == "Better legs"
    sitting.editor.ask_to_leave()
    answer(sitting, "Discard")
    assert kept(tmp_path) == []


def be_ended_twice(sit: Sit, tmp_path: Path) -> Sitting:
    """The next start, which offers "My legs" and then "Squats"."""
    sitting = edit_and_be_ended(sit, tmp_path)
    answer(sitting, "Later")
    sitting.edit(HOLDS, replace(EVENING, name="Squats"))
    sitting = sit()
    offer(sitting)
    return sitting


def test_each_of_several_is_offered(sit: Sit, tmp_path: Path) -> None:
    sitting = be_ended_twice(sit, tmp_path)
    asked = []
    while answers(sitting):
        asked += [text for text in sitting.texts() if "ended while you edited" in text]
        answer(sitting, "Later")
    assert ["My legs" in text for text in asked] == [True, False]
    assert ["Squats" in text for text in asked] == [False, True]


def test_it_is_kept_as_soon_as_it_has_come_to_rest_and_no_longer_than_it_is_of_use(
    sit: Sit, tmp_path: Path, qtbot: QtBot
) -> None:
    put(tmp_path, "legs")
    sitting = sit()
    sitting.edit("legs", MINE)
    qtbot.waitUntil(lambda: kept(tmp_path) == ["my-legs.unsaved.json"], timeout=PATIENCE_MS)
    sitting.editor.model.undo()
    qtbot.waitUntil(lambda: kept(tmp_path) == [], timeout=PATIENCE_MS)
    sitting.editor.model.redo()
    qtbot.waitUntil(lambda: kept(tmp_path) != [], timeout=PATIENCE_MS)
    save(sitting)
    assert kept(tmp_path) == []


@posix
def test_where_it_cannot_be_kept_at_rest_nothing_is_said_yet(sit: Sit, tmp_path: Path, qtbot: QtBot) -> None:
    put(tmp_path, "legs")
    sitting = sit()
    editor = sitting.program.rooms.editor
    sitting.edit("legs", MINE)
    with qtbot.assertNotEmitted(editor.lost), small_files():
        editor.keep_at_rest()
    assert kept(tmp_path) == []


def test_while_one_is_asked_about_the_next_one_waits(sit: Sit, tmp_path: Path) -> None:
    sitting = be_ended_twice(sit, tmp_path)
    sitting.window.home_requested.emit()
    answer(sitting, "Later")
    assert any("Squats" in text for text in sitting.texts() if "ended while you edited" in text)


def test_it_is_offered_when_the_library_is_in_sight_again_where_a_workout_came_first(
    sit: Sit, tmp_path: Path
) -> None:
    put(tmp_path, "legs")
    sit().edit("legs", MINE)
    sitting = sit()
    sitting.workout.begin(EVENING)
    offer(sitting)
    assert answers(sitting) == []
    sitting.workout.abandon()
    sitting.workout.left.emit()
    settle(sitting.window)
    assert OFFER in sitting.texts()


def test_a_file_that_another_program_changed_meanwhile_is_asked_about(sit: Sit, tmp_path: Path) -> None:
    put(tmp_path, "legs")
    sit().edit("legs", MINE)
    put(tmp_path, "legs", THEIRS)
    sitting = sit()
    offer(sitting)
    answer(sitting, "Resume editing")
    save(sitting)
    answer(sitting, "Save as a copy")
    assert sorted(item.name for item in sitting.own) == ["My legs", "Their legs"]


def test_a_new_routine_is_kept_with_its_mistakes(sit: Sit, tmp_path: Path) -> None:
    sitting = sit()
    begin_blank(sitting)
    sitting.editor.model.rename("")
    sitting = sit()
    offer(sitting)
    answer(sitting, "Resume editing")
    assert "New routine" in sitting.texts()
    assert sitting.editor.routine.name == ""
    assert sitting.editor.problems
    sitting.editor.model.add_timed()
    sitting.editor.model.rename("Mine")
    save(sitting)
    assert sitting.names[0] == "Mine"
    assert kept(tmp_path) == []


TYPED = {
    (0, "duration_s"): "soon",
    (1, "sets"): "",
    (1, "reps"): "2.5",
    (1, "phases_s.lower"): "1:x",
    (-1, "get_ready_s"): "ten",
}


def test_what_is_mistyped_is_put_back_with_its_reasons_until_it_is_saved(sit: Sit, tmp_path: Path) -> None:
    file = put(tmp_path, "legs")
    sitting = sit()
    sitting.do(LibraryCommand.EDIT, "legs")
    for (number, key), typed in TYPED.items():
        type_into(sitting, number, key, typed)
    mistyped = sitting.editor.model.draft.mistyped
    assert {place: each.text for place, each in mistyped.items()} == TYPED
    for _time in range(2):
        sitting = sit()
        offer(sitting)
        answer(sitting, "Resume editing")
        sitting.program.rooms.editor.keep_at_rest()
        assert kept(tmp_path) == ["evening-legs.unsaved.json"]
        assert (sitting.editor.routine, sitting.editor.dirty) == (EVENING, True)
        assert sitting.editor.model.draft.mistyped == mistyped
        assert {problem.reason for problem in sitting.editor.problems} >= {
            "Type a number",
            "Type a whole number",
        }
        assert sitting.editor.model.draft.chosen == 0
        assert "soon" in lines(sitting)
        assert len([form for form in sitting.editor.findChildren(Form) if form.isVisible()]) == 1
        assert "Type a time, as in 90, 1:30 or 1 min 30 s" in sitting.texts()
    for number, key in TYPED:
        type_into(sitting, number, key, "10")
    save(sitting)
    assert kept(tmp_path) == []
    assert '"sets": 10' in file.read_text(encoding="utf-8")


def test_what_no_field_takes_is_let_go_and_what_is_a_value_by_now_is_taken(sit: Sit) -> None:
    places = [
        (0, "duration_s"),
        (1, "rest_s"),
        (1, "legs"),
        (1, "no"),
        (-1, "notes"),
        (-2, "sets"),
        (9, "sets"),
    ]
    sitting = sit()
    unsaved = UnsavedRoutines(sitting.workspace.own, sitting.workspace.exercises)
    unsaved.keep(EVENING, None, mistyped=[MistypedText(block=n, key=key, text="55") for n, key in places])
    assert offer(sitting) == []
    answer(sitting, "Resume editing")
    walk, lunges = EVENING.blocks
    blocks = replace(walk, duration_s=55), replace(lunges, rest_s=55)
    assert sitting.editor.routine == replace(EVENING, blocks=blocks)
    assert sitting.editor.model.draft.mistyped == {}
    assert sitting.editor.problems == ()


WILD = Routine(
    name="a" * 5000,
    get_ready_s=10**14,
    blocks=(
        TimedBlock(name="", duration_s=-(10**14), switch_s=1e300, cue="\n"),
        ExerciseBlock(
            exercise="squat-position-reverse-lunge",
            sets=10**14,
            reps=-5,
            rest_s=0.0001,
            phases_s={"hold-back": 1e300},
            load=Load(kind="vest", kg=-1e300),
        ),
    ),
)


def test_whatever_numbers_it_has_can_be_shown(sit: Sit, tmp_path: Path) -> None:
    sitting = sit()
    UnsavedRoutines(sitting.workspace.own, sitting.workspace.exercises).keep(WILD, None)
    offer(sitting)
    answer(sitting, "Resume editing")
    assert sitting.editor.routine == WILD
    for number in range(2):
        sitting.editor.model.choose(number)
        settle(sitting.window)
    sitting.editor.ask_to_leave()
    answer(sitting, "Discard")
    assert kept(tmp_path) == []


def test_what_cannot_be_kept_is_told(sit: Sit, tmp_path: Path) -> None:
    entry = OwnRoutine(id="legs", file=put(tmp_path, "legs"), routine=EVENING)
    sitting = sit()
    told: list[str] = []
    sitting.program.rooms.editor.lost.connect(told.append)
    sitting.program.rooms.editor.edit(entry)
    sitting.editor.model.rename("\ud800")
    sitting.window.close_unasked()
    assert len(told) == 1
    assert "half of a character" in told[0]
