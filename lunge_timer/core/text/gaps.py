"""Why a workout was paused that nobody paused, in a sentence."""

from collections.abc import Callable

from lunge_timer.core.live_clock import Gap
from lunge_timer.core.text.numbers import span_text
from lunge_timer.language import _

_MINUTE_MS = 60_000
_HOUR_MS = 3_600_000


def gap_sentence(gap: Gap, say: Callable[[int], str] = span_text) -> str:
    """What it was and how long, to the second or, from an hour on, to the minute."""
    exact_to_ms = 1000 if gap.length_ms < _HOUR_MS else _MINUTE_MS
    time = say(round(gap.length_ms / exact_to_ms) * exact_to_ms)
    if gap.slept:
        return _("Paused: the computer slept for {time}. Nothing of it was counted.").format(time=time)
    return _("Paused: the program stood still for {time}. Nothing of it was counted.").format(time=time)
