"""Where the program's files are: what ships with it, and what it keeps."""

import os
from pathlib import Path

import lunge_timer

HOME_VARIABLE = "LUNGE_TIMER_HOME"  # one folder for everything: portable use, and tests
_APP = "lunge-timer"


def assets_folder() -> Path:
    """Inside the package where it is installed, beside it in a checkout."""
    package = Path(lunge_timer.__file__).parent
    installed = package / "assets"
    return installed if installed.is_dir() else package.parent / "assets"


def locale_folder() -> Path:
    """Where translations are, if there are any."""
    return assets_folder() / "locale"


def log_folder() -> Path:
    """The folder of reports on what went wrong; it may not be there yet."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home) / "logs"
    import platformdirs

    return platformdirs.user_log_path(_APP, appauthor=False)


def routines_folder() -> Path:
    """The folder of the person's own routines; it may not be there yet.

    It is relative where the system does not say where the person's files are.
    """
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home).absolute() / "routines"
    import platformdirs

    return platformdirs.user_data_path(_APP, appauthor=False) / "routines"


def settings_file() -> Path:
    """The file of the settings; it may not be there yet. Relative as routines_folder() may be."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home).absolute() / "settings.json"
    import platformdirs

    return platformdirs.user_config_path(_APP, appauthor=False) / "settings.json"
