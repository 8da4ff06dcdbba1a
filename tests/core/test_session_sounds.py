from collections.abc import Mapping

import pytest

from lunge_timer.core.session import Session
from lunge_timer.core.snapshot import Position, State
from lunge_timer.core.timeline import Leg
from tests.conftest import FakeClock
from tests.core.sessions import LUNGES, WALK, ready, rest_of, started


def test_nothing_may_sound_before_the_start_in_a_pause_or_after_finishing(clock: FakeClock) -> None:
    session = ready(clock, LUNGES)
    commands = (Session.start, Session.pause, Session.go_on, Session.finish)
    heard = []
    for command in commands:
        heard.append(session.position is not None)
        command(session)
    assert [*heard, session.position is not None] == [False, True, False, True, False]


def test_the_position_stands_still_while_a_step_goes_on(clock: FakeClock) -> None:
    session = started(clock, WALK)
    position = session.position
    clock.advance(17_000)
    assert session.position == position


def test_after_a_pause_the_sounds_go_on_where_they_were(clock: FakeClock) -> None:
    session = started(clock, WALK)
    began_ms = clock()
    clock.advance(14_000)
    session.pause()
    clock.advance(9000)
    session.go_on()
    position = session.position
    assert position is not None
    assert (position.began_ms, position.from_ms, position.half_over) == (began_ms + 9000, 14_000, False)


def test_skipping_begins_the_next_step_with_all_its_sounds(clock: FakeClock) -> None:
    session = started(clock, WALK, WALK)
    clock.advance(29_950)
    session.adjust(5000)
    session.next_step()
    assert session.position == Position(index=1, began_ms=clock(), duration_ms=30_000)


def test_a_set_that_is_ended_and_a_step_that_is_gone_to_begin_with_all_their_sounds(clock: FakeClock) -> None:
    session = started(clock, LUNGES)
    clock.advance(7000)
    session.end_set()
    reps = {Leg.LEFT: 3, Leg.RIGHT: 2}  # of four and four: two sets of two, the first of which was cut short
    assert session.position == Position(index=8, began_ms=clock(), duration_ms=30_000, reps=reps)
    clock.advance(16_000)
    session.go_to(8)
    assert session.position == Position(index=8, began_ms=clock(), duration_ms=30_000, reps=reps)
    session.go_to(2)
    assert session.position == Position(index=2, began_ms=clock(), duration_ms=2000)


@pytest.mark.parametrize("pause", [True, False])
def test_a_half_that_has_sounded_does_not_sound_again_in_a_longer_rest(
    clock: FakeClock, *, pause: bool
) -> None:
    session = rest_of(clock, 30, 15_001)
    if pause:
        session.pause()
        clock.advance(1000)
        session.go_on()
        clock.advance(1000)
    session.adjust(5000)
    assert session.position is not None
    assert session.position.half_over


@pytest.mark.parametrize(
    ("rest_s", "elapsed_ms", "changes"),
    [
        (30, 15_000, [5000]),  # the very moment: it has not sounded yet
        (30, 14_500, [-5000, 5000]),  # a shorter rest had its half before now
        (18, 10_000, [5000]),  # too short to have one
    ],
)
def test_a_half_that_has_not_sounded_still_does(
    clock: FakeClock, rest_s: int, elapsed_ms: int, changes: list[int]
) -> None:
    session = rest_of(clock, rest_s, elapsed_ms)
    for by_ms in changes:
        session.adjust(by_ms)
    assert session.position is not None
    assert not session.position.half_over


def test_a_change_that_changes_nothing_leaves_the_sounds_alone(clock: FakeClock) -> None:
    session = rest_of(clock, 30, 28_050)
    position = session.position
    session.adjust(-5000)
    assert session.position == position


def test_the_end_sounds_unless_it_was_reached_in_a_pause(clock: FakeClock) -> None:
    skipped = started(clock, WALK)
    skipped.next_step()
    assert skipped.position is not None
    paused = started(clock, WALK)
    paused.pause()
    paused.next_step()
    assert (paused.snapshot().state, paused.position) == (State.FINISHED, None)


def test_the_reps_that_will_count_at_the_end_are_known_at_every_moment(clock: FakeClock) -> None:
    session = started(clock, LUNGES)
    assert expected_reps(session) is None  # all of them
    session.next_step()
    skipped = expected_reps(session)
    assert skipped is not None
    session.redo_rep()
    assert expected_reps(session) is None
    session.next_step()
    clock.advance(60_000)
    assert expected_reps(session) == skipped
    clock.advance(600_000)
    position = session.position
    assert position is not None
    assert position.reps == skipped == session.reps_done()


def expected_reps(session: Session) -> Mapping[Leg, int] | None:
    position = session.position
    assert position is not None
    return position.reps
