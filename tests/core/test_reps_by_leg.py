"""Reps that differ by leg: the legs take turns until one is done, and the other goes on alone."""

import pytest

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.routine import ExerciseBlock, LegOrder, LegReps, Routine
from lunge_timer.core.session import Session
from lunge_timer.core.snapshot import LegCount, State
from lunge_timer.core.speech.words import utterances
from lunge_timer.core.text.announcements import step_sentence
from lunge_timer.core.text.set_lines import set_dose_line
from lunge_timer.core.timeline import Leg, Timeline
from lunge_timer.store.assets import load_exercises
from tests.conftest import FakeClock

SHIPPED = load_exercises()


def laid_out(legs: LegOrder = LegOrder.ALTERNATE, *, left: int = 4, right: int = 2) -> Timeline:
    block = ExerciseBlock(exercise="reverse-lunge", sets=1, reps=LegReps(left=left, right=right), legs=legs)
    return compile_timeline(Routine(name="Any", get_ready_s=0, blocks=(block,)), SHIPPED)


def words(timeline: Timeline) -> list[str]:
    """What the voice says as each rep begins."""
    firsts = [rep.first for rep in timeline.reps]
    return [utterances(timeline, index, 2000, "brief")[0].forms[0][0] for index in firsts]


@pytest.mark.parametrize(
    ("legs", "said"),
    [
        (LegOrder.ALTERNATE, ["Left", "Right", "Left", "Right", "Left", "Last: left"]),
        (LegOrder.ONE_AT_A_TIME, ["Left", "Left", "Left", "Last: left", "Right", "Last: right"]),
        (LegOrder.ALTERNATE_SETS, ["Left", "Left", "Left", "Last: left", "Right", "Last: right"]),
    ],
)
def test_the_last_rep_of_a_set_is_that_of_the_leg_that_goes_on_alone(legs: LegOrder, said: list[str]) -> None:
    assert words(laid_out(legs)) == said


def test_each_leg_is_counted_out_of_its_own(clock: FakeClock) -> None:
    timeline = laid_out()
    session = Session(timeline, clock)
    session.start()
    clock.advance(5 * 4_000 + 1_000)  # in the last rep, of the left leg alone
    assert session.snapshot().counts == {Leg.LEFT: LegCount(3, 4), Leg.RIGHT: LegCount(2, 2)}
    assert step_sentence(timeline, session.snapshot().index).endswith("rep 4 of 4")
    clock.advance(4_000)
    summary = session.summary()
    assert session.snapshot().state is State.FINISHED
    assert {leg: (one.reps_done, one.reps_planned) for leg, one in summary.legs.items()} == {
        Leg.LEFT: (4, 4),
        Leg.RIGHT: (2, 2),
    }
    assert summary.complete


def test_a_rep_more_of_the_weaker_leg_that_is_skipped_is_told_as_missing(clock: FakeClock) -> None:
    session = Session(laid_out(), clock)
    session.start()
    clock.advance(4 * 4_000)
    session.end_set()
    summary = session.summary()
    assert (summary.legs[Leg.LEFT].reps_done, summary.legs[Leg.RIGHT].reps_done) == (2, 2)
    assert not summary.complete


@pytest.mark.parametrize(
    ("left", "right", "line"),
    [(4, 2, "4 reps left, 2 right"), (3, 3, "3 reps per leg"), (1, 2, "1 rep left, 2 right")],
)
def test_a_set_s_dose_tells_both_numbers(left: int, right: int, line: str) -> None:
    timeline = laid_out(left=left, right=right)
    assert set_dose_line(timeline, timeline.sets[0]) == line


def test_a_leg_s_own_set_tells_its_own_number() -> None:
    timeline = laid_out(LegOrder.ALTERNATE_SETS)
    assert [set_dose_line(timeline, span) for span in timeline.sets] == ["4 reps", "2 reps"]
