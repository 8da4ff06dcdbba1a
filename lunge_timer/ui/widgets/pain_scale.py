"""The scale on which a person says how much a leg hurts."""

from lunge_timer.core.answers import SoreLeg
from lunge_timer.core.done_workout import PAIN
from lunge_timer.language import _
from lunge_timer.ui.widgets.scale import Scale, ScalePoint


class PainScale(Scale):
    """0 to 10, of one leg. title and below are what is to be read beside it."""

    def __init__(self, leg: SoreLeg) -> None:
        self.title, question = {
            "left": (_("Left leg"), _("How much does the left leg hurt?")),
            "right": (_("Right leg"), _("How much does the right leg hurt?")),
        }[leg]
        low, high = PAIN
        self.below = _("{low} none, {high} worst").format(low=low, high=high)
        super().__init__(question, [ScalePoint(score, str(score)) for score in range(low, high + 1)])
