"""A hold that lasts for as long as the person can: it counts up, and any press that can reach it ends it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.cues import Sound, step_cues
from lunge_timer.core.routine import ExerciseBlock, Routine
from lunge_timer.core.summary import Summary
from lunge_timer.desktop.mpris import MediaKey
from lunge_timer.ui.workout.media_presses import MediaPresses
from lunge_timer.ui.workout.small_view import SmallView
from tests.ui.workouts import Stage, exercises, texts

if TYPE_CHECKING:
    from lunge_timer.core.snapshot import Position

# Said by the offscreen platform itself.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", "does not support raise")

Key = Qt.Key
OPEN = Routine(
    name="As long as you can",
    get_ready_s=10,
    blocks=(
        ExerciseBlock(
            exercise="squat-position-reverse-lunge",
            sets=2,
            reps=1,
            open_holds=True,
            rest_s=30,
            phases_s={"hold-squat": 0},
        ),
    ),
)  # get ready 10; squat 2, back 2, hold until a press, forward 2, stand 2
HOLD_MS = 14_000  # when the first hold begins
ASKS = "so far, Space to let go"


def begin(stage: Stage, held_ms: int = 0) -> None:
    stage.begin(OPEN, HOLD_MS + held_ms)
    QApplication.processEvents()  # the buttons take their places


def small_view(stage: Stage) -> SmallView:
    stage.press(Key.Key_V)
    (view,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, SmallView))
    return view


def summary(stage: Stage) -> Summary:
    """What was done until now."""
    assert stage.workout._recorded is not None
    return stage.workout._recorded.session.summary()


def by_key(key: Key) -> Callable[[Stage], None]:
    return lambda stage: stage.press(key)


def by_media_key(key: MediaKey) -> Callable[[Stage], None]:
    def press(stage: Stage) -> None:
        presses = stage.workout.findChild(MediaPresses)
        assert presses is not None
        presses.press(key)

    return press


def click_in_small_view(stage: Stage) -> None:
    QTest.mouseClick(small_view(stage), Qt.MouseButton.LeftButton)


def space_in_small_view(stage: Stage) -> None:
    QTest.keyClick(small_view(stage), Key.Key_Space)


def test_the_ring_is_full_and_counts_up_by_whole_seconds(stage: Stage) -> None:
    begin(stage)
    assert stage.dial() == f"HOLD: 0 {ASKS}"
    for seconds in range(1, 4):
        stage.wait(999)
        assert stage.dial() == f"HOLD: {seconds - 1} {ASKS}"
        stage.wait(1)
        assert stage.dial() == f"HOLD: {seconds} {ASKS}"
        assert stage.page.dial._fraction_left == 1.0
    stage.wait(57_000)
    assert stage.dial() == f"HOLD: 60 {ASKS}"
    stage.wait(5_000)
    assert stage.dial() == f"HOLD: 1:05 {ASKS}"
    assert stage.page.controls.main_button.text() == "Hold done"


@pytest.mark.parametrize(
    "end",
    [
        by_key(Key.Key_Space),
        by_key(Key.Key_PageDown),  # a presenter's clicker
        by_key(Key.Key_MediaPlay),
        by_key(Key.Key_MediaNext),
        by_media_key(MediaKey.PLAY),
        by_media_key(MediaKey.PAUSE),  # what a headset sends that believes something plays
        by_media_key(MediaKey.PLAY_PAUSE),
        by_media_key(MediaKey.NEXT),
        lambda stage: stage.click(stage.page.figure),
        lambda stage: stage.click(stage.page.controls.main_button),
        click_in_small_view,
        space_in_small_view,
    ],
)
def test_any_press_within_reach_ends_it_as_done(stage: Stage, end: Callable[[Stage], None]) -> None:
    begin(stage, 38_400)
    end(stage)
    assert stage.dial() == "FORWARD: 2 of 2 s"
    stage.wait(4_000)
    legs = summary(stage).legs
    assert [(leg.held_ms, leg.reps_done) for leg in legs.values()] == [(38_400, 1), (0, 0)]


@pytest.mark.parametrize("pause", [by_key(Key.Key_P), by_key(Key.Key_B), by_media_key(MediaKey.STOP)])
def test_a_pause_is_not_held(stage: Stage, pause: Callable[[Stage], None]) -> None:
    begin(stage, 5_500)
    pause(stage)
    assert stage.dial() == "PAUSED: 5 Hold · so far"
    assert stage.wake_ms() is None
    stage.wait(60_000)
    stage.press(Key.Key_Space)
    stage.wait(500)
    assert stage.dial() == f"HOLD: 6 {ASKS}"


def test_a_step_back_begins_it_anew(stage: Stage) -> None:
    begin(stage, 5_500)
    stage.press(Key.Key_Left)
    assert stage.dial() == f"HOLD: 0 {ASKS}"
    stage.wait(2_500)
    assert stage.dial() == f"HOLD: 2 {ASKS}"


def test_what_is_skipped_does_not_count(stage: Stage) -> None:
    begin(stage, 5_500)
    stage.press(Key.Key_Right)
    assert stage.dial() == "FORWARD: 2 of 2 s"
    stage.wait(4_000)
    legs = summary(stage).legs
    assert [leg.reps_done for leg in legs.values()] == [0, 0]


@pytest.mark.parametrize("key", [Key.Key_Up, Key.Key_Down])
def test_it_is_made_neither_longer_nor_shorter(stage: Stage, key: Key) -> None:
    begin(stage, 5_500)
    stage.press(key)
    assert stage.dial() == f"HOLD: 5 {ASKS}"
    controls = stage.page.controls
    assert [each.is_waiting for each in (controls.shorter_button, controls.longer_button)] == [True, True]
    stage.press(Key.Key_Space)
    stage.wait(4_000)  # the other leg's move; then its hold again
    stage.wait(4_000)
    assert stage.dial() == f"HOLD: 0 {ASKS}"


def test_after_ten_minutes_it_is_over_and_the_next_sounds_come(stage: Stage) -> None:
    begin(stage, 599_000)
    assert stage.dial() == f"HOLD: 9:59 {ASKS}"
    told: list[Position | None] = []
    stage.workout.driver.position_changed.connect(lambda position, _note: told.append(position))
    stage.wait(1_500)
    assert stage.dial() == "FORWARD: 2 of 2 s"
    (position,) = told  # else the sound's thread would still be silent
    assert position is not None
    assert position.index == 4


def test_it_wakes_the_screen_once_a_second(stage: Stage) -> None:
    begin(stage)
    stage.wait(5_000)
    assert stage.wake_ms() == 1000
    stage.wait(300)
    assert stage.wake_ms() == 700


def test_the_title_says_how_long_to_who_looks_at_another_window(stage: Stage) -> None:
    begin(stage, 7_000)
    view = small_view(stage)
    view.activateWindow()
    assert QTest.qWaitForWindowActive(view)
    stage.wait(1_000)
    assert stage.window.windowTitle().startswith("Hold 8 · ")
    assert "8" in texts(view)
    assert "Space to let go" in [text.replace("\N{NO-BREAK SPACE}", " ") for text in texts(view)]


def test_a_screen_reader_is_told_the_key_then_every_ten_seconds_and_at_last_how_long(stage: Stage) -> None:
    begin(stage)
    said = []
    for _second in range(31):
        said.append(stage.page.accessibleName())
        stage.wait(1_000)
    stage.press(Key.Key_Space)
    said.append(stage.page.accessibleName())
    assert [*dict.fromkeys(said)] == [
        "Hold, left leg back, rep 1 of 1, Space to let go",
        "Hold, 10 seconds",
        "Hold, 20 seconds",
        "Hold, 30 seconds",
        "Held for 31 seconds. Forward, left leg forward, 2 seconds, rep 1 of 1",
    ]


def test_it_begins_with_its_sound_and_no_tick_follows() -> None:
    timeline = compile_timeline(OPEN, exercises())
    index = next(index for index, step in enumerate(timeline.steps) if step.is_open_hold)
    assert [cue.sound for cue in step_cues(timeline, index, None)] == [Sound.HOLD]
