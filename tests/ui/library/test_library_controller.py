from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import cast

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject, QPoint, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lunge_timer.core.adjust import SettingKind, settings_of
from lunge_timer.core.routine import ExerciseBlock, Routine
from lunge_timer.store.assets import load_built_ins, load_exercises
from lunge_timer.store.settings import Settings, SettingsFile
from lunge_timer.ui.library.library_commands import LibraryCommand
from lunge_timer.ui.theme import current_colors
from lunge_timer.ui.widgets.banner import Banner, Sign
from tests.store.faults import Disk, posix, small_disk
from tests.ui.drags import dragged, dropping, entering
from tests.ui.sittings import EVENING, HOLDS, Sit, Sitting, files, put, settle, sittings

pytestmark = [pytest.mark.slow, pytest.mark.qt_log_ignore("does not support propagateSizeHints")]

MORNING = replace(EVENING, name="Morning legs")
MANY = 1000


@pytest.fixture
def sit(tmp_path: Path, qapp: QApplication) -> Iterator[Sit]:
    assert qapp is not None
    with sittings(tmp_path) as sit:
        yield sit


@pytest.fixture
def unshown(tmp_path: Path, qapp: QApplication) -> Iterator[Callable[[], Sitting]]:
    """To sit down while there is no picture yet."""
    assert qapp is not None
    sat: list[Sitting] = []

    def sit() -> Sitting:
        sat.append(Sitting(tmp_path))
        return sat[0]

    yield sit
    sat[0].end()


@pytest.fixture
def disk() -> Iterator[Disk]:
    with small_disk() as disk:
        yield disk


def set_holds(sitting: Sitting, seconds: int) -> None:
    """Move the slider of the chosen routine's holds."""
    routine = sitting.library.routine
    assert routine is not None
    for setting in settings_of(routine, sitting.workspace.exercises):
        if setting.kind is SettingKind.HOLD:
            sitting.library.view.set_number(setting, seconds * 1000)


def holds_of(routine: Routine | None) -> set[float]:
    assert routine is not None
    return {
        seconds
        for block in routine.blocks
        if isinstance(block, ExerciseBlock)
        for phase, seconds in block.phases_s.items()
        if phase.startswith("hold")
    }


@pytest.mark.parametrize("item_id", ["legs", "built-in/desk-break"])
def test_a_star_is_there_after_a_restart_and_so_is_its_absence(
    sit: Sit, tmp_path: Path, item_id: str
) -> None:
    put(tmp_path, "legs")
    sit().do(LibraryCommand.STAR, item_id)
    again = sit()
    assert again.items[0].id == item_id
    assert [item.id for item in again.items if item.starred] == [item_id]
    again.do(LibraryCommand.STAR, item_id)
    assert not any(item.starred for item in sit().items)


def test_a_favourite_is_what_the_sliders_say_on_top_and_chosen_also_after_a_restart(sit: Sit) -> None:
    sitting = sit()
    sitting.library.choose(HOLDS)
    set_holds(sitting, 7)
    sitting.do(LibraryCommand.SAVE)
    for now in (sitting, sit()):
        item = now.items[0]
        assert now.chosen is item
        assert (item.own, item.starred, item.name) == (True, True, "Squat-position holds 2")
        assert holds_of(item.routine) == {7}


@pytest.mark.parametrize("item_id", ["legs", HOLDS])
def test_what_is_kept_is_in_the_routine_itself_also_after_a_restart_and_can_be_undone(
    sit: Sit, tmp_path: Path, item_id: str
) -> None:
    put(tmp_path, "legs", replace(EVENING, blocks=load_built_ins(load_exercises())[HOLDS].blocks))
    sitting = sit()
    before = len(sitting.items)
    sitting.library.choose(item_id)
    set_holds(sitting, 7)
    sitting.do(LibraryCommand.KEEP)

    def has_sevens(now: Sitting) -> bool:
        now.library.choose(item_id)
        return holds_of(now.chosen.routine) == holds_of(now.library.routine) == {7}

    assert has_sevens(sitting)
    again = sit()
    assert has_sevens(again)
    assert len(again.items) == before
    set_holds(again, 9)
    again.do(LibraryCommand.KEEP)
    assert not has_sevens(again)
    again.do(LibraryCommand.UNDO)
    assert has_sevens(again)
    assert has_sevens(sit())


