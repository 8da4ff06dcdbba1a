"""Makes every screen but the library, and joins them all: what the first picture does without."""

from functools import partial
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from lunge_timer.core.clock import Clocks
from lunge_timer.desktop.awake import Awake
from lunge_timer.desktop.break_reminder import BreakReminder, WallClock
from lunge_timer.desktop.media_keys import MediaKeys
from lunge_timer.desktop.taskbar import TaskbarProgress
from lunge_timer.desktop.tray import Tray
from lunge_timer.sound.output import MakeOutput
from lunge_timer.sound.voice import Voice
from lunge_timer.store.history.history import History
from lunge_timer.store.journal import Journals
from lunge_timer.store.paths import HISTORY, OWN_WORDS, icon_file, voice_folder
from lunge_timer.store.unsaved import UnsavedRoutines
from lunge_timer.store.workspace import Workspace
from lunge_timer.ui.adviser import Adviser
from lunge_timer.ui.desk_breaks import DeskBreaks, MakeTray
from lunge_timer.ui.editor.controller import EditorController
from lunge_timer.ui.library.chosen_advice import ChosenAdvice
from lunge_timer.ui.library.controller import LibraryController
from lunge_timer.ui.library.imports import RoutineImports
from lunge_timer.ui.library.what_was_done import PastWorkouts
from lunge_timer.ui.main_window import TITLE, MainWindow
from lunge_timer.ui.own_words import OwnWords
from lunge_timer.ui.preferences import Preferences
from lunge_timer.ui.progress.controller import ProgressController
from lunge_timer.ui.settings.controller import SettingsController
from lunge_timer.ui.start_requests import StartRequests
from lunge_timer.ui.summary.controller import SummaryController
from lunge_timer.ui.summary.summary_adviser import SummaryAdviser
from lunge_timer.ui.workout.controller import WorkoutController
from lunge_timer.ui.workout.keeper import WorkoutKeeper
from lunge_timer.ui.workout.media_presses import MediaPresses
from lunge_timer.ui.workout_history import WorkoutHistory, today


class Rooms(NamedTuple):
    """The controllers of all screens but the library, who answers a start, and who keeps what was done."""

    workout: WorkoutController
    summary: SummaryController
    editor: EditorController
    settings: SettingsController
    requests: StartRequests
    keeper: WorkoutKeeper
    history: WorkoutHistory
    adviser: SummaryAdviser
    progress: ProgressController


def add_rooms(
    window: MainWindow,
    library: LibraryController,
    workspace: Workspace,
    preferences: Preferences,
    *,
    make_output: MakeOutput,
    clocks: Clocks,
    awake: Awake,
    wall: WallClock,
    make_tray: MakeTray,
) -> Rooms:
    """Make all other screens and join them: a new screen is a folder, a line to make it and those to join it.

    Their pages are made when they are first asked for.
    """
    exercises = workspace.exercises
    refused = bool(workspace.refusal)
    journals = Journals(workspace.data_folder, exercises, refused=refused, clock=clocks.awake)
    file = workspace.data_folder / HISTORY
    history = WorkoutHistory(partial(History, file, refusal=workspace.refusal), window)
    keeper = WorkoutKeeper(journals, history, exercises, clocks.awake, window)
    words_folder = workspace.data_folder / OWN_WORDS
    own_words = OwnWords(workspace.own, exercises, words_folder, window)
    workout = WorkoutController(
        exercises,
        make_output,
        clocks,
        journals,
        preferences=preferences,
        make_voice=partial(Voice, voice_folder(), words_folder),
        awake=awake,
        parent=window,
    )
    media_keys = MediaKeys(clocks.awake, window)
    taskbar = TaskbarProgress(window)
    media_presses = MediaPresses(media_keys, workout, preferences)
    summary = SummaryController(window)
    past = PastWorkouts(library.page, history, exercises, window, today=today)
    adviser = SummaryAdviser(history, library, exercises, preferences, window, today=today)
    library_adviser = Adviser(history, library, exercises, preferences, window, today=today)
    chosen_advice = ChosenAdvice(library.page, library_adviser, window)
    progress = ProgressController(history, exercises, today, window)
    unsaved = UnsavedRoutines(workspace.own, exercises)
    editor = EditorController(library, unsaved, exercises, preferences, window)
    settings = SettingsController(preferences, make_output, clocks.awake, workspace.own.folder, window)
    requests = StartRequests(window, library, RoutineImports(library, exercises), workout)
    reminder = BreakReminder(wall, clocks, window)
    breaks = DeskBreaks(reminder, library, exercises, preferences, window=window, make_tray=make_tray)
    for room in (workout, summary, progress, editor, settings):
        window.add_room(room)
    for signal, slot in (
        (library.start_requested, workout.begin),
        (library.routines_changed, own_words.renew),
        (preferences.changed, own_words.show_settings),
        (workout.driver.begun, own_words.begin_workout),
        (workout.driver.dropped, own_words.end_workout),
        (workout.ended, keeper.keep),
        (keeper.resume_requested, workout.resume),
        (keeper.discarded, library.offer_undo),
        (keeper.told, library.page.add_note),
        (history.told, library.page.show_note),
        (library.new_requested, partial(editor.choose_new, library.page)),
        (library.edit_requested, editor.edit),
        (library.copy_edit_requested, editor.edit_copy),
        (library.progress_requested, progress.open),
        (library.settings_requested, settings.open),
        (history.opened, past.refresh),
        (window.home_requested, past.refresh),
        (window.activity_changed, past.see_day),
        (past.refreshed, chosen_advice.refresh),
        (workout.refused, library.show_refused),
        (workout.finished, summary.show_summary),
        (workout.finished, adviser.begin),
        (keeper.kept, summary.show_kept),
        (summary.corrected, partial(history.correct, done=summary.show_saved)),
        (summary.answered, adviser.look_after),
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
        (window.visibility_changed, workout.driver.show_visible),
        (media_presses.raise_requested, window.come_to_front),
        (media_presses.quit_requested, window.quit),
        (workout.driver.begun, taskbar.begin),
        (workout.driver.second_changed, taskbar.show_snapshot),
        (workout.driver.dropped, taskbar.end),
        (workout.driver.begun, reminder.begin_workout),
        (workout.driver.begun, breaks.withdraw),
        (workout.driver.dropped, reminder.end_workout),
        (breaks.start_requested, requests.start_item),
        (window.closing, breaks.withdraw),
        (window.activity_changed, workout.show_title),
        (window.closing, workout.abandon),
        (window.closing, settings.fall_silent),
        (window.closing, editor.keep_at_end),
        (window.closing, own_words.close),
        (window.closing, history.close),
        (window.home_requested, partial(keeper.offer, library.page)),
        (keeper.looked_up, partial(keeper.offer, library.page)),
        (keeper.decided, partial(editor.offer_unsaved, library.page)),
    ):
        signal.connect(slot)
    own_words.show_settings(preferences.settings)
    library.page.make_parts()
    return Rooms(workout, summary, editor, settings, requests, keeper, history, adviser, progress)


def tray_icon(start_words: str, window: QWidget) -> Tray:
    """The program's icon in the tray; start_words say what a click on them does."""
    return Tray(icon_file(), TITLE, start_words, window)
