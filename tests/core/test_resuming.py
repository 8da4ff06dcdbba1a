"""Going on with a workout that was interrupted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.cues import Cue, Sound
from lunge_timer.core.resuming import resumption
from lunge_timer.core.routine import ExerciseBlock, LegOrder, Pace, TimedBlock
from lunge_timer.core.session import Session
from lunge_timer.core.snapshot import State
from lunge_timer.core.text.announcements import announcement, step_sentence
from lunge_timer.core.text.prompts import (
    form_cue,
    leg_line,
    next_up,
    phase_word,
    place_of,
    where_line,
    whole_text,
)
from lunge_timer.core.timeline import Leg, StepKind, Timeline
from lunge_timer.sound.schedule import leads_to, pieces
from lunge_timer.sound.score import Score
from lunge_timer.store.assets import load_built_ins, load_exercises
from tests.conftest import FakeClock
from tests.core.sessions import LUNGES, SELF_PACED, WALK, done, place, started
from tests.core.strategies import timelines


def interrupted(session: Session, clock: FakeClock, run_ms: int) -> None:
    """Let the session run, break off, and go on after the program was started anew."""
    clock.advance(run_ms)
    session.pause()
    clock.advance(4)
    session.get_ready_again()


def played(session: Session, clock: FakeClock, ms: int) -> list[Cue]:
    """What a track laid from the session's position sounds in the next ms, from now on."""
    position, now_ms, heard = session.position, clock(), []
    for piece in pieces(Score(session.timeline), position, now_ms):
        if piece.at_ms >= now_ms + ms:
            break
        heard += [Cue(piece.at_ms - now_ms + cue.at_ms, cue.sound) for cue in piece.cues]
    return heard


def test_the_rep_that_was_interrupted_begins_anew_after_getting_ready(clock: FakeClock) -> None:
    session = started(clock, LUNGES, get_ready_s=10)
    interrupted(session, clock, 10_000 + 8000 + 3000)  # in the rise of the left leg's second rep
    ready = session.snapshot()
    assert (ready.step and ready.step.kind, ready.remaining_ms) == (StepKind.PREPARE, 10_000)
    assert done(session) == {Leg.LEFT: 1, Leg.RIGHT: 1}
    assert ready.left_ms == 10_000 + 8000 + 30_000 + 16_000
    clock.advance(10_000)
    step = session.snapshot().step
    assert step is not None
    assert (step.kind, step.leg, step.rep, step.set) == (StepKind.MOVE, Leg.LEFT, 2, 1)
    clock.advance(1_000_000)
    assert session.summary().complete


def test_in_the_first_rep_the_routines_own_get_ready_begins_anew(clock: FakeClock) -> None:
    session = started(clock, LUNGES, get_ready_s=10)
    timeline = session.timeline
    interrupted(session, clock, 12_000)
    assert place(session) == (0, 0)
    assert session.timeline is timeline


def test_a_get_ready_begins_anew_however_often_it_is_interrupted(clock: FakeClock) -> None:
    session = started(clock, LUNGES, get_ready_s=10)
    interrupted(session, clock, 15_000)
    timeline = session.timeline
    interrupted(session, clock, 9000)
    assert session.timeline is timeline
    assert session.snapshot().remaining_ms == 10_000
    interrupted(session, clock, 11_000)  # in the same rep
    assert session.timeline is timeline
    assert session.snapshot().remaining_ms == 10_000


def test_a_routine_without_get_ready_goes_on_with_the_rep(clock: FakeClock) -> None:
    session = started(clock, LUNGES)
    interrupted(session, clock, 5000)
    assert place(session) == (2, 0)
    assert session.snapshot().state is State.RUNNING


def test_a_rest_goes_on_from_as_long_before_as_getting_ready_takes(clock: FakeClock) -> None:
    session = started(clock, LUNGES, get_ready_s=10)
    interrupted(session, clock, 10_000 + 16_000 + 12_000)
    rest = session.snapshot()
    assert (rest.step and rest.step.kind, rest.elapsed_ms) == (StepKind.REST, 2000)
    session = started(clock, LUNGES, get_ready_s=10)
    interrupted(session, clock, 10_000 + 16_000 + 7000)
    assert session.snapshot().elapsed_ms == 0


def test_a_timed_step_that_was_lengthened_stays_so(clock: FakeClock) -> None:
    session = started(clock, WALK, get_ready_s=10)
    clock.advance(10_000)
    session.adjust(60_000)
    interrupted(session, clock, 75_000)
    now = session.snapshot()
    assert (now.elapsed_ms, now.duration_ms) == (65_000, 90_000)
    clock.advance(25_000)
    assert session.summary().worked_ms == 90_000


def test_a_change_of_legs_begins_anew_after_getting_ready(clock: FakeClock) -> None:
    block = ExerciseBlock(exercise="lunge", sets=1, reps=1, legs=LegOrder.ONE_AT_A_TIME, switch_s=5)
    session = started(clock, block, get_ready_s=10)
    interrupted(session, clock, 10_000 + 4000 + 3000)
    clock.advance(10_000)
    switch = session.snapshot()
    assert (switch.step and switch.step.kind, switch.elapsed_ms) == (StepKind.SWITCH, 0)
    assert session.reps_done() == {Leg.LEFT: 1}


