"""A report of a bug, for the person to send."""

import platform
import sys
import traceback
from pathlib import Path
from types import TracebackType

import lunge_timer


def write_report(
    folder: Path, kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> Path | None:
    """Write what happened into folder, over the report before it; None where it cannot be written."""
    if not folder.is_absolute():
        return None  # the system names no folder: none is to be made wherever this was started
    file = folder / "crash.txt"
    lines = [
        f"Lunge Timer {lunge_timer.__version__}, Python {platform.python_version()}, {sys.platform}\n\n",
        *traceback.format_exception(kind, error, trace),
    ]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file.write_text("".join(lines), encoding="utf-8", errors="backslashreplace")
    except OSError:
        return None
    return file
