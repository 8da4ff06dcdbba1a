"""Take pictures of every page and state from the running program.

    python tests/screenshots.py FOLDER [--size 1280x800 ...] [--theme dark ...]

The pictures in the README come from ``python tests/screenshots.py assets/screenshots --readme``.
"""

import argparse
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QEventLoop, QSize, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from lunge_timer.core.answers import SORE_LEGS, with_pain, with_reserve
from lunge_timer.core.clock import Clocks
from lunge_timer.core.done_workout import Workout
from lunge_timer.core.live_clock import BEAT_MS
from lunge_timer.core.routine import ExerciseBlock, Pace, Routine
from lunge_timer.desktop.awake import Awake
from lunge_timer.sound.output import Playback
from lunge_timer.store.assets import load_built_ins, load_exercises
from lunge_timer.store.workspace import Workspace
from lunge_timer.ui.editor.draft import WHOLE
from lunge_timer.ui.editor.page import EditorPage
from lunge_timer.ui.library.library_commands import LibraryCommand
from lunge_timer.ui.library.number_controls import SettingSlider
from lunge_timer.ui.preferences import Preferences
from lunge_timer.ui.summary.controller import SummaryController
from lunge_timer.ui.theme import Scheme, apply_theme
from lunge_timer.ui.widgets.segments import Segment
from lunge_timer.ui.workout.workout_commands import WorkoutCommand
from lunge_timer.ui.workout_history import Remembered, today
from tests.built import build
from tests.ui.editor.programme import PROGRAMME
from tests.ui.progress.histories import history

if TYPE_CHECKING:
    from lunge_timer.core.summary import Summary

LONG_NAME = "An evening routine for tired legs with a name as long as a name may ever be: 80"
SIZES = ("900x600", "1280x800", "1920x1080")
THEMES = (Scheme.DARK, Scheme.LIGHT, Scheme.HIGH_CONTRAST)
SETTLED_MS = 150
README = ("library", "hold", "rest", "summary", "editor")


class Clock:
    """A clock that goes where it is told."""

    def __init__(self) -> None:
        self.now_ms = 0
        self.slept_ms = 0

    def __call__(self) -> int:
        return self.now_ms

    def boot_ms(self) -> int:
        return self.now_ms + self.slept_ms


class Hush:
    """An output for a machine without loudspeakers: a picture makes no sound."""

    name = "hush"
    lead_ms = heard_after_ms = 0
    woke_ms = None

    def __init__(self, _wanted: str) -> None: ...
    def open(self) -> None: ...
    def check(self) -> bool:
        return True

    def close(self) -> None: ...
    def stop(self) -> None: ...
    def play(self, _samples: bytes, _at_ms: int, /) -> Playback:
        return self


class Stage:
    """The program with a clock in hand."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.folder = TemporaryDirectory()
        home = Path(self.folder.name)
        workspace = Workspace(home / "routines", home / "settings.json")
        workspace.prepare()
        self.routines = {routine.name: routine for routine in workspace.built_ins.values()}
        preferences = Preferences(workspace.settings_file, workspace.settings)
        self.program = build(workspace, preferences, Hush, Clocks(self.clock, self.clock.boot_ms), Awake())
        self.window = self.program.window
        self.controller = self.program.library
        self.library = self.controller.page
        self.workout = self.program.rooms.workout
        self.summaries: list[Summary] = []
        self.workout.finished.connect(lambda summary, _workout: self.summaries.append(summary))

    def begin(self, routine: Routine | str) -> None:
        self.workout.begin(self.routines[routine] if isinstance(routine, str) else routine)

    def wait(self, ms: int) -> None:
        """Let time pass, in the steps of a slow screen, so that all is drawn as it would be."""
        until_ms = self.clock.now_ms + ms
        while self.clock.now_ms < until_ms:
            self.clock.now_ms = min(self.clock.now_ms + BEAT_MS, until_ms)
            if self.workout.live_clock is not None:
                self.workout.live_clock.beat(heard=True)
        self.ask(None)

    def ask(self, command: WorkoutCommand | None) -> None:
        if command is None:
            self.workout.refresh()
        else:
            self.workout.page.ask(command)
        QApplication.processEvents()


def library(stage: Stage) -> None:
    """As it stands once the movement has been shown."""
    demonstration(stage)
    stage.clock.now_ms += 3 * 60_000


def demonstration(stage: Stage) -> None:
    """The movement is half way down."""
    stage.program.library.open()
    settle()
    stage.clock.now_ms += 1_000


def several(stage: Stage) -> None:
    """A routine of several exercises, and the numbers of the second."""
    library(stage)
    stage.library.choose("built-in/glute-band-session")
    settle()
    stage.library.parts.detail.tabs.setCurrentIndex(1)


def own(stage: Stage) -> None:
    """A library that has been lived in: favourites, a long name, and a file that is broken."""
    routine = stage.routines["Squat-position holds"]
    evening = stage.controller.add(replace(routine, name="Evening legs"))
    stage.controller.add(replace(routine, name=LONG_NAME))
    stage.controller.star(evening.id, starred=True)
    stage.controller.star("built-in/desk-break", starred=True)
    (evening.file.parent / "from-a-friend.lunge.json").write_text('{"format": "lunge-timer/routine"')
    stage.controller.load()
    stage.library.choose(evening.id)


def adjusted(stage: Stage) -> None:
    """A hold is another than the routine's own."""
    library(stage)
    settle()
    hold = stage.library.parts.detail.controls.controls[0]
    assert isinstance(hold, SettingSlider)
    hold.value_changed.emit(7000)


