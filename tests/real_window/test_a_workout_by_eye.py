"""A whole workout, muted, read by eye alone from the pixels of a small laptop's screen."""

import json
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage

from lunge_timer.core.text.prompts import form_cue, leg_line, phase_word, place_of
from lunge_timer.core.timeline import Timeline
from lunge_timer.ui.theme import Scheme, colors_of_scheme
from tests.real_window.desktop import desktop
from tests.real_window.program import Program
from tests.real_window.recorder import Recorder
from tests.real_window.short_holds import NAME, lay_in
from tests.ui.contrast import contrast

pytestmark = [pytest.mark.real_window, pytest.mark.slow]

SCREEN = 1366, 768
LEAST = {"seconds": 0.12, "phase": 0.035, "leg": 0.035, "cue": 0.035, "exercise": 0.022, "set": 0.022}
LEGIBLE = 3  # to the ground, of letters as large as these
LOOK_S = 0.02

Letters = Mapping[str, tuple[str, int, int, int, int]]


@pytest.fixture(scope="module")
def environ(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    with desktop(tmp_path_factory.mktemp("desktop"), *SCREEN) as environ:
        yield environ


@pytest.fixture
def recorder(environ: dict[str, str]) -> Iterator[Recorder]:
    recorder = Recorder(environ)
    yield recorder
    recorder.close()


def seen(program: Program) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(program.told[-1])
    return told


def words(letters: Letters) -> tuple[str, ...]:
    """All that is read but the seconds, which go on."""
    return tuple(letters[name][0] if name in letters else "" for name in LEAST if name != "seconds")


def expected(timeline: Timeline, index: int) -> tuple[str, ...]:
    place = place_of(timeline, index)
    read = phase_word(timeline, index).upper(), leg_line(timeline, index).upper(), form_cue(timeline, index)
    return (*read, place.exercise, place.set)


@cache
def is_ink(rgb: int) -> bool:
    return contrast(QColor(rgb), colors_of_scheme(Scheme.DARK).window) >= LEGIBLE


def first_letter_px(picture: QImage, area: QRect) -> int:
    """How tall the first letter there is, from its highest pixel to its lowest."""
    part = picture.copy(area)
    inked = [[is_ink(part.pixel(x, y)) for x in range(part.width())] for y in range(part.height())]
    rows = [number for number, row in enumerate(inked) if any(row)]
    top_line = _first_run(rows)
    columns = [x for x in range(part.width()) if any(inked[y][x] for y in top_line)]
    letter = _first_run(columns)
    tall = [y for y in top_line if any(inked[y][x] for x in letter)]
    return tall[-1] - tall[0] + 1


def _first_run(numbers: list[int]) -> list[int]:
    """The first of them, as long as each follows the one before."""
    assert numbers, "nothing is written there"
    gaps = [place for place, (one, other) in enumerate(pairwise(numbers), 1) if other != one + 1]
    return numbers[: gaps[0]] if gaps else numbers


def test_a_whole_workout_can_be_read_from_three_metres_at_every_step(
    environ: dict[str, str], recorder: Recorder, tmp_path: Path
) -> None:
    timeline = lay_in(tmp_path, 2, sound_on=False, theme="dark")
    home = {
        "HOME": str(tmp_path),
        "LUNGE_TIMER_HOME": str(tmp_path / "lunge-timer"),
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    with Program([sys.executable, "-m", "tests.driven", "watch"], environ | home, tmp_path) as program:
        program.start("--start", NAME)
        program.see_title(NAME)
        program.press("f")
        program.see("a full screen", lambda: program.size() == f"{SCREEN[0]}x{SCREEN[1]}")
        program.see("a picture of it", program.is_painted)
        steps: list[tuple[Letters, QImage]] = []
        while before := seen(program)["read"]:
            sleep(LOOK_S)
            if steps and words(steps[-1][0]) == words(before):
                continue
            picture = recorder.look(0, 0, *SCREEN)
            sleep(LOOK_S)
            if seen(program)["read"] == before:  # else it was on its way to the next
                steps.append((before, picture))
        due = [expected(timeline, index) for index in range(len(timeline.steps))]
        assert [words(letters) for letters, _picture in steps] == [step for step, _same in groupby(due)]
        assert program.errors == ""
    for letters, picture in steps:
        for name, (text, *area) in letters.items():
            assert first_letter_px(picture, QRect(*area)) >= LEAST[name] * SCREEN[1], (name, text)
