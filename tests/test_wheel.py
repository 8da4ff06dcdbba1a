"""What people get: a wheel, built from this checkout."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.catalogues import write_catalogue

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent


@pytest.fixture
def contents(tmp_path: Path) -> list[str]:
    """The files in a wheel of what git would commit, and of a catalogue beside it."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    files = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True, text=True).stdout.split("\0")
    copy = tmp_path / "copy"
    for name in filter(None, files):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_bytes((ROOT / name).read_bytes())
    write_catalogue(copy / "assets" / "locale", {"Rest": "Ripozo"})
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=copy, check=True, capture_output=True, timeout=60)
    (wheel,) = tmp_path.glob("*.whl")
    return ZipFile(wheel).namelist()


def test_it_brings_all_that_the_program_reads_catalogues_included_and_nothing_of_the_project(
    contents: list[str],
) -> None:
    shipped = ("exercises", "routines", "timed-steps", "icons")
    wanted = {
        f"lunge_timer/{file.relative_to(ROOT).as_posix()}"
        for folder in shipped
        for file in (ROOT / "assets" / folder).iterdir()
    }
    voice = ROOT / "assets" / "voice"
    wanted |= {
        f"lunge_timer/{file.relative_to(ROOT).as_posix()}"
        for file in (voice / "LICENSE", *voice.rglob("*.ogg"))
    }
    code = {path.relative_to(ROOT).as_posix() for path in (ROOT / "lunge_timer").rglob("*.py")}
    assert wanted | code <= {*contents}
    assert "lunge_timer/assets/locale/eo/LC_MESSAGES/lunge_timer.mo" in contents
    tops = {name.partition("/")[0] for name in contents}
    assert {top for top in tops if not top.startswith("lunge_timer")} == set()
    assert not any(name.startswith(("lunge_timer/assets/screenshots", "tests")) for name in contents)
    assert not any(name.endswith(("render.py", "phrases.txt")) for name in contents)
