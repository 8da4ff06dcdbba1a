from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lunge_timer.store.encoding import encode
from lunge_timer.ui.desk_breaks import DeskBreaks
from lunge_timer.ui.editor.page import EditorPage
from lunge_timer.ui.library.library_commands import LibraryCommand
from lunge_timer.ui.widgets.overlay import Overlay
from tests.ui.sittings import EVENING, Sit, Sitting, put, settle, sittings

pytestmark = pytest.mark.qt_log_ignore("does not support")  # the offscreen platform, of sizes and of raising

MORNING = replace(EVENING, name="Morning legs")


@pytest.fixture
def sit(tmp_path: Path, qapp: QApplication) -> Iterator[Sit]:
    assert qapp is not None
    with sittings(tmp_path) as sit:
        yield sit


def call(sitting: Sitting, *message: str) -> None:
    sitting.program.rooms.requests.answer(message)
    settle(sitting.window)


def away(folder: Path, name: str = "away.lunge.json") -> str:
    """A routine's file that lies anywhere."""
    file = folder / name
    file.write_text(encode(MORNING), encoding="utf-8")
    return str(file)


def test_a_start_without_a_wish_brings_the_window_to_the_front_as_it_is(sit: Sit, qtbot: QtBot) -> None:
    sitting = sit()
    sitting.do(LibraryCommand.SHOW_SETTINGS)
    sitting.window.showMinimized()
    call(sitting)
    qtbot.waitUntil(lambda: not sitting.window.isMinimized())
    assert sitting.window.isActiveWindow()
    assert not sitting.library.isVisible()


def test_a_named_routine_is_started_and_chosen(sit: Sit, tmp_path: Path) -> None:
    put(tmp_path, "legs")
    sitting = sit()
    call(sitting, "start", "EVENING legs")
    assert sitting.workout.under_way
    assert sitting.window.windowTitle() == "Evening legs"
    assert sitting.chosen.id == "legs"


def test_what_is_imported_behind_a_question_leaves_the_keyboard_with_it(sit: Sit, tmp_path: Path) -> None:
    sitting = sit()
    question = Overlay("Resume where you were?", ("Resume", "Later"), sitting.library)
    question.ask()
    call(sitting, "import", away(tmp_path))
    focused = sitting.window.focusWidget()
    assert focused is not None
    assert question.isAncestorOf(focused)
    QTest.keyClick(focused, Qt.Key.Key_Delete)
    assert MORNING.name in [item.name for item in sitting.own]
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert not question.isVisible()
    assert sitting.library.cards.hasFocus()


def test_a_question_that_waited_behind_a_workout_has_the_keyboard_after_it(sit: Sit) -> None:
    sitting = sit()
    question = Overlay("Resume where you were?", ("Resume", "Later"), sitting.library)
    question.ask()
    call(sitting, "start", "Desk break")
    sitting.program.rooms.workout.abandon()
    sitting.window.leave_page()
    focused = sitting.window.focusWidget()
    assert focused is not None
    assert question.isAncestorOf(focused)


def test_a_file_is_started_and_not_kept(sit: Sit, tmp_path: Path) -> None:
    sitting = sit()
    call(sitting, "start", away(tmp_path))
    assert sitting.window.windowTitle() == "Morning legs"
    assert sitting.own == []


def test_what_cannot_be_started_is_told(sit: Sit, tmp_path: Path) -> None:
    sitting = sit()
    call(sitting, "start", str(tmp_path / "gone.lunge.json"))
    assert not sitting.workout.under_way
    assert f"{tmp_path}/gone.lunge.json: there is no such file" in sitting.texts()


def test_files_are_imported_and_the_last_is_chosen(sit: Sit, tmp_path: Path) -> None:
    sitting = sit()
    sitting.do(LibraryCommand.SHOW_SETTINGS)
    call(sitting, "import", away(tmp_path), away(tmp_path, "second.json"))
    assert sitting.library.isVisible()
    assert [item.name for item in sitting.own] == ["Morning legs", "Morning legs 2"]
    assert sitting.chosen.name == "Morning legs 2"


