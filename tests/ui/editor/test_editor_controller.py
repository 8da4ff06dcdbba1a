from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from lunge_timer.core.own_exercise import OwnExercise, OwnFigure, OwnPhase
from lunge_timer.core.routine import ExerciseBlock, Pace
from lunge_timer.ui.editor.pick_panel import PickButton, PickPanel
from lunge_timer.ui.library.library_commands import LibraryCommand
from lunge_timer.ui.widgets.overlay import Overlay
from tests.store.faults import Disk, posix, small_disk
from tests.ui.sittings import EVENING, HOLDS, Sit, Sitting, files, put, settle, sittings

pytestmark = [pytest.mark.slow, pytest.mark.qt_log_ignore("does not support propagateSizeHints")]

MINE = replace(EVENING, name="My legs")
SIT = OwnExercise(
    id="own/wall-sit",
    name="Wall sit",
    legs="both",
    phases=(OwnPhase(id="sit", kind="hold", name="Sit", word="Sit", duration_s=20),),
    figure=OwnFigure(like="reverse-lunge", poses={"sit": "lunge"}),
)
THEIRS = replace(EVENING, name="Their legs")


@pytest.fixture
def sit(tmp_path: Path, qapp: QApplication) -> Iterator[Sit]:
    assert qapp is not None
    with sittings(tmp_path) as sit:
        yield sit


@pytest.fixture
def disk() -> Iterator[Disk]:
    with small_disk() as disk:
        yield disk


def answers(sitting: Sitting) -> list[QPushButton]:
    """What can be answered to the question in sight."""
    asked = [each for each in sitting.window.findChildren(Overlay) if each.isVisible()]
    return [button for overlay in asked for button in overlay.findChildren(QPushButton)]


def answer(sitting: Sitting, words: str) -> None:
    (button,) = [each for each in answers(sitting) if each.text() == words]
    button.click()
    settle(sitting.window)


def begin_blank(sitting: Sitting) -> None:
    sitting.do(LibraryCommand.NEW)
    pick(sitting, "Blank")


def pick(sitting: Sitting, name: str) -> None:
    """Pick what is called so from the card in sight."""
    (panel,) = [each for each in sitting.window.findChildren(PickPanel) if each.isVisible()]
    (button,) = [
        each for each in panel.findChildren(PickButton) if each.accessibleName().partition(",")[0] == name
    ]
    button.click()
    settle(sitting.window)


def save(sitting: Sitting) -> None:
    sitting.editor.save()
    settle(sitting.window)


def test_an_edited_routine_is_saved_shown_and_there_after_a_restart(sit: Sit, tmp_path: Path) -> None:
    put(tmp_path, "legs")
    sitting = sit()
    sitting.edit("legs", MINE)
    save(sitting)
    assert sitting.library.isVisible()
    assert sitting.chosen.routine == MINE
    assert [(item.id, item.routine) for item in sit().own] == [("legs", MINE)]


@pytest.mark.parametrize("command", [LibraryCommand.NEW, LibraryCommand.EDIT])
def test_a_routine_that_is_not_kept_yet_begins_with_its_name_to_be_typed_over(
    sit: Sit, command: LibraryCommand
) -> None:
    sitting = sit()
    sitting.do(command, HOLDS)
    if command is LibraryCommand.NEW:
        pick(sitting, "Blank")
    QTest.keyClicks(sitting.window.focusWidget(), "Legs")
    assert sitting.editor.routine.name == "Legs"


def test_a_built_in_is_edited_as_a_copy_that_says_so_under_a_name_of_its_own(sit: Sit) -> None:
    sitting = sit()
    sitting.do(LibraryCommand.EDIT, HOLDS)
    assert "Your copy of Squat-position holds" in sitting.texts()
    assert sitting.editor.routine.name == "Squat-position holds 2"
    assert not sitting.editor.dirty
    save(sitting)
    assert (sitting.chosen.own, sitting.chosen.name) == (True, "Squat-position holds 2")
    sitting.do(LibraryCommand.EDIT)
    assert "Edit routine" in sitting.texts()
    sitting.editor.ask_to_leave()
    sitting.do(LibraryCommand.EDIT, HOLDS)
    assert sitting.editor.routine.name == "Squat-position holds 3"


