import time
from pathlib import Path
from random import Random

import pytest

from lunge_timer.errors import StoreError
from lunge_timer.store.assets import SUFFIX, load_exercises
from lunge_timer.store.routines import read_routine
from tests.fuzz.mutations import MANY_KEYS, spoilt
from tests.fuzz.read_routines import (
    LIMIT_MIB,
    LIMIT_MS,
    legal_files,
    legal_files_of_version_2,
    read_spoilt_files,
)

pytestmark = pytest.mark.slow

FILES = 2000


@pytest.mark.parametrize(("version", "seed"), [(1, 1), (1, 2), (2, 1), (2, 2)])
def test_spoilt_files_are_refused_in_one_sentence_or_within_the_limits(
    tmp_path: Path, version: int, seed: int
) -> None:
    report = read_spoilt_files(FILES, seed, tmp_path, version=version)
    assert report.wrong == []
    assert FILES / 20 < report.read < FILES / 2  # else they are spoilt too little or too much


@pytest.mark.parametrize("version", [1, 2])
def test_no_spoilt_file_takes_much_memory(tmp_path: Path, version: int) -> None:
    report = read_spoilt_files(FILES // 4, 3, tmp_path, version=version, weigh=True)
    assert report.largest_mib < LIMIT_MIB


@pytest.mark.parametrize("data", MANY_KEYS, ids=["different", "one of them twice"])
def test_thousands_of_keys_are_refused_soon(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / f"keys{SUFFIX}"
    file.write_bytes(data)
    exercises = load_exercises()
    began_ns = time.thread_time_ns()
    with pytest.raises(StoreError):
        read_routine(file, exercises)
    assert (time.thread_time_ns() - began_ns) / 1e6 <= LIMIT_MS


@pytest.mark.parametrize("version", [1, 2])
def test_the_same_seed_spoils_in_the_same_way(version: int) -> None:
    legal = legal_files(load_exercises()) if version == 1 else legal_files_of_version_2()
    assert version == 1 or legal == legal_files_of_version_2()
    one, other = Random(5), Random(5)  # noqa: S311  # chance, not secrets
    assert [spoilt(one, legal) for _each in range(50)] == [spoilt(other, legal) for _each in range(50)]
