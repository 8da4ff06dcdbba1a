"""A routine in words: the short lines that cards, captions and screen readers say of it."""

from gettext import gettext as _
from gettext import ngettext

from lunge_timer.core.exercise import Seconds

_MINUTE_S = 60
_HOUR_S = 3600


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


def spoken_seconds(seconds: Seconds) -> str:
    """Seconds as a screen reader is to say them: 5 seconds, 1.5 seconds."""
    if seconds == int(seconds):
        return ngettext("{count} second", "{count} seconds", int(seconds)).format(count=int(seconds))
    return _("{count} seconds").format(count=number_text(seconds))
