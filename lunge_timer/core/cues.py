"""Which sound begins at which moment of a step, by the three rules, and which answers a press."""

from collections.abc import Sequence
from enum import StrEnum

from msgspec import UNSET, Struct

from lunge_timer.core.snapshot import Event, EventKind
from lunge_timer.core.sound_options import SoundChoice
from lunge_timer.core.timeline import Leg, Step, StepKind, Timeline

TICKS_MS = (3000, 2000, 1000)  # before the end
TICK_CLEARANCE_MS = 300  # a tick sooner after the step's first sound would run into it
HALF_FROM_MS = 20_000  # the shortest rest or timed step that has its half told
READY_MS = 2000  # after the start of get ready: by then an output that slept is awake
READY_FROM_MS = 6000  # the shortest get ready that has it


class Sound(StrEnum):
    READY = "ready"
    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    HOLD = "hold"
    SECOND_HOLD = "second-hold"
    RELEASE = "release"
    MOVE = "move"
    GO = "go"
    SWITCH = "switch"
    SET_DONE = "set-done"
    TICK = "tick"
    HALF = "half"
    DONE = "done"
    PAUSE = "pause"
    GO_ON = "go-on"
    LONGER = "longer"
    SHORTER = "shorter"


class Cue(Struct, frozen=True, gc=False):
    """One sound at one moment, in ms from the start of its step."""

    at_ms: int
    sound: Sound


_FIRST_BY_KIND = {
    StepKind.TIMED: Sound.GO,
    StepKind.SWITCH: Sound.SWITCH,
    StepKind.REST: Sound.SET_DONE,
}
_WITHOUT_WORK = {StepKind.PREPARE, StepKind.SWITCH, StepKind.REST}
_BY_PRESS = {
    EventKind.PAUSED: Sound.PAUSE,
    EventKind.WENT_ON: Sound.GO_ON,
    EventKind.LENGTHENED: Sound.LONGER,
    EventKind.SHORTENED: Sound.SHORTER,
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
    if step.kind is StepKind.PREPARE and duration_ms is not None and duration_ms >= READY_FROM_MS:
        cues.append(Cue(READY_MS, Sound.READY))
    has_half = step.kind in {StepKind.REST, StepKind.TIMED}
    if has_half and duration_ms is not None and duration_ms >= HALF_FROM_MS:
        cues.append(Cue(duration_ms // 2, Sound.HALF))
    cues += [Cue(at_ms, Sound.TICK) for at_ms in tick_times_ms(step.kind, duration_ms)]
    return tuple(cues)


def is_heard(sound: Sound, kind: StepKind, choice: SoundChoice) -> bool:
    """Whether the person wants to hear that sound in a step of that kind."""
    if sound is Sound.MOVE:
        return choice.moves
    if sound in {Sound.TICK, Sound.HALF}:
        return choice.ticks == "on" or (choice.ticks == "rests" and kind in _WITHOUT_WORK)
    return True


def tick_times_ms(kind: StepKind, duration_ms: int | None) -> tuple[int, ...]:
    """When a step of that kind and length counts down, in ms from its start."""
    if duration_ms is None or kind is StepKind.MOVE:
        return ()
    times_ms = (duration_ms - before_ms for before_ms in TICKS_MS)
    return tuple(at_ms for at_ms in times_ms if at_ms >= TICK_CLEARANCE_MS)


def press_sound(events: Sequence[Event], *, paused: bool) -> Sound | None:
    """The note that answers what the person pressed, if it has one. In a pause that is the pause's alone."""
    notes = [_BY_PRESS[event.kind] for event in events if event.kind in _BY_PRESS]
    return notes[-1] if notes and (not paused or notes[-1] is Sound.PAUSE) else None


def _first_sound(timeline: Timeline, index: int) -> Sound | None:
    step = timeline.steps[index]
    before = timeline.steps[index - 1] if index else None
    begins_rep = step.rep is not None and (before is None or _rep_of(before) != _rep_of(step))
    if begins_rep and step.leg is not None:
        return _FIRST_BY_LEG[step.leg]
    if step.phase is not None and step.phase.tone is not UNSET:
        return Sound(step.phase.tone)
    if step.kind is StepKind.MOVE:
        after_hold = before is not None and before.kind is StepKind.HOLD
        return Sound.RELEASE if after_hold else Sound.MOVE
    if step.kind is StepKind.HOLD and step.exercise is not None and step.phase is not None:
        return Sound.SECOND_HOLD if step.exercise.is_second_hold(step.phase) else Sound.HOLD
    return _FIRST_BY_KIND.get(step.kind)


def _rep_of(step: Step) -> tuple[object, ...]:
    return step.block, step.round, step.set, step.leg, step.rep
