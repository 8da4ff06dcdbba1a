from collections.abc import Iterator
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lunge_timer.core.cues import Sound
from lunge_timer.errors import OutputError
from tests.conftest import FakeClock
from tests.sound.recording_output import RecordingOutput
from tests.ui.workouts import DESK_BREAK, LUNGES, Stage, routines, texts

if TYPE_CHECKING:
    from lunge_timer.core.summary import Summary

# Said by the offscreen platform itself of any window with a least size.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", "does not support raise")

NO_DEVICE = "No sound: no output device was found."


@pytest.fixture
def heard(stage: Stage, qtbot: QtBot) -> RecordingOutput:
    """A desk break that has just begun, with its output open."""
    stage.begin(LUNGES)
    stage.workout.abandon()
    begin_and_wait(stage, qtbot)
    return stage.outputs[-1]


def begin_and_wait(stage: Stage, qtbot: QtBot, name: str = DESK_BREAK) -> None:
    with qtbot.waitSignal(stage.workout.sound_reported, timeout=5000):
        stage.begin(name)


def note_of(stage: Stage) -> bool:
    return NO_DEVICE in texts(stage.page.header)


def test_the_screen_stays_awake_from_the_start_to_the_end(stage: Stage) -> None:
    stage.begin(DESK_BREAK)
    assert stage.awake.asked == ["begin"]
    stage.wait(200_000)
    assert stage.awake.asked == ["begin", "end"]


def test_the_screen_may_sleep_again_when_the_window_closes(stage: Stage) -> None:
    stage.begin(DESK_BREAK)
    stage.workout.abandon()
    assert stage.awake.asked == ["begin", "end"]


def test_a_workout_is_under_way_until_its_end_also_while_paused(stage: Stage) -> None:
    stage.begin(DESK_BREAK)
    assert stage.workout.under_way
    stage.page.controls.main_button.click()
    assert stage.workout.under_way
    stage.page.dialogs.finish_requested.emit()
    assert not stage.workout.under_way


def test_the_summary_is_told_once(stage: Stage) -> None:
    told: list[Summary] = []
    stage.begin(DESK_BREAK, 24_500)
    stage.workout.finished.connect(lambda summary, _ended: told.append(summary))
    stage.page.dialogs.finish_requested.emit()
    stage.page.dialogs.finish_requested.emit()
    stage.workout.refresh()
    assert [summary.name for summary in told] == [DESK_BREAK]
    assert {leg.value: done.reps_done for leg, done in told[0].legs.items()} == {"left": 1, "right": 0}


def test_abandoning_tells_no_summary(stage: Stage, qtbot: QtBot) -> None:
    stage.begin(DESK_BREAK, 24_500)
    with qtbot.assertNotEmitted(stage.workout.finished):
        stage.workout.abandon()
        stage.workout.abandon()
        stage.wait(200_000)


def test_the_output_is_opened_at_the_start_and_closed_when_abandoned(
    stage: Stage, heard: RecordingOutput
) -> None:
    was_open = heard.is_open
    stage.workout.abandon()
    assert (was_open, heard.is_open) == (True, False)


def test_a_second_workout_closes_the_sound_of_the_first(
    stage: Stage, heard: RecordingOutput, qtbot: QtBot
) -> None:
    begin_and_wait(stage, qtbot, LUNGES)
    assert not heard.is_open
    assert stage.outputs[-1].is_open
    assert stage.dial() == "GET READY: 10 of 10 s"
    assert stage.workout.under_way


def test_at_the_end_the_last_sound_rings_out_and_then_the_output_is_closed(
    stage: Stage, heard: RecordingOutput, qtbot: QtBot
) -> None:
    stage.wait(94_000)
    was_open = heard.is_open
    timer = next(timer for timer in stage.workout.findChildren(QTimer) if timer.interval() == 2000)
    assert timer.isActive()
    assert timer.isSingleShot()
    stage.workout.fall_silent()
    assert was_open
    qtbot.waitUntil(lambda: not heard.is_open, timeout=5000)
    stage.workout.fall_silent()


