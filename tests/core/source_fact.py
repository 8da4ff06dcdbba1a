"""Facts of the published sources, and the sentences of the shipped exercises that rest on them."""

from typing import NamedTuple


class Fact(NamedTuple):
    """What every one of these sources says, and where an exercise says it: "place: sentence".

    A place is a list of the exercise, a list of its guideline, or the id of the phase whose cue it is.
    """

    sources: str
    fact: str
    told: tuple[str, ...]


def fact(sources: str, what: str, *told: str) -> Fact:
    return Fact(sources, what, told)