def test_a_built_in_routine_with_one_s_own_numbers_says_so_until_it_has_the_original_ones_again(
    sit: Sit,
) -> None:
    def told(sitting: Sitting) -> bool:
        sitting.library.choose(HOLDS)
        settle(sitting.window)
        row = sitting.library.panel.model.row_of(sitting.chosen)
        beside = any(text.startswith("Your numbers. The original: ") for text in sitting.texts())
        assert row.dose.startswith("Your numbers: ") is beside
        return beside

    sitting = sit()
    assert not told(sitting)
    set_holds(sitting, 7)
    assert not told(sitting)
    sitting.do(LibraryCommand.KEEP)
    assert told(sitting)
    sitting = sit()
    assert told(sitting)
    sitting.do(LibraryCommand.FORGET)
    assert not told(sitting)
    sitting.do(LibraryCommand.UNDO)
    assert told(sitting)
    sitting.do(LibraryCommand.FORGET)
    assert not told(sit())


def test_where_nothing_is_changed_there_is_nothing_to_keep(sit: Sit, tmp_path: Path) -> None:
    sitting = sit()
    sitting.do(LibraryCommand.KEEP, HOLDS)
    assert "Nothing is changed that could be kept." in sitting.texts()
    assert not (tmp_path / "built-in-numbers").exists()


def test_what_another_program_did_to_kept_numbers_is_told_once_and_takes_no_star(
    sit: Sit, tmp_path: Path
) -> None:
    sitting = sit()
    sitting.do(LibraryCommand.STAR, HOLDS)
    set_holds(sitting, 7)
    sitting.do(LibraryCommand.KEEP)
    (tmp_path / "built-in-numbers" / "squat-position-holds.lunge.json").unlink()
    for _press in range(2):
        sitting.do(LibraryCommand.UNDO)
    assert any("another program has deleted this file" in text for text in sitting.texts())
    assert sitting.chosen.starred
    assert sitting.preferences.settings.starred == (HOLDS,)


def test_the_keyboard_goes_from_undo_to_a_number_and_not_to_a_button_that_saves(sit: Sit) -> None:
    sitting = sit()
    sitting.library.choose(HOLDS)
    set_holds(sitting, 7)
    sitting.do(LibraryCommand.KEEP)
    sitting.library.parts.undo_bar.undo_button.setFocus()
    sitting.library.parts.undo_bar.undo_button.click()
    settle(sitting.window)
    assert sitting.window.focusWidget() is sitting.library.parts.detail.controls.controls[-1].tab_stop
    assert len(sitting.own) == 0


def test_a_hold_that_was_changed_and_changed_back_makes_no_second_favourite(sit: Sit, tmp_path: Path) -> None:
    put(tmp_path, "legs")
    sitting = sit()
    sitting.library.choose("legs")
    set_holds(sitting, 5)
    set_holds(sitting, 0)
    sitting.do(LibraryCommand.SAVE)
    assert [item.id for item in sitting.own] == ["legs"]
    sitting.do(LibraryCommand.KEEP)
    assert "Nothing is changed that could be kept." in sitting.texts()


def test_numbers_that_cannot_be_kept_stay_set_and_the_reason_is_told(sit: Sit, tmp_path: Path) -> None:
    sitting = sit()
    (tmp_path / "built-in-numbers").write_text("", encoding="utf-8")
    sitting.library.choose(HOLDS)
    set_holds(sitting, 7)
    sitting.do(LibraryCommand.KEEP)
    assert holds_of(sitting.library.routine) == {7}
    assert holds_of(sitting.chosen.routine) == {5}
    assert any(text.startswith("squat-position-holds.lunge.json: ") for text in sitting.texts())


def test_the_name_of_a_favourite_can_be_typed_at_once(sit: Sit) -> None:
    sitting = sit()
    sitting.do(LibraryCommand.SAVE, HOLDS)
    field = sitting.library.parts.name_field
    assert field.hasFocus()
    assert field.selectedText() == "Squat-position holds 2"


