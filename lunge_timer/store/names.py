"""Names for files, and names for routines that no other one has."""

import re
import unicodedata
from collections.abc import Collection
from itertools import chain, count

from lunge_timer.core.limits import NAME_LENGTH
from lunge_timer.core.listing import folded

_SLUG_LENGTH = 60  # with a number and its ending it fits into any file system
_RESERVED = r"con|prn|aux|nul|com[0-9]|lpt[0-9]"  # Windows keeps these, whatever their ending


def slug(name: str) -> str:
    """A file's name for a routine of that name: small letters, digits and dashes, safe on every system."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    stem = re.sub(r"[^a-z0-9]+", "-", letters)[:_SLUG_LENGTH].strip("-")
    return "routine" if not stem else f"{stem}-routine" if re.fullmatch(_RESERVED, stem) else stem


def free_stem(stem: str, taken: Collection[str]) -> str:
    """The stem, or with the first number that makes it differ from all taken, as folded() has them."""
    stems = chain([stem], (f"{stem}-{number}" for number in count(2)))
    return next(free for free in stems if folded(free) not in taken)


def free_name(name: str, taken: Collection[str]) -> str:
    """The name, or "Evening legs 2" where it is taken; taken are names as folded() has them."""
    match = re.fullmatch(r"(.*\S)\s+([1-9][0-9]{0,3})", name)
    base, number = (match[1], int(match[2])) if match else (name, 1)
    free = name
    while folded(free) in taken:
        number += 1
        free = f"{base[: NAME_LENGTH.high - len(str(number)) - 1].rstrip()} {number}"
    return free