def test_the_get_ready_is_there_once_and_passed_over_when_steps_are_done_again(clock: FakeClock) -> None:
    session = started(clock, LUNGES, get_ready_s=10)
    interrupted(session, clock, 10_000 + 4000 + 1000)
    clock.advance(10_000)
    assert place(session) == (4, 0)
    session.previous_step()
    assert place(session) == (4, 0)
    session.previous_step()
    assert place(session) == (2, 0)
    clock.advance(2000)
    assert place(session) == (4, 0)
    session.go_to(3)
    assert place(session) == (4, 0)


def test_in_a_pause_too_nobody_can_be_in_the_get_ready_that_is_over(clock: FakeClock) -> None:
    session = started(clock, LUNGES, get_ready_s=10)
    interrupted(session, clock, 10_000 + 4000 + 1000)
    session.go_to(2)
    session.pause()
    session.poll()
    session.next_step()
    assert place(session) == (4, 0)
    assert [event.step for event in session.poll()] == [session.timeline.steps[4]]


def test_what_was_done_of_the_interrupted_rep_is_forgotten(clock: FakeClock) -> None:
    session = started(clock, LUNGES, get_ready_s=10)
    interrupted(session, clock, 10_000 + 3000)  # it was lowered
    clock.advance(10_500)
    session.next_step()  # and now it was not
    clock.advance(2000)
    assert session.reps_done() == {}
    assert session.summary().worked_ms == 2500


def test_passing_over_the_get_ready_is_not_heard(clock: FakeClock) -> None:
    session = started(clock, LUNGES, get_ready_s=10)
    interrupted(session, clock, 10_000 + 4000 + 1000)
    session.go_to(1)
    before = session.position
    assert before is not None
    assert played(session, clock, 6500) == [
        Cue(0, Sound.LEFT),
        Cue(2000, Sound.MOVE),
        Cue(4000, Sound.RIGHT),
        Cue(6000, Sound.MOVE),
    ]
    clock.advance(4500)
    assert place(session) == (4, 500)
    assert session.position is not None
    assert leads_to(session.timeline, before, session.position)  # so the sound goes on as it is


def test_where_nothing_goes_on_nothing_happens(clock: FakeClock) -> None:
    session = started(clock, WALK)
    session.finish()
    session.get_ready_again()
    assert session.snapshot().state is State.FINISHED


def test_the_resumed_get_ready_sounds_like_the_first_and_leads_to_the_legs_tone(clock: FakeClock) -> None:
    session = started(clock, LUNGES, get_ready_s=10)
    interrupted(session, clock, 10_000 + 4000 + 3000)
    assert played(session, clock, 12_500) == [
        Cue(2000, Sound.READY),
        *(Cue(at_ms, Sound.TICK) for at_ms in (7000, 8000, 9000)),
        Cue(10_000, Sound.RIGHT),
        Cue(12_000, Sound.MOVE),
    ]


def test_a_resumed_rest_sounds_what_is_left_of_it(clock: FakeClock) -> None:
    session = started(clock, LUNGES, get_ready_s=10)
    interrupted(session, clock, 10_000 + 16_000 + 12_000)
    assert played(session, clock, 28_100) == [
        Cue(13_000, Sound.HALF),
        *(Cue(at_ms, Sound.TICK) for at_ms in (25_000, 26_000, 27_000)),
        Cue(28_000, Sound.LEFT),
    ]


def test_a_rest_that_begins_anew_has_its_first_sound(clock: FakeClock) -> None:
    session = started(clock, LUNGES, get_ready_s=10)
    interrupted(session, clock, 10_000 + 16_000 + 3000)
    assert played(session, clock, 10)[0] == Cue(0, Sound.SET_DONE)


def test_a_self_paced_rep_waits_again(clock: FakeClock) -> None:
    session = started(clock, SELF_PACED, get_ready_s=5)
    clock.advance(5000)
    session.rep_done()
    interrupted(session, clock, 2000)
    clock.advance(5000)
    assert session.snapshot().waits
    assert session.reps_done() == {Leg.LEFT: 1}


SHIPPED = load_exercises()
BUILT_INS = load_built_ins(SHIPPED)
STOPS = st.lists(st.integers(0, 30_000), max_size=6)


@pytest.mark.slow
@given(timeline=timelines(Pace.GUIDED), stops_ms=STOPS)
def test_however_often_it_is_interrupted_everything_is_done_in_the_end(
    timeline: Timeline, stops_ms: list[int]
) -> None:
    clock = FakeClock()
    session, without = Session(timeline, clock), Session(timeline, clock)
    session.start()
    without.start()
    for run_ms in stops_ms:
        interrupted(session, clock, run_ms)
    clock.advance(2 * timeline.total_ms + 600_000)
    summary, planned = session.summary(), without.summary()
    assert summary.complete
    assert (summary.legs, summary.worked_ms, summary.rested_ms, summary.planned_ms) == (
        planned.legs,
        planned.worked_ms,
        planned.rested_ms,
        planned.planned_ms,
    )