def yours(stage: Stage) -> None:
    """A built-in routine's numbers are the person's."""
    adjusted(stage)
    stage.library.obey(LibraryCommand.KEEP)


def own_pace(stage: Stage) -> None:
    """Set by set, at one's own pace."""
    library(stage)
    settle()
    for name in ("Legs: By set", "Pace: At your own pace"):
        segments = stage.library.parts.detail.choices.findChildren(Segment)
        next(one for one in segments if one.accessibleName() == name).click()


def new(stage: Stage) -> None:
    """What a new routine begins with."""
    library(stage)
    settle()
    stage.library.obey(LibraryCommand.NEW)


def broken(stage: Stage) -> None:
    own(stage)
    stage.library.choose("from-a-friend")


def deleted(stage: Stage) -> None:
    own(stage)
    stage.library.delete_requested.emit("evening-legs")


def naming(stage: Stage) -> None:
    own(stage)
    stage.library.rename_chosen()


def found(stage: Stage) -> None:
    own(stage)
    settle()
    stage.library.search_for("band")


def found_nothing(stage: Stage) -> None:
    own(stage)
    settle()
    stage.library.search_for("swimming")


def library_advice(stage: Stage) -> None:
    """Back after weeks away."""
    library(stage)
    why = "It has been 20 days: come back with a little less."
    stage.library.parts.advice.show_advice("Next time: hold 4 s", why)


def library_keys(stage: Stage) -> None:
    library(stage)
    stage.library.show_keys()


def editor(stage: Stage) -> None:
    stage.controller.edit("built-in/reverse-lunge-one-leg-at-a-time")


def editor_block(stage: Stage) -> None:
    """An exercise of the routine is chosen."""
    editor(stage)
    editor_page(stage).model.choose(1)


def editor_add(stage: Stage) -> None:
    editor(stage)
    settle()
    editor_page(stage).open_offers()


def editor_blank(stage: Stage) -> None:
    stage.program.rooms.editor.begin_new()


def editor_mistaken(stage: Stage) -> None:
    block = ExerciseBlock(exercise="reverse-lunge", sets=99, reps=999)
    page = edited(stage, Routine(name="Too much", blocks=(block,)))
    page.model.rename(" ")


def editor_full(stage: Stage) -> None:
    routine = stage.routines["Glute band session"]
    blocks = (routine.blocks * 50)[:50]
    edited(stage, replace(routine, name=LONG_NAME, blocks=blocks))


def editor_round(stage: Stage) -> None:
    """A round with an own exercise in it; the round is chosen."""
    edited(stage, PROGRAMME).model.choose(0)


def editor_own(stage: Stage) -> None:
    """The form of a block of an own exercise."""
    edited(stage, PROGRAMME).model.choose(1)


def editor_phases(stage: Stage) -> None:
    """How a rep of an own exercise goes, in its form."""
    page = edited(stage, PROGRAMME)
    page.model.choose(1)
    settle()
    page.inspector.go_to_first({"exercises.own/wall-sit.phases.sit.name"})


def editor_prescription(stage: Stage) -> None:
    page = edited(stage, PROGRAMME)
    page.model.choose(WHOLE)
    settle()
    page.inspector.go_to_first({"prescription.until"})


def edited(stage: Stage, routine: Routine) -> EditorPage:
    stage.controller.copy_edit_requested.emit(routine)
    return editor_page(stage)


def editor_page(stage: Stage) -> EditorPage:
    return next(page for page in stage.window.findChildren(EditorPage) if page.isVisible())


def settings(stage: Stage) -> None:
    stage.library.settings_requested.emit()


def get_ready(stage: Stage) -> None:
    stage.begin("Squat-position holds")
    stage.wait(3_200)


def lunge(stage: Stage) -> None:
    stage.begin("Beginner reverse lunge")
    stage.wait(10_000 + 5 * 4_000 + 1_500)


def hold(stage: Stage) -> None:
    stage.begin("Squat-position holds")
    stage.wait(10_000 + 180_000 + 45_000 + 4 * 18_000 + 4_000 + 1_700)


