"""Before a routine is done, the library offers what the workouts so far say of it."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lunge_timer.core.answers import with_reserve
from lunge_timer.core.done_workout import Workout
from lunge_timer.core.routine import ExerciseBlock
from lunge_timer.ui.adviser import Adviser
from lunge_timer.ui.library.chosen_advice import ChosenAdvice
from lunge_timer.ui.theme import Scheme, apply_theme
from lunge_timer.ui.workout_history import today
from tests.core.progression.histories import DAY, EXERCISES, good, hurt
from tests.ui.library.clipping import LOOKS, faults
from tests.ui.library.pages import DESK, SQUATS, item_id, press, shipped, shown, tab_to
from tests.ui.library.pages import settle as settle_page
from tests.ui.sittings import Sitting, settle, sittings

AWAY = "It has been 20 days: come back with a little less."
WORSE = "Pain was higher the next morning than before."
KEEP = "Next time: the same numbers, for what your clinician has cleared"
SHIPPED_HOLD_S = 5


@pytest.fixture
def sitting(tmp_path: Path) -> Iterator[Sitting]:
    """The squat-position holds are chosen, of which nothing is known yet."""
    with sittings(tmp_path) as sit:
        sitting = sit()
        sitting.library.choose(item_id(SQUATS))
        sitting.program.rooms.history.start()
        yield sitting


def done(days_ago: int, name: str = SQUATS, *, uid: str = "", hurt_after: int | None = None) -> Workout:
    """A good workout of a routine that ships, so many days ago."""
    plan, day = shipped()[item_id(name)], today() - DAY - days_ago
    pain = [] if hurt_after is None else [hurt(hurt_after)]
    return replace(good(plan, day, item_id(name)), uid=uid or f"{name}-{days_ago}", pain=tuple(pain))


def save(sitting: Sitting, *workouts: Workout) -> None:
    for one in workouts:
        sitting.program.rooms.history.save(one)


def offers(sitting: Sitting, words: str) -> bool:
    return any(words in text for text in sitting.texts())


def hold_s(sitting: Sitting) -> float:
    """The hold in the routine as it is kept."""
    kept = sitting.controller.kept_routine(item_id(SQUATS))
    assert kept is not None
    (block,) = kept.blocks
    assert isinstance(block, ExerciseBlock)
    return next(iter(block.phases_s.values()))


def wait_for_all_that_was_asked(sitting: Sitting, qtbot: QtBot) -> None:
    """Let the library look, if it wants to, and the history answer: twice, one answer leads to a question."""
    (chosen,) = sitting.window.findChildren(ChosenAdvice)
    (rest,) = chosen.findChildren(QTimer)
    qtbot.waitUntil(lambda: not rest.isActive())
    for _turn in range(2):
        wait_for_an_answer(sitting, qtbot)


def wait_for_an_answer(sitting: Sitting, qtbot: QtBot) -> None:
    answered: list[object] = []
    sitting.program.rooms.history.ask(lambda history: history.goals(), answered.append)
    qtbot.waitUntil(lambda: bool(answered))


def test_a_rung_down_is_offered_after_twenty_days_away_and_one_press_takes_it(
    sitting: Sitting, qtbot: QtBot
) -> None:
    save(sitting, done(20))
    qtbot.waitUntil(lambda: AWAY in sitting.texts())
    sitting.library.parts.advice.take()
    settle(sitting.window)
    assert hold_s(sitting) < SHIPPED_HOLD_S
    assert not sitting.library.parts.advice.isVisible()
    sitting.library.undo()
    assert hold_s(sitting) == SHIPPED_HOLD_S
    wait_for_all_that_was_asked(sitting, qtbot)
    assert AWAY not in sitting.texts()


def test_what_was_declined_comes_back_only_after_something_has_changed(
    sitting: Sitting, qtbot: QtBot
) -> None:
    save(sitting, done(20))
    qtbot.waitUntil(lambda: AWAY in sitting.texts())
    sitting.library.parts.advice.decline()
    assert AWAY not in sitting.texts()
    sitting.library.choose(item_id(DESK))
    sitting.library.choose(item_id(SQUATS))
    sitting.window.home_requested.emit()
    wait_for_all_that_was_asked(sitting, qtbot)
    assert AWAY not in sitting.texts()
    assert hold_s(sitting) == SHIPPED_HOLD_S
    save(sitting, done(18))
    qtbot.waitUntil(lambda: offers(sitting, "It has been 18 days"))


def test_years_away_are_days_away_too(sitting: Sitting, qtbot: QtBot) -> None:
    save(sitting, done(900))
    qtbot.waitUntil(lambda: offers(sitting, "It has been 900 days"))


def test_a_worse_morning_is_answered_with_a_rung_down_and_the_question_stays_where_it_is(
    sitting: Sitting, qtbot: QtBot
) -> None:
    save(sitting, done(1, hurt_after=2))
    morning, advice = sitting.library.parts.morning, sitting.library.parts.advice
    qtbot.waitUntil(morning.isVisible)
    settle(sitting.window)
    place = morning.mapTo(sitting.window, QPoint())
    assert not advice.isVisible()
    morning.pain["left"].chosen.emit(4)
    qtbot.waitUntil(advice.isVisible)
    settle(sitting.window)
    assert WORSE in sitting.texts()
    assert morning.mapTo(sitting.window, QPoint()) == place


def test_a_worse_morning_is_news_where_stopping_was_answered_the_evening_before(
    sitting: Sitting, qtbot: QtBot
) -> None:
    save(sitting, done(1, hurt_after=7))
    qtbot.waitUntil(lambda: offers(sitting, "Pain was 7 of 10"))
    sitting.library.parts.advice.decline()
    sitting.library.parts.morning.pain["left"].chosen.emit(8)
    qtbot.waitUntil(lambda: WORSE in sitting.texts())


def test_where_there_is_nothing_to_take_the_press_keeps_the_numbers_and_no_trouble_is_told(
    sitting: Sitting, qtbot: QtBot
) -> None:
    save(sitting, done(2, hurt_after=4))
    qtbot.waitUntil(lambda: KEEP in sitting.texts())
    sitting.library.parts.advice.take()
    settle(sitting.window)
    assert hold_s(sitting) == SHIPPED_HOLD_S
    assert not sitting.library.parts.note.isVisible()
    assert len(sitting.preferences.settings.answered) == 1


def test_another_chosen_routine_takes_the_offer_away_at_once(sitting: Sitting, qtbot: QtBot) -> None:
    save(sitting, done(20))
    qtbot.waitUntil(lambda: AWAY in sitting.texts())
    sitting.library.choose(item_id(DESK))
    assert not sitting.library.parts.advice.isVisible()
    wait_for_all_that_was_asked(sitting, qtbot)
    assert not sitting.library.parts.advice.isVisible()
    sitting.library.choose(item_id(SQUATS))
    qtbot.waitUntil(lambda: AWAY in sitting.texts())


def test_of_numbers_that_are_others_by_now_the_old_offer_is_not_taken(sitting: Sitting, qtbot: QtBot) -> None:
    save(sitting, done(20))
    qtbot.waitUntil(lambda: AWAY in sitting.texts())
    routine = shipped()[item_id(SQUATS)]
    (block,) = routine.blocks
    assert isinstance(block, ExerciseBlock)
    lower = replace(routine, blocks=(replace(block, phases_s=dict.fromkeys(block.phases_s, 2)),))
    assert sitting.controller.take_numbers(item_id(SQUATS), lower)
    assert not sitting.library.parts.advice.isVisible()
    sitting.library.parts.advice.take()
    wait_for_all_that_was_asked(sitting, qtbot)
    assert hold_s(sitting) == 2


def test_the_summary_and_the_library_never_offer_at_once(sitting: Sitting, qtbot: QtBot) -> None:
    save(sitting, done(2), done(1))
    qtbot.waitUntil(lambda: "Next time: hold 6 s" in sitting.texts())
    routine = sitting.controller.kept_routine(item_id(SQUATS))
    assert routine is not None
    sitting.workout.begin(routine, item_id(SQUATS))
    sitting.clock.advance(900_000)
    sitting.workout.refresh()
    qtbot.waitUntil(lambda: "Saved" in sitting.texts())
    page = sitting.program.rooms.summary.page
    page.form.answer(*(partial(with_reserve, leg=leg, reserve=3) for leg in ("left", "right")))
    qtbot.waitUntil(page.advice.isVisible)
    wait_for_all_that_was_asked(sitting, qtbot)
    assert sitting.library.parts.advice.isHidden()
    sitting.window.leave_page()
    qtbot.waitUntil(sitting.library.parts.advice.isVisible)


def test_a_key_reaches_the_offer_and_after_the_press_no_button_that_saves(
    sitting: Sitting, qtbot: QtBot
) -> None:
    save(sitting, done(20))
    qtbot.waitUntil(lambda: AWAY in sitting.texts())
    tab_to(sitting.library, "Not now")
    press(sitting.library, Qt.Key.Key_Return)
    settle(sitting.window)
    assert len(sitting.preferences.settings.answered) == 1
    focused = sitting.window.focusWidget()
    assert focused is sitting.library.parts.detail.controls.controls[-1].tab_stop


class CountingAdviser(Adviser):
    """Only counts what it is to look at."""

    def __init__(self, sitting: Sitting) -> None:
        history, controller = sitting.program.rooms.history, sitting.controller
        super().__init__(history, controller, EXERCISES, sitting.preferences, sitting.window, today=today)
        self.looked: list[str] = []

    def look_at(self, routine_id: str) -> None:
        self.looked.append(routine_id)


def test_on_the_way_through_the_list_only_what_stays_chosen_is_looked_at(
    sitting: Sitting, qtbot: QtBot
) -> None:
    adviser = CountingAdviser(sitting)
    ChosenAdvice(sitting.library, adviser, sitting.window).refresh()
    qtbot.waitUntil(lambda: adviser.looked == [item_id(SQUATS)])
    for key in [Qt.Key.Key_Home, *[Qt.Key.Key_Down] * 4]:
        QTest.keyClick(sitting.library.cards, key)
    qtbot.waitUntil(lambda: len(adviser.looked) > 1)
    assert adviser.looked == [item_id(SQUATS), sitting.chosen.id]


def test_a_screen_reader_is_told_of_the_offer_as_of_any_notice(sitting: Sitting, qtbot: QtBot) -> None:
    save(sitting, done(20))
    advice = sitting.library.parts.advice
    qtbot.waitUntil(advice.isVisible)
    told = QAccessible.queryAccessibleInterface(advice)
    assert told.role() is QAccessible.Role.Notification
    assert told.text(QAccessible.Text.Name) == f"Next time: hold 4 s. {AWAY}"


@pytest.mark.parametrize(("size", "scale"), LOOKS, ids=str)
def test_with_an_offer_nothing_is_cut_off_nor_covered_also_where_a_question_waits(
    qtbot: QtBot, qapp: QApplication, size: tuple[int, int], scale: float
) -> None:
    apply_theme(qapp, Scheme.DARK, scale)
    page = shown(qtbot, size=size)
    page.choose(item_id(SQUATS))
    page.parts.morning.ask(done(1, hurt_after=2))
    page.parts.advice.show_advice("Next time: hold 4 s", AWAY)
    settle_page(page)
    assert page.parts.advice.isVisible()
    assert faults(page) == []


def test_where_there_is_little_height_the_question_waits_for_the_answer(
    qtbot: QtBot, sitting: Sitting
) -> None:
    sitting.window.resize(900, 600)
    save(sitting, done(1, hurt_after=2))
    morning, advice = sitting.library.parts.morning, sitting.library.parts.advice
    qtbot.waitUntil(morning.isVisible)
    tab_to(sitting.library, "How much does the left leg hurt?")
    morning.pain["left"].chosen.emit(4)
    qtbot.waitUntil(advice.isVisible)
    assert not morning.isVisible()
    focused = sitting.window.focusWidget()
    assert focused is sitting.library.parts.detail.controls.controls[-1].tab_stop
    advice.decline()
    assert morning.isVisible()
    morning.dismiss()
    assert not morning.isVisible()