def test_an_edited_built_in_is_a_copy_under_its_name(sit: Sit, tmp_path: Path) -> None:
    sitting = sit()
    built_in = sitting.workspace.built_ins[HOLDS]
    sitting.edit(HOLDS, replace(built_in, name="Squats"))
    assert not (tmp_path / "routines" / "squats.lunge.json").exists()
    save(sitting)
    assert (sitting.chosen.own, sitting.chosen.routine) == (True, replace(built_in, name="Squats"))
    assert sit().workspace.built_ins[HOLDS] == built_in


def test_a_new_routine_begins_with_what_the_settings_say(sit: Sit) -> None:
    sitting = sit()
    settings = replace(sitting.preferences.settings, hold_s=8, rest_s=35, get_ready_s=20, pace=Pace.SELF)
    sitting.preferences.take(settings)
    begin_blank(sitting)
    assert sitting.editor.routine.blocks == ()
    sitting.editor.model.add_exercise("squat-position-reverse-lunge")
    routine = sitting.editor.routine
    assert routine.get_ready_s == 20
    for block in routine.blocks:
        assert isinstance(block, ExerciseBlock)
        assert (block.rest_s, block.pace) == (35, Pace.SELF)
        assert (block.phases_s["hold-back"], block.phases_s["hold-squat"]) == (8, 8)
    save(sitting)
    assert [item.name for item in sit().own] == ["New routine"]


def test_a_new_routine_can_be_made_from_any_other_one(sit: Sit, tmp_path: Path) -> None:
    put(tmp_path, "legs")
    sitting = sit()
    sitting.do(LibraryCommand.NEW)
    pick(sitting, "Evening legs")
    assert sitting.editor.routine == replace(EVENING, name="Evening legs 2")
    assert [item.name for item in sitting.own] == ["Evening legs"]
    save(sitting)
    assert sorted(item.name for item in sit().own) == ["Evening legs", "Evening legs 2"]


def test_who_wants_no_new_routine_after_all_is_where_they_were(sit: Sit) -> None:
    sitting = sit()
    before = sitting.window.focusWidget()
    sitting.do(LibraryCommand.NEW)
    QTest.keyClick(sitting.window.focusWidget(), Qt.Key.Key_Escape)
    assert sitting.library.isVisible()
    assert sitting.window.focusWidget() is before


def test_a_new_routine_that_is_cancelled_leaves_nothing(sit: Sit, tmp_path: Path) -> None:
    sitting = sit()
    begin_blank(sitting)
    sitting.editor.ask_to_leave()
    assert sitting.library.isVisible()
    assert files(tmp_path) == {}


def test_cancelling_with_changes_asks_and_leaves_the_file_as_it_was(sit: Sit, tmp_path: Path) -> None:
    put(tmp_path, "legs")
    before = files(tmp_path)
    sitting = sit()
    sitting.edit("legs", MINE)
    sitting.editor.ask_to_leave()
    answer(sitting, "Keep editing")
    assert sitting.editor.routine == MINE
    sitting.editor.ask_to_leave()
    answer(sitting, "Discard")
    assert sitting.library.isVisible()
    assert files(tmp_path) == before


def test_the_editor_shows_what_the_file_says_now(sit: Sit, tmp_path: Path) -> None:
    put(tmp_path, "legs")
    sitting = sit()
    put(tmp_path, "legs", THEIRS)
    sitting.do(LibraryCommand.EDIT, "legs")
    assert sitting.editor.routine == THEIRS
    sitting.editor.model.rename("My legs")
    save(sitting)
    assert not answers(sitting)
    assert sitting.chosen.routine == MINE


def test_a_file_that_was_broken_meanwhile_is_told_and_not_edited(sit: Sit, tmp_path: Path) -> None:
    file = put(tmp_path, "legs")
    sitting = sit()
    file.write_text("{", encoding="utf-8")
    sitting.do(LibraryCommand.EDIT, "legs")
    assert sitting.library.isVisible()
    assert [text for text in sitting.texts() if text.startswith("legs.lunge.json: ")]
    assert file.read_text(encoding="utf-8") == "{"


@posix
def test_on_a_full_disk_the_editor_stays_open_says_why_and_the_old_file_stays(disk: Disk) -> None:
    put(disk.folder, "legs")
    before = files(disk.folder)
    with sittings(disk.folder) as sit:
        sitting = sit()
        sitting.edit("legs", MINE)
        with disk.full() as told:
            save(sitting)
            assert f"legs.lunge.json: {told}" in sitting.texts()
        assert sitting.editor.routine == MINE
        assert sitting.editor.dirty
        assert files(disk.folder) == before
        save(sitting)
        assert sitting.chosen.routine == MINE


