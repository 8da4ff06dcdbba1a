"""Timed steps that are known by their names, a walk, a stretch: what the figure does in them, and how long.

One is one JSON file in assets/timed-steps; a new one needs no code.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

from lunge_timer.core.exercise import Seconds, Text
from lunge_timer.core.figure.pose import Pose, Prop
from lunge_timer.core.limits import CUE_LENGTH, MOVE_S, NAME_LENGTH, TIMED_S
from lunge_timer.core.problems import Problem, number_problems, text_problems
from lunge_timer.language import _


class Offer(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A timed step as it can be put into a routine, before its exercises or after them."""

    part: Literal["warm-up", "cool-down"]
    duration_s: Seconds
    per_leg: bool = False
    cue: Text = Text()


class TimedFigure(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The poses of a timed step. Several are gone through in their order, over and over.

    ``move_s`` is the way from one to the next, which goes ``evenly``, as in a walk, or stops in each pose.
    Where a leg is named, it is the poses' ``leg``.
    """

    format: Literal["lunge-timer/timed-step"]
    version: Literal[1]
    names: tuple[Text, ...]
    offers: tuple[Offer, ...] = ()  # under the first of the names
    poses: dict[str, Pose]
    move_s: Seconds = 0
    evenly: bool = False
    props: tuple[Prop, ...] = ()

    @property
    def moves(self) -> bool:
        return len(self.poses) > 1

    def place_at(self, elapsed_ms: int) -> tuple[str, str, float]:
        """The pose that the figure comes from by then, the one it goes to, and how much of that is done."""
        names = [*self.poses]
        if not self.moves:
            return names[0], names[0], 1.0
        number, fraction = divmod(elapsed_ms / (self.move_s * 1000), 1)
        return names[int(number) % len(names)], names[int(number + 1) % len(names)], fraction


def problems_of_timed_figure(figure: TimedFigure) -> Iterator[Problem]:
    """A figure that no step shows, that has no pose, or that has no time to go to the next."""
    if not figure.names:
        yield Problem("names", _("no name is given that a timed step could bear"))
    for number, name in enumerate(figure.names):
        yield from text_problems(f"names[{number}]", name, NAME_LENGTH)
    for number, offer in enumerate(figure.offers):
        yield from number_problems(f"offers[{number}].duration_s", offer.duration_s, TIMED_S)
        yield from text_problems(f"offers[{number}].cue", offer.cue, CUE_LENGTH)
    if not figure.poses:
        yield Problem("poses", _("there is no pose"))
    if figure.moves and not 0 < figure.move_s <= MOVE_S.high:
        reason = _("{value} is not above 0 and up to {high}, the seconds from a pose to the next")
        yield Problem("move_s", reason.format(value=figure.move_s, high=MOVE_S.high))


TimedFigures: TypeAlias = Mapping[str, TimedFigure]  # by the name of a timed step, its case folded


def by_name(figures: Iterable[TimedFigure]) -> TimedFigures:
    return {name.casefold(): figure for figure in figures for name in figure.names}
