"""Every key of the workout screen does what it says, and can be clicked instead."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from lunge_timer.ui.workout.workout_commands import WorkoutCommand, command_of, key_lines
from tests.ui.workouts import DESK_BREAK, LUNGES, SHIFT, Stage, self_paced

# Said by the offscreen platform itself of any window with a least size.
pytestmark = pytest.mark.qt_log_ignore(
    "does not support propagateSizeHints", "does not support raise", "grabbing the keyboard"
)

Key = Qt.Key
IN_HOLD_MS = 15_000  # one second into the first hold of DESK_BREAK, which began at 0:14
IN_SECOND_SET_MS = 10_000 + 80_000 + 45_000 + 6_500


def key_event(
    key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, *, repeated: bool = False
) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, "", repeated)


def send(event: QKeyEvent) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QApplication.sendEvent(focused, event)


def is_paused(stage: Stage) -> bool:
    return stage.dial().startswith("PAUSED")


@pytest.mark.parametrize(
    "key",
    [
        Key.Key_Space, Key.Key_P, Key.Key_PageDown, Key.Key_B, Key.Key_Period,
        Key.Key_MediaPlay, Key.Key_MediaPause, Key.Key_MediaTogglePlayPause,
    ],
)  # fmt: skip
def test_a_key_pauses_and_goes_on(stage: Stage, key: Qt.Key) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    send(key_event(key))
    assert is_paused(stage)
    assert stage.page.controls.main_button.text() == "Resume"
    stage.wait(60_000)
    assert stage.dial() == "PAUSED: 2 Hold · of 3 s"
    send(key_event(key))
    assert stage.dial() == "HOLD: 2 of 3 s"
    assert stage.page.controls.main_button.text() == "Pause"


@pytest.mark.parametrize("key", [Key.Key_Right, Key.Key_MediaNext])
def test_a_key_goes_to_the_next_step(stage: Stage, key: Qt.Key) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    stage.press(key)
    assert stage.played() == "0:17"


@pytest.mark.parametrize("key", [Key.Key_Left, Key.Key_PageUp, Key.Key_MediaPrevious])
def test_a_key_goes_to_the_start_of_the_step_and_again_to_the_step_before(stage: Stage, key: Qt.Key) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    stage.press(key)
    assert stage.played() == "0:14"
    stage.wait(1900)
    stage.press(key)
    assert stage.played() == "0:12"


def test_after_two_seconds_the_left_key_goes_to_the_start_of_the_step_anew(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    stage.press(Key.Key_Left)
    stage.wait(2001)
    stage.press(Key.Key_Left)
    assert stage.played() == "0:14"


def test_shift_and_arrows_go_from_set_to_set(stage: Stage) -> None:
    stage.begin(LUNGES, IN_SECOND_SET_MS)
    stage.press(Key.Key_Right, SHIFT)
    assert stage.played() == "4:20"
    stage.press(Key.Key_Left, SHIFT)
    assert stage.played() == "2:15"
    stage.wait(2500)
    stage.press(Key.Key_Left, SHIFT)
    assert stage.played() == "2:15"


def test_backspace_redoes_the_rep(stage: Stage) -> None:
    stage.begin(DESK_BREAK, 24_000 + 6_000)
    stage.press(Key.Key_Backspace)
    assert stage.played() == "0:24"


def test_up_and_down_change_a_hold_a_rest_and_a_timed_step_by_five_seconds(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    stage.press(Key.Key_Up)
    assert stage.dial() == "HOLD: 7 of 8 s"
    stage.press(Key.Key_Down)
    assert stage.dial() == "HOLD: 3 of 4 s"  # no less than the countdown
    stage.begin(LUNGES, 10_000 + 80_000 + 1_000)
    stage.press(Key.Key_Up)
    assert stage.dial() == "REST: 49 of 50 s"
    stage.press(Key.Key_Down)
    assert stage.dial() == "REST: 44 of 45 s"
    stage.begin("Reverse lunge, one leg at a time", 11_000)
    stage.press(Key.Key_Down)
    assert stage.dial() == "WARM UP: 4:54 of 4:55"


def test_m_mutes_and_sounds_again(stage: Stage) -> None:
    stage.begin(DESK_BREAK)
    stage.press(Key.Key_M)
    assert stage.page.controls.sound_button.text() == "Sound off"
    stage.press(Key.Key_M)
    assert stage.page.controls.sound_button.text().startswith("Sound ")
    assert stage.page.controls.sound_button.text().endswith("%")


@pytest.mark.parametrize("key", [Key.Key_F, Key.Key_F11])
def test_a_key_fills_the_screen_and_leaves_it(stage: Stage, key: Qt.Key) -> None:
    stage.begin(DESK_BREAK)
    stage.press(key)
    assert stage.window.isFullScreen()
    stage.press(key)
    assert not stage.window.isFullScreen()


def test_escape_leaves_full_screen_first_and_then_asks_to_finish(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    stage.press(Key.Key_F)
    stage.press(Key.Key_Escape)
    assert not stage.window.isFullScreen()
    assert not stage.page.dialogs.finish.isVisible()
    assert not is_paused(stage)
    stage.press(Key.Key_Escape)
    assert stage.page.dialogs.finish.isVisible()
    assert is_paused(stage)


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Key.Key_F1, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Question, SHIFT),
        (Key.Key_Question, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_a_key_lists_the_keys_and_the_workout_goes_on(
    stage: Stage, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    stage.press(key, modifiers)
    assert stage.page.dialogs.keys.isVisible()
    stage.wait(1000)
    assert stage.dial() == "HOLD: 1 of 3 s"
    stage.press(Key.Key_Escape)
    assert not stage.page.dialogs.keys.isVisible()
    stage.press(Key.Key_Space)
    assert is_paused(stage)


def test_the_list_of_keys_names_every_one() -> None:
    listed = {name for keys, _text in key_lines() for name in keys.split(", ")}
    assert listed == {
        "Space", "PgDown", "P", "→", "←", "PgUp", "Shift+→", "Shift+←", "E", "Backspace", "↑", "↓", "M",
        "F", "F11", "V", "Esc", "F1", "?", "B", ".", "Media keys",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("key", "modifiers", "command"),
    [
        (Key.Key_Right, Qt.KeyboardModifier.NoModifier, WorkoutCommand.NEXT_STEP),
        (Key.Key_Left, Qt.KeyboardModifier.NoModifier, WorkoutCommand.PREVIOUS_STEP),
        (Key.Key_Up, Qt.KeyboardModifier.NoModifier, WorkoutCommand.LONGER),
        (Key.Key_Down, Qt.KeyboardModifier.NoModifier, WorkoutCommand.SHORTER),
        (Key.Key_Right, SHIFT, WorkoutCommand.NEXT_SET),
        (Key.Key_Left, SHIFT, WorkoutCommand.PREVIOUS_SET),
    ],
)
def test_the_keypad_s_arrows_are_arrows(
    key: Qt.Key, modifiers: Qt.KeyboardModifier, command: WorkoutCommand
) -> None:
    assert command_of(key_event(key, modifiers | Qt.KeyboardModifier.KeypadModifier)) is command


@pytest.mark.parametrize(
    "modifier",
    [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.MetaModifier],
)
def test_a_key_with_another_modifier_is_no_command(modifier: Qt.KeyboardModifier) -> None:
    for key in (Key.Key_Space, Key.Key_P, Key.Key_Right, Key.Key_F, Key.Key_M, Key.Key_Up):
        assert command_of(key_event(key, modifier)) is None


@pytest.mark.parametrize(
    "key",
    [
        Key.Key_Space, Key.Key_P, Key.Key_Right, Key.Key_Left, Key.Key_Backspace, Key.Key_M, Key.Key_F,
        Key.Key_Escape, Key.Key_F1, Key.Key_PageDown, Key.Key_PageUp, Key.Key_B, Key.Key_Period,
        Key.Key_MediaTogglePlayPause, Key.Key_MediaNext,
    ],
)  # fmt: skip
def test_a_key_held_down_does_its_work_once(stage: Stage, key: Qt.Key) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    before = stage.dial(), stage.played(), stage.page.controls.sound_button.text()
    send(key_event(key, repeated=True))
    assert (stage.dial(), stage.played(), stage.page.controls.sound_button.text()) == before
    assert not stage.window.isFullScreen()
    assert not stage.page.dialogs.finish.isVisible()
    assert not stage.page.dialogs.keys.isVisible()


def test_up_held_down_goes_on_adding_seconds(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    stage.press(Key.Key_Up)
    for _again in range(3):
        send(key_event(Key.Key_Up, repeated=True))
    assert stage.dial() == "HOLD: 22 of 23 s"
    send(key_event(Key.Key_Down, repeated=True))
    assert stage.dial() == "HOLD: 17 of 18 s"


@pytest.mark.parametrize(
    ("done", "pause"),
    [(Key.Key_Space, Key.Key_P), (Key.Key_PageDown, Key.Key_B), (Key.Key_PageDown, Key.Key_Period)],
    ids=["keyboard", "clicker", "another clicker"],
)
def test_where_the_person_sets_the_pace_one_key_counts_and_another_pauses(
    stage: Stage, done: Qt.Key, pause: Qt.Key
) -> None:
    stage.begin(self_paced(LUNGES), 11_000)
    assert stage.page.controls.main_button.text() == "Rep done"
    stage.press(done)
    assert counted(stage) == "Left, back leg: 1 of 10 reps"
    stage.wait(400)
    stage.press(pause)
    assert is_paused(stage)
    stage.wait(400)
    stage.press(done)  # goes on, and counts nothing
    assert not is_paused(stage)
    assert counted(stage) == "Left, back leg: 1 of 10 reps"
    stage.wait(400)
    stage.press(done)
    assert "Right, back leg: 1 of 10 reps" in names(stage)


def test_a_double_click_counts_one_rep(stage: Stage) -> None:
    stage.begin(self_paced(LUNGES), 11_000)
    handle, place = stage.window.windowHandle(), stage.page.mapTo(stage.window, QPoint(20, 300))
    QTest.mouseDClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert counted(stage) == "Left, back leg: 1 of 10 reps"
    assert "Right, back leg: 0 of 10 reps, working now" in names(stage)


def counted(stage: Stage) -> str:
    return next(name for name in names(stage) if name.startswith("Left"))


def names(stage: Stage) -> list[str]:
    return [card.accessibleName() for card in stage.page.counters.findChildren(QWidget)]


def test_space_on_a_button_that_has_the_keyboard_presses_that_button(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    stage.page.controls.next_button.setFocus(Qt.FocusReason.TabFocusReason)
    stage.press(Key.Key_Space)
    assert stage.played() == "0:17"
    assert not is_paused(stage)


def test_every_other_key_works_from_a_button_too(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    stage.page.controls.finish_button.setFocus(Qt.FocusReason.TabFocusReason)
    stage.press(Key.Key_Right)
    assert stage.played() == "0:17"
    stage.press(Key.Key_Left)
    stage.press(Key.Key_Left)
    assert stage.played() == "0:14"
    stage.press(Key.Key_Up)
    assert stage.dial() == "HOLD: 8 of 8 s"
    stage.press(Key.Key_P)
    assert is_paused(stage)
    assert stage.page.controls.finish_button.hasFocus()


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_a_key_presses_the_button_that_has_the_keyboard(stage: Stage, key: Qt.Key) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    stage.page.controls.next_button.setFocus(Qt.FocusReason.TabFocusReason)
    stage.press(key)
    assert stage.played() == "0:17"
    assert not is_paused(stage)
    stage.page.controls.main_button.setFocus(Qt.FocusReason.TabFocusReason)
    stage.press(key)
    assert is_paused(stage)
    stage.page.controls.more_button.setFocus(Qt.FocusReason.TabFocusReason)
    stage.press(key)
    assert stage.page.controls.menu.isVisible()
    stage.page.controls.menu.close()


def test_tab_reaches_every_button_and_none_twice(stage: Stage) -> None:
    stage.begin(LUNGES, 10_000 + 80_000 + 1_000)
    reached = []
    for _tab in range(12):
        stage.press(Key.Key_Tab)
        focused = QApplication.focusWidget()
        if isinstance(focused, QPushButton):
            reached.append(focused.accessibleName() or focused.text())
    assert len(set(reached)) >= 8
    assert reached[:8] == list(dict.fromkeys(reached[:8]))


def test_a_button_that_waits_keeps_the_keyboard_and_does_nothing(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    longer = stage.page.controls.longer_button
    longer.setFocus(Qt.FocusReason.TabFocusReason)
    stage.wait(2500)  # into a move, which has no length to change
    before = stage.dial(), stage.played()
    stage.press(Key.Key_Space)
    assert (stage.dial(), stage.played()) == before
    assert longer.hasFocus()
    stage.wait(2000)  # into the next hold
    stage.press(Key.Key_Space)
    assert stage.dial() == "HOLD: 8 of 8 s"


def test_a_button_that_waits_looks_and_says_so(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    longer = stage.page.controls.longer_button
    in_use = longer.grab().toImage()
    stage.wait(2500)
    assert longer.is_waiting
    assert longer.grab().toImage() != in_use
    assert longer.accessibleDescription() == "↑, On a rest, a hold or a timed step"


def test_a_click_on_a_button_does_not_take_the_keyboard(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    for button in (stage.page.controls.longer_button, stage.page.controls.sound_button):
        stage.click(button)
        assert stage.page.hasFocus()
    assert stage.dial() == "HOLD: 7 of 8 s"
    stage.press(Key.Key_Space)
    assert is_paused(stage)


def test_every_command_has_a_button_or_a_menu_item_that_asks_for_it(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    controls = stage.page.controls
    asked: list[WorkoutCommand] = []
    controls.command_requested.connect(asked.append)
    controls.command_requested.disconnect(stage.page.ask)
    for button in controls.findChildren(QPushButton):
        if button.isVisible() and button is not controls.more_button:
            button.click()
    for action in controls.menu.actions():
        assert action.text().split("\t")[1]
        action.trigger()
    # Escape asks for LEAVE, which is the full screen's item or else the button that finishes;
    # REP_DONE is what the main button's SPACE becomes where the person sets the pace; and what a
    # headset asks for is pause, next step or that.
    assert set(asked) >= set(WorkoutCommand) - {
        WorkoutCommand.LEAVE,
        WorkoutCommand.REP_DONE,
        WorkoutCommand.MEDIA_PLAY,
        WorkoutCommand.MEDIA_NEXT,
    }


def test_the_menu_opens_within_the_screen_and_its_items_work(stage: Stage) -> None:
    stage.begin(LUNGES, 11_000)
    stage.click(stage.page.controls.more_button)
    menu = stage.page.controls.menu
    assert menu.isVisible()
    assert stage.window.screen().geometry().contains(menu.geometry())
    item = next(action for action in menu.actions() if action.text().startswith("Next set"))
    menu.close()
    item.trigger()
    assert stage.played() == "2:15"
