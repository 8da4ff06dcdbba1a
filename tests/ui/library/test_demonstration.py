"""The picture in the library: its movement, shown three times, and then still."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lunge_timer.core.routine import ExerciseBlock, TimedBlock
from lunge_timer.ui.library.bullet_list import BulletList
from lunge_timer.ui.library.demonstration import Demonstration
from lunge_timer.ui.library.number_controls import SettingSlider
from lunge_timer.ui.library.page import LibraryPage
from lunge_timer.ui.widgets.labels import PlainLabel
from tests.conftest import FakeClock
from tests.ui.library.pages import LUNGES, choose, press, routine, settle, shown, tab_to
from tests.ui.workouts import Stage

LUNGE = ExerciseBlock(exercise="reverse-lunge", sets=2, reps=5)  # lower 2 s, rise 2 s
CURL = ExerciseBlock(exercise="machine-leg-curl", sets=1, reps=5)
RUN_MS = 3 * 4000 + 2000  # and down once more


@pytest.fixture
def page(qtbot: QtBot, clock: FakeClock) -> LibraryPage:
    """A routine of lunges before one of curls."""
    return shown(qtbot, routine("Lunges", LUNGE), routine("Curls", CURL), clock=clock)


def picture(page: LibraryPage) -> Demonstration:
    return page.parts.detail.demonstration


def wait(page: LibraryPage, clock: FakeClock, ms: int) -> None:
    clock.advance(ms)
    picture(page).refresh()


def image(page: LibraryPage) -> QImage:
    return picture(page).figure.grab().toImage()


def phase(page: LibraryPage) -> str:
    """What stands under the figure."""
    label = picture(page).findChild(PlainLabel)
    assert isinstance(label, PlainLabel)
    return label.text()


def wake_ms(page: LibraryPage) -> int | None:
    timer = picture(page).findChild(QTimer)
    assert isinstance(timer, QTimer)
    return timer.interval() if timer.isActive() else None


def steps(page: LibraryPage, first: str) -> BulletList:
    """The numbered list that begins with that step."""
    lists = page.findChildren(BulletList)
    return next(one for one in lists if one.isVisible() and one.text().startswith(f"1 {first}"))


def point(numbered: BulletList, share: float) -> None:
    """Move the pointer over a list, so far down (0 to 1) as that."""
    place = QPointF(10, numbered.height() * share)
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        place,
        numbered.mapToGlobal(place),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(numbered, event)


def test_a_chosen_routine_is_shown_in_its_own_time_with_the_phases_name(
    page: LibraryPage, clock: FakeClock
) -> None:
    begins = image(page)
    assert phase(page) == "Step back and lower"
    wait(page, clock, 1000)
    half = image(page)
    wait(page, clock, 1000)
    assert phase(page) == "Press up and return"
    deep = image(page)
    assert begins != half != deep != begins
    wait(page, clock, 2000)
    assert image(page) == begins


def test_it_moves_at_thirty_pictures_a_second_and_sleeps_through_a_hold(
    qtbot: QtBot, clock: FakeClock
) -> None:
    block = ExerciseBlock(exercise="squat-position-reverse-lunge", sets=1, reps=1, phases_s={"hold-back": 7})
    page = shown(qtbot, routine("Holds", block), clock=clock)
    assert wake_ms(page) == 33
    wait(page, clock, 4500)
    assert wake_ms(page) == 6500


def test_after_three_times_it_stands_still_without_a_timer(page: LibraryPage, clock: FakeClock) -> None:
    wait(page, clock, RUN_MS - 1)
    assert wake_ms(page) is not None
    wait(page, clock, 1)
    assert wake_ms(page) is None
    still = image(page)
    wait(page, clock, 60_000)
    assert image(page) == still
    assert phase(page) == "Step back and lower"
    assert picture(page).play_button.accessibleName() == "Play the movement"


def test_another_routine_runs_from_its_beginning(page: LibraryPage, clock: FakeClock) -> None:
    wait(page, clock, RUN_MS)
    choose(page, "Curls")
    assert wake_ms(page) is not None
    assert phase(page) == "Curl the heels in"
    choose(page, "Lunges")
    assert phase(page) == "Step back and lower"
    assert wake_ms(page) is not None


def test_another_number_does_not_begin_it_again(page: LibraryPage, clock: FakeClock) -> None:
    wait(page, clock, RUN_MS)
    before = page.routine
    page.findChildren(SettingSlider)[0].value_changed.emit(31_000)
    settle(page)
    assert page.routine != before
    assert wake_ms(page) is None


def test_play_runs_it_three_times_again_and_pause_stops_it_where_it_is(
    page: LibraryPage, clock: FakeClock
) -> None:
    wait(page, clock, RUN_MS)
    tab_to(page, "Play the movement")
    press(page, Qt.Key.Key_Space)
    assert page.window().focusWidget().accessibleName() == "Pause the movement"
    wait(page, clock, 1000)
    half = image(page)
    press(page, Qt.Key.Key_Return)
    assert wake_ms(page) is None
    wait(page, clock, 30_000)
    assert image(page) == half
    QTest.mouseClick(picture(page).play_button, Qt.MouseButton.LeftButton)
    wait(page, clock, RUN_MS - 1001)
    assert wake_ms(page) is not None
    wait(page, clock, 1)
    assert wake_ms(page) is None


def test_pointing_at_a_step_shows_its_pose_and_leaving_it_goes_on_with_the_run(
    page: LibraryPage, clock: FakeClock
) -> None:
    begins = image(page)
    wait(page, clock, 1000)
    half = image(page)
    numbered = steps(page, "Step back and lower")
    point(numbered, 0.1)
    assert phase(page) == "Step back and lower"
    deep = image(page)
    assert wake_ms(page) is None
    wait(page, clock, 10_500)
    assert image(page) == deep
    point(numbered, 0.9)
    assert phase(page) == "Press up and return"
    assert image(page) == begins
    QApplication.sendEvent(numbered, QEvent(QEvent.Type.Leave))
    assert image(page) == half
    assert wake_ms(page) == 33


def test_the_arrow_keys_show_one_step_after_the_other_and_tab_goes_on_with_the_run(
    page: LibraryPage, clock: FakeClock
) -> None:
    wait(page, clock, 1000)
    half = image(page)
    button = tab_to(page, "Pause the movement")
    press(page, Qt.Key.Key_Right)
    assert phase(page) == "Step back and lower"
    assert button.accessibleName() == "Pause the movement; shown: Step back and lower"
    assert wake_ms(page) is None
    press(page, Qt.Key.Key_Right)
    assert phase(page) == "Press up and return"
    press(page, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert phase(page) == "Step back and lower"
    assert button.hasFocus()
    press(page, Qt.Key.Key_Tab)
    assert button.accessibleName() == "Pause the movement"
    assert image(page) == half
    assert wake_ms(page) == 33


def test_play_goes_on_from_a_step_that_the_arrow_keys_show(page: LibraryPage, clock: FakeClock) -> None:
    wait(page, clock, RUN_MS)
    tab_to(page, "Play the movement")
    press(page, Qt.Key.Key_Left)
    assert phase(page) == "Press up and return"
    press(page, Qt.Key.Key_Space)
    assert phase(page) == "Step back and lower"
    assert wake_ms(page) == 33


def test_pointing_at_a_step_of_another_exercise_shows_that_one(qtbot: QtBot, clock: FakeClock) -> None:
    page = shown(qtbot, routine("Both", LUNGE, CURL), clock=clock)
    point(steps(page, "Curl"), 0.1)
    assert picture(page).figure.accessibleName() == "Figure: Machine leg curl"
    QApplication.sendEvent(steps(page, "Curl"), QEvent(QEvent.Type.Leave))
    assert picture(page).figure.accessibleName() == "Figure: Reverse lunge"


def test_a_tab_shows_its_exercise(qtbot: QtBot, clock: FakeClock) -> None:
    page = shown(qtbot, routine("Both", TimedBlock(name="Walk", duration_s=60), LUNGE, CURL), clock=clock)
    wait(page, clock, RUN_MS)
    page.parts.detail.tabs.setCurrentIndex(1)
    assert picture(page).figure.accessibleName() == "Figure: Machine leg curl"
    assert wake_ms(page) is not None


def test_of_timed_steps_alone_someone_stands_and_there_is_nothing_to_play(qtbot: QtBot) -> None:
    page = shown(qtbot, routine("Walk", TimedBlock(name="Walk", duration_s=60)))
    assert wake_ms(page) is None
    assert phase(page) == ""
    assert not picture(page).play_button.isVisible()


def test_with_less_motion_it_stands_in_the_deepest_position_until_it_is_played(
    page: LibraryPage, clock: FakeClock
) -> None:
    wait(page, clock, RUN_MS)
    deep = image(page)
    page.view.show_less_motion(less=True)
    choose(page, "Curls")
    assert wake_ms(page) is None
    choose(page, "Lunges")
    assert wake_ms(page) is None
    assert image(page) == deep
    picture(page).play_button.click()
    assert wake_ms(page) is not None
    page.view.show_less_motion(less=False)
    page.view.show_less_motion(less=True)
    assert wake_ms(page) is None


def test_out_of_sight_it_waits(page: LibraryPage, clock: FakeClock) -> None:
    wait(page, clock, 1000)
    half = image(page)
    page.hide()
    assert wake_ms(page) is None
    wait(page, clock, 60_000)
    page.show()
    settle(page)
    assert image(page) == half
    assert wake_ms(page) is not None


def test_it_waits_while_another_page_is_shown(stage: Stage) -> None:
    demonstration = stage.library.parts.detail.demonstration
    timer = demonstration.findChild(QTimer)
    assert isinstance(timer, QTimer)
    assert timer.isActive()
    stage.begin(LUNGES)
    assert not timer.isActive()


def test_what_the_settings_say_of_motion_reaches_it(stage: Stage) -> None:
    stage.preferences.take(replace(stage.preferences.settings, less_motion=True))
    timer = stage.library.parts.detail.demonstration.findChild(QTimer)
    assert isinstance(timer, QTimer)
    assert not timer.isActive()


def test_it_begins_after_the_first_picture(qtbot: QtBot) -> None:
    page = LibraryPage((), {})
    qtbot.addWidget(page)
    page.grab()
    assert page.findChildren(Demonstration) == []