def test_the_sounds_follow_the_commands(stage: Stage, heard: RecordingOutput, qtbot: QtBot) -> None:
    began_ms = stage.clock()
    stage.clock.advance(4_000)
    stage.page.controls.next_button.click()
    qtbot.waitUntil(lambda: (began_ms + 4_000, Sound.LEFT) in heard.heard(), timeout=5000)
    sounding = [track for track in heard.playbacks if any(track.samples)]
    stage.page.controls.main_button.click()
    qtbot.waitUntil(lambda: all(track.stopped_ms is not None for track in sounding), timeout=5000)


def test_a_pause_and_going_on_are_heard_at_the_press_and_turning_the_sound_off_is_not(
    stage: Stage, heard: RecordingOutput, qtbot: QtBot
) -> None:
    stage.wait(4_000)
    began_ms = stage.clock()
    stage.page.controls.main_button.click()
    qtbot.waitUntil(lambda: (began_ms, Sound.PAUSE) in heard.heard(), timeout=5000)
    stage.clock.advance(400)
    stage.page.controls.main_button.click()
    qtbot.waitUntil(lambda: (began_ms + 400, Sound.GO_ON) in heard.heard(), timeout=5000)
    stage.clock.advance(400)
    handed = len(heard.playbacks)
    stage.page.controls.sound_button.click()
    qtbot.waitUntil(lambda: len(heard.playbacks) > handed, timeout=5000)
    assert not any(any(track.samples) for track in heard.playbacks[handed:])


def test_muted_nothing_is_heard_and_the_button_says_so(
    stage: Stage, heard: RecordingOutput, qtbot: QtBot
) -> None:
    stage.page.controls.sound_button.click()
    assert stage.page.controls.sound_button.text() == "Sound off"
    stage.clock.advance(4_000)
    stage.page.controls.next_button.click()
    qtbot.waitUntil(lambda: len(heard.playbacks) > 1, timeout=5000)
    assert not any(any(track.samples) for track in heard.playbacks if track.handed_ms == stage.clock())


def test_who_mutes_stays_muted_in_the_next_workout(stage: Stage, qtbot: QtBot) -> None:
    stage.begin(LUNGES)
    stage.page.controls.sound_button.click()
    begin_and_wait(stage, qtbot)
    assert stage.page.controls.sound_button.text() == "Sound off"
    stage.clock.advance(4_000)
    stage.page.controls.next_button.click()
    output = stage.outputs[-1]
    qtbot.waitUntil(lambda: any(track.handed_ms == stage.clock() for track in output.playbacks), timeout=5000)
    assert not any(any(track.samples) for track in output.playbacks)
    stage.page.controls.sound_button.click()
    assert stage.page.controls.sound_button.text() != "Sound off"


def test_without_a_device_the_workout_goes_on_with_a_note(stage: Stage, qtbot: QtBot) -> None:
    stage.begin(LUNGES)
    stage.workout.abandon()
    stage.problem = NO_DEVICE
    begin_and_wait(stage, qtbot)
    assert note_of(stage)
    assert stage.page.controls.sound_button.text() == "No sound"
    stage.wait(15_000)
    assert stage.dial() == "HOLD: 2 of 3 s"
    assert note_of(stage)


def test_muting_shows_also_where_nothing_could_be_heard(stage: Stage, qtbot: QtBot) -> None:
    stage.begin(LUNGES)
    stage.workout.abandon()
    stage.problem = NO_DEVICE
    begin_and_wait(stage, qtbot)
    stage.page.controls.sound_button.click()
    assert stage.page.controls.sound_button.text() == "Sound off"
    assert not note_of(stage)
    stage.page.controls.sound_button.click()
    assert stage.page.controls.sound_button.text() == "No sound"
    assert note_of(stage)


