"""Which sound begins at which moment of a step: the three rules, and nothing else."""

from enum import StrEnum

from msgspec import Struct

from lunge_timer.core.timeline import Leg, Step, StepKind, Timeline

TICKS_MS = (3000, 2000, 1000)  # before the end
TICK_CLEARANCE_MS = 300  # a tick sooner after the step's first sound would run into it
HALF_FROM_MS = 20_000  # the shortest rest or timed step that has its half told


class Sound(StrEnum):
    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    HOLD = "hold"
    RELEASE = "release"
    MOVE = "move"
    GO = "go"
    SWITCH = "switch"
    SET_DONE = "set-done"
    TICK = "tick"
    HALF = "half"
    DONE = "done"


class Cue(Struct, frozen=True, gc=False):
    """One sound at one moment, in ms from the start of its step."""

    at_ms: int
    sound: Sound


_FIRST_BY_KIND = {
    StepKind.TIMED: Sound.GO,
    StepKind.HOLD: Sound.HOLD,
    StepKind.SWITCH: Sound.SWITCH,
    StepKind.REST: Sound.SET_DONE,
}
_FIRST_BY_LEG = {Leg.LEFT: Sound.LEFT, Leg.RIGHT: Sound.RIGHT, Leg.BOTH: Sound.BOTH}


def step_cues(timeline: Timeline, index: int, duration_ms: int | None) -> tuple[Cue, ...]:
    """The cues of step index if it lasts duration_ms (None: until the person says), in order of time.

    Past the last step there is one: the end's own.
    """
    if index == len(timeline.steps):
        return (Cue(0, Sound.DONE),)
    step = timeline.steps[index]
    first = _first_sound(timeline, index)
    cues = [] if first is None else [Cue(0, first)]
    if duration_ms is not None and step.kind is not StepKind.MOVE:
        if duration_ms >= HALF_FROM_MS and step.kind in {StepKind.REST, StepKind.TIMED}:
            cues.append(Cue(duration_ms // 2, Sound.HALF))
        ticks = (duration_ms - before_ms for before_ms in TICKS_MS)
        cues += [Cue(at_ms, Sound.TICK) for at_ms in ticks if at_ms >= TICK_CLEARANCE_MS]
    return tuple(cues)


def _first_sound(timeline: Timeline, index: int) -> Sound | None:
    step = timeline.steps[index]
    before = timeline.steps[index - 1] if index else None
    begins_rep = step.rep is not None and (before is None or _rep_of(before) != _rep_of(step))
    if begins_rep and step.leg is not None:
        return _FIRST_BY_LEG[step.leg]
    if step.kind is StepKind.MOVE:
        after_hold = before is not None and before.kind is StepKind.HOLD
        return Sound.RELEASE if after_hold else Sound.MOVE
    return _FIRST_BY_KIND.get(step.kind)


def _rep_of(step: Step) -> tuple[object, ...]:
    return step.block, step.set, step.leg, step.rep
