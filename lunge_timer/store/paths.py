"""Where the program's files are: what ships with it, and what it keeps."""

import os
from collections.abc import Callable
from pathlib import Path

import platformdirs

import lunge_timer
from lunge_timer.language import language

HOME_VARIABLE = "LUNGE_TIMER_HOME"  # one folder for everything: portable use, and tests
HISTORY = "history.sqlite3"  # its name in the folder of the data
OWN_WORDS = "own-words"  # likewise
_APP = "lunge-timer"


def assets_folder() -> Path:
    """Inside the package where it is installed, beside it in a checkout."""
    package = Path(lunge_timer.__file__).parent
    installed = package / "assets"
    return installed if installed.is_dir() else package.parent / "assets"


def icon_file() -> Path:
    """The program's picture, for its windows and the tray."""
    return assets_folder() / "icons" / "lunge-timer.png"


def voice_folder() -> Path:
    """The recorded sentences in the user's language; it may not be there."""
    return assets_folder() / "voice" / language()


def log_folder() -> Path:
    """The folder of reports on what went wrong; it may not be there yet."""
    home = _home()
    return home / "logs" if home else _named(platformdirs.user_log_path)


def routines_folder() -> Path:
    """The folder of the person's own routines; it may not be there yet.

    It is relative where the system does not say where a person's files belong.
    """
    return (_home() or _named(platformdirs.user_data_path)) / "routines"


def own_words_folder() -> Path:
    """The sounds of what the own routines say, beside these; it may not be there yet."""
    return routines_folder().with_name(OWN_WORDS)


def history_file() -> Path:
    """The database of the workouts done, beside the own routines; it may not be there yet."""
    return routines_folder().with_name(HISTORY)


def settings_file() -> Path:
    """The file of the settings; it may not be there yet. Relative where routines_folder() is."""
    return (_home() or _named(platformdirs.user_config_path)) / "settings.json"


def _home() -> Path | None:
    home = os.environ.get(HOME_VARIABLE)
    return Path(home).absolute() if home else None


def _named(path_of: Callable[..., Path]) -> Path:
    try:
        return path_of(_APP, appauthor=False)
    except RuntimeError:  # no home folder; earlier versions of platformdirs return "~/…" as it stands
        return Path(_APP)
