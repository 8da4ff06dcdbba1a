"""What the edge of the window shows to who cannot hear: the last three seconds, and each new phase."""

from msgspec import Struct

from lunge_timer.core.cues import TICKS_MS, tick_times_ms
from lunge_timer.core.snapshot import Snapshot, State

LIT_MS = 400  # from the start of a step; a shorter step is not lit, so there are never more than 3 in 1 s


class Edge(Struct, frozen=True, gc=False):
    """How many of three steps the edge stands in, or whether all of it is lit instead."""

    steps_in: int = 0
    is_lit: bool = False


DARK = Edge()


def edge_at(snapshot: Snapshot) -> Edge:
    """The edge at that moment: it counts where a tick sounds, and is dark while nothing runs."""
    step, elapsed_ms = snapshot.step, snapshot.elapsed_ms
    if snapshot.state is not State.RUNNING or step is None:
        return DARK
    if elapsed_ms < LIT_MS and _is_long_enough(snapshot.duration_ms):
        return Edge(is_lit=True)
    ticks = tick_times_ms(step.kind, snapshot.duration_ms)
    if snapshot.duration_ms is None or not any(at_ms <= elapsed_ms for at_ms in ticks):
        return DARK
    left_ms = snapshot.duration_ms - elapsed_ms
    return Edge(steps_in=sum(left_ms <= before_ms for before_ms in TICKS_MS))


def edge_lasts_ms(snapshot: Snapshot) -> int | None:
    """How long the edge stays as it is while time goes by; None: until the step ends."""
    step, elapsed_ms = snapshot.step, snapshot.elapsed_ms
    if snapshot.state is not State.RUNNING or step is None:
        return None
    changes_ms = [*tick_times_ms(step.kind, snapshot.duration_ms)]
    if _is_long_enough(snapshot.duration_ms):
        changes_ms.append(LIT_MS)
    return min((at_ms - elapsed_ms for at_ms in changes_ms if at_ms > elapsed_ms), default=None)


def _is_long_enough(duration_ms: int | None) -> bool:
    return duration_ms is None or duration_ms >= LIT_MS
