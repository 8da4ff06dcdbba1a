"""Makes every object and joins them; nothing else does."""

import gc
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from lunge_timer.core.exercise import Exercises
from lunge_timer.core.routine import Routine
from lunge_timer.core.session import Clock, monotonic_ms
from lunge_timer.store.assets import load_exercises, load_routines
from lunge_timer.ui.crash import CrashHandler
from lunge_timer.ui.interrupts import interrupts_heard
from lunge_timer.ui.library import LibraryPage
from lunge_timer.ui.main_window import MainWindow
from lunge_timer.ui.theme import Theme

SIGNALLED = 128  # an exit code above it names the signal, as shells have it

if TYPE_CHECKING:
    from lunge_timer.sound.output import Output
    from lunge_timer.ui.training import Training


def run(start: Routine | None = None) -> int:
    """Open the window, at the library or in the workout that start is, and return the exit code."""
    app = QApplication([*sys.argv[:1], "-style", "fusion"])  # setStyle() would import QStyle: 5 ms
    app.setApplicationName("lunge-timer")
    app.setApplicationDisplayName("Lunge Timer")
    app.setDesktopFileName("lunge-timer")
    theme = Theme(app)
    exercises = load_exercises()
    window = build(load_routines(exercises), exercises, partial(first_output, monotonic_ms), monotonic_ms)
    crashes = CrashHandler(window)
    crashes.install()
    window.show()
    if start is not None:
        window.begin(start)
    try:
        gc.enable()
        with interrupts_heard(window) as heard:
            code = app.exec()
        return SIGNALLED + heard[0] if heard else code
    finally:
        crashes.uninstall()
        # Widgets that outlive the application can crash at the interpreter's exit.
        window.deleteLater()
        theme.deleteLater()
        # No loop runs any more that would see to it.
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def build(
    routines: Sequence[Routine], exercises: Exercises, make_output: "Callable[[], Output]", clock: Clock
) -> MainWindow:
    """Return a window ready to use. No event loop is started and no device opened."""
    library = LibraryPage(routines, exercises)
    return MainWindow(library, partial(make_training, exercises, make_output, clock))


def make_training(exercises: Exercises, make_output: "Callable[[], Output]", clock: Clock) -> "Training":
    """Make the workout's screen and all that drives it: not before the first workout."""
    from lunge_timer.ui.awake import Awake
    from lunge_timer.ui.training import Training
    from lunge_timer.ui.workout.page import WorkoutPage

    return Training(WorkoutPage(), exercises, make_output, clock, Awake())


def first_output(clock: Clock) -> "Output":
    """The output to play through; called on the sound's own thread, where its imports stall nothing."""
    from lunge_timer.sound.choice import choose_output

    return choose_output(clock)
