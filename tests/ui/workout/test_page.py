"""The page shows exactly what the snapshot says, at each moment."""

from itertools import pairwise
from math import hypot

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QLabel,
    QLineEdit,
    QWidget,
)

from lunge_timer.core.routine import ExerciseBlock, LegOrder, Pace, Routine, TimedBlock
from lunge_timer.ui.theme import Colors, Scheme, apply_theme, colors_of_scheme
from tests.ui.workouts import DESK_BREAK, LUNGES, Stage, exercises, routines, self_paced, texts, tree

# Said by the offscreen platform itself of any window with a least size.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

HOLDS = "Squat-position holds"
ONE_AT_A_TIME = "Reverse lunge, one leg at a time"
GYM = "Gym glute session"


def next_lines(stage: Stage) -> list[str]:
    heading, *lines = texts(stage.page.next_card)
    assert heading == "Next"
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines]


def leg_counts(stage: Stage) -> list[str]:
    cards = stage.page.counters.findChildren(QWidget)
    return [card.accessibleName() for card in cards if card.isVisible()]


def at(stage: Stage, ms: int, *blocks: TimedBlock | ExerciseBlock) -> None:
    stage.begin(Routine(name="Any", get_ready_s=0, blocks=blocks), ms)


def test_a_hold_shows_all_of_it(stage: Stage) -> None:
    stage.begin(HOLDS, 10_000 + 180_000 + 45_000 + 4 * 18_000 + 4_000 + 1_700)
    page = stage.page
    assert stage.dial() == "HOLD: 4 of 5 s"
    assert {"HOLD", "4", "of 5 s"} <= set(texts(page.dial))
    assert page.leg_line.text() == "LEFT LEG BACK"
    assert leg_counts(stage) == ["Left, back leg: 2 of 5 reps, working now", "Right, back leg: 2 of 5 reps"]
    name = "Squat-position reverse lunge"
    assert texts(page.header) == [name, "Set 2 of 3", HOLDS, "5:28 left", "planned 10:40"]
    assert page.strip.accessibleName() == "Timeline: 5:12 of 10:40"
    assert page.cue.text()
    assert next_lines(stage) == ["Bring the leg forward slowly", "then hold 5 s"]


def test_a_rest_says_what_comes_and_which_leg_will_be_first(stage: Stage) -> None:
    stage.begin(HOLDS, 10_000 + 180_000 + 12_600)
    assert stage.dial() == "REST: 33 of 45 s"
    assert stage.page.leg_line.text() == "LEFT LEG FIRST"
    assert leg_counts(stage) == ["Left, back leg: 5 of 5 reps", "Right, back leg: 5 of 5 reps"]
    assert next_lines(stage) == ["Set 2 of 3", "5 reps per leg · hold 5 s + 5 s"]


def test_getting_ready_shows_no_rep_done_and_how_to_stand(stage: Stage) -> None:
    stage.begin(HOLDS, 3_200)
    assert stage.dial() == "GET READY: 7 of 10 s"
    assert stage.page.leg_line.text() == "LEFT LEG FIRST"
    assert leg_counts(stage) == ["Left, back leg: 0 of 5 reps", "Right, back leg: 0 of 5 reps"]
    assert stage.page.cue.text() == exercises()["squat-position-reverse-lunge"].setup[0].text


def test_a_switch_names_the_leg_to_come(stage: Stage) -> None:
    stage.begin(ONE_AT_A_TIME, 10_000 + 300_000 + 48_000 + 1_200)
    assert stage.dial() == "SWITCH LEGS: 4 of 5 s"
    assert stage.page.leg_line.text() == "NEXT: RIGHT LEG"
    assert leg_counts(stage) == ["Left, back leg: 12 of 12 reps", "Right, back leg: 0 of 12 reps"]