def test_favourites_of_one_routine_have_names_of_their_own(sit: Sit) -> None:
    sitting = sit()
    sitting.do(LibraryCommand.SAVE, HOLDS)
    sitting.do(LibraryCommand.SAVE, HOLDS)
    assert [item.name for item in sitting.own] == ["Squat-position holds 2", "Squat-position holds 3"]


@pytest.mark.parametrize("starred", [False, True])
def test_an_own_routine_that_is_saved_unchanged_has_its_star_and_no_second_one_is_made(
    sit: Sit, tmp_path: Path, *, starred: bool
) -> None:
    file = put(tmp_path, "legs")
    if starred:
        sit().do(LibraryCommand.STAR, "legs")
    sitting = sit()
    sitting.do(LibraryCommand.SAVE, "legs")
    assert [(item.id, item.starred) for item in sitting.own] == [("legs", True)]
    assert [*files(tmp_path)] == [file.name]
    assert any("is among your favourites" in text for text in sitting.texts())
    assert [item.id for item in sit().items if item.starred] == ["legs"]


def test_a_new_name_is_there_after_a_restart_in_the_same_file(sit: Sit, tmp_path: Path) -> None:
    file = put(tmp_path, "legs")
    sitting = sit()
    sitting.library.rename_requested.emit("legs", "Morning legs")
    assert sitting.chosen.name == "Morning legs"
    assert [item.name for item in sit().own] == ["Morning legs"]
    assert [*files(tmp_path)] == [file.name]


@pytest.mark.parametrize(
    ("item_id", "name"), [("legs", "Evening legs 2"), ("built-in/desk-break", "Desk break 2")]
)
def test_a_duplicate_is_an_own_routine_and_chosen(sit: Sit, tmp_path: Path, item_id: str, name: str) -> None:
    put(tmp_path, "legs")
    sitting = sit()
    sitting.do(LibraryCommand.DUPLICATE, item_id)
    assert (sitting.chosen.name, sitting.chosen.own) == (name, True)
    assert [item.name for item in sit().own] == sorted(["Evening legs", name])


def test_a_deleted_routine_comes_back_byte_for_byte_with_its_star(sit: Sit, tmp_path: Path) -> None:
    file = put(tmp_path, "legs")
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes() + b"\n\n")
    before = files(tmp_path)
    sitting = sit()
    sitting.do(LibraryCommand.STAR, "legs")
    sitting.do(LibraryCommand.DELETE, "legs")
    assert sitting.own == []
    assert "“Evening legs” was deleted." in sitting.texts()
    assert files(tmp_path) == {}
    sitting.do(LibraryCommand.UNDO)
    assert files(tmp_path) == before
    assert sitting.chosen.id == "legs"
    assert sitting.chosen.starred
    assert "“Evening legs” was deleted." not in sitting.texts()


def test_a_deleted_routine_is_gone_after_a_restart(sit: Sit, tmp_path: Path) -> None:
    put(tmp_path, "legs")
    sit().do(LibraryCommand.DELETE, "legs")
    assert sit().own == []
    assert [*(tmp_path / "routines").iterdir()] == []


def test_the_star_of_a_deleted_routine_is_not_handed_on(sit: Sit, tmp_path: Path) -> None:
    put(tmp_path, "evening-legs")
    sitting = sit()
    sitting.do(LibraryCommand.STAR, "evening-legs")
    sitting.do(LibraryCommand.DELETE, "evening-legs")
    sitting.controller.add(EVENING)
    assert [(item.id, item.starred) for item in sitting.own] == [("evening-legs", False)]


def test_a_broken_file_can_be_deleted_and_brought_back(sit: Sit, tmp_path: Path) -> None:
    put(tmp_path, "legs").write_bytes(b"\0" * 100)
    sitting = sit()
    sitting.do(LibraryCommand.DELETE, "legs")
    assert files(tmp_path) == {}
    sitting.do(LibraryCommand.UNDO)
    assert files(tmp_path) == {"legs.lunge.json": b"\0" * 100}


