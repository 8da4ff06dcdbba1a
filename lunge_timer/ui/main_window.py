"""The window: one page at a time, and the questions before it closes."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from lunge_timer.ui.crash_dialog import CrashDialog
from lunge_timer.ui.room import Room
from lunge_timer.ui.widgets.key_filter import KeyFilter
from lunge_timer.ui.widgets.keys import QUIT_KEYS, is_one_of
from lunge_timer.ui.widgets.overlay import Overlay

LEAST_SIZE = 640, 480
FIRST_SIZE = 1280, 800
TITLE = "Lunge Timer"


class MainWindow(QMainWindow):
    """Shows the page that a room asks for; a page's own window title is the window's while it is shown."""

    home_requested = Signal()  # a room was left
    visibility_changed = Signal(bool)  # whether anybody can see the window
    activity_changed = Signal()  # it has got the keyboard, or lost it to another window
    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.setMinimumSize(*LEAST_SIZE)
        self.resize(*FIRST_SIZE)
        self._rooms: list[Room] = []
        self._closing = False  # what the person wants, once the room in sight lets them
        self._quitting = False  # not only to close the window
        self._has_tray: Callable[[], bool] | None = None  # None: the program ends with the window
        self._is_in_tray = False
        self._key_filter: KeyFilter | None = None
        self._pages = QStackedWidget()
        self.setCentralWidget(self._pages)

    def add_room(self, room: Room) -> None:
        """Show its pages from now on, and ask it before the window closes."""
        self._rooms.append(room)
        room.page_requested.connect(self.show_page)
        room.left.connect(self.leave_page)

    @Slot(QWidget)
    def show_page(self, page: QWidget) -> None:
        """Show a page, which may be a new one. Who is shown a page does not want the window closed."""
        self._closing = self._quitting = False
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
            page.windowTitleChanged.connect(self._show_title)
        self._pages.setCurrentWidget(page)
        self._focus_page()
        self._show_title()

    @Slot()
    def leave_page(self) -> None:
        """Go home, or close where that was what the person wanted."""
        closing, quitting = self._closing, self._quitting
        self.home_requested.emit()
        self._quitting = quitting
        if closing:
            self.close()

    def may_leave(self) -> bool:
        """Whether nothing would be lost with the page in sight; where it would, the person is asked."""
        return all(room.may_leave() for room in self._rooms)

    def come_to_front(self) -> None:
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def stay_in_tray(self, has_tray: Callable[[], bool]) -> None:
        """Let the program go on in the tray where the window is closed while there is one."""
        self._has_tray = has_tray

    def end_when_closed(self) -> None:
        """Let the program end with the window."""
        self._has_tray = None
        if self._is_in_tray:  # nobody could open it any more
            self.show()

    @Slot()
    def quit(self) -> None:
        """Close for good, if the room in sight lets the person."""
        self._quitting = True
        is_closed = self.close()
        if self._is_in_tray and is_closed:
            QCoreApplication.exit()  # for Qt, no window was closed
        elif self._is_in_tray:
            self.show()

    @Slot()
    def close_unasked(self) -> None:
        """Close for good without asking."""
        self._rooms.clear()
        self.quit()

    @Slot(str)
    def show_trouble(self, sentence: str) -> None:
        """Tell of a bug, over whatever page is shown; of one that comes again at each frame, once."""
        if all(dialog.isHidden() for dialog in self.findChildren(CrashDialog)):
            dialog = CrashDialog(sentence, self)
            dialog.answered.connect(self._focus_page)
            dialog.ask()

    @Slot()
    def _focus_page(self) -> None:
        """Give the keyboard to the page in sight, or to what stands over it."""
        page: QWidget | None = self._pages.currentWidget()
        for standing in self.findChildren(Overlay):
            page = standing if standing.isVisible() else page
        if page is not None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    @Slot()
    def _show_title(self) -> None:
        page = self._pages.currentWidget()
        self.setWindowTitle((page.windowTitle() if page is not None else "") or TITLE)

    def _tell_visibility(self) -> None:
        self.visibility_changed.emit(self.isVisible() and not self.isMinimized())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        leaves = event.key() == Qt.Key.Key_Escape and self.isFullScreen()
        if leaves or event.key() == Qt.Key.Key_F11:
            self.toggle_full_screen()
        elif is_one_of(event, QUIT_KEYS):
            self.quit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange:
            self._tell_visibility()
        elif event.type() is QEvent.Type.ActivationChange:
            self.activity_changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._is_in_tray = False
        if self._key_filter is None:  # there is a handle only now
            self._key_filter = KeyFilter(self)
        self._tell_visibility()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tell_visibility()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Where something would be lost, as in mid-workout, let the room ask first."""
        if not self.may_leave():
            self._closing = True
            event.ignore()
        elif not self._quitting and not _desktop_ends() and self._has_tray is not None and self._has_tray():
            event.ignore()
            self.hide()
            self._is_in_tray = True
        else:
            self.closing.emit()
            super().closeEvent(event)


def _desktop_ends() -> bool:
    """Whether the person is logging out: then every program has to end."""
    app = QApplication.instance()
    return isinstance(app, QApplication) and app.isSavingSession()
