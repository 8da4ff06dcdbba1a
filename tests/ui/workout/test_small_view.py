"""The small view shows what the page shows, on top of all else, for as long as there is a workout."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lunge_timer.core.snapshot import State
from lunge_timer.ui.theme import Scheme, apply_theme, colors_of_scheme
from lunge_timer.ui.widgets.fit_label import FitLabel
from lunge_timer.ui.workout.small_view import SIZE, SmallView
from tests.ui.workout.test_legibility import all_timelines, assert_whole, different_steps, snapshot_of
from tests.ui.workouts import DESK_BREAK, LUNGES, Stage, self_paced, texts

# Said by the offscreen platform itself.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", "does not support raise")

Key = Qt.Key
IN_HOLD_MS = 15_000


def open_views() -> list[SmallView]:
    return [
        each for each in QApplication.topLevelWidgets() if isinstance(each, SmallView) and each.isVisible()
    ]


def opened(stage: Stage) -> SmallView:
    """The small view, opened by its key, with the keyboard."""
    stage.press(Key.Key_V)
    (view,) = open_views()
    view.activateWindow()
    assert QTest.qWaitForWindowActive(view)
    return view


def test_its_key_opens_it_and_its_key_escape_and_its_button_close_it(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    for key in (Key.Key_V, Key.Key_Escape):
        view = opened(stage)
        QTest.keyClick(view, key)
        assert not open_views()
        stage.window.activateWindow()
        assert QTest.qWaitForWindowActive(stage.window)
    opened(stage).close()
    assert not open_views()
    assert stage.dial() == "HOLD: 2 of 3 s"  # the workout goes on


def test_the_menu_opens_it_and_closes_it(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    menu = stage.page.controls.menu
    item = next(action for action in menu.actions() if action.text().startswith("Small view"))
    item.trigger()
    assert len(open_views()) == 1
    item.trigger()
    assert not open_views()


def test_it_stays_on_top_and_has_a_frame_to_move_and_close_it_by(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    view = opened(stage)
    flags = view.windowFlags()
    assert flags & Qt.WindowType.WindowStaysOnTopHint
    assert flags & Qt.WindowType.WindowType_Mask == Qt.WindowType.Window
    assert not flags & Qt.WindowType.FramelessWindowHint
    assert view.parent() is None  # else it would be minimised with the window
    assert view.size() == SIZE


def test_it_shows_what_the_page_shows_at_every_moment(stage: Stage) -> None:
    stage.begin(LUNGES, 8_000)
    view = opened(stage)
    for _moment in range(40):
        stage.wait(730)
        assert view.dial.accessibleName() == stage.page.dial.accessibleName()
        assert texts(view.dial) == texts(stage.page.dial)
        assert view.leg_line.text() == stage.page.leg_line.text()
        assert view.dial._fraction_left == stage.page.dial._fraction_left


def test_it_is_told_to_screen_readers_by_name_and_value(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    view = opened(stage)
    assert view.accessibleName() == f"Small view of {DESK_BREAK}"
    assert "Escape" in view.accessibleDescription()
    assert view.dial.accessibleName() == "HOLD: 2 of 3 s"


def test_space_in_it_pauses_and_goes_on_and_arrows_go_through_the_steps(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    view = opened(stage)
    QTest.keyClick(view, Key.Key_Space)
    assert stage.dial().startswith("PAUSED")
    assert view.dial.accessibleName().startswith("PAUSED")
    QTest.keyClick(view, Key.Key_Space)
    assert stage.dial() == "HOLD: 2 of 3 s"
    QTest.keyClick(view, Key.Key_Right)
    assert view.dial.accessibleName() == stage.dial() == "FORWARD: 2 of 2 s"


def test_space_and_a_click_in_it_do_a_rep_where_the_person_sets_the_pace(stage: Stage) -> None:
    stage.begin(self_paced(DESK_BREAK), 10_000)
    view = opened(stage)
    before = stage.dial()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(30, 30))
    after = stage.dial()
    assert after != before
    stage.wait(2_000)
    QTest.keyClick(view, Key.Key_Space)
    assert stage.dial() != after


def test_a_double_click_in_it_is_one_rep_as_on_the_page(stage: Stage) -> None:
    stage.begin(self_paced(LUNGES), 10_000)
    view = opened(stage)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(30, 30))
    after = stage.dial()
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(30, 30))
    assert stage.dial() == after


def test_a_click_in_it_does_nothing_where_the_clock_sets_the_pace(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    view = opened(stage)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(30, 30))
    assert stage.dial() == "HOLD: 2 of 3 s"


def test_what_is_asked_on_the_page_is_not_asked_from_it(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    view = opened(stage)
    for key in (Key.Key_F1, Key.Key_F11):
        QTest.keyClick(view, key)
    assert not stage.page.dialogs.keys.isVisible()
    assert not stage.window.isFullScreen()


def test_it_is_deleted_after_it_has_closed_and_not_in_the_midst_of_that(stage: Stage, qtbot: QtBot) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    view, deleted = opened(stage), list[bool]()
    view.destroyed.connect(lambda: deleted.append(True))
    handle = view.windowHandle()
    del view  # as nobody else holds it
    handle.close()
    assert not deleted
    qtbot.waitUntil(lambda: deleted == [True])


def test_nothing_goes_from_it_past_a_question_on_the_page(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    view = opened(stage)
    stage.page.ask_to_finish()
    asked = stage.dial()
    for key in (Key.Key_Space, Key.Key_Right):
        QTest.keyClick(view, key)
    assert stage.page.dialogs.asks
    assert stage.dial() == asked
    assert asked.startswith("PAUSED")


def test_it_goes_on_while_the_window_is_minimised(stage: Stage) -> None:
    stage.begin(LUNGES, 100)
    view = opened(stage)
    stage.window.setWindowState(Qt.WindowState.WindowMinimized)
    wake_ms = stage.wake_ms()
    assert wake_ms is not None
    assert wake_ms <= 100
    stage.wait(4_000)
    assert view.dial.accessibleName() == "GET READY: 6 of 10 s"
    view.close()
    assert stage.wake_ms() == 900


def test_with_less_motion_its_ring_goes_by_seconds(stage: Stage) -> None:
    stage.preferences.take(replace(stage.preferences.settings, less_motion=True))
    stage.begin(LUNGES, 100)
    view = opened(stage)
    picture = view.dial.grab().toImage()
    assert stage.wake_ms() == 900
    stage.wait(800)
    assert view.dial.grab().toImage() == picture


def test_it_closes_with_the_workout(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    opened(stage)
    stage.page.dialogs.finish_requested.emit()
    assert not open_views()
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    stage.window.activateWindow()
    assert QTest.qWaitForWindowActive(stage.window)
    opened(stage)
    stage.workout.abandon()
    assert not open_views()


def test_another_workout_begins_without_it(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    opened(stage)
    stage.begin(LUNGES)
    assert not open_views()


def test_it_opens_on_the_screen_and_comes_back_where_it_was(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    view = opened(stage)
    room = view.screen().availableGeometry()
    assert room.contains(view.geometry())
    view.setGeometry(50, 60, 300, 280)
    QTest.keyClick(view, Key.Key_Escape)
    stage.window.activateWindow()
    assert QTest.qWaitForWindowActive(stage.window)
    assert opened(stage).geometry() == QRect(50, 60, 300, 280)


def test_from_beyond_the_screen_it_comes_in(stage: Stage) -> None:
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    view = opened(stage)
    room = view.screen().availableGeometry()
    view.move(room.right() - 20, room.bottom() - 20)
    view.come_in()
    assert room.contains(view.frameGeometry())


@pytest.mark.slow
@pytest.mark.parametrize("size", [SIZE, SIZE * 2, SIZE / 4 * 3])
def test_every_step_that_is_shipped_is_whole_in_it(qapp: QApplication, size: QSize) -> None:
    assert qapp is not None
    for timeline in all_timelines():
        view = SmallView(timeline, less_motion=False)
        view.resize(size)
        view.show()
        for index in different_steps(timeline):
            for state in (State.RUNNING, State.PAUSED):
                view.show_snapshot(replace(snapshot_of(timeline, index), state=state))
                for label in view.findChildren(FitLabel):
                    if label.text():
                        assert_whole(label)
        view.close()


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST])
def test_it_takes_the_theme_s_colours(qapp: QApplication, stage: Stage, scheme: Scheme) -> None:
    apply_theme(qapp, scheme)
    stage.begin(DESK_BREAK, IN_HOLD_MS)
    view = opened(stage)
    picture = view.grab().toImage()
    colors = colors_of_scheme(scheme)
    assert picture.pixelColor(2, 2) == colors.window
    seen = {picture.pixel(x, y) for x in range(0, 240, 2) for y in range(0, 240, 2)}
    assert colors.hold.rgb() in seen
