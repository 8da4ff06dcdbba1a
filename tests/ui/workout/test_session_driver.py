from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lunge_timer.core.cues import Sound
from lunge_timer.core.journal.recorder import HEARTBEAT_MS, Recorder
from lunge_timer.core.live_clock import LiveClock
from lunge_timer.core.routine import ExerciseBlock, Pace, TimedBlock
from lunge_timer.core.session import Session
from lunge_timer.core.snapshot import Position, Snapshot, State
from lunge_timer.ui.workout.session_driver import Run, SessionDriver
from lunge_timer.ui.workout.workout_commands import WorkoutCommand
from tests.conftest import FakeClock
from tests.core.sessions import LUNGES, SELF_PACED, SQUATS, WALK, ready

if TYPE_CHECKING:
    from lunge_timer.core.summary import Summary

FRAME_MS = 40


def run_of(session: Session, clock: LiveClock) -> Run:
    """That session, started, and written down nowhere."""
    session.start()
    return Run(session, clock, Recorder(session, lambda _line: None, lambda: None, lambda: 0))


class Watched:
    """A driver, and everything it has told."""

    def __init__(self) -> None:
        self.frame_ms: int | None = None
        self.driver = SessionDriver(self.pace)
        self.snapshots: list[Snapshot] = []
        self.seconds: list[Snapshot] = []
        self.positions: list[Position | None] = []
        self.notes: list[Sound | None] = []
        self.summaries: list[Summary] = []
        self.driver.snapshot_changed.connect(self.snapshots.append)
        self.driver.second_changed.connect(self.seconds.append)
        self.driver.position_changed.connect(self.take_position)
        self.driver.finished.connect(self.summaries.append)

    def begin(self, session: Session, clock: FakeClock) -> None:
        self.driver.begin(run_of(session, clock.live()))

    def take_position(self, position: Position | None, note: Sound | None) -> None:
        self.positions.append(position)
        self.notes.append(note)

    def pace(self, _snapshot: Snapshot) -> int | None:
        return self.frame_ms

    @property
    def wait_ms(self) -> int | None:
        """When the driver wants to be woken; None: not at all."""
        timer = self.driver.findChild(QTimer)
        assert timer is not None
        return timer.interval() if timer.isActive() else None

    def place(self) -> tuple[int, int]:
        return self.snapshots[-1].index, self.snapshots[-1].elapsed_ms


@pytest.fixture
def watched(qapp: QApplication) -> Watched:
    assert qapp.thread().isCurrentThread()
    return Watched()


@pytest.fixture
def smooth(watched: Watched) -> Watched:
    """One whose picture moves all the time."""
    watched.frame_ms = FRAME_MS
    return watched


def late(watched: Watched, clock: FakeClock, ms: int) -> None:
    """The event loop comes back after so long."""
    clock.advance(ms)
    watched.driver.refresh()


def see(watched: Watched, *, shown: bool) -> None:
    watched.driver.show_visible(shown)


def open_small_view(watched: Watched, *, is_open: bool) -> None:
    watched.driver.show_small_view(is_open)


def test_it_starts_the_session_and_tells_the_sounds_before_the_screen(
    watched: Watched, clock: FakeClock
) -> None:
    told: list[str] = []
    watched.driver.position_changed.connect(lambda _position, _note: told.append("sounds"))
    watched.driver.snapshot_changed.connect(lambda _snapshot: told.append("screen"))
    watched.begin(ready(clock, WALK), clock)
    assert told == ["sounds", "screen"]
    assert watched.positions == [Position(index=0, began_ms=clock(), duration_ms=30_000)]


def test_it_wakes_at_the_next_second(watched: Watched, clock: FakeClock) -> None:
    watched.begin(ready(clock, WALK), clock)
    assert watched.wait_ms == 1000
    late(watched, clock, 1300)
    assert watched.wait_ms == 700
    late(watched, clock, 700)
    assert watched.wait_ms == 1000


def test_it_wakes_at_the_end_of_the_step(watched: Watched, clock: FakeClock) -> None:
    watched.begin(ready(clock, LUNGES), clock)
    late(watched, clock, 1850)
    assert watched.wait_ms == 150
    late(watched, clock, 150)
    assert watched.place() == (1, 0)


def test_it_wakes_for_the_second_of_the_step_and_for_that_of_the_workout(
    watched: Watched, clock: FakeClock
) -> None:
    watched.begin(ready(clock, WALK, TimedBlock(name="Sit", duration_s=1.4)), clock)
    assert watched.wait_ms == 400  # the whole is 31.4 s
    late(watched, clock, 400)
    assert watched.wait_ms == 600


