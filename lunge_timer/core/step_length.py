"""How much longer or shorter a step may be made while it is going on."""

from lunge_timer.core.limits import REST_S, TIMED_S, hold_limit
from lunge_timer.core.snapshot import SECOND_MS
from lunge_timer.core.timeline import Step, StepKind

COUNTDOWN_MS = 3000  # shortening a step leaves at least its countdown
OPEN_HOLD_MS = 600_000  # a hold that the person ends is ended by then


def ends_after_ms(step: Step | None, duration_ms: int | None) -> int | None:
    """How much of a step is over when it ends by itself; None where it does not."""
    if step is None:
        return None
    return OPEN_HOLD_MS if step.is_open_hold else duration_ms


def longest_ms(step: Step) -> int | None:
    """As much as a step may last; None where its length stays as it is."""
    longest_s = {StepKind.REST: REST_S.high, StepKind.TIMED: TIMED_S.high}.get(step.kind)
    if step.kind is StepKind.HOLD and step.exercise is not None:
        longest_s = hold_limit(step.exercise).high
    return longest_s and longest_s * 1000


def changed_length_ms(step: Step, duration_ms: int, elapsed_ms: int, by_ms: int) -> int:
    """What a rest, a hold or a timed step lasts when by_ms is asked for: a whole second within the limits.

    Shortening never takes the countdown: at least 3 s stay, or what is left where that is less. Any other
    step stays as it is.
    """
    most_ms = longest_ms(step)
    if most_ms is None:
        return duration_ms
    shortest_ms = min(duration_ms, _whole_second_from(elapsed_ms + COUNTDOWN_MS))
    wanted_ms = duration_ms + by_ms
    if by_ms > 0:
        wanted_ms -= wanted_ms % SECOND_MS
    else:
        wanted_ms = _whole_second_from(wanted_ms)
    return min(max(wanted_ms, shortest_ms), most_ms)


def _whole_second_from(ms: int) -> int:
    """The first whole second that is not before ms."""
    return -(-ms // SECOND_MS) * SECOND_MS
