import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.faults import posix

pytestmark = pytest.mark.slow

_ROOT = Path(__file__).parents[2]
_KILLS = 200


def found_after(script: str, folder: Path, kills: int) -> dict[str, int]:
    """What that script finds after so many kills."""
    command = [sys.executable, "-m", f"tests.store.{script}", str(folder), str(kills), "7"]
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=True, timeout=120)
    assert done.stderr == ""
    found: dict[str, int] = json.loads(done.stdout)
    return found


@posix
def test_a_save_that_is_killed_leaves_the_old_routine_or_the_new_one(tmp_path: Path) -> None:
    found = found_after("killed_saves", tmp_path / "routines", _KILLS)
    in_mid_save = found.pop("in_mid_save")
    assert found == {"whole": _KILLS, "mixed": 0, "lost": 0, "left_after_sweep": 0}
    assert in_mid_save > _KILLS / 10  # else the kills came too early or too late to show anything


@posix
def test_no_line_of_a_journal_that_was_acknowledged_is_lost_in_a_kill(tmp_path: Path) -> None:
    found = found_after("killed_journals", tmp_path, 60)
    assert found.pop("lines") > 600  # else the kills came too early to show anything
    assert found == {"whole": 60, "mixed": 0, "lost": 0}


@posix
def test_a_workout_that_is_killed_is_found_where_it_was_and_goes_on_with_its_counts(tmp_path: Path) -> None:
    found = found_after("killed_workouts", tmp_path, _KILLS)
    assert {*found} <= {"went on", "over"}
    assert found["went on"] > _KILLS / 2  # else the kills came too late to show anything
