"""What holds for any routine, any order of commands and any lateness of polls."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from lunge_timer.core.cues import Cue, Sound, step_cues
from lunge_timer.core.routine import Pace
from lunge_timer.core.session import Session
from lunge_timer.core.snapshot import Event, EventKind, State
from lunge_timer.core.summary import RECOVERY, WORK
from lunge_timer.core.timeline import Leg, Step, StepKind, Timeline
from tests.conftest import FakeClock
from tests.core.every_cue import timeline_cues
from tests.core.format_2_files import timelines_of_version_2
from tests.core.session_model import SessionModel
from tests.core.sessions import rest_of
from tests.core.strategies import timelines

pytestmark = pytest.mark.slow

WAITS_MS = st.integers(0, 20_000) | st.sampled_from([1, 999, 1000, 2000, 3000])


def is_open_hold(step: Step) -> bool:
    return step.kind is StepKind.HOLD and step.duration_ms is None


class AnyOrderOfCommands(RuleBasedStateMachine):
    """Drives a session and its model alike and asks both the same questions."""

    @initialize(timeline=timelines() | timelines_of_version_2())
    def start(self, timeline: Timeline) -> None:
        self.clock = FakeClock()
        self.timeline = timeline
        self.session = Session(timeline, self.clock)
        self.model = SessionModel(timeline)
        self.session.start()
        self.model.state = State.RUNNING
        self.model.enter(0)

    @rule(ms=WAITS_MS)
    def wait(self, ms: int) -> None:
        self.clock.advance(ms)
        self.model.wait(ms)

    @rule(ms=st.sampled_from([599_000, 600_000, 601_000]))
    def hold_for_long(self, ms: int) -> None:
        open_holds = [index for index, step in enumerate(self.timeline.steps) if is_open_hold(step)]
        if open_holds and self.model.can_move:
            self.go_to(open_holds[0])
            self.wait(ms)

    @rule()
    def pause_or_go_on(self) -> None:
        if self.model.state is State.RUNNING:
            self.session.pause()
            self.model.state = State.PAUSED
        else:
            self.session.go_on()
            if self.model.state is State.PAUSED:
                self.model.state = State.RUNNING

    @rule()
    def next_step(self) -> None:
        self.session.next_step()
        if self.model.can_move:
            self.model.leave(self.model.index + 1, done=False)

    @rule()
    def rep_done(self) -> None:
        self.session.rep_done()
        if self.model.state is State.RUNNING and self.model.duration_ms is None:
            self.model.leave(self.model.index + 1, done=True)

    @rule()
    def previous_step(self) -> None:
        self.session.previous_step()
        if self.model.can_move:
            self.model.back()

    @rule()
    def next_set(self) -> None:
        self.session.next_set()
        ahead = [index for index in self.model.landings if index > self.model.index]
        if self.model.can_move and ahead:
            self.model.leave(ahead[0], done=False)

    @rule()
    def previous_set(self) -> None:
        self.session.previous_set()
        if self.model.can_move:
            landing = self.model.landing
            gone_ms = self.model.step.start_ms - self.timeline.steps[landing].start_ms + self.model.elapsed_ms
            before = [index for index in self.model.landings if index < landing]
            soon = gone_ms <= 2000
            self.model.go_back((before or [0])[-1] if soon else landing)

    @rule()
    def end_set(self) -> None:
        self.session.end_set()
        in_set = {StepKind.MOVE, StepKind.HOLD, StepKind.SWITCH}
        if self.model.can_move and self.model.step.set and self.model.step.kind in in_set:
            self.model.leave(self.model.end_of_set, done=False)

    @rule(share=st.floats(0, 1))
    def go_to_a_step_of_the_strip(self, share: float) -> None:
        self.go_to(self.timeline.index_at(round(share * self.timeline.total_ms)))

    def go_to(self, index: int) -> None:
        done = [self.model.done_reps(leg) for leg in Leg]
        taken_back = self.session.reps_from(index)
        self.session.go_to(index)
        if self.model.can_move:
            if index > self.model.index:
                self.model.leave(index, done=False)
            else:
                self.model.go_back(index)
                assert sum(done) - sum(self.model.done_reps(leg) for leg in Leg) == taken_back
            assert all(self.model.done_reps(leg) <= was for leg, was in zip(Leg, done, strict=True))

    @rule()
    def redo_rep(self) -> None:
        self.session.redo_rep()
        begun = [rep.first for rep in self.timeline.reps if rep.first <= self.model.index]
        if self.model.can_move and begun:
            self.model.go_back(begun[-1])

    @rule(by_ms=st.sampled_from([-5000, 5000, -60_000, 60_000]))
    def adjust(self, by_ms: int) -> None:
        self.session.adjust(by_ms)
        if self.model.can_move:
            self.model.adjust(by_ms)

    @precondition(lambda self: self.model.can_move and self.model.active_ms > 60_000)
    @rule()
    def finish(self) -> None:
        self.session.finish()
        self.model.state = State.FINISHED

    @rule()
    def every_step_begun_is_told_once(self) -> None:
        told = [event.step for event in self.session.poll() if event.kind is EventKind.BEGAN]
        assert told == [self.timeline.steps[index] for index in self.model.begun]
        self.model.begun.clear()

    @invariant()
    def both_say_the_same_of_now(self) -> None:
        snapshot = self.session.snapshot()
        model = self.model
        assert (snapshot.state, snapshot.index) == (model.state, model.index)
        assert (snapshot.elapsed_ms, snapshot.duration_ms) == (model.elapsed_ms, model.duration_ms)
        assert snapshot.left_ms == model.left_ms
        span = self.model.span
        assert {*(span.reps if span else ())} <= {*snapshot.counts}
        if span is not None:
            for leg, count in snapshot.counts.items():
                set_index = self.model.set_of(leg, span)
                assert count.done == self.model.done_reps(leg, set_index)
                assert 0 <= count.done <= count.planned == self.timeline.sets[set_index].reps[leg]

    @invariant()
    def both_say_the_same_of_what_was_done(self) -> None:
        summary = self.session.summary()
        for leg, of_leg in summary.legs.items():
            assert of_leg.reps_done == self.model.done_reps(leg)
            assert 0 <= of_leg.reps_done <= of_leg.reps_planned
            assert of_leg.held_ms == self.model.spent_ms({StepKind.HOLD}, leg)
        assert summary.worked_ms == self.model.spent_ms(set(WORK))
        assert summary.rested_ms == self.model.spent_ms(set(RECOVERY))
        assert summary.worked_ms + summary.rested_ms <= summary.active_ms == self.model.active_ms


TestAnyOrderOfCommands = AnyOrderOfCommands.TestCase
TestAnyOrderOfCommands.settings = settings(max_examples=80, stateful_step_count=40)


# Late polls


@given(timeline=timelines(Pace.GUIDED), gaps_ms=st.lists(WAITS_MS, max_size=20))
def test_each_event_is_told_once_at_its_moment_however_late_the_polls(
    timeline: Timeline, gaps_ms: list[int]
) -> None:
    clock = FakeClock()
    session = Session(timeline, clock)
    session.start()
    start_ms = clock()
    events: list[Event] = []
    for gap_ms in [*gaps_ms, timeline.total_ms, 1]:
        clock.advance(gap_ms)
        events += session.poll()
    told = [(event.kind, event.at_ms - start_ms, event.step) for event in events]
    planned = [(EventKind.BEGAN, step.start_ms, step) for step in timeline.steps]
    assert told == [*planned, (EventKind.FINISHED, timeline.total_ms, None)]


# What is heard


def play(session: Session, clock: FakeClock, ms: int) -> Iterator[Cue]:
    """Let ms pass, and give what a track laid from the session's position sounds in them, by the clock."""
    position, from_ms, until_ms = session.position, clock(), clock() + ms
    clock.advance(ms)
    if position is None:
        return
    steps = session.timeline.steps
    began_ms, duration_ms, heard_ms = position.began_ms, position.duration_ms, position.from_ms
    for index in range(position.index, len(steps) + 1):
        for cue in step_cues(session.timeline, index, duration_ms):
            is_over = cue.at_ms < heard_ms or (
                cue.sound is Sound.HALF and position.half_over and index == position.index
            )
            if not is_over and from_ms <= began_ms + cue.at_ms < until_ms:
                yield Cue(began_ms + cue.at_ms, cue.sound)
        if duration_ms is None or index + 1 >= len(steps):
            began_ms, duration_ms, heard_ms = began_ms + (duration_ms or 0), 0, 0
        else:
            began_ms, duration_ms, heard_ms = began_ms + duration_ms, steps[index + 1].duration_ms, 0


