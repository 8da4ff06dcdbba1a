"""The whole picture of a motion: floor, equipment and body, and the room that they take."""

from collections.abc import Sequence
from itertools import chain

from lunge_timer.core.figure.body import Extent, Joints, Point, extent
from lunge_timer.core.figure.pose import Pose
from lunge_timer.ui.figure.motion import Motion
from lunge_timer.ui.figure.props import carrying, pieces_before, pieces_behind, room
from lunge_timer.ui.figure.scene import FAR_FOOT, FigurePiece, Frame, Tone, far_pieces, near_pieces
from lunge_timer.ui.figure.shapes import plank

_MARGIN = 0.085  # of the body's height: what limbs are wider than their joints
_HEADROOM = 0.09  # above the middle of the head
_MAT_BEFORE = 0.016  # the feet
_MAT = Extent(left=0.02, right=0.02, bottom=_MAT_BEFORE, top=FAR_FOOT.y + 0.004)


def poses_of(motion: Motion) -> tuple[Pose, Pose]:
    """Where the motion begins and ends, with the arms that carry its load."""
    start, end = motion.ends
    return carrying(start, motion.load), carrying(end, motion.load)


def room_of(motion: Motion) -> Extent:
    """The box, in body units, that holds all poses of the motion's: none is drawn larger than another."""
    boxes = [extent(motion.poses.values()), *room(motion.props)]
    return Extent(
        left=min(box.left for box in boxes) - _MARGIN,
        right=max(box.right for box in boxes) + _MARGIN + FAR_FOOT.x,
        bottom=-2 * _MAT_BEFORE,
        top=max(box.top for box in boxes) + _HEADROOM,
    )


def frame_in(width_px: int, height_px: int, facing: float, box: Extent) -> Frame:
    """The box in the middle of the widget, as large as it can be."""
    scale = min(width_px / (box.right - box.left), height_px / (box.top - box.bottom))
    return Frame(
        scale=scale,
        x=width_px / 2 - facing * scale * (box.left + box.right) / 2,
        y=height_px / 2 + scale * (box.bottom + box.top) / 2,
        facing=facing,
    )


def pieces_of(frame: Frame, motion: Motion, box: Extent, at: Joints) -> Sequence[FigurePiece]:
    """The pieces from the floor to the nearest; for one motion always as many, in the same order."""
    props = motion.props
    return tuple(
        chain(
            (_mat(frame, box),),
            pieces_behind(frame, props, at),
            far_pieces(frame, at),
            near_pieces(frame, at, vest=motion.load == "vest"),
            pieces_before(frame, props, motion.load, at),
        )
    )


def _mat(turned: Frame, box: Extent) -> FigurePiece:
    """The mat, which stays where it is while the body turns."""
    middle_px = turned.scale * (box.left + box.right) / 2
    frame = turned._replace(x=turned.x + (turned.facing - 1) * middle_px, facing=1)
    left, right = box.left + _MAT.left, box.right - _MAT.right
    height = _MAT.bottom + _MAT.top
    return frame.thing(plank(left, -_MAT.bottom, right - left, height, height / 2), Point(0, 0), Tone.FLOOR)
