from collections.abc import Callable, Iterable

import pytest
from msgspec.structs import replace

from lunge_timer.core.routine import LegOrder
from lunge_timer.core.session import Session
from lunge_timer.core.snapshot import EventKind, LegCount, State
from lunge_timer.core.timeline import Leg
from tests.conftest import FakeClock
from tests.core.sessions import LUNGES, SELF_PACED, SQUATS, WALK, done, place, ready, started

EVERY_COMMAND: Iterable[Callable[[Session], None]] = (
    Session.pause,
    Session.go_on,
    Session.next_step,
    Session.previous_step,
    Session.next_set,
    Session.previous_set,
    Session.end_set,
    Session.redo_rep,
    Session.rep_done,
    lambda session: session.go_to(1),
    lambda session: session.adjust(5000),
)


def test_one_late_poll_reports_every_step_and_the_end(clock: FakeClock) -> None:
    session = started(clock, SQUATS)
    begin_ms = clock()
    clock.advance(60_000)
    *begun, end = session.poll()
    assert [event.step for event in begun] == list(session.timeline.steps)
    assert [event.at_ms - begin_ms for event in begun] == [step.start_ms for step in session.timeline.steps]
    assert (end.kind, end.at_ms - begin_ms, end.step) == (EventKind.FINISHED, 36_000, None)
    assert session.poll() == []


def test_a_step_lasts_until_its_last_millisecond_and_no_longer(clock: FakeClock) -> None:
    session = started(clock, LUNGES)
    clock.advance(1999)
    assert place(session) == (0, 1999)
    clock.advance(1)
    assert place(session) == (1, 0)


def test_time_before_the_start_does_not_count(clock: FakeClock) -> None:
    session = ready(clock, LUNGES)
    clock.advance(10_000)
    session.start()
    assert place(session) == (0, 0)
    assert session.snapshot().left_ms == session.timeline.total_ms


def test_a_pause_is_not_counted(clock: FakeClock) -> None:
    session = started(clock, WALK)
    clock.advance(7000)
    session.pause()
    clock.advance(3_600_000)
    assert place(session) == (0, 7000)
    session.go_on()
    clock.advance(500)
    assert place(session) == (0, 7500)
    assert session.summary().active_ms == 7500
    assert [event.kind for event in session.poll()] == [EventKind.BEGAN, EventKind.PAUSED, EventKind.WENT_ON]


def test_a_pause_as_of_a_moment_that_is_past_counts_nothing_after_it(clock: FakeClock) -> None:
    session = started(clock, LUNGES)
    at_ms = clock() + 3999
    clock.advance(60_000)
    session.pause_at(at_ms)
    assert place(session) == (1, 1999)
    assert done(session) == {Leg.LEFT: 0, Leg.RIGHT: 0}
    assert session.summary().active_ms == 3999
    assert session.poll()[-1].at_ms == at_ms
    clock.advance(500)
    session.go_on()
    clock.advance(1)
    assert place(session) == (2, 0)


def test_a_pause_as_of_a_moment_before_the_last_look_takes_nothing_back(clock: FakeClock) -> None:
    session = started(clock, WALK)
    clock.advance(7000)
    assert place(session) == (0, 7000)
    session.pause_at(clock() - 5000)
    assert place(session) == (0, 7000)


def test_a_pause_as_of_a_moment_after_the_end_is_none(clock: FakeClock) -> None:
    session = started(clock, WALK)
    clock.advance(40_000)
    session.pause_at(clock())
    assert session.snapshot().state is State.FINISHED


def test_the_end_stands_still_however_long_it_is_looked_at(clock: FakeClock) -> None:
    session = started(clock, WALK)
    ends_ms = clock() + 30_000
    clock.advance(30_700)
    snapshot, position, summary = session.snapshot(), session.position, session.summary()
    assert (snapshot.state, snapshot.step, snapshot.remaining_ms, snapshot.left_ms) == (
        State.FINISHED,
        None,
        0,
        0,
    )
    assert position is not None
    assert (position.index, position.began_ms) == (1, ends_ms)
    assert summary.active_ms == 30_000
    clock.advance(5000)
    assert (session.snapshot(), session.position, session.summary()) == (snapshot, position, summary)


# Counting


def test_a_rep_counts_with_its_last_step_for_its_own_leg(clock: FakeClock) -> None:
    session = started(clock, LUNGES)
    clock.advance(3999)
    assert done(session) == {Leg.LEFT: 0, Leg.RIGHT: 0}
    clock.advance(1)
    assert session.snapshot().counts == {Leg.LEFT: LegCount(1, 2), Leg.RIGHT: LegCount(0, 2)}
    clock.advance(12_000)
    assert done(session) == {Leg.LEFT: 2, Leg.RIGHT: 2}


def test_a_new_set_counts_from_nothing(clock: FakeClock) -> None:
    session = started(clock, LUNGES)
    clock.advance(45_999)
    assert done(session) == {Leg.LEFT: 2, Leg.RIGHT: 2}
    clock.advance(1)
    assert done(session) == {Leg.LEFT: 0, Leg.RIGHT: 0}