def test_it_wakes_for_a_frame_where_that_comes_first(smooth: Watched, clock: FakeClock) -> None:
    smooth.begin(ready(clock, WALK), clock)
    assert smooth.wait_ms == FRAME_MS
    late(smooth, clock, 990)
    assert smooth.wait_ms == 10


def test_it_never_waits_less_than_a_millisecond(watched: Watched, clock: FakeClock) -> None:
    watched.frame_ms = 0
    watched.begin(ready(clock, WALK), clock)
    assert watched.wait_ms == 1


def test_it_does_not_wake_in_a_pause(watched: Watched, clock: FakeClock) -> None:
    watched.begin(ready(clock, WALK), clock)
    watched.driver.obey(WorkoutCommand.TOGGLE_PAUSE)
    assert watched.wait_ms is None
    watched.driver.obey(WorkoutCommand.TOGGLE_PAUSE)
    assert watched.wait_ms == 1000


def test_while_nobody_can_see_it_wakes_for_the_seconds_of_the_title_only(
    smooth: Watched, clock: FakeClock
) -> None:
    smooth.begin(ready(clock, WALK), clock)
    late(smooth, clock, 4200)
    see(smooth, shown=False)
    waits: list[int] = []
    while sum(waits) < 30_000 - 4200:
        assert smooth.wait_ms is not None
        waits.append(smooth.wait_ms)
        late(smooth, clock, smooth.wait_ms)
    assert waits == [800] + [1000] * 25
    assert len(smooth.summaries) == 1


def test_while_somebody_sees_it_again_it_wakes_for_each_frame(smooth: Watched, clock: FakeClock) -> None:
    smooth.begin(ready(clock, WALK), clock)
    late(smooth, clock, 4200)
    see(smooth, shown=False)
    clock.advance(500)
    see(smooth, shown=True)
    assert smooth.place() == (0, 4700)
    assert smooth.wait_ms == FRAME_MS


def test_with_a_small_view_it_wakes_for_each_frame_whatever_becomes_of_the_window(
    smooth: Watched, clock: FakeClock
) -> None:
    smooth.begin(ready(clock, WALK), clock)
    see(smooth, shown=False)
    open_small_view(smooth, is_open=True)
    assert smooth.wait_ms == FRAME_MS
    open_small_view(smooth, is_open=False)
    assert smooth.wait_ms == 1000


def test_being_seen_twice_over_tells_nothing(watched: Watched, clock: FakeClock) -> None:
    watched.begin(ready(clock, WALK), clock)
    told = len(watched.snapshots)
    see(watched, shown=True)
    assert len(watched.snapshots) == told


def test_a_step_that_waits_wakes_for_the_journal_alone_where_nobody_can_see_and_no_time_goes_down(
    watched: Watched, clock: FakeClock
) -> None:
    watched.begin(ready(clock, SELF_PACED), clock)
    see(watched, shown=False)
    assert watched.wait_ms == 1000
    late(watched, clock, 60_000)
    assert watched.wait_ms == HEARTBEAT_MS
    watched.driver.obey(WorkoutCommand.TOGGLE_PAUSE)
    assert watched.wait_ms is None


def test_a_step_that_waits_wakes_for_the_time_left_and_no_more_once_that_stands(
    watched: Watched, clock: FakeClock
) -> None:
    block = ExerciseBlock(exercise="lunge", sets=1, reps=2, pace=Pace.SELF, phases_s={"lower": 1.001})
    watched.begin(ready(clock, block), clock)
    assert watched.wait_ms == 4  # 12.004 s are left in all
    late(watched, clock, 4)
    assert watched.wait_ms == 1000
    late(watched, clock, 5000)
    assert watched.wait_ms == HEARTBEAT_MS  # nothing changes on the screen


def test_a_stall_in_mid_hold_shows_the_right_second_at_once(watched: Watched, clock: FakeClock) -> None:
    watched.begin(ready(clock, SQUATS), clock)
    late(watched, clock, 4000 + 1000)
    late(watched, clock, 1500)
    assert watched.snapshots[-1].remaining_ms == 2500
    assert watched.wait_ms == 500


def test_a_stall_across_steps_shows_where_it_is_now(watched: Watched, clock: FakeClock) -> None:
    watched.begin(ready(clock, SQUATS), clock)
    late(watched, clock, 3900)  # 100 ms before the hold
    late(watched, clock, 1500)
    assert watched.place() == (2, 1400)
    late(watched, clock, 0)
    late(watched, clock, 6600)  # over the end of the hold and the whole move after it
    assert watched.place() == (4, 1000)


