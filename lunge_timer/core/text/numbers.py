"""How numbers, times and weights are written and said."""

import re

from lunge_timer.core.exercise import Seconds
from lunge_timer.core.routine import Load
from lunge_timer.language import _, ngettext

_MINUTE_S = 60
_HOUR_S = 3600
_KEPT_SPACE = "(?<=[0-9]) | (?=[+\N{MULTIPLICATION SIGN}])|(?<=[+\N{MULTIPLICATION SIGN}]) "


def clock_text(ms: int) -> str:
    """Whole seconds as 0:05, 10:40 or 1:02:03; a second that has begun counts whole, as a countdown does."""
    minutes, seconds = divmod(-(-ms // 1000), _MINUTE_S)
    hours, minutes = divmod(minutes, _MINUTE_S)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def number_text(seconds: Seconds) -> str:
    """A number to the millisecond, with a fraction only where there is one: 5, 1.5."""
    return f"{seconds:.3f}".rstrip("0").rstrip(".")


def seconds_text(seconds: Seconds) -> str:
    """Seconds with their unit: 5 s, 1.5 s."""
    return _("{seconds} s").format(seconds=number_text(seconds))


def exact_clock_text(ms: int) -> str:
    """A time to the millisecond: 1:05, or 1:05.25; below none, -0:05."""
    if ms < 0:
        return f"-{exact_clock_text(-ms)}"
    return clock_text(ms // 1000 * 1000) + number_text(ms % 1000 / 1000).removeprefix("0")


def spoken_time(ms: int) -> str:
    """The clock's text as a screen reader is to say it: 10 minutes 40 seconds."""
    whole_s = -(-ms // 1000)
    hours, minutes, seconds = whole_s // _HOUR_S, whole_s % _HOUR_S // _MINUTE_S, whole_s % _MINUTE_S
    parts = []
    if hours:
        parts.append(ngettext("{count} hour", "{count} hours", hours).format(count=hours))
    if minutes:
        parts.append(ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes))
    if seconds or not parts:
        parts.append(ngettext("{count} second", "{count} seconds", seconds).format(count=seconds))
    return " ".join(parts)


def unbreakable(line: str) -> str:
    """The line for a place that wraps it: no number parts from its unit there, and no sum at its sign."""
    return re.sub(_KEPT_SPACE, "\N{NO-BREAK SPACE}", line)


def range_text(low: Seconds, high: Seconds) -> str:
    """Seconds from low to high, or one number where both are one."""
    if low == high:
        return seconds_text(low)
    return _("{low}\N{EN DASH}{high} s").format(low=number_text(low), high=number_text(high))


def percent_text(percent: int) -> str:
    return _("{percent} %").format(percent=percent)


def load_text(load: Load) -> str:
    """What weighs how much: 2 kg in each hand; nothing where no weight is told, or what weighs it."""
    line = {
        "dumbbells": _("{kg} kg in each hand"),
        "barbell": _("barbell of {kg} kg"),
        "vest": _("weighted vest of {kg} kg"),
        "machine": _("machine at {kg} kg"),
    }.get(load.kind)
    return line.format(kg=number_text(load.kg)) if line and load.kg else ""
