"""Which pose the figure goes from and to in a step, and how far it is with that."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from msgspec import structs

from lunge_timer.core.exercise import Exercise, Phase
from lunge_timer.core.figure.pose import Pose, Prop, standing
from lunge_timer.core.routine import LoadKind
from lunge_timer.core.shown_rep import (
    STAND_MS,
    RepMoment,
    ShownRep,
    deepest_phase,
    phase_lengths,
    ready_moment_at,
    rep_from,
)
from lunge_timer.core.snapshot import Snapshot
from lunge_timer.core.text.prompts import exercise_ahead
from lunge_timer.core.text.timed_steps import timed_step_due
from lunge_timer.core.timeline import Leg, Step, StepKind, Timeline
from lunge_timer.ui.figure.facing import is_turning

if TYPE_CHECKING:
    from lunge_timer.core.timed_figure import TimedFigure, TimedFigures  # the library does without them


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion:
    """From one pose of an exercise or a timed step to another, by a leg, in the colour of a kind of step.

    Without either the figure stands; without a leg no leg is coloured.
    """

    exercise: Exercise | None = None
    timed: "TimedFigure | None" = None
    start: str = ""
    end: str = ""
    leg: Leg | None = None
    kind: StepKind = StepKind.MOVE
    load: LoadKind = "none"

    @property
    def ends(self) -> tuple[Pose, Pose]:
        """The two poses themselves."""
        poses = self.poses
        return poses[self.start], poses[self.end]

    @property
    def poses(self) -> Mapping[str, Pose]:
        """All that belong to the exercise or the timed step."""
        shown = self.exercise or self.timed
        return {"": standing()} if shown is None or not shown.poses else shown.poses

    @property
    def props(self) -> Sequence[Prop]:
        shown = self.exercise or self.timed
        return () if shown is None else shown.props

    @property
    def evenly(self) -> bool:
        """Whether it neither starts nor stops, as a part of a walk."""
        return self.timed is not None and self.timed.evenly

    @property
    def scene(self) -> tuple[object, ...]:
        """What decides everything in the picture but the pose."""
        return self.exercise, self.timed, self.leg, self.kind, self.load


def motion_at(
    timeline: Timeline, snapshot: Snapshot, loads: Sequence[LoadKind], figures: "TimedFigures"
) -> tuple[Motion, float]:
    """What is due at that moment, and how much of it is done (0 to 1).

    loads says what is carried in each block, figures what is done in timed steps. Where the person sets the
    pace, the figure shows the moves at the guided pace, over and over. Getting ready for a rep, it shows
    that rep.
    """
    index, elapsed_ms = snapshot.index, snapshot.elapsed_ms
    step = timeline.steps[index]
    if (rep := rep_ahead(timeline, index, loads)) is not None:
        moment = ready_moment_at(rep, elapsed_ms, snapshot.duration_ms or 0)
        return motion_of(rep, moment, step.kind), moment.fraction
    load: LoadKind = "none" if step.block is None else loads[step.block]
    timed = timed_step_due(timeline, index)
    if timed is not None:
        return _timed(step, elapsed_ms, figures.get(timed.label.casefold()))
    if step.exercise is None or not step.phases:
        exercise = exercise_ahead(timeline, index)
        pose = "" if exercise is None else exercise.start_pose
        return Motion(exercise=exercise, start=pose, end=pose, kind=step.kind, load=load), 1.0
    phase, begun_ms, length_ms = _phase_at(step, elapsed_ms, snapshot.duration_ms)
    motion = Motion(
        exercise=step.exercise,
        start=step.exercise.pose_before(phase),
        end=phase.pose,
        leg=step.leg,
        kind=step.kind,
        load=load,
    )
    return motion, min(1.0, begun_ms / max(1, length_ms))


def still_motion_at(
    timeline: Timeline, snapshot: Snapshot, loads: Sequence[LoadKind], figures: "TimedFigures"
) -> Motion:
    """The pose that is due then, for who wants no movement; of several moves the deepest."""
    step = timeline.steps[snapshot.index]
    elapsed_ms = (snapshot.duration_ms or 0) if step.kind is StepKind.PREPARE else 0
    motion, _fraction = motion_at(timeline, structs.replace(snapshot, elapsed_ms=elapsed_ms), loads, figures)
    pose = motion.end
    if step.exercise is not None and step.phases:
        pose = deepest_phase(step.exercise, step.phases).pose
    return replace(motion, start=pose, end=pose)


def motion_of(rep: ShownRep, moment: RepMoment, kind: StepKind) -> Motion:
    """That moment of a rep, in the colour of a kind of step."""
    return Motion(
        exercise=rep.exercise, start=moment.start, end=moment.end, leg=rep.leg, kind=kind, load=rep.load
    )


def rep_ahead(timeline: Timeline, index: int, loads: Sequence[LoadKind]) -> ShownRep | None:
    """The rep for which step index is there to get ready, if it is."""
    coming = next(iter(timeline.steps[index + 1 : index + 2]), None)
    if timeline.steps[index].kind is not StepKind.PREPARE or coming is None or coming.rep is None:
        return None
    if coming.exercise is None or coming.block is None:
        return None
    return rep_from(timeline, index + 1, coming.exercise, loads[coming.block])


def has_figure(timeline: Timeline, index: int, figures: "TimedFigures") -> bool:
    """Whether there is a picture of what is done in step index.

    There is none of a timed step with an own name, and of an own exercise that borrows none.
    """
    timed = timed_step_due(timeline, index)
    if timed is not None:
        return timed.label.casefold() in figures
    exercise = (
        timeline.steps[index].exercise if timeline.steps[index].phases else exercise_ahead(timeline, index)
    )
    return exercise is None or bool(exercise.poses)


def is_moving(timeline: Timeline, snapshot: Snapshot, figures: "TimedFigures") -> bool:
    """Whether the figure is on the move at that moment, or turns."""
    index, elapsed_ms = snapshot.index, snapshot.elapsed_ms
    if not has_figure(timeline, index, figures):
        return False
    step = timeline.steps[index]
    figure = figures.get(step.label.casefold()) if step.kind is StepKind.TIMED else None
    if step.kind is StepKind.PREPARE and elapsed_ms < (snapshot.duration_ms or 0) - STAND_MS:
        return timed_step_due(timeline, index) is None
    if step.kind is StepKind.MOVE or (figure is not None and figure.moves):
        return True
    return is_turning(timeline, index, elapsed_ms)


def _timed(step: Step, elapsed_ms: int, figure: "TimedFigure | None") -> tuple[Motion, float]:
    """What a timed step does, or its first pose where it is yet to come."""
    if figure is None:
        return Motion(kind=step.kind), 1.0
    if step.kind is not StepKind.TIMED:
        pose = next(iter(figure.poses))
        return Motion(timed=figure, start=pose, end=pose, kind=step.kind), 1.0
    start, end, fraction = figure.place_at(elapsed_ms)
    return Motion(timed=figure, start=start, end=end, leg=step.leg, kind=step.kind), fraction


def _phase_at(step: Step, elapsed_ms: int, duration_ms: int | None) -> tuple[Phase, int, int]:
    """The phase that is due in a step of that length, for how long it has been, and its own length."""
    if len(step.phases) == 1 and (duration_ms is not None or step.is_open_hold):
        return step.phases[0], elapsed_ms, step.estimate_ms if duration_ms is None else duration_ms
    left_ms = elapsed_ms % max(1, step.estimate_ms)
    length_ms = 0
    for phase, length_ms in phase_lengths(step):
        if left_ms < length_ms:
            return phase, left_ms, length_ms
        left_ms -= length_ms
    return step.phases[-1], length_ms, length_ms
