"""All that the program works from: what ships with it, and what the person keeps."""

from pathlib import Path

from lunge_timer.store.assets import load_built_ins, load_exercises
from lunge_timer.store.home import Home
from lunge_timer.store.own_routines import OwnRoutines
from lunge_timer.store.settings import Settings, SettingsFile


class Desk:
    """What ships is there from the beginning, the rest once prepare was called. Raises LungeTimerError."""

    def __init__(self, routines: Path, settings: Path) -> None:
        """Routines is the folder of the own routines, settings a file."""
        self.exercises = load_exercises()
        self.built_ins = load_built_ins(self.exercises)
        self.folder = settings.parent  # that one instance holds
        self.settings = Settings()
        self._home = Home(routines, settings)
        self._settle()

    def prepare(self) -> str:
        """Make the folders ready and read the settings; a sentence a line where something is to be said.

        To be called by the one instance that holds the folder. Raises nothing.
        """
        self._home.prepare()
        self._settle()
        self.settings, problem = self.settings_file.load()
        return "\n".join(filter(None, (self._home.problem, problem)))

    def leave(self) -> None:
        """Remove what was kept for this session alone."""
        self._home.discard()

    def _settle(self) -> None:
        self.own = OwnRoutines(self._home.routines, self.exercises)
        self.settings_file = SettingsFile(self._home.settings)