@pytest.mark.slow
@given(timeline=timelines(Pace.GUIDED), run_ms=st.integers(0, 60_000))
def test_what_sounds_is_where_the_session_is(timeline: Timeline, run_ms: int) -> None:
    clock = FakeClock()
    session = Session(timeline, clock)
    session.start()
    interrupted(session, clock, run_ms)
    if session.snapshot().state is State.FINISHED:
        return
    from_ms = clock()
    firsts = [Sound.LEFT, Sound.RIGHT, Sound.BOTH, Sound.GO, Sound.SET_DONE, Sound.SWITCH]
    heard = [cue for cue in played(session, clock, timeline.total_ms + 61_000) if cue.sound in firsts]
    clock.advance(timeline.total_ms + 61_000)
    kinds = {StepKind.REST: Sound.SET_DONE, StepKind.SWITCH: Sound.SWITCH, StepKind.TIMED: Sound.GO}
    begun = []
    for event in session.poll():
        step = event.step
        if step is None or event.at_ms < from_ms:
            continue
        if step.kind in kinds:
            begun.append(Cue(event.at_ms - from_ms, kinds[step.kind]))
        elif (
            step.rep is not None
            and step.leg is not None
            and begins_rep(session.timeline, step.start_ms, step.rep)
        ):
            begun.append(Cue(event.at_ms - from_ms, Sound(step.leg)))
    assert heard == begun


def begins_rep(timeline: Timeline, start_ms: int, rep: int) -> bool:
    return any(
        timeline.steps[each.first].start_ms == start_ms and timeline.steps[each.first].rep == rep
        for each in timeline.reps
    )


@pytest.mark.slow
@pytest.mark.parametrize("name", BUILT_INS)
@given(run_ms=st.integers(0, 600_000))
def test_every_step_of_a_resumed_workout_has_its_words(name: str, run_ms: int) -> None:
    timeline = compile_timeline(BUILT_INS[name], SHIPPED)
    clock = FakeClock()
    session = Session(timeline, clock)
    session.start()
    interrupted(session, clock, run_ms)
    now = session.snapshot()
    announcement(session.timeline, None, now)
    for index in range(len(session.timeline.steps)):
        assert phase_word(session.timeline, index)
        assert place_of(session.timeline, index).exercise
        assert next_up(session.timeline, index).title
        assert step_sentence(session.timeline, index)
        where_line(session.timeline, index)
        leg_line(session.timeline, index)
        form_cue(session.timeline, index)
    if now.step is not None:
        assert whole_text(session.timeline, now)


def test_the_words_of_the_resumed_get_ready_tell_what_comes(clock: FakeClock) -> None:
    session = started(clock, LUNGES, get_ready_s=10)
    interrupted(session, clock, 10_000 + 4000 + 3000)
    index = session.snapshot().index
    assert phase_word(session.timeline, index) == "Get ready"
    assert place_of(session.timeline, index).set == "Next: Set 1 of 2"
    assert next_up(session.timeline, index).title == "Right leg"


def test_the_resumed_get_ready_is_announced_with_the_time_that_it_takes(clock: FakeClock) -> None:
    session = started(clock, LUNGES, get_ready_s=10)
    interrupted(session, clock, 10_000 + 4000 + 3000)
    said = announcement(session.timeline, None, session.snapshot())
    assert said.startswith("Get ready, 10 seconds, then Right leg")


@pytest.mark.parametrize("name", BUILT_INS)
def test_a_get_ready_that_is_over_changes_the_words_of_no_other_step(name: str) -> None:
    plain = compile_timeline(BUILT_INS[name], SHIPPED)
    begins = [rep.first for rep in plain.reps][1:7]
    begins += [index for index, step in enumerate(plain.steps) if step.kind is StepKind.SWITCH][:6]
    begins += [span.first for span in plain.sets]
    for begin in begins:
        resumed = resumption(plain, begin, 0, plain.steps[begin].duration_ms)
        if resumed.timeline is plain:
            continue
        for index in range(max(0, begin - 3), min(len(plain.steps), begin + 3)):
            later = index + 1 if index >= resumed.index else index
            for words in (next_up, place_of, leg_line, form_cue, phase_word, step_sentence, where_line):
                assert words(resumed.timeline, later) == words(plain, index), (begin, index)


@pytest.mark.parametrize("block", [LUNGES, TimedBlock(name="Walk", duration_s=5, per_leg=True)])
def test_paused_time_is_told_beside_the_active(clock: FakeClock, block: ExerciseBlock | TimedBlock) -> None:
    session = started(clock, block)
    clock.advance(1000)
    session.pause()
    clock.advance(7000)
    assert (session.summary().active_ms, session.summary().paused_ms) == (1000, 7000)
    session.go_on()
    clock.advance(500)
    assert (session.summary().active_ms, session.summary().paused_ms) == (1500, 7000)