def count_in(stage: Stage) -> None:
    """Muted, with a second left: the edge stands in three steps."""
    stage.workout.page.ask(WorkoutCommand.TOGGLE_SOUND)
    hold(stage)
    stage.wait(2_500)


def new_phase(stage: Stage) -> None:
    """Muted, and the next phase has just begun: all of the edge is lit."""
    count_in(stage)
    stage.wait(900)


def squat(stage: Stage) -> None:
    stage.begin("Squat-position holds")
    stage.wait(10_000 + 18_000 + 2_000 + 2_000 + 5_000 + 2_000 + 600)


def paused(stage: Stage) -> None:
    hold(stage)
    stage.ask(WorkoutCommand.TOGGLE_PAUSE)


def gap(stage: Stage) -> None:
    """The computer has slept in a hold."""
    hold(stage)
    stage.clock.slept_ms += 3_720_000
    stage.ask(None)


def rest(stage: Stage) -> None:
    stage.begin("Squat-position holds")
    stage.wait(10_000 + 180_000 + 45_000 + 180_000 + 12_600)


def switch(stage: Stage) -> None:
    stage.begin("Reverse lunge, one leg at a time")
    stage.wait(10_000 + 300_000 + 48_000 + 1_200)


def warm_up(stage: Stage) -> None:
    stage.begin("Reverse lunge, one leg at a time")
    stage.wait(10_000 + 61_000)


def both_legs(stage: Stage) -> None:
    stage.begin("Gym glute session")
    stage.wait(10_000 + 130_000 + 7 * 5_000 + 1_700)


def band(stage: Stage) -> None:
    stage.begin("Glute band session")
    stage.wait(10_000 + 130_000 + 7 * 4_000 + 1_900)


def self_paced(stage: Stage) -> None:
    routine = stage.routines["Dumbbell reverse lunge"]
    blocks = tuple(
        replace(block, pace=Pace.SELF) if isinstance(block, ExerciseBlock) else block
        for block in routine.blocks
    )
    stage.begin(replace(routine, blocks=blocks))
    stage.wait(10_000)
    for _rep in range(6):
        stage.wait(4_000)
        stage.ask(WorkoutCommand.REP_DONE)
    stage.wait(1_300)


def leg_test(name: str, ms: int) -> Callable[[Stage], None]:
    """The leg test of that name, so long after its start."""

    def scene(stage: Stage) -> None:
        stage.workout.begin(load_built_ins(load_exercises())[name], name)
        stage.wait(ms)

    return scene


def long_name(stage: Stage) -> None:
    stage.begin(replace(stage.routines["Squat-position holds"], name=LONG_NAME))
    stage.wait(10_000 + 1_000)


def no_sound(stage: Stage) -> None:
    long_name(stage)
    stage.workout.page.header.show_note("No sound: no output device was found.")
    QApplication.processEvents()


def question(stage: Stage) -> None:
    hold(stage)
    stage.ask(WorkoutCommand.ASK_TO_FINISH)


def going_back(stage: Stage) -> None:
    """A click on the strip, where counted reps lie behind."""
    hold(stage)
    stage.workout.page.strip.step_requested.emit(20)


def keys(stage: Stage) -> None:
    hold(stage)
    stage.ask(WorkoutCommand.SHOW_KEYS)


def finished(stage: Stage) -> None:
    stage.begin("Squat-position holds")
    stage.wait(700_000)
    stage.program.rooms.summary.show_saved()


def finished_early(stage: Stage) -> None:
    hold(stage)
    stage.workout.page.dialogs.finish_requested.emit()
    QApplication.processEvents()
    stage.program.rooms.summary.show_saved()


def asked(stage: Stage) -> tuple[SummaryController, Workout]:
    """The summary, and the workout that it asks about."""
    room = stage.program.rooms.summary
    assert room.page.form.workout is not None
    return room, room.page.form.workout


def answered(stage: Stage) -> None:
    """All that is asked is answered, and more is offered for the next time."""
    finished(stage)
    room, workout = asked(stage)
    workout = with_reserve(with_reserve(workout, "left", 2), "right", 3)
    room.show_summary(stage.summaries[-1], replace(workout, effort=6, note="Knee over the toes"))
    room.show_saved()
    why = "Twice in a row every hold was kept and two or more reps were left on both legs."
    room.show_advice("Next time: hold 6 s", why)


def sore(stage: Stage) -> None:
    """Legs that hurt, in a workout that the disk had no room for."""
    stage.begin("Beginner reverse lunge")
    stage.wait(60_000)
    stage.workout.page.dialogs.finish_requested.emit()
    QApplication.processEvents()
    room, workout = asked(stage)
    room.show_summary(stage.summaries[-1], with_pain(workout, "left", 3, 0))
    room.show_sore(workout.uid, SORE_LEGS)
    room.show_saved("Not saved: no space is left on the disk. It is tried again at the next answer.")


