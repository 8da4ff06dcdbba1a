"""Numbers and times as people type them."""

import re

from lunge_timer.core.exercise import Seconds
from lunge_timer.language import _

_AMOUNT = r"\d{1,12}(?:[.,]\d{0,9})?|[.,]\d{1,9}"
_NUMBER = rf"[-−]?(?:{_AMOUNT})"
_CLOCK = (  # 1:30, 1:02:03.5, 1:30 min; 1: on the way to them
    r"(?:(?P<hours>\d{1,3})\s*:\s*)?(?P<minutes>\d{1,4})\s*:\s*(?P<seconds>\d{1,6}(?:[.,]\d{0,9})?)?"
    r"(?:\s*(?P<minutes_word>m[a-z]*)\.?)?"
)
_WORDED = (  # 1 h 30 min, 1m30, 45s
    rf"(?=.)(?:(?P<hours>{_AMOUNT})\s*(?P<hours_word>h[a-z]*)\.?\s*)?"
    rf"(?:(?P<minutes>{_AMOUNT})\s*(?P<minutes_word>m[a-z]*)\.?\s*)?"
    rf"(?:(?P<seconds>{_AMOUNT})\s*(?:(?P<seconds_word>s[a-z]*)\.?)?)?"
)
_UNITS = {
    "hours_word": ("hours", "hrs"),
    "minutes_word": ("minutes", "mins"),
    "seconds_word": ("seconds", "secs"),
}
_PLAIN = str.maketrans(
    {chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F)}  # full width, of East Asian keyboards
    | dict.fromkeys("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{IDEOGRAPHIC SPACE}", " ")
    | dict.fromkeys("'\N{RIGHT SINGLE QUOTATION MARK}\N{PRIME}", "m")
    | dict.fromkeys('"\N{RIGHT DOUBLE QUOTATION MARK}\N{DOUBLE PRIME}', "s")
)
_SIZES_S = {"hours": 3600, "minutes": 60, "seconds": 1}
_BILLION = 10**9  # times are summed up in whole billionths of a second: floats would lose the last digit


def read_number(text: str) -> Seconds:
    """The number that was typed, whole where it can be. Raises ValueError with what to type instead."""
    typed = _plain(text)
    if not re.fullmatch(_NUMBER, typed, re.ASCII):
        raise ValueError(_("Type a number"))
    number = float(typed.replace(",", ".").replace("−", "-"))
    return int(number) if number.is_integer() else number


def read_whole(text: str) -> int:
    """As read_number, where only a whole number will do: 1,000 may mean a thousand, or one."""
    number = read_number(text)
    if not isinstance(number, int) or not _plain(text).strip("-−").isdecimal():
        raise ValueError(_("Type a whole number"))
    return number


def read_time(text: str) -> Seconds:
    """Seconds from 90, 1:30, 1m30 or 1 h 30 min. Raises ValueError with what to type instead.

    A unit is any beginning of its name; a last number without one is of the next smaller unit.
    """
    typed = _plain(text)
    if re.fullmatch(_NUMBER, typed, re.ASCII):
        return read_number(typed)
    for form in (_CLOCK, _WORDED):
        found = re.fullmatch(form, typed, re.ASCII)
        if found is not None and _are_units(parts := found.groupdict()):
            return _sum_of(parts)
    raise ValueError(_("Type a time, as in 90, 1:30 or 1 min 30 s"))


def _plain(text: str) -> str:
    """The text in small plain letters and digits, with m and s for the signs of minutes and seconds."""
    return text.translate(_PLAIN).strip().lower()


def _are_units(parts: dict[str, str | None]) -> bool:
    """Whether the words are units, and where times stand between colons, of what is at their left."""
    if parts["hours"] and parts["minutes_word"] and "hours_word" not in parts:
        return False
    return all(
        any(name.startswith(parts.get(word) or "") for name in names) for word, names in _UNITS.items()
    )


def _sum_of(parts: dict[str, str | None]) -> Seconds:
    if parts.get("hours_word") and not parts["minutes"] and not parts["seconds_word"]:
        parts = {**parts, "minutes": parts["seconds"], "seconds": None}
    billionths = sum(_billionths(parts[unit] or "0") * size_s for unit, size_s in _SIZES_S.items())
    return billionths / _BILLION if billionths % _BILLION else billionths // _BILLION


def _billionths(number: str) -> int:
    whole, _point, fraction = number.replace(",", ".").partition(".")
    return int(whole or 0) * _BILLION + int(fraction.ljust(9, "0"))
