import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.faults import posix

pytestmark = pytest.mark.slow

_ROOT = Path(__file__).parents[2]
_KILLS = 200


@posix
def test_a_save_that_is_killed_leaves_the_old_routine_or_the_new_one(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.store.killed_saves", str(tmp_path / "routines"), str(_KILLS), "7"]
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=True, timeout=120)
    found = json.loads(done.stdout)
    in_mid_save = found.pop("in_mid_save")
    assert found == {"whole": _KILLS, "mixed": 0, "lost": 0, "left_after_sweep": 0}
    assert in_mid_save > _KILLS / 10  # else the kills came too early or too late to show anything
