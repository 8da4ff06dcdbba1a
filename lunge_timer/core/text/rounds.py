"""A round in words."""

from lunge_timer.core.routine import Round
from lunge_timer.language import _, ngettext


def round_text(block: Round) -> str:
    """Circuit, 3 rounds; of one that has no name, how many there are."""
    rounds = rounds_text(block.times)
    return _("{name}, {rounds}").format(name=block.name, rounds=rounds) if block.name else rounds


def rounds_text(count: int) -> str:
    return ngettext("{count} round", "{count} rounds", count).format(count=count)


def round_title(block: Round) -> str:
    """What a round is called."""
    return block.name or _("Round")
