import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lunge_timer.desktop.awake import Awake
from lunge_timer.store.workspace import Workspace
from lunge_timer.ui.preferences import Preferences
from lunge_timer.ui.summary.page import SummaryPage
from lunge_timer.ui.workout.page import WorkoutPage
from tests.built import build
from tests.conftest import FakeClock
from tests.sound.recording_output import RecordingOutput
from tests.ui.conftest import no_search_for_garbage

__all__ = ["no_search_for_garbage"]  # a fixture of every test here

# Said by the offscreen platform itself of any window with a least size.
pytestmark = [pytest.mark.slow, pytest.mark.qt_log_ignore("does not support propagateSizeHints")]

RUN_AND_CLOSE = """
import sys, threading
from PySide6.QtCore import QMetaObject, Qt
from PySide6.QtWidgets import QApplication, QMainWindow
from lunge_timer import cli

def close_when_shown():
    # From a thread of its own: the loop that is to be watched begins inside run().
    while True:
        for window in QApplication.topLevelWidgets() if QApplication.instance() else ():
            if isinstance(window, QMainWindow) and window.isVisible():
                QMetaObject.invokeMethod(window, "close", Qt.ConnectionType.QueuedConnection)
                return
        threading.Event().wait(0.01)

threading.Thread(target=close_when_shown, daemon=True).start()
sys.exit(cli.main([]))
"""


SOURCES_READ = """
import linecache
from lunge_timer.desktop.startup import import_plainly
{call}
import lunge_timer.app
print(*(name for name in linecache.cache if name.endswith("window.py")))
"""

SEARCHES_SEEN = """
import gc, sys
from PySide6.QtCore import QTimer
from lunge_timer import app, cli, rooms

open_library, add_rooms = app.open_library, rooms.add_rooms

def open_watched(*parts):
    print("before the first picture:", gc.isenabled())
    return open_library(*parts)

def add_watched(window, *parts, **more):
    print("after it:", gc.isenabled())
    QTimer.singleShot(0, window.close)
    return add_rooms(window, *parts, **more)

app.open_library, rooms.add_rooms = open_watched, add_watched
sys.exit(cli.main([]))
"""


def test_a_window_is_built_without_a_device_and_without_a_workout(
    qtbot: QtBot, clock: FakeClock, tmp_path: Path
) -> None:
    opened: list[RecordingOutput] = []

    def make_output(_wanted: str) -> RecordingOutput:
        opened.append(RecordingOutput(clock))
        return opened[-1]

    workspace = Workspace(tmp_path / "routines", tmp_path / "settings.json")
    preferences = Preferences(workspace.settings_file, workspace.settings)
    window, _library, rooms = build(workspace, preferences, make_output, clock.clocks, Awake())
    qtbot.addWidget(window)
    assert not window.isVisible()
    assert not rooms.workout.under_way
    assert not window.findChildren(WorkoutPage)
    assert not window.findChildren(SummaryPage)
    assert not opened


def test_what_the_library_does_without_takes_up_no_memory_at_a_start() -> None:
    code = "import sys, lunge_timer.app, lunge_timer.rooms; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, check=True)
    loaded = [name for name in done.stdout.split() if name.startswith("lunge_timer.ui.")]
    for page in ("editor", "progress", "summary", "workout"):
        assert f"lunge_timer.ui.{page}.page" not in loaded
    assert "lunge_timer.ui.widgets.answers_form" not in loaded
    assert "_hashlib" not in done.stdout.split()  # OpenSSL
    for unused in ("subprocess", "lunge_timer.sound.system_voice", "lunge_timer.sound.levelling"):
        assert unused not in done.stdout.split()


def test_the_window_opens_and_closes_without_a_word_and_saves_nothing_unasked(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LUNGE_TIMER_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", RUN_AND_CLOSE],
        env=environment,
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    said = [line for line in done.stderr.splitlines() if "does not support" not in line]
    assert (done.returncode, said, done.stdout) == (0, [], "")
    assert {file.name for file in tmp_path.iterdir()} == {"history.sqlite3", "instance.lock", "routines"}


@pytest.mark.parametrize(("call", "read"), [("", "main_window.py"), ("import_plainly()", "")])
def test_a_start_reads_no_source_though_pysides_hook_would(call: str, read: str) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", SOURCES_READ.format(call=call)],
        cwd=Path(__file__).parent.parent,
        stdout=subprocess.PIPE,
        text=True,
        timeout=60,
        check=True,
    )
    assert Path(done.stdout.strip()).name == read


def test_no_garbage_is_searched_for_until_the_first_picture(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LUNGE_TIMER_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", SEARCHES_SEEN],
        stdout=subprocess.PIPE,
        env=environment,
        timeout=60,
        check=True,
        text=True,
    )
    assert done.stdout == "before the first picture: False\nafter it: True\n"
