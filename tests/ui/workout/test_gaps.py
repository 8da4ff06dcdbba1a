"""The computer sleeps or the program stands still in a workout: it is paused as it was, and says so."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lunge_timer.core.routine import Routine
from lunge_timer.core.snapshot import State
from lunge_timer.ui.workout.counters import LegCounter
from lunge_timer.ui.workout.session_driver import SessionDriver
from tests.conftest import FakeClock
from tests.ui.workouts import DESK_BREAK, LUNGES, Stage, routines, self_paced, texts

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", "does not support raise")

Key = Qt.Key
Disturb: TypeAlias = Callable[[FakeClock], None]
IN_HOLD_MS = 15_000


def sleep(clock: FakeClock) -> None:
    clock.sleep(3_720_000)


def stand_still(clock: FakeClock) -> None:
    clock.stand_still(20_000)


WORDS: Mapping[Disturb, str] = {
    sleep: "Paused: the computer slept for 1 h 2 min. Nothing of it was counted.",
    stand_still: "Paused: the program stood still for 20 s. Nothing of it was counted.",
}


@pytest.fixture(params=WORDS)
def disturb(request: pytest.FixtureRequest) -> Disturb:
    chosen: Disturb = request.param
    return chosen


def seen(stage: Stage) -> tuple[str, str, list[str]]:
    """What the screen says of the workout but for its phase: the time, the timeline, the counts."""
    counts = [leg.accessibleName() for leg in stage.page.counters.findChildren(LegCounter)]
    return stage.dial().split(": ", 1)[-1].split()[0], stage.played(), counts


def words(stage: Stage) -> str:
    """What stands large under the figure."""
    return stage.page.cue.text().replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("routine", "at_ms"),
    [
        (routines()[DESK_BREAK], 5_250),  # get ready
        (routines()[DESK_BREAK], 11_000),  # a move
        (routines()[DESK_BREAK], IN_HOLD_MS),  # a hold
        (routines()[DESK_BREAK], 33_000),  # the second rep
        (routines()[LUNGES], 100_000),  # a rest
        (self_paced(DESK_BREAK), 13_000),  # waits for the person, the time left still goes down
        (self_paced(DESK_BREAK), 80_000),  # waits, and nothing is due any more
    ],
)
def test_a_workout_is_paused_as_it_was_and_goes_on_from_there(
    stage: Stage, disturb: Disturb, routine: Routine, at_ms: int
) -> None:
    stage.begin(routine, at_ms)
    before = seen(stage)
    disturb(stage.clock)
    stage.workout.refresh()
    assert stage.dial().startswith("PAUSED")
    assert seen(stage) == before
    assert words(stage) == WORDS[disturb]
    stage.wait(60_000)
    assert seen(stage) == before
    stage.press(Key.Key_Space)
    assert not stage.dial().startswith("PAUSED")
    assert seen(stage) == before
    assert words(stage) != WORDS[disturb]


def test_the_last_step_is_not_finished_by_a_gap(stage: Stage, disturb: Disturb) -> None:
    stage.begin(DESK_BREAK, 93_000)  # of 94 s
    before = seen(stage)
    disturb(stage.clock)
    stage.workout.refresh()
    assert stage.workout.under_way
    stage.wait(1000)
    assert seen(stage) == before
    stage.press(Key.Key_Space)
    stage.wait(999)
    assert stage.workout.under_way
    stage.wait(1)
    assert not stage.workout.under_way


def test_a_workout_that_is_paused_already_stays_so_and_says_no_more(stage: Stage, disturb: Disturb) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    stage.press(Key.Key_Space)
    before, cue = seen(stage), words(stage)
    disturb(stage.clock)
    stage.workout.refresh()
    assert (seen(stage), words(stage), stage.page.accessibleName()) == (before, cue, "Paused")
    stage.press(Key.Key_Space)
    assert seen(stage) == before


def test_why_it_is_paused_is_said_until_it_goes_on(stage: Stage, disturb: Disturb) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    disturb(stage.clock)
    stage.workout.refresh()
    stage.wait(1000)
    stage.press(Key.Key_Right)
    assert words(stage) == WORDS[disturb]
    stage.press(Key.Key_Space)
    stage.press(Key.Key_Space)
    assert words(stage) != WORDS[disturb]


def test_a_screen_reader_says_why_in_place_of_the_pause(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    sleep(stage.clock)
    stage.workout.refresh()
    spoken = "Paused: the computer slept for 1 hour 2 minutes. Nothing of it was counted."
    assert stage.page.accessibleName() == spoken
    stage.wait(1000)
    stage.press(Key.Key_Space)
    assert stage.page.accessibleName() == "Resumed: Hold, left leg back, 2 seconds left, rep 1 of 3"


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Right, Key.Key_Up])
def test_a_key_that_was_meant_for_the_workout_as_it_ran_is_lost(
    stage: Stage, disturb: Disturb, key: Qt.Key
) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    before = seen(stage)
    disturb(stage.clock)
    stage.press(key)
    assert stage.dial().startswith("PAUSED")
    assert (seen(stage), words(stage)) == (before, WORDS[disturb])


def test_a_press_right_after_the_return_is_a_slip(stage: Stage, disturb: Disturb) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    disturb(stage.clock)
    stage.workout.refresh()
    stage.press(Key.Key_Space)  # it was waiting while the program stood still
    assert stage.dial().startswith("PAUSED")


def test_finishing_after_a_gap_counts_nothing_of_it(stage: Stage, disturb: Disturb) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    disturb(stage.clock)
    stage.press(Key.Key_Escape)
    stage.press(Key.Key_Tab)
    stage.press(Key.Key_Return)
    summary = stage.summary
    assert summary is not None
    assert "Finished early: 0 of 6 reps" in stage.page.accessibleName()
    assert any("0:15" in text for text in texts(summary))


def test_in_full_screen_it_says_the_same(stage: Stage, disturb: Disturb) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    stage.press(Key.Key_F11)
    disturb(stage.clock)
    stage.workout.refresh()
    assert stage.window.isFullScreen()
    assert stage.page.cue.isVisible()
    assert words(stage) == WORDS[disturb]


def test_a_workout_that_was_left_says_nothing(stage: Stage, disturb: Disturb, qtbot: QtBot) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    stage.workout.abandon()
    said = stage.page.accessibleName()
    disturb(stage.clock)
    driver = stage.workout.findChild(SessionDriver)
    assert driver is not None
    with qtbot.assertNotEmitted(driver.interrupted):
        stage.workout.refresh()
    assert (driver.state, stage.page.accessibleName()) == (State.READY, said)


def test_the_next_workout_knows_nothing_of_it(stage: Stage, disturb: Disturb) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    disturb(stage.clock)
    stage.workout.refresh()
    stage.begin(DESK_BREAK)
    assert stage.dial() == "GET READY: 10 of 10 s"
    assert words(stage) != WORDS[disturb]


def test_it_is_noticed_soon_though_nobody_sees_the_window(
    stage: Stage, disturb: Disturb, qtbot: QtBot
) -> None:
    stage.begin(LUNGES, 100_000)  # a rest
    stage.window.showMinimized()
    qtbot.waitUntil(stage.window.isMinimized)
    disturb(stage.clock)
    qtbot.waitUntil(lambda: stage.dial().startswith("PAUSED"), timeout=10_000)  # the sound's watch looks


def test_a_busy_screen_is_no_gap_while_the_sounds_go_on(stage: Stage) -> None:
    stage.begin(DESK_BREAK, 5_000)
    stage.clock.advance(10_000)
    stage.workout.refresh()
    assert stage.dial() == "HOLD: 2 of 3 s"


def test_after_a_gap_nothing_is_heard_until_it_goes_on_through_a_device_taken_up_anew(
    stage: Stage, disturb: Disturb, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(stage.workout.sound_reported, timeout=10_000):
        stage.begin(DESK_BREAK)
    stage.wait(13_000)
    (before,) = stage.outputs
    disturb(stage.clock)
    began_ms = stage.clock()
    stage.workout.refresh()
    qtbot.waitUntil(lambda: len(stage.outputs) == 2, timeout=10_000)
    assert not before.is_open
    stage.wait(3_000)
    after = stage.outputs[1]
    qtbot.waitUntil(lambda: any(each.at_ms >= began_ms for each in after.playbacks), timeout=10_000)
    assert not after.heard()
    stage.press(Key.Key_Space)
    qtbot.waitUntil(lambda: bool(after.heard()), timeout=10_000)
