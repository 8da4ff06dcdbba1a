"""The workout's page is called by what a screen reader is to say: each step, and each change in it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from lunge_timer.ui.theme import Scheme, apply_theme
from tests.ui.workouts import DESK_BREAK, Stage, self_paced

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

Key = Qt.Key
READY = (
    "Get ready, 10 seconds, then Squat-position reverse lunge, left leg first, counts the leg that goes back"
)
HOLD = "Hold, left leg back, 3 seconds, rep 1 of 3"


def said(stage: Stage) -> str:
    return stage.page.accessibleName()


def test_each_step_is_said_as_it_begins_and_nothing_while_it_lasts(stage: Stage) -> None:
    stage.begin(DESK_BREAK)
    sentences = []
    for _half_second in range(36):
        sentences.append(said(stage))
        stage.wait(500)
    assert [*dict.fromkeys(sentences)] == [
        READY,
        "Squat, left leg next, 2 seconds, rep 1 of 3",
        "Back, left leg back, 2 seconds, rep 1 of 3",
        HOLD,
        "Forward, left leg forward, 2 seconds, rep 1 of 3",
    ]


def test_after_a_stall_only_the_step_that_is_true_then_is_said(stage: Stage) -> None:
    stage.begin(DESK_BREAK, 15_000)
    assert said(stage) == HOLD


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        ((Key.Key_Space,), "Paused"),
        ((Key.Key_Space, Key.Key_Space), "Resumed: Hold, left leg back, 2 seconds left, rep 1 of 3"),
        ((Key.Key_Up,), "7 seconds left"),
        ((Key.Key_M,), f"Sound off. {HOLD}"),
        ((Key.Key_M, Key.Key_M), f"Sound 70 %. {HOLD}"),
        ((Key.Key_Space, Key.Key_M), "Sound off. Paused"),
        ((Key.Key_Escape, Key.Key_Tab, Key.Key_Return), "Finished early: 0 of 6 reps"),
    ],
)
def test_what_the_person_does_is_said(stage: Stage, keys: tuple[Qt.Key, ...], sentence: str) -> None:
    stage.begin(DESK_BREAK, 15_000)
    for key in keys:
        stage.press(key)
    assert said(stage) == sentence


def test_the_end_is_said(stage: Stage) -> None:
    stage.begin(DESK_BREAK, 200_000)
    assert said(stage) == "All reps done"


def test_a_rep_that_waits_for_the_person_is_said_with_its_key(stage: Stage) -> None:
    stage.begin(self_paced(DESK_BREAK), 11_000)
    assert said(stage).endswith("rep 1 of 3, Space when done")


def test_other_colours_are_no_reason_to_say_it_again(stage: Stage, qapp: QApplication) -> None:
    stage.begin(DESK_BREAK, 15_000)
    stage.press(Key.Key_Space)
    apply_theme(qapp, Scheme.LIGHT)
    qapp.processEvents()
    assert said(stage) == "Paused"


def test_a_sound_that_is_missing_is_said_before_the_step(stage: Stage, qtbot: QtBot) -> None:
    stage.problem = "No sound device was found."
    with qtbot.waitSignal(stage.workout.sound_reported, timeout=5000):
        stage.begin(DESK_BREAK)
    assert said(stage) == f"No sound device was found. {READY}"


def test_a_workout_that_is_not_written_down_is_noted_and_said_until_it_is_again(
    stage: Stage, qapp: QApplication
) -> None:
    stage.begin(DESK_BREAK, 15_000)
    why = "The workout goes on, but it is lost if the program is ended in its midst."
    for sentence, heard in ((why, why), ("", "The workout is written down again.")):
        stage.workout.journal_reported.emit(1, sentence)
        qapp.processEvents()
        assert said(stage) == f"{heard} {HOLD}"
        assert [label.text() for label in stage.page.findChildren(QLabel) if label.text() == why] == (
            [why] if sentence else []
        )


def test_of_two_problems_in_one_step_only_the_new_one_is_said(stage: Stage) -> None:
    stage.begin(DESK_BREAK, 15_000)
    announcer = stage.page.announcer
    announcer.say_besides("No sound device was found.")
    announcer.say_besides("The sound device is in use.")
    assert said(stage) == f"The sound device is in use. {HOLD}"


def test_the_next_step_is_said_without_what_became_of_the_sound(stage: Stage) -> None:
    stage.begin(DESK_BREAK)
    stage.press(Key.Key_M)
    stage.wait(15_000)
    assert said(stage) == HOLD


def test_a_button_keeps_its_name(stage: Stage) -> None:
    stage.begin(DESK_BREAK)
    stage.press(Key.Key_Tab)
    button = stage.window.focusWidget()
    assert button is not None
    before = button.accessibleName(), button.property("text")
    assert button is not stage.page
    stage.wait(15_000)
    assert (button.accessibleName(), button.property("text")) == before
    assert said(stage) == HOLD
