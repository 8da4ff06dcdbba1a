"""A session that is played again from its journal is the session."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lunge_timer.core.done_workout import Workout
from lunge_timer.core.journal.entries import with_checksum
from lunge_timer.core.journal.session_commands import Command
from lunge_timer.core.routine import ExerciseBlock, Pace, Routine, TimedBlock
from lunge_timer.core.session import Session
from lunge_timer.core.snapshot import Snapshot, State
from lunge_timer.core.summary import Summary
from lunge_timer.core.timeline import Leg, StepKind
from lunge_timer.core.workout_record import workout_of
from tests.core.exercises import EXERCISES
from tests.core.format_2_files import SHIPPED, routines_of_version_2
from tests.core.journal.journals import WALL_MS, Deed, Written, deeds, resealed
from tests.core.sessions import LUNGES, SELF_PACED, WALK
from tests.core.strategies import routines

EVERY = {**SHIPPED, **EXERCISES}
ANY = Routine(name="Any", get_ready_s=10, blocks=(WALK, LUNGES))


def state(session: Session, written: Written) -> tuple[Snapshot, Summary, Workout]:
    """Everything that can be told of a session, paused or not."""
    return session.snapshot(), session.summary(), workout_of(session, written.routine, written.header, 0)


def paused(written: Written) -> Session:
    """The session as it is written down, paused as a replay leaves it."""
    written.session.pause()
    return written.session


@pytest.mark.slow
@given(routine=routines() | routines_of_version_2(), done=deeds())
def test_a_replay_is_the_session(routine: Routine, done: Sequence[Deed]) -> None:
    written = Written(routine, EVERY)
    for deed in done:
        written.do(deed)
        replayed = written.replayed()
        assert replayed.agrees
    replayed = written.replayed()
    assert state(replayed.session, written) == state(paused(written), written)


@pytest.mark.slow
@given(
    routine=routines() | routines_of_version_2(),
    done=deeds(),
    polls=st.lists(st.integers(0, 9000), max_size=20),
)
def test_so_it_is_however_late_the_polls(routine: Routine, done: Sequence[Deed], polls: list[int]) -> None:
    written = Written(routine, EVERY)
    for number, deed in enumerate(done):
        written.do(deed)
        for wait_ms in polls[number:]:
            written.wait(wait_ms)
    replayed = written.replayed()
    assert replayed.agrees
    assert replayed.session.reps_done() == written.session.reps_done()
    assert replayed.session.snapshot().index == written.session.snapshot().index


@pytest.mark.slow
@given(routine=routines() | routines_of_version_2(), done=deeds(), cut=st.floats(0, 1))
def test_cut_off_at_any_byte_it_loses_the_last_line_at_most(
    routine: Routine, done: Sequence[Deed], cut: float
) -> None:
    written = Written(routine, EVERY)
    states = {}  # by how long the journal was
    for deed in done:
        written.do(deed)
        states[len(written.disk.data)] = written.session.reps_done(), written.session.snapshot().index
    data = written.disk.data[: round(cut * len(written.disk.data))]
    journal = written.read(data)
    if journal is None:
        assert b"\n" not in data
        return
    assert journal.is_whole
    assert journal.size_bytes == data.rfind(b"\n") + 1
    replayed = written.replayed(data)
    assert replayed.agrees
    if journal.size_bytes in states:
        assert states[journal.size_bytes] == (
            replayed.session.reps_done(),
            replayed.session.snapshot().index,
        )


def test_cut_off_at_every_byte_it_is_read() -> None:
    written = Written(ANY)
    written.run(60_000)
    written.do((100, Command.NEXT_STEP, 0))
    written.do((5000, Command.PAUSE, 0))
    whole = written.disk.data
    lines = whole.splitlines(keepends=True)
    for cut in range(len(whole) + 1):
        journal = written.read(whole[:cut])
        if cut < len(lines[0]):
            assert journal is None
        else:
            assert journal is not None
            assert len(whole[:cut]) - journal.size_bytes < max(map(len, lines))
            assert written.replayed(whole[:cut]).agrees


@pytest.mark.slow
@given(routine=routines(Pace.GUIDED), stops_ms=st.lists(st.integers(0, 30_000), max_size=5))
def test_resumed_and_done_to_the_end_it_counts_what_one_without_a_break_does(
    routine: Routine, stops_ms: list[int]
) -> None:
    written, unbroken = Written(routine), Written(routine)
    for run_ms in stops_ms:
        written.run(run_ms, 997)
        if written.session.snapshot().state is State.FINISHED:
            break
        written.go_on()
    written.wait(10_000_000)
    unbroken.wait(10_000_000)
    rows = workout_of(written.session, routine, written.header, 0).sets
    assert rows == workout_of(unbroken.session, routine, unbroken.header, 0).sets
    assert written.session.summary().legs == unbroken.session.summary().legs
    assert written.session.summary().complete
    replayed = written.replayed()
    assert replayed.agrees
    assert state(replayed.session, written) == state(written.session, written)


@pytest.mark.slow
@given(routine=routines() | routines_of_version_2(), done=st.lists(deeds(Command.FINISH), max_size=4))
def test_a_journal_that_went_on_is_played_again_like_any_other(
    routine: Routine, done: list[Sequence[Deed]]
) -> None:
    written = Written(routine, EVERY)
    for part in done:
        for deed in part:
            written.do(deed)
        if written.session.snapshot().state is State.FINISHED:
            break
        written.go_on()
        replayed = written.replayed()
        assert replayed.agrees
        assert replayed.session.snapshot().index == written.session.snapshot().index
    replayed = written.replayed()
    assert state(replayed.session, written) == state(paused(written), written)


def test_what_passes_between_the_last_line_and_going_on_is_not_counted() -> None:
    written = Written(ANY)
    written.run(25_000)
    active_ms = written.session.summary().active_ms
    written.clock.advance(3_600_000)  # the program is dead
    written.wall_ms += 3_600_000
    replayed = written.go_on()
    summary = replayed.session.summary()
    assert active_ms - 5000 <= summary.active_ms <= active_ms
    assert summary.paused_ms == 3
    assert written.clock() == replayed.session.now_ms


def test_it_tells_when_the_workout_stopped_by_the_clock_on_the_wall() -> None:
    written = Written(ANY)
    written.run(20_000)
    assert written.replayed().stopped_ms == WALL_MS + 20_000
    written.wall_ms += 3_600_000
    written.go_on()
    written.run(20_000)
    assert written.replayed().stopped_ms == WALL_MS + 3_640_000


def test_a_pause_of_a_past_moment_is_played_at_that_moment() -> None:
    written = Written(Routine(name="Any", get_ready_s=0, blocks=(LUNGES,)))
    written.run(1000)
    alive_ms = written.clock()
    written.clock.advance(600_000)
    written.recorder.note(Command.PAUSE, 0, alive_ms)
    assert b'"at_ms":1000,"command":"pause"' in written.disk.data


@pytest.mark.parametrize("days", [31, 400, 4000])
def test_a_pause_may_be_as_long_as_it_will(days: int) -> None:
    written = Written(ANY)
    written.run(60_000)
    written.do((0, Command.PAUSE, 0))
    written.clock.stand_still(days * 86_400_000)
    written.wall_ms += days * 86_400_000
    written.do((0, Command.GO_ON, 0))
    written.run(10_000)
    replayed = written.replayed()
    assert (replayed.agrees, replayed.can_go_on) == (True, True)
    assert replayed.stopped_ms == written.wall_ms
    assert replayed.session.summary().paused_ms == days * 86_400_000
    assert state(replayed.session, written) == state(paused(written), written)


# Where the lines do not go together


def changed(written: Written, old: bytes, new: bytes) -> bytes:
    assert written.disk.data.count(old) == 1
    return resealed(written.disk.data.replace(old, new))


def test_where_a_checkpoint_disagrees_it_is_right_and_nothing_can_go_on() -> None:
    written = Written(Routine(name="Any", get_ready_s=0, blocks=(LUNGES,)))
    written.run(13_000)
    counted = b'"index":6,"reps":{"left":2,"right":1}'
    replayed = written.replayed(changed(written, counted, b'"index":6,"reps":{"left":1}'))
    assert (replayed.agrees, replayed.can_go_on) == (False, False)
    assert replayed.session.reps_done() == {Leg.LEFT: 1}
    assert replayed.session.snapshot().state is State.PAUSED
    replayed = written.replayed(changed(written, b'"index":6', b'"index":9'))
    assert not replayed.agrees
    step = replayed.session.snapshot().step
    assert step is not None
    assert step.kind is StepKind.MOVE
    assert replayed.session.reps_done() == {Leg.LEFT: 2, Leg.RIGHT: 1}


def test_reps_that_a_replay_lacks_count_where_the_checkpoint_has_them() -> None:
    written = Written(Routine(name="Any", get_ready_s=0, blocks=(LUNGES,)))
    written.run(3000)
    written.do((0, Command.NEXT_STEP, 0))  # the first rep is not counted
    written.run(5000)
    counted = b'"index":4,"reps":{"right":1}'
    replayed = written.replayed(changed(written, counted, b'"index":4,"reps":{"left":1,"right":1}'))
    rows = workout_of(replayed.session, written.routine, written.header, 0).sets
    assert [(row.leg, row.reps_done) for row in rows] == [("left", 1), ("right", 1)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"index":4,', b'"index":99,'),
        (b'"index":4,"reps":{"left":1,"right":1}', b'"index":4,"reps":{"left":99999999}'),
        (b'"command":"next-step"', b'"command":"go-to","argument":99'),
        (b'"command":"next-step"', b'"command":"go-to","argument":-1'),
    ],
)
def test_a_line_that_cannot_be_ends_the_replay(old: bytes, new: bytes) -> None:
    written = Written(Routine(name="Any", get_ready_s=0, blocks=(LUNGES,)))
    written.run(9000)
    written.do((0, Command.NEXT_STEP, 0))
    replayed = written.replayed(changed(written, old, new))
    assert not replayed.can_go_on
    assert replayed.session.reps_done() == {Leg.LEFT: 1, Leg.RIGHT: 1}


def with_broken(data: bytes, number: int) -> bytes:
    """That journal with one byte of line number changed."""
    lines = data.splitlines(keepends=True)
    lines[number] = lines[number].replace(b":", b";", 1)
    return b"".join(lines)


def test_whichever_line_is_broken_the_last_checkpoint_tells_what_counts() -> None:
    written = Written(Routine(name="Any", get_ready_s=0, blocks=(LUNGES,)))
    written.run(3000)
    written.do((0, Command.NEXT_STEP, 0))
    written.run(1000)
    written.do((0, Command.PAUSE, 0))
    written.wait(3_600_000)
    written.do((0, Command.GO_ON, 0))
    written.run(9000)
    whole = written.replayed().session
    lines = written.disk.data.splitlines()
    assert b'"line":"step"' in lines[-1]
    for number in range(1, len(lines) - 1):
        replayed = written.replayed(with_broken(written.disk.data, number))
        assert not replayed.can_go_on
        assert replayed.session.reps_done() == whole.reps_done(), lines[number]
        assert replayed.session.snapshot().index == whole.snapshot().index


def test_what_follows_a_broken_line_without_a_checkpoint_does_not_count() -> None:
    written = Written(Routine(name="Any", get_ready_s=0, blocks=(LUNGES,)))
    written.run(3000)
    before = dict(written.session.reps_done())
    written.do((0, Command.PAUSE, 0))
    paused = len(written.disk.data.splitlines()) - 1
    written.wait(3_600_000)
    written.do((0, Command.GO_ON, 0))
    replayed = written.replayed(with_broken(written.disk.data, paused))
    assert replayed.session.reps_done() == before
    assert replayed.session.snapshot().state is State.PAUSED


def test_a_workout_that_came_to_its_end_cannot_go_on() -> None:
    written = Written(Routine(name="Any", get_ready_s=0, blocks=(TimedBlock(name="Walk", duration_s=5),)))
    written.run(6000)
    replayed = written.replayed()
    assert (replayed.agrees, replayed.can_go_on) == (True, False)
    assert replayed.session.summary().complete


def test_more_steps_than_a_person_can_do_are_not_played() -> None:
    block = ExerciseBlock(exercise="lunge", sets=9, reps=100, rest_s=0)
    written = Written(Routine(name="Any", get_ready_s=0, blocks=(block,)))
    back = b'{"line":"command","at_ms":%d,"command":"go-to"}'
    data = written.disk.data + b"".join(
        with_checksum(back % (each * 7_000_000)) + b"\n" for each in range(200)
    )
    assert not written.replayed(data).agrees


def test_self_paced_reps_are_played_as_they_were_pressed() -> None:
    written = Written(Routine(name="Any", get_ready_s=0, blocks=(SELF_PACED,)))
    for wait_ms in (700, 12_345, 1):
        written.do((wait_ms, Command.REP_DONE, 0))
    replayed = written.replayed()
    assert replayed.session.reps_done() == {Leg.LEFT: 2, Leg.RIGHT: 1}
    assert replayed.session.summary().active_ms == 13_046
