"""The hard limits of every number, text and list in a routine's file."""

from typing import NamedTuple

from lunge_timer.core.exercise import Exercise


class Limit(NamedTuple):
    """The hard limits of a number in any file, both included."""

    low: int
    high: int


GET_READY_S = Limit(0, 60)
SETS = Limit(1, 99)
REPS = Limit(1, 999)
SWITCH_S = Limit(0, 60)
REST_S = Limit(0, 300)
MOVE_S = Limit(1, 60)
HOLD_S = Limit(0, 60)
OWN_HOLD_S = Limit(0, 300)  # of an exercise of the routine's own
TIMED_S = Limit(1, 3600)
TIMES = Limit(1, 50)
PHASES = Limit(1, 12)  # of an own exercise
SENTENCES = Limit(0, 20)  # of an own exercise, of each kind
KG = Limit(0, 1000)
NAME_LENGTH = Limit(1, 80)
CUE_LENGTH = Limit(0, 200)
NOTES_LENGTH = Limit(0, 4000)
BLOCKS = Limit(1, 50)  # rounds, and the blocks in them
TOTAL_S = 6 * 60 * 60
STEPS = 5000


def hold_limit(exercise: Exercise) -> Limit:
    """How many seconds its holds may last."""
    return OWN_HOLD_S if exercise.is_own else HOLD_S
