"""A window with a workout in it, a clock in hand, and an output that remembers."""

import os
from collections.abc import Iterator, Mapping
from functools import cache, partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from lunge_timer.core.exercise import Exercises
from lunge_timer.core.routine import ExerciseBlock, Pace, Routine
from lunge_timer.desktop.awake import Awake
from lunge_timer.desktop.tray import Tray
from lunge_timer.store.assets import load_built_ins, load_exercises
from lunge_timer.store.paths import icon_file
from lunge_timer.store.settings import Settings
from lunge_timer.store.workspace import Workspace
from lunge_timer.ui.preferences import Preferences
from lunge_timer.ui.summary.page import SummaryPage
from lunge_timer.ui.workout.controller import WorkoutController
from lunge_timer.ui.workout.page import WorkoutPage
from lunge_timer.ui.workout.session_driver import SessionDriver
from tests.built import build
from tests.conftest import FakeClock
from tests.sound.recording_output import RecordingOutput

SHIFT = Qt.KeyboardModifier.ShiftModifier
DESK_BREAK = "Desk break"  # get ready 10 s; then per rep: squat 2, back 2, hold 3, forward 2, hold 3, stand 2
LUNGES = "Beginner reverse lunge"  # get ready 10 s; sets of 80 s, rests of 45 s


@cache
def exercises() -> Exercises:
    return load_exercises()


@cache
def routines() -> Mapping[str, Routine]:
    return {routine.name: routine for routine in load_built_ins(exercises()).values()}


def self_paced(name: str) -> Routine:
    """A shipped routine in which the person sets the pace."""
    routine = routines()[name]
    blocks = (
        replace(block, pace=Pace.SELF) if isinstance(block, ExerciseBlock) else block
        for block in routine.blocks
    )
    return replace(routine, blocks=tuple(blocks))


def texts(widget: QWidget) -> list[str]:
    """What a person can read on widget."""
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]


def tree(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    yield from widget.findChildren(QWidget)


def has_keyboard(widget: QWidget) -> bool:
    """Whether keys go to widget or to something on it."""
    focused = QApplication.focusWidget()
    return focused is not None and (focused is widget or widget.isAncestorOf(focused))


def beat(workout: WorkoutController) -> None:
    """What the sound's watch does twice a second, as time goes by in a test."""
    if workout.live_clock is not None:
        workout.live_clock.beat(heard=True)


class RecordingAwake(Awake):
    """Asks no desktop, and remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def begin(self) -> None:
        self.asked.append("begin")

    def end(self) -> None:
        self.asked.append("end")


class StagedTray(Tray):
    """The icon, on a desktop that has a tray where the stage says so."""

    def __init__(self, stage: "Stage", start_words: str, window: QWidget) -> None:
        super().__init__(icon_file(), "It", start_words, window)
        self._stage = stage

    def is_there(self) -> bool:
        return self._stage.has_tray


class Stage:
    """The window as a person has it before them, but for the clock and the loudspeakers."""

    def __init__(self, clock: FakeClock) -> None:
        self.clock = clock
        self.outputs: list[RecordingOutput] = []
        self.problem = ""
        self.awake = RecordingAwake()
        nowhere = Path(os.devnull)
        workspace = Workspace(nowhere / "routines", nowhere / "settings.json")
        self.preferences = Preferences(workspace.settings_file, Settings())
        self.has_tray = False
        self.program = build(
            workspace,
            self.preferences,
            self._make_output,
            clock.clocks,
            self.awake,
            wall=clock.wall,
            make_tray=self._make_tray,
        )
        self.window = self.program.window
        self.library = self.program.library.page
        self.workout = self.program.rooms.workout
        clock.beats.append(partial(beat, self.workout))

    def _make_output(self, _wanted: str) -> RecordingOutput:
        output = RecordingOutput(self.clock)
        output.problem = self.problem
        self.outputs.append(output)
        return output

    def _make_tray(self, start_words: str, window: QWidget) -> Tray:
        return StagedTray(self, start_words, window)

    def remind(self, *, on: bool) -> None:
        """Turn the reminder of the break on or off."""
        self.preferences.take(replace(self.preferences.settings, reminder_on=on))

    @property
    def page(self) -> WorkoutPage:
        return self.workout.page

    @property
    def summary(self) -> SummaryPage | None:
        """The page of the summary, once it is made."""
        pages = self.window.findChildren(SummaryPage)
        return pages[0] if pages else None

    def show(self, width: int = 1280, height: int = 800) -> None:
        self.window.resize(width, height)
        self.window.setUpdatesEnabled(False)  # most tests leave the library at once: it needs no picture
        self.window.show()
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window)
        self.window.setUpdatesEnabled(True)

    def begin(self, routine: Routine | str, wait_ms: int = 0) -> None:
        self.workout.begin(routines()[routine] if isinstance(routine, str) else routine)
        if wait_ms:
            self.wait(wait_ms)

    def wait(self, ms: int) -> None:
        """Let time pass in which the screen was busy, and then be free again."""
        self.clock.advance(ms)
        self.workout.refresh()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key on the keyboard: it goes to whatever has the focus."""
        window = QApplication.activeWindow()
        popup = QApplication.activePopupWidget()
        target = popup or window or self.window
        QTest.keyClick(target.windowHandle(), key, modifiers)

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        """Click on the window where widget is."""
        middle = widget.rect().center() if place is None else place
        handle = self.window.windowHandle()
        QTest.mouseClick(
            handle,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            widget.mapTo(self.window, middle),
        )

    def dial(self) -> str:
        """What the ring says: the phase, the seconds and their whole."""
        return self.page.dial.accessibleName()

    def played(self) -> str:
        """How much of the workout lies behind."""
        return self.page.strip.accessibleName().removeprefix("Timeline: ").split(" of ")[0]

    def wake_ms(self) -> int | None:
        """When the screen wants to be renewed; None: not until something is asked."""
        driver = self.workout.findChild(SessionDriver)
        timer = driver and driver.findChild(QTimer)
        assert isinstance(timer, QTimer)
        return timer.interval() if timer.isActive() else None

    def close(self) -> None:
        self.workout.abandon()
        self.window.close()
