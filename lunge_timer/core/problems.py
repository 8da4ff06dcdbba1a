"""What is wrong in a routine or an exercise: every mistake with its place, before it is used."""

import math
import unicodedata
from collections.abc import Iterator

from msgspec import Struct

from lunge_timer.core.exercise import Seconds
from lunge_timer.core.limits import Limit
from lunge_timer.core.visible_text import INVISIBLE, is_blank
from lunge_timer.language import _


class Problem(Struct, frozen=True):
    """One mistake: the place as the file has it ("blocks[2].sets"), and why what stands there is wrong."""

    place: str
    reason: str

    @property
    def sentence(self) -> str:
        return f"{self.place}: {self.reason}"


def number_problems(place: str, value: Seconds, limit: Limit) -> Iterator[Problem]:
    """At most one: a value that is not within limit."""
    # The comparison is written so that NaN fails it.
    if not (limit.low <= value <= limit.high):
        reason = _("{value} is not between {low} and {high}")
        yield Problem(place, reason.format(value=_short(value), low=limit.low, high=limit.high))


def text_problems(place: str, text: str, limit: Limit, *, lines: bool = False) -> Iterator[Problem]:
    """At most one: a character that cannot be seen, none that can, or a length that is not within limit."""
    allowed = "\n\t" if lines else ""
    letters = () if text.isprintable() else dict.fromkeys(text)  # most are, and that is known at once
    hidden = next((c for c in letters if c not in allowed and unicodedata.category(c) in INVISIBLE), None)
    if hidden is not None:
        reason = _("it holds a character that cannot be seen (U+{code:04X})")
        yield Problem(place, reason.format(code=ord(hidden)))
    elif limit.low and is_blank(text):
        yield Problem(place, _("it holds nothing that can be seen") if text.strip() else _("it is empty"))
    elif len(text) > limit.high:
        reason = _("{length} characters are more than {high}")
        yield Problem(place, reason.format(length=len(text), high=limit.high))


def optional_text_problems(place: str, text: str, most: int) -> Iterator[Problem]:
    """The same of a text that may be left out: one that stands there has something that can be seen."""
    if text:
        yield from text_problems(place, text, Limit(1, most))


def _short(value: Seconds) -> str:
    if isinstance(value, int) and abs(value) >= 10**15:
        return _("a number of {count} digits").format(count=int(math.log10(abs(value))) + 1)
    return str(value)