def test_a_timed_step_is_named_and_a_leg_with_it(stage: Stage) -> None:
    stage.begin(ONE_AT_A_TIME, 10_000 + 1_000)
    assert stage.page.leg_line.text() == "WALK OR LIGHT JOG"
    assert stage.dial() == "WARM UP: 4:59 of 5:00"
    at(stage, 1_000, TimedBlock(name="Pigeon", duration_s=30, per_leg=True))
    assert stage.page.leg_line.text() == "PIGEON · LEFT LEG"
    stage.wait(30_000)
    assert stage.page.leg_line.text() == "NEXT: RIGHT LEG"
    assert next_lines(stage) == ["Pigeon", "right leg · 30 s"]
    stage.wait(5_000)
    assert stage.page.leg_line.text() == "PIGEON · RIGHT LEG"
    assert next_lines(stage) == ["The end", "This is the last step."]


def test_both_legs_have_one_counter_and_are_named(stage: Stage) -> None:
    stage.begin(GYM, 10_000)
    while not stage.page.leg_line.text().startswith("BOTH LEGS"):
        stage.wait(1000)
    assert leg_counts(stage) == ["Both legs: 0 of 15 reps, working now"]
    stage.wait(5000)
    assert leg_counts(stage) == ["Both legs: 1 of 15 reps, working now"]


def test_the_working_leg_is_told_in_every_step_of_a_rep(stage: Stage) -> None:
    stage.begin(DESK_BREAK, 10_000)
    seen = []
    for _second in range(28):
        seen.append((stage.page.leg_line.text().split()[0], leg_counts(stage)[0].endswith("working now")))
        stage.wait(1000)
    assert [works for _word, works in seen] == [True] * 14 + [False] * 14
    said = [word for word, _works in seen]
    assert said == [word for leg in ("LEFT", "RIGHT") for word in [leg] * 9 + ["IN"] * 3 + [leg] * 2]


def test_a_pause_is_a_word_and_every_number_stands(stage: Stage) -> None:
    stage.begin(HOLDS, 10_000 + 4_000 + 1_700)
    stage.page.controls.main_button.click()
    before = texts(stage.page)
    assert stage.dial() == "PAUSED: 4 Hold · of 5 s"
    stage.wait(30_000)
    assert texts(stage.page) == before
    assert stage.page.leg_line.text() == "LEFT LEG BACK"


@pytest.mark.parametrize(
    ("elapsed_ms", "shown"),
    [
        (0, "1:05"),
        (1, "1:05"),
        (999, "1:05"),
        (1000, "1:04"),
        (4000, "1:01"),
        (4999, "1:01"),
        (5000, "60"),
        (5999, "60"),
        (6000, "59"),
        (64_000, "1"),
        (64_999, "1"),
    ],
)
def test_a_second_is_shown_until_it_is_over(stage: Stage, elapsed_ms: int, shown: str) -> None:
    at(stage, elapsed_ms, TimedBlock(name="Walk", duration_s=65))
    assert stage.dial() == f"GO: {shown} of 1:05"


def test_a_minute_is_sixty_seconds_and_is_told_as_such(stage: Stage) -> None:
    at(stage, 0, TimedBlock(name="Walk", duration_s=60))
    assert stage.dial() == "GO: 60 of 60 s"


def test_the_time_left_and_the_seconds_change_each_at_its_own_moment(stage: Stage) -> None:
    at(stage, 500, TimedBlock(name="Walk", duration_s=30), TimedBlock(name="Sit", duration_s=1.4))
    assert (stage.dial(), texts(stage.page.header)[-2]) == ("GO: 30 of 30 s", "0:31 left")
    stage.wait(400)
    assert (stage.dial(), texts(stage.page.header)[-2]) == ("GO: 30 of 30 s", "0:31 left")
    stage.wait(100)
    assert (stage.dial(), texts(stage.page.header)[-2]) == ("GO: 29 of 30 s", "0:31 left")
    stage.wait(400)
    assert (stage.dial(), texts(stage.page.header)[-2]) == ("GO: 29 of 30 s", "0:30 left")


def test_a_fraction_of_a_second_is_told_in_the_whole(stage: Stage) -> None:
    at(stage, 0, TimedBlock(name="Sit", duration_s=1.5))
    assert stage.dial() == "GO: 2 of 1.5 s"


def test_the_cue_stands_still_within_a_step_and_takes_turns_from_rep_to_rep(stage: Stage) -> None:
    stage.begin(LUNGES, 10_000)
    cues: list[str] = []
    for _step in range(12):
        within: set[str] = set()
        for _tick in range(8):
            within.add(stage.page.cue.text())
            stage.wait(250)
        assert len(within) == 1
        cues += within
    lowering = cues[::2]
    assert all(one != other for one, other in pairwise(lowering))


