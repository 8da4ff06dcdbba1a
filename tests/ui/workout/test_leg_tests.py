"""A leg test goes on until the person ends the set: the page says how, to eyes and to ears."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from lunge_timer.store.assets import load_built_ins
from lunge_timer.ui.widgets.fit_label import FitLabel
from tests.ui.workouts import LUNGES, Stage, exercises

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

REPS, HOLD = "built-in/reverse-lunge-leg-test", "built-in/squat-position-leg-test"
BEFORE_UNCLEAN = "Press E to end the set before a rep is not clean"
HOLD_ON = "Hold as long as you can, then press Space"


def begin(stage: Stage, name: str, ms: int) -> None:
    stage.workout.begin(load_built_ins(exercises())[name], name)
    stage.wait(ms)


def words(label: FitLabel) -> str:
    return label.text().replace("\N{NO-BREAK SPACE}", " ")


def test_how_to_end_the_set_stands_large_through_all_of_it(stage: Stage) -> None:
    begin(stage, REPS, 9_000)
    assert words(stage.page.cue) != BEFORE_UNCLEAN
    for wait_ms in (1_500, 3_000, 3_000):
        stage.wait(wait_ms)
        assert words(stage.page.cue) == BEFORE_UNCLEAN


def test_how_to_end_a_hold_stands_large_until_it_begins_and_then_in_the_ring(stage: Stage) -> None:
    begin(stage, HOLD, 9_000)
    assert words(stage.page.cue) != HOLD_ON
    for wait_ms in (1_500, 2_000):
        stage.wait(wait_ms)
        assert words(stage.page.cue) == HOLD_ON
    stage.wait(38_500)
    assert words(stage.page.cue) not in {HOLD_ON, ""}
    assert stage.dial() == "HOLD: 37 so far, Space to let go"
    stage.press(Qt.Key.Key_Space)
    assert stage.dial().startswith("FORWARD: 2")
    assert words(stage.page.cue) not in {HOLD_ON, ""}


def test_without_the_single_keys_it_names_the_button(stage: Stage) -> None:
    stage.preferences.take(replace(stage.preferences.settings, single_key_shortcuts=False))
    begin(stage, REPS, 12_000)
    assert words(stage.page.cue) == "“End set” ends the set before a rep is not clean"
    assert stage.page.controls.end_button.isVisible()


@pytest.mark.parametrize("name", [REPS, HOLD])
def test_the_button_ends_the_set_and_waits_in_the_rest(stage: Stage, name: str) -> None:
    begin(stage, name, 15_000)
    button = stage.page.controls.end_button
    assert (button.text(), button.accessibleDescription()) == ("End set", "E")
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    stage.click(button)
    assert stage.dial().startswith("REST: 60")
    stage.click(button)
    assert stage.dial().startswith("REST: 60")
    assert words(stage.page.cue) not in {BEFORE_UNCLEAN, HOLD_ON}


def test_any_other_workout_has_neither_words_nor_button(stage: Stage) -> None:
    begin(stage, REPS, 12_000)
    stage.begin(LUNGES, 12_000)
    assert not stage.page.controls.end_button.isVisible()
    assert "end the set" not in words(stage.page.cue)


def test_a_screen_reader_says_it_as_each_set_begins_and_no_more(stage: Stage) -> None:
    begin(stage, HOLD, 10_000)
    assert stage.page.accessibleName().endswith(f", rep 1 of 1. {HOLD_ON}")
    stage.wait(2_000)
    assert HOLD_ON not in stage.page.accessibleName()
    stage.press(Qt.Key.Key_E)
    assert stage.page.accessibleName().startswith("Rest, 1 minute")
    stage.wait(60_000)
    assert stage.page.accessibleName().endswith(f", rep 1 of 1. {HOLD_ON}")
