"""Which pose the figure goes from and to in a step, and how far it is with that."""

from collections.abc import Sequence
from dataclasses import dataclass

from lunge_timer.core.exercise import Exercise, Phase
from lunge_timer.core.figure.pose import Pose, standing
from lunge_timer.core.routine import LoadKind
from lunge_timer.core.text.prompts import exercise_ahead
from lunge_timer.core.text.timed_steps import timed_step_due
from lunge_timer.core.timeline import Leg, Step, StepKind, Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion:
    """From one pose of an exercise to another, by a leg, in the colour of a kind of step.

    Without an exercise the figure stands; without a leg no leg is coloured.
    """

    exercise: Exercise | None = None
    start: str = ""
    end: str = ""
    leg: Leg | None = None
    kind: StepKind = StepKind.MOVE
    load: LoadKind = "none"

    @property
    def ends(self) -> tuple[Pose, Pose]:
        """The two poses themselves."""
        if self.exercise is None:
            return standing(), standing()
        return self.exercise.poses[self.start], self.exercise.poses[self.end]


def motion_at(
    timeline: Timeline, index: int, elapsed_ms: int, loads: Sequence[LoadKind]
) -> tuple[Motion, float]:
    """What is due at that time of step index, and how much of it is done (0 to 1).

    loads says what is carried in each block. Where the person sets the pace, the figure shows the moves at
    the guided pace, over and over.
    """
    step = timeline.steps[index]
    load: LoadKind = "none" if step.block is None else loads[step.block]
    if step.exercise is None or not step.phases:
        return _at_ease(timeline, index, load), 1.0
    phase, begun_ms, length_ms = _phase_at(step, elapsed_ms)
    phases = step.exercise.phases
    number = next(number for number, one in enumerate(phases) if one.id == phase.id)
    motion = Motion(
        exercise=step.exercise,
        start=phases[number - 1].pose if number else step.exercise.start_pose,
        end=phase.pose,
        leg=step.leg,
        kind=step.kind,
        load=load,
    )
    return motion, min(1.0, begun_ms / max(1, length_ms))


def _at_ease(timeline: Timeline, index: int, load: LoadKind) -> Motion:
    """Ready for the exercise to come. A walk or a stretch has no pose of its own, and needs nothing of it."""
    kind = timeline.steps[index].kind
    exercise = exercise_ahead(timeline, index) if timed_step_due(timeline, index) is None else None
    pose = "" if exercise is None else exercise.start_pose
    return Motion(exercise=exercise, start=pose, end=pose, kind=kind, load=load)


def _phase_at(step: Step, elapsed_ms: int) -> tuple[Phase, int, int]:
    """The phase that is due, for how long it has been, and its length."""
    if len(step.phases) == 1 and step.duration_ms is not None:
        return step.phases[0], elapsed_ms, step.duration_ms
    whole_s = sum(phase.duration_s for phase in step.phases)
    left_ms = elapsed_ms % max(1, step.estimate_ms)
    length_ms = 0
    for phase in step.phases:
        length_ms = round(step.estimate_ms * phase.duration_s / whole_s)
        if left_ms < length_ms:
            return phase, left_ms, length_ms
        left_ms -= length_ms
    return step.phases[-1], length_ms, length_ms