def test_a_step_made_longer_shows_its_new_whole_and_keeps_its_cue(stage: Stage) -> None:
    stage.begin(HOLDS, 10_000 + 4_000 + 1_000)
    cue = stage.page.cue.text()
    stage.page.controls.longer_button.click()
    assert stage.dial() == "HOLD: 9 of 10 s"
    assert stage.page.cue.text() == cue


def waiting(stage: Stage) -> list[str]:
    """The buttons that make no sense now."""
    controls = stage.page.controls
    buttons = {
        "redo": controls.redo_button, "shorter": controls.shorter_button, "longer": controls.longer_button,
    }  # fmt: skip
    assert all(button.isEnabled() for button in buttons.values())
    return [name for name, button in buttons.items() if button.is_waiting]


def test_only_a_rest_a_hold_and_a_timed_step_can_be_made_longer(stage: Stage) -> None:
    stage.begin(DESK_BREAK, 5_000)
    assert waiting(stage) == ["redo", "shorter", "longer"]
    stage.wait(6_000)
    assert waiting(stage) == ["shorter", "longer"]
    stage.wait(4_000)
    assert waiting(stage) == []


def test_a_rep_can_be_redone_from_the_first_on_also_in_a_rest(stage: Stage) -> None:
    stage.begin(LUNGES, 9_000)
    assert "redo" in waiting(stage)
    stage.wait(2_000)
    assert "redo" not in waiting(stage)
    stage.wait(80_000)
    assert stage.dial().startswith("REST")
    stage.page.controls.redo_button.click()
    assert leg_counts(stage) == [
        "Left, back leg: 10 of 10 reps",
        "Right, back leg: 9 of 10 reps, working now",
    ]


def test_where_the_person_sets_the_pace_the_rep_is_counted_and_no_seconds(stage: Stage) -> None:
    stage.begin(self_paced(LUNGES), 10_000)
    assert stage.dial() == "REP: 1 of 10 reps, Space when done"
    assert stage.page.controls.main_button.text() == "Rep done"
    stage.wait(60_000)
    assert stage.dial() == "REP: 1 of 10 reps, Space when done"
    stage.page.controls.main_button.click()
    assert leg_counts(stage) == ["Left, back leg: 1 of 10 reps", "Right, back leg: 0 of 10 reps, working now"]
    stage.wait(2_000)
    stage.page.controls.main_button.click()
    assert stage.dial() == "REP: 2 of 10 reps, Space when done"


def test_a_pause_where_the_person_sets_the_pace_says_how_to_go_on(stage: Stage) -> None:
    stage.begin(self_paced(LUNGES), 10_000)
    stage.press(Qt.Key.Key_P)
    assert stage.dial() == "PAUSED: 1 Rep · of 10 reps"
    assert stage.page.controls.main_button.text() == "Resume"


def test_a_hold_counts_down_where_the_person_sets_the_pace_too(stage: Stage) -> None:
    stage.begin(self_paced(DESK_BREAK), 10_500)
    assert stage.dial() == "REP: 1 of 3 reps, Space when done"
    stage.page.controls.main_button.click()
    stage.wait(1200)
    assert stage.dial() == "HOLD: 2 of 3 s"
    assert stage.page.controls.main_button.text() == "Pause"
    stage.wait(1800)
    assert stage.page.controls.main_button.text() == "Rep done"


@pytest.mark.parametrize("place", ["header", "figure", "dial", "counters", "next_card", "cue"])
def test_a_click_anywhere_is_a_rep_done_where_the_person_sets_the_pace(stage: Stage, place: str) -> None:
    stage.begin(self_paced(LUNGES), 11_000)
    stage.click(getattr(stage.page, place))
    assert leg_counts(stage) == ["Left, back leg: 1 of 10 reps", "Right, back leg: 0 of 10 reps, working now"]


