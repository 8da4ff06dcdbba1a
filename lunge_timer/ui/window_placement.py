"""Where the window opens and how large: as it was last on that screen, and never beyond the screen."""

from msgspec.structs import replace
from PySide6.QtCore import QObject, QRect, QSize, Qt, SignalInstance, Slot
from PySide6.QtGui import QGuiApplication, QScreen

from lunge_timer.store.settings import WindowPlace
from lunge_timer.ui.main_window import FIRST_SIZE, LEAST_SIZE, MainWindow
from lunge_timer.ui.preferences import Preferences
from lunge_timer.ui.widgets.screen_room import FRAME_PX, moved_into

_MOST_SCREENS = 8  # that are remembered
_LEAST_AT_TWICE = 1024, 600  # the least size in letters twice as large; between the two in between


class WindowPlacement(QObject):
    """Opens the window, keeps it no larger than its screen, and remembers how it stood when it closes."""

    def __init__(self, window: MainWindow, preferences: Preferences, framed: SignalInstance) -> None:
        """Framed tells once that the window is on the screen, and with it the frame around it."""
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self._opened: WindowPlace | None = None
        framed.connect(self.settle)
        window.closing.connect(self.remember)
        preferences.changed.connect(self.follow_letters)

    def open(self) -> None:
        """Give the window its size and place, before it is shown: those of the screen it was last on."""
        screens = {screen_key(screen): screen for screen in QGuiApplication.screens()}
        known = [place for place in self._preferences.settings.windows if place.screen in screens]
        screen = screens[known[0].screen] if known else self._window.screen()
        room = screen.availableGeometry()
        largest = room.size() - QSize(*FRAME_PX)
        self._show_least(largest)
        area = kept_area(known[0], screen.geometry(), room) if known else None
        if area is not None:
            self._window.setGeometry(area)
        else:  # the desktop puts it where it likes
            self._window.resize(QSize(*FIRST_SIZE).boundedTo(largest))
        if known and known[0].maximized:
            self._window.showMaximized()
        else:
            self._window.show()

    @Slot()
    def settle(self) -> None:
        """With the frame known, keep all of the window on its screen, and from now on as large as fits."""
        self._window.windowHandle().screenChanged.connect(self.follow)
        self.follow()
        self.come_in()
        self._opened = self._place()

    @Slot()
    def follow(self) -> None:
        """Fit on the screen that the window is on now, and again whenever that has another size, or a panel.

        A screen that the window has left may go on telling: what hears it asks the one that it is on.
        """
        told = self._window.screen().availableGeometryChanged
        told.connect(self.come_in, Qt.ConnectionType.UniqueConnection)  # the window may come back to it
        self._fit()

    @Slot()
    def come_in(self) -> None:
        """Be all of it in the room on the screen: no larger than that, and nowhere beyond it."""
        self._fit()
        if self._is_free:
            room = self._window.screen().availableGeometry()
            frame = self._window.frameGeometry()
            self._window.move(moved_into(frame, room).topLeft())

    @Slot()
    def follow_letters(self) -> None:
        """Be as large as letters of another size need it."""
        if self._window.isVisible():
            before = self._window.size()
            self._fit()
            if self._window.size() != before:
                self.come_in()

    def _fit(self) -> None:
        """Be no larger than the room on the screen."""
        frame = self._window.frameGeometry().size() - self._window.size()
        largest = self._window.screen().availableGeometry().size() - frame
        self._show_least(largest)
        if self._is_free:
            self._window.resize(self._window.size().boundedTo(largest))

    @Slot()
    def remember(self) -> None:
        """Keep how the window stands for the next start on this screen, where that was the person's doing."""
        place, settings = self._place(), self._preferences.settings
        if self._opened is not None and place != self._opened:
            others = [other for other in settings.windows if other.screen != place.screen]
            self._preferences.take(replace(settings, windows=(place, *others[: _MOST_SCREENS - 1])))

    def _place(self) -> WindowPlace:
        """How the window stands now."""
        screen = self._window.screen()
        area = self._window.geometry() if self._is_free else self._window.normalGeometry()
        corner = screen.geometry().topLeft()
        return WindowPlace(
            screen=screen_key(screen),
            left=area.x() - corner.x(),
            top=area.y() - corner.y(),
            width=area.width(),
            height=area.height(),
            maximized=self._window.isMaximized(),
        )

    @property
    def _is_free(self) -> bool:
        """Whether the window has a size of its own: it is neither maximised nor the whole screen."""
        return not (self._window.isMaximized() or self._window.isFullScreen())

    def _show_least(self, largest: QSize) -> None:
        """Let the window become as small as its letters allow, and on a small screen as small as that."""
        larger = self._preferences.settings.text_percent / 100 - 1
        least = QSize(*LEAST_SIZE) + (QSize(*_LEAST_AT_TWICE) - QSize(*LEAST_SIZE)) * larger
        self._window.setMinimumSize(least.boundedTo(largest))


def screen_key(screen: QScreen) -> str:
    """What a screen is known by: another one on the same plug has another size."""
    size = screen.size()
    return f"{screen.name()} {size.width()}x{size.height()}"


def kept_area(place: WindowPlace, screen: QRect, room: QRect) -> QRect | None:
    """The remembered area, made to fit into the room that screen has for windows; None where it is off it."""
    width, height = min(place.width, room.width()), min(place.height, room.height())
    left, top = screen.left() + place.left, screen.top() + place.top
    in_sight = left + width > room.left() and top + height > room.top()
    if not in_sight or left > room.right() or top > room.bottom() or min(width, height) <= 0:
        return None
    return moved_into(QRect(left, top, width, height), room)
