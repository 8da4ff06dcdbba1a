"""The window: one page at a time."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from lunge_timer.core.routine import Routine
from lunge_timer.errors import RoutineError
from lunge_timer.language import _
from lunge_timer.ui.library import LibraryPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from lunge_timer.core.summary import Summary
    from lunge_timer.ui.summary import SummaryPage
    from lunge_timer.ui.widgets.overlay import Overlay
    from lunge_timer.ui.workout.controller import WorkoutController

LEAST_SIZE = 900, 600
FIRST_SIZE = 1280, 800


class MainWindow(QMainWindow):
    """Library, workout, summary. What the first screen does not need is made when it is asked for.

    guards are asked before a page is left unasked: where one says no, it has asked the person, and it stays.
    """

    closing = Signal()

    def __init__(self, library: LibraryPage, make_training: "Callable[[], WorkoutController]") -> None:
        super().__init__()
        self.setWindowTitle("Lunge Timer")
        self.setMinimumSize(*LEAST_SIZE)
        self.resize(*FIRST_SIZE)
        self.library = library
        self.training: WorkoutController | None = None
        self.summary: SummaryPage | None = None
        self._make_training = make_training
        self._routine: Routine | None = None
        self.guards: list[Callable[[], bool]] = []
        self._closing = False
        self._trouble: Overlay | None = None
        self._pages = QStackedWidget()
        self.setCentralWidget(self._pages)
        library.start_requested.connect(self.begin)
        self.show_library()

    @Slot()
    def show_library(self) -> None:
        self.setWindowTitle("Lunge Timer")
        self.show_page(self.library)

    @Slot(object)
    def begin(self, routine: Routine) -> None:
        """Start a workout; one that is past the limits is refused in words."""
        training = self.training or self._first_training()
        try:
            training.begin(routine)
        except RoutineError as error:
            self.show_library()
            self.library.detail.show_problem(str(error))
            return
        self._routine = routine
        self._closing = False
        self.setWindowTitle(routine.name)
        self.show_page(training.page)

    @Slot()
    def begin_again(self) -> None:
        if self._routine is not None:
            self.begin(self._routine)

    @Slot(object)
    def show_summary(self, summary: "Summary") -> None:
        if self._closing:
            self.close()
            return
        if self.summary is None:
            from lunge_timer.ui.summary import SummaryPage

            self.summary = SummaryPage()
            self.summary.again_requested.connect(self.begin_again)
            self.summary.library_requested.connect(self.show_library)
        self.summary.show_summary(summary)
        self.show_page(self.summary)

    @Slot()
    def leave_page(self) -> None:
        """Go back to the library, or close where that was what the person wanted."""
        self.show_library()
        if self._closing:
            self.close()

    @Slot()
    def stay(self) -> None:
        """The person does not want the window closed after all."""
        self._closing = False

    @property
    def busy(self) -> bool:
        """Whether a workout is under way."""
        return self.training is not None and self.training.under_way

    @Slot(QWidget)
    def show_page(self, page: QWidget) -> None:
        """Show a page, which may be a new one."""
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def may_leave(self) -> bool:
        """Whether nothing would be lost with the page in sight; where it would, the person is asked."""
        return all(may_leave() for may_leave in self.guards)

    def come_to_front(self) -> None:
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def leave(self) -> None:
        """Close without asking."""
        self.guards.clear()
        if self.training is not None:
            self.training.abandon()
        self.close()

    @Slot(str)
    def show_trouble(self, sentence: str) -> None:
        """Tell of a bug, over whatever page is shown; of one that comes again at each frame, once."""
        if self._trouble is None:
            from lunge_timer.ui.widgets.overlay import Overlay

            self._trouble = Overlay(_("That should not have happened"), (_("Close"),), self)
            self._trouble.add_row(sentence)
            self._trouble.answered.connect(self._forget_trouble)
            self._trouble.ask()

    @Slot()
    def _forget_trouble(self) -> None:
        if self._trouble is not None:
            self._trouble.deleteLater()
            self._trouble = None
        page = self._pages.currentWidget()
        if page is not None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _first_training(self) -> "WorkoutController":
        training = self._make_training()
        training.finished.connect(self.show_summary)
        training.full_screen_requested.connect(self.toggle_full_screen)
        training.page.stay_requested.connect(self.stay)
        self.training = training
        return training

    def _show_visible(self) -> None:
        if self.training is not None:
            self.training.show_visible(self.isVisible() and not self.isMinimized())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        leaves = event.key() == Qt.Key.Key_Escape and self.isFullScreen()
        if leaves or event.key() == Qt.Key.Key_F11:
            self.toggle_full_screen()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange:
            self._show_visible()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_visible()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._show_visible()

    def closeEvent(self, event: QCloseEvent) -> None:
        """In mid-workout, or where something would be lost, ask first."""
        if not self.may_leave():
            self._closing = True
            event.ignore()
            return
        training = self.training
        if training is not None:
            training.refresh()  # it may have come to its end unseen, as while the computer slept
            if training.under_way:
                self._closing = True
                training.page.ask_to_close()
                event.ignore()
                return
            training.abandon()
        self.closing.emit()
        super().closeEvent(event)
