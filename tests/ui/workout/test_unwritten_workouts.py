"""A workout that cannot be written down goes on, and its page says so."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from lunge_timer.store.journal_writer import RETRY_MS
from lunge_timer.ui.widgets.question import Question
from tests.store.faults import posix, small_files
from tests.ui.sittings import Sit, Sitting, settle, sittings
from tests.ui.workouts import DESK_BREAK, routines

UNWRITTEN = "The workout goes on, but it is lost if the program is ended in its midst. "
TAKEN = "another window has the folder"


@pytest.fixture
def sit(tmp_path: Path) -> Iterator[Sit]:
    with sittings(tmp_path) as sit:

        def start() -> Sitting:
            sitting = sit()
            sitting.program.rooms.history.start()
            sitting.program.rooms.keeper.take_up()
            return sitting

        yield start


def train(sitting: Sitting, ms: int) -> None:
    sitting.workout.begin(routines()[DESK_BREAK], "built-in/desk-break")
    wait(sitting, ms)


def wait(sitting: Sitting, ms: int) -> None:
    sitting.clock.advance(ms)
    sitting.workout.refresh()
    settle(sitting.window)


def finish(sitting: Sitting) -> None:
    sitting.workout.page.dialogs.finish_requested.emit()
    settle(sitting.window)


def journals(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.glob("*.jsonl")}


def question(sitting: Sitting, qtbot: QtBot) -> dict[str, QPushButton]:
    """What can be answered to the question in sight."""

    def found() -> list[Question]:
        sitting.program.rooms.keeper.offer(sitting.library)
        return [each for each in sitting.window.findChildren(Question) if each.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    return {button.text(): button for button in found()[0].findChildren(QPushButton)}


def banners(sitting: Sitting) -> list[str]:
    return [text for text in sitting.texts() if text.startswith(UNWRITTEN)]


@posix
def test_a_disk_that_refuses_from_the_first_line_on_is_told_until_it_takes_them(sit: Sit) -> None:
    sitting = sit()
    with small_files():
        train(sitting, 15_000)
    assert len(banners(sitting)) == 1
    wait(sitting, RETRY_MS)
    wait(sitting, 7_000)  # another step: its line is written, and all before it
    assert banners(sitting) == []


@posix
def test_a_disk_that_refuses_from_the_first_line_of_a_resumed_workout_on_is_told(
    sit: Sit, qtbot: QtBot
) -> None:
    train(sit(), 15_000)
    sitting = sit()
    resume = question(sitting, qtbot)["Resume"]
    with small_files():
        resume.click()
        settle(sitting.window)
    assert sitting.workout.under_way
    assert len(banners(sitting)) == 1


def test_what_was_told_of_one_workout_is_not_told_of_the_next(sit: Sit) -> None:
    sitting = sit()
    train(sitting, 15_000)
    sitting.workout.journal_reported.emit(1, UNWRITTEN)  # by then it is another one that is in sight
    train(sitting, 0)
    assert banners(sitting) == []


def test_in_a_folder_that_another_window_has_a_workout_that_begins_is_not_written(
    sit: Sit, tmp_path: Path
) -> None:
    sitting = sit()
    sitting.program.rooms.keeper.refuse(TAKEN)
    (tmp_path / "current.jsonl").write_text("of the other window")
    others = {"current.jsonl": b"of the other window"}
    train(sitting, 15_000)
    assert journals(tmp_path) == others
    finish(sitting)
    assert journals(tmp_path) == others


def test_a_workout_in_whose_midst_another_window_takes_the_folder_is_written_no_further_and_that_is_told(
    sit: Sit, tmp_path: Path
) -> None:
    sitting = sit()
    train(sitting, 15_000)
    sitting.program.rooms.keeper.refuse(TAKEN)
    settle(sitting.window)
    assert banners(sitting) == [UNWRITTEN + TAKEN]
    before = journals(tmp_path)
    wait(sitting, 30_000)
    assert journals(tmp_path) == before
    (tmp_path / "current.jsonl").unlink()  # the other window has kept it
    wait(sitting, 30_000)
    finish(sitting)
    assert journals(tmp_path) == {}
    assert banners(sitting) == [] != [text for text in sitting.texts() if TAKEN in text]