def test_steps_that_end_by_themselves_leave_the_sounds_alone(watched: Watched, clock: FakeClock) -> None:
    watched.begin(ready(clock, SQUATS), clock)
    for _poll in range(20):
        late(watched, clock, 850)
    assert len(watched.positions) == 1


def test_each_command_tells_the_sounds_once(watched: Watched, clock: FakeClock) -> None:
    watched.begin(ready(clock, LUNGES), clock)
    late(watched, clock, 500)
    for number, command in enumerate(
        (WorkoutCommand.NEXT_STEP, WorkoutCommand.PREVIOUS_STEP, WorkoutCommand.TOGGLE_PAUSE), 2
    ):
        watched.driver.obey(command)
        assert len(watched.positions) == number
    assert watched.positions[-1] is None


def test_each_press_has_its_note_beside_the_position_once(watched: Watched, clock: FakeClock) -> None:
    watched.begin(ready(clock, WALK), clock)
    for command in (
        *(WorkoutCommand.LONGER, WorkoutCommand.SHORTER, WorkoutCommand.PREVIOUS_STEP),
        *(WorkoutCommand.TOGGLE_PAUSE, WorkoutCommand.LONGER, WorkoutCommand.TOGGLE_PAUSE),
    ):
        late(watched, clock, 500)
        watched.driver.obey(command)
    late(watched, clock, 500)
    assert watched.notes == [None, Sound.LONGER, Sound.SHORTER, None, Sound.PAUSE, None, Sound.GO_ON]


def test_a_step_skipped_in_its_last_100_ms_sounds_and_shows_the_next_from_its_start(
    watched: Watched, clock: FakeClock
) -> None:
    watched.begin(ready(clock, LUNGES), clock)
    clock.advance(1950)
    watched.driver.obey(WorkoutCommand.NEXT_STEP)
    position = watched.positions[-1]
    assert position is not None
    assert replace(position, reps=None) == Position(index=1, began_ms=clock(), duration_ms=2000)
    assert watched.place() == (1, 0)


def test_a_step_that_ended_while_the_loop_stalled_is_not_skipped_twice(
    watched: Watched, clock: FakeClock
) -> None:
    watched.begin(ready(clock, LUNGES), clock)
    clock.advance(2050)  # step 1 began 50 ms ago, and the screen does not show it yet
    watched.driver.obey(WorkoutCommand.TOGGLE_PAUSE)
    assert watched.place() == (1, 50)
    assert watched.positions[-1] is None


def test_a_rest_changed_in_its_last_100_ms_keeps_its_time_and_counts_down_anew(
    watched: Watched, clock: FakeClock
) -> None:
    watched.begin(ready(clock, LUNGES), clock)
    began_ms = clock() + 16_000
    late(watched, clock, 16_000 + 29_950)
    watched.driver.obey(WorkoutCommand.LONGER)
    assert watched.positions[-1] == Position(
        index=8, began_ms=began_ms, duration_ms=35_000, from_ms=29_950, half_over=True
    )
    assert watched.snapshots[-1].remaining_ms == 5050


def test_a_command_of_the_program_s_own_is_left_alone(watched: Watched, clock: FakeClock) -> None:
    watched.begin(ready(clock, WALK), clock)
    told = len(watched.snapshots), len(watched.positions)
    for command in (
        WorkoutCommand.TOGGLE_SOUND,
        WorkoutCommand.TOGGLE_FULL_SCREEN,
        WorkoutCommand.SHOW_KEYS,
        WorkoutCommand.LEAVE,
    ):
        watched.driver.obey(command)
    assert (len(watched.snapshots), len(watched.positions)) == told


def test_the_end_is_told_once_with_its_summary_and_then_it_sleeps(watched: Watched, clock: FakeClock) -> None:
    watched.begin(ready(clock, LUNGES), clock)
    late(watched, clock, 1_000_000)
    late(watched, clock, 1000)
    assert [summary.complete for summary in watched.summaries] == [True]
    assert watched.wait_ms is None
    assert watched.driver.state is State.READY
    assert len(watched.positions) == 1  # the last sound rings by itself


def test_finishing_twice_falls_silent_and_tells_one_summary(watched: Watched, clock: FakeClock) -> None:
    watched.begin(ready(clock, LUNGES), clock)
    late(watched, clock, 4500)
    watched.driver.finish()
    watched.driver.finish()
    assert watched.positions[1:] == [None]
    assert [summary.complete for summary in watched.summaries] == [False]


