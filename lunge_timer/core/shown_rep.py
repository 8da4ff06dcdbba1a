"""A rep shown as an example: which pose is due at a time of it, and when the figure stands still again."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from msgspec import Struct

from lunge_timer.core.exercise import Exercise, Phase
from lunge_timer.core.figure.body import joints
from lunge_timer.core.routine import ExerciseBlock, LoadKind, Routine
from lunge_timer.core.timeline import Leg, Step, Timeline

RUNS = 3  # as often as a rep is shown until the figure stands still
STAND_MS = 3000  # at the end of get ready, while it counts down
_BACK_MS = 1000  # the least time for the way back from a rep that is broken off


class ShownPhase(Struct, frozen=True, kw_only=True):
    """A phase of the rep, from one pose of the exercise to another."""

    phase: Phase
    start: str
    length_ms: int

    @property
    def end(self) -> str:
        return self.phase.pose


class ShownRep(Struct, frozen=True, kw_only=True):
    """One rep of an exercise as a routine has it: by which leg, with what load, in how much time."""

    exercise: Exercise
    leg: Leg
    load: LoadKind
    phases: tuple[ShownPhase, ...]

    @property
    def length_ms(self) -> int:
        return sum(each.length_ms for each in self.phases)


class RepMoment(Struct, frozen=True, kw_only=True):
    """What is due: so much (0 to 1) of the way between two poses; in no phase where the figure only stands.

    left_ms is how long that stays the way that is due; None where nothing moves any more.
    """

    start: str
    end: str
    fraction: float = 1.0
    phase: Phase | None = None
    left_ms: int | None = None


def reps_to_show(routine: Routine, timeline: Timeline) -> dict[int, ShownRep]:
    """The first rep of each block of a routine that has reps, by the block's number."""
    reps: dict[int, ShownRep] = {}
    for span in timeline.sets:
        block, exercise = routine.all_blocks[span.block], timeline.steps[span.first].exercise
        if span.block not in reps and exercise is not None and isinstance(block, ExerciseBlock):
            reps[span.block] = rep_from(timeline, span.first, exercise, block.load.kind)
    return reps


def rep_from(timeline: Timeline, index: int, exercise: Exercise, load: LoadKind) -> ShownRep:
    """The rep of exercise that begins with step index."""
    rep = timeline.reps[bisect_left(timeline.reps, index, key=lambda each: each.first)]
    steps = timeline.steps[rep.first : rep.last + 1]
    phases = (
        ShownPhase(phase=phase, start=exercise.pose_before(phase), length_ms=length_ms)
        for step in steps
        for phase, length_ms in phase_lengths(step)
    )
    return ShownRep(exercise=exercise, leg=rep.leg, load=load, phases=tuple(phases))


def phase_lengths(step: Step) -> Iterator[tuple[Phase, int]]:
    """The phases of a step with their ms, which add up to the step's own."""
    ends_s = [*accumulate(phase.duration_s for phase in step.phases)]
    marks_ms = [0, *(round(step.estimate_ms * end_s / ends_s[-1]) for end_s in ends_s[:-1]), step.estimate_ms]
    for phase, (begins_ms, ends_ms) in zip(step.phases, pairwise(marks_ms), strict=True):
        yield phase, ends_ms - begins_ms


def deepest_phase(exercise: Exercise, phases: Sequence[Phase]) -> Phase:
    """The phase whose pose is farthest from that in which a rep begins: a hold of it, where there is one.

    Of an exercise that has no poses, the last hold, or the last phase.
    """
    if not exercise.poses:
        return next((phase for phase in reversed(phases) if phase.kind == "hold"), phases[-1])
    begins = joints(exercise.poses[exercise.start_pose]).points

    def depth(phase: Phase) -> tuple[float, bool]:
        points = joints(exercise.poses[phase.pose]).points
        ways = (
            abs(one.x - other.x) + abs(one.y - other.y) for one, other in zip(begins, points, strict=True)
        )
        return max(ways), phase.kind == "hold"

    return max(phases, key=depth)


def still_moment(rep: ShownRep) -> RepMoment:
    """What the figure shows where it stands: the deepest position."""
    phase = deepest_phase(rep.exercise, [each.phase for each in rep.phases])
    return RepMoment(start=phase.pose, end=phase.pose, phase=phase)


def run_ms(rep: ShownRep) -> int:
    """How long the figure moves: some reps, and once more down to the deepest position, where it stays."""
    still = still_moment(rep)
    way_ms = 0
    for each in rep.phases:
        if each.start == still.end:
            break
        way_ms += each.length_ms
    return RUNS * rep.length_ms + way_ms


def moment_at(rep: ShownRep, elapsed_ms: int) -> RepMoment:
    """What the figure shows at that time of its run; after it, it stands still."""
    return still_moment(rep) if elapsed_ms >= run_ms(rep) else _moment_in(rep, elapsed_ms)


def ready_moment_at(rep: ShownRep, elapsed_ms: int, get_ready_ms: int) -> RepMoment:
    """What the figure shows at that time of get ready.

    It does the rep, over and over, and is back where the rep begins as the last 3 s count down. A rep that
    would not end by then is broken off before a move or in a hold.
    """
    begin = rep.exercise.start_pose
    stand_from_ms = get_ready_ms - STAND_MS
    if elapsed_ms >= stand_from_ms or stand_from_ms <= _BACK_MS:
        return RepMoment(start=begin, end=begin)
    back_from_ms = stand_from_ms - _BACK_MS
    last, gone_ms = _phase_at(rep, back_from_ms)
    if last.start != last.end:
        back_from_ms -= gone_ms
    if elapsed_ms < back_from_ms:
        return _moment_in(rep, elapsed_ms)
    left_ms = stand_from_ms - elapsed_ms
    fraction = 1 - left_ms / (stand_from_ms - back_from_ms)
    return RepMoment(start=last.start, end=begin, fraction=fraction, left_ms=left_ms)


def _moment_in(rep: ShownRep, elapsed_ms: int) -> RepMoment:
    """What is due at that time, one rep after the other."""
    due, gone_ms = _phase_at(rep, elapsed_ms)
    return RepMoment(
        start=due.start,
        end=due.end,
        fraction=gone_ms / due.length_ms,
        phase=due.phase,
        left_ms=due.length_ms - gone_ms,
    )


def _phase_at(rep: ShownRep, elapsed_ms: int) -> tuple[ShownPhase, int]:
    """The phase that is due at that time, one rep after the other, and for how long it has been."""
    gone_ms = elapsed_ms % rep.length_ms
    for each in rep.phases:
        if gone_ms < each.length_ms:
            return each, gone_ms
        gone_ms -= each.length_ms
    raise AssertionError("a rep is as long as its phases")
