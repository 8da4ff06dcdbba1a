"""Reads the files that cost most within the limits, and prints what each cost.

python -m tests.store.worst_files (routine | settings) FOLDER
"""

import json
import resource
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

from lunge_timer.errors import LungeTimerError
from lunge_timer.store import files
from lunge_timer.store.assets import load_exercises
from lunge_timer.store.routines import read_routine
from lunge_timer.store.settings import LIMIT_BYTES, SettingsFile

_MOST_BYTES = 2**30  # of memory: a file that takes more is not to take the machine
_DEPTH = 900  # deeper ones are refused by the reader of JSON
_BLOCK = '{"type": "timed", "name": "a", "duration_s": 1},'


def worst_files(kind: str, size_bytes: int) -> Iterator[tuple[str, str]]:
    """Names and texts of files of nearly that size, their middle filled with one thing."""
    head = f'{{"format": "lunge-timer/{kind}", "version": 1, '

    def filled(begin: str, unit: str, end: str) -> str:
        count = (size_bytes - len(head) - len(begin) - len(end)) // len(unit)
        return head + begin + unit * count + end

    deep = '{"' + "k" * 60 + '":'
    nest = "[" * _DEPTH + "]" * _DEPTH + ","
    yield "a broad list deep inside", filled(f'"a": {deep * 400}[', "0,", "NaN]" + "}" * 401)
    yield "a broad group deep inside", filled(f'"a": {deep * 200}[', '{"":0},', "NaN]" + "}" * 201)
    yield "nests", filled('"a": [', nest, "NaN]}")
    yield "empty lists", filled('"a": [', "[],", "NaN]}")
    yield "empty groups", filled('"a": [', "{},", "NaN]}")
    yield "numbers that are none", filled('"a": [', "NaN,", "0]}")
    yield "endless numbers", filled('"a": [', "1e999,", "0]}")
    yield "long numbers", filled('"a": [', "1234567890123456,", "0]}")
    yield "one number", filled('"a": ', "9", "}")
    yield "keys that stand there twice", filled('"a": [', '{"a":0,"a":0},', "0]}")
    yield "halves", filled('"a": [', '"\\ud800",', "0]}")
    yield "half at the end", filled('"a": [', '"\\ud83d\\ude00",', '"\\ud800"]}')
    yield "a long key", filled('"', "k", '": 0}')
    yield "many blocks", filled('"blocks": [', _BLOCK, "0]}")
    yield "many stars", filled('"starred": [', '"",', "0]}")
    yield "never closed", filled('"a": [', "0,", "")
    keys = ",".join(f'"{number:x}":0' for number in range(size_bytes // 10))
    block = f'{{"type":"exercise","exercise":"reverse-lunge","sets":1,"reps":1,"phases_s":{{{keys},"z":""}}}}'
    yield "many phases", f'{head}"name": "a", "blocks": [{block}]}}'


def cost(read: Callable[[], object]) -> tuple[int, int]:
    """The bytes of memory and the calls of functions that reading takes."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    tracemalloc.start()
    sys.setprofile(count)
    try:
        read()
    except (LungeTimerError, MemoryError):
        pass
    finally:
        sys.setprofile(None)
    peak_bytes = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak_bytes, calls


def main() -> None:
    kind, file = sys.argv[1], Path(sys.argv[2], "settings.json")
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_BYTES, _MOST_BYTES))
    exercises = load_exercises()
    readers = {"routine": lambda: read_routine(file, exercises), "settings": SettingsFile(file).load}
    size_bytes = {"routine": files.LIMIT_BYTES, "settings": LIMIT_BYTES}[kind]
    for name, text in worst_files(kind, size_bytes):
        file.write_text(text, encoding="utf-8")
        peak_bytes, calls = cost(readers[kind])
        print(json.dumps([name, len(text), peak_bytes, calls]), flush=True)  # noqa: T201 - what this is for


if __name__ == "__main__":
    main()
