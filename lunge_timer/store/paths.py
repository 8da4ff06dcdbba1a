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
