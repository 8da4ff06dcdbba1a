"""Text from anywhere: what of it can be seen, and what of it may stand in a sentence."""

import unicodedata

INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})  # categories of characters

_SHORT_TEXT = 60  # as much of a foreign text as fits into a sentence
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0\U0001d159")  # letters and signs that are drawn as nothing


def is_blank(text: str) -> bool:
    """Whether nothing of text can be seen: it has no more than spaces, and marks with nothing to stand on."""
    return all(
        c in _BLANK or unicodedata.category(c) in INVISIBLE or unicodedata.category(c)[0] in "MZ"
        for c in text
    )


def printable(text: str) -> str:
    """Text from a file, short and with nothing unseen in it, fit to stand in a sentence."""
    if text.isprintable() and len(text) <= _SHORT_TEXT:
        return text
    seen = "".join("\ufffd" if unicodedata.category(c) in INVISIBLE else c for c in text[:_SHORT_TEXT])
    return seen + "…" if len(text) > len(seen) else seen
