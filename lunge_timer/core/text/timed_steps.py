"""Timed steps in words: what kind of step one is, and its cue for the leg that it is for."""

from lunge_timer.core.timeline import Leg, Step, StepKind, Timeline
from lunge_timer.language import _


def timed_word(timeline: Timeline, index: int) -> str:
    """A stretch by its name; else warm-up before the first set, cool-down after the last."""
    if _("stretch") in timeline.steps[index].label.casefold():
        return _("Stretch")
    if timeline.sets and index < timeline.sets[0].first:
        return _("Warm up")
    if timeline.sets and index > timeline.sets[-1].last:
        return _("Cool down")
    return _("Go")


def timed_step_due(timeline: Timeline, index: int) -> Step | None:
    """The timed step that step index is, or that comes right after it where it only makes ready."""
    step = timeline.steps[index]
    if step.rep is None and step.kind is not StepKind.TIMED:
        step = next(iter(timeline.steps[timeline.index_after(index) :]), step)
    return step if step.kind is StepKind.TIMED else None


def timed_cue(step: Step) -> str:
    """The cue of a timed step. The shipped ones name the leg; a person's own stays as it was typed."""
    if step.leg not in {Leg.LEFT, Leg.RIGHT}:
        return step.cue
    left, right = {
        _("One shin in front, the other leg long behind"): (
            _("Left shin in front, right leg long behind"),
            _("Right shin in front, left leg long behind"),
        ),
        _("Ankle on the other knee, hips back"): (
            _("Left ankle on right knee, sit back"),
            _("Right ankle on left knee, sit back"),
        ),
        _("One leg straight, lean forward from the hips"): (
            _("Left leg straight, lean forward from the hips"),
            _("Right leg straight, lean forward from the hips"),
        ),
    }.get(step.cue, (step.cue, step.cue))
    return left if step.leg is Leg.LEFT else right
