"""Saves workouts, migrates or restores a history in a child that is killed at a random moment, many times.

Prints, as JSON, what was found after each kill.
Usage: killed_histories.py save|migrate|restore FOLDER KILLS SEED
"""

import json
import os
import random
import select
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NoReturn

from lunge_timer.store.history.schema import MIGRATIONS
from tests.killing import killed
from tests.store.history.histories import NAME, at, filled, held, opened, workout
from tests.store.history.test_migrations import NEXT, version

_SAVED = b"s"


def kill_saves(folder: Path, kills: int, chance: random.Random) -> dict[str, int]:
    """Each child opens the history and saves one workout after the other, telling of each that is saved."""
    found = {"lost": 0, "double": 0, "sentences": 0, "in_mid_save": 0, "saved": 0}
    number, a_few_s = _time_saves(folder)
    for _each in range(kills):
        acknowledged = killed(chance.uniform(0, a_few_s), partial(_save_for_ever, folder, number))
        found["saved"] += acknowledged
        found["in_mid_save"] += (folder / f"{NAME}-journal").exists()
        history = at(folder)
        found["sentences"] += bool(history.open().sentence)
        uids = [each.uid for each in history.workouts()]
        history.close()
        wanted = {workout(place).uid for place in range(number + acknowledged)}
        found["lost"] += len(wanted - {*uids})
        found["double"] += len(uids) - len({*uids})
        number = len(uids)
    return found


def _time_saves(folder: Path) -> tuple[int, float]:
    """Save a few; how many, and how long that took."""
    count, began_s = 3, time.monotonic()
    filled(folder, count)
    return count, time.monotonic() - began_s


def _save_for_ever(folder: Path, number: int, writing: int) -> NoReturn:
    history = opened(folder)
    os.write(writing, b"o")
    while True:
        history.save(workout(number))
        os.write(writing, _SAVED)
        number += 1


def kill_migrations(folder: Path, kills: int, chance: random.Random) -> dict[str, int]:
    """Each child opens a history of an older form; the next start, too, and has to find all of it."""
    saved = filled(folder / "old", 200)
    found = {"lost": 0, "sentences": 0, "not_begun": 0, "in_mid_migration": 0, "done": 0}
    for home in _killed_openings(folder, kills, chance, f"{NAME}-journal"):
        journal = (home / f"{NAME}-journal").exists()
        found["in_mid_migration"] += journal
        is_done = not journal and version(home / NAME) == len(NEXT)
        found["done"] += is_done
        found["not_begun"] += not journal and not is_done
        history = at(home, migrations=NEXT)
        found["sentences"] += bool(history.open().sentence)
        found["lost"] += history.workouts() != saved
        history.close()
        found["lost"] += version(home / NAME) != len(NEXT)
    found["lost"] += held(folder / "old") != saved or version(folder / "old" / NAME) != len(MIGRATIONS)
    return found


def kill_restorings(folder: Path, kills: int, chance: random.Random) -> dict[str, int]:
    """Each child opens a damaged history of which there is a backup; the next start has to find all of it."""
    saved = filled(folder / "old", 200)
    opened(folder / "old").close()
    (folder / "old" / NAME).write_bytes(bytes(50_000))
    found = {"lost": 0, "original_lost": 0, "in_the_midst": 0}
    spares = "history-backups/.lunge-timer-*"
    for home in _killed_openings(folder, kills, chance, spares):
        found["in_the_midst"] += any(home.glob(spares)) or not (home / NAME).exists()
        found["lost"] += held(home) != saved
        asides = [file.read_bytes() for file in home.glob("history.damaged-*")]
        found["original_lost"] += asides != [bytes(50_000)]
    return found


def _killed_openings(folder: Path, kills: int, chance: random.Random, sign: str) -> Iterator[Path]:
    """A copy of old in folder that a child was opening as a history of the next form when it was killed.

    That is at any moment, or, every other time, when a file of the sign's pattern has just appeared there.
    """
    home = folder / "home"
    whole_s = 0.0
    for each in range(kills + 1):
        shutil.copytree(folder / "old", home)
        began_s = time.monotonic()
        child = os.fork()
        if child == 0:
            opened(home, migrations=NEXT)
            os._exit(0)
        if each:
            while each % 2 and not any(home.glob(sign)) and time.monotonic() < began_s + 2 * whole_s:
                select.select([], [], [], 0.0002)
            select.select([], [], [], chance.uniform(0, whole_s / 20 if each % 2 else whole_s))
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        if each:
            yield home
        else:  # the first one shows how long it takes
            whole_s = time.monotonic() - began_s
        shutil.rmtree(home)


if __name__ == "__main__":
    what = {"save": kill_saves, "migrate": kill_migrations, "restore": kill_restorings}[sys.argv[1]]
    chance = random.Random(int(sys.argv[4]))  # noqa: S311  # moments, not secrets
    sys.stdout.write(json.dumps(what(Path(sys.argv[2]), int(sys.argv[3]), chance)))
