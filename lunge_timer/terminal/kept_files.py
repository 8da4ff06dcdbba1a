"""The files that the program keeps for the person: no command writes what it makes over one of them."""

from itertools import chain
from pathlib import Path

from lunge_timer.core.exercise import Exercises
from lunge_timer.store.kept_numbers import FOLDER
from lunge_timer.store.own_routines import OwnRoutines
from lunge_timer.store.paths import history_file, own_words_folder, routines_folder, settings_file


def is_kept_file(target: Path, exercises: Exercises) -> bool:
    """Whether it is one of them, or leads to one."""
    folders = routines_folder(), routines_folder().with_name(FOLDER)
    routines = chain.from_iterable(OwnRoutines(folder, exercises).files() for folder in folders)
    words = own_words_folder().glob("*")
    return any(is_one_file(target, kept) for kept in (*routines, *words, settings_file(), history_file()))


def is_one_file(one: Path, other: Path) -> bool:
    """Whether both lead to one file, however they are spelt."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):  # one of them is no file yet, or no file's name
        return False
