"""What the workouts so far say of the next one, from the history to the numbers of the routine."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lunge_timer.core.answers import with_reserve
from lunge_timer.core.routine import ExerciseBlock
from tests.ui.sittings import Sitting, settle, sittings
from tests.ui.workouts import routines

ROUTINE, NAME = "built-in/squat-position-holds", "Squat-position holds"  # 3 × 5 per leg, hold 5 s
OFFER = "Next time: hold 6 s"


@pytest.fixture
def sitting(tmp_path: Path) -> Iterator[Sitting]:
    with sittings(tmp_path) as sit:
        sitting = sit()
        sitting.program.rooms.history.start()
        yield sitting


def train(sitting: Sitting, qtbot: QtBot, reserve: int = 3) -> None:
    """Do the routine as it is kept now to its end, and say how many more each leg could have done."""
    routine = sitting.controller.kept_routine(ROUTINE)
    assert routine is not None
    sitting.workout.begin(routine, ROUTINE)
    sitting.clock.advance(900_000)
    sitting.workout.refresh()
    qtbot.waitUntil(lambda: "Saved" in sitting.texts())
    form = sitting.program.rooms.summary.page.form
    assert form.workout is not None
    form.answer(*(partial(with_reserve, leg=leg, reserve=reserve) for leg in ("left", "right")))


def holds(sitting: Sitting) -> list[float]:
    routine = sitting.controller.kept_routine(ROUTINE)
    assert routine is not None
    (block,) = routine.blocks
    assert isinstance(block, ExerciseBlock)
    return [*block.phases_s.values()]


def test_after_two_good_workouts_a_longer_hold_is_offered_and_taken_with_a_way_back(
    sitting: Sitting, qtbot: QtBot
) -> None:
    train(sitting, qtbot)
    train(sitting, qtbot)
    qtbot.waitUntil(lambda: OFFER in sitting.texts())
    sitting.program.rooms.summary.page.advice.take()
    settle(sitting.window)
    assert 6 in holds(sitting)
    sitting.window.leave_page()
    settle(sitting.window)
    sitting.library.undo()
    assert 6 not in holds(sitting)


def test_what_was_declined_is_not_offered_before_another_workout(sitting: Sitting, qtbot: QtBot) -> None:
    train(sitting, qtbot)
    train(sitting, qtbot)
    qtbot.waitUntil(lambda: OFFER in sitting.texts())
    page = sitting.program.rooms.summary.page
    page.advice.decline()
    assert len(sitting.preferences.settings.answered) == 1
    with qtbot.waitSignal(sitting.program.rooms.adviser.advised) as told:
        page.form.note.setText("Still fine")
        page.form.keep_note()
    assert told.args == ["", ""]
    assert holds(sitting) == [*routines_holds()]
    train(sitting, qtbot)
    qtbot.waitUntil(lambda: OFFER in sitting.texts())


def test_after_one_good_workout_nothing_is_offered(sitting: Sitting, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sitting.program.rooms.adviser.advised) as told:
        train(sitting, qtbot)
    assert told.args == ["", ""]


def routines_holds() -> list[float]:
    (block,) = routines()[NAME].blocks
    assert isinstance(block, ExerciseBlock)
    return [*block.phases_s.values()]
