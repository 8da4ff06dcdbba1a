"""The figure: a person seen from the side who moves as the exercise goes."""

from lunge_timer.ui.figure.facing import facing_at, is_turning
from lunge_timer.ui.figure.motion import Motion, motion_at
from lunge_timer.ui.figure.widget import Figure

__all__ = ["Figure", "Motion", "facing_at", "is_turning", "motion_at"]
