"""A body of jointed limbs, seen from the side, posed by angles.

Angles are degrees. A limb at 0 hangs straight down, and a positive angle swings its lower end forward,
the way the body faces; the trunk at 0 stands straight up and leans forward with a positive angle;
a foot at 0 is flat, and a positive angle lifts the heel above the toes.
"""

from typing import Literal, TypeAlias

from msgspec import Struct

Prop: TypeAlias = Literal["band", "machine", "partner"]


class LegPose(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    thigh: float
    shin: float
    foot: float = 0.0


class ArmPose(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    upper: float
    fore: float


class Pose(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where every limb points. ``leg`` is the one that is named and coloured, ``other`` the one that is not."""

    trunk: float
    leg: LegPose
    other: LegPose
    arm: ArmPose
    stands_on: Literal["leg", "other", "both", "knees", "seat"] = "both"
