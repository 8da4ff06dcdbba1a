import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.faults import posix

pytestmark = [pytest.mark.slow, posix]

_ROOT = Path(__file__).parents[3]


def killed(what: str, folder: Path, kills: int) -> dict[str, int]:
    command = [
        sys.executable,
        "-m",
        "tests.store.history.killed_histories",
        what,
        str(folder),
        str(kills),
        "7",
    ]
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=True, timeout=300)
    found: dict[str, int] = json.loads(done.stdout)
    return found


def test_every_workout_that_was_acknowledged_is_there_after_a_kill_in_a_commit(tmp_path: Path) -> None:
    found = killed("save", tmp_path / "home", 400)
    assert (found["lost"], found["double"], found["sentences"]) == (0, 0, 0)
    assert found["in_mid_save"] > 40  # else the kills came too early or too late to show anything
    assert found["saved"] > 40


def test_a_migration_that_is_killed_is_rolled_back_and_made_at_the_next_start(tmp_path: Path) -> None:
    found = killed("migrate", tmp_path, 50)
    assert (found["lost"], found["sentences"]) == (0, 0)
    assert found["in_mid_migration"] > 2, found  # else the kills came too early or too late


def test_a_restoring_that_is_killed_is_done_at_the_next_start(tmp_path: Path) -> None:
    found = killed("restore", tmp_path, 50)
    assert (found["lost"], found["original_lost"]) == (0, 0)
    assert found["in_the_midst"] > 1, found
