"""The whole program but for its loop: the window with all its screens, in one piece."""

from datetime import datetime
from typing import NamedTuple

from lunge_timer.app import open_library
from lunge_timer.core.clock import Clocks
from lunge_timer.desktop.awake import Awake
from lunge_timer.desktop.break_reminder import WallClock
from lunge_timer.rooms import Rooms, add_rooms, tray_icon
from lunge_timer.sound.output import MakeOutput
from lunge_timer.store.workspace import Workspace
from lunge_timer.ui.desk_breaks import MakeTray
from lunge_timer.ui.library.controller import LibraryController
from lunge_timer.ui.main_window import MainWindow
from lunge_timer.ui.preferences import Preferences


class Program(NamedTuple):
    """The window and what is in it."""

    window: MainWindow
    library: LibraryController
    rooms: Rooms


def build(
    workspace: Workspace,
    preferences: Preferences,
    make_output: MakeOutput,
    clocks: Clocks,
    awake: Awake,
    *,
    wall: WallClock = datetime.now,
    make_tray: MakeTray = tray_icon,
) -> Program:
    """Return a window ready to use. No event loop is started and no device opened."""
    window, library = open_library(workspace, preferences, clocks.awake)
    rooms = add_rooms(
        window,
        library,
        workspace,
        preferences,
        make_output=make_output,
        clocks=clocks,
        awake=awake,
        wall=wall,
        make_tray=make_tray,
    )
    return Program(window, library, rooms)
