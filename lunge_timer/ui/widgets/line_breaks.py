"""Where a text whose parts stand between dots is broken into lines, no dot is left at the break."""

import re
from collections.abc import Callable, Iterator

_DOT = "·"


def without_loose_dots(text: str, fits: Callable[[str], bool]) -> str:
    """Text with a line break in the place of each dot that a line would end or begin with.

    Lines are filled word by word; fits tells whether so much goes into one. Other breaks are left to whoever
    paints the text.
    """
    return "\n".join(_broken(paragraph, fits) for paragraph in text.split("\n"))


def _broken(paragraph: str, fits: Callable[[str], bool]) -> str:
    done, line = "", ""
    for space, word in _words(paragraph):
        longer = f"{line}{space}{word}" if line else word
        if not line or fits(longer):
            line = longer
        elif word == _DOT:
            done, line = f"{done}{line}\n", ""
        elif line.endswith(f" {_DOT}"):
            done, line = f"{done}{line.removesuffix(f' {_DOT}')}\n", word
        else:
            done, line = f"{done}{line}{space}", word
    return done + line


def _words(paragraph: str) -> Iterator[tuple[str, str]]:
    """What a line can end with, each with what stands before it: a hyphen ends a word too."""
    for word in paragraph.split(" "):
        first, *others = re.split(r"(?<=-)(?=\w)", word)
        yield " ", first
        for part in others:
            yield "", part