def test_a_device_that_comes_back_takes_the_note_away(stage: Stage, qtbot: QtBot) -> None:
    stage.begin(LUNGES)
    stage.workout.abandon()
    stage.problem = NO_DEVICE
    begin_and_wait(stage, qtbot)
    stage.problem = ""
    stage.clock.advance(6_000)
    with qtbot.waitSignal(stage.workout.sound_reported, timeout=5000):
        stage.page.controls.main_button.click()
    assert not note_of(stage)
    assert stage.page.controls.sound_button.text().endswith("%")


def test_a_new_workout_does_not_begin_with_the_note_of_the_last(stage: Stage, qtbot: QtBot) -> None:
    stage.begin(LUNGES)
    stage.workout.abandon()
    stage.problem = NO_DEVICE
    begin_and_wait(stage, qtbot)
    stage.problem = ""
    stage.begin(DESK_BREAK)
    assert not note_of(stage)


def test_what_is_carried_is_drawn(stage: Stage) -> None:
    stage.begin("Dumbbell reverse lunge", 11_000)
    with_load = stage.page.figure.grab().toImage()
    routine = routines()["Dumbbell reverse lunge"]
    assert [block.load.kind for block in routine.blocks if hasattr(block, "load")] == ["dumbbells"]
    stage.begin(LUNGES, 11_000)
    assert stage.page.figure.grab().toImage() != with_load


class HangingOutput(RecordingOutput):
    """Cannot be opened, and takes its time to say so."""

    def __init__(self, clock: FakeClock) -> None:
        super().__init__(clock)
        self.asked, self.free = Event(), Event()

    def open(self) -> None:
        self.asked.set()
        assert self.free.wait(10)
        raise OutputError(NO_DEVICE)


class HangingStage(Stage):
    """A window that finds a device that hangs, until it works."""

    def __init__(self, clock: FakeClock) -> None:
        super().__init__(clock)
        self.works = False
        self.hanging: list[HangingOutput] = []

    def _make_output(self, wanted: str) -> RecordingOutput:
        if self.works:
            return super()._make_output(wanted)
        self.hanging.append(HangingOutput(self.clock))
        return self.hanging[-1]

    def free(self) -> None:
        for output in self.hanging:
            output.free.set()


@pytest.fixture
def hanging_stage(qtbot: QtBot, clock: FakeClock) -> Iterator[HangingStage]:
    """Its first workout has begun, and nothing is heard of the device."""
    stage = HangingStage(clock)
    qtbot.addWidget(stage.window)
    stage.show()
    stage.begin(LUNGES)
    qtbot.waitUntil(lambda: any(output.asked.is_set() for output in stage.hanging), timeout=5000)
    yield stage
    stage.works = True  # what is tried anew from here on would hang with nobody to free it
    stage.free()
    stage.close()


def test_a_workout_begins_at_once_though_the_device_of_the_last_one_hangs(
    hanging_stage: HangingStage,
) -> None:
    before_s = monotonic()
    hanging_stage.begin(DESK_BREAK)
    hanging_stage.workout.fall_silent()
    assert monotonic() - before_s < 1  # hanging, it would be 3 s
    assert hanging_stage.dial() == "GET READY: 10 of 10 s"


def test_what_becomes_of_the_last_workouts_sound_is_not_told_in_the_next(
    hanging_stage: HangingStage, qtbot: QtBot
) -> None:
    hanging_stage.works = True
    hanging_stage.begin(DESK_BREAK)
    with qtbot.waitSignal(hanging_stage.workout.sound_reported, timeout=5000) as told:
        hanging_stage.free()
    assert [state.problem for state in told.args[1:]] == [""]
    assert not note_of(hanging_stage)


def test_a_report_that_was_on_its_way_when_the_next_workout_began_is_not_told_in_it(
    hanging_stage: HangingStage, qapp: QApplication
) -> None:
    on_its_way = Event()
    hanging_stage.workout.sound_reported.connect(on_its_way.set, Qt.ConnectionType.DirectConnection)
    hanging_stage.free()
    assert on_its_way.wait(10)
    hanging_stage.begin(DESK_BREAK)
    qapp.processEvents()
    assert not note_of(hanging_stage)
