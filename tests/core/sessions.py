"""Sessions to test with, and short ways to ask them."""

from lunge_timer.core.clock import Clock
from lunge_timer.core.compiling import compile_timeline
from lunge_timer.core.routine import Block, ExerciseBlock, Pace, Routine, TimedBlock
from lunge_timer.core.session import Session
from lunge_timer.core.snapshot import Snapshot, State
from lunge_timer.core.timeline import Leg, Timeline
from tests.conftest import FakeClock
from tests.core.exercises import EXERCISES

WALK = TimedBlock(name="Walk", duration_s=30)
LUNGES = ExerciseBlock(exercise="lunge", sets=2, reps=2, rest_s=30)  # 8 steps of 2 s, a rest, 8 steps
SQUATS = ExerciseBlock(exercise="squat", sets=1, reps=1)  # move move hold move hold move, twice
OPEN_HOLD = ExerciseBlock(  # move move hold move move, twice: the hold lasts until the person says so
    exercise="squat", sets=1, reps=1, open_holds=True, phases_s={"hold-squat": 0}
)
SELF_PACED = ExerciseBlock(exercise="lunge", sets=1, reps=2, pace=Pace.SELF)  # 4 open steps


def ready(clock: Clock, *blocks: Block, get_ready_s: int = 0) -> Session:
    routine = Routine(name="Any", get_ready_s=get_ready_s, blocks=blocks)
    return Session(compile_timeline(routine, EXERCISES), clock)


def started(clock: FakeClock, *blocks: Block, get_ready_s: int = 0) -> Session:
    session = ready(clock, *blocks, get_ready_s=get_ready_s)
    session.start()
    return session


def seen_at(timeline: Timeline, index: int, elapsed_ms: int = 0) -> Snapshot:
    """That moment of step index in a workout that goes as it was planned; nothing is counted."""
    step = timeline.steps[index]
    return Snapshot(
        state=State.RUNNING,
        index=index,
        step=step,
        elapsed_ms=elapsed_ms,
        duration_ms=step.duration_ms,
        left_ms=timeline.total_ms - step.start_ms - elapsed_ms,
        counts={},
        reps={},
    )


def rest_of(clock: FakeClock, rest_s: float, elapsed_ms: int) -> Session:
    block = ExerciseBlock(exercise="curl", sets=2, reps=1, rest_s=rest_s)
    session = started(clock, block)
    clock.advance(5000 + elapsed_ms)
    return session


def done(session: Session) -> dict[Leg, int]:
    """Reps of the current set by leg."""
    return {leg: count.done for leg, count in session.snapshot().counts.items()}


def place(session: Session) -> tuple[int, int]:
    snapshot = session.snapshot()
    return snapshot.index, snapshot.elapsed_ms
