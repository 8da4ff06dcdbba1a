"""The history on a thread of its own: what is asked is answered on the event loop, whatever the disk does."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from lunge_timer.core.done_workout import Workout
from lunge_timer.errors import StoreError
from lunge_timer.store.history.history import History
from lunge_timer.ui.workout_history import WorkoutHistory
from tests.remembered import THREE_SETS, workout

FULL = "history.sqlite3: the disk is full; make room on it and try again"


class FullDisk(History):
    """A history whose disk is full for as long as a test says so."""

    full = True

    def retry(self) -> None:
        if self.full and self.waiting:
            raise StoreError(FULL)
        super().retry()


class Broken(History):
    def save(self, _workout: Workout) -> bool:
        raise ZeroDivisionError


@pytest.fixture
def parent() -> Iterator[QObject]:
    parent = QObject()
    yield parent
    parent.deleteLater()


@pytest.fixture
def history(tmp_path: Path, parent: QObject) -> Iterator[WorkoutHistory]:
    history = WorkoutHistory(partial(History, tmp_path / "history.sqlite3"), parent)
    history.start()
    yield history
    history.close()


def held(folder: Path) -> list[Workout]:
    history = History(folder / "history.sqlite3", refusal="read alone")
    history.open()
    try:
        return history.workouts()
    finally:
        history.close()


def answers(history: WorkoutHistory, qtbot: QtBot) -> list[Workout]:
    found: list[list[Workout]] = []
    history.ask(lambda kept: kept.workouts(), found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def test_what_is_saved_is_answered_in_order(history: WorkoutHistory, qtbot: QtBot) -> None:
    reasons: list[str] = []
    history.save(THREE_SETS, reasons.append)
    assert [each.uid for each in answers(history, qtbot)] == [THREE_SETS.uid]
    assert reasons == [""]


def test_a_bug_in_one_question_is_raised_on_the_event_loop_and_the_next_one_is_answered(
    history: WorkoutHistory, qtbot: QtBot
) -> None:
    def stumble(_history: History) -> None:
        raise ZeroDivisionError

    with qtbot.capture_exceptions() as caught:
        history.ask(stumble, lambda _nothing: None)
        assert answers(history, qtbot) == []
    assert [error[0] for error in caught] == [ZeroDivisionError]


def test_a_bug_in_a_change_ends_the_waiting_for_it(qtbot: QtBot, tmp_path: Path, parent: QObject) -> None:
    history = WorkoutHistory(partial(Broken, tmp_path / "history.sqlite3"), parent)
    history.start()
    reasons: list[str] = []
    with qtbot.capture_exceptions() as caught:
        history.save(THREE_SETS, reasons.append)
        answers(history, qtbot)
    history.close()
    assert reasons == ["It could not be saved: something went wrong inside the program."]
    assert [error[0] for error in caught] == [ZeroDivisionError]


def test_why_a_file_cannot_be_imported_is_told_each_time(
    history: WorkoutHistory, qtbot: QtBot, tmp_path: Path
) -> None:
    told: list[str] = []
    history.told.connect(told.append)
    (tmp_path / "bad.json").write_text("no history")
    for _turn in range(2):
        history.plan_import(tmp_path / "bad.json", lambda _plan: None)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[0] == told[1]


def test_a_file_is_written_or_told_why_not(history: WorkoutHistory, qtbot: QtBot, tmp_path: Path) -> None:
    told: list[str] = []
    history.told.connect(told.append)
    history.write_file(tmp_path / "legs.pdf", b"%PDF", lambda: told.append("written"))
    history.write_file(tmp_path, b"%PDF", lambda: told.append("never"))
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == ["written", f"{tmp_path.name}: this is a folder; choose another name"]
    assert (tmp_path / "legs.pdf").read_bytes() == b"%PDF"


def test_what_waits_is_told_once_and_whoever_saved_it_once_it_is_written(
    qtbot: QtBot, tmp_path: Path, parent: QObject
) -> None:
    made: list[FullDisk] = []

    def make(tell: Callable[[str], object]) -> History:
        made.append(FullDisk(tmp_path / "history.sqlite3", tell=tell))
        return made[0]

    history = WorkoutHistory(make, parent)
    told: list[str] = []
    history.told.connect(told.append)
    history.start()
    one: list[str] = []
    two: list[str] = []
    history.save(THREE_SETS, one.append)
    history.save(workout(*THREE_SETS.sets, uid="two"), two.append)
    assert len(answers(history, qtbot)) == 2
    assert (one, two) == ([FULL], [FULL])
    assert told == [f"{FULL}. It is kept in memory and tried again; Progress can export it to another place."]
    for _each in range(5):
        history.retry()
    answers(history, qtbot)
    assert len(history._unwritten) == 2  # nobody asked about the five
    made[0].full = False
    history.retry()
    answers(history, qtbot)
    assert (one, two) == ([FULL, ""], [FULL, ""])
    history.close()
    assert len(held(tmp_path)) == 2


def test_what_waits_is_written_as_the_window_closes_where_there_is_room_by_then(
    qtbot: QtBot, tmp_path: Path, parent: QObject
) -> None:
    made: list[FullDisk] = []

    def make(tell: Callable[[str], object]) -> History:
        made.append(FullDisk(tmp_path / "history.sqlite3", tell=tell))
        return made[0]

    history = WorkoutHistory(make, parent)
    history.start()
    history.save(THREE_SETS)
    answers(history, qtbot)
    made[0].full = False
    history.close()
    assert len(held(tmp_path)) == 1