def test_a_click_anywhere_does_nothing_in_a_guided_set_or_in_a_pause(stage: Stage) -> None:
    stage.begin(LUNGES, 11_000)
    stage.click(stage.page.figure)
    assert stage.played() == "0:11"
    stage.begin(self_paced(LUNGES), 11_000)
    stage.press(Qt.Key.Key_P)
    stage.click(stage.page.figure)
    assert leg_counts(stage)[0] == "Left, back leg: 0 of 10 reps, working now"


def test_a_click_beside_or_on_a_button_out_of_use_is_no_rep_done(stage: Stage) -> None:
    stage.begin(self_paced(LUNGES), 11_000)
    controls = stage.page.controls
    assert controls.longer_button.is_waiting
    stage.click(controls.longer_button)
    gap = (controls.redo_button.geometry().right() + controls.shorter_button.geometry().left()) // 2
    stage.click(controls, QPoint(gap, controls.height() // 2))
    assert leg_counts(stage)[0] == "Left, back leg: 0 of 10 reps, working now"


def test_the_other_mouse_buttons_count_nothing(stage: Stage) -> None:
    stage.begin(self_paced(LUNGES), 11_000)
    for button in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
        QTest.mouseClick(stage.page.figure, button)
    assert leg_counts(stage)[0] == "Left, back leg: 0 of 10 reps, working now"


def test_the_ring_empties_with_the_step(stage: Stage, colors: Colors) -> None:
    stage.begin(HOLDS, 14_000)
    full = colored(stage, colors.hold)
    stage.wait(2500)
    half = colored(stage, colors.hold)
    stage.wait(2400)
    assert full * 0.4 < half < full * 0.6
    assert colored(stage, colors.hold) < full * 0.1


def colored(stage: Stage, color: QColor) -> int:
    """How much of the ring has that color; the words within it are left out."""
    image = stage.page.dial.grab().toImage()
    middle = image.rect().center()
    within_px = min(image.width(), image.height()) * 0.42
    return sum(
        image.pixelColor(x, y).rgb() == color.rgb()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
        if hypot(x - middle.x(), y - middle.y()) > within_px
    )


def test_the_colour_of_the_step_is_on_the_bar_along_the_top(stage: Stage, colors: Colors) -> None:
    stage.begin(HOLDS, 1000)
    assert stage.page.grab().toImage().pixelColor(400, 1) == colors.prepare
    stage.wait(14_000)
    assert stage.page.grab().toImage().pixelColor(400, 1) == colors.hold


@pytest.mark.parametrize("paused", [False, True], ids=["running", "paused"])
def test_a_change_of_theme_reaches_everything_at_once(
    stage: Stage, qapp: QApplication, *, paused: bool
) -> None:
    stage.begin(HOLDS, 14_500)
    if paused:
        stage.press(Qt.Key.Key_P)
    dark, light = colors_of_scheme(Scheme.DARK), colors_of_scheme(Scheme.LIGHT)
    apply_theme(qapp, Scheme.LIGHT)
    QApplication.sendPostedEvents()  # no timers: none shows the next moment in the new colours
    image = stage.page.grab().toImage()
    assert image.pixelColor(5, 300) == light.window
    assert image.pixelColor(400, 1) == light.hold
    assert colored(stage, light.muted if paused else light.hold) > 1000
    assert colored(stage, dark.muted if paused else dark.hold) == 0
    for words, ink in (
        (stage.page.leg_line, light.hold),
        (stage.page.cue, light.ink),
        (stage.page.dial, light.ink),  # the seconds
        (stage.page.header, light.muted),
    ):
        assert ink.rgb() in shades(image, words.geometry()), words
    assert not {dark.window.rgb(), dark.hold.rgb()} & shades(image, image.rect())


def shades(image: QImage, area: QRect) -> set[int]:
    """The colours of every third pixel of every third line."""
    return {
        image.pixelColor(x, y).rgb()
        for x in range(area.left(), area.right() + 1, 3)
        for y in range(area.top(), area.bottom() + 1, 3)
    }


def test_a_note_stands_in_the_header_and_goes(stage: Stage) -> None:
    stage.begin(HOLDS)
    stage.page.header.show_note("No sound: no output device was found.")
    assert "No sound: no output device was found." in texts(stage.page.header)
    stage.page.header.show_note("")
    assert "No sound: no output device was found." not in texts(stage.page.header)


def test_markup_in_a_name_is_shown_as_it_is(stage: Stage) -> None:
    name = "<b>Legs</b> & <img src=x>"
    stage.begin(replace(routines()[DESK_BREAK], name=name), 11_000)
    assert texts(stage.page.header)[2] == name
    assert stage.window.windowTitle() == name


def test_nothing_but_plain_text_is_shown_anywhere(stage: Stage) -> None:
    stage.begin(HOLDS, 15_000)
    labels = [widget for widget in tree(stage.window) if isinstance(widget, QLabel)]
    assert len(labels) > 20
    for label in labels:
        assert label.textFormat() is Qt.TextFormat.PlainText, label.text()


def test_all_that_can_be_operated_has_a_name_for_a_screen_reader(stage: Stage) -> None:
    stage.begin(HOLDS, 15_000)
    operated = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QLineEdit)
    for widget in tree(stage.page):
        takes_keys = widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        if isinstance(widget, operated) or takes_keys:
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            assert widget.accessibleName() or text, widget


def test_what_is_painted_has_a_name_for_a_screen_reader_with_its_value(stage: Stage) -> None:
    stage.begin(HOLDS, 15_000)
    page = stage.page
    assert page.figure.accessibleName() == "Figure: Hold, Left leg back"
    assert page.dial.accessibleName() == "HOLD: 4 of 5 s"
    assert page.strip.accessibleName() == "Timeline: 0:15 of 10:40"
    assert leg_counts(stage)[0] == "Left, back leg: 0 of 5 reps, working now"


def test_the_playhead_comes_to_the_end_of_a_step_as_the_step_does(stage: Stage) -> None:
    stage.begin(LUNGES, 90_000)  # the rest is planned with 45 s
    for _press in range(9):
        stage.press(Qt.Key.Key_Up)
    stage.wait(45_000)
    assert stage.dial() == "REST: 45 of 1:30"
    assert stage.page.strip.accessibleName() == "Timeline: 1:52 of 5:40"
    stage.wait(44_900)
    assert stage.page.strip.accessibleName() == "Timeline: 2:14 of 5:40"


def test_a_label_is_read_by_its_text(stage: Stage) -> None:
    stage.begin(HOLDS, 15_000)
    for label in stage.page.findChildren(QLabel):
        assert not label.accessibleName()


def test_a_workout_begun_anew_shows_nothing_of_the_last(stage: Stage) -> None:
    stage.begin(GYM, 400_000)
    stage.page.header.show_note("No sound.")
    stage.begin(DESK_BREAK)
    name = "Squat-position reverse lunge"
    assert texts(stage.page.header) == [name, "Next: Set 1 of 1", DESK_BREAK, "1:34 left", "planned 1:34"]
    assert leg_counts(stage) == ["Left, back leg: 0 of 3 reps", "Right, back leg: 0 of 3 reps"]
    assert stage.page.strip.accessibleName() == "Timeline: 0:00 of 1:34"


def test_the_legs_that_take_turns_by_set_are_named_without_a_first(stage: Stage) -> None:
    block = ExerciseBlock(
        exercise="reverse-lunge", sets=2, reps=2, legs=LegOrder.ALTERNATE_SETS, first_leg="right"
    )
    stage.begin(Routine(name="Any", blocks=(block,)), 1000)
    assert stage.page.leg_line.text() == "NEXT: RIGHT LEG"
    assert next_lines(stage) == [
        "Reverse lunge",
        "Set 1 of 2, right leg · 2 reps\ncounts the leg that goes back",
    ]
    assert leg_counts(stage) == ["Left, back leg: 0 of 2 reps", "Right, back leg: 0 of 2 reps"]


def test_a_routine_of_timed_steps_alone_has_no_counters(stage: Stage) -> None:
    at(stage, 1000, TimedBlock(name="Walk", duration_s=30), TimedBlock(name="Sit", duration_s=5))
    assert leg_counts(stage) == []
    assert next_lines(stage) == ["Sit", "5 s"]


def test_a_stall_across_a_step_shows_the_step_that_is_due(stage: Stage) -> None:
    stage.begin(DESK_BREAK, 13_900)
    stage.wait(1500)
    assert stage.dial() == "HOLD: 2 of 3 s"
    assert stage.page.strip.accessibleName() == "Timeline: 0:15 of 1:34"
    stage.wait(20_000)  # over the rest of this rep and into the next, which is the other leg's
    assert stage.dial() == "HOLD: 1 of 3 s"
    assert stage.played() == "0:35"
    assert stage.page.leg_line.text() == "IN THE SQUAT"
    assert leg_counts(stage)[1].endswith("working now")


@pytest.mark.parametrize("pace", list(Pace))
def test_a_moving_figure_has_thirty_pictures_a_second_and_a_still_one_none(stage: Stage, pace: Pace) -> None:
    block = ExerciseBlock(exercise="reverse-lunge", sets=2, reps=1, pace=pace)
    at(stage, 500, block)
    assert stage.wake_ms() == 33
    stage.press(Qt.Key.Key_P)
    assert stage.wake_ms() is None


def test_a_figure_that_walks_or_turns_has_thirty_pictures_a_second_too(stage: Stage) -> None:
    at(stage, 500, TimedBlock(name="Walk", duration_s=3600))
    assert stage.wake_ms() == 33
    lunges = ExerciseBlock(exercise="reverse-lunge", sets=2, reps=1, rest_s=300)
    at(stage, 8_000 + 100, lunges)  # from the right leg's rep into the rest before the left leg's
    assert stage.wake_ms() == 33
    at(stage, 8_000 + 200, lunges)
    wake_ms = stage.wake_ms()
    assert wake_ms is not None
    assert wake_ms > 33


def test_before_a_first_timed_step_nothing_is_counted_yet_and_after_it_the_reps_are(stage: Stage) -> None:
    stretch = TimedBlock(name="Hamstring stretch", duration_s=30, per_leg=True)
    curls = ExerciseBlock(exercise="machine-leg-curl", sets=1, reps=1)
    blocks = (stretch, curls, stretch)
    shown = []
    for ms in (5_000, 15_000, 42_000, 76_000, 82_000):  # get ready, stretch, switch, curl, stretch at the end
        stage.begin(Routine(name="Any", blocks=blocks), ms)
        shown.append((stage.dial().partition(":")[0], stage.page.counters.isVisible()))
    assert shown == [
        ("GET READY", False),
        ("STRETCH", False),
        ("SWITCH LEGS", False),
        ("CURL", True),
        ("STRETCH", True),  # what was done stays
    ]


def test_a_timed_step_of_an_own_name_gives_the_figures_room_to_its_cue(stage: Stage) -> None:
    at(stage, 500, TimedBlock(name="Pigeon pose", duration_s=60, cue="Breathe"))
    known = stage.page.figure.geometry()
    assert stage.page.figure.isVisible()
    at(stage, 500, TimedBlock(name="Foam roller", duration_s=60, cue="Roll slowly"))
    assert not stage.page.figure.isVisible()
    assert stage.page.cue.geometry().contains(known)
    assert not stage.page.cue.geometry().intersects(stage.page.dial.geometry())
    at(stage, 500, ExerciseBlock(exercise="reverse-lunge", sets=1, reps=1))
    assert stage.page.figure.isVisible()


def test_a_long_step_has_no_picture_before_the_ring_has_moved(stage: Stage) -> None:
    at(stage, 500, TimedBlock(name="Pigeon pose", duration_s=3600))
    assert stage.wake_ms() == 500
    at(stage, 500, TimedBlock(name="Foam roller", duration_s=600))
    wake_ms = stage.wake_ms()
    assert wake_ms is not None
    assert wake_ms > 150


def test_a_walk_or_stretch_is_shown_without_the_things_of_the_exercise_to_come(stage: Stage) -> None:
    pictures = []
    for exercise in ("machine-leg-curl", "reverse-lunge"):
        block = ExerciseBlock(exercise=exercise, sets=1, reps=1)
        at(stage, 500, TimedBlock(name="Walk", duration_s=30), block)
        pictures.append(stage.page.figure.grab().toImage())
    assert pictures[0] == pictures[1]
