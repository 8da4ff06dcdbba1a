import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.faults import posix

pytestmark = [posix, pytest.mark.slow]

MOST_MIB = 50
CALLS_A_BYTE = 3  # of functions, for each byte of a file


@pytest.mark.parametrize("kind", ["routine", "settings"])
def test_no_file_within_the_limits_takes_much_memory_or_many_steps(kind: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.store.worst_files", kind, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    costs = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(costs) > 10
    assert [(name, peak) for name, _size, peak, _calls in costs if peak > MOST_MIB * 2**20] == []
    assert [(name, calls) for name, size, _peak, calls in costs if calls > CALLS_A_BYTE * size] == []
