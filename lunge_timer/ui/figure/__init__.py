"""The figure: a person seen from the side who moves as the exercise goes."""

from lunge_timer.ui.figure.motion import Motion, motion_at
from lunge_timer.ui.figure.widget import Figure

__all__ = ["Figure", "Motion", "motion_at"]