def test_a_workout_goes_on_whatever_a_later_start_asks_and_files_are_kept(sit: Sit, tmp_path: Path) -> None:
    sitting = sit()
    call(sitting, "start", "Desk break")
    training = sitting.workout
    assert training is not None
    call(sitting, "start", "Squat-position holds")
    call(sitting, "import", away(tmp_path))
    assert sitting.window.windowTitle() == "Desk break"
    assert training.page.isVisible()
    assert [item.name for item in sitting.own] == ["Morning legs"]


def edit(sitting: Sitting) -> EditorPage:
    sitting.edit("legs", MORNING)
    return sitting.editor


@pytest.mark.parametrize("wish", ["start", "import"])
def test_what_is_being_edited_is_not_lost_to_a_later_start(sit: Sit, tmp_path: Path, wish: str) -> None:
    put(tmp_path, "legs")
    sitting = sit()
    editor = edit(sitting)
    call(sitting, wish, away(tmp_path))
    assert editor.isVisible()
    assert editor.routine == MORNING
    assert "Leave without saving?" in sitting.texts()
    assert not sitting.workout.under_way
    assert len(sitting.own) == (2 if wish == "import" else 1)


def test_an_editor_in_which_nothing_was_changed_makes_way(sit: Sit, tmp_path: Path) -> None:
    put(tmp_path, "legs")
    sitting = sit()
    sitting.do(LibraryCommand.EDIT, "legs")
    call(sitting, "import", away(tmp_path))
    assert sitting.library.isVisible()
    assert sitting.window.windowState() & Qt.WindowState.WindowMinimized == Qt.WindowState.WindowNoState


def test_what_a_later_start_cannot_have_is_told_back(sit: Sit, tmp_path: Path, qtbot: QtBot) -> None:
    requests = sit().program.rooms.requests
    gone = str(tmp_path / "gone.lunge.json")
    for message in (("start", gone), ("import", gone, away(tmp_path))):
        with qtbot.waitSignal(requests.refused) as refused:
            requests.answer(message)
        assert [*refused.args[0]] == [f"{gone}: there is no such file"]
    with qtbot.waitSignal(requests.refused) as refused:
        requests.answer(())
    assert refused.args == [()]


def test_a_start_that_has_to_wait_for_the_person_is_told_back(sit: Sit, tmp_path: Path) -> None:
    put(tmp_path, "legs")
    sitting = sit()
    requests = sitting.program.rooms.requests
    edit(sitting)
    assert requests.obey(("start", "Desk break")) == ("The window asks first about what you have not saved",)
    sitting.program.rooms.editor.leave()
    assert requests.obey(("start", "Desk break")) == ()
    told = requests.obey(("start", "Squat-position holds"))
    assert told == ("A workout is going on; finish it before you start another",)


def ask_for_the_break(sitting: Sitting) -> None:
    """What a reminder's button and the tray's menu ask for."""
    (breaks,) = sitting.window.findChildren(DeskBreaks)
    breaks.start()
    settle(sitting.window)


def test_the_break_is_the_shipped_one_whatever_an_own_routine_is_called(sit: Sit, tmp_path: Path) -> None:
    put(tmp_path, "own", replace(EVENING, name="Desk break"))
    sitting = sit()
    sitting.window.showMinimized()
    ask_for_the_break(sitting)
    assert sitting.workout.under_way
    assert sitting.chosen.id == "built-in/desk-break"
    assert not sitting.window.isMinimized()
    assert "Walk" not in sitting.texts()


def test_the_break_waits_for_a_workout_and_that_is_said_on_its_page(sit: Sit, qtbot: QtBot) -> None:
    sitting = sit()
    call(sitting, "start", "Squat-position holds")
    requests = sitting.program.rooms.requests
    with qtbot.assertNotEmitted(requests.refused):  # there is no later start that could be told
        ask_for_the_break(sitting)
    page = sitting.workout.page
    assert page.isVisible()
    assert sitting.window.windowTitle() == "Squat-position holds"
    assert page.accessibleName().startswith("A workout is going on; finish it before you start another. ")


def test_the_break_waits_for_the_answer_about_what_is_not_saved(
    sit: Sit, tmp_path: Path, qtbot: QtBot
) -> None:
    put(tmp_path, "legs")
    sitting = sit()
    edit(sitting)
    with qtbot.assertNotEmitted(sitting.program.rooms.requests.refused):
        ask_for_the_break(sitting)
    assert "Leave without saving?" in sitting.texts()
    assert not sitting.workout.under_way
