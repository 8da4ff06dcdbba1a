"""A body seen from the side, posed by the angles of its limbs: what an exercise file says of a pose.

Angles are degrees. A limb at 0 hangs straight down, and a positive angle swings its lower end forward,
the way the body faces; the trunk at 0 stands straight up and leans forward with a positive angle;
a foot at 0 is flat, and a positive angle lifts its heel. What points toward the person or away is seen
shorter: ``…_seen`` is the share of its length.
"""

from typing import Literal, TypeAlias

from msgspec import Struct

Prop: TypeAlias = Literal["band", "machine", "partner", "bike"]


class LegPose(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    thigh: float
    shin: float
    foot: float = 0.0
    thigh_seen: float = 1.0
    shin_seen: float = 1.0
    foot_seen: float = 1.0


class ArmPose(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    upper: float
    fore: float
    upper_seen: float = 1.0
    fore_seen: float = 1.0


class Pose(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where every limb points. ``leg`` is the one that is named and coloured, ``other`` the one that is not.

    What it stands on keeps its place from pose to pose: the foot of ``other``, the knees, the seat or the
    saddle. Who walks on the spot stands on the lower foot, whichever that is.
    """

    trunk: float
    leg: LegPose
    other: LegPose
    arm: ArmPose
    other_arm: ArmPose | None = None  # none where both do the same
    back: float = 0.0  # rounded, or hollow below 0: how far its middle is behind, of its length
    head: float | None = None  # leans forward, as the trunk; none where the eyes stay ahead by themselves
    stands_on: Literal["foot", "lower-foot", "knees", "seat", "saddle"] = "foot"


def standing() -> Pose:
    """Upright at ease: what is shown where no exercise is."""
    leg = LegPose(thigh=3, shin=-3)
    return Pose(trunk=2, leg=leg, other=leg, arm=ArmPose(upper=-6, fore=10))
