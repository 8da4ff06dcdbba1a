"""One sitting at the program after the other, each from its start to its end, with the same files."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from lunge_timer.core.listing import LibraryItem
from lunge_timer.core.routine import ExerciseBlock, Routine, TimedBlock
from lunge_timer.store.encoding import encode
from lunge_timer.store.workspace import Workspace
from lunge_timer.ui.editor.page import EditorPage
from lunge_timer.ui.library.library_commands import LibraryCommand
from lunge_timer.ui.preferences import Preferences
from tests.built import build
from tests.conftest import FakeClock
from tests.sound.recording_output import RecordingOutput
from tests.ui.workouts import RecordingAwake, beat

HOLDS = "built-in/squat-position-holds"
EVENING = Routine(
    name="Evening legs",
    blocks=(
        TimedBlock(name="Walk", duration_s=60),
        ExerciseBlock(exercise="reverse-lunge", sets=2, reps=8, rest_s=50),
    ),
)


class Sitting:
    """The program as it is from its start, but for the clock and the loudspeakers."""

    def __init__(self, folder: Path) -> None:
        self.workspace = Workspace(folder / "routines", folder / "settings.json")
        self.problem = self.workspace.prepare()
        self.preferences = Preferences(
            self.workspace.settings_file, self.workspace.settings, told=self.workspace.loss_told
        )
        self.clock = FakeClock()
        self.outputs: list[RecordingOutput] = []
        self.program = build(
            self.workspace, self.preferences, self._make_output, self.clock.clocks, RecordingAwake()
        )
        self.window, self.controller = self.program.window, self.program.library
        self.library, self.workout = self.controller.page, self.program.rooms.workout
        self.clock.beats.append(partial(beat, self.workout))

    def show(self) -> None:
        self.window.show()
        assert QTest.qWaitForWindowActive(self.window)
        settle(self.window)

    def end(self) -> None:
        """Close without asking, as a signal does."""
        self.window.close_unasked()
        self.preferences.save()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.workspace.close()

    @property
    def items(self) -> list[LibraryItem]:
        """What is listed so far, from top to bottom."""
        model = self.library.panel.model
        return [model.item(number) for number in range(model.rowCount())]

    @property
    def names(self) -> list[str]:
        return [item.name for item in self.items]

    @property
    def own(self) -> list[LibraryItem]:
        return [item for item in self.items if item.own]

    @property
    def chosen(self) -> LibraryItem:
        chosen = self.library.chosen
        assert chosen is not None
        return chosen

    @property
    def editor(self) -> EditorPage:
        """The editor, which is the page in sight."""
        (page,) = self.window.findChildren(EditorPage)
        assert page.isVisible()
        return page

    def do(self, command: LibraryCommand, item_id: str = "") -> None:
        """What a key, a button or the menu asks for; of an item if one is named."""
        self.library.choose(item_id)
        assert item_id in {"", self.chosen.id}
        self.library.obey(command)
        settle(self.window)

    def edit(self, item_id: str, routine: Routine) -> None:
        """Open the editor and make of the routine another one, without saving it."""
        self.do(LibraryCommand.EDIT, item_id)
        self.editor.model.rename(routine.name)

    def texts(self) -> list[str]:
        """What a person can read."""
        return [
            label.text() for label in self.window.findChildren(QLabel) if label.isVisible() and label.text()
        ]

    def _make_output(self, _wanted: str) -> RecordingOutput:
        self.outputs.append(RecordingOutput(self.clock))
        return self.outputs[-1]


Sit: TypeAlias = Callable[[], Sitting]


@contextmanager
def sittings(folder: Path) -> Iterator[Sit]:
    """Sit down at the program; whoever does so again has stood up before."""
    sat: list[Sitting] = []

    def stand_up() -> None:
        while sat:
            sat.pop().end()

    def sit() -> Sitting:
        stand_up()
        sat.append(Sitting(folder))
        sat[-1].show()
        return sat[-1]

    try:
        yield sit
    finally:
        stand_up()


def settle(window: QWidget) -> None:
    """Let everything be painted, and then what is put off until it is."""
    window.grab()
    QApplication.processEvents()
    QApplication.processEvents()


def put(folder: Path, stem: str, routine: Routine = EVENING) -> Path:
    """An own routine's file, as it is there before the program starts."""
    file = folder / "routines" / f"{stem}.lunge.json"
    file.parent.mkdir(exist_ok=True)
    file.write_text(encode(routine), encoding="utf-8")
    return file


def files(folder: Path) -> dict[str, bytes]:
    """All own routines' files and what they hold; what the system does not list is left out."""
    routines = folder / "routines"
    listed = [file for file in routines.iterdir() if not file.name.startswith(".")]
    return {file.name: file.read_bytes() for file in listed if not file.name.endswith(".unsaved.json")}