def test_a_broken_file_is_listed_with_why_and_the_others_are_there(sit: Sit, tmp_path: Path) -> None:
    put(tmp_path, "good")
    put(tmp_path, "bad").write_text("{", encoding="utf-8")
    sitting = sit()
    good, bad = sitting.own
    assert (good.id, good.problem) == ("good", "")
    assert bad is sitting.items[-1]
    assert (bad.routine, bad.name) == (None, "bad.lunge.json")
    assert bad.problem.startswith("bad.lunge.json: ")
    sitting.library.choose("bad")
    assert bad.problem.removeprefix("bad.lunge.json: ") in " ".join(sitting.texts())


def test_what_is_exported_and_imported_again_is_equal(sit: Sit, tmp_path: Path) -> None:
    put(tmp_path, "legs")
    sitting, away = sit(), tmp_path / "away.lunge.json"
    sitting.library.export_requested.emit("legs", away)
    sitting.do(LibraryCommand.DELETE, "legs")
    sitting.library.import_requested.emit([away])
    assert sitting.chosen.routine == EVENING
    assert [item.routine for item in sit().own] == [EVENING]


def test_an_exported_built_in_is_imported_as_a_copy(sit: Sit, tmp_path: Path) -> None:
    sitting, away = sit(), tmp_path / "away.lunge.json"
    sitting.library.export_requested.emit(HOLDS, away)
    sitting.library.import_requested.emit([away])
    built_in = sitting.workspace.built_ins[HOLDS]
    assert sitting.chosen.routine == replace(built_in, name=f"{built_in.name} 2")


def test_an_export_says_where_it_went_and_does_not_warn(sit: Sit, tmp_path: Path) -> None:
    sitting, away = sit(), tmp_path / "away.lunge.json"
    sitting.library.export_requested.emit(HOLDS, away)
    settle(sitting.window)
    (banner,) = [each for each in sitting.library.findChildren(Banner) if each.isVisible()]
    assert banner.accessibleName() == f"Exported to {away}"
    sign = banner.findChildren(Sign)[0].grab().toImage()
    assert not any(
        sign.pixelColor(x, y) == current_colors().danger
        for x in range(sign.width())
        for y in range(sign.height())
    )
    sitting.do(LibraryCommand.DUPLICATE, HOLDS)
    assert not banner.isVisible()


def test_an_export_that_fails_warns(sit: Sit, tmp_path: Path) -> None:
    sitting = sit()
    sitting.library.export_requested.emit(HOLDS, tmp_path / "nowhere" / "away.lunge.json")
    settle(sitting.window)
    (banner,) = [each for each in sitting.library.findChildren(Banner) if each.isVisible()]
    sign = banner.findChildren(Sign)[0].grab().toImage()
    assert any(
        sign.pixelColor(x, y) == current_colors().danger
        for x in range(sign.width())
        for y in range(sign.height())
    )


def test_an_import_whose_id_and_name_are_taken_is_a_copy(sit: Sit, tmp_path: Path) -> None:
    own = put(tmp_path, "evening-legs")
    away = tmp_path / "evening-legs.lunge.json"
    away.write_bytes(own.read_bytes())
    sitting = sit()
    sitting.library.import_requested.emit([away])
    assert sitting.chosen.name == "Evening legs 2"
    assert files(tmp_path)[own.name] == own.read_bytes() == away.read_bytes()
    assert len(sitting.own) == 2


def test_of_several_files_the_good_are_imported_and_the_bad_are_told(sit: Sit, tmp_path: Path) -> None:
    good = [tmp_path / "one.lunge.json", tmp_path / "two.json"]
    bad = [tmp_path / "bad.json", tmp_path / "gone.json"]
    sitting = sit()
    for file in good:
        sitting.library.export_requested.emit(HOLDS, file)
    bad[0].write_text("[]", encoding="utf-8")
    sitting.library.import_requested.emit([bad[0], good[0], bad[1], good[1]])
    assert [item.name for item in sitting.own] == ["Squat-position holds 2", "Squat-position holds 3"]
    (note,) = [text for text in sitting.texts() if "bad.json" in text]
    assert [line.partition(": ")[0] for line in note.splitlines()] == [str(file) for file in bad]
    sitting.library.import_requested.emit([good[0]])
    assert note not in sitting.texts()


