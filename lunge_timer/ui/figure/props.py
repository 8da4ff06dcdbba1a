"""The equipment in the picture: band, table, machine, partner, weights."""

from collections.abc import Iterable, Sequence
from functools import cache

from msgspec.structs import replace

from lunge_timer.core.figure.body import (
    ANKLE_HEIGHT,
    SEAT_HEIGHT,
    SHIN,
    TRUNK,
    Extent,
    Joints,
    LegJoints,
    Point,
    joints,
)
from lunge_timer.core.figure.pose import ArmPose, LegPose, Pose, Prop
from lunge_timer.core.routine import LoadKind
from lunge_timer.ui.figure.bike import BIKE, bike_before, bike_behind
from lunge_timer.ui.figure.scene import (
    FigurePiece,
    Frame,
    Tone,
    arm_pieces,
    leg_pieces,
    trunk_pieces,
)
from lunge_timer.ui.figure.shapes import disc, plank

_TABLE = Extent(left=0.235, right=0.46, bottom=0, top=0.585)
_TABLE_LEG_X = 0.29
_ANCHOR = Point(_TABLE_LEG_X, ANKLE_HEIGHT + 0.03)
_MACHINE = Extent(left=-0.27, right=0.3, bottom=0, top=0.8)
_PARTNER = Extent(left=-0.66, right=0, bottom=0, top=0.75)
_PARTNER_KNEE_X = -0.41
_ROLLER = 0.036
_PLATE = 0.06  # of the barbell
_BARBELL_BEHIND = 0.045  # the shoulders
_PAD_X = 0.165  # of the pad that keeps the thighs down


def room(props: Sequence[Prop]) -> Sequence[Extent]:
    """The boxes that the props stand in."""
    boxes: dict[Prop, Extent] = {"band": _TABLE, "machine": _MACHINE, "partner": _PARTNER, "bike": BIKE}
    return [boxes[prop] for prop in props]


def carrying(pose: Pose, load: LoadKind) -> Pose:
    """The same pose with the arms that carry the load."""
    if load == "dumbbells":
        arm = ArmPose(upper=-6, fore=6)
    elif load == "barbell":
        arm = ArmPose(upper=-pose.trunk - 22, fore=148 - pose.trunk)
    else:
        return pose
    return replace(pose, arm=arm, other_arm=None)


def pieces_behind(frame: Frame, props: Sequence[Prop], at: Joints) -> Iterable[FigurePiece]:
    """What the body stands before."""
    if "band" in props:
        yield from _table(frame)
    if "machine" in props:
        yield from _machine(frame, at)
    if "bike" in props:
        yield from bike_behind(frame, at)
    if "partner" in props:
        partner = _partner()
        yield from trunk_pieces(frame, partner, Tone.PROP)
        yield from leg_pieces(frame, partner.hip, partner.other, Tone.PROP_FAR, apart=True)


def pieces_before(frame: Frame, props: Sequence[Prop], load: LoadKind, at: Joints) -> Iterable[FigurePiece]:
    """What hides some of the body."""
    if "band" in props:
        yield from _band(frame, at.leg)
    if "machine" in props:
        yield from _roller(frame, at)
    if "bike" in props:
        yield from bike_before(frame, at)
    if "partner" in props:
        partner = _partner()
        yield from arm_pieces(frame, partner.shoulder, partner.elbow, partner.hand, Tone.PROP_FAR, apart=True)
    if load == "dumbbells":
        parts = ((-0.05, 0.1, 0.02), (-0.066, 0.03, 0.066), (0.036, 0.03, 0.066))
        held = [
            frame.thing(plank(left, -height / 2, width, height, 0.008), at.hand, Tone.LOAD)
            for left, width, height in parts
        ]
        yield from (*(piece.gap for piece in held), *held)
    elif load == "barbell":
        x, y = at.shoulder.x - at.hip.x, at.shoulder.y - at.hip.y
        bar = at.shoulder.shifted(*(part * _BARBELL_BEHIND / TRUNK for part in (-y, x)))
        plate = frame.thing(disc(_PLATE), bar, Tone.LOAD)
        yield from (plate.gap, plate)
        yield frame.thing(disc(_PLATE / 5), bar, Tone.GROUND)


def _band(frame: Frame, leg: LegJoints) -> Iterable[FigurePiece]:
    """A cuff around the ankle, and the band from there to its anchor."""
    x, y = (leg.ankle.x - leg.knee.x) / SHIN, (leg.ankle.y - leg.knee.y) / SHIN
    cuff = leg.ankle.shifted(-0.03 * x, -0.03 * y)
    yield frame.rod(cuff, _ANCHOR, 0.014, Tone.LOAD)
    front, back = cuff.shifted(-0.026 * y, 0.026 * x), cuff.shifted(0.026 * y, -0.026 * x)
    yield frame.rod(back, front, 0.026, Tone.LOAD)


def _table(frame: Frame) -> Iterable[FigurePiece]:
    top = _TABLE.top
    yield frame.rod(Point(_TABLE.right - 0.05, 0), Point(_TABLE.right - 0.05, top), 0.03, Tone.PROP_FAR)
    yield frame.rod(Point(_TABLE_LEG_X, 0), Point(_TABLE_LEG_X, top), 0.03, Tone.PROP_FAR)
    tabletop = plank(0, -0.02, _TABLE.right - _TABLE.left, 0.036, 0.012)
    yield frame.thing(tabletop, Point(_TABLE.left, top), Tone.PROP)
    yield frame.thing(disc(0.02), _ANCHOR, Tone.LOAD)


def _machine(frame: Frame, at: Joints) -> Iterable[FigurePiece]:
    seat = SEAT_HEIGHT - 0.085
    yield frame.rod(Point(0.02, 0), Point(0.02, seat), 0.05, Tone.PROP_FAR)
    yield frame.thing(plank(-0.16, 0, 0.4, 0.024, 0.01), Point(0, 0), Tone.PROP_FAR)
    yield frame.rod(Point(_PAD_X - 0.02, seat), Point(_PAD_X, SEAT_HEIGHT + 0.06), 0.024, Tone.PROP_FAR)
    yield frame.rod(Point(-0.1, seat), Point(-0.21, 0.72), 0.04, Tone.PROP)
    yield frame.thing(plank(-0.1, -0.02, 0.27, 0.045, 0.02), Point(0, seat), Tone.PROP)
    yield frame.rod(at.leg.knee, at.leg.ankle.shifted(0, -0.03), 0.022, Tone.PROP)
    yield frame.thing(disc(0.03), at.leg.knee, Tone.PROP)


def _roller(frame: Frame, at: Joints) -> Iterable[FigurePiece]:
    knee, ankle = at.leg.knee, at.leg.ankle
    x, y = ankle.x - knee.x, ankle.y - knee.y
    below = Point(ankle.x - x * 0.12 + y * 0.22, ankle.y - y * 0.12 - x * 0.22)
    yield frame.thing(disc(_ROLLER), below, Tone.PROP)
    yield frame.thing(disc(_ROLLER * 0.35), below, Tone.GROUND)
    yield frame.thing(plank(-0.07, 0, 0.14, 0.05, 0.024), Point(_PAD_X, SEAT_HEIGHT + 0.04), Tone.PROP)


@cache
def _partner() -> Joints:
    """Someone who kneels behind and leans on the ankles."""
    leg = LegPose(thigh=62, shin=-102, foot=48.8)
    pose = Pose(trunk=42, leg=leg, other=leg, arm=ArmPose(upper=20, fore=60), stands_on="knees")
    at = joints(pose)
    return at.shifted(_PARTNER_KNEE_X - at.other.knee.x, 0)
