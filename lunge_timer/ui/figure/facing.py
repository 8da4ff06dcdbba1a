"""Which way the figure faces at a time of a step, and how it turns where the leg changes."""

from itertools import islice

from lunge_timer.core.figure.blend import ease
from lunge_timer.core.timeline import Leg, StepKind, Timeline

TURN_MS = 200


def side_of(leg: Leg | None) -> float:
    """-1 for the left leg, else 1.

    The left leg's figure faces left and the right leg's right: so the leg that works is the one that is
    turned to the person, and nothing hides it.
    """
    return -1.0 if leg is Leg.LEFT else 1.0


def facing_at(timeline: Timeline, index: int, elapsed_ms: int, turn_ms: int = TURN_MS) -> float:
    """1 to the right, -1 to the left, and between them while it turns: the first turn_ms, none of 0."""
    due = _side_at(timeline, index)
    if index == 0 or elapsed_ms >= turn_ms:
        return due
    before = _side_at(timeline, index - 1)
    return before + (due - before) * ease(elapsed_ms / turn_ms)


def is_turning(timeline: Timeline, index: int, elapsed_ms: int, turn_ms: int = TURN_MS) -> bool:
    return facing_at(timeline, index, elapsed_ms, turn_ms) != _side_at(timeline, index)


def _side_at(timeline: Timeline, index: int) -> float:
    """The side of the step's leg; before what is to be done, of the leg that does it."""
    for step in islice(timeline.steps, index, None):
        if step.leg is not None or step.kind is StepKind.TIMED:
            return side_of(step.leg)
    return side_of(None)
