"""Which piece of the figure has which colour."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QBrush, QColor

from lunge_timer.core.timeline import Leg
from lunge_timer.ui.figure.scene import Tone
from lunge_timer.ui.theme import Colors, kind_color

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lunge_timer.ui.figure.motion import Motion


def brushes(colors: Colors, motion: "Motion", ground: QColor) -> "Sequence[QBrush]":
    """A brush for each tone, in their order."""
    work = kind_color(colors, motion.kind)
    near, far = colors.limb_far, work
    if motion.leg is None:
        near, far = mixed(colors.ink, ground, 0.2), mixed(colors.ink, ground, 0.5)
    elif motion.leg is Leg.BOTH:
        near, far = work, mixed(work, ground, 0.35)
    by_tone = {
        Tone.GROUND: ground,
        Tone.FLOOR: colors.track,
        Tone.BODY: colors.ink,
        Tone.NEAR_ARM: colors.ink_shade,
        Tone.FAR_ARM: mixed(colors.ink_shade, ground, 0.45),
        Tone.NEAR_LEG: near,
        Tone.FAR_LEG: far,
        Tone.PROP: mixed(colors.muted, ground, 0.55),
        Tone.PROP_FAR: mixed(colors.muted, ground, 0.7),
        Tone.LOAD: colors.muted,
    }
    return [QBrush(by_tone[tone]) for tone in Tone]


def mixed(color: QColor, other: QColor, share: float) -> QColor:
    """Color with that share of the other in it."""
    return QColor.fromRgbF(
        color.redF() + (other.redF() - color.redF()) * share,
        color.greenF() + (other.greenF() - color.greenF()) * share,
        color.blueF() + (other.blueF() - color.blueF()) * share,
    )
