"""How much longer or shorter a step may be made while it is going on."""

from lunge_timer.core.routine import HOLD_S, REST_S, TIMED_S
from lunge_timer.core.snapshot import SECOND_MS
from lunge_timer.core.timeline import StepKind

COUNTDOWN_MS = 3000  # shortening a step leaves at least its countdown
LONGEST_MS = {
    StepKind.REST: REST_S.high * 1000,
    StepKind.HOLD: HOLD_S.high * 1000,
    StepKind.TIMED: TIMED_S.high * 1000,
}


def changed_length_ms(kind: StepKind, duration_ms: int, elapsed_ms: int, by_ms: int) -> int:
    """What a rest, a hold or a timed step lasts when by_ms is asked for: a whole second within the limits.

    Shortening never takes the countdown: at least 3 s stay, or what is left where that is less. Any other
    step stays as it is.
    """
    if kind not in LONGEST_MS:
        return duration_ms
    shortest_ms = min(duration_ms, _whole_second_from(elapsed_ms + COUNTDOWN_MS))
    wanted_ms = duration_ms + by_ms
    if by_ms > 0:
        wanted_ms -= wanted_ms % SECOND_MS
    else:
        wanted_ms = _whole_second_from(wanted_ms)
    return min(max(wanted_ms, shortest_ms), LONGEST_MS[kind])


def _whole_second_from(ms: int) -> int:
    """The first whole second that is not before ms."""
    return -(-ms // SECOND_MS) * SECOND_MS
