"""Makes every object and joins them; nothing else does."""

import gc
import sys
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

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
from lunge_timer.store.paths import HISTORY, assets_folder, log_folder, routines_folder, settings_file
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
    from lunge_timer.sound.output import MakeOutput, Output
    from lunge_timer.ui.editor.controller import EditorController
    from lunge_timer.ui.progress.controller import ProgressController
    from lunge_timer.ui.settings.controller import SettingsController
    from lunge_timer.ui.start_requests import StartRequests
    from lunge_timer.ui.summary.adviser import Adviser
    from lunge_timer.ui.summary.controller import SummaryController
    from lunge_timer.ui.workout.controller import WorkoutController
    from lunge_timer.ui.workout.keeper import WorkoutKeeper
    from lunge_timer.ui.workout_history import WorkoutHistory


class Rooms(NamedTuple):
    """The controllers of all screens but the library, who answers a start, and who keeps what was done."""

    workout: "WorkoutController"
    summary: "SummaryController"
    editor: "EditorController"
    settings: "SettingsController"
    requests: "StartRequests"
    keeper: "WorkoutKeeper"
    history: "WorkoutHistory"
    adviser: "Adviser"
    progress: "ProgressController"


class Program(NamedTuple):
    """The window and what is in it."""

    window: MainWindow
    library: LibraryController
    rooms: Rooms


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
        partial(write_report, log_folder()), tell=window.show_trouble, close=window.close, parent=window
    )
    crashes.install()

    refused: list[str] = []

    def finish_start() -> None:
        """Make what the first picture does without, and do what the start asked for."""
        rooms = add_rooms(
            window,
            library,
            workspace,
            preferences,
            make_output=choose_output,
            clocks=Clocks(),
            awake=Awake(),
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
        for offer in (rooms.keeper.offer, rooms.editor.offer_unsaved):
            first_picture.shown.connect(partial(offer, library.page))  # before which nothing is in sight
            offer(library.page)

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


def build(
    workspace: Workspace,
    preferences: Preferences,
    make_output: "MakeOutput",
    clocks: Clocks,
    awake: Awake,
) -> Program:
    """Return a window ready to use. No event loop is started and no device opened."""
    window, library = open_library(workspace, preferences, clocks.awake)
    rooms = add_rooms(
        window, library, workspace, preferences, make_output=make_output, clocks=clocks, awake=awake
    )
    return Program(window, library, rooms)


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


def add_rooms(
    window: MainWindow,
    library: LibraryController,
    workspace: Workspace,
    preferences: Preferences,
    *,
    make_output: "MakeOutput",
    clocks: Clocks,
    awake: Awake,
) -> Rooms:
    """Make all other screens and join them: a new screen is a folder, a line to make it and those to join it.

    Their pages are made when they are first asked for.
    """
    from lunge_timer.store.history.history import History
    from lunge_timer.store.journal import Journals
    from lunge_timer.store.unsaved import UnsavedRoutines
    from lunge_timer.ui.editor.controller import EditorController
    from lunge_timer.ui.library.what_was_done import PastWorkouts
    from lunge_timer.ui.progress.controller import ProgressController
    from lunge_timer.ui.settings.controller import SettingsController
    from lunge_timer.ui.start_requests import StartRequests
    from lunge_timer.ui.summary.adviser import Adviser
    from lunge_timer.ui.summary.controller import SummaryController
    from lunge_timer.ui.workout.controller import WorkoutController
    from lunge_timer.ui.workout.keeper import WorkoutKeeper
    from lunge_timer.ui.workout_history import WorkoutHistory, today

    exercises = workspace.exercises
    journals = Journals(workspace.data_folder, exercises, refused=bool(workspace.refusal))
    file = workspace.data_folder / HISTORY
    history = WorkoutHistory(partial(History, file, refusal=workspace.refusal), window)
    keeper = WorkoutKeeper(journals, history, exercises, clocks.awake, window)
    workout = WorkoutController(
        exercises, make_output, clocks, journals, preferences=preferences, awake=awake, parent=window
    )
    summary = SummaryController(window)
    past = PastWorkouts(library.page, history, exercises, window, today=today)
    adviser = Adviser(history, library, exercises, preferences, window, today=today)
    progress = ProgressController(history, exercises, today, window)
    unsaved = UnsavedRoutines(workspace.own, exercises)
    editor = EditorController(library, unsaved, exercises, preferences, window)
    settings = SettingsController(preferences, make_output, clocks.awake, workspace.own.folder, window)
    for room in (workout, summary, progress, editor, settings):
        window.add_room(room)
    for signal, slot in (
        (library.start_requested, workout.begin),
        (workout.ended, keeper.keep),
        (keeper.resume_requested, workout.resume),
        (keeper.discarded, library.offer_undo),
        (keeper.told, library.page.show_note),
        (history.told, library.page.show_note),
        (library.new_requested, partial(editor.choose_new, library.page)),
        (library.edit_requested, editor.edit),
        (library.copy_edit_requested, editor.edit_copy),
        (library.progress_requested, progress.open),
        (library.settings_requested, settings.open),
        (history.opened, past.refresh),
        (window.home_requested, past.refresh),
        (workout.refused, library.show_refused),
        (workout.finished, summary.show_summary),
        (workout.finished, adviser.begin),
        (keeper.kept, summary.show_kept),
        (summary.answered, partial(history.change, done=summary.show_saved)),
        (summary.answered, adviser.look_at),
        (summary.advice_taken, adviser.take),
        (summary.advice_declined, adviser.decline),
        (adviser.advised, summary.show_advice),
        (adviser.sore_told, summary.show_sore),
        (adviser.failed, summary.show_saved),
        (history.told, progress.show_problem),
        (window.closing, summary.keep_note),
        (window.closing, progress.keep_note),
        (workout.full_screen_requested, window.toggle_full_screen),
        (summary.again_requested, workout.begin_again),
        (window.visibility_changed, workout.show_visible),
        (window.closing, workout.abandon),
        (window.closing, settings.fall_silent),
        (window.closing, editor.keep_at_end),
        (window.closing, history.close),
        (window.home_requested, partial(keeper.offer, library.page)),
        (window.home_requested, partial(editor.offer_unsaved, library.page)),
        (keeper.decided, partial(editor.offer_unsaved, library.page)),
    ):
        signal.connect(slot)
    library.page.make_parts()
    requests = StartRequests(window, library, workout)
    return Rooms(workout, summary, editor, settings, requests, keeper, history, adviser, progress)


def show_icon(app: QApplication) -> None:
    """Give the windows their icon, where no desktop entry does."""
    app.setWindowIcon(QtGui.QIcon(str(assets_folder() / "icons" / "lunge-timer.png")))


def show_look(theme: Theme, settings: Settings) -> None:
    theme.show_scheme(Scheme(settings.theme), settings.text_percent / 100)


def show_shortcuts(settings: Settings) -> None:
    allow_single_keys(allowed=settings.single_key_shortcuts)


def choose_output(wanted: str) -> "Output":
    """The output to play through; called on the sound's own thread, where its imports stall nothing."""
    from lunge_timer.sound import choice

    return choice.choose_output(monotonic_ms, wanted)
