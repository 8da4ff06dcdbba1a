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
from lunge_timer.store.assets import load_exercises
from lunge_timer.store.routines import OWN_EXERCISES_LIMIT_BYTES, read_routine
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


def worst_routines(size_bytes: int) -> Iterator[tuple[str, str]]:
    """Names and texts of files of that size which are a routine's, up to what fills them."""
    head = '{"format": "lunge-timer/routine", "version": 2, "name": "a", '
    phase = '{"id":"a","kind":"hold","name":"a","word":"a","duration_s":1}'
    own = f'"id":"own/a","name":"a","legs":"each","phases":[{phase}]'
    block = '{"type":"exercise","exercise":"own/a","sets":1,"reps":1}'
    wrong_day = ',"prescription":{"by":"a","issued":"'

    def filled(begin: str, unit: str, end: str) -> str:
        count = (size_bytes - len(head) - len(begin) - len(end)) // len(unit)
        return head + begin + unit * count + end

    blocks = f'"exercises":[{{{own}}}],"blocks":['
    yield "many own exercises", filled('"exercises":[', f"{{{own}}},", "0]}")
    yield "many phases of one", filled(f'"exercises":[{{{own[:-1]}', f",{phase}", ",0]}]}")
    yield "own exercises that are none", filled('"exercises":[', "{},", "0]}")
    yield "many sentences", filled(f'"exercises":[{{{own},"cues":[', '"a",', f'""]}}],"blocks":[{block}]}}')
    yield (
        "a long sentence",
        filled(f'"exercises":[{{{own},"cues":["', "\\u0301", f'"]}}],"blocks":[{block}]}}'),
    )
    yield "a long id", filled('"exercises":[{"id":"own/', "a-", f'a",{own[13:]}}}],"blocks":[{block}]}}')
    yield "a long day", filled(f"{blocks}{block}]{wrong_day}", "2", '"}}')
    yield "many poses", f"{head}{_many_poses(own, size_bytes)}{block}]}}"
    yield "reps for many sets", filled(f"{blocks}{block[:-2]}[", "1,", "1]}]}")
    yield "reps, the last one none", filled(f"{blocks}{block[:-2]}[", "1,", "null]}]}")
    yield (
        "many blocks in a round",
        filled(f'{blocks}{{"type":"round","times":2,"blocks":[', block + ",", "0]}]}"),
    )
    yield "many rounds", filled(blocks, '{"type":"round","times":2,"blocks":[]},', "0]}")
    yield "rounds in rounds", filled(blocks, '{"type":"round","times":2,"blocks":[', "")
    full = ",".join(_full_own(number) for number in range(50))
    yield (
        "full of own exercises",
        f'{head}"exercises":[{full}],"blocks":[{block.replace("own/a", "own/0")}]}}',
    )


def _many_poses(own: str, size_bytes: int) -> str:
    poses = ",".join(f'"{number:x}":"a"' for number in range(size_bytes // 12))
    return f'"exercises":[{{{own},"figure":{{"like":"reverse-lunge","poses":{{{poses}}}}}}}],"blocks":['


def _full_own(number: int) -> str:
    """An own exercise as long as fifty of them can be in one file."""
    phases = [
        {"id": f"p{phase}", "kind": "hold", "name": "a", "word": "a", "duration_s": 1, "cues": ["c" * 180]}
        for phase in range(12)
    ]
    own = {"id": f"own/{number}", "name": "a", "legs": "each", "phases": phases, "safety": ["s" * 200] * 6}
    return json.dumps(own)


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
    size_bytes = {"routine": OWN_EXERCISES_LIMIT_BYTES, "settings": LIMIT_BYTES}[kind]
    worst = [*worst_files(kind, size_bytes), *(worst_routines(size_bytes) if kind == "routine" else ())]
    for name, text in worst:
        file.write_text(text, encoding="utf-8")
        peak_bytes, calls = cost(readers[kind])
        print(json.dumps([name, len(text), peak_bytes, calls]), flush=True)  # noqa: T201 - what this is for


if __name__ == "__main__":
    main()
