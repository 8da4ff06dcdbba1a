"""What the history says of the routines is said in the library, at once and whenever it has changed."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from lunge_timer.core.answers import pain_of
from lunge_timer.core.done_workout import Away, Goal, Moment, Pain, Workout
from lunge_timer.core.weeks import date_of, monday_of
from lunge_timer.store.history.history import History
from lunge_timer.ui.library.what_was_done import PastWorkouts, Words, words_of
from lunge_timer.ui.workout_history import Remembered, WorkoutHistory
from tests.core.progression.histories import BANDS, DAY, EXERCISES, LUNGES, of, workout
from tests.ui.library.pages import SQUATS, item_id, shown, texts

HOLDS_ID = item_id(SQUATS)
GLUTES = of(BANDS)  # a glute session


def words(*workouts: Workout, away: tuple[Away, ...] = (), goals: tuple[Goal, ...] = ()) -> Words:
    return words_of(Remembered(workouts, goals, away), EXERCISES, today=DAY)


@pytest.fixture
def history(tmp_path: Path) -> Iterator[WorkoutHistory]:
    parent = QObject()
    history = WorkoutHistory(partial(History, tmp_path / "history.sqlite3"), parent)
    history.start()
    yield history
    history.close()


def test_without_a_history_nothing_is_said() -> None:
    told = words()
    assert (told.last_done, told.week, told.note_of(GLUTES)) == ({}, "", "")


def test_the_last_workout_of_each_routine_counts_in_whatever_order_they_are_read() -> None:
    early, late = workout(of(LUNGES), -3, uid="a"), workout(of(LUNGES), -1, uid="b")
    other = workout(of(LUNGES), -5, name="other", uid="c")
    for order in ((early, late, other), (other, late, early)):
        assert words(*order).last_done == {
            "mine": "yesterday, all 30 + 30",
            "other": "5 days ago, all 30 + 30",
        }


def test_the_week_is_told_against_its_goal() -> None:
    assert words(workout(of(LUNGES))).week == "1 of 3–4 this week"
    low = Goal(since_day=date_of(DAY - 30).isoformat(), low=2, high=2)
    assert words(workout(of(LUNGES)), goals=(low,)).week == "1 of 2 this week"


def test_of_a_week_away_nothing_is_said() -> None:
    day = date_of(DAY).isoformat()
    assert not words(workout(of(LUNGES)), away=(Away(from_day=day, to_day=day),)).week


def test_the_second_glute_session_of_a_week_has_a_note_and_the_first_and_a_lunge_have_none() -> None:
    monday = monday_of(DAY) - DAY
    told = words(workout(GLUTES, monday))
    assert told.note_of(GLUTES) == "You did a glute session this week: once a week is enough."
    assert not told.note_of(of(LUNGES))
    assert not words(workout(GLUTES, monday - 1)).note_of(GLUTES)


def test_the_library_follows_the_history(qtbot: QtBot, history: WorkoutHistory) -> None:
    page = shown(qtbot)
    past = PastWorkouts(page, history, EXERCISES, page, today=lambda: DAY)
    past.refresh()
    history.save(replace(workout(of(LUNGES)), routine=HOLDS_ID))
    qtbot.waitUntil(lambda: "1 of 3–4 this week" in texts(page))
    model = page.panel.model
    assert model.row(model.number_of(HOLDS_ID)).last_done == "today, all 30 + 30"
    history.delete(workout(of(LUNGES)).uid)
    qtbot.waitUntil(lambda: not model.row(model.number_of(HOLDS_ID)).last_done)
    assert "1 of 3–4 this week" not in texts(page)


def test_on_another_day_the_window_that_comes_to_the_front_says_so(
    qtbot: QtBot, history: WorkoutHistory
) -> None:
    days = [DAY]
    page = shown(qtbot)
    past = PastWorkouts(page, history, EXERCISES, page, today=lambda: days[-1])
    history.save(replace(workout(of(LUNGES)), routine=HOLDS_ID))
    model = page.panel.model
    qtbot.waitUntil(lambda: model.row(model.number_of(HOLDS_ID)).last_done.startswith("today"))
    days.append(DAY + 1)
    past.see_day()
    qtbot.waitUntil(lambda: model.row(model.number_of(HOLDS_ID)).last_done.startswith("yesterday"))
    with qtbot.assertNotEmitted(past.refreshed, wait=50):
        past.see_day()


def hurt(day: int, *pain: Pain, uid: str = "sore") -> Workout:
    return replace(workout(of(LUNGES), day, uid=uid), pain=pain)


def sore(score: int, moment: Moment = Moment.AFTER) -> Pain:
    return Pain(moment=moment, leg="left", score=score, asked_ms=0)


@pytest.mark.parametrize(
    ("day", "pain", "asks"),
    [
        (-1, (sore(2),), True),
        (-1, (sore(0),), False),
        (-1, (), False),
        (0, (sore(2),), False),
        (-2, (sore(2),), False),
        (-1, (sore(2), sore(1, Moment.NEXT_DAY)), False),
    ],
)
def test_legs_that_hurt_yesterday_are_asked_after_until_somebody_said(
    day: int, pain: tuple[Pain, ...], *, asks: bool
) -> None:
    told = words(hurt(day, *pain))
    assert (told.morning is not None) == asks


def test_the_morning_is_asked_once_and_its_answer_is_in_the_history(
    qtbot: QtBot, history: WorkoutHistory
) -> None:
    page = shown(qtbot)
    past = PastWorkouts(page, history, EXERCISES, page, today=lambda: DAY)
    history.save(hurt(-1, sore(3)))
    question = "How are your legs this morning?"
    qtbot.waitUntil(lambda: question in texts(page))
    history.correct("sore", partial(replace, note="corrected in Progress"))
    page.parts.morning.pain["left"].chosen.emit(5)
    found: list[Workout | None] = []
    history.ask(lambda kept: kept.workout("sore"), found.append)
    qtbot.waitUntil(lambda: bool(found))
    (kept,) = found
    assert kept is not None
    assert (kept.note, pain_of(kept, "left", Moment.NEXT_DAY)) == ("corrected in Progress", 5)
    page.parts.morning.dismiss()
    past.refresh()
    history.ask(lambda kept: kept.workouts(), lambda _all: found.clear())
    qtbot.waitUntil(lambda: not found)
    assert question not in texts(page)
