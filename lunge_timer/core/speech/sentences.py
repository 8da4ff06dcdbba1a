"""The sentences and words of the voice that have a number or a leg in them: as each of them was recorded."""

from lunge_timer.core.text.numbers import spoken_time
from lunge_timer.core.timeline import Leg
from lunge_timer.language import _, ngettext

SETS = 6  # as many are recorded, and so many reps: a routine with more of them does without the number
REPS = 30
REPS_IN_ALL = 120  # of a leg in a whole workout, said at its end
ROUNDS = 10


def sentence(text: str) -> str:
    return _("{text}.").format(text=text) if text else ""


def set_sentence(number: int, count: int) -> str:
    return _("Set {number} of {count}.").format(number=number, count=count)


def round_sentence(number: int, count: int) -> str:
    return _("Round {number} of {count}.").format(number=number, count=count)


def time_sentence(ms: int) -> str:
    return sentence(spoken_time(ms))


def reps_sentence(count: int) -> str:
    return ngettext("{count} rep.", "{count} reps.", count).format(count=count)


def leg_word(leg: Leg, number: int) -> str:
    """How a rep is called as it begins: by its leg, or by its number where it is both legs'."""
    return {Leg.LEFT: _("Left"), Leg.RIGHT: _("Right")}.get(leg, str(number))


def last_word(leg: Leg) -> str:
    words = {Leg.LEFT: _("Last: left"), Leg.RIGHT: _("Last: right"), Leg.BOTH: _("Last one")}
    return words[leg]


def leg_sentence(leg: Leg | None) -> str:
    return {Leg.LEFT: _("Left leg."), Leg.RIGHT: _("Right leg."), Leg.BOTH: _("Both legs."), None: ""}[leg]


def first_leg(leg: Leg | None) -> str:
    """Which leg begins a set in which they take turns."""
    return _("Right leg first.") if leg is Leg.RIGHT else _("Left leg first.")
