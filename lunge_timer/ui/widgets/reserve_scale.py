"""The scale on which a person says how many reps more a leg had in it."""

from lunge_timer.core.done_workout import RESERVE
from lunge_timer.core.text.results import leg_name
from lunge_timer.core.timeline import Leg
from lunge_timer.language import _
from lunge_timer.ui.widgets.scale import Scale, ScalePoint


class ReserveScale(Scale):
    """0 to 4 or more, of one leg."""

    def __init__(self, leg: Leg) -> None:
        super().__init__(f"{leg_name(leg)}: {reserve_question()}", _points())


def reserve_question() -> str:
    return _("How many more could you have done?")


def _points() -> list[ScalePoint]:
    low, high = RESERVE
    few = [ScalePoint(count, str(count)) for count in range(low, high)]
    most, spoken = _("{count}+").format(count=high), _("{count} or more").format(count=high)
    return [*few, ScalePoint(high, most, spoken=spoken)]