def test_skipping_the_last_step_ends_with_its_sound(watched: Watched, clock: FakeClock) -> None:
    watched.begin(ready(clock, WALK), clock)
    late(watched, clock, 3000)
    watched.driver.obey(WorkoutCommand.NEXT_STEP)
    assert watched.positions[-1] == Position(index=1, began_ms=clock(), duration_ms=0)
    assert len(watched.summaries) == 1


def test_a_session_dropped_is_told_of_no_more(watched: Watched, clock: FakeClock) -> None:
    watched.begin(ready(clock, WALK), clock)
    told = len(watched.snapshots)
    watched.driver.drop()
    watched.driver.drop()
    late(watched, clock, 60_000)
    watched.driver.obey(WorkoutCommand.TOGGLE_PAUSE)
    assert watched.wait_ms is None
    assert len(watched.snapshots) == told
    assert not watched.summaries


def test_without_a_session_nothing_is_told(watched: Watched) -> None:
    driver = watched.driver
    for ask in (driver.finish, driver.refresh):
        ask()
    driver.obey(WorkoutCommand.NEXT_STEP)
    assert not watched.snapshots + watched.positions + watched.summaries
    assert driver.state is State.READY


def test_a_second_session_takes_the_place_of_the_first(watched: Watched, clock: FakeClock) -> None:
    watched.begin(ready(clock, LUNGES), clock)
    late(watched, clock, 5000)
    watched.begin(ready(clock, WALK), clock)
    assert watched.place() == (0, 0)
    assert watched.snapshots[-1].duration_ms == 30_000
    assert not watched.summaries


def test_it_wakes_by_itself(watched: Watched, clock: FakeClock, qtbot: QtBot) -> None:
    watched.begin(ready(clock, WALK, WALK), clock)
    clock.advance(29_990)
    watched.driver.refresh()
    clock.advance(10)
    with qtbot.waitSignal(watched.driver.snapshot_changed, timeout=5000):
        pass
    assert watched.place() == (1, 0)


class RestlessClock(FakeClock):
    """One that has moved on, after each look at it, by as many ms as it is told."""

    by_ms = 0

    def __call__(self) -> int:
        self.now_ms += self.by_ms
        return super().__call__()


@pytest.mark.parametrize("left_ms", range(1, 7))
def test_an_end_that_comes_while_the_driver_looks_is_told(watched: Watched, left_ms: int) -> None:
    clock = RestlessClock()
    session = ready(clock, WALK)
    watched.begin(session, clock)
    late(watched, clock, session.snapshot().left_ms - left_ms)
    clock.by_ms = 1
    watched.driver.refresh()
    while watched.wait_ms is not None:
        late(watched, clock, watched.wait_ms)
    assert len(watched.summaries) == 1


@pytest.mark.parametrize(("heard", "state"), [(True, State.RUNNING), (False, State.PAUSED)])
def test_an_event_loop_that_stood_still_pauses_only_a_workout_that_nobody_hears(
    watched: Watched, clock: FakeClock, *, heard: bool, state: State
) -> None:
    live = LiveClock(clock.clocks, lambda: None)
    clock.beats.append(lambda: live.beat(heard=heard))
    watched.driver.begin(run_of(ready(live, SQUATS), live))
    late(watched, clock, 1000)
    late(watched, clock, 10_000)
    assert watched.snapshots[-1].state is state
    assert watched.place() == ((0, 1999) if state is State.PAUSED else (4, 0))


def test_what_goes_by_seconds_is_told_once_a_second_and_at_each_press(
    smooth: Watched, clock: FakeClock
) -> None:
    smooth.begin(ready(clock, WALK), clock)
    for _frame in range(50):
        late(smooth, clock, FRAME_MS)
    assert [snapshot.elapsed_ms for snapshot in smooth.seconds] == [0, 1000, 2000]
    late(smooth, clock, 500)
    smooth.driver.obey(WorkoutCommand.LONGER)
    assert smooth.seconds[-1].elapsed_ms == 2500


def test_a_step_that_begins_anew_within_its_first_second_is_told(watched: Watched, clock: FakeClock) -> None:
    watched.begin(ready(clock, WALK), clock)
    clock.advance(300)
    told = len(watched.seconds)
    watched.driver.obey(WorkoutCommand.PREVIOUS_STEP)
    assert [snapshot.elapsed_ms for snapshot in watched.seconds[told:]] == [0]