def test_where_the_legs_take_turns_by_set_the_idle_leg_keeps_its_own_count(clock: FakeClock) -> None:
    in_turn = replace(LUNGES, legs=LegOrder.ALTERNATE_SETS)  # sets of 4 steps of 2 s, rests of 30 s
    session = started(clock, in_turn)
    clock.advance(4000)
    assert session.snapshot().counts == {Leg.LEFT: LegCount(1, 2), Leg.RIGHT: LegCount(0, 2)}
    clock.advance(4000 + 30_000 + 4000)
    assert session.snapshot().counts == {Leg.LEFT: LegCount(2, 2), Leg.RIGHT: LegCount(1, 2)}
    clock.advance(4000 + 30_000)
    assert session.snapshot().counts == {Leg.LEFT: LegCount(0, 2), Leg.RIGHT: LegCount(0, 2)}


@pytest.mark.parametrize("skipped", [0, 1])
def test_skipping_a_phase_does_not_count_its_rep(clock: FakeClock, skipped: int) -> None:
    session = started(clock, LUNGES)
    clock.advance(skipped * 2000 + 1999)
    session.next_step()
    clock.advance((1 - skipped) * 2000)
    assert (place(session), done(session)[Leg.LEFT]) == ((2, 0), 0)


def test_going_back_takes_back_what_was_counted(clock: FakeClock) -> None:
    session = started(clock, LUNGES)
    clock.advance(4500)
    session.previous_step()
    assert done(session)[Leg.LEFT] == 1
    session.previous_step()
    assert (place(session), done(session)[Leg.LEFT]) == ((1, 0), 0)
    clock.advance(2000)
    assert done(session)[Leg.LEFT] == 1


def test_doing_a_skipped_phase_after_all_counts_its_rep(clock: FakeClock) -> None:
    session = started(clock, LUNGES)
    clock.advance(500)
    session.next_step()
    session.previous_step()
    session.previous_step()
    clock.advance(4000)
    assert done(session)[Leg.LEFT] == 1


def test_skipping_a_phase_that_was_done_before_going_back_does_not_count_its_rep(clock: FakeClock) -> None:
    session = started(clock, LUNGES)
    clock.advance(2500)
    session.previous_step()
    session.previous_step()
    session.next_step()
    clock.advance(2000)
    assert (place(session), done(session)[Leg.LEFT]) == ((2, 0), 0)


def test_a_self_paced_rep_waits_for_the_person_and_counts(clock: FakeClock) -> None:
    session = started(clock, SELF_PACED)
    clock.advance(100_000)
    snapshot = session.snapshot()
    assert (place(session), snapshot.remaining_ms) == ((0, 100_000), None)
    assert snapshot.left_ms == 12_000
    session.rep_done()
    assert done(session) == {Leg.LEFT: 1, Leg.RIGHT: 0}
    session.next_step()
    assert done(session) == {Leg.LEFT: 1, Leg.RIGHT: 0}


def test_rep_done_means_nothing_in_a_pause_or_where_the_clock_decides(clock: FakeClock) -> None:
    guided = started(clock, LUNGES)
    guided.rep_done()
    assert place(guided) == (0, 0)
    self_paced = started(clock, SELF_PACED)
    self_paced.pause()
    self_paced.rep_done()
    assert place(self_paced) == (0, 0)


# Before and after


@pytest.mark.parametrize("command", EVERY_COMMAND)
def test_before_the_start_no_command_does_anything(
    clock: FakeClock, command: Callable[[Session], None]
) -> None:
    session = ready(clock, SELF_PACED)
    before = session.snapshot()
    command(session)
    assert (session.snapshot(), session.poll()) == (before, [])


@pytest.mark.parametrize("command", [*EVERY_COMMAND, Session.start, Session.finish])
def test_after_the_end_no_command_does_anything(clock: FakeClock, command: Callable[[Session], None]) -> None:
    session = started(clock, SELF_PACED)
    session.rep_done()
    clock.advance(700)
    session.finish()
    session.poll()
    before = session.snapshot(), session.summary()
    clock.advance(700)
    command(session)
    assert ((session.snapshot(), session.summary()), session.poll()) == (before, [])


def test_finishing_keeps_what_was_done_and_is_told_once(clock: FakeClock) -> None:
    session = started(clock, LUNGES)
    clock.advance(5000)
    session.finish()
    assert [event.kind for event in session.poll()][-1] is EventKind.FINISHED
    summary = session.summary()
    assert (summary.legs[Leg.LEFT].reps_done, summary.worked_ms, summary.active_ms) == (1, 5000, 5000)


def test_starting_twice_starts_once(clock: FakeClock) -> None:
    session = started(clock, WALK)
    clock.advance(1000)
    session.start()
    assert place(session) == (0, 1000)
    assert len(session.poll()) == 1
