"""A muted workout on a real screen, recorded: its edge counts down and flashes, as often as it may."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtGui import QColor, QImage

from lunge_timer.core.edge import edge_at
from lunge_timer.core.timeline import Timeline
from lunge_timer.ui.theme import Scheme, colors_of_scheme
from lunge_timer.ui.workout.layout import lay_out
from tests.core.sessions import seen_at
from tests.real_window.conftest import SCREEN
from tests.real_window.program import Program
from tests.real_window.recorder import Recorder
from tests.real_window.short_holds import NAME, lay_in
from tests.ui.contrast import contrast

pytestmark = [pytest.mark.real_window, pytest.mark.slow]

WIDTH, HEIGHT = SCREEN
MARGIN_PX = lay_out(*SCREEN).header.x()
BANDS = 4
LATE_S, EARLY_S = 0.3, 0.06  # how late a busy machine may paint, and how exactly the start is known
LEAST_S = 0.35  # what lasts so long is on several frames


@pytest.fixture
def recorder(environ: dict[str, str]) -> Iterator[Recorder]:
    recorder = Recorder(environ)
    yield recorder
    recorder.close()


def begin(program: Program, folder: Path, sets: int, **settings: object) -> Timeline:
    """Start the short routine in full screen, and return its timeline."""
    timeline = lay_in(folder, sets, **settings)
    program.start("--start", NAME)
    program.see_title(NAME)
    program.press("f")
    program.see("a full screen", lambda: program.size() == f"{WIDTH}x{HEIGHT}")
    return timeline


def record(recorder: Recorder, seconds: float) -> list[tuple[float, QImage]]:
    """The left margin at half the height, for so long."""
    end_s = monotonic() + seconds
    row = 0, HEIGHT // 2, MARGIN_PX, 1
    return [*recorder.record(*row, is_over=lambda: monotonic() > end_s)]


def bands_of(row: QImage, scheme: Scheme) -> int:
    """How many bands of the margin are, from without, three times as light or as dark as the window."""
    ground = colors_of_scheme(scheme).window
    band_px = MARGIN_PX * 0.2
    middles = [round(band_px * (band + 0.5)) for band in range(BANDS)]
    light = [contrast(QColor(row.pixel(x, 0)), ground) >= 3 for x in middles]
    assert light == sorted(light, reverse=True)  # from without
    assert QColor(row.pixel(MARGIN_PX - 2, 0)) == ground
    return sum(light)


def bands_due(timeline: Timeline, at_ms: int) -> int:
    index = timeline.index_at(at_ms)
    edge = edge_at(seen_at(timeline, index, at_ms - timeline.steps[index].start_ms))
    return BANDS if edge.is_lit else edge.steps_in


def due_spans(timeline: Timeline) -> Iterator[tuple[float, float, int]]:
    """From when to when so many bands are light, in seconds."""
    begun, bands = 0, bands_due(timeline, 0)
    for at_ms in range(0, timeline.total_ms, 10):
        if bands_due(timeline, at_ms) != bands:
            yield begun / 1000, at_ms / 1000, bands
            begun, bands = at_ms, bands_due(timeline, at_ms)
    yield begun / 1000, timeline.total_ms / 1000, bands


def start_s(seen: list[tuple[float, int]], timeline: Timeline) -> float:
    """When the workout began, by the end of get ready: after 3, 2, 1 all is lit."""
    for (_at_s, before), (at_s, bands) in pairwise(seen):
        if (before, bands) == (BANDS - 1, BANDS):
            return at_s - timeline.steps[1].start_ms / 1000
    raise AssertionError("the first phase was not seen to flash")


@pytest.mark.parametrize(("scheme", "sets"), [(Scheme.DARK, 2), (Scheme.LIGHT, 1), (Scheme.HIGH_CONTRAST, 1)])
def test_muted_the_edge_shows_each_second_of_a_countdown_and_each_new_phase(
    program: Program, recorder: Recorder, tmp_path: Path, scheme: Scheme, sets: int
) -> None:
    timeline = begin(program, tmp_path, sets, sound_on=False, theme=scheme.value)
    rows = record(recorder, timeline.total_ms / 1000 - 0.5)
    seen = [(at_s, bands_of(row, scheme)) for at_s, row in rows]
    began_s = start_s(seen, timeline)
    total_s = timeline.total_ms / 1000
    inside = [(at_s - began_s, bands) for at_s, bands in seen if at_s - began_s < total_s - LATE_S]
    for at_s, bands in inside:
        near = {
            bands_due(timeline, max(0, round((at_s - late_s) * 1000)))
            for late_s in (LATE_S, LATE_S / 2, 0, -EARLY_S)
        }
        assert bands in near, (at_s, bands, near)
    for from_s, to_s, bands in due_spans(timeline):
        if inside[0][0] < from_s and to_s < inside[-1][0] and to_s - from_s > LEAST_S:
            assert any(from_s <= at_s <= to_s + LATE_S and one == bands for at_s, one in inside), (
                from_s,
                bands,
            )
    flashes_s = [at_s for (_s, before), (at_s, bands) in pairwise(inside) if bands > before]
    assert len(flashes_s) > len(timeline.steps)
    for number, at_s in enumerate(flashes_s):
        assert sum(other_s < at_s + 1 for other_s in flashes_s[number:]) <= 3
    assert program.errors == ""


@pytest.mark.parametrize(
    "settings",
    [
        {"sound_on": False, "less_motion": True},
        {"sound_on": False, "edge_flash": "off"},
        {},
    ],
    ids=str,
)
def test_with_less_motion_turned_off_or_heard_the_edge_never_changes(
    program: Program, recorder: Recorder, tmp_path: Path, settings: Mapping[str, object]
) -> None:
    begin(program, tmp_path, 1, theme="dark", **settings)
    rows = record(recorder, 12)
    assert len(rows) > 100
    assert {bands_of(row, Scheme.DARK) for _at_s, row in rows} == {0}
