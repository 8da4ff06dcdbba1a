"""Makes the window, the library and all that the program rests on; the other screens are rooms.py's."""

import gc
import sys
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6 import QtGui  # QtGui.QIcon: the class, 157 enum members and all, is made when it is first named
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from lunge_timer.core.clock import Clock, Clocks, monotonic_ms
from lunge_timer.core.listing import built_in_item
from lunge_timer.desktop.awake import Awake
from lunge_timer.desktop.crash import CrashHandler
from lunge_timer.desktop.signals import signals_handled
from lunge_timer.desktop.single_instance import SingleInstance
from lunge_timer.desktop.startup import FirstPicture
from lunge_timer.store.collection import RoutineCollection
from lunge_timer.store.paths import icon_file, log_folder, routines_folder, settings_file
from lunge_timer.store.report import write_report
from lunge_timer.store.settings import Settings
from lunge_timer.store.workspace import Workspace
from lunge_timer.terminal.console import SIGNALLED, complain, complain_of_all
from lunge_timer.ui.library.controller import LibraryController
from lunge_timer.ui.library.page import LibraryPage
from lunge_timer.ui.main_window import MainWindow
from lunge_timer.ui.preferences import Preferences
from lunge_timer.ui.theme import Scheme, Theme
from lunge_timer.ui.widgets.keys import allow_single_keys
from lunge_timer.ui.window_placement import WindowPlacement

if TYPE_CHECKING:
    from lunge_timer.sound.output import Output
    from lunge_timer.ui.workout.keeper import WorkoutKeeper


def run(message: Sequence[str] = ()) -> int:
    """Open the window, or have the one that is open do what message says; return the exit code.

    message is empty, or ("start", NAME OR FILE), or ("import", FILE, ...); files are absolute.
    """
    workspace = Workspace(routines_folder(), settings_file())
    app = make_application()
    instance = SingleInstance(workspace.folder)
    if not instance.claim(message):
        return complain_of_all(instance.refusals)
    problem = workspace.prepare(unheld=instance.problem)
    preferences = Preferences(workspace.settings_file, workspace.settings, told=workspace.loss_told)
    theme = Theme(app, Scheme(workspace.settings.theme), workspace.settings.text_percent / 100)
    preferences.changed.connect(partial(show_look, theme))
    window, library = open_library(workspace, preferences)
    crashes = CrashHandler(
        partial(write_report, log_folder()), tell=window.show_trouble, close=window.quit, parent=window
    )
    crashes.install()

    refused: list[str] = []

    def finish_start() -> None:
        """Make what the first picture does without, and do what the start asked for."""
        from lunge_timer.rooms import add_rooms, tray_icon  # here: the first picture does without

        rooms = add_rooms(
            window,
            library,
            workspace,
            preferences,
            make_output=choose_output,
            clocks=Clocks(),
            awake=Awake(),
            wall=datetime.now,
            make_tray=tray_icon,
        )
        instance.lost.connect(partial(leave_folder, workspace, library.page, rooms.keeper))
        instance.called.connect(rooms.requests.answer)
        rooms.requests.refused.connect(instance.tell_refusals)
        rooms.editor.lost.connect(complain)
        rooms.history.start()
        # Before what was asked for: a workout that begins now was not interrupted.
        unusable = [*rooms.keeper.take_up(), *rooms.editor.take_up_unsaved()]
        refused.extend(rooms.requests.obey(message))
        complain_of_all(refused)
        if problem or unusable:
            library.page.show_note("\n".join([*filter(None, [problem]), *refused, *unusable]))
        # Before the first picture nothing is in sight, and what was left is known once the history is open.
        first_picture.shown.connect(partial(rooms.keeper.offer, library.page))
        rooms.keeper.offer(library.page)

    first_picture = FirstPicture(window)
    first_picture.shown.connect(gc.enable)
    first_picture.shown.connect(instance.listen)
    first_picture.shown.connect(partial(show_icon, app))
    if message or problem:
        finish_start()  # what was asked for, or is to be said, is part of the first picture
    else:
        first_picture.shown.connect(finish_start)
    WindowPlacement(window, preferences, first_picture.shown).open()
    try:
        with signals_handled(window.close_unasked) as heard:
            code = app.exec()
        return SIGNALLED + heard[0] if heard else code or int(bool(refused))
    finally:
        preferences.save()
        crashes.uninstall()
        instance.close()
        # Widgets that outlive the application can crash at the interpreter's exit.
        window.deleteLater()
        theme.deleteLater()
        # No loop runs any more that would see to it.
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        workspace.close()


def make_application() -> QApplication:
    app = QApplication([*sys.argv[:1], "-style", "fusion"])  # setStyle() would import QStyle: 5 ms
    app.setApplicationName("lunge-timer")
    app.setApplicationDisplayName("Lunge Timer")
    app.setDesktopFileName("lunge-timer")
    return app


def leave_folder(workspace: Workspace, page: LibraryPage, keeper: "WorkoutKeeper", unheld: str) -> None:
    """Change nothing more in the folder that another window has taken, and say so."""
    refusal = workspace.refuse(unheld)
    keeper.refuse(refusal)
    page.show_note(refusal)


def open_library(
    workspace: Workspace, preferences: Preferences, clock: Clock = monotonic_ms
) -> tuple[MainWindow, LibraryController]:
    """Make what the first picture shows: a window with the routines and the one that was chosen last."""
    exercises = workspace.exercises
    window = MainWindow()
    page = LibraryPage(
        [built_in_item(key, each) for key, each in workspace.built_ins.items()], exercises, clock=clock
    )
    show_shortcuts(preferences.settings)
    preferences.changed.connect(show_shortcuts)
    collection = RoutineCollection(workspace.built_ins, workspace.numbers, workspace.own, exercises)
    library = LibraryController(page, collection, preferences, window)
    window.add_room(library)
    window.home_requested.connect(library.open)
    library.load()
    library.open()
    return window, library


def show_icon(app: QApplication) -> None:
    """Give the windows their icon, where no desktop entry does."""
    app.setWindowIcon(QtGui.QIcon(str(icon_file())))


def show_look(theme: Theme, settings: Settings) -> None:
    theme.show_scheme(Scheme(settings.theme), settings.text_percent / 100)


def show_shortcuts(settings: Settings) -> None:
    allow_single_keys(allowed=settings.single_key_shortcuts)


def choose_output(wanted: str) -> "Output":
    """The output to play through; called on the sound's own thread, where its imports stall nothing."""
    from lunge_timer.sound import choice

    return choice.choose_output(monotonic_ms, wanted)