@given(
    timeline=timelines(Pace.GUIDED), waits_ms=st.lists(st.tuples(WAITS_MS, st.none() | WAITS_MS), max_size=10)
)
def test_pauses_at_any_moment_neither_repeat_nor_swallow_a_sound(
    timeline: Timeline, waits_ms: list[tuple[int, int | None]]
) -> None:
    clock = FakeClock()
    session = Session(timeline, clock)
    session.start()
    paused_ms = clock()
    heard: list[Cue] = []
    for run_ms, pause_ms in [*waits_ms, (timeline.total_ms, 1)]:
        told = [*play(session, clock, run_ms)]
        if pause_ms is not None:
            session.pause()
            told += play(session, clock, pause_ms)
            session.go_on()
        heard += [Cue(cue.at_ms - paused_ms, cue.sound) for cue in told]
        paused_ms += pause_ms or 0
    assert heard == list(timeline_cues(timeline))


@given(
    rest_s=st.integers(1, 60),
    changes=st.lists(st.tuples(st.integers(0, 9000), st.sampled_from([-5000, 5000])), max_size=12),
)
def test_however_a_rest_is_changed_its_half_sounds_once_at_most_and_its_countdown_whole(
    rest_s: int, changes: list[tuple[int, int]]
) -> None:
    clock = FakeClock()
    session = rest_of(clock, rest_s, 0)
    rest, rest_began_ms, duration_ms = session.snapshot().step, clock(), rest_s * 1000
    heard: list[Cue] = []
    for wait_ms, by_ms in [*changes, *[(9000, 0)] * 20]:
        heard += play(session, clock, wait_ms)
        session.adjust(by_ms)
        if session.snapshot().step is rest:
            duration_ms = session.snapshot().duration_ms or 0
    in_rest = [cue for cue in heard if rest_began_ms <= cue.at_ms < rest_began_ms + duration_ms]
    sounds = [cue.sound for cue in in_rest]
    assert (sounds.count(Sound.SET_DONE), sounds.count(Sound.HALF) <= 1) == (1, True)
    planned = step_cues(session.timeline, 2, duration_ms)
    ticks_ms = [rest_began_ms + cue.at_ms for cue in planned if cue.sound is Sound.TICK]
    told_ms = [cue.at_ms for cue in in_rest if cue.sound is Sound.TICK]
    assert told_ms[len(told_ms) - len(ticks_ms) :] == ticks_ms
