"""Makes every object and joins them; nothing else does."""

import gc
import sys
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from lunge_timer.core.clock import Clock, monotonic_ms
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.listing import built_in_item
from lunge_timer.desktop.crash import CrashHandler
from lunge_timer.desktop.signals import signals_handled
from lunge_timer.desktop.single_instance import SingleInstance
from lunge_timer.desktop.startup import FirstPicture
from lunge_timer.store.collection import RoutineCollection
from lunge_timer.store.paths import assets_folder
from lunge_timer.store.settings import Settings
from lunge_timer.store.workspace import Workspace
from lunge_timer.ui.library import LibraryPage
from lunge_timer.ui.library.controller import LibraryController
from lunge_timer.ui.main_window import MainWindow
from lunge_timer.ui.preferences import Preferences
from lunge_timer.ui.start_requests import StartRequests
from lunge_timer.ui.theme import Scheme, Theme

if TYPE_CHECKING:
    from lunge_timer.sound.output import MakeOutput, Output
    from lunge_timer.ui.workout.controller import WorkoutController

SIGNALLED = 128  # an exit code above it names the signal, as shells have it


def run(desk: Workspace, message: Sequence[str] = ()) -> int:
    """Open the window, or have the one that is open do what message says; return the exit code.

    message is empty, or ("start", NAME OR FILE), or ("import", FILE, ...); files are absolute.
    """
    app = QApplication([*sys.argv[:1], "-style", "fusion"])  # setStyle() would import QStyle: 5 ms
    app.setApplicationName("lunge-timer")
    app.setApplicationDisplayName("Lunge Timer")
    app.setDesktopFileName("lunge-timer")
    instance = SingleInstance(desk.folder)
    if not instance.claim(message):
        return 0
    problem = desk.prepare()
    preferences = Preferences(desk.settings_file, desk.settings, told=bool(problem))
    theme = Theme(app, Scheme(desk.settings.theme), desk.settings.text_percent / 100)
    preferences.changed.connect(partial(show_look, theme))
    window, shelf = open_library(desk, preferences, choose_output, monotonic_ms)
    crashes = CrashHandler(window)
    crashes.install()
    callers = StartRequests(window, shelf)
    instance.called.connect(callers.answer)
    first_picture = FirstPicture(window)
    first_picture.shown.connect(
        partial(add_rooms, window, shelf, desk, preferences, make_output=choose_output, clock=monotonic_ms)
    )
    first_picture.shown.connect(instance.listen)
    first_picture.shown.connect(partial(show_icon, app))
    first_picture.shown.connect(settle)
    window.show()
    callers.obey(message)
    if problem:
        window.library.show_note(problem)
    try:
        with signals_handled(window) as heard:
            code = app.exec()
        return SIGNALLED + heard[0] if heard else code
    finally:
        preferences.save()
        crashes.uninstall()
        instance.close()
        # Widgets that outlive the application can crash at the interpreter's exit.
        window.deleteLater()
        theme.deleteLater()
        # No loop runs any more that would see to it.
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        desk.leave()


def build(
    desk: Workspace, preferences: Preferences, make_output: "MakeOutput", clock: Clock
) -> tuple[MainWindow, LibraryController]:
    """Return a window ready to use, and its routines. No event loop is started and no device opened."""
    window, shelf = open_library(desk, preferences, make_output, clock)
    add_rooms(window, shelf, desk, preferences, make_output=make_output, clock=clock)
    return window, shelf


def open_library(
    desk: Workspace, preferences: Preferences, make_output: "MakeOutput", clock: Clock
) -> tuple[MainWindow, LibraryController]:
    """Make what the first picture shows: a window with the library in it, ready to start a workout."""
    exercises = desk.exercises
    library = LibraryPage([built_in_item(key, each) for key, each in desk.built_ins.items()], exercises)
    shelf = LibraryController(library, RoutineCollection(desk.built_ins, desk.own, exercises), preferences)
    window = MainWindow(library, partial(make_training, exercises, make_output, clock, preferences))
    preferences.changed.connect(partial(show_reach, library))
    preferences.save_failed.connect(library.show_note)
    show_reach(library, preferences.settings)
    shelf.load()
    return window, shelf


def add_rooms(
    window: MainWindow,
    shelf: LibraryController,
    desk: Workspace,
    preferences: Preferences,
    *,
    make_output: "MakeOutput",
    clock: Clock,
) -> None:
    """Join the window with the editor and the settings, which make their pages when they are entered."""
    from lunge_timer.ui.editor.controller import EditorController
    from lunge_timer.ui.settings.controller import SettingsController

    editing = EditorController(shelf, desk.exercises, preferences)
    configuring = SettingsController(preferences, make_output, clock, desk.own.folder)
    for room in (editing, configuring):
        room.page_requested.connect(window.show_page)
        room.left.connect(window.leave_page)
    editing.stayed.connect(window.stay)
    window.guards.append(editing.may_leave)
    window.closing.connect(configuring.fall_silent)
    window.library.errands.new_requested.connect(editing.begin_new)
    window.library.errands.settings_requested.connect(configuring.open)


def settle() -> None:
    """Look for garbage from now on, but not in what the start has made: that stays."""
    gc.freeze()
    gc.enable()


def show_icon(app: QApplication) -> None:
    """Give the windows their sign, where no desktop entry does."""
    from PySide6.QtGui import QIcon

    app.setWindowIcon(QIcon(str(assets_folder() / "icons" / "lunge-timer.png")))


def show_look(theme: Theme, settings: Settings) -> None:
    theme.show_scheme(Scheme(settings.theme), settings.text_percent / 100)


def show_reach(library: LibraryPage, settings: Settings) -> None:
    library.show_beyond(settings.beyond_guideline)


def make_training(
    exercises: Exercises, make_output: "MakeOutput", clock: Clock, preferences: Preferences
) -> "WorkoutController":
    """Make the workout's screen and all that drives it: not before the first workout."""
    from lunge_timer.desktop.awake import Awake
    from lunge_timer.ui.workout.controller import WorkoutController
    from lunge_timer.ui.workout.page import WorkoutPage

    page = WorkoutPage()
    return WorkoutController(page, exercises, make_output, clock, awake=Awake(), preferences=preferences)


def choose_output(wanted: str) -> "Output":
    """The output to play through; called on the sound's own thread, where its imports stall nothing."""
    from lunge_timer.sound import choice

    return choice.choose_output(monotonic_ms, wanted)