def progress_of(count: int) -> Callable[[Stage], None]:
    """Progress with so many workouts behind it, the last of them today."""

    def scene(stage: Stage) -> None:
        room = stage.program.rooms.progress
        room.open()
        QApplication.processEvents()
        room.show_remembered(Remembered(history(count, today())))

    return scene


def progress_workout(stage: Stage) -> None:
    """One workout, open, with what was said of it."""
    progress_of(3)(stage)
    stage.program.rooms.progress.open_workout("w0")


def keys_of(go_to: Callable[[Stage], None]) -> Callable[[Stage], None]:
    """That scene with the list of its keys over it."""

    def scene(stage: Stage) -> None:
        go_to(stage)
        settle()
        QTest.keyClick(stage.window.windowHandle(), Qt.Key.Key_F1)

    return scene


SCENES: Mapping[str, Callable[[Stage], object]] = {
    "library": library,
    "demonstration": demonstration,
    "adjusted": adjusted,
    "yours": yours,
    "several": several,
    "own-pace": own_pace,
    "new": new,
    "own": own,
    "broken": broken,
    "deleted": deleted,
    "naming": naming,
    "found": found,
    "found-nothing": found_nothing,
    "library-advice": library_advice,
    "library-keys": library_keys,
    "editor": editor,
    "editor-block": editor_block,
    "editor-add": editor_add,
    "editor-blank": editor_blank,
    "editor-mistaken": editor_mistaken,
    "editor-full": editor_full,
    "editor-round": editor_round,
    "editor-own": editor_own,
    "editor-phases": editor_phases,
    "editor-prescription": editor_prescription,
    "editor-keys": keys_of(editor),
    "settings": settings,
    "settings-keys": keys_of(settings),
    "get-ready": get_ready,
    "lunge": lunge,
    "hold": hold,
    "squat": squat,
    "paused": paused,
    "gap": gap,
    "rest": rest,
    "switch": switch,
    "warm-up": warm_up,
    "both-legs": both_legs,
    "band": band,
    "self-paced": self_paced,
    "leg-test": leg_test("built-in/reverse-lunge-leg-test", 12_000),
    "leg-test-hold": leg_test("built-in/squat-position-leg-test", 24_000),
    "long-name": long_name,
    "no-sound": no_sound,
    "count-in": count_in,
    "new-phase": new_phase,
    "question": question,
    "going-back": going_back,
    "keys": keys,
    "summary": finished,
    "summary-early": finished_early,
    "summary-answered": answered,
    "summary-sore": sore,
    "summary-keys": keys_of(finished),
    "progress-empty": progress_of(0),
    "progress-one": progress_of(1),
    "progress-year": progress_of(200),
    "progress-workout": progress_workout,
}


def settle() -> None:
    """Let what follows the first picture follow."""
    QApplication.processEvents()  # on a busy machine the time may be up before what is posted was seen to
    loop = QEventLoop()
    QTimer.singleShot(SETTLED_MS, loop.quit)
    loop.exec()


def take(app: QApplication, folder: Path, scene: str, size: str, look: tuple[Scheme, int]) -> Path:
    """Set the stage, and save its picture."""
    scheme, percent = look
    apply_theme(app, scheme, percent / 100)
    stage = Stage()
    width, height = (int(side) for side in size.split("x"))
    stage.window.resize(QSize(width, height))
    stage.window.show()
    app.processEvents()
    SCENES[scene](stage)
    settle()
    large = "" if percent == 100 else f"-{percent}"
    file = folder / f"{scene}-{size}-{scheme.value}{large}.png"
    stage.window.grab().save(str(file))
    stage.workout.abandon()
    stage.window.close()
    stage.window.deleteLater()
    app.processEvents()
    return file


def main() -> int:
    parser = argparse.ArgumentParser(description="Take pictures of every page and state.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", action="append")
    parser.add_argument("--theme", action="append", type=Scheme, choices=THEMES)
    parser.add_argument("--text", type=int, default=100, help="size of the letters in per cent")
    parser.add_argument("--scene", action="append", choices=sorted(SCENES))
    parser.add_argument("--readme", action="store_true", help="only the pictures that the README shows")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    if options.readme:
        for scheme in (Scheme.DARK, Scheme.LIGHT):
            for scene in README:
                file = take(app, options.folder, scene, "1280x800", (scheme, 100))
                file.rename(options.folder / f"{scene}-{scheme.value}.png")
        return 0
    for scene in options.scene or SCENES:
        for size in options.size or SIZES:
            for scheme in options.theme or THEMES:
                take(app, options.folder, scene, size, (scheme, options.text))
    return 0


if __name__ == "__main__":
    sys.exit(main())
