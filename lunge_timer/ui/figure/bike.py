"""The bicycle in the picture: its pedals go where the feet are."""

from collections.abc import Iterable

from lunge_timer.core.figure.body import CRANK_AXLE, SADDLE_HEIGHT, Extent, Joints, Point
from lunge_timer.ui.figure.scene import FAR_FOOT, FigurePiece, Frame, Tone
from lunge_timer.ui.figure.shapes import disc, plank

_WHEEL = 0.175
_TYRE = 0.02
_REAR, _FRONT = Point(-0.16, _WHEEL), Point(0.46, _WHEEL)
_SADDLE = Point(-0.005, SADDLE_HEIGHT - 0.075)
_HEAD, _BARS = Point(0.37, 0.5), Point(0.375, 0.585)
_TUBE = 0.02
_SOLE = 0.012  # of the shoe, between the ball of the foot and its pedal
BIKE = Extent(left=_REAR.x - _WHEEL, right=_FRONT.x + _WHEEL, bottom=0, top=_BARS.y)


def bike_behind(frame: Frame, at: Joints) -> Iterable[FigurePiece]:
    """Wheels, frame, saddle, handlebars and the far pedal."""
    for hub in (_REAR, _FRONT):
        yield frame.thing(disc(_WHEEL), hub, Tone.PROP_FAR)
        yield frame.thing(disc(_WHEEL - _TYRE), hub, Tone.GROUND)
    yield from _crank(frame, at.other.ball.shifted(*FAR_FOOT), Tone.PROP_FAR)
    seat_joint = Point(0.012, SADDLE_HEIGHT - 0.15)
    for start, end in (
        (_REAR, CRANK_AXLE),
        (_REAR, seat_joint),
        (CRANK_AXLE, _SADDLE),
        (seat_joint, _HEAD),
        (CRANK_AXLE, _HEAD),
        (_FRONT, _BARS),
    ):
        yield frame.rod(start, end, _TUBE, Tone.PROP)
    yield frame.thing(plank(-0.07, -0.014, 0.15, 0.03, 0.014), _SADDLE, Tone.PROP)
    yield frame.rod(_BARS.shifted(-0.01, 0), _BARS.shifted(0.06, 0.01), _TUBE, Tone.PROP)


def bike_before(frame: Frame, at: Joints) -> Iterable[FigurePiece]:
    """The near pedal."""
    yield frame.thing(disc(0.035), CRANK_AXLE, Tone.PROP)
    yield from _crank(frame, at.leg.ball, Tone.PROP)


def _crank(frame: Frame, ball: Point, tone: Tone) -> Iterable[FigurePiece]:
    pedal = ball.shifted(0, -_SOLE)
    yield frame.rod(CRANK_AXLE, pedal, _TUBE * 0.8, tone)
    yield frame.thing(plank(-0.035, -0.008, 0.07, 0.016, 0.006), pedal, tone)
