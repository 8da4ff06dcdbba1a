"""On the offscreen platform's one screen, of 800 × 800, whose frames are 2 px wide."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lunge_timer.store.settings import Settings, SettingsFile, WindowPlace
from lunge_timer.ui.main_window import LEAST_SIZE, MainWindow
from lunge_timer.ui.preferences import Preferences
from lunge_timer.ui.widgets.screen_room import moved_into
from lunge_timer.ui.window_placement import WindowPlacement, kept_area, screen_key

# Said by the offscreen platform itself of any window with a least size.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

SCREEN = QRect(1920, 0, 1366, 768)  # the second of two
ROOM = QRect(1920, 30, 1366, 738)  # below a panel
HUGE = 10**14
THIS = " 800x800"  # the offscreen platform gives its screen no name


class Opened:
    """A window as the program opens it, with the places that were kept."""

    def __init__(self, qtbot: QtBot, preferences: Preferences) -> None:
        self.preferences = preferences
        self.window = MainWindow()
        qtbot.addWidget(self.window)
        # Any signal does that can be sent when the window is there.
        self.placement = WindowPlacement(self.window, preferences, self.window.home_requested)
        self.placement.open()
        assert QTest.qWaitForWindowExposed(self.window)
        self.window.home_requested.emit()


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(SettingsFile(tmp_path / "settings.json"), Settings())


def place(left: int, top: int, width: int = 700, height: int = 500, *, screen: str = THIS) -> WindowPlace:

    return WindowPlace(screen=screen, left=left, top=top, width=width, height=height)


def with_places(preferences: Preferences, *places: WindowPlace) -> Preferences:
    preferences.take(replace(preferences.settings, windows=places))
    return preferences


def test_the_first_window_leaves_room_for_its_frame(qtbot: QtBot, preferences: Preferences) -> None:
    window = Opened(qtbot, preferences).window
    assert (window.width(), window.height()) == (784, 752)
    assert (window.minimumWidth(), window.minimumHeight()) == LEAST_SIZE


def test_the_least_size_grows_with_the_letters_and_the_window_with_it(
    qtbot: QtBot, preferences: Preferences
) -> None:
    window = Opened(qtbot, with_places(preferences, place(90, 200, *LEAST_SIZE))).window
    widest_px = 796  # of the screen's 800, without the frame
    for percent, least in ((125, (736, 510)), (200, (widest_px, 600)), (100, LEAST_SIZE)):
        preferences.take(replace(preferences.settings, text_percent=percent))
        assert (window.minimumWidth(), window.minimumHeight()) == least
        assert QRect(0, 0, 800, 800).contains(window.frameGeometry())
    assert (window.width(), window.height()) == (widest_px, 600)


def test_a_window_that_nobody_touched_is_nothing_to_remember(qtbot: QtBot, preferences: Preferences) -> None:
    Opened(qtbot, preferences).window.close()
    assert preferences.settings == Settings()


def test_it_opens_where_it_was_closed(qtbot: QtBot, preferences: Preferences) -> None:
    before = Opened(qtbot, preferences)
    before.window.setGeometry(20, 40, 660, 520)
    before.window.close()
    assert Opened(qtbot, preferences).window.geometry() == QRect(20, 40, 660, 520)


@pytest.mark.parametrize("state", [Qt.WindowState.WindowMaximized, Qt.WindowState.WindowFullScreen])
def test_a_maximised_window_comes_back_so_and_a_full_screen_does_not(
    qtbot: QtBot, preferences: Preferences, state: Qt.WindowState
) -> None:
    before = Opened(qtbot, preferences)
    before.window.setGeometry(20, 40, 660, 520)
    before.window.setWindowState(state)
    QApplication.processEvents()
    before.placement.remember()
    after = Opened(qtbot, preferences).window
    assert after.isMaximized() is (state is Qt.WindowState.WindowMaximized)
    assert not after.isFullScreen()
    after.showNormal()
    QApplication.processEvents()
    assert after.geometry() == QRect(20, 40, 660, 520)


@pytest.mark.parametrize(
    "kept",
    [place(900, 0), place(0, -600), place(HUGE, HUGE), place(0, 0, 0, -5), place(-HUGE, 0, HUGE - 1, 600)],
)
def test_a_place_off_the_screen_is_not_used(
    qtbot: QtBot, preferences: Preferences, kept: WindowPlace
) -> None:
    window = Opened(qtbot, with_places(preferences, kept)).window
    assert (window.width(), window.height()) == (784, 752)


def test_a_place_on_a_screen_that_is_gone_waits_for_it(qtbot: QtBot, preferences: Preferences) -> None:
    elsewhere = place(0, 0, 640, 480, screen="HDMI-1 3840x1080")
    opened = Opened(qtbot, with_places(preferences, elsewhere))
    assert opened.window.width() == 784
    opened.window.resize(700, 600)
    opened.placement.remember()
    assert preferences.settings.windows[1] == elsewhere


def test_it_is_no_larger_than_the_screen_whatever_was_kept(qtbot: QtBot, preferences: Preferences) -> None:
    window = Opened(qtbot, with_places(preferences, place(100, 100, 5000, HUGE))).window
    assert window.frameGeometry() == QRect(0, 0, 800, 800)


def test_all_of_it_comes_onto_the_screen_once_that_has_less_room(
    qtbot: QtBot, preferences: Preferences
) -> None:
    window = Opened(qtbot, preferences).window
    screen = window.screen()
    window.windowHandle().screenChanged.emit(screen)  # it was elsewhere, and is back
    for _time in range(2):
        window.setGeometry(300, 100, 1200, 900)  # a larger screen had room for that
        screen.availableGeometryChanged.emit(screen.availableGeometry())
        assert window.frameGeometry() == QRect(0, 0, 800, 800)


def test_one_place_is_kept_for_each_of_a_few_screens(qtbot: QtBot, preferences: Preferences) -> None:
    screens = [place(0, 0, screen=f"screen of a hotel {number}") for number in range(20)]
    opened = Opened(qtbot, with_places(preferences, place(1, 2), *screens))
    for width in (700, 680):
        opened.window.resize(width, 600)
        opened.placement.remember()
    kept = [one.screen for one in preferences.settings.windows]
    assert kept[0] == screen_key(QGuiApplication.primaryScreen())
    assert len(kept) == len({*kept}) == 8


def test_places_are_counted_from_their_screen_and_lie_beside_its_panels() -> None:
    assert kept_area(place(100, 200, 800, 500), SCREEN, ROOM) == QRect(2020, 200, 800, 500)
    assert kept_area(place(-100, 0, 800, 500), SCREEN, ROOM) == QRect(1920, 30, 800, 500)
    assert kept_area(place(1300, 700, 800, 500), SCREEN, ROOM) == QRect(2486, 268, 800, 500)
    assert kept_area(place(0, -500, 800, 500), SCREEN, ROOM) is None
    assert kept_area(place(1366, 0, 800, 500), SCREEN, ROOM) is None


def test_what_is_too_large_shows_its_upper_left_corner() -> None:
    assert moved_into(QRect(0, 900, 2000, 2000), ROOM).topLeft() == ROOM.topLeft()
