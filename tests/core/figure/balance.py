"""Where the weight of a posed body is."""

from lunge_timer.core.figure.body import Joints, Point


def centre_of_mass_x(at: Joints) -> float:
    """After Winter: each part's share of the body's mass, and where along the part it is."""
    x = 0.081 * at.head.x + 0.497 * _between(at.hip, at.shoulder, 0.5)
    for elbow, hand in ((at.elbow, at.hand), (at.other_elbow, at.other_hand)):
        x += 0.028 * _between(at.shoulder, elbow, 0.44) + 0.022 * _between(elbow, hand, 0.68)
    for leg in (at.leg, at.other):
        x += 0.1 * _between(at.hip, leg.knee, 0.43) + 0.0465 * _between(leg.knee, leg.ankle, 0.43)
        x += 0.0145 * _between(leg.heel, leg.toe, 0.5)
    return x


def _between(one: Point, other: Point, share: float) -> float:
    return one.x + (other.x - one.x) * share
