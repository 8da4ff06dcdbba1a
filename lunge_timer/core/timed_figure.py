"""What the figure does in a timed step: a walk, a stretch, known by the names that such steps bear.

One is one JSON file in assets/timed-steps; a new one needs no code.
"""

from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

from lunge_timer.core.exercise import Seconds, Text
from lunge_timer.core.figure.pose import Pose, Prop


class TimedFigure(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The poses of a timed step. Several are gone through in their order, over and over.

    ``move_s`` is the way from one to the next, which goes ``evenly``, as in a walk, or stops in each pose.
    Where a leg is named, it is the poses' ``leg``.
    """

    format: Literal["lunge-timer/timed-step"]
    version: Literal[1]
    names: tuple[Text, ...]
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


TimedFigures: TypeAlias = Mapping[str, TimedFigure]  # by the name of a timed step, its case folded


def by_name(figures: Iterable[TimedFigure]) -> TimedFigures:
    return {name.casefold(): figure for figure in figures for name in figure.names}
