"""The files that the program works with: what ships, and the folders of what the person keeps."""

import errno
import os
from pathlib import Path
from tempfile import TemporaryDirectory

from lunge_timer.language import _
from lunge_timer.store.assets import load_built_ins, load_exercises
from lunge_timer.store.atomic import sweep
from lunge_timer.store.files import shown
from lunge_timer.store.kept_numbers import FOLDER, KeptNumbers
from lunge_timer.store.own_routines import OwnRoutines
from lunge_timer.store.settings import Settings, SettingsFile


class Workspace:
    """What ships is there from the beginning, the rest once prepare was called. Raises LungeTimerError.

    Where a folder cannot be used the session is temporary: it works in one that leave() removes.
    """

    def __init__(self, routines: Path, settings: Path) -> None:
        """Routines is the folder of the own routines, settings a file."""
        self.exercises = load_exercises()
        self.built_ins = load_built_ins(self.exercises)
        self.folder = _held_folder(settings.parent, routines.parent)
        self.settings = Settings()
        self.own = OwnRoutines(routines, self.exercises)
        self.numbers = KeptNumbers(routines.with_name(FOLDER), self.built_ins, self.exercises)
        self.settings_file = SettingsFile(settings)
        self.loss_told = False  # whether prepare has said that no changed setting will be kept
        self.refusal = _("no folder is ready yet")  # why nothing there is to be changed; empty where it may
        self._problem = ""  # of the folders
        self._temporary: TemporaryDirectory[str] | None = None

    def prepare(self, unheld: str = "") -> str:
        """Make the folders ready and read the settings; a sentence a line where something is to be said.

        Makes both folders where they are missing, and rids all of what a killed run left. Unheld is why no
        instance can hold the folder: then nothing in it is changed, for another one may be writing, or be
        keeping there what was deleted. Raises nothing.
        """
        file, folder = self.settings_file.path, self.own.folder
        self.refusal = refusal = _not_saved(self.folder, unheld) if unheld else ""
        if self._make_ready(file.parent, sweeps=not unheld):
            self.settings_file = SettingsFile(file, refusal=refusal)
            self._problem = self._problem or refusal
        else:
            self.settings_file = SettingsFile(self._elsewhere() / file.name)
        if self._make_ready(folder, sweeps=not unheld):
            self.own = OwnRoutines(folder, self.exercises, refusal=refusal)
        else:
            self.own = OwnRoutines(self._elsewhere() / folder.name, self.exercises)
        numbers = self.own.folder.with_name(FOLDER)
        if not unheld:
            sweep(numbers)
        self.numbers = KeptNumbers(numbers, self.built_ins, self.exercises, refusal=self.own.refusal)
        self.numbers.load()
        self.settings, problem = self.settings_file.load()
        self.loss_told = self.settings_file.is_kept or not os.access(self.settings_file.path.parent, os.W_OK)
        return "\n".join(filter(None, (self._problem, problem, *self.numbers.problems)))

    def refuse(self, unheld: str) -> str:
        """Change nothing more in the folder, which another instance has taken; the sentence that tells so."""
        self.refusal = refusal = _not_saved(self.folder, unheld)
        self.settings_file.refuse(refusal)
        self.own.refusal = self.numbers.files.refusal = refusal
        return refusal

    @property
    def data_folder(self) -> Path:
        """Where the history is, and the journals of workouts under way."""
        return self.own.folder.parent

    def close(self) -> None:
        """Remove what was kept for this session alone."""
        if self._temporary is not None:
            self._temporary.cleanup()

    def _make_ready(self, folder: Path, *, sweeps: bool) -> bool:
        """Make and sweep folder; whether files can be kept or at least read there, else _problem says why."""
        reason = _reason(folder)
        if reason:
            told = _("{folder}: {reason}; what you change now lasts until you close Lunge Timer")
            self._problem = told.format(folder=shown(folder), reason=reason)
            return False
        if not os.access(folder, os.W_OK):
            self._problem = _not_saved(folder, _("this folder can only be read"))
        if sweeps:
            sweep(folder)
        return True

    def _elsewhere(self) -> Path:
        """A folder for this session alone, if there is any place for one."""
        if self._temporary is None:
            try:
                self._temporary = TemporaryDirectory(prefix="lunge-timer-", ignore_cleanup_errors=True)
            except OSError:
                return self.own.folder.parent
        return Path(self._temporary.name)


def _held_folder(settings: Path, routines: Path) -> Path:
    """The folder that one instance holds. Some systems keep all settings on a disk that can only be read."""
    return routines if settings.is_dir() and not os.access(settings, os.W_OK) else settings


def _not_saved(folder: Path, reason: str) -> str:
    told = _("{folder}: {reason}; what you change now is not saved")
    return told.format(folder=shown(folder), reason=reason)


def _reason(folder: Path) -> str:
    """Why folder cannot be used; empty where it can."""
    if not folder.is_absolute():
        return _("the system does not say where your own files belong")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        return _("a file stands where this folder should be")
    except NotADirectoryError:
        return _("a file stands where a folder on the way to this one should be")
    except PermissionError:
        return _("you are not allowed to make this folder")
    except OSError as error:
        return {
            errno.ENOSPC: _("the disk is too full to make this folder"),
            errno.EROFS: _("this folder is missing, and its disk can only be read"),
        }.get(error.errno or 0, _("this folder cannot be made ({reason})")).format(reason=error.strerror)
    return "" if os.access(folder, os.R_OK | os.X_OK) else _("you are not allowed to look into this folder")
