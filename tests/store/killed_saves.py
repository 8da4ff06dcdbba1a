"""Saves one routine over and over in a child process and kills it at a random moment, many times.

Prints, as JSON, what was found after each kill. Usage: killed_saves.py FOLDER KILLS SEED
"""

import json
import os
import random
import sys
from functools import partial
from pathlib import Path
from typing import NoReturn

from msgspec.structs import replace

from lunge_timer.core.routine import Routine
from lunge_timer.store.assets import load_built_ins, load_exercises
from lunge_timer.store.atomic import sweep
from lunge_timer.store.own_routines import OwnRoutine, OwnRoutines
from tests.killing import killed

_LONGEST_S = 0.004  # a few saves long


def main(folder: Path, kills: int, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # moments, not secrets
    exercises = load_exercises()
    own = OwnRoutines(folder, exercises)
    entry = own.add(next(iter(load_built_ins(exercises).values())))
    found = {"whole": 0, "mixed": 0, "lost": 0, "in_mid_save": 0, "left_after_sweep": 0}
    for _each in range(kills):
        acknowledged = killed(chance.uniform(0, _LONGEST_S), partial(_save_for_ever, own, entry))
        spares = [file for file in folder.iterdir() if file != entry.file]
        found["in_mid_save"] += bool(spares)
        after = own.read(entry.file).routine
        if after is None:
            found["mixed"] += 1
        elif after in (_version(entry, acknowledged), _version(entry, acknowledged + 1)):
            found["whole"] += 1
        else:
            found["lost"] += 1
        sweep(folder)
        found["left_after_sweep"] += len(list(folder.iterdir())) - 1
        entry = own.read(entry.file)
    sys.stdout.write(json.dumps(found))


def _save_for_ever(own: OwnRoutines, entry: OwnRoutine, writing: int) -> NoReturn:
    os.write(writing, b"b")
    number = 0
    while True:
        number += 1
        own.save(entry, _version(entry, number), overwrite=True)
        os.write(writing, b"s")


def _version(entry: OwnRoutine, number: int) -> Routine:
    """What the save of that number writes: of another length each time; number 0 is what is there."""
    if entry.routine is None:
        raise AssertionError(entry.problem)
    if number == 0:
        return entry.routine
    return replace(entry.routine, notes=f"{number} " + "x" * (number * 370 % 3000))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
