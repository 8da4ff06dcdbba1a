"""The edge of the window counts down, tells new phases, and flashes no more than three times a second."""

from collections.abc import Iterator
from itertools import accumulate, cycle, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lunge_timer.core.cues import Sound, step_cues
from lunge_timer.core.edge import DARK, LIT_MS, Edge, edge_at, edge_lasts_ms
from lunge_timer.core.routine import ExerciseBlock, Pace, TimedBlock
from lunge_timer.core.session import Session
from lunge_timer.core.snapshot import State
from lunge_timer.core.timeline import Step, StepKind, Timeline
from tests.conftest import FakeClock
from tests.core.sessions import SELF_PACED, WALK, seen_at, started
from tests.core.strategies import timelines

LIT = Edge(is_lit=True)
BANDS = 4  # the three of the countdown, and what is lit besides with a new phase


def changes(timeline: Timeline) -> Iterator[tuple[int, Edge, StepKind]]:
    """When the edge is to be painted anew in a workout that nobody touches, how, and in which colour."""
    for index, step in enumerate(timeline.steps):
        elapsed_ms: int | None = 0
        while elapsed_ms is not None and elapsed_ms < step.estimate_ms:
            snapshot = seen_at(timeline, index, elapsed_ms)
            yield step.start_ms + elapsed_ms, edge_at(snapshot), step.kind
            lasts_ms = edge_lasts_ms(snapshot)
            elapsed_ms = None if lasts_ms is None else elapsed_ms + lasts_ms


def band_is_light(edge: Edge, band: int) -> bool:
    return edge.is_lit or edge.steps_in >= band


def steps_of(lengths_ms: list[int]) -> Timeline:
    """Holds and rests of any length in turn, as no routine has them today."""
    starts_ms = [0, *accumulate(lengths_ms)]
    steps = (
        Step(kind=kind, start_ms=start_ms, duration_ms=ms, estimate_ms=ms, label="Any")
        for start_ms, ms, kind in zip(starts_ms, lengths_ms, cycle([StepKind.HOLD, StepKind.REST]))
    )
    return Timeline(name="Any", steps=tuple(steps), total_ms=starts_ms[-1], sets=(), reps=())


@given(timeline=timelines(Pace.GUIDED) | st.lists(st.integers(1, 1500)).map(steps_of))
def test_in_no_routine_does_it_flash_more_than_three_times_a_second(timeline: Timeline) -> None:
    seen = [(-1, DARK, StepKind.PREPARE), *changes(timeline)]
    flashes_ms = [
        at_ms
        for (_before_ms, before, color_before), (at_ms, edge, color) in pairwise(seen)
        if any(band_is_light(edge, band) > band_is_light(before, band) for band in range(1, BANDS + 1))
        or (edge.is_lit and color is not color_before)
    ]
    for number, at_ms in enumerate(flashes_ms):
        assert sum(at_ms <= other_ms < at_ms + 1000 for other_ms in flashes_ms[number:]) <= 3


@given(timeline=timelines())
def test_it_steps_in_at_three_two_and_one_wherever_a_tick_sounds(timeline: Timeline) -> None:
    for index, step in enumerate(timeline.steps):
        ticks_ms = [
            cue.at_ms
            for cue in step_cues(timeline, index, step.duration_ms)
            if cue.sound is Sound.TICK and cue.at_ms >= LIT_MS
        ]
        for at_ms in ticks_ms:
            assert step.duration_ms is not None
            before, then = (edge_at(seen_at(timeline, index, ms)).steps_in for ms in (at_ms - 1, at_ms))
            assert then == 4 - (step.duration_ms - at_ms) // 1000
            assert before in {then - 1, 0}


@given(timeline=timelines(), part=st.floats(0, 1, exclude_max=True))
def test_it_is_true_until_it_says_it_is_to_be_painted_anew(timeline: Timeline, part: float) -> None:
    for index, step in enumerate(timeline.steps):
        snapshot = seen_at(timeline, index, int(step.estimate_ms * part))
        lasts_ms = edge_lasts_ms(snapshot)
        last_ms = step.estimate_ms - 1 if lasts_ms is None else snapshot.elapsed_ms + lasts_ms - 1
        for elapsed_ms in (last_ms, (snapshot.elapsed_ms + last_ms) // 2):
            assert edge_at(seen_at(timeline, index, elapsed_ms)) == edge_at(snapshot)


@given(timeline=timelines(), part=st.floats(0, 1, exclude_max=True))
def test_in_a_pause_it_is_dark(timeline: Timeline, part: float) -> None:
    for index, step in enumerate(timeline.steps):
        paused = replace(seen_at(timeline, index, int(step.estimate_ms * part)), state=State.PAUSED)
        assert edge_at(paused) == DARK
        assert edge_lasts_ms(paused) is None


@pytest.mark.parametrize(
    ("elapsed_ms", "edge"),
    [
        (0, LIT), (399, LIT), (400, DARK), (26_999, DARK), (27_000, Edge(1)), (27_999, Edge(1)),
        (28_000, Edge(2)), (29_000, Edge(3)), (29_999, Edge(3)),
    ],
)  # fmt: skip
def test_a_timed_step_is_lit_at_first_and_counted_down_at_last(
    clock: FakeClock, elapsed_ms: int, edge: Edge
) -> None:
    session = started(clock, WALK)
    clock.advance(elapsed_ms)
    assert edge_at(session.snapshot()) == edge


@pytest.mark.parametrize(
    ("hold_s", "at_ms", "edge"),
    [
        (1, 400, DARK),
        (1, 999, DARK),
        (2, 999, DARK),
        (2, 1000, Edge(3)),
        (3, 1000, Edge(2)),
        (3.3, 400, Edge(1)),
        (3.2, 400, DARK),
    ],
)
def test_a_short_hold_is_counted_as_it_is_heard(
    clock: FakeClock, hold_s: float, at_ms: int, edge: Edge
) -> None:
    block = ExerciseBlock(exercise="squat", sets=1, reps=1, phases_s={"hold-back": hold_s})
    session = started(clock, block)
    skip_to(session, StepKind.HOLD)
    clock.advance(at_ms)
    assert session.snapshot().duration_ms == hold_s * 1000
    assert edge_at(session.snapshot()) == edge


def skip_to(session: Session, kind: StepKind) -> None:
    while (step := session.snapshot().step) is not None and step.kind is not kind:
        session.next_step()


def test_a_move_is_lit_and_not_counted_down(clock: FakeClock) -> None:
    session = started(clock, ExerciseBlock(exercise="lunge", sets=1, reps=1))
    edges = []
    for _tenth in range(20):
        edges.append(edge_at(session.snapshot()))
        clock.advance(100)
    assert edges == [LIT] * 4 + [DARK] * 16


def test_a_step_that_waits_for_the_person_is_lit_at_first_and_then_dark(clock: FakeClock) -> None:
    session = started(clock, SELF_PACED)
    assert edge_at(session.snapshot()) == LIT
    assert edge_lasts_ms(session.snapshot()) == LIT_MS
    clock.advance(LIT_MS)
    assert edge_at(session.snapshot()) == DARK
    assert edge_lasts_ms(session.snapshot()) is None


def test_five_seconds_more_take_the_countdown_back(clock: FakeClock) -> None:
    session = started(clock, TimedBlock(name="Walk", duration_s=30))
    clock.advance(28_000)
    session.adjust(5000)
    assert edge_at(session.snapshot()) == DARK
    clock.advance(4000)
    assert edge_at(session.snapshot()) == Edge(1)