def test_dropped_files_are_imported(sit: Sit, tmp_path: Path) -> None:
    away = tmp_path / "away.lunge.json"
    sitting = sit()
    sitting.library.export_requested.emit(HOLDS, away)
    data, place = dragged(away), QPoint(400, 300)
    QApplication.sendEvent(sitting.library, entering(data, place))
    QApplication.sendEvent(sitting.library, dropping(data, place))
    assert [item.name for item in sitting.own] == ["Squat-position holds 2"]


@posix
def test_where_files_can_only_be_read_every_action_says_so_and_nothing_is_lost(disk: Disk) -> None:
    put(disk.folder, "legs")
    before = files(disk.folder)
    with sittings(disk.folder) as sit, disk.read_only() as told:
        sitting = sit()
        problem = sitting.problem
        assert "can only be read" in problem
        library = sitting.library
        deeds: list[Callable[[], None]] = [
            lambda: sitting.do(LibraryCommand.SAVE, HOLDS),
            lambda: sitting.do(LibraryCommand.DUPLICATE, "legs"),
            lambda: sitting.do(LibraryCommand.DELETE, "legs"),
            lambda: library.rename_requested.emit("legs", "Other"),
            lambda: library.export_requested.emit("legs", disk.folder / "away.lunge.json"),
            lambda: library.import_requested.emit([disk.folder / "gone.lunge.json"]),
        ]
        for deed in deeds:
            library.show_note("")
            deed()
            assert len([text for text in sitting.texts() if told in text or "gone" in text]) == 1
        assert [item.routine for item in sitting.own] == [EVENING]
        sitting.library.show_note("")
        sitting.do(LibraryCommand.STAR, "legs")
        sitting.preferences.save()
        assert [item.starred for item in sitting.own] == [True]
        assert not [text for text in sitting.texts() if told in text], "it was said at the start"
        sitting.library.start()
        assert sitting.workout.under_way
    assert files(disk.folder) == before


@posix
def test_a_deletion_that_cannot_be_undone_yet_can_be_tried_again(disk: Disk) -> None:
    before = put(disk.folder, "legs").read_bytes()
    with sittings(disk.folder) as sit:
        sitting = sit()
        sitting.do(LibraryCommand.DELETE, "legs")
        with disk.read_only() as told:
            sitting.do(LibraryCommand.UNDO)
            assert [text for text in sitting.texts() if told in text]
        sitting.do(LibraryCommand.UNDO)
        assert files(disk.folder) == {"legs.lunge.json": before}


@pytest.mark.parametrize("command", [LibraryCommand.DELETE, LibraryCommand.EDIT])
def test_what_another_program_has_deleted_is_told_and_no_longer_listed(
    sit: Sit, tmp_path: Path, command: LibraryCommand
) -> None:
    file = put(tmp_path, "legs")
    sitting = sit()
    sitting.library.choose("legs")
    file.unlink()
    sitting.do(command)
    assert [text for text in sitting.texts() if text.startswith("legs.lunge.json: ")]
    assert sitting.own == []
    assert sitting.library.isVisible()


@pytest.mark.parametrize(
    "ask",
    [
        lambda sitting: sitting.do(LibraryCommand.DELETE, "legs"),
        lambda sitting: sitting.do(LibraryCommand.EDIT, "legs"),
        lambda sitting: sitting.library.rename_requested.emit("legs", "Mine"),
    ],
    ids=["delete", "edit", "rename"],
)
def test_the_star_of_what_another_program_has_deleted_is_not_handed_on(
    sit: Sit, tmp_path: Path, ask: Callable[[Sitting], None]
) -> None:
    file = put(tmp_path, "legs")
    sitting = sit()
    sitting.do(LibraryCommand.STAR, "legs")
    sitting.do(LibraryCommand.STAR, HOLDS)
    file.unlink()
    ask(sitting)
    assert sitting.preferences.settings.starred == (HOLDS,)
    put(tmp_path, "legs")
    assert [(item.id, item.starred) for item in sit().own] == [("legs", False)]


