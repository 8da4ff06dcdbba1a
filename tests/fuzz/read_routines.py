"""Reads many spoilt routine files, and tells of each that is neither refused in one sentence nor legal.

python -m tests.fuzz.read_routines --files 100000 --seed 1 --version 2
"""

import argparse
import json
import sys
import tempfile
import time
import tracemalloc
import unicodedata
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, given, settings
from msgspec import Struct, field
from msgspec.structs import replace

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.exercise import Exercises
from lunge_timer.core.limits import STEPS, TOTAL_S
from lunge_timer.core.routine import Routine
from lunge_timer.core.visible_text import INVISIBLE
from lunge_timer.errors import LungeTimerError
from lunge_timer.store.assets import SUFFIX, load_built_ins, load_exercises
from lunge_timer.store.encoding import decode_own, encode
from lunge_timer.store.paths import assets_folder
from lunge_timer.store.routines import read_routine
from tests.core.format_2_faults import VERSION_2
from tests.core.format_2_reckoning import Json
from tests.core.format_2_routines import routines_within_the_limits
from tests.fuzz.mutations import spoilt

LIMIT_MS = 100
LIMIT_MIB = 50

_SENTENCE_LENGTH = 700
_MIB = 1024 * 1024
_SHOWN_BYTES = 300
_DRAWN = 60  # legal files of version 2


class Report(Struct):
    """What came of the files; what each took is CPU time and memory of the reader alone."""

    files: int = 0
    read: int = 0
    slowest_ms: float = 0
    largest_mib: float = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def is_fine(self) -> bool:
        return not self.wrong and self.slowest_ms <= LIMIT_MS and self.largest_mib <= LIMIT_MIB


def read_spoilt_files(
    count: int, seed: int, folder: Path, *, version: int = 1, weigh: bool = False
) -> Report:
    """Read that many files, one after the other under one name; weigh measures memory instead of time."""
    exercises = load_exercises()
    legal = legal_files(exercises) if version == 1 else legal_files_of_version_2()
    chance = Random(seed)  # noqa: S311  # the same files at each run
    file = folder / f"spoilt{SUFFIX}"
    report = Report()
    if weigh:
        tracemalloc.start()
    for number in range(count):
        data = spoilt(chance, legal)
        file.write_bytes(data)
        problem = _read_one(file, exercises, report)
        if problem:
            report.wrong.append(f"file {number} of seed {seed}: {problem}: {data[:_SHOWN_BYTES]!r}")
    tracemalloc.stop()
    return report


def legal_files(exercises: Exercises) -> list[bytes]:
    """The files that ship with the program, as they are and as it would write them."""
    files = sorted((assets_folder() / "routines").glob(f"*{SUFFIX}"))
    return [file.read_bytes() for file in files] + [
        encode(routine).encode() for routine in load_built_ins(exercises).values()
    ]


def legal_files_of_version_2() -> list[bytes]:
    """Files with all that is new, in lines and in one, the same at each run; a few of them take version 1."""
    drawn: list[Json] = [VERSION_2]

    @settings(max_examples=_DRAWN, derandomize=True, database=None, suppress_health_check=[*HealthCheck])
    @given(routines_within_the_limits())
    def draw(document: Json) -> None:
        drawn.append(document)

    draw()
    return [json.dumps(document, indent=indent).encode() for document in drawn for indent in (2, None)]


def _read_one(file: Path, exercises: Exercises, report: Report) -> str:
    """Read one file, and put what it took in the report. Returns what is wrong with the answer."""
    report.files += 1
    before_bytes = _weight_from_now()
    began_ns = time.thread_time_ns()
    answer: Routine | LungeTimerError
    try:
        answer = read_routine(file, exercises)
    except LungeTimerError as error:
        answer = error
    except Exception as error:  # noqa: BLE001  # any other is what is looked for
        return f"raised {error!r}"
    finally:
        report.slowest_ms = max(report.slowest_ms, (time.thread_time_ns() - began_ns) / 1e6)
        taken_bytes = tracemalloc.get_traced_memory()[1] - before_bytes
        report.largest_mib = max(report.largest_mib, taken_bytes / _MIB)
    if isinstance(answer, Routine):
        report.read += 1
        return _routine_fault(answer, exercises)
    return _sentence_fault(str(answer), file)


def _weight_from_now() -> int:
    tracemalloc.reset_peak()
    return tracemalloc.get_traced_memory()[0]


def _routine_fault(routine: Routine, exercises: Exercises) -> str:
    timeline = compile_timeline(routine, exercises)
    if timeline.total_ms > TOTAL_S * 1000 or len(timeline.steps) > STEPS:
        return "past the limits"
    if decode_own(encode(routine)) != replace(routine, version=1):  # a file is of the version that it takes
        return "another routine when it is saved"
    return ""


def _sentence_fault(sentence: str, file: Path) -> str:
    if not sentence.startswith(f"{file}: "):
        return f"told without its name: {sentence!r}"
    if INVISIBLE.intersection(map(unicodedata.category, sentence)):
        return f"told with what cannot be seen: {sentence!r}"
    if len(sentence) > len(str(file)) + _SENTENCE_LENGTH:
        return f"told in {len(sentence)} characters"
    return ""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--version", type=int, choices=(1, 2), default=1, help="of the files before")
    parser.add_argument("--weigh", action="store_true", help="measure memory instead of time")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        report = read_spoilt_files(
            options.files, options.seed, Path(folder), version=options.version, weigh=options.weigh
        )
    measured = f"{report.largest_mib:.1f} MiB" if options.weigh else f"{report.slowest_ms:.1f} ms"
    sys.stdout.write("".join(f"{problem}\n" for problem in report.wrong))
    sys.stdout.write(
        f"{report.files:,} files: {report.read:,} read, {report.files - report.read:,} refused, "
        f"{len(report.wrong)} wrong; the worst took {measured}\n"
    )
    return 0 if report.is_fine else 1


if __name__ == "__main__":
    sys.exit(main())
