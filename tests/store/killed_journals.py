"""Writes a journal in a child process and kills it at a random moment, many times.

Prints, as JSON, what was found after each kill. Usage: killed_journals.py FOLDER KILLS SEED
"""

import json
import os
import random
import sys
from functools import partial
from pathlib import Path
from typing import NoReturn

from lunge_timer.store.assets import load_exercises
from lunge_timer.store.journal import Journals
from tests.killing import killed

_LONGEST_S = 0.02


def main(folder: Path, kills: int, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # moments, not secrets
    journals = Journals(folder, load_exercises())
    found = {"whole": 0, "lost": 0, "mixed": 0, "lines": 0}
    for _each in range(kills):
        acknowledged = killed(chance.uniform(0, _LONGEST_S), partial(_write_for_ever, journals))
        file = folder / "current.jsonl"
        data = file.read_bytes() if file.exists() else b""
        numbers = [int(line.split()[0]) for line in data.split(b"\n")[:-1]]
        found["lines"] += len(numbers)
        if numbers != [*range(1, len(numbers) + 1)]:
            found["mixed"] += 1
        elif len(numbers) < acknowledged:
            found["lost"] += 1
        else:
            found["whole"] += 1
        file.unlink(missing_ok=True)
    sys.stdout.write(json.dumps(found))


def _write_for_ever(journals: Journals, writing: int) -> NoReturn:
    writer = journals.begin(sys.exit)
    os.write(writing, b"b")
    number = 0
    while True:
        number += 1
        writer.write(f"{number} {'x' * (number * 37 % 300)}\n".encode())
        os.write(writing, b"l")
        if number % 7 == 0:
            writer.sync()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