@pytest.mark.parametrize("theirs", [THEIRS, None], ids=["changed", "deleted"])
def test_what_another_program_did_to_the_file_meanwhile_is_asked_about_each_time(
    sit: Sit, tmp_path: Path, theirs: object
) -> None:
    file = put(tmp_path, "legs")
    sitting = sit()
    sitting.edit("legs", MINE)
    if theirs is None:
        file.unlink()
    else:
        put(tmp_path, "legs", THEIRS)
    before = files(tmp_path)
    for _time in range(2):
        save(sitting)
        did = "deleted" if theirs is None else "changed"
        assert f"legs.lunge.json: another program has {did} this file" in sitting.texts()
        answer(sitting, "Keep editing")
        assert sitting.editor.routine == MINE
        assert files(tmp_path) == before
    sitting.editor.ask_to_leave()
    answer(sitting, "Discard")
    assert [item.routine for item in sitting.own] == ([] if theirs is None else [THEIRS])


@pytest.mark.parametrize("deleted", [False, True], ids=["changed", "deleted"])
def test_the_file_of_another_program_is_overwritten_on_demand(
    sit: Sit, tmp_path: Path, *, deleted: bool
) -> None:
    put(tmp_path, "legs")
    sitting = sit()
    sitting.edit("legs", MINE)
    put(tmp_path, "legs", THEIRS)
    if deleted:
        (tmp_path / "routines" / "legs.lunge.json").unlink()
    save(sitting)
    answer(sitting, "Overwrite it")
    assert sitting.library.isVisible()
    assert [(item.id, item.routine) for item in sitting.own] == [("legs", MINE)]
    assert [(item.id, item.routine) for item in sit().own] == [("legs", MINE)]


def test_a_copy_leaves_the_file_of_another_program_alone(sit: Sit, tmp_path: Path) -> None:
    put(tmp_path, "legs")
    sitting = sit()
    sitting.edit("legs", MINE)
    theirs = put(tmp_path, "legs", THEIRS).read_bytes()
    save(sitting)
    answer(sitting, "Save as a copy")
    assert sitting.chosen.routine == MINE
    assert files(tmp_path)["legs.lunge.json"] == theirs
    assert sorted(item.name for item in sitting.own) == ["My legs", "Their legs"]


def test_closing_the_window_with_unsaved_changes_asks(sit: Sit, tmp_path: Path) -> None:
    put(tmp_path, "legs")
    sitting = sit()
    sitting.edit("legs", MINE)
    sitting.window.close()
    assert sitting.window.isVisible()
    answer(sitting, "Keep editing")
    assert sitting.editor.routine == MINE
    sitting.editor.ask_to_leave()
    answer(sitting, "Discard")
    assert sitting.library.isVisible()


def test_who_lets_changes_go_to_close_the_window_has_it_closed(sit: Sit, tmp_path: Path) -> None:
    put(tmp_path, "legs")
    before = files(tmp_path)
    sitting = sit()
    sitting.edit("legs", MINE)
    sitting.window.close()
    answer(sitting, "Discard")
    assert not sitting.window.isVisible()
    assert files(tmp_path) == before


def test_a_signal_closes_the_window_without_asking(sit: Sit, tmp_path: Path) -> None:
    put(tmp_path, "legs")
    sitting = sit()
    sitting.edit("legs", MINE)
    sitting.window.close_unasked()
    assert not sitting.window.isVisible()


def test_closing_the_window_asks_nothing_once_the_editor_is_left(sit: Sit, tmp_path: Path) -> None:
    put(tmp_path, "legs")
    sitting = sit()
    sitting.edit("legs", MINE)
    save(sitting)
    sitting.window.close()
    assert not sitting.window.isVisible()


def test_own_exercises_of_all_routines_are_offered_in_the_editor(sit: Sit, tmp_path: Path) -> None:
    put(tmp_path, "sit", replace(EVENING, name="Sit", exercises=(SIT,)))
    sitting = sit()
    begin_blank(sitting)
    sitting.editor.open_offers()
    settle(sitting.window)
    pick(sitting, "Wall sit")
    assert sitting.editor.routine.exercises == (SIT,)
    save(sitting)
    assert all(b'"own/wall-sit"' in content for content in files(tmp_path).values())