def test_the_star_of_what_another_program_has_changed_stays(sit: Sit, tmp_path: Path) -> None:
    put(tmp_path, "legs")
    sitting = sit()
    sitting.do(LibraryCommand.STAR, "legs")
    put(tmp_path, "legs", MORNING)
    sitting.library.rename_requested.emit("legs", "Mine")
    assert [(item.name, item.starred) for item in sitting.own] == [("Morning legs", True)]


def test_a_rename_of_what_another_program_has_changed_is_refused_once(sit: Sit, tmp_path: Path) -> None:
    put(tmp_path, "legs")
    sitting = sit()
    put(tmp_path, "legs", MORNING)
    sitting.library.rename_requested.emit("legs", "Mine")
    assert "legs.lunge.json: another program has changed this file" in sitting.texts()
    assert [item.routine for item in sitting.own] == [MORNING]
    sitting.library.rename_requested.emit("legs", "Mine")
    assert [item.name for item in sit().own] == ["Mine"]


def put_many(folder: Path) -> list[str]:
    """The ids of so many own routines, as their names are ordered."""
    stems = [f"legs-{number:03}" for number in range(MANY)]
    for stem in stems:
        put(folder, stem, replace(EVENING, name=stem))
    return stems


def test_of_a_thousand_the_first_are_there_at_once_and_the_rest_come_in_portions(
    unshown: Callable[[], Sitting], tmp_path: Path, qtbot: QtBot
) -> None:
    put_many(tmp_path)
    sitting = unshown()
    lengths = [len(sitting.own)]
    assert 24 <= lengths[0] < 100
    sitting.library.panel.model.modelReset.connect(lambda: lengths.append(len(sitting.own)))
    sitting.show()
    qtbot.waitUntil(lambda: len(sitting.own) == MANY)
    assert max(after - before for before, after in pairwise(lengths)) <= 50
    assert [item.name for item in sitting.own] == [f"legs-{number:03}" for number in range(MANY)]


def test_the_chosen_stays_chosen_while_the_rest_is_read(sit: Sit, tmp_path: Path, qtbot: QtBot) -> None:
    put_many(tmp_path)
    sitting = sit()
    sitting.library.choose("built-in/desk-break")
    qtbot.waitUntil(lambda: len(sitting.own) == MANY)
    assert sitting.chosen.id == "built-in/desk-break"


@pytest.mark.parametrize("stem", ["zz", "v1.2 legs"])
def test_the_last_one_is_chosen_at_the_next_start_however_many_are_starred(
    sit: Sit, tmp_path: Path, stem: str
) -> None:
    stems = put_many(tmp_path)
    put(tmp_path, stem)
    SettingsFile(tmp_path / "settings.json").save(Settings(starred=tuple(stems), last_routine=stem))
    sitting = sit()
    assert sitting.chosen.id == stem
    assert sit().chosen.id == stem


def test_a_routine_that_is_unread_yet_is_found_by_its_name_and_chosen(
    unshown: Callable[[], Sitting], tmp_path: Path
) -> None:
    put_many(tmp_path)
    sitting = unshown()
    assert sitting.controller.choose("LEGS-999")[0].name == "legs-999"
    assert sitting.chosen.id == "legs-999"


def test_an_own_routine_goes_before_a_built_in_of_its_name(sit: Sit, tmp_path: Path) -> None:
    put(tmp_path, "mine", replace(EVENING, name="DESK break"))
    sitting = sit()
    assert sitting.controller.choose("Desk Break")[0].name == "DESK break"
    assert sitting.chosen.id == "mine"


class FileManager(QObject):
    """Takes the place of the desktop's own."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())


def test_the_folder_of_a_broken_file_is_shown(sit: Sit, tmp_path: Path) -> None:
    put(tmp_path, "bad").write_text("{", encoding="utf-8")
    sitting, manager = sit(), FileManager()
    # PySide takes a text; its stubs ask for bytes.
    QDesktopServices.setUrlHandler("file", manager, cast("bytes", "open"))
    try:
        sitting.do(LibraryCommand.SHOW_FOLDER, "bad")
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert manager.opened == [str(tmp_path / "routines")]
