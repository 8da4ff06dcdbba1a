"""The figure: a person seen from the side who moves as the exercise goes."""

from lunge_timer.ui.figure.facing import facing_at
from lunge_timer.ui.figure.motion import Motion, has_figure, is_moving, motion_at, motion_of, still_motion_at
from lunge_timer.ui.figure.widget import Figure

__all__ = [
    "Figure",
    "Motion",
    "facing_at",
    "has_figure",
    "is_moving",
    "motion_at",
    "motion_of",
    "still_motion_at",
]
